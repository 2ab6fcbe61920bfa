"""What a web page says about itself: JSON-LD, ``meta`` and ``link`` elements, ``time`` elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

__all__ = ["PageData", "page_data"]

_JSON_LD_BYTES = 500_000
_NODES = 2_000
"""Nodes of JSON-LD looked at."""

_META_DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date",
    "article.published", "article_date_original", "cxenseparse:recs:publishtime", "lastmod-original",
)  # fmt: skip
"""Names of ``meta`` elements that give the day of publication, best first."""

_ISO_DAY = re.compile(
    r"\s*(\d{4})-(\d\d?)-(\d\d?)(?!\d)|\s*(\d{4})(\d\d)(\d\d)(?!\d)|\s*(\d{4})/(\d\d?)/(\d\d?)(?!\d)"
)
_OFFICIAL = re.compile(
    r"https?://[^/]*\.(?:gov|mil|gouv|gob|gov\.[a-z]{2}|go\.[a-z]{2}|gc\.ca|europa\.eu)(?:[/:]|$)", re.I
)


@dataclass
class PageData:
    """Metadata of a page; days are ISO dates with their basis, best first."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    kind: str | None = None
    days: list[tuple[str, str]] = field(default_factory=list)


class _Head(HTMLParser):
    """Collects the elements that hold metadata."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.times: list[tuple[bool, str]] = []
        self.ld: list[str] = []
        self.title: list[str] = []
        self.heading: list[str] = []
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = None
        if tag not in ("meta", "link", "time", "script", "title", "h1"):
            return
        values = {name: (value or "")[:2000] for name, value in attrs[:60]}
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            if name and values.get("content", "").strip() and len(self.meta) < 500:
                self.meta.setdefault(name.lower(), values["content"].strip())
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.canonical = self.canonical or values.get("href")
        elif tag == "time" and len(self.times) < 50:
            marked = values.get("itemprop", "").lower() == "datepublished" or "pubdate" in values
            self.times.append((marked, values.get("datetime", "")))
        elif tag == "script" and "ld+json" in values.get("type", "").lower():
            self._inside = "ld"
        elif (tag == "title" and not self.title) or (tag == "h1" and not self.heading):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside == "ld" and len(self.ld) < 20:
            self.ld.append(data[:_JSON_LD_BYTES])
        elif self._inside == "title":
            self.title.append(data[:500])
        elif self._inside == "h1":
            self.heading.append(data[:500])


def page_data(page: str) -> PageData:
    """Title, publisher, canonical address (never opened) and days of publication of a page."""
    head = _Head()
    try:
        head.feed(page)
        head.close()
    except (AssertionError, ValueError):  # a page no parser understands: what was seen so far
        pass
    found = PageData()
    for node in _nodes(head.ld):
        _take_node(node, found)
    meta = head.meta
    found.days += [
        (day, f"meta element '{name}' of the page") for name in _META_DAYS if (day := _day(meta.get(name)))
    ]
    marked = [words for is_marked, words in head.times if is_marked]
    rest = [words for is_marked, words in head.times if not is_marked]
    first = next((day for words in (*marked, *rest[:1]) if (day := _day(words))), None)
    if first:
        found.days.append((first, "time element of the page"))
    found.title = _line(meta.get("og:title") or found.title or "".join(head.heading) or "".join(head.title))
    found.publisher = _line(meta.get("og:site_name") or found.publisher or meta.get("application-name"))
    found.url = _address(head.canonical) or _address(meta.get("og:url")) or found.url
    if found.url and _OFFICIAL.match(found.url):
        found.kind = "official"
    return found


def _nodes(blocks: list[str]) -> Iterator[dict[str, Any]]:
    """Objects of the JSON-LD of a page, outermost first."""
    waiting: list[Any] = []
    for block in blocks:
        try:
            waiting.append(json.loads(block))
        except (ValueError, RecursionError):
            continue
    for _ in range(_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node[:_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [
                v for k, v in list(node.items())[:100] if k in ("@graph", "mainEntity", "mainEntityOfPage")
            ]


def _take_node(node: dict[str, Any], found: PageData) -> None:
    day = _day(node.get("datePublished"))
    if day:
        found.days.append((day, "JSON-LD of the page"))
        found.title = found.title or _line(node.get("headline"))
        publisher = node.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        if isinstance(publisher, dict):
            found.publisher = found.publisher or _line(publisher.get("name"))


def _day(value: Any) -> str | None:
    """The day of an ISO date or time, as written: the day at the place of publication."""
    match = _ISO_DAY.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups() if part is not None)).isoformat()
    except ValueError:
        return None


def _line(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return re.sub(r"\s+", " ", value).strip()[:300] or None


def _address(value: str | None) -> str | None:
    value = (value or "").strip()
    return value if re.match(r"https?://[^\s<>\"']{1,1990}$", value, re.IGNORECASE) else None
