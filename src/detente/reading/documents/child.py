"""The process that takes a document apart: ``python -m detente.reading.documents.child pdf|html``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from detente.reading.documents.extracted import Extracted, UnreadableError
from detente.reading.documents.limits import CHILD_CPU_S, CHILD_MEMORY_BYTES, MAX_CHARACTERS

__all__ = ["main"]


def main(kind: str) -> int:
    """Read standard input, write the answer; 3 when memory ran out, other failures end the process."""
    try:
        take = _extractor(kind)
    except ImportError as error:  # a package that is there and does not load is no fault of the document
        sys.stdout.buffer.write(json.dumps({"broken": str(error)}).encode("ascii"))
        return 0
    data = sys.stdin.buffer.read()
    _confine()
    try:
        found = take(data)
        if len(found.text) > MAX_CHARACTERS:
            raise UnreadableError(
                f"a text of {len(found.text):,} characters",
                f"at most {MAX_CHARACTERS:,}",
                "cut the document to the part that matters",
            )
        answer = found.to_dict()
    except UnreadableError as error:
        answer = {"problem": {"got": error.got, "expected": error.expected, "fix": error.fix}}
    except (MemoryError, RecursionError):
        return 3
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


def _extractor(kind: str) -> Callable[[bytes], Extracted]:
    """The function for a kind, with its libraries loaded before the limits hold."""
    if kind == "pdf":
        from detente.reading.documents.pdf import extract_pdf, prepare

        prepare()
        return extract_pdf
    from detente.reading.documents.webpages import extract_page, prepare

    prepare()
    return extract_page


def _confine() -> None:
    """Set the limits; where the system knows none (Windows), the time-out of the parent is left."""
    try:
        import resource
    except ImportError:
        return
    for name, limit in (
        ("RLIMIT_CPU", CHILD_CPU_S),
        ("RLIMIT_AS", CHILD_MEMORY_BYTES),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (limit, limit))
        except (AttributeError, ValueError, OSError):  # not on this system, or already stricter
            continue


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
