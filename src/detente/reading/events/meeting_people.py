"""Who meets: the people a sentence brings together, in one meeting or in several."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from detente.reading.events import meeting_words as mw
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["Circle", "circles", "meeting_verb", "signed_by_two", "told_by_name"]


@dataclass(frozen=True, slots=True)
class Circle:
    """People of one meeting, and the stretch of the sentence that tells its place and day."""

    people: tuple[Mention, ...]
    spot: int
    """Where the sentence names the meeting."""
    low: int
    high: int


def circles(passage: Passage, thread: Thread) -> list[Circle]:
    """The meetings of named people that one sentence tells, each with its own stretch."""
    text = passage.text
    people = _people(passage, thread)
    verb = meeting_verb(passage)
    _remember(people, passage, thread)
    if len(people) < 2 or not (
        verb
        or signed_by_two(passage)
        or (
            mw.MADE_PUBLIC.match(text)
            and re.search(r"\b(?:made public|announced|signed|unveiled|struck|agreed)\b", text)
        )
    ):
        return []
    spot = verb or mw.MADE_PUBLIC.match(text) or mw.SIGNED.search(text)
    at = spot.start() if spot else 0
    whole = Circle(tuple(people), at, 0, 10_000)
    return _in_turn(passage, people, at) or _series(passage, whole) or [whole]


def _in_turn(passage: Passage, people: list[Mention], at: int) -> list[Circle]:
    """ "will meet Ishiba in Tokyo on Friday, and Xi in Tianjin on Sunday": one host after the other."""
    ordered = sorted(people, key=lambda m: m.start)
    guest, hosts = ordered[0], [m for m in ordered[1:] if m.start > at]
    if len(hosts) < 2 or guest.start > at or len(hosts) != len(ordered) - 1:
        return []
    cuts = []
    for one, other in itertools.pairwise(hosts):
        between = passage.text[one.end : other.start]
        join = re.search(r",? (?:and|then|before meeting|before)\s(?!on\b|in\b|at\b)", between)
        told = re.search(r"\b(?:in|at)\s[A-Z]", between) or any(
            one.end <= d.start < other.start for d in passage.dates
        )
        if join is None or not told:
            return []
        cuts.append(one.end + join.start())
    bounds = [at, *cuts, 10_000]
    return [
        Circle((guest, host), at, low, high)
        for host, low, high in zip(hosts, bounds, bounds[1:], strict=False)
    ]


def _series(passage: Passage, whole: Circle) -> list[Circle]:
    """ "After a meeting in May, a call on 6 June and talks on 2 July in Ottawa, the two leaders agreed ..."."""
    text = passage.text
    nouns = list(mw.SERIES_NOUN.finditer(text))
    if len(nouns) < 2:
        return []
    starts: list[int] = []
    for noun in nouns:
        lead = [m.end() for m in re.finditer(r",\s(?:and\s)?|\band\s|^|\b[Aa]fter\s", text[: noun.start()])]
        starts.append(lead[-1] if lead else 0)
    parts: list[tuple[int, int, int]] = []
    for i, (noun, low) in enumerate(zip(nouns, starts, strict=True)):
        high = starts[i + 1] if i + 1 < len(starts) else _close(text, noun.end())
        if low < high and any(noun.start() < d.start < high for d in passage.dates):
            parts.append((noun.start(), low, high))
    if len(parts) < 2 or any(one[1] == other[1] for one, other in itertools.pairwise(parts)):
        return []
    return [Circle(whole.people, at, low, high) for at, low, high in parts]


def _close(text: str, start: int) -> int:
    """End of the last item of a list: the comma before the main clause."""
    stop = text.find(", ", start)
    return stop if stop >= 0 else len(text)


def meeting_verb(passage: Passage) -> re.Match[str] | None:
    """The first word of the sentence that tells of a meeting."""
    text = passage.text
    for match in mw.MEET.finditer(text):
        if mw.RECEIVES.fullmatch(match.group()):
            guest = next((m for m in passage.mentions if m.start >= match.end() and m.kind == "person"), None)
            place = match.group().startswith(("visit", "host")) and re.match(
                r"\s(?:the\s)?[A-Z]", text[match.end() :]
            )
            plain = guest is not None and re.fullmatch(
                r"\s(?:(?!and\b|by\b|from\b|of\b|on\b|that\b)[\w.’'&,-]+\s){0,7}",
                text[match.end() : guest.start],
            )
            if not place and (
                guest is None or not plain or re.match(r"['’]s?\s", text[guest.end : guest.end + 3])
            ):
                continue
        return match
    return None


def signed_by_two(passage: Passage) -> re.Match[str] | None:
    """ "Trump and China's chief negotiator, Liu He, signed an agreement at the White House"."""
    signed = mw.SIGNED.search(passage.text)
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


def _remember(people: list[Mention], passage: Passage, thread: Thread) -> None:
    """Keep the two people named together last, whom "the two leaders" of a later sentence means."""
    named = people
    if len(named) != 2:
        named = list({m.name: m for m in passage.mentions if m.kind == "person"}.values())
    if len(named) == 2 and named[0].party and named[1].party and named[0].party != named[1].party:
        thread.cast.pair = (named[0], named[1])


_LEADS = re.compile(
    r"^(?!.*\b(?:[Ff]ormer|[Vv]ice|[Dd]eputy|[Cc]ouncil|[Cc]ommission)\b).*(?:[Pp]resident|[Mm]inister|[Pp]remier|[Cc]hancellor)"
)
_MINISTER = re.compile(
    r"\b(?:[Tt]rade|[Ff]oreign|[Ff]inance|[Cc]ommerce|[Ee]conomy|[Ii]ndustry|[Dd]efen[cs]e|[Ee]conomic)\b"
)


def _two_leaders(thread: Thread) -> list[Mention]:
    """Whom "the two leaders" means: the pair named last, else the heads of the two main sides."""
    if thread.cast.pair is not None and all(_leads(m, thread) for m in thread.cast.pair):
        return list(thread.cast.pair)
    found: dict[str, Mention] = {}
    for name, (party, _) in thread.cast.people.items():
        person = Mention(0, 0, "person", party, name, thread.cast.office_of(name))
        if party in thread.main[:2] and party not in found and _leads(person, thread):
            found[str(party)] = person
    return list(found.values()) if len(found) == 2 else []


def _leads(person: Mention, thread: Thread) -> bool:
    office = thread.cast.office_of(person.name) or ""
    return bool(_LEADS.search(office)) and not _MINISTER.search(office)


def _people(passage: Passage, thread: Thread) -> list[Mention]:
    """Persons who meet: named in the sentence, or meant by "they", "he" or "the two leaders"."""
    text = passage.text
    spot = meeting_verb(passage) or mw.MADE_PUBLIC.match(text) or signed_by_two(passage)
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
        owned = _OWNS.match(text, mention.end)
        if owned is not None and any(
            m.kind == "person" and 0 < m.start - owned.end() < 45 for m in passage.mentions
        ):
            continue  # "spoke with Trump's pick for Commerce Secretary Howard Lutnick"
        # "Presidents Donald Trump", "a meeting between Trump and Xi", "to meet Takaichi"
        if mention.kind != "person" or _is_agent(text, mention):
            continue
        after = text[mention.end : mention.end + 40]
        if (
            re.match(r"(?:,[^,]{0,50},)?\s(?:said|says|told|added)\b", after)
            and not re.search(r"\b(?:he|she)\b", text[mention.end :])
            and not _HIS_OWN.search(text, mention.end)
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
    subject = next((m for m in passage.mentions if m.kind == "pronoun" and m.end <= spot.start()), None)
    if (
        subject is not None
        and subject.name.lower() in ("he", "she", "they")
        and len(people) >= 2
        and all(m.start > spot.start() for m in people.values())
        and thread.resolve(subject, passage) is None
    ):
        return []  # "He met President A and Minister B": they met somebody who is not named here
    own_talks = re.search(r"\b(?:[Hh]is|[Hh]er)\b[^.;]{0,30}\btalks with\b", text)
    if len(people) == 1 and thread.subject is not None and own_talks:
        people.setdefault(thread.subject.name, thread.subject)
    if not people and mw.TWO_LEADERS.search(text):
        return _two_leaders(thread)
    if len(people) == 1 and re.search(
        r"\b(?:his|her) (?:Chinese|US|American|Japanese|EU|Indian|South Korean) counterpart\b", text
    ):
        return []
    if len(people) > (5 if re.search(r"\b(?:headed|led|joined|accompanied|attended) by\b", text) else 3):
        names = list(people.values())
        close = [m for m in names if abs(m.start - spot.start()) < 90]
        people = {m.name: m for m in (close if len(close) >= 2 else names[:2])}
    return list(people.values())


_OWNS = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}?(?:pick|nominee|choice|chief|top|envoy|adviser|advisor|secretary|minister|negotiator"
    r"|representative)\b"
)
"""A person behind another, whose officer he is."""
_HIS_OWN = re.compile(
    r"\b(?:after|following|during|before|ahead of|at|in)\s(?:an?|the|his|her|their)\s(?:[\w-]+\s){0,3}?"
    r"(?:summit|meeting|talks|call|conversation|lunch|dinner)\swith\b"
)
"""``Trump said after a summit with Xi``: who speaks took part."""
_AGENT = re.compile(
    r"\b(?!hosted|joined|accompanied|headed|attended|chaired)\w+(?:ed|de|et) by\s(?:[^,;.]|(?<=[A-Z])\.){0,60}$"
)


def _is_agent(text: str, mention: Mention) -> bool:
    """ "the deal committed to by Trump and Modi": who did something else does not meet here."""
    return bool(_AGENT.search(text[: mention.start]))


_AT_WHICH = re.compile(r"\b(?:during|at|in) which\s|\bwhere\s|\bwhen\s")
_HOLDS_TALKS = re.compile(
    r"(?:,[^,;.]{0,60},)?\s(?:has |have |had )?(?:held|holds|conducted|concluded|opened|began|had|will hold|to hold)\s"
    r"(?:[\w-]+\s){0,3}?(?=(?:talks|meetings?|negotiations|discussions|consultations)\b)"
)
_WAS_THERE = re.compile(
    r"(?:,[^,;.]{0,60},)?\s(?:was|is|were|are|will be|has been|had been|travell?ed|flew)\s(?:in|to)\b"
)


def told_by_name(passage: Passage, start: int, end: int) -> list[str]:
    """Who takes part in talks of delegations, as far as the sentence names them.

    "Šefčovič was in Washington for meetings with his counterparts", "a delegation led by Parmelin", "the forum held in
    New Delhi, during which Tai raised pork with Goyal".
    """
    text = passage.text
    people = [m for m in passage.mentions if m.kind == "person"]
    led = text.find("led by", start, end)
    if led >= 0:
        return list(dict.fromkeys(m.name for m in people if led < m.start < end))
    which = _AT_WHICH.search(text, end)
    if which is not None and which.start() - end < 60:
        return list(dict.fromkeys(m.name for m in people if m.start >= which.end()))
    there = [m.name for m in people if m.end < start and _WAS_THERE.match(text, m.end)]
    holds = [m.name for m in people if m.end <= start and _HOLDS_TALKS.match(text, m.end)]
    return there[:1] if "ounterpart" in text[start:end] else holds[:1]
