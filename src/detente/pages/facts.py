"""Fields of records in words, as labels and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.brief.words import (
    amount_in_words,
    capital,
    condition_in_words,
    date_in_words,
    joined,
    product_names,
    state_name,
)
from detente.ledger.parts import Condition, Rate, ReadBy, Scope, StatusEvent, When
from detente.ledger.records import Claim, Commitment, Deadline, Dependency, MarketMove, Measure, Meeting
from detente.reading.gazetteers.groups import as_groups

__all__ = [
    "INSTRUMENTS",
    "KINDS",
    "Fact",
    "condition_told",
    "facts_of",
    "instrument_told",
    "move_told",
    "names",
    "party_name",
    "rate_told",
    "reader_told",
    "status_told",
    "when_told",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to say under it; ``refs`` are records it points to."""

    label: str
    values: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


KINDS: dict[type, str] = {
    Measure: "measure", Commitment: "commitment", Claim: "claim", Meeting: "meeting", Deadline: "deadline",
    MarketMove: "market move", Dependency: "dependency",
}  # fmt: skip
"""Kinds of records, in the order in which they stand beside a passage."""

INSTRUMENTS: dict[str, str] = {
    "import_tariff": "import duty", "anti_dumping": "anti-dumping duty", "countervailing": "countervailing duty",
    "non_tariff_countermeasure": "countermeasure other than a duty", "entity_listing": "listing of firms",
    "corporate_control": "control over firms", "other": "other measure",
}  # fmt: skip
"""Instruments whose name is not just their code with blanks."""

_BASES = {
    "weekday": "counted from the weekday", "relative": "counted from the day of publication",
    "duration": "counted from a duration", "publication": "the day of publication",
    "reference": "the date of another act in the text",
}  # fmt: skip
_BOUNDS = {
    "by": "by ",
    "from": "from ",
    "until": "until ",
    "before": "before ",
    "after": "after ",
    "about": "about ",
}
_RATE_BASES = {
    "additional": "on top of the duties that stand", "total": "in place of the duties that stand",
    "floor": "at least", "ceiling": "at most",
}  # fmt: skip
_READERS: dict[ReadBy, str] = {
    "rules": "by rules", "model": "by a language model alone", "both": "by rules and by a language model alike",
    "hand": "by a person",
}  # fmt: skip
_COMPARATORS = {"gt": "more than ", "lt": "less than ", "approx": "about ", "eq": ""}


def names(parties: Sequence[str]) -> str:
    """``United States, China``; ``all`` for the world."""
    return ", ".join(map(party_name, as_groups(parties)))


def party_name(party: str) -> str:
    """Name of a party; states that the model of the world economy does not know have theirs from the gazetteer."""
    return "all" if party == "WLD" else state_name(party)


def instrument_told(instrument: str) -> str:
    """An instrument in words."""
    return INSTRUMENTS.get(instrument, instrument.replace("_", " "))


def when_told(when: When | None) -> tuple[str, ...]:
    """A date as resolved, how it was resolved, and as it is written; empty when there is none."""
    if when is None:
        return ()
    written = "" if when.as_written.startswith("(") or not when.as_written else f"“{when.as_written}”"
    if when.value is None:
        return (f"{written or 'not told'}: no date that can be resolved",)
    how = [f"written {written}"] if written and when.as_written != when.value else []
    if when.basis in _BASES:
        how.append(_BASES[when.basis])
    if when.alternatives:
        how.append(f"or {joined([date_in_words(value) for value in when.alternatives], 'or')}")
    told = _BOUNDS.get(when.bound, "") + date_in_words(when.value)
    return (told + (f" ({'; '.join(how)})" if how else ""),)


def rate_told(rate: Rate | None) -> str | None:
    """A rate with its kind and basis, or ``None`` without a figure."""
    if rate is None:
        return None
    if rate.value_pct is not None:
        figure = (
            f"{rate.value_pct:g} percentage points"
            if rate.kind == "points_change"
            else f"{rate.value_pct:g} %{rate.plus()}"
        )
    elif rate.low_pct is not None or rate.high_pct is not None:
        figure = (
            " to ".join(f"{value:g}" for value in (rate.low_pct, rate.high_pct) if value is not None) + " %"
        )
    elif rate.per_unit is not None:
        figure = rate.per_unit.in_words()
    else:
        return None
    kind = {"specific": "specific duty", "quota": "within a quota", "all_in": "sum of all duties"}.get(
        rate.kind
    )
    before = f"{rate.previous_pct:g} % before" if rate.previous_pct is not None else None
    notes = [note for note in (_RATE_BASES.get(rate.basis), kind, before) if note is not None]
    return figure + (f" ({'; '.join(notes)})" if notes else "")


