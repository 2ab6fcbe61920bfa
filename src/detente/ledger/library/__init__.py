"""Ledgers that ship: documents of trade conflicts, written by hand from public acts and statements.

Each library is a folder of documents under ``sources``, one state act or joint statement a file, as a user's own
ledger holds them. What is loaded is one compressed file a library under ``compiled``, so that no YAML is read;
``python -m detente.ledger.library.build`` makes it anew.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib import resources
from pathlib import Path

from detente.errors import DataError, InputError, Problem
from detente.ledger.book import Ledger

__all__ = ["describe_library", "libraries", "library_path", "load_library"]

COMPILED = "compiled"
SOURCES = "sources"
SUFFIX = ".json.gz"
REINSTALL = "install detente again"


def library_path(name: str = "") -> Path:
    """Folder of the libraries, or a place in it."""
    return Path(str(resources.files("detente.ledger.library"))) / name


def libraries() -> tuple[str, ...]:
    """Names of the ledgers that ship, in alphabetical order."""
    found = library_path(COMPILED).glob(f"*{SUFFIX}")
    return tuple(sorted(path.name.removesuffix(SUFFIX) for path in found))


def describe_library(name: str) -> str:
    """What a library is about, in a line.

    Raises
    ------
    InputError
        When no library has that name.
    DataError
        When the file is missing or damaged.
    """
    return str(_read(name)["title"])


@lru_cache(maxsize=8)
def load_library(name: str) -> tuple[Ledger, ...]:
    """The documents of a library, oldest first.

    Raises
    ------
    InputError
        When no library has that name.
    DataError
        When the file is missing or damaged.

    >>> len(load_library("us-china-2018-2026")) >= 120
    True
    """
    return tuple(Ledger.model_validate(document) for document in _read(name)["documents"])


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, list[object]]:
    known = libraries()
    if name not in known:
        raise InputError(Problem("library", repr(name), f"one of {', '.join(known)}", "write one of them"))
    path = library_path(COMPILED) / f"{name}{SUFFIX}"
    try:
        content = json.loads(gzip.decompress(path.read_bytes()))
        return {"title": content["title"], "documents": content["documents"]}
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        got = f"a damaged file ({type(error).__name__})"
        raise DataError(Problem(str(path), got, "the library as it was built", REINSTALL)) from error
