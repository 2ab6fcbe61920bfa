"""Putting the reading of the rules and that of a model together.

Two records that rest on the same sentence and speak of the same thing are one. Where both fill a field alike, the
record counts as read by both; where they differ, the value of the rules stays and an issue shows the model's beside it;
where the rules are silent, the value of the model is taken and an issue says so. What only the model read is marked as
such. Nothing that the rules read is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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
)
from detente.reading.gazetteers.parties import PEOPLE
from detente.reading.models.agreement import field_alike
from detente.reading.models.gate import Doubt, Passed, field_name, listing
from detente.reading.models.gate_measures import title_of
from detente.reading.models.matching import COMPARED, best_match, comparable, is_repeat, overlap
from detente.reading.models.values import party_name, same

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
    rest: list[Passed] = []
    for one in passed:
        update = {"confidence": 0.0} if isinstance(one.record, Measure | Commitment) else {}
        key = one.record.model_copy(update=update).model_dump_json()
        if key in once:  # windows overlap, and models repeat themselves
            continue
        once.add(key)
        if not _fold(merge, one, least=2.0):
            rest.append(one)
    for one in rest:  # what agrees about the actor has been matched; the rest is new, or contradicts
        if not _fold(merge, one):
            _add(merge, one)
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


def _fold(merge: _Merge, one: Passed, least: float = 0.0) -> bool:
    """Put a record of the model into the one of the rules that it matches; False when it matches none."""
    rows = merge.records[_LISTS[type(one.record)][0]]
    place = best_match(rows, one.record, merge.matched, least)
    if place is None:
        return False
    old = rows[place]
    merge.matched.add(old.id)
    rows[place] = _combine(merge, old, one)
    return True


def _add(merge: _Merge, one: Passed) -> None:
    """Add a record that only the model read."""
    name, prefix = _LISTS[type(one.record)]
    rows = merge.records[name]
    if is_repeat(rows, one.record):
        return
    ident = _free(rows, prefix)
    record = one.record.model_copy(update={"id": ident})
    rows.append(record)
    _tell(merge, one, ident, record.evidence, "the field was left empty or follows the words")
    if isinstance(record, Measure):
        _add_deadlines(merge, record)


# -- one record of two ----------------------------------------------------------------------------------------
def _combine(merge: _Merge, old: AnyRecord, one: Passed) -> AnyRecord:
    new = one.record
    update: dict[str, Any] = {}
    differing: list[str] = []
    filled: list[str] = []
    for name in COMPARED[type(old)]:
        mine, theirs = comparable(old, name), comparable(new, name)
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
        named, verb = listing(filled), "was" if len(filled) == 1 else "were"
        text = f"{named[:1].upper()}{named[1:]} {verb} read by a language model alone."
        merge.issues.append((Doubt("derived", text, new.evidence), (old.id,)))
    fields = {"target": "beneficiary"} if isinstance(old, Commitment) else {}
    one = replace(
        one,
        fallen=tuple(n for n in one.fallen if not field_alike(old, one.proposal, fields.get(n, n))),
        contradicted=tuple(
            n for n in one.contradicted if not field_alike(old, one.proposal, fields.get(n, n))
        ),
    )
    if isinstance(old, Measure) and {"target", "products", "rate"} & set(filled):
        whole = old.model_copy(update=update)
        update["title"] = title_of(
            whole.actor, whole.target, whole.instrument, whole.rate, whole.scope.products
        )
    if one.contradicted or one.fallen:
        _tell(merge, one, old.id, new.evidence, "the reading of the rules was kept")
    elif not differing:
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
    value = comparable(record, name)
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


def _tell(merge: _Merge, one: Passed, ident: str, evidence: tuple[Evidence, ...], done: str) -> None:
    """Doubts about fields of the model that fell at the gate."""
    if one.contradicted:
        text = f"A language model read {listing(list(one.contradicted))} here against the words; {done}."
        merge.issues.append((Doubt("contradicted", text, evidence), (ident,)))
    if one.fallen:
        text = f"A language model gave {listing(list(one.fallen))} here that the words do not bear; {done}."
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
                r.id for r in (*merge.records["measures"], *merge.records["commitments"]) if overlap(r, claim)
            )
            claims[i] = claim.model_copy(update={"about": about})


def _names(merge: _Merge) -> tuple[tuple[Party, ...], tuple[Person, ...]]:
    """The parties and people of the ledger, with those that only the model's records name."""
    known = {p.id for p in merge.ledger.parties} | {"WLD"}
    named = dict.fromkeys(p for rows in merge.records.values() for r in rows for p in _sides(r))
    parties = (*merge.ledger.parties, *(Party(id=p, name=party_name(p)) for p in named if p not in known))
    people = {p.name: p for p in merge.ledger.people}
    for record in (*merge.records["claims"], *merge.records["meetings"]):
        if isinstance(record, Claim) and record.read_by == "model" and record.speaker in PEOPLE:
            names: tuple[str, ...] = (record.speaker,)
        elif isinstance(record, Meeting) and record.read_by == "model":
            names = tuple(n for n in record.participants if n in PEOPLE)
        else:
            continue
        for name in names:
            people.setdefault(name, Person(name=name, party=PEOPLE[name][0], office=PEOPLE[name][1]))
    return parties, tuple(people.values())


def _sides(record: AnyRecord) -> tuple[str, ...]:
    if isinstance(record, Measure):
        return (*record.actor, *record.target)
    if isinstance(record, Commitment):
        return (*record.actor, *record.beneficiary)
    if isinstance(record, Meeting):
        return record.parties
    return (record.party,) if isinstance(record, Claim) and record.party else ()


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
