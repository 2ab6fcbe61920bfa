"""A ledger as a folder under version control: one file of YAML for each document.

::

    FOLDER/ledger.yaml         format and title
    FOLDER/documents/ID.yaml   one document
    FOLDER/removed/ID.yaml     a document that was taken out
    FOLDER/lock                held by the process that writes; not under version control
    FOLDER/incoming/           files that are being written; left by a writer that was killed, they mean nothing
    FOLDER/pending/            several documents that were added together and are not yet in their place

A file is written under ``incoming``, brought to the disk and only then given its name. Several files become part of
the ledger at the moment at which ``incoming`` is renamed to ``pending``; whoever finds that folder, reads it as if its
files were in ``documents``, and the next writer puts them there.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self, TypeVar

from detente import disk
from detente.errors import InputError, Problem
from detente.ledger.book import Ledger
from detente.ledger.findings import decode
from detente.ledger.yaml_reader import read_yaml
from detente.ledger.yaml_writer import write_yaml

from .documents import read_document
from .names import is_document_id
from .protocol import (
    FORMAT,
    WAIT_S,
    in_order,
    not_there,
    nothing_there,
    other_contents,
    prepare,
    still_there,
    too_new,
)

__all__ = ["FolderStore"]

MARKER = "ledger.yaml"
DOCUMENTS, REMOVED, INCOMING, PENDING, LOCK = "documents", "removed", "incoming", "pending", "lock"
SUFFIX = ".yaml"
MAX_BYTES = 64_000_000
"""Largest file that is read, in bytes."""

_TRIES = 3
"""How often a reader begins anew because something changed, before it asks writers to wait."""

T = TypeVar("T")


class FolderStore:
    """A ledger of documents in a folder."""

    def __init__(
        self, path: str | Path, *, create: bool = False, title: str = "", wait_s: float = WAIT_S
    ) -> None:
        """Open a folder.

        Parameters
        ----------
        path : the folder.
        create : make the ledger where there is none; the folder must be new, or hold nothing but hidden files, a
            readme and a licence.
        title : what a new ledger is about.
        wait_s : how long a writer waits for another one, in seconds.

        Raises
        ------
        InputError
            When there is no ledger, or one of a newer program, or something else.
        """
        self.path = Path(path)
        self._lock = disk.Lock(self.path / LOCK, wait_s)
        with self._naming_errors("read"):
            there = (self.path / MARKER).is_file()
        if not there and not create:
            raise InputError(nothing_there(self.place))
        if not there:
            self._create(title)
        self._title = self._read_marker()

    def __repr__(self) -> str:
        return f"FolderStore({self.place!r})"

    @property
    def place(self) -> str:
        return str(self.path)

    @property
    def title(self) -> str:
        return self._title

    @property
    def version(self) -> str:
        digest = hashlib.sha256()
        for name, data in sorted(self._consistently(self._read_all).items()):
            digest.update(f"{name} {len(data)}\n".encode())
            digest.update(data)
        return digest.hexdigest()

    def documents(self) -> tuple[str, ...]:
        return tuple(sorted(self._consistently(self._files)))

    def get(self, id: str) -> Ledger:
        data = self._consistently(lambda: self._read(id))
        if data is None:
            raise InputError(not_there(self.place, id, self.documents()))
        return self._parse(id, data)

    def ledgers(self) -> tuple[Ledger, ...]:
        problems: list[Problem] = []
        ledgers: list[Ledger] = []
        for id, data in sorted(self._consistently(self._read_all).items()):
            try:
                ledgers.append(self._parse(id, data))
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return in_order(ledgers)

    def add(self, ledger: Ledger, *, replace: bool = False) -> bool:
        return bool(self.add_all([ledger], replace=replace))

    def add_all(self, ledgers: Iterable[Ledger], *, replace: bool = False) -> tuple[str, ...]:
        texts = {id: (ledger, ledger.to_yaml().encode()) for id, ledger in prepare(ledgers).items()}
        with self._writing():
            new: dict[str, bytes] = {}
            problems: list[Problem] = []
            for id, (ledger, data) in texts.items():
                old = self._read(id)
                if old == data:
                    continue
                if old is None or replace:
                    new[id] = data
                elif self._parse(id, old) != ledger:
                    problems.append(other_contents(self.place, id))
            if problems:
                raise InputError(problems)
            if new:
                self._put(new)
        return tuple(new)

    def remove(self, id: str) -> Ledger:
        with self._writing():
            data = self._read(id)
            if data is None:
                raise InputError(not_there(self.place, id, self.documents()))
            ledger = self._parse(id, data)
            self._transfer(id, DOCUMENTS, REMOVED)
        return ledger

    def restore(self, id: str) -> Ledger:
        with self._writing():
            removed = self.path / REMOVED / f"{id}{SUFFIX}"
            if not is_document_id(id) or not removed.is_file():
                known = (path.stem for path in removed.parent.glob(f"*{SUFFIX}"))
                raise InputError(not_there(self.place, id, known, "document that was removed"))
            if self._read(id) is not None:
                raise InputError(still_there(self.place, id))
            ledger = self._parse(id, removed.read_bytes(), REMOVED)
            self._transfer(id, REMOVED, DOCUMENTS)
        return ledger

    def close(self) -> None:
        """A folder is open only while it is read or written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # -- reading -------------------------------------------------------------------------------------------
    def _consistently(self, read: Callable[[], T]) -> T:
        """What ``read`` returns, as of one moment: nothing was written from its beginning to its end."""
        with self._naming_errors("read"):
            for _ in range(_TRIES):
                before = self._lock.count()
                with suppress(FileNotFoundError):  # a file that was moved meanwhile
                    result = read()
                    if self._lock.count() == before:
                        return result
            with self._lock.read():
                return read()

    def _files(self) -> dict[str, Path]:
        """File of every document by id; what is pending goes before what it replaces."""
        files: dict[str, Path] = {}
        for folder in (PENDING, DOCUMENTS):
            if not (self.path / folder).is_dir():
                continue
            for path in (self.path / folder).iterdir():
                if path.suffix == SUFFIX and not path.name.startswith("."):
                    files.setdefault(path.stem, path)
        return files

    def _read_all(self) -> dict[str, bytes]:
        return {id: _read_bytes(path) for id, path in self._files().items()}

    def _read(self, id: str) -> bytes | None:
        if not is_document_id(id):
            return None
        for folder in (PENDING, DOCUMENTS):
            path = self.path / folder / f"{id}{SUFFIX}"
            if path.is_file():
                return _read_bytes(path)
        return None

    def _parse(self, id: str, data: bytes, folder: str = DOCUMENTS) -> Ledger:
        where = f"{folder}/{id}{SUFFIX}"
        if not is_document_id(id):
            raise InputError(
                Problem(
                    where,
                    "a name that is no id",
                    "small letters, digits, hyphens and points, at most 100 characters",
                    "rename the file, and change the id in it",
                )
            )
        return read_document(decode(data, where), where, id)

    def _read_marker(self) -> str:
        where = f"{self.place}/{MARKER}"
        with self._naming_errors("read"):
            text = decode((self.path / MARKER).read_bytes(), where)
        marker, _ = read_yaml(text, where)
        found = marker.get("format") if isinstance(marker, dict) else None
        if found != FORMAT:
            if isinstance(found, str) and found.startswith("detente-store-"):
                raise InputError(too_new(where, found))
            raise InputError(
                Problem(where, "another file", f"one with 'format: {FORMAT}'", "name the folder of a ledger")
            )
        title = marker.get("title")
        return title if isinstance(title, str) else ""

    # -- writing -------------------------------------------------------------------------------------------
    def _create(self, title: str) -> None:
        with self._naming_errors("write"):
            self._require_room()
            self.path.mkdir(parents=True, exist_ok=True)
            with self._lock.write():
                if (self.path / MARKER).is_file():  # another process was faster
                    return
                self._require_room()
                (self.path / DOCUMENTS).mkdir(exist_ok=True)
                self._clear()
                beside = {
                    ".gitignore": f"/{LOCK}\n/{INCOMING}/\n/{REMOVED}/\n",
                    ".gitattributes": f"*{SUFFIX} text eol=lf\n",
                    MARKER: to_marker(title),
                }
                for name, text in beside.items():
                    if not (self.path / name).exists():
                        disk.write_new(self.path / INCOMING / name, text.encode())
                        disk.move(self.path / INCOMING / name, self.path / name)
                shutil.rmtree(self.path / INCOMING)
                disk.bring_to_disk(self.path)
                disk.bring_to_disk(self.path.absolute().parent)

    def _require_room(self) -> None:
        """Make a ledger only where it is the only thing there."""
        if self.path.exists() and not self.path.is_dir():
            raise InputError(Problem(self.place, "a file", "a folder", "choose another name"))
        names = [p.name for p in self.path.iterdir()] if self.path.is_dir() else []
        # A process that was killed while it made a ledger leaves these, without any document.
        begun = {LOCK, INCOMING} | ({DOCUMENTS} if not any((self.path / DOCUMENTS).glob("*")) else set())
        other = sorted(
            name for name in names if name not in begun and not name.startswith((".", "README", "LICENSE"))
        )
        if other and not (self.path / MARKER).is_file():  # else another process has just made the ledger
            raise InputError(
                Problem(
                    self.place,
                    f"a folder with other files ({', '.join(other[:3])}{' ...' if len(other) > 3 else ''})",
                    "a new folder, or that of a ledger",
                    "choose another name",
                )
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the folder, with everything in its place that earlier writers left behind."""
        with self._naming_errors("write"), self._lock.write():
            if (self.path / PENDING).is_dir():
                self._finish()
            self._clear()
            try:
                yield
            finally:
                shutil.rmtree(self.path / INCOMING, ignore_errors=True)

    def _clear(self) -> None:
        """An empty folder for what is written next."""
        shutil.rmtree(self.path / INCOMING, ignore_errors=True)
        (self.path / INCOMING).mkdir()

    def _put(self, new: dict[str, bytes]) -> None:
        """Add or replace the files of documents, all or none."""
        incoming, documents = self.path / INCOMING, self.path / DOCUMENTS
        for id, data in new.items():
            disk.write_new(incoming / f"{id}{SUFFIX}", data)
        self._make(documents)
        if len(new) == 1:
            (name,) = (f"{id}{SUFFIX}" for id in new)
            self._lock.count_up()
            disk.move(incoming / name, documents / name)
            disk.bring_to_disk(documents)
            return
        disk.bring_to_disk(incoming)
        self._lock.count_up()
        disk.move(incoming, self.path / PENDING)
        disk.bring_to_disk(self.path)
        # From here on they are part of the ledger, also if the disk has no room for a name more in their folder.
        with suppress(OSError):
            self._finish()

    def _finish(self) -> None:
        """Put pending files into their place."""
        self._make(self.path / DOCUMENTS)
        self._lock.count_up()
        for path in sorted((self.path / PENDING).iterdir()):
            disk.move(path, self.path / DOCUMENTS / path.name)
        disk.bring_to_disk(self.path / DOCUMENTS)
        (self.path / PENDING).rmdir()
        disk.bring_to_disk(self.path)

    def _transfer(self, id: str, source: str, target: str) -> None:
        self._make(self.path / target)
        self._lock.count_up()
        disk.move(self.path / source / f"{id}{SUFFIX}", self.path / target / f"{id}{SUFFIX}")
        disk.bring_to_disk(self.path / target)
        disk.bring_to_disk(self.path / source)

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir()
            disk.bring_to_disk(self.path)

    @contextmanager
    def _naming_errors(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            if what == "read":
                raise InputError(
                    Problem(str(error.filename or self.place), f"an error ({reason})", "a folder that can be read",
                            "check the name and the permissions")
                ) from None  # fmt: skip
            raise InputError(
                Problem(
                    self.place,
                    f"an error ({reason})",
                    "a folder that can be written, with room for the documents",
                    "free some space or mend the permissions, and run the same again: no document is there in part",
                )
            ) from None


def to_marker(title: str) -> str:
    """The file that says that a folder holds a ledger."""
    return write_yaml({"format": FORMAT, "title": title})


def _read_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(
            Problem(
                str(path),
                f"more than {MAX_BYTES // 10**6} MB",
                "the ledger of one document",
                "split the document",
            )
        )
    return data
