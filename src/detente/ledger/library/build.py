"""Make the files that are loaded out of the documents: ``python -m detente.ledger.library.build``.

``--check`` changes nothing and ends with status 5 when a file is not what its documents say.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from detente.ledger.library import COMPILED, SOURCES, SUFFIX, library_path

__all__ = ["compile_library", "main"]


def compile_library(folder: Path) -> bytes:
    """The compressed file of one folder of documents; its bytes depend on the documents alone.

    Raises
    ------
    InputError
        Naming every place of a document that is wrong.
    """
    from detente.ledger.store.folder import FolderStore

    store = FolderStore(folder)
    try:
        content = {"title": store.title, "documents": [ledger.to_dict() for ledger in store.ledgers()]}
    finally:
        store.close()
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def contents(compiled: bytes) -> bytes:
    """What a compressed file holds: compressors differ between versions, what they hold does not."""
    return gzip.decompress(compiled)


def main(arguments: list[str]) -> int:
    """Write the files, or compare them with ``--check``."""
    check = "--check" in arguments
    target = library_path(COMPILED)
    stale = []
    for folder in sorted(path for path in library_path(SOURCES).iterdir() if path.is_dir()):
        path = target / f"{folder.name}{SUFFIX}"
        made = compile_library(folder)
        if path.is_file() and contents(path.read_bytes()) == contents(made):
            continue
        stale.append(folder.name)
        if not check:
            target.mkdir(exist_ok=True)
            path.write_bytes(made)
    for name in stale:
        print(f"{name}: {'not what its documents say' if check else 'written'}")
    return 5 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
