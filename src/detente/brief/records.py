"""From the ledger's records to what a brief says was announced, what comes next and what is doubtful."""

from __future__ import annotations

from datetime import date
from typing import Literal

from detente.brief.content import Announced, CalendarDay, Doubt, Market
from detente.brief.words import (
    capital,
    commitment_sentence,
    condition_in_words,
    date_in_words,
    measure_sentence,
    party_names,
    state_name,
    when_in_words,
)
from detente.ledger import Claim, Commitment, Condition, Evidence, Ledger, Measure, When

__all__ = ["announced_headline", "announced_items", "calendar_days", "doubts", "markets", "who"]

DeadlineKind = Literal["effective", "expiry", "review", "meeting", "commitment", "step"]

OWN_VOICE = ("the document, in its own voice",)
"""Who says so when no speaker is named."""

_UNDATED = When(as_written="date not given")

_ORDER = {"threatened": 0, "announced": 1, "proposed": 2, "agreed": 3, "in_force": 4}


def announced_items(ledger: Ledger) -> tuple[Announced, ...]:
    """Measures, then commitments; what is threatened first, what is in force after it."""
    measures = sorted(ledger.measures, key=lambda m: _ORDER.get(m.status, 5))
    items = [_measure(m, ledger) for m in measures]
    items += [_commitment(c, ledger) for c in ledger.commitments]
    return tuple(items)


def _measure(m: Measure, ledger: Ledger) -> Announced:
    claims = [c for c in ledger.claims if m.id in c.about]
    # Who expects a measure to be averted does not say that it was announced.
    said = [c.speaker for c in claims if "expects" not in (c.act, c.hedge)]
    speakers = tuple(dict.fromkeys([*said, *_asserted(m)])) or OWN_VOICE
    words = _words_of(m)
    return Announced(
        id=m.id,
        kind="measure",
        actor=_names(m.actor),
        target=_names(m.target) or None,
        text=" ".join([measure_sentence(m), *_answers(m, ledger)]),
        status=m.status.replace("_", " "),
        according_to=speakers,
        one_sided=m.status == "agreed" and _one_sided(m.id, ledger),
        effective=when_in_words(m.effective),
        condition=_condition(tuple(c for c in m.conditions if not _is_folded(c, m))),
        expectation=_expectation(m, claims),
        quote=words.quote,
        location=_location(words),
    )


def _is_expected(c: Condition, status: str) -> bool:
    """True for a condition that only says when somebody expects ``status``."""
    return c.consequence is not None and c.consequence.startswith(status.replace("_", " "))


def _is_folded(c: Condition, m: Measure) -> bool:
    return any(e.status != m.status and _is_expected(c, e.status) for e in m.history)


def _condition(conditions: tuple[Condition, ...]) -> str | None:
    if not conditions:
        return None
    first = conditions[0]
    return condition_in_words(first) + (f": {first.consequence}" if first.consequence else "")


def _answers(m: Measure, ledger: Ledger) -> list[str]:
    return [f"It answers “{o.title}”." for o in ledger.measures if o.id in m.responds_to]


def _words_of(m: Measure) -> Evidence:
    """The words that give the measure its status, rather than those that say what may become of it."""
    own = [e.evidence[0] for e in m.history if e.status == m.status and e.evidence]
    return own[-1] if own else m.evidence[0]


def _asserted(m: Measure) -> list[str]:
    return [e.according_to for e in m.history if e.according_to and e.status == m.status]


def _expectation(m: Measure, claims: list[Claim]) -> str | None:
    """What somebody expects to become of a measure, when that is not its status."""
    event = next((e for e in reversed(m.history) if e.status != m.status and e.according_to), None)
    if event is not None:
        folded = next((c for c in m.conditions if _is_expected(c, event.status)), None)
        when = _condition((folded.model_copy(update={"consequence": None}),)) if folded else None
        status = " ".join(filter(None, (event.status.replace("_", " "), when)))
        return f"{status}, {event.hedge or 'says'} {event.according_to}"
    claim = next((c for c in claims if c.act == "expects"), None)
    return f"{claim.speaker} expects: {claim.text}" if claim is not None else None


def _commitment(c: Commitment, ledger: Ledger) -> Announced:
    return Announced(
        id=c.id,
        kind="process" if c.kind == "process" else "commitment",
        actor=_names(c.actor),
        target=_names(c.beneficiary) if set(c.beneficiary) - set(c.actor) else None,
        text=commitment_sentence(c),
        status=c.status.replace("_", " "),
        according_to=tuple(dict.fromkeys([*c.claimed_by, *c.confirmed_by])) or OWN_VOICE,
        one_sided=_one_sided(c.id, ledger),
        effective=when_in_words(c.starts),
        condition=_condition(c.conditions),
        quote=c.evidence[0].quote,
        location=_location(c.evidence[0]),
    )


