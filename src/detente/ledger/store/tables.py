"""Tables of a ledger in a database.

``ledger_documents`` holds every document as a whole; ``ledger_records`` and ``ledger_links`` say the same again in
columns, for queries in SQL. They are written in the same transaction and never read back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Float, ForeignKey, Index, Integer, MetaData, Table, Text

from detente.ledger.book import AnyRecord, Ledger
from detente.ledger.records import (
    Claim,
    Commitment,
    Deadline,
    Dependency,
    MarketMove,
    Measure,
    Meeting,
)

__all__ = ["DOCUMENTS", "JOURNAL", "LINKS", "METADATA", "RECORDS", "STORE", "document_row", "link_rows", "now",
           "record_rows", "to_content"]  # fmt: skip

METADATA = MetaData()

STORE = Table(
    "ledger_store",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("format", Integer, nullable=False, comment="format of the tables"),
    Column("title", Text, nullable=False),
    Column("name", Text, nullable=False, comment="drawn at random when the ledger was made"),
    Column("revision", BigInteger, nullable=False, comment="counts changes"),
)

DOCUMENTS = Table(
    "ledger_documents",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("published", Date),
    Column("publisher", Text),
    Column("title", Text),
    Column("number", Text, comment="under which the publisher files it"),
    Column("url", Text),
    Column("text_sha256", Text, comment="of the text that was read"),
    Column("content", Text, nullable=False, comment="the ledger of the document in JSON"),
    Column("content_sha256", Text, nullable=False),
    Column("added_at", Text, nullable=False, comment="UTC"),
)

RECORDS = Table(
    "ledger_records",
    METADATA,
    Column("document_id", Text, ForeignKey(DOCUMENTS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("kind", Text, nullable=False, comment="measure, commitment, claim, meeting, deadline, ..."),
    Column("title", Text, nullable=False),
    Column("identity", Text, comment="shared by the records of one measure in several documents"),
    Column("instrument", Text),
    Column("status", Text),
    Column("rate_pct", Float),
    Column("quantity", Float),
    Column("unit", Text),
    Column("announced", Text, comment="YYYY, YYYY-MM, YYYY-Www or YYYY-MM-DD"),
    Column("begins", Text, comment="effective, starts, on"),
    Column("ends", Text, comment="expires, ends"),
    Column("quote", Text, comment="the first words it rests on"),
    Index("ledger_records_by_kind", "kind", "status"),
)

LINKS = Table(
    "ledger_links",
    METADATA,
    Column("document_id", Text, ForeignKey(DOCUMENTS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("role", Text, primary_key=True, comment="actor, target, beneficiary, participant, product"),
    Column("name", Text, primary_key=True),
    Index("ledger_links_by_name", "role", "name"),
)

JOURNAL = Table(
    "ledger_journal",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False, comment="UTC"),
    Column("action", Text, nullable=False, comment="added, replaced, removed or restored"),
    Column("document_id", Text, nullable=False, index=True),
    Column("content", Text, comment="what went: the ledger that was replaced or removed"),
    sqlite_autoincrement=True,
)


def now() -> str:
    """The time, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def to_content(ledger: Ledger) -> str:
    """The ledger as JSON; equal ledgers give equal text."""
    return json.dumps(ledger.to_dict(), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def document_row(ledger: Ledger, content: str) -> dict[str, Any]:
    source = ledger.sources[0]
    row = {
        "id": source.id,
        "published": source.published,
        "publisher": source.publisher,
        "title": source.title,
        "number": source.number,
        "url": source.url,
        "text_sha256": source.sha256 or None,
        "content_sha256": hashlib.sha256(content.encode()).hexdigest(),
        "added_at": now(),
    }
    return _storable(row) | {"content": content}


def record_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    for record in ledger.records():
        row: dict[str, Any] = {
            "document_id": ledger.sources[0].id,
            "record_id": record.id,
            "kind": _KINDS.get(type(record), "issue"),
            "title": _title(record),
            "identity": getattr(record, "identity", None),
            "instrument": getattr(record, "instrument", None),
            "status": getattr(record, "status", None),
            "rate_pct": None,
            "quantity": None,
            "unit": None,
            "announced": None,
            "quote": record.evidence[0].quote if record.evidence else None,
        }
        begins, ends = None, None
        if isinstance(record, Measure):
            begins, ends = record.effective, record.expires
            row["announced"] = record.announced.value if record.announced else None
            row["rate_pct"] = record.rate.value_pct if record.rate else None
        elif isinstance(record, Commitment | Meeting):
            begins, ends = record.starts, record.ends
        elif isinstance(record, Deadline | MarketMove):
            begins = record.on
        elif isinstance(record, Claim):
            begins, row["status"] = record.said_on, record.act
        if isinstance(record, Commitment) and record.quantity:
            row |= {"quantity": record.quantity.value, "unit": record.quantity.unit}
        yield _storable(
            row | {"begins": begins.value if begins else None, "ends": ends.value if ends else None}
        )


def link_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    for record in ledger.records():
        links: set[tuple[str, str]] = set()
        for role, names in _links(record):
            links |= {(role, name) for name in names}
        for role, name in sorted(links):
            yield _storable(
                {"document_id": ledger.sources[0].id, "record_id": record.id, "role": role, "name": name}
            )


_KINDS: dict[type[Any], str] = {
    Measure: "measure",
    Commitment: "commitment",
    Claim: "claim",
    Meeting: "meeting",
    Deadline: "deadline",
    MarketMove: "market_move",
    Dependency: "dependency",
}


def _title(record: AnyRecord) -> str:
    if isinstance(record, Measure | Commitment | Meeting):
        return record.title
    if isinstance(record, Deadline):
        return record.what
    if isinstance(record, MarketMove):
        return record.name
    return record.input if isinstance(record, Dependency) else record.text


def _links(record: AnyRecord) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(record, Measure):
        yield from (("actor", record.actor), ("target", record.target), ("product", record.scope.products))
    elif isinstance(record, Commitment):
        yield from (
            ("actor", record.actor),
            ("beneficiary", record.beneficiary),
            ("product", record.products),
        )
    elif isinstance(record, Meeting):
        yield "participant", record.parties
    elif isinstance(record, Claim):
        yield "actor", (record.party,) if record.party else ()
    elif isinstance(record, Dependency):
        yield "product", (record.input,)


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """Without the one character that PostgreSQL keeps in no column."""
    return {
        k: v.replace("\0", "\N{REPLACEMENT CHARACTER}") if isinstance(v, str) else v for k, v in row.items()
    }
