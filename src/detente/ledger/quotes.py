"""What the text of a ledger implies, so that nobody who writes one by hand counts characters: offsets and checksum."""

from __future__ import annotations

import hashlib
from typing import Any

from .findings import Finding, Path

__all__ = ["drop_implied", "place_quotes"]

MAX_LOOKED_THROUGH = 5_000_000_000
"""Most characters that are looked through for the quotes of a ledger: five thousand quotes in a text of a million."""


def place_quotes(data: Any) -> tuple[Any, list[Finding]]:
    """Give every quote without offsets those of the one place where it stands in ``data["text"]``.

    Checksum and length of the text are filled in too, where the source has none. Data without a text come back as
    they are.

    Returns
    -------
    (data, findings) : a changed copy, and one finding for each quote that stands nowhere or in several places.
    """
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        return data, []
    text: str = data["text"]
    findings: list[Finding] = []
    source = _only_source(data)
    name = "doc" if source is None else source.get("id", "doc")
    quotes_left = MAX_LOOKED_THROUGH // max(len(text), 1)

    def walk(node: Any, path: Path) -> Any:
        nonlocal quotes_left
        if isinstance(node, dict):
            if isinstance(node.get("quote"), str) and "start" not in node and "end" not in node:
                quotes_left -= 1
                if quotes_left < 0:
                    if quotes_left == -1:
                        findings.append(_too_many(path, text))
                    return node
                return _placed(node, text, name, path, findings)
            return {
                key: walk(value, (*path, key)) if key != "text" or path else value
                for key, value in node.items()
            }
        if isinstance(node, list):
            return [walk(value, (*path, number)) for number, value in enumerate(node)]
        return node

    placed = walk(data, ())
    if source is not None:
        placed["sources"] = [_implied(text) | source]
    return placed, findings


def drop_implied(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what :func:`place_quotes` fills in, where it fills in the same; of summaries written by hand alone.

    Whoever edits the text of a summary need not mend checksum, length and offsets; in a document that was read they
    stay, so that an edit of its text is noticed.
    """
    text, source = data.get("text"), _only_source(data)
    if text is None or source is None or not source.get("summary"):
        return data
    name = source.get("id", "doc")

    def walk(node: Any) -> Any:
        if isinstance(node, dict):
            quote = node.get("quote")
            if (
                isinstance(quote, str)
                and node.get("source", "doc") == name
                and text.count(quote) == 1
                and (node["start"], node["end"]) == (text.find(quote), text.find(quote) + len(quote))
            ):
                return {"quote": quote}
            return {key: walk(value) for key, value in node.items()}
        return [walk(value) for value in node] if isinstance(node, list) else node

    implied = _implied(text)
    kept = {key: value for key, value in source.items() if implied.get(key) != value}
    return {key: [kept] if key == "sources" else walk(value) for key, value in data.items()}


def _only_source(data: dict[str, Any]) -> dict[str, Any] | None:
    listed = data.get("sources")
    if isinstance(listed, list) and len(listed) == 1 and isinstance(listed[0], dict):
        return listed[0]
    return None


def _implied(text: str) -> dict[str, Any]:
    encoded = text.encode("utf-8", "surrogatepass")
    return {"sha256": hashlib.sha256(encoded).hexdigest(), "characters": len(text)}


def _too_many(path: Path, text: str) -> Finding:
    most = MAX_LOOKED_THROUGH // len(text)
    return Finding(
        path,
        "too many quotes without offsets",
        f"at most {most} in a text of {len(text)} characters",
        "give their start and end, or split the document",
    )


def _placed(
    node: dict[str, Any], text: str, source: str, path: Path, findings: list[Finding]
) -> dict[str, Any]:
    quote: str = node["quote"]
    count = text.count(quote) if quote else 0
    if count != 1:
        findings.append(
            Finding(
                path,
                f"{quote[:60]!r}, found {count} times in the text",
                "a quote that stands in the text once",
                "copy it from the text; where it stands twice, take more words or give start and end",
            )
        )
    start = max(text.find(quote), 0)
    return {"source": source} | node | {"start": start, "end": start + len(quote)}
