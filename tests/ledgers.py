"""Small ledgers for tests, written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from detente.ledger import (
    Commitment,
    Evidence,
    Issue,
    Ledger,
    Measure,
    Party,
    Quantity,
    Rate,
    Scope,
    Source,
    When,
)  # fmt: skip

QUOTE = Evidence(quote="words", start=0, end=5)


def tariff(id: str = "m1", **changes: Any) -> Measure:
    """The United States threatens a duty of 100 % on all goods from China."""
    fields: dict[str, Any] = {
        "id": id,
        "title": "100 % duty on all Chinese goods",
        "actor": ("USA",),
        "target": ("CHN",),
        "instrument": "import_tariff",
        "scope": Scope(products=("all_goods",)),
        "rate": Rate(value_pct=100.0),
        "effective": When(value="2025-11-01", as_written="1 November"),
        "status": "threatened",
        "evidence": (QUOTE,),
    }
    return Measure(**(fields | changes))


def licensing(id: str = "m2", **changes: Any) -> Measure:
    """China announces export licences for rare-earth magnets."""
    fields: dict[str, Any] = {
        "id": id,
        "title": "licences for rare-earth magnets",
        "actor": ("CHN",),
        "target": ("WLD",),
        "instrument": "export_licensing",
        "scope": Scope(products=("rare_earth_magnets",)),
        "status": "announced",
        "evidence": (QUOTE,),
    }
    return Measure(**(fields | changes))


def purchase(id: str = "c1", **changes: Any) -> Commitment:
    """China is to buy American farm goods."""
    fields: dict[str, Any] = {
        "id": id,
        "title": "Purchases of US farm products",
        "actor": ("CHN",),
        "beneficiary": ("USA",),
        "kind": "purchase",
        "products": ("agriculture",),
        "quantity": Quantity(words="substantial", bound="unquantified"),
        "status": "claimed",
        "claimed_by": ("Somebody",),
        "evidence": (QUOTE,),
    }
    return Commitment(**(fields | changes))


def ledger(
    *records: Measure | Commitment, published: date | None = date(2025, 10, 27), **changes: Any
) -> Ledger:
    """A ledger of one source that holds ``records``."""
    return Ledger(
        **{
            "sources": (Source(published=published),),
            "parties": (Party(id="USA", name="United States"), Party(id="CHN", name="China")),
            "measures": tuple(r for r in records if isinstance(r, Measure)),
            "commitments": tuple(r for r in records if isinstance(r, Commitment)),
            "issues": tuple(
                Issue(id=f"i{r.id}", about=(r.id,), kind="one_sided", text="One side only.")
                for r in records
                if isinstance(r, Commitment) and r.status == "claimed"
            ),
        }
        | changes
    )
