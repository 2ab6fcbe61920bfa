"""Which status may follow which: the life of a measure from proposal to end."""

from __future__ import annotations

from collections.abc import Mapping

from detente.ledger.parts import Status

__all__ = ["ENDED", "NEXT", "NOT_BINDING", "may_follow"]

NEXT: Mapping[Status, frozenset[Status]] = {
    "proposed": frozenset({"threatened", "announced", "agreed", "in_force", "averted", "withdrawn", "superseded"}),
    "threatened": frozenset({"proposed", "announced", "agreed", "in_force", "averted", "withdrawn", "suspended",
                             "superseded"}),
    "announced": frozenset({"threatened", "agreed", "in_force", "suspended", "averted", "withdrawn", "removed",
                            "superseded", "invalidated"}),
    "agreed": frozenset({"announced", "in_force", "suspended", "averted", "withdrawn", "removed", "superseded"}),
    "in_force": frozenset({"suspended", "removed", "expired", "superseded", "invalidated"}),
    "suspended": frozenset({"in_force", "announced", "averted", "withdrawn", "removed", "expired", "superseded",
                            "invalidated"}),
    "averted": frozenset({"threatened", "announced", "withdrawn"}),
    "withdrawn": frozenset({"threatened", "announced"}),
    "removed": frozenset(),
    "expired": frozenset({"in_force"}),
    "superseded": frozenset({"in_force"}),
    "invalidated": frozenset({"in_force", "removed"}),
}  # fmt: skip
"""Moves that need no explanation. ``expired -> in_force`` is an extension with effect from an earlier day,
``superseded -> in_force`` the return of what stood before, ``invalidated -> in_force`` a stay on appeal."""

ENDED: frozenset[Status] = frozenset(
    {"averted", "withdrawn", "removed", "expired", "superseded", "invalidated"}
)
"""Statuses of a measure that no longer applies or never will."""

NOT_BINDING: frozenset[Status] = frozenset({"proposed", "threatened"})
"""Statuses that a date alone never turns into force."""


def may_follow(before: Status, after: Status) -> bool:
    """Whether a status may follow another; every status may be told again."""
    return before == after or after in NEXT[before]
