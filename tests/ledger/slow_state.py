"""The state of one measure on a day, by living through every day from the first; slow, and written for itself.

It is the oracle for :func:`detente.ledger.state.state_of`: it knows the rules from the documentation and shares no
code with the program beside the table of moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from detente.ledger import Ledger, Measure, Source, When
from detente.ledger.moves import NEXT

NEAR = {"official": 3, "joint_statement": 3, "legal_alert": 2, "tracker": 2, "wire": 1, "trade_press": 1, "press": 1,
        "social": 1}  # fmt: skip
FOREVER = date.max


@dataclass(frozen=True)
class Word:
    """What a document says of a measure: a status from a day on."""

    status: str
    on: date | None
    until: date | None
    source: Source


@dataclass
class Now:
    status: str
    since: date | None
    until: date | None
    source: Source
    follows: bool


def day(when: When | None) -> date | None:
    return None if when is None or when.value is None else date.fromisoformat(when.value)


def age(source: Source) -> date:
    return source.published or FOREVER


def near(source: Source) -> int:
    return NEAR.get(source.kind, 0)


def words(measure: Measure, source: Source) -> list[Word]:
    """Plain assertions of a document; what it hedges is no assertion."""

    def dated(status: str) -> date | None:
        announced, effective, published = day(measure.announced), day(measure.effective), source.published
        if status == "in_force" and effective and (published is None or effective <= published):
            return effective
        if status in ("proposed", "threatened", "announced", "agreed") and announced:
            return min(announced, published or FOREVER)
        return published or announced or effective

    said = []
    for item in measure.history:
        end = day(item.until)
        if end is None and item.status == measure.status == "suspended":
            end = day(measure.expires)
        if item.hedge is None:
            said.append(Word(item.status, day(item.on) or dated(item.status), end, source))
    if measure.status not in [word.status for word in said]:
        on = dated(measure.status)
        known = [word.on for word in said if word.on is not None]
        if known and on is not None and measure.status != "in_force":
            on = max([on, *known])
        end = day(measure.expires) if measure.status == "suspended" else None
        said.append(Word(measure.status, on, end, source))
    return said


def agreed_day(told: list[tuple[Source, date]]) -> date | None:
    """The day to use where documents differ: a later one decides when nearer to the act, or after a week."""
    used: tuple[Source, date] | None = None
    for source, when in told:
        if used is None or when == used[1]:
            used = used or (source, when)
            continue
        gap = (
            abs((source.published - used[0].published).days) if source.published and used[0].published else 0
        )
        if near(source) >= near(used[0]) or gap > 7:
            used = (source, when)
    return used[1] if used else None


def beginnings(told: list[tuple[Source, date | None]]) -> dict[str, date]:
    """Day of taking effect by document; a later day told after the first one has come is another beginning."""
    spell: list[tuple[Source, date]] = []
    members: list[str] = []
    found: dict[str, date] = {}

    def close() -> None:
        chosen = agreed_day(spell)
        if chosen is not None:
            found.update(dict.fromkeys(members, chosen))

    for source, when in told:
        begun = agreed_day(spell)
        if when and begun and source.published and begun < source.published and begun < when:
            close()
            spell, members = [], []
        members.append(source.id)
        if when:
            spell.append((source, when))
    close()
    return found


@dataclass
class Rated:
    """A measure at one rate."""

    rate: float | None
    told: list[tuple[Measure, Source]]
    said: list[Word]
    begins: dict[str, date]
    last_begin: date | None
    ends: date | None
    last_told: date

    def live(self, until: date) -> list[Now]:
        """Every status it has had by the end of a day."""
        lived: list[Now] = []
        undated = [word for word in self.said if word.on is None]
        first = min((word.on for word in self.said if word.on), default=until)
        today = min(first, until)
        self.hear(lived, undated)
        while today <= until:
            self.hear(lived, [word for word in self.said if word.on == today])
            self.let_follow(lived, today)
            today += timedelta(days=1)
        return lived

    def hear(self, lived: list[Now], said: list[Word]) -> None:
        for word in sorted(said, key=lambda w: (age(w.source), near(w.source), w.source.id)):
            now = lived[-1] if lived else None
            if now and word.status != now.status and word.status not in NEXT[now.status]:  # type: ignore[index]
                if word.status in ("proposed", "threatened", "announced", "agreed"):
                    continue
                if near(word.source) < near(now.source):
                    continue
            if now is None or now.status != word.status:
                lived.append(Now(word.status, word.on, word.until, word.source, False))
            elif now.follows or now.until != word.until:
                lived.append(Now(word.status, now.since, word.until, word.source, False))

    def let_follow(self, lived: list[Now], today: date) -> None:
        for _ in range(4):
            now = lived[-1] if lived else None
            if now is None:
                return
            begin = self.begins.get(now.source.id, self.last_begin)
            if now.status == "suspended" and now.until and now.until < today:
                before = [old for old in lived[:-1] if old.status != "suspended"]
                back = before[-1].status if before else "in_force"
                lived.append(Now(back, now.until + timedelta(days=1), None, now.source, True))
            elif now.status in ("announced", "agreed") and begin and begin <= today:
                since = max(begin, now.since or begin) if now.follows else begin
                lived.append(Now("in_force", since, None, now.source, True))
            elif (
                now.status == "in_force"
                and self.ends
                and self.ends < today
                and (now.since is None or now.since <= self.ends)
            ):
                lived.append(Now("expired", self.ends + timedelta(days=1), None, now.source, True))
            else:
                return


def rated(told: list[tuple[Measure, Source]]) -> list[Rated]:
    rates = list(dict.fromkeys(m.rate.value_pct for m, _ in told if m.rate is not None))
    found = []
    for rate in rates or [None]:
        own = [(m, s) for m, s in told if (m.rate.value_pct if m.rate else None) == rate]
        others = [(m, s) for m, s in told if m.rate is None] if rates else []
        both = [(m, s) for m, s in told if (m, s) in own or (m, s) in others]
        starts = [(s, day(m.effective)) for m, s in own]
        if len(rates) < 2 or not any(start for _, start in starts):
            starts = [(s, day(m.effective)) for m, s in both]
        begins = beginnings(starts)
        first = min(begins.values(), default=None)
        said = [word for m, s in own for word in words(m, s)]
        said += [
            word
            for m, s in others
            for word in words(m, s)
            if word.status != "in_force" or first is None or word.on is None or first <= word.on
        ]
        last = [begins[s.id] for s, start in starts if start and s.id in begins]
        ends = agreed_day([(s, end) for m, s in both if m.status != "suspended" and (end := day(m.expires))])
        found.append(
            Rated(
                rate,
                both,
                said,
                begins,
                last[-1] if last else None,
                ends,
                max(s.published or date.min for _, s in own),
            )
        )
    return found


def slow_state(
    books: tuple[Ledger, ...], identity: str, today: date, known: date = FOREVER
) -> tuple[str, date | None, float | None] | None:
    """Status, the day it began and the rate, or None when nobody has told of it."""
    out = [b for b in books if b.sources[0].published is None or b.sources[0].published <= known]
    out.sort(key=lambda b: (age(b.sources[0]), b.sources[0].id))
    told = [(m, b.sources[0]) for b in out for m in b.measures if m.identity == identity]
    lived = [(one, past) for one in rated(told) if (past := one.live(today))] if told else []
    if not lived:
        return None
    applied = [(one, past) for one, past in lived if any(now.status == "in_force" for now in past)]
    forced = {
        id(one): max(now.since or date.min for now in past if now.status == "in_force")
        for one, past in applied
    }
    for one, past in applied:  # a rate that another had replaced may be set again
        again = max((begin for begin in one.begins.values() if begin <= today), default=date.min)
        since = past[-1].since or date.min
        if past[-1].status == "in_force" and any(
            since < forced[id(other)] < again for other, _ in applied if other is not one
        ):
            past[-1].since = again
    if applied:

        def strength(pair: tuple[Rated, list[Now]]) -> tuple[date, date]:
            one, past = pair
            return max(now.since or date.min for now in past if now.status == "in_force"), one.last_told

        one, past = max(applied, key=strength)
    else:
        one, past = max(lived, key=lambda pair: (pair[1][-1].since or date.min, near(pair[1][-1].source)))
    return past[-1].status, past[-1].since, one.rate
