"""What the tables of a ledger hold: names and kinds of columns, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["COLUMNS", "FORMS", "TABLES", "Column", "Form", "Kind", "Table"]

Kind: TypeAlias = Literal["text", "texts", "number", "count", "day", "flag"]
"""``texts`` is a list; a ``day`` is a date, and where documents give only a month the column is ``text``."""

Form: TypeAlias = Literal["detente", "gta", "cameo"]
Table: TypeAlias = Literal[
    "measures", "events", "commitments", "claims", "meetings", "deadlines", "sources", "changes"
]

TABLES: tuple[Table, ...] = (
    "measures", "events", "commitments", "claims", "meetings", "deadlines", "sources", "changes",
)  # fmt: skip
FORMS: Mapping[Form, tuple[Table, ...]] = {"detente": TABLES, "gta": ("measures",), "cameo": ("events",)}
"""Tables of each form, the default one first."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: Kind


_KINDS: dict[str, Kind] = {"+": "texts", "#": "number", "%": "count", "@": "day", "?": "flag"}


def _columns(names: str) -> tuple[Column, ...]:
    """Columns from names; the first character of one that is not text says what it is."""
    return tuple(
        Column(name[1:], _KINDS[name[0]]) if name[0] in _KINDS else Column(name, "text")
        for name in names.split()
    )


COLUMNS: Mapping[tuple[Form, Table], tuple[Column, ...]] = {
    ("detente", "measures"): _columns(
        "id title +actor +target instrument direction +products +hs +firms authority legal_ref status @since @until "
        "#rate_pct #rate_low_pct #rate_high_pct #rate_previous_pct "
        "#rate_amount rate_currency rate_per rate_kind rate_basis announced effective expires "
        "#value_covered value_currency derived ?stale quote +told ref source"
    ),
    ("detente", "events"): _columns(
        "id title +actor +target status @on @until ?moves hedge according_to ?confirmed basis derived #rate_pct quote "
        "ref source"
    ),
    ("detente", "commitments"): _columns(
        "id title +actor +beneficiary kind +products #quantity quantity_unit quantity_bound quantity_per status @since "
        "+said_by +confirmed_by +ends +ends_refs quote +told ref source"
    ),
    ("detente", "claims"): _columns(
        "ref speaker party office act hedge said_on via text +about quote source"
    ),
    ("detente", "meetings"): _columns(
        "id title +parties +participants level place country starts ends status quote +told ref source"
    ),
    ("detente", "deadlines"): _columns(
        "uid @first @last ?exact kind title status refers_to basis ?derived +alternatives quote ref source"
    ),
    ("detente", "sources"): _columns(
        "source kind publisher title number @published published_basis language url ?summary sha256 %records"
    ),
    ("detente", "changes"): _columns("@known_on @on kind id title before after derived quote ref source"),
    ("gta", "measures"): _columns(
        "intervention state_act title +implementing_jurisdictions +implementing_groups implementation_level "
        "+affected_jurisdictions +affected_groups affected_type intervention_type %intervention_type_id "
        "no_type_because mast_chapter affected_flow gta_evaluation eligible_firm +affected_products #prior_level "
        "#new_level level_unit @date_announced @date_published @date_implemented @date_removed ?is_in_force "
        "?is_official_source status outside_gta ref source"
    ),
    ("cameo", "events"): _columns(
        "@event_date source_actor target_actor cameo_code cameo_description plover_type plover_mode plover_context "
        "status id derived quote ref source"
    ),
}
"""Rates and levels are percent, quantities in the unit beside them, and values in the currency beside them."""
