"""Putting the reading of the rules and that of a model together.

Two records that rest on the same sentence and speak of the same thing are one. Where both fill a field alike, the
record counts as read by both; where they differ, the value of the rules stays and an issue shows the model's beside it;
where the rules are silent, the value of the model is taken and an issue says so. What only the model read is marked as
such. Nothing that the rules read is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from detente.ledger.book import AnyRecord, Ledger
from detente.ledger.records import (
    Claim,
    Commitment,
    Deadline,
    Dependency,
    Evidence,
    Issue,
    MarketMove,
    Measure,
    Meeting,
    Party,
    Person,
    Rate,
    When,
)
from detente.reading.compose import party_name
from detente.reading.gazetteers.parties import PEOPLE
from detente.reading.models.gate import Doubt, Passed, field_name, listing
from detente.reading.models.values import same

__all__ = ["reconcile"]

_LISTS: dict[type[Any], tuple[str, str]] = {
    Measure: ("measures", "m"),
    Commitment: ("commitments", "c"),
    Claim: ("claims", "k"),
    Meeting: ("meetings", "t"),
    Deadline: ("deadlines", "d"),
    MarketMove: ("market_moves", "x"),
    Dependency: ("dependencies", "y"),
}
_FAMILY = {
    **dict.fromkeys(("import_tariff", "anti_dumping", "countervailing", "safeguard", "tariff_rate_quota"), "duty"),
    **dict.fromkeys(("export_licensing", "export_control", "export_ban", "export_quota", "entity_listing"), "export"),
}  # fmt: skip
_COMPARED: dict[type[Any], tuple[str, ...]] = {
    Measure: ("actor", "target", "products", "rate", "announced", "effective", "expires", "status"),
    Commitment: ("actor", "beneficiary", "products", "quantity", "starts", "ends"),
    Claim: ("speaker",),
    Meeting: ("starts", "place", "status"),
    Deadline: ("on",),
    MarketMove: ("change_pct", "level", "direction"),
    Dependency: ("supplier", "share_pct"),
}
"""Fields compared, and filled where the rules are silent."""

MAX_ISSUES = 60
"""Issues about what a model said; one more says how many were left out."""


@dataclass
class _Merge:
    ledger: Ledger
    records: dict[str, list[AnyRecord]]
    issues: list[tuple[Doubt, tuple[str, ...]]] = field(default_factory=list)
    matched: set[str] = field(default_factory=set)


def reconcile(ledger: Ledger, passed: Iterable[Passed], doubts: Iterable[Doubt]) -> Ledger:
    """The ledger of the rules with what a model read in the same document.

    Parameters
    ----------
    ledger : what the rules read.
    passed : records of the model that got through the gate.
    doubts : what to say about those that did not.
    """
    merge = _Merge(ledger, {name: list(getattr(ledger, name)) for name, _ in _LISTS.values()})
    once: set[str] = set()
    for one in passed:
        key = one.record.model_copy(update={"confidence": 0.0}).model_dump_json() if hasattr(
            one.record, "confidence") else one.record.model_dump_json()  # fmt: skip
        if key not in once:  # windows overlap, and models repeat themselves
            once.add(key)
            _fold(merge, one)
    _link_claims(merge)
    for doubt in dict.fromkeys(doubts):
        merge.issues.append((doubt, ()))
    parties, people = _names(merge)
    return Ledger.model_validate(
        ledger.model_copy(
            update={name: tuple(rows) for name, rows in merge.records.items()}
            | {"issues": _issues(merge), "parties": parties, "people": people}
        ).model_dump()
    )


def _fold(merge: _Merge, one: Passed) -> None:
    name, prefix = _LISTS[type(one.record)]
    rows = merge.records[name]
    place = _match(rows, one.record, merge.matched)
    if place is None:
        if _is_repeat(rows, one.record):
            return
        ident = _free(rows, prefix)
        record = one.record.model_copy(update={"id": ident})
        rows.append(record)
        _tell(merge, one, ident, record.evidence)
        if isinstance(record, Measure):
            _add_deadlines(merge, record)
        return
    old = rows[place]
    merge.matched.add(old.id)
    rows[place] = _combine(merge, old, one)


# -- finding the same record ---------------------------------------------------------------------------------
def _match(rows: list[AnyRecord], record: AnyRecord, taken: set[str]) -> int | None:
    """The record of the rules that speaks of the same thing, the most alike one."""
    scored = [
        (score, -i) for i, row in enumerate(rows) if (score := _likeness(row, record, row.id in taken)) > 0
    ]
    return -max(scored)[1] if scored else None


def _overlap(one: AnyRecord, other: AnyRecord) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _likeness(old: AnyRecord, new: AnyRecord, taken: bool) -> float:
    """0 for records of different things; only records of the rules are matched."""
    if getattr(old, "read_by", "rules") == "model" or not _overlap(old, new):
        return 0.0
    score = 0.0
    if isinstance(old, Measure) and isinstance(new, Measure):
        score = _measures_alike(old, new)
    elif isinstance(old, Commitment) and isinstance(new, Commitment):
        if old.kind == new.kind:
            a, b = old.quantity, new.quantity
            told = a is not None and b is not None and a.value is not None and b.value is not None
            if not told or (a and b and same(a.value or 0, b.value or 0)):
                score = 1 + (old.actor == new.actor) + (set(old.products) == set(new.products))
    elif isinstance(old, Claim) and isinstance(new, Claim):
        score = float(old.speaker == new.speaker or _family_of(old.speaker) == _family_of(new.speaker))
    elif isinstance(old, Meeting) and isinstance(new, Meeting):
        people, others = set(old.participants), set(new.participants)
        score = 1.0 if not people or not others or people & others else 0.0
    elif isinstance(old, Deadline) and isinstance(new, Deadline):
        score = float(old.on.value == new.on.value)
    elif isinstance(old, MarketMove) and isinstance(new, MarketMove):
        score = float(old.instrument == new.instrument)
    elif isinstance(old, Dependency) and isinstance(new, Dependency):
        score = float(old.input == new.input and (not old.supplier or old.supplier == new.supplier))
    return score - 0.25 * taken if score else 0.0


def _family_of(name: str) -> str:
    return name.split()[-1] if name else name


def _measures_alike(old: Measure, new: Measure) -> float:
    family, other = (_FAMILY.get(m.instrument, m.instrument) for m in (old, new))
    if family != other:
        return 0.0
    if old.rate and new.rate and not _rates_agree(old.rate, new.rate):
        # the other number of the same sentence: a rate the rules take for the old one is not another measure
        number = new.rate.value_pct
        if number is None or number not in (old.rate.previous_pct, old.rate.low_pct, old.rate.high_pct):
            return 0.0
    score = 1.0 + (old.rate is not None and new.rate is not None)
    swapped = set(old.actor) & set(new.target) and set(old.target) & set(new.actor)
    score += 1.0 if set(old.actor) & set(new.actor) else 0.0 if swapped else -0.5
    score += 0.5 if set(old.target) & set(new.target) else 0.0
    products, others = set(old.scope.products), set(new.scope.products)
    if products and others and not products & others and set(old.actor) & set(new.actor):
        return 0.0  # one duty on steel and one on cars, at one rate
    return score


def _rates_agree(one: Rate, other: Rate) -> bool:
    return all(
        a is None or b is None or same(a, b)
        for a, b in (
            (one.value_pct, other.value_pct),
            (one.low_pct, other.low_pct),
            (one.high_pct, other.high_pct),
        )
    ) and (one.value_pct is None) == (other.value_pct is None)


def _is_repeat(rows: list[AnyRecord], record: AnyRecord) -> bool:
    """True for a model's record that says no more than one it gave before about the same sentence."""
    mine = _content(record)
    return any(
        getattr(row, "read_by", "rules") == "model" and _overlap(row, record) and _content(row) == mine
        for row in rows
    )


