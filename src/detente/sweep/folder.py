"""A folder of results that survives any interruption: whole parts, one manifest, one process at a time.

::

    FOLDER/sweep.json                     what the results are of
    FOLDER/economies/part-00000.parquet   and every other table: one part for each block of scenarios
    FOLDER/scenarios/part-00000.parquet   written last: with it, the block is done

A part is written under another name, brought to the disk and only then given its own: it is there as a whole or not at
all.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from detente import disk
from detente.errors import DataError, InputError, Problem

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["MANIFEST", "Folder", "count_kept", "read_manifest"]

MANIFEST = "sweep.json"
LOCK = "lock"
INCOMING = "incoming"
LAST = "scenarios"
"""Table whose part is written last."""

IDENTITY = ("format", "version", "numpy", "world", "elasticities", "scenarios", "tables", "block")
"""Entries of the manifest that must be equal for a run to go on where another one stopped."""


class Folder:
    """A folder that one process may write to."""

    def __init__(self, path: Path, manifest: dict[str, Any], rows: list[int]) -> None:
        """
        Parameters
        ----------
        manifest : what the results are of.
        rows : scenarios in each part.
        """
        self.path, self.manifest, self._rows = path, manifest, rows
        self._lock: BinaryIO | None = None
        self.done: frozenset[int] = frozenset()
        """Parts that are there already."""

    def __enter__(self) -> Folder:
        """Take hold of the folder.

        Raises
        ------
        InputError
            When another process holds it, when it belongs to another sweep or to something else, or when it cannot
            be written.
        DataError
            When one of its parts is damaged.
        """
        try:
            self._require_ours()
            self.path.mkdir(parents=True, exist_ok=True)
            self._take_hold()
            try:
                self._prepare()
            except BaseException:
                self._let_go()
                raise
        except OSError as error:
            raise self._cannot_write(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.path / INCOMING, ignore_errors=True)
        self._let_go()

    def put(self, part: int, tables: Mapping[str, pa.Table]) -> None:
        """Add the tables of a block."""
        from pyarrow import parquet

        try:
            for name in sorted(tables, key=lambda name: name == LAST):
                incoming = self.path / INCOMING / f"{name}.parquet"
                parquet.write_table(tables[name], incoming)
                disk.bring_to_disk(incoming)
                disk.move(incoming, self._part(name, part))
                disk.bring_to_disk(self.path / name)
        except OSError as error:
            raise self._cannot_write(error) from None

    def _require_ours(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise InputError(Problem(str(self.path), "a file", "a folder", "choose another name"))
        if not self.path.is_dir() or not any(self.path.iterdir()):
            return
        if not (self.path / MANIFEST).is_file():
            if {p.name for p in self.path.iterdir()} <= {LOCK, INCOMING}:  # a run that got no further
                return
            raise InputError(
                Problem(
                    str(self.path),
                    "a folder with other files",
                    "an empty folder or one of a sweep",
                    "choose another name",
                )
            )
        old = read_manifest(self.path)
        other = [key for key in IDENTITY if old.get(key) != self.manifest.get(key)]
        if other:
            raise InputError(
                Problem(
                    str(self.path),
                    f"the results of another sweep: other {', '.join(other)}",
                    "an empty folder, or one that the same sweep began",
                    "choose another folder, or remove this one",
                )
            )

    def _take_hold(self) -> None:
        """The lock belongs to the open file: the system gives it back however this process ends."""
        self._lock = (self.path / LOCK).open("a+b")
        if not disk.try_lock(self._lock):
            self._lock.seek(0)
            holder = self._lock.read(20).decode("ascii", "replace").strip()
            self._lock.close()
            self._lock = None
            raise InputError(
                Problem(
                    str(self.path),
                    f"another process ({holder}) at work in it"
                    if holder
                    else "another process at work in it",
                    "one process at a time",
                    "wait until it has finished, or choose another folder",
                )
            )
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()).encode())
        self._lock.flush()

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _prepare(self) -> None:
        self._require_ours()  # nobody else can change it from here on
        shutil.rmtree(self.path / INCOMING, ignore_errors=True)
        for name in (INCOMING, *self.manifest["tables"]):
            (self.path / name).mkdir(exist_ok=True)
        if not (self.path / MANIFEST).is_file():
            incoming = self.path / INCOMING / MANIFEST
            text = json.dumps(self.manifest, ensure_ascii=False, indent=2) + "\n"
            disk.write_new(incoming, text.encode())
            disk.move(incoming, self.path / MANIFEST)
            disk.bring_to_disk(self.path)
        present = (part for part in range(len(self._rows)) if self._part(LAST, part).is_file())
        self.done = frozenset(part for part in present if self._is_whole(part))

    def _is_whole(self, part: int) -> bool:
        from pyarrow import ArrowInvalid, parquet

        for name in self.manifest["tables"]:
            path = self._part(name, part)
            try:
                rows = parquet.read_metadata(path).num_rows
            except (OSError, ArrowInvalid):
                rows = -1
            if rows < 0 or (name == LAST and rows != self._rows[part]):
                raise DataError(
                    Problem(str(path), "a damaged or missing part", "the part as it was written",
                            f"remove {self._part(LAST, part)} and run again: the part is made anew")
                )  # fmt: skip
        return True

    def _part(self, table: str, part: int) -> Path:
        return self.path / table / f"part-{part:05d}.parquet"

    def _cannot_write(self, error: OSError) -> InputError:
        return InputError(
            Problem(
                str(self.path),
                error.strerror or str(error),
                "a folder that can be written, with room for the results",
                "free some space or mend the permissions, and run the same again: finished parts are kept",
            )
        )


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a folder.

    Raises
    ------
    DataError
        When there is none, or a damaged one.
    """
    try:
        manifest: dict[str, Any] = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        manifest["tables"], manifest["scenarios"]["count"]  # what every reader relies on
    except FileNotFoundError:
        raise DataError(
            Problem(
                str(path), f"no {MANIFEST}", "a folder of a sweep", "name the folder that a sweep wrote to"
            )
        ) from None
    except (ValueError, KeyError, TypeError):
        raise DataError(
            Problem(
                str(path / MANIFEST),
                "a damaged file",
                "the manifest of a sweep",
                "run the sweep again in another folder",
            )
        ) from None
    return manifest


def count_kept(path: Path) -> int:
    """Scenarios whose results a folder holds as a whole."""
    from pyarrow import parquet

    return sum(int(parquet.read_metadata(part).num_rows) for part in (path / LAST).glob("part-*.parquet"))
