"""Puts what a command printed into a page of the documentation, with the day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

__all__ = ["put_into_page"]


def put_into_page(page: Path, name: str, text: str) -> None:
    """Replace the block between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.

    Raises
    ------
    ValueError
        When the page has no such block.
    """
    before = page.read_text(encoding="utf-8")
    measured = f"Measured on {date.today():%-d %B %Y}:\n\n```text\n{text.rstrip()}\n```"
    block = f"<!-- begin {name} -->\n{measured}\n<!-- end {name} -->"
    pattern = re.compile(f"<!-- begin {re.escape(name)} -->.*?<!-- end {re.escape(name)} -->", re.S)
    after, count = pattern.subn(lambda _: block, before)
    if count != 1:
        raise ValueError(f"{page}: {count} blocks named {name}, expected one")
    page.write_text(after, encoding="utf-8")