def _content(record: AnyRecord) -> tuple[Any, ...]:
    extra = (record.instrument,) if isinstance(record, Measure) else ()
    return (*extra, *(_value(record, f) for f in _COMPARED[type(record)]))


# -- one record of two ----------------------------------------------------------------------------------------
def _value(record: AnyRecord, name: str) -> Any:
    if name == "products" and isinstance(record, Measure):
        return frozenset(record.scope.products)
    value = getattr(record, name)
    if isinstance(value, tuple):
        return frozenset(value)
    if isinstance(value, When):
        return value.value or value.as_written
    if name == "rate" and value is not None:
        return (value.value_pct, value.low_pct, value.high_pct, value.previous_pct)
    if name == "quantity" and value is not None:
        return (value.value, value.unit) if value.value is not None else None
    if name == "speaker":
        return _family_of(value)
    return value


def _combine(merge: _Merge, old: AnyRecord, one: Passed) -> AnyRecord:
    new = one.record
    update: dict[str, Any] = {}
    differing: list[str] = []
    filled: list[str] = []
    for name in _COMPARED[type(old)]:
        mine, theirs = _value(old, name), _value(new, name)
        if theirs in (None, frozenset()) or mine == theirs or _covers(name, mine, theirs):
            continue
        if mine in (None, frozenset()):
            filled.append(name)
            update |= _taken(old, new, name)
        else:
            differing.append(name)
    if differing:
        told = "; ".join(
            f"{field_name(name)}: {_shown(old, name)} as the rules read it, {_shown(new, name)} as the model does"
            for name in differing
        )
        doubt = Doubt(
            "contradicted",
            f"The rules and a language model read this differently ({told}). The reading of the rules was kept.",
            _both(old, new),
        )
        merge.issues.append((doubt, (old.id,)))
    if filled:
        text = f"{listing(filled).capitalize()} {'was' if len(filled) == 1 else 'were'} read by a language model alone."
        merge.issues.append((Doubt("derived", text, new.evidence), (old.id,)))
    contradicted = one.contradicted
    if contradicted:
        text = f"A language model read {listing(list(contradicted))} here against the words; the reading of the rules was kept."
        merge.issues.append((Doubt("contradicted", text, new.evidence), (old.id,)))
    if not differing and not contradicted:
        update["read_by"] = "both"
        if isinstance(old, Measure | Commitment):
            update["confidence"] = round(1 - (1 - old.confidence) / 2, 3)
    return old.model_copy(update=update)


