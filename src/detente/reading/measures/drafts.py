"""A measure while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.ledger.records import Condition, ContentRule, Evidence, Money, UnitRate, When
from detente.reading.text import lexicon as lx

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """A measure as one sentence tells it; merged with others before it becomes a record."""

    instrument: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    sure_actor: bool = False
    sure_target: bool = False
    products: list[str] = field(default_factory=list)
    rate_pct: float | None = None
    low_pct: float | None = None
    high_pct: float | None = None
    previous_pct: float | None = None
    per_unit: UnitRate | None = None
    """Duty in money for each unit of goods."""
    points: bool = False
    up_to: bool = False
    """True when the rate is the highest of several ("duties of up to 34.9%")."""
    basis: str = "unstated"
    firm_rates: list[tuple[str, float]] = field(default_factory=list)
    value: Money | None = None
    hs: list[str] = field(default_factory=list)
    content_rule: ContentRule | None = None
    extraterritorial: bool = False
    exclusions: list[str] = field(default_factory=list)
    action: str = "impose"
    nuance: str | None = None
    """``exempt``, ``tighten`` or ``ease``, where the words say so."""
    status: str = "announced"
    done: bool = False
    """True when the tense of its verb says that it is in force ("has raised"), unless its day is to come."""
    was_planned: bool = False
    """True for a plan of the past ("had decided to raise"), which may have been put off since."""
    expected: str | None = None
    """Status that a speaker only expects ("averted")."""
    announced: When | None = None
    effective: When | None = None
    expires: When | None = None
    begins_with_act: bool = False
    """True when its start is that of the act that brings it, not one of its own."""
    conditions: list[Condition] = field(default_factory=list)
    reason: str | None = None
    """Why it is taken, in the words of the document."""
    steps: list[tuple[When, float]] = field(default_factory=list)
    """Days and rates of a duty that is phased in."""
    authority: str | None = None
    legal_ref: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    heads: list[tuple[int, int]] = field(default_factory=list)
    """(sentence, offset) of each place that names it."""
    history: list[tuple[str, int, int]] = field(default_factory=list)
    """(status, sentence, offset) in the order of the text."""
    recalled: bool = False
    """True for an item of a list of what was decided earlier ("the original orders imposed:")."""
    told_before: bool = False
    """True for what another event came after ("days after Washington announced"): announced on an earlier day."""
    goods_from: int | None = None
    """The last item of the list that names the goods one by one."""
    listed: int | None = None
    """Sentence that opened the list the measure is an item of."""
    mutual: bool = False
    """True when the other side takes the same measure in the same words."""
    stage: str | None = None
    """``provisional`` or ``definitive``: a duty put on during an investigation, and the one that follows it."""
    limb: bool = False
    """True for an item of a list of controls."""
    separate: bool = False
    """True when the words set it apart from a measure that looks the same ("on top of")."""
    mfn_only: bool = False
    """True when goods bear no more than the usual duty."""
    definite: bool = False
    retrospective: bool = False
    denied: bool = False
    """True when the words say that there will be no such measure."""
    negated: bool = False
    """True when the words deny something of it, be it that it is eased."""
    disputed: list[Evidence] = field(default_factory=list)
    """Sentences that deny what others tell of it."""
    ends_at: int | None = None
    """Where the words that name it end in their sentence."""
    scope_end: int = 0
    """Where the words that can be about it end in their sentence."""

    @property
    def family(self) -> str:
        return lx.FAMILY.get(self.instrument, "other")