def condition_told(condition: Condition) -> str:
    """A condition with its link word, consequence and who decides."""
    text = condition_in_words(condition) + (f": {condition.consequence}" if condition.consequence else "")
    return text + (f" (decided by {condition.decided_by})" if condition.decided_by else "")


def status_told(event: StatusEvent) -> str:
    """A status, its days, and who asserts it with which reserve."""
    text = event.status.replace("_", " ")
    if event.on is not None and event.on.value is not None:
        text += f" on {date_in_words(event.on.value, weekday=False)}"
    if event.until is not None and event.until.value is not None:
        text += f" until {date_in_words(event.until.value, weekday=False)}"
    who = event.according_to or "the document, in its own voice"
    notes = [f"“{event.hedge}”" if event.hedge else "", "confirmed" if event.confirmed else ""]
    notes.append({"statement": "by a statement", "legal_act": "by a legal act"}.get(event.basis or "", ""))
    told = ", ".join(note for note in notes if note)
    return f"{text}, according to {who}" + (f" ({told})" if told else "")


def reader_told(read_by: ReadBy, confidence: float | None = None) -> str:
    """Who read a record, and how sure that is."""
    return _READERS[read_by] + (
        f", confidence {confidence:.2g}" if confidence is not None and confidence < 1 else ""
    )


def move_told(move: MarketMove) -> str:
    """How far a price moved, as exactly as the document tells it."""
    changes = ((move.change_pct, " %"), (move.change_points, " points"))
    told = [
        f"{_COMPARATORS[move.comparator]}{value:+g}{unit}" for value, unit in changes if value is not None
    ]
    return ", ".join(told).replace("-", "−") or move.direction or "moved"


def facts_of(record: object) -> tuple[Fact, ...]:
    """The fields of a record that its heading does not tell, without those that are empty."""
    told: Iterator[Fact]
    match record:
        case Measure():
            told = _of_measure(record)
        case Commitment():
            told = _of_commitment(record)
        case Claim():
            told = _of_claim(record)
        case Meeting():
            told = _of_meeting(record)
        case Deadline():
            told = _of_deadline(record)
        case MarketMove():
            told = _of_move(record)
        case Dependency():
            told = _of_dependency(record)
        case _:
            told = iter(())
    return tuple(fact for fact in told if fact.values or fact.refs)


def _fact(label: str, *values: str | None, refs: Sequence[str] = ()) -> Fact:
    return Fact(label, tuple(value for value in values if value), tuple(refs))


def _of_measure(measure: Measure) -> Iterator[Fact]:
    yield _fact(
        "Who", f"{names(measure.actor)} → {names(measure.target)}" if measure.target else names(measure.actor)
    )
    yield _fact("Instrument", f"{capital(instrument_told(measure.instrument))}, {measure.action}")
    yield _fact("Rate", rate_told(measure.rate))
    steps = (f"{step.rate_pct:g} % {' '.join(when_told(step.on))}" for step in measure.schedule)
    yield _fact("Steps", *steps)
    yield _fact("By firm", *(f"{one.firm}: {one.rate_pct:g} %" for one in measure.firm_rates))
    yield from _of_scope(measure.scope)
    yield _fact("Authority", measure.authority)
    yield _fact("Legal act", measure.legal_ref)
    yield _fact("Announced", *when_told(measure.announced))
    yield _fact("Effective", *when_told(measure.effective))
    yield _fact("Expires", *when_told(measure.expires))
    yield _fact("Who says so", *map(status_told, measure.history))
    yield _fact("Conditions", *map(condition_told, measure.conditions))
    yield _fact("Reason given", measure.stated_reason)
    yield _fact("Answers", refs=measure.responds_to)
    yield _fact("Replaces", refs=measure.replaces)
    yield _fact("Read", reader_told(measure.read_by, measure.confidence))