def _covers(name: str, mine: Any, theirs: Any) -> bool:
    """True when one reading is the other in more detail."""
    if name == "rate" and mine is not None and theirs is not None:
        return all(a is None or b is None or same(a, b) for a, b in zip(mine, theirs, strict=True))
    if isinstance(mine, frozenset):
        return bool(theirs <= mine)
    if isinstance(mine, str) and isinstance(theirs, str) and re.match(r"\d{4}", mine):
        return mine.startswith(theirs) or theirs.startswith(mine)
    return False


def _taken(old: AnyRecord, new: AnyRecord, name: str) -> dict[str, Any]:
    if name == "products" and isinstance(old, Measure) and isinstance(new, Measure):
        scope = {"products": new.scope.products, "sectors": new.scope.sectors}
        return {"scope": old.scope.model_copy(update=scope)}
    return {name: getattr(new, name)}


def _shown(record: AnyRecord, name: str) -> str:
    """A value for an issue; it passed the gate or was read by the rules, so it stands in the document."""
    value = _value(record, name)
    if name == "rate" and value is not None:
        numbers = [f"{n:g} %" for n in value[:3] if n is not None]
        return " to ".join(numbers) + (f" instead of {value[3]:g} %" if value[3] is not None else "")
    if name == "quantity" and value is not None:
        return f"{value[0]:g} {value[1] or ''}".strip()
    if isinstance(value, frozenset):
        return "+".join(sorted(value)) or "nothing"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _both(old: AnyRecord, new: AnyRecord) -> tuple[Evidence, ...]:
    return tuple({(e.start, e.end): e for e in (*old.evidence, *new.evidence)}.values())


def _tell(merge: _Merge, one: Passed, ident: str, evidence: tuple[Evidence, ...]) -> None:
    """Doubts about a record that only the model read."""
    if one.contradicted:
        text = f"A language model read {listing(list(one.contradicted))} here against the words; the field was left empty or follows the words."
        merge.issues.append((Doubt("contradicted", text, evidence), (ident,)))
    if one.fallen:
        text = f"A language model gave {listing(list(one.fallen))} that the words do not bear; the field was left empty or follows the words."
        merge.issues.append((Doubt("unresolved", text, evidence), (ident,)))


