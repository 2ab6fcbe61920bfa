"""Offsets for quotes that were written by hand: each is looked up in the text of its ledger."""

from __future__ import annotations

import hashlib
from typing import Any

from detente.errors import Problem

__all__ = ["place_quotes"]


def place_quotes(data: Any, where: str) -> tuple[Any, list[Problem]]:
    """Give every quote without offsets those of the one place where it stands in ``data["text"]``.

    Checksum and length of the text are filled in too, where the source has none. Data without a text come back as
    they are.

    Returns
    -------
    (data, problems) : a changed copy, and one problem for each quote that stands nowhere or in several places.
    """
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        return data, []
    text: str = data["text"]
    problems: list[Problem] = []
    listed = data.get("sources")
    source: dict[str, Any] = (
        listed[0] if isinstance(listed, list) and len(listed) == 1 and isinstance(listed[0], dict) else {}
    )
    name = source.get("id", "doc")

    def walk(node: Any, place: str) -> Any:
        if isinstance(node, dict):
            if isinstance(node.get("quote"), str) and "start" not in node and "end" not in node:
                return _placed(node, text, name, f"{where}: {place}", problems)
            return {
                key: walk(value, f"{place}.{key}".lstrip(".")) if key != "text" or place else value
                for key, value in node.items()
            }
        if isinstance(node, list):
            return [walk(value, f"{place}.{number}") for number, value in enumerate(node)]
        return node

    placed = walk(data, "")
    if source:
        encoded = text.encode("utf-8", "surrogatepass")
        known = {"sha256": hashlib.sha256(encoded).hexdigest(), "characters": len(text)}
        placed["sources"] = [known | source]
    return placed, problems


def _placed(
    node: dict[str, Any], text: str, source: str, where: str, problems: list[Problem]
) -> dict[str, Any]:
    quote: str = node["quote"]
    count = text.count(quote) if quote else 0
    if count != 1:
        problems.append(
            Problem(
                where,
                f"{quote[:60]!r}, found {count} times in the text",
                "a quote that stands in the text once",
                "copy it from the text; where it stands twice, take more words or give start and end",
            )
        )
    start = max(text.find(quote), 0)
    return {"source": source} | node | {"start": start, "end": start + len(quote)}
