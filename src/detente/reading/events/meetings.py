"""Finding meetings of negotiators and leaders."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from detente.ledger.records import Evidence, When
from detente.reading.events import meeting_words as mw
from detente.reading.events.meeting_people import circles, meeting_verb, signed_by_two, told_by_name
from detente.reading.gazetteers.parties import PARTY_WORDS, PLACE_COUNTRY
from detente.reading.text.context import Passage, Thread
from detente.reading.text.dates import DateMention
from detente.reading.text.negation import is_negated

__all__ = ["Encounter", "find_encounters", "fold"]


@dataclass(slots=True)
class Encounter:
    """A meeting as the sentences tell it."""

    participants: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    place: str | None = None
    country: str | None = None
    starts: When | None = None
    ends: When | None = None
    status: str = "planned"
    generic: bool = False
    """Talks of delegations, without names."""
    level: str = "unknown"
    evidence: list[Evidence] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    spot: int = 0
    """Where the sentence names it, and the stretch of the sentence that speaks of it."""
    low: int = 0
    high: int = 10_000
    named_until: int = 0
    """End of the words that name it."""
    back: bool = False
    """Points back to talks told before ("those talks on 5 May were constructive")."""


def find_encounters(passage: Passage, thread: Thread) -> list[Encounter]:
    """The meetings of one sentence."""
    text = passage.text
    out: list[Encounter] = []
    for circle in circles(passage, thread):
        encounter = Encounter(
            participants=[p.name for p in circle.people],
            parties=list(dict.fromkeys(p.party for p in circle.people if p.party)),
            spot=circle.spot,
            low=circle.low,
            high=circle.high,
        )
        offices = " ".join(p.office or "" for p in circle.people).lower()
        leaders = len(re.findall(r"\bpresident\b|prime minister|\bchancellor|\bpremier", offices)) - len(
            re.findall(r"vice|deputy", offices)
        )
        encounter.level = "leaders" if leaders >= 2 else "ministers"
        out.append(encounter)
    matches = [] if mw.FOOTER.search(text) else list(mw.TALKS.finditer(text))
    for n, talks in enumerate(matches):
        if out and not out[0].generic and abs(talks.start() - out[0].spot) < 40:
            continue
        encounter = Encounter(
            generic=True, level="ministers" if "high-level" in text else "unknown", spot=talks.start()
        )
        encounter.named_until = talks.end()
        encounter.low = max(text.rfind(";", 0, talks.start()), 0)
        stop = text.find(";", talks.end())
        following = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        encounter.high = min(following, stop if stop >= 0 else len(text))
        regular = re.search(r"ialogue|ommittee|ommission", talks.group())
        if regular is None and (
            re.search(r"\bboth sides\b|\btwo sides\b|between\b", text)
            or len({m.party for m in passage.mentions if m.party}) >= 2
        ):
            encounter.parties = list(thread.main[:2])
        pair = thread.cast.pair
        if pair is not None and re.match(r"bilateral (?:meeting|summit)\b", talks.group()):
            encounter.participants = [p.name for p in pair]  # of the two named before
            encounter.parties = list(dict.fromkeys(p.party for p in pair if p.party))
            encounter.generic = False
        if not encounter.participants:
            encounter.participants = told_by_name(passage, talks.start(), talks.end())
        out.append(encounter)
    back = mw.BACK.match(text)
    if back is not None and not out:
        out.append(Encounter(generic=True, spot=0, named_until=back.end(), high=len(text), back=True))
    out = [e for e in out if not _is_denied(e, passage)]
    for encounter in out:
        _place(encounter, passage)
        _time(encounter, passage)
        _status(encounter, passage, thread)
        _together_now(encounter, passage, thread)
        encounter.evidence.append(passage.evidence())
        encounter.sentences.append(passage.index)
    return [e for e in out if not e.generic or e.country is not None or e.back or _takes_place(e, text)]


def _together_now(encounter: Encounter, passage: Passage, thread: Thread) -> None:
    """A title that tells of a joint appearance: it took place on the day of the document."""
    if passage.index > 1 or encounter.generic or not mw.APPEARS.match(passage.text, encounter.spot):
        return
    if encounter.starts is None and thread.published is not None:
        encounter.starts = When(
            value=thread.published.isoformat(), as_written=passage.text[:60], basis="publication", bound="on"
        )
    encounter.status = "held"


_TAKES_PLACE = re.compile(
    r"\b(?:held|hold|met|meet(?:s|ing|ings)?|took place|take place|conclud\w+|began|begin|start\w*|open\w*|resum\w+"
    r"|schedul\w+|planned|due|set|conven\w+|host\w*|wrap\w*|end(?:ed|s)?|gather\w*|round|sat|sit|attend\w*|led|lead"
    r"|arriv\w+|flew|travel\w*|visit\w*|summit|dialogue|spoke|call)\b",
    re.IGNORECASE,
)


def _takes_place(encounter: Encounter, text: str) -> bool:
    """Talks without names or a place are told of only with both sides, a day or week, and that they take place."""
    starts = encounter.starts
    return (
        starts is not None
        and len(encounter.parties) >= 2
        and len(starts.value or "xxxx-xx-xx") > 7
        and _TAKES_PLACE.search(text, max(0, encounter.spot - 60), encounter.named_until + 80) is not None
    )


def _is_denied(encounter: Encounter, passage: Passage) -> bool:
    """True for a meeting that somebody says there was or will not be, and that was not called off either."""
    text = passage.text
    spot = encounter.spot
    return is_negated(text, spot) and not mw.CANCELLED.search(text) and not mw.DOUBT.search(text)


def _place(encounter: Encounter, passage: Passage) -> None:
    found: list[tuple[int, str, str]] = []
    spot = encounter.spot
    stop = min(encounter.high, len(passage.text))
    if encounter.generic:
        clause = passage.clauses[passage.clause_at(max(spot, encounter.named_until - 1))]
        breaks = passage.text.find(",", max(spot + 14, encounter.named_until))
        stop = (
            clause.end
            if breaks < 0 or "sidelines" in passage.text[breaks : clause.end]
            else min(breaks, clause.end)
        )
        aside = _RELATIVE.search(passage.text, spot, stop)
        if aside is not None and not mw.CANCELLED.search(passage.text, aside.start()):
            stop = aside.start()  # "the talks that had annoyed lawmakers in Tokyo"
    for match in mw.IN_PLACE.finditer(passage.text, encounter.low, stop):
        words = match["place"]
        for length in range(len(words.split()), 0, -1):
            name = " ".join(words.split()[:length])
            for candidate in (name, "the " + name):
                country = PLACE_COUNTRY.get(candidate)
                if country is not None:
                    departing = re.match(r"(?:departed|left|leaving)", match.group())
                    traded = encounter.generic and _TRADED.search(passage.text[: match.start()])
                    if not departing and not traded and not _OTHERS.search(passage.text, 0, match.start()):
                        found.append((match.start(), name, country))
                    break
            else:
                continue
            break
    nearby = re.search(r"\bin the (\w+) (?:city|capital|town|resort)\b", passage.text)
    if not found and nearby:
        country = next((p for p, (_, demonyms, _) in PARTY_WORDS.items() if nearby[1] in demonyms), None)
        encounter.country = country
    if not found:
        return
    behind = [f for f in found if f[0] >= spot] or found
    city = next((f for f in behind if f[1] not in _COUNTRIES), None)
    chosen = city or behind[0]
    encounter.place, encounter.country = chosen[1], chosen[2]


_TRADED = re.compile(
    r"\b(?:exports?|imports?|shipments?|sales|goods|products|tariffs?|duties)\s(?:\w+\s){0,2}$"
)
"""Before a place to which goods go, and nobody to meet."""
_OTHERS = re.compile(
    r"\b(?!negotiators|ministers|leaders|officials)[a-z]+(?:makers|owners|ers|ors|ists|officials)\s$"
)
"""People whose place a phrase tells: "lawmakers in Tokyo"."""
_RELATIVE = re.compile(
    r"\b(?:that|which|who)\s(?!(?:was|were|is|are|will be|had been|took|take|started|began|ended)\b)"
)


_COUNTRIES = frozenset(
    ["China", "Japan", "South Korea", "Malaysia", "Switzerland", "United Kingdom", "Britain", "UK", "India", "Canada",
     "Mexico", "Sweden", "Spain", "Scotland", "Australia", "Netherlands", "Germany", "France", "United States", "US",
     "Vietnam", "Thailand", "Indonesia", "Singapore", "Korea", "America", "Taiwan", "Brazil", "Argentina", "Italy",
     "Russia"]
)  # fmt: skip
"""Places that say less than a city in them."""


def _time(encounter: Encounter, passage: Passage) -> None:
    text = passage.text
    best: DateMention | None = None
    best_rank = (9, True, 0)
    spot = encounter.spot
    clause = passage.clause_at(max(spot, encounter.named_until - 1))
    for mention in passage.dates:
        if not encounter.low <= mention.start < encounter.high:
            continue
        if encounter.generic and mention.start > max(spot, encounter.named_until - 30) + 120:
            continue
        if re.search(
            r"\b(?:said|told|announced|confirmed|reported|wrote|noted|claimed|added|warned"
            r"|published)\s(?:\w+\s)?(?:on )?$",
            text[max(0, mention.start - 26) : mention.start],
        ):
            continue
        before = text[max(0, mention.start - 30) : mention.start]
        if (
            re.search(
                r"\b(?:since|effective|starting|expire\w*|deadline|effect|force|until|by)\s*(?:on |from |the )*$",
                before,
            )
            or mention.words.startswith("since")
            or mention.anchor in ("length", "event")
        ):
            continue
        if mention.precision in ("year", "unknown") and mention.value:
            continue
        if mention.end <= spot and _ARRANGED.search(text, mention.end, spot):
            continue  # "on Thursday invited him to meet in Washington": the day of the word, not of the meeting
        rank = (
            _ORDER[mention.precision],
            passage.clause_at(mention.start) != clause,
            abs(mention.start - spot),
        )
        if best is None or rank < best_rank:
            best, best_rank = mention, rank
    if best is None:
        return
    # "left Malaysia on Monday for Japan, where he is to meet ...": the meeting is on that day or later
    leaving = best.start < spot and re.search(
        r"\b(?:left|departed|leaves|flew|travell?ed)\b", text[: best.start]
    )
    encounter.starts = best.when("from" if leaving else "on")
    if best.last:
        encounter.ends = When(value=best.last, as_written=best.words, basis=best.basis)


_ARRANGED = re.compile(
    r"\b(?:invited|asked|urged|agreed|offered|proposed|vowed|promised|planned|called|confirmed|announced|said)\b[^;]{0,80}?"
    r"\b(?:to|would|will|for)\b[^;]{0,20}$"
)
_ORDER = {"day": 0, "unknown": 1, "week": 1, "month": 2, "year": 3}


def _status(encounter: Encounter, passage: Passage, thread: Thread) -> None:
    text = passage.text
    if mw.CANCELLED.search(text):
        encounter.status = "cancelled"
    elif mw.DOUBT.search(text):
        encounter.status = "uncertain"
    else:
        position = encounter.spot
        spot = None if encounter.generic else mw.MEET.match(text, position) or meeting_verb(passage)
        zone = text[max(0, position - 60) : position + 110]
        held, planned = mw.HELD.search(zone), mw.PLANNED.search(zone)
        past = spot and re.match(
            r"(?:met|visited|hosted|welcomed|received|greeted|held|had|spoke|discussed)\b", spot.group()
        )
        if past or (not encounter.generic and re.search(r"\bmet (?:with|in|on|at|by|his|her|[A-Z])", text)):
            encounter.status = "held"
        elif held and planned:
            near = min(
                (abs(m.start() - (position - max(0, position - 60))), s)
                for m, s in ((held, "held"), (planned, "planned"))
            )
            encounter.status = near[1]
        elif held or mw.MADE_PUBLIC.match(text) or signed_by_two(passage):
            encounter.status = "held"
        else:
            encounter.status = "planned" if planned else "held" if encounter.generic else "planned"
    value = encounter.starts.value if encounter.starts else None
    this_month = thread.published.isoformat()[:7] if thread.published else ""
    if value and len(value) == 7 and encounter.status == "planned" and value < this_month:
        encounter.status = "held"
    if value and thread.published and len(value) == 10:
        if value > thread.published.isoformat() and encounter.status == "held":
            encounter.status = "planned"
        if encounter.status == "planned" and value < thread.published.isoformat():
            encounter.status = "held"


def fold(encounters: list[Encounter], new: Encounter) -> None:
    """Add a meeting, as a new one or as more about one already told."""
    if new.back:
        _point_back(encounters, new)
        return
    for old in encounters:
        if new.generic != old.generic:
            continue
        if new.generic:
            if old.country and new.country and old.country != new.country:
                continue
            if (
                old.starts
                and new.starts
                and old.starts.value
                and new.starts.value
                and _apart(old.starts.value, new.starts.value)
            ):
                continue
            if new.status != old.status:
                continue
        elif (
            set(old.participants) != set(new.participants)
            or ({old.status, new.status} == {"held", "planned"} and _far(old, new))
            or _other_time(old, new)
        ):
            continue
        if (new.place and (old.place is None or old.place in _COUNTRIES)) and (
            old.country is None or old.country == new.country or new.place not in _COUNTRIES
        ):
            old.place, old.country = new.place, new.country
        if new.starts and (old.starts is None or _sharper(new.starts, old.starts)):
            old.starts, old.ends = new.starts, new.ends or old.ends
        if new.status in ("uncertain", "cancelled"):
            old.status = new.status
        old.evidence += new.evidence
        old.sentences += new.sentences
        old.parties = list(dict.fromkeys([*old.parties, *new.parties]))
        return
    encounters.append(new)


def _point_back(encounters: list[Encounter], new: Encounter) -> None:
    """The day of talks that the sentences just before told of."""
    old = encounters[-1] if encounters else None
    if old is None or not 0 < new.sentences[0] - old.sentences[-1] <= 3 or new.starts is None:
        return
    if not new.starts.value or (old.starts is not None and old.starts.value):
        return
    old.starts, old.ends, old.status = new.starts, new.ends, new.status
    old.evidence += new.evidence
    old.sentences += new.sentences


def _far(old: Encounter, new: Encounter) -> bool:
    if not old.starts or not new.starts or not old.starts.value or not new.starts.value:
        return old.status == "held" and new.status == "planned" and bool(new.starts)
    return old.starts.value[:7] != new.starts.value[:7]


def _other_time(old: Encounter, new: Encounter) -> bool:
    """True for two meetings of the same people: days of different months, or weeks apart, are given."""
    one = old.starts.value if old.starts else None
    other = new.starts.value if new.starts else None
    if not one or not other or "W" in one + other or min(len(one), len(other)) < 7:
        return False
    if len(one) == len(other) == 10:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) > 3
    return one[:7] != other[:7]


def _apart(one: str, other: str) -> bool:
    return len(one) == len(other) == 10 and one != other


def _sharper(new: When, old: When) -> bool:
    return bool(new.value) and (
        not old.value
        or len(new.value or "") > len(old.value)
        or (len(new.value or "") == 10 and "W" in old.value)
    )