def _one_sided(record: str, ledger: Ledger) -> bool:
    return any(i.kind == "one_sided" and record in i.about for i in ledger.issues)


def _names(labels: tuple[str, ...]) -> str:
    return ", ".join(state_name(x) for x in labels)


def _location(e: Evidence) -> str:
    return f"characters {e.start}–{e.end}"


def calendar_days(ledger: Ledger) -> tuple[CalendarDay, ...]:
    """Deadlines and meetings in order; unresolved dates last, in the document's words."""
    published = ledger.sources[0].published
    covered = {d.refers_to for d in ledger.deadlines if d.kind == "meeting"}
    days = [
        _day(d.on, d.what, d.kind, published, f"from “{d.on.as_written}” in the text" if d.derived else None)
        for d in ledger.deadlines
    ]
    days += [
        _day(
            m.starts or _UNDATED,
            f"{m.title} ({m.status})",
            "meeting",
            published,
            _span(m.ends),
        )
        for m in ledger.meetings
        if m.id not in covered
    ]
    days += [
        _day(c.ends, f"{commitment_sentence(c)}", "commitment", published, None)
        for c in ledger.commitments
        if c.ends is not None and not any(d.refers_to == c.id for d in ledger.deadlines)
    ]
    unique = {(d.on, d.day, d.what): d for d in days}
    return tuple(sorted(unique.values(), key=lambda d: (d.on is None, d.on or "", d.what)))


def _span(ends: When | None) -> str | None:
    return f"until {date_in_words(ends.value)}" if ends is not None and ends.value else None


def _day(on: When, what: str, kind: DeadlineKind, published: date | None, note: str | None) -> CalendarDay:
    value = on.value
    past = value is not None and published is not None and value < published.isoformat()[: len(value)]
    if value is not None and on.basis in ("weekday", "relative", "duration") and note is None:
        note = f"from “{on.as_written}” in the text"
    return CalendarDay(
        on=value,
        day=date_in_words(value) or (on.as_written if on is _UNDATED else f"“{on.as_written}”"),
        what=capital(what),
        kind=kind,
        past=past,
        note=note,
    )


def markets(ledger: Ledger) -> tuple[tuple[Market, ...], str | None]:
    """Price moves as reported, and what a reader must know about them."""
    comparators = {"gt": "more than", "lt": "less than", "approx": "about"}
    moves = tuple(
        Market(
            name=m.name,
            change_pct=m.change_pct,
            comparator=comparators.get(m.comparator),
            level=m.level,
            direction=m.direction,
            day=date_in_words(m.on.value) if m.on is not None and m.on.value else None,
            session=m.session,
        )
        for m in ledger.market_moves
    )
    if not moves:
        return (), None
    sessions = {m.session for m in moves}
    note = "As reported; nothing here separates these moves from other news of the day."
    if sessions - {"close", None}:
        note += " Moves during the session are not closing moves."
    if None in sessions:
        note += " Where no session is named, the document does not say when the move was measured."
    return moves, note


def doubts(ledger: Ledger) -> tuple[Doubt, ...]:
    """The ledger's doubts, those that change a number first."""
    order = {"contradicted": 0, "ambiguous": 1, "imprecise": 2, "one_sided": 3, "unresolved": 4, "stale": 5}
    issues = sorted(ledger.issues, key=lambda i: order.get(i.kind, 9))
    names = {r.id: getattr(r, "title", None) or getattr(r, "name", None) or r.id for r in ledger.records()}
    return tuple(
        Doubt(kind=i.kind.replace("_", " "), text=i.text, about=tuple(names[r] for r in i.about))
        for i in issues
    )


def announced_headline(ledger: Ledger) -> list[str]:
    """One sentence for each side: its own measure that weighs most, a duty with a rate before anything else."""

    def weight(m: Measure) -> tuple[bool, int]:
        return m.rate is None, _ORDER.get(m.status, 5)

    sentences = []
    for party in dict.fromkeys(a for m in ledger.measures for a in m.actor):
        own = [m for m in ledger.measures if m.actor[0] == party and m.status in _ORDER]
        if own:
            sentences.append(measure_sentence(min(own, key=weight)))
    return sentences[:2]


def who(party: str) -> str:
    """Name of a party with its article, to begin a sentence."""
    return capital(party_names([party]))
