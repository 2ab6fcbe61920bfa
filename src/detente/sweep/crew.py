"""Worker processes and what they are doing."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.errors import DetenteError, Problem

__all__ = ["Crew"]

START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from detente.sweep.worker import main; main()"
)

ONE_THREAD = {
    f"{library}_NUM_THREADS": "1"
    for library in ("OPENBLAS", "OMP", "MKL", "BLIS", "VECLIB_MAXIMUM", "NUMEXPR")
}
"""Every core has a process of its own."""


@dataclass(frozen=True)
class _End:
    """A worker has nothing left to do, or failed."""

    error: BaseException | None


class Crew:
    """Workers that answer tasks in whatever order they finish.

    They are fresh interpreters: neither a guard in the main module nor a notebook stands in their way, and nothing of
    this process is inherited but its environment and its path of modules.
    """

    def __init__(self, workers: int) -> None:
        self._processes = [self._start() for _ in range(workers)]

    @staticmethod
    def _start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD,
            start_new_session=os.name == "posix",  # an interrupt is for the parent to handle
        )
        _send(process, pickle.dumps([path or os.getcwd() for path in sys.path]))
        return process

    def equip(self, solver: Any) -> None:
        """Send every worker what it solves with, once."""
        content = pickle.dumps(solver, pickle.HIGHEST_PROTOCOL)
        for process in self._processes:
            _send(process, content)

    def run(self, tasks: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, Any]]:
        """Number and answer of each task. Tasks are taken one at a time, when a worker is free for them."""
        waiting, lock = iter(tasks), threading.Lock()
        answers: queue.Queue[tuple[int, Any] | _End] = queue.Queue(2 * len(self._processes))
        stopped = threading.Event()

        def serve(process: subprocess.Popen[bytes]) -> None:
            try:
                while not stopped.is_set():
                    with lock:
                        task = next(waiting, None)
                    if task is None:
                        break
                    answers.put((task[0], _ask(process, task[1])))
            except BaseException as error:
                answers.put(_End(error))
            else:
                answers.put(_End(None))

        threads = [threading.Thread(target=serve, args=(p,), daemon=True) for p in self._processes]
        for thread in threads:
            thread.start()
        running = len(threads)
        try:
            while running:
                answer = answers.get()
                if not isinstance(answer, _End):
                    yield answer
                    continue
                running -= 1
                if answer.error is not None:
                    raise answer.error
        finally:
            stopped.set()

    def close(self) -> None:
        """End every worker at once."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(BrokenPipeError):
                        stream.close()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _send(process: subprocess.Popen[bytes], content: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(content)
        process.stdin.flush()
    except BrokenPipeError:
        raise _ended(process) from None


def _ask(process: subprocess.Popen[bytes], content: bytes) -> Any:
    assert process.stdout is not None
    _send(process, content)
    try:
        fine, answer = pickle.load(process.stdout)
    except (EOFError, pickle.UnpicklingError):
        raise _ended(process) from None
    if not fine:
        raise RuntimeError(f"a worker failed:\n{answer}")
    return answer


def _ended(process: subprocess.Popen[bytes]) -> DetenteError:
    code = process.wait()
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    return DetenteError(
        Problem(
            "worker process",
            f"its end ({how}) before it answered",
            "an answer",
            "run again with fewer workers, if memory was short",
        )
    )