def _of_scope(scope: Scope) -> Iterator[Fact]:
    worth = (
        f"worth {scope.value.amount / 1e9:g} bn {scope.value.currency}" if scope.value is not None else None
    )
    yield _fact("Covers", product_names(scope.products) or None, worth)
    yield _fact("HS codes", ", ".join(scope.hs))
    yield _fact("Firms", ", ".join(scope.firms))
    yield _fact("End use", ", ".join(scope.end_use))
    yield _fact("Except", ", ".join(scope.exclusions))
    rule = scope.content_rule
    if rule is not None:
        share = f", {rule.threshold_pct:g} % or more" if rule.threshold_pct is not None else ""
        yield _fact(
            "Content rule", rule.kind.replace("_", " ") + share, f"“{rule.words}”" if rule.words else None
        )
    yield _fact("Reach", "binds sellers outside the territory too" if scope.extraterritorial else None)


def _of_commitment(commitment: Commitment) -> Iterator[Fact]:
    yield _fact("Who", f"{names(commitment.actor)} → {names(commitment.beneficiary)}" if commitment.beneficiary
                else names(commitment.actor))  # fmt: skip
    yield _fact("Kind", capital(commitment.kind.replace("_", " ")))
    yield _fact("Products", product_names(commitment.products))
    yield _fact("How much", amount_in_words(commitment))
    yield _fact("Starts", *when_told(commitment.starts))
    yield _fact("Ends", *when_told(commitment.ends))
    yield _fact("Years", f"{commitment.years:g}" if commitment.years is not None else None)
    yield _fact(
        "At most", f"{commitment.cap_per_year:,.0f} a year" if commitment.cap_per_year is not None else None
    )
    yield _fact("Baseline", commitment.baseline)
    yield _fact("Counted by", commitment.counted_by)
    yield _fact("Who says so", ", ".join(commitment.claimed_by))
    yield _fact("Confirmed by", ", ".join(commitment.confirmed_by))
    yield _fact("Conditions", *map(condition_told, commitment.conditions))
    yield _fact("Read", reader_told(commitment.read_by, commitment.confidence))


def _of_claim(claim: Claim) -> Iterator[Fact]:
    party = party_name(claim.party) if claim.party else None
    yield _fact("Speaker", ", ".join(filter(None, (claim.speaker, claim.office, party))))
    yield _fact("Says", claim.text)
    yield _fact("Said", *when_told(claim.said_on))
    yield _fact("Via", claim.via)
    yield _fact("About", refs=claim.about)
    yield _fact("Read", reader_told(claim.read_by))


def _of_meeting(meeting: Meeting) -> Iterator[Fact]:
    yield _fact("Who", ", ".join(meeting.participants))
    yield _fact("Parties", names(meeting.parties))
    yield _fact("Level", meeting.level if meeting.level != "unknown" else None)
    yield _fact(
        "Place", ", ".join(filter(None, (meeting.place, meeting.country and party_name(meeting.country))))
    )
    yield _fact("Begins", *when_told(meeting.starts))
    yield _fact("Ends", *when_told(meeting.ends))
    yield _fact("Read", reader_told(meeting.read_by))


def _of_deadline(deadline: Deadline) -> Iterator[Fact]:
    yield _fact("Day", *when_told(deadline.on))
    yield _fact(
        "Kind", deadline.kind + (", derived from another date or a duration" if deadline.derived else "")
    )
    yield _fact("Belongs to", refs=(deadline.refers_to,) if deadline.refers_to else ())
    yield _fact("Read", reader_told(deadline.read_by))


def _of_move(move: MarketMove) -> Iterator[Fact]:
    yield _fact("Change", move_told(move))
    yield _fact("Level", f"{move.level:,g}" if move.level is not None else None)
    yield _fact("Day", *when_told(move.on))
    yield _fact("Session", move.session)
    yield _fact("Attributed to", move.attributed_to)
    yield _fact("Read", reader_told(move.read_by))


def _of_dependency(dependency: Dependency) -> Iterator[Fact]:
    yield _fact("Used in", product_names(dependency.used_in))
    yield _fact("Supplier", party_name(dependency.supplier) if dependency.supplier else None)
    yield _fact("Share", f"{dependency.share_pct:g} %" if dependency.share_pct is not None else None)
    yield _fact("Stage", dependency.stage)
    yield _fact("Read", reader_told(dependency.read_by))
