"""The outcomes of a negotiation: what might happen, as scenarios that share one status quo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.scenario.schema import Scenario

__all__ = ["Assumed", "Outcome", "OutcomeKind", "Outcomes", "Variant"]

OutcomeKind = Literal["status-quo", "deal", "threats", "threat", "retaliation"]


@dataclass(frozen=True)
class Assumed:
    """Something the builder had to assume because no document says it."""

    key: str
    """Name on the command line: ``--assume KEY=VALUE``."""
    value: str
    text: str
    """One sentence for the reader."""


@dataclass(frozen=True)
class Variant:
    """The same outcome under other assumptions; it widens the range that is shown."""

    name: str
    scenario: Scenario
    elasticities: dict[str, float | str]


@dataclass(frozen=True)
class Outcome:
    """One way in which the negotiation may end."""

    id: str
    """``status-quo``, ``deal``, ``threats``, ``threat-USA``, ``retaliation-USA`` ..."""
    kind: OutcomeKind
    scenario: Scenario
    by: str | None = None
    """The party whose threat it is."""
    rests_on: tuple[str, ...] = ()
    """Ids of the ledger's records that it carries out."""
    unquantified: tuple[str, ...] = ()
    """Ids of the records that belong to it and have no level in the model."""
    variants: tuple[Variant, ...] = ()
    """Other assumptions about its export controls; empty without any."""

    @property
    def title(self) -> str:
        """Name for the reader."""
        return self.scenario.title


@dataclass(frozen=True)
class Outcomes:
    """All outcomes of one negotiation. The first is the status quo."""

    parties: tuple[str, str]
    """The two parties: economies of the world or a group such as ``EU``; the one that threatens first."""
    on: date | None
    """Day of the status quo; ``None`` for the base year."""
    outcomes: tuple[Outcome, ...]
    assumed: tuple[Assumed, ...] = ()
    purchase_sector: str | None = None
    """Sector of the purchases that were promised; ``None`` when there are none."""
    purchase_usd_bn: float | None = None
    """Their size above the status quo, billion USD a year."""
    buyer: str | None = None
    """Party that buys."""

    def find(self, kind: str, by: str | None = None) -> Outcome | None:
        """The outcome of that kind (and of that party), if there is one."""
        return next((o for o in self.outcomes if o.kind == kind and by in (None, o.by)), None)