# -- what follows from the records -----------------------------------------------------------------------------
def _free(rows: list[AnyRecord], prefix: str) -> str:
    numbers = [int(r.id[len(prefix) :]) for r in rows if re.fullmatch(rf"{prefix}\d{{1,9}}", r.id)]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _add_deadlines(merge: _Merge, measure: Measure) -> None:
    published = merge.ledger.sources[0].published
    today = published.isoformat() if published else ""
    rows = merge.records["deadlines"]
    if measure.status in ("averted", "removed", "withdrawn"):
        return
    for when, kind, verb in (
        (measure.effective, "effective", "takes effect"),
        (measure.expires, "expiry", "ends"),
    ):
        if when is None or when.value is None or len(when.value) != 10 or when.value < today:
            continue
        rows.append(
            Deadline(
                id=_free(rows, "d"),
                on=when,
                what=f"{measure.title}: {verb}",
                refers_to=measure.id,
                kind=kind,
                derived=when.basis in ("duration", "reference", "weekday", "relative"),
                evidence=measure.evidence,
                read_by="model",
            )
        )


def _link_claims(merge: _Merge) -> None:
    """Claims of the model are about the measures and commitments of their sentence."""
    claims = merge.records["claims"]
    for i, claim in enumerate(claims):
        if isinstance(claim, Claim) and claim.read_by == "model":
            about = tuple(
                r.id
                for r in (*merge.records["measures"], *merge.records["commitments"])
                if _overlap(r, claim)
            )
            claims[i] = claim.model_copy(update={"about": about})


def _names(merge: _Merge) -> tuple[tuple[Party, ...], tuple[Person, ...]]:
    """The parties and people of the ledger, with those that only the model's records name."""
    sides: Callable[[AnyRecord], tuple[str, ...]] = lambda r: (  # noqa: E731
        (*r.actor, *r.target)
        if isinstance(r, Measure)
        else (*r.actor, *r.beneficiary)
        if isinstance(r, Commitment)
        else r.parties
        if isinstance(r, Meeting)
        else (r.party,)
        if isinstance(r, Claim) and r.party
        else ()
    )
    known = {p.id for p in merge.ledger.parties} | {"WLD"}
    names = dict.fromkeys(p for rows in merge.records.values() for r in rows for p in sides(r))
    parties = (*merge.ledger.parties, *(Party(id=p, name=party_name(p)) for p in names if p not in known))
    people = list(merge.ledger.people)
    held = {p.name for p in people}
    for record in (*merge.records["claims"], *merge.records["meetings"]):
        rows: list[tuple[str, str | None, str | None]] = []
        if isinstance(record, Claim) and record.speaker in PEOPLE:
            rows.append((record.speaker, record.party, record.office))
        elif isinstance(record, Meeting):
            rows += [
                (name, PEOPLE[name][0], PEOPLE[name][1]) for name in record.participants if name in PEOPLE
            ]
        for name, party, office in rows:
            if name not in held and record.read_by == "model":
                held.add(name)
                people.append(Person(name=name, party=party, office=office))
    return parties, tuple(people)


def _issues(merge: _Merge) -> tuple[Issue, ...]:
    issues = list(merge.ledger.issues)
    ids = {r.id for rows in merge.records.values() for r in rows}
    shown = merge.issues[:MAX_ISSUES]
    rest = len(merge.issues) - len(shown)
    if rest:
        words = "1 more doubt" if rest == 1 else f"{rest} more doubts"
        shown.append(
            (
                Doubt(
                    "unresolved",
                    f"{words} about the language model's reading {'is' if rest == 1 else 'are'} not listed.",
                ),
                (),
            )
        )
    number = max((int(i.id[1:]) for i in issues if re.fullmatch(r"i\d{1,9}", i.id)), default=0)
    for doubt, about in shown:
        number += 1
        issues.append(doubt.issue(f"i{number}", tuple(a for a in about if a in ids)))
    return tuple(issues)
