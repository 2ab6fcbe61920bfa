"""A process that checks and solves blocks: reads tasks from standard input, writes answers to standard output.

Started afresh, never forked. It ends when its input does, so that nothing goes on working for a parent that was killed.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from typing import BinaryIO

from detente.sweep.solver import Solver

__all__ = ["main"]


def main() -> None:
    """Answer until the input ends. The first message is the solver, every other one a task."""
    gc.set_threshold(200_000)
    tasks: BinaryIO = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    try:
        solver: Solver = pickle.load(tasks)
        while True:
            task, block, changes = pickle.load(tasks)
            answer: tuple[bool, object]
            try:
                if task == "check":
                    answer = (True, solver.check(block))
                else:
                    answer = (
                        True,
                        solver.solve(block, solver.check(block).changes if changes is None else changes),
                    )
            except Exception:
                answer = (False, traceback.format_exc())
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)
