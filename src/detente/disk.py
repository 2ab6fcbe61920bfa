"""Bring bytes to a disk for good, and keep other processes out meanwhile."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from detente.errors import InputError, Problem

__all__ = ["Lock", "bring_to_disk", "move", "try_lock", "write_new"]

_LOCKED_BYTE = 1 << 20
"""Where a system locks bytes and not files: beyond what is written, so that others can read that."""


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and bring it to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def move(source: Path, target: Path) -> None:
    """Give a file or a folder its own name, in one step; a file of that name is replaced."""
    os.replace(source, target)


def bring_to_disk(path: Path) -> None:
    """Bring a file that was written, or the names in a folder, to the disk."""
    folder = path.is_dir()
    if folder and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def try_lock(file: BinaryIO, *, alone: bool = True) -> bool:
    """Hold an open file alone, or with other readers; ``False`` where another process keeps this one out.

    The lock belongs to the open file: the system gives it back however the process ends.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Lock:
    """A file that one writer, or any number of readers, hold; it also counts what was written."""

    _COUNT_DIGITS = 20

    def __init__(self, path: Path, wait_s: float) -> None:
        self.path, self.wait_s = path, wait_s
        self._file: BinaryIO | None = None

    def count(self) -> bytes:
        """What changes with every write; empty before the first."""
        try:
            with self.path.open("rb") as file:
                return file.read(self._COUNT_DIGITS)
        except FileNotFoundError:
            return b""

    def count_up(self) -> None:
        """Tell readers that something is about to change; by the holder of the lock alone."""
        assert self._file is not None
        before = self.count()
        count = int(before) + 1 if before.isdigit() else 1
        self._file.seek(0)
        self._file.write(b"%0*d %d\n" % (self._COUNT_DIGITS, count, os.getpid()))
        self._file.flush()

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold the lock alone.

        Raises
        ------
        InputError
            When another process holds it for longer than ``wait_s`` seconds.
        """
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666), "r+b") as file:
            self._take(file, alone=True)
            self._file = file
            try:
                yield
            finally:
                self._file = None

    @contextmanager
    def read(self) -> Iterator[None]:
        """Hold the lock with other readers."""
        with self.path.open("rb") as file:
            self._take(file, alone=False)
            yield

    def _take(self, file: BinaryIO, alone: bool) -> None:
        until = time.monotonic() + self.wait_s
        pause_s = 0.001
        while True:
            if try_lock(file, alone=alone):
                return
            if time.monotonic() > until:
                raise InputError(
                    Problem(
                        str(self.path.parent),
                        f"another process writing to it for more than {self.wait_s:g} s",
                        "one that finishes",
                        "wait until it has finished, or end it: nothing is lost by that",
                    )
                )
            time.sleep(pause_s * random.uniform(0.5, 1.0))
            pause_s = min(2 * pause_s, 0.02)
