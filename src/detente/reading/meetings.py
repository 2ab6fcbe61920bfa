"""Finding meetings of negotiators and leaders."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import Evidence, When
from detente.reading import meeting_words as mw
from detente.reading.context import Passage, Thread
from detente.reading.dates import DateMention
from detente.reading.gazetteers.parties import PARTY_WORDS, PLACE_COUNTRY
from detente.reading.mentions import Mention
from detente.reading.negation import is_negated

__all__ = ["Encounter", "find_encounters"]


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
    spot: int = -1
    """Where the sentence names it, and the stretch of the sentence that speaks of it."""
    low: int = 0
    high: int = 10_000


def find_encounters(passage: Passage, thread: Thread) -> list[Encounter]:
    """The meetings of one sentence."""
    text = passage.text
    people = _meeting_people(passage, thread)
    out: list[Encounter] = []
    if len(people) >= 2 and (
        mw.MEET.search(text)
        or (
            _signed_by_two(passage)
            or (
                mw.MADE_PUBLIC.match(text)
                and re.search(r"\bmade public|announced|signed|unveiled|struck|agreed\b", text)
            )
        )
    ):
        encounter = Encounter(
            participants=[p.name for p in people],
            parties=list(dict.fromkeys(p.party for p in people if p.party)),
        )
        offices = " ".join(p.office or "" for p in people).lower()
        leaders = len(re.findall(r"\bpresident\b|prime minister|\bchancellor|\bpremier", offices)) - len(
            re.findall(r"vice|deputy", offices)
        )
        encounter.level = "leaders" if leaders >= 2 else "ministers"
        out.append(encounter)
    matches = [] if mw.FOOTER.search(text) else list(mw.TALKS.finditer(text))
    for n, talks in enumerate(matches):
        if out and not out[0].generic and abs(talks.start() - _spot(out[0], text)) < 40:
            continue
        encounter = Encounter(
            generic=True, level="ministers" if "high-level" in text else "unknown", spot=talks.start()
        )
        encounter.low = max(text.rfind(";", 0, talks.start()), 0)
        stop = text.find(";", talks.end())
        following = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        encounter.high = min(following, stop if stop >= 0 else len(text))
        if (
            re.search(r"\bboth sides\b|\btwo sides\b|between\b", text)
            or len({m.party for m in passage.mentions if m.party}) >= 2
        ):
            encounter.parties = list(thread.main[:2])
        out.append(encounter)
    out = [e for e in out if not _is_denied(e, passage)]
    for encounter in out:
        _place(encounter, passage)
        _time(encounter, passage)
        _status(encounter, passage, thread)
        encounter.evidence.append(passage.evidence())
        encounter.sentences.append(passage.index)
    return [e for e in out if not e.generic or e.country is not None or _is_dated(e)]


def _is_dated(encounter: Encounter) -> bool:
    """Talks without names or a place are told of only with both sides and a day or week."""
    starts = encounter.starts
    return starts is not None and len(encounter.parties) >= 2 and len(starts.value or "xxxx-xx-xx") > 7


def _is_denied(encounter: Encounter, passage: Passage) -> bool:
    """True for a meeting that somebody says there was or will not be, and that was not called off either."""
    text = passage.text
    spot = _spot(encounter, text)
    return is_negated(text, spot) and not mw.CANCELLED.search(text) and not mw.DOUBT.search(text)


_SIGNED = re.compile(r"\b(?:signed|sealed|unveiled|shook hands|made public)\b")


def _signed_by_two(passage: Passage) -> re.Match[str] | None:
    """ "Trump and China's chief negotiator, Liu He, signed an agreement at the White House"."""
    signed = _SIGNED.search(passage.text)
    if signed is None:
        return None
    before = [m for m in passage.mentions if m.kind == "person" and m.end <= signed.start()]
    joined = len({m.party for m in before}) >= 2 and re.search(
        r"\band\b", passage.text[before[0].end : before[-1].start]
    )
    return (
        signed
        if joined and re.search(r"\b(?:at|in)\s(?:the\s)?[A-Z]", passage.text[signed.end() :])
        else None
    )


def _meeting_people(passage: Passage, thread: Thread) -> list[Mention]:
    """Persons who meet: named in the sentence, or meant by "they" and "he"."""
    text = passage.text
    spot = mw.MEET.search(text) or mw.MADE_PUBLIC.match(text) or _signed_by_two(passage)
    if not spot:
        return []
    people: dict[str, Mention] = {}
    between = mw.BETWEEN.search(text)
    if between is not None:
        joined = [
            m
            for m in passage.mentions
            if m.kind == "person" and between.end() <= m.start < between.end() + 130
        ]
        first_two = {m.name: m for m in joined}
        if len(first_two) >= 2:
            return list(first_two.values())[:2]
    for mention in passage.mentions:
        # "Presidents Donald Trump", "a meeting between Trump and Xi", "to meet Takaichi"
        if mention.kind != "person" or _is_agent(text, mention):
            continue
        after = text[mention.end : mention.end + 40]
        if re.match(r"(?:,[^,]{0,50},)?\s(?:said|says|told|added)\b", after) and not re.search(
            r"\b(?:he|she)\b", text[mention.end :]
        ):
            continue
        people.setdefault(mention.name, mention)
    for mention in passage.mentions:
        if (
            mention.kind == "pronoun"
            and mention.name.lower() in ("he", "she")
            and mention.start < spot.end() + 40
        ):
            resolved = thread.resolve(mention, passage)
            if resolved is not None and resolved.kind == "person":
                people.setdefault(resolved.name, resolved)
    own_talks = re.search(r"\b(?:[Hh]is|[Hh]er)\b[^.;]{0,30}\btalks with\b", text)
    if len(people) == 1 and thread.subject is not None and own_talks:
        people.setdefault(thread.subject.name, thread.subject)
    if len(people) == 1 and re.search(
        r"\b(?:his|her) (?:Chinese|US|American|Japanese|EU|Indian|South Korean) counterpart\b", text
    ):
        return []
    if len(people) > 3:
        names = list(people.values())
        close = [m for m in names if abs(m.start - spot.start()) < 90]
        people = {m.name: m for m in (close if len(close) >= 2 else names[:2])}
    return list(people.values())


_AGENT = re.compile(
    r"\b(?!hosted|joined|accompanied|headed|attended|chaired)\w+(?:ed|de|et) by\s(?:[^,;.]|(?<=[A-Z])\.){0,60}$"
)


def _is_agent(text: str, mention: Mention) -> bool:
    """ "the deal committed to by Trump and Modi": who did something else does not meet here."""
    return bool(_AGENT.search(text[: mention.start]))


def _spot(encounter: Encounter, text: str) -> int:
    """Where the sentence speaks of the meeting."""
    if encounter.generic:
        return encounter.spot
    match = mw.MEET.search(text) or mw.MADE_PUBLIC.match(text) or _SIGNED.search(text)
    return match.start() if match else 0


def _place(encounter: Encounter, passage: Passage) -> None:
    found: list[tuple[int, str, str]] = []
    spot = _spot(encounter, passage.text)
    stop = min(encounter.high, len(passage.text))
    if encounter.generic:
        clause = passage.clauses[passage.clause_at(spot)]
        breaks = passage.text.find(",", spot + 10)
        stop = (
            clause.end
            if breaks < 0 or "sidelines" in passage.text[breaks : clause.end]
            else min(breaks, clause.end)
        )
    for match in mw.IN_PLACE.finditer(passage.text, encounter.low, stop):
        words = match["place"]
        for length in range(len(words.split()), 0, -1):
            name = " ".join(words.split()[:length])
            for candidate in (name, "the " + name):
                country = PLACE_COUNTRY.get(candidate)
                if country is not None:
                    departing = re.match(r"(?:departed|left|leaving)", match.group())
                    if not departing:
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


_COUNTRIES = frozenset(
    name for name, code in PLACE_COUNTRY.items() if name[0].isupper() and name not in
    {"Kuala Lumpur", "Geneva", "London", "Busan",
        "Gyeongju"} and sum(c == code for c in PLACE_COUNTRY.values()) and name in
    {"China", "Japan", "South Korea", "Malaysia", "Switzerland", "United Kingdom", "Britain", "UK", "India",
        "Canada", "Mexico",
     "Sweden", "Spain", "Scotland", "Australia", "Netherlands", "Germany", "France", "United States", "US",
     "Vietnam",
     "Thailand", "Indonesia", "Singapore", "Korea", "America", "Taiwan", "Brazil", "Argentina", "Italy",
     "Russia"}
)  # fmt: skip


def _time(encounter: Encounter, passage: Passage) -> None:
    text = passage.text
    best: DateMention | None = None
    best_rank = (9, True, 0)
    spot = _spot(encounter, text)
    clause = passage.clause_at(spot)
    for mention in passage.dates:
        if not encounter.low <= mention.start < encounter.high:
            continue
        if encounter.generic and mention.start > spot + 120:
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


_ORDER = {"day": 0, "unknown": 1, "week": 1, "month": 2, "year": 3}


def _status(encounter: Encounter, passage: Passage, thread: Thread) -> None:
    text = passage.text
    if mw.CANCELLED.search(text):
        encounter.status = "cancelled"
    elif mw.DOUBT.search(text):
        encounter.status = "uncertain"
    else:
        position = _spot(encounter, text)
        spot = None if encounter.generic else mw.MEET.search(text)
        zone = text[max(0, position - 60) : position + 110]
        held, planned = mw.HELD.search(zone), mw.PLANNED.search(zone)
        past = spot and re.match(r"(?:met|visited|hosted|welcomed|held|had|spoke)\b", spot.group())
        if past or (not encounter.generic and re.search(r"\bmet (?:with|in|on|at|by|his|her|[A-Z])", text)):
            encounter.status = "held"
        elif held and planned:
            near = min(
                (abs(m.start() - (position - max(0, position - 60))), s)
                for m, s in ((held, "held"), (planned, "planned"))
            )
            encounter.status = near[1]
        elif held or mw.MADE_PUBLIC.match(text) or _signed_by_two(passage):
            encounter.status = "held"
        else:
            encounter.status = "planned" if planned else "held" if encounter.generic else "planned"
    value = encounter.starts.value if encounter.starts else None
    if value and thread.published and len(value) == 10:
        if value > thread.published.isoformat() and encounter.status == "held":
            encounter.status = "planned"
        if encounter.status == "planned" and value < thread.published.isoformat():
            encounter.status = "held"


def fold(encounters: list[Encounter], new: Encounter) -> None:
    """Add a meeting, as a new one or as more about one already told."""
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
        elif set(old.participants) != set(new.participants) or (
            {old.status, new.status} == {"held", "planned"} and _far(old, new)
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


def _far(old: Encounter, new: Encounter) -> bool:
    if not old.starts or not new.starts or not old.starts.value or not new.starts.value:
        return old.status == "held" and new.status == "planned" and bool(new.starts)
    return old.starts.value[:7] != new.starts.value[:7]


def _apart(one: str, other: str) -> bool:
    return len(one) == len(other) == 10 and one != other


def _sharper(new: When, old: When) -> bool:
    return bool(new.value) and (
        not old.value
        or len(new.value or "") > len(old.value)
        or (len(new.value or "") == 10 and "W" in old.value)
    )
