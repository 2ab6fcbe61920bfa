"""Changes of a ledger as a feed: RSS 2.0 and JSON Feed 1.1.

An entry has the same name whenever the feed is made. Words of documents are escaped, and what XML forbids is replaced.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree

from detente.interop.plain_text import cite, clean, web_address
from detente.ledger.changes import Change
from detente.ledger.plain import change_to_dict

__all__ = ["to_json_feed", "to_rss"]

Entries = Sequence[tuple[date, Change]]
"""Changes with the day on which each could be known, as :func:`~detente.ledger.changes.every_change` gives them."""


def to_rss(entries: Entries, title: str = "Trade ledger") -> bytes:
    """An RSS 2.0 feed, the newest entry first."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", title)
    _add(channel, "link", "urn:detente:ledger")
    _add(channel, "description", "What changed in the ledger, and which document says so.")
    _add(channel, "generator", "detente")
    if entries:
        _add(channel, "lastBuildDate", format_datetime(_moment(max(day for day, _ in entries))))
    for day, change in reversed(entries):
        item = ElementTree.SubElement(channel, "item")
        _add(item, "title", _title(change))
        address = web_address(change.source)
        if address is not None:
            _add(item, "link", address)
        _add(item, "description", _text(change))
        _add(item, "category", change.kind)
        _add(item, "guid", _name(day, change), isPermaLink="false")
        _add(item, "pubDate", format_datetime(_moment(day)))
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def to_json_feed(entries: Entries, title: str = "Trade ledger") -> bytes:
    """A JSON Feed 1.1, the newest entry first; each entry holds the change itself under ``_detente``."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(title),
        "description": "What changed in the ledger, and which document says so.",
        "language": "en",
        "items": [_item(day, change) for day, change in reversed(entries)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _item(day: date, change: Change) -> dict[str, Any]:
    address = web_address(change.source)
    return {
        "id": _name(day, change),
        **({"external_url": address} if address is not None else {}),
        "title": _title(change),
        "content_text": _text(change),
        "date_published": _moment(day).isoformat(),
        "tags": [change.kind],
        "_detente": change_to_dict(change),
    }


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = clean(text)


def _moment(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), UTC)


def _name(day: date, change: Change) -> str:
    told = (day.isoformat(), change.kind, change.id, change.before or "", change.after, change.ref)
    checksum = hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"urn:detente:change:{checksum}"


def _title(change: Change) -> str:
    title = clean(change.title).replace("\n", " ")
    if change.kind == "said":
        return f"{title} says"
    before = f"{change.before.replace('_', ' ')} → " if change.before else ""
    new = "new, " if change.kind == "new" else ""
    return clean(f"{title}: {new}{before}{change.after.replace('_', ' ')}")


def _text(change: Change) -> str:
    lines = []
    if change.kind == "said":
        lines.append(change.after)
    if change.on is not None:
        lines.append(f"On {change.on.isoformat()}.")
    if change.derived is not None:
        lines.append(f"Derived: {change.derived}.")
    lines += [f"“{item.quote}”" for item in change.evidence[:1]]
    lines.append(cite(change.source))
    return clean("\n".join(lines))
