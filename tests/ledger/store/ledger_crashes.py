"""Writers that die at a chosen step, or whose disk is full; each runs in a process of its own."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.kill_ledger import document

from detente import disk
from detente.errors import InputError
from detente.ledger.store import open_store

PROCESSES = multiprocessing.get_context("forkserver")
STEPS = ("fsync", "mkdir", "replace", "rmdir", "unlink")
"""Calls of the system at which a writer can be stopped."""


def run(function: Callable[..., None], *arguments: object) -> int:
    """Run a function in a process of its own; its exit code, negative for a signal."""
    process = PROCESSES.Process(target=function, args=arguments)
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    assert code is not None
    return code


def act(place: str, action: str) -> None:
    """One change of a ledger; the documents 1 and 2 are there before, where it is not made anew."""
    store = open_store(place, create=action == "create")
    if action == "add":
        store.add(document(3))
    elif action == "replace":
        store.add(other(1), replace=True)
    elif action == "add several":
        store.add_all([other(1), document(3), document(4)], replace=True)
    elif action == "remove":
        store.remove(document(1).sources[0].id)
    elif action == "restore":
        store.restore(document(5).sources[0].id)


def other(number: int) -> Any:
    """Another reading of a document."""
    ledger = document(number)
    first, *more = ledger.measures
    return ledger.model_copy(update={"measures": (first.model_copy(update={"title": "Read anew"}), *more)})


def die_at(place: str, action: str, last: int) -> None:
    """Do one thing, and be killed at the step of number ``last``; a file is then half written."""
    count = 0

    def counting(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return wrapped

    def write_new(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == last:
            path.write_bytes(data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        whole(path, data)

    whole = disk.write_new
    disk.write_new = write_new
    for name in STEPS:
        setattr(os, name, counting(getattr(os, name)))
    act(place, action)


def fill_up_at(place: str, action: str, last: int, said: str) -> None:
    """Do one thing on a disk that is full from the step of number ``last`` on; write down the outcome."""
    count = 0

    def counting(call: Callable[..., Any], fails: bool) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count >= last and fails:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*arguments, **options)

        return wrapped

    originals = {name: getattr(os, name) for name in STEPS}
    for name, call in originals.items():
        setattr(os, name, counting(call, fails=name in ("fsync", "mkdir", "replace")))
    try:
        act(place, action)
        outcome = f"done in {count} steps" if count < last else "done"
    except InputError as error:
        outcome = str(error)
    for name, call in originals.items():
        setattr(os, name, call)
    Path(said).write_text(outcome)


def add_with_small_files(place: str, largest: int, said: str) -> None:
    """Add a document where no file may have more than ``largest`` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = open_store(place)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, most))
    try:
        store.add(document(3))
        outcome = "added"
    except InputError as error:
        outcome = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    Path(said).write_text(outcome)
