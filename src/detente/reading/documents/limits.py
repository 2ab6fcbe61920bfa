"""How much of a document is taken. Every limit is a count, so that the same file always ends the same way."""

from __future__ import annotations

__all__ = [
    "CHILD_CPU_S",
    "CHILD_MEMORY_BYTES",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_PAGES",
]

MAX_BYTES = 10_000_000
"""Largest file, in bytes."""

MAX_CHARACTERS = 10_000_000
"""Longest text that a web page or a PDF may unfold into."""

MAX_PAGES = 2_000
"""Most pages of a PDF."""

CHILD_CPU_S = 60
"""Processor time that taking the text out of a web page or a PDF may use; more is an error, never a cut text."""

CHILD_MEMORY_BYTES = 1 << 30
"""Memory that it may use, so that a small file which unfolds into gigabytes does no harm."""
