"""The gate for meetings, deadlines, market moves and dependencies."""

from __future__ import annotations

import re

from detente.ledger.records import Deadline, Dependency, MarketMove, Meeting
from detente.reading.gazetteers.markets import COMPANIES, INDICES
from detente.reading.gazetteers.parties import PLACE_COUNTRY
from detente.reading.models.answers import (
    ProposedDeadline,
    ProposedDependency,
    ProposedMeeting,
    ProposedMove,
)
from detente.reading.models.checks import Check, UnborneError
from detente.reading.models.grounds import Ground, Place
from detente.reading.models.licences import licensed_deadline, licensed_level, licensed_meeting
from detente.reading.models.values import DateRole, party_ids, same, tags_of, verbatim
from detente.reading.text.numbers import find_percents
from detente.reading.text.products import find_products

__all__ = ["pass_deadline", "pass_dependency", "pass_meeting", "pass_move"]

_PLACED = re.compile(r"\b(?:in|at|to|near|outside|of|for|left|leaving|host\w*)\s(?:the\s)?$", re.IGNORECASE)


def pass_meeting(proposed: ProposedMeeting, ground: Ground) -> tuple[Meeting, Check]:
    """The meeting as far as its sentences bear it.

    Raises
    ------
    UnborneError
        When they name no meeting, not with that status, or nobody, no place and no day.
    """
    head = next((p for p in ground.quoted if proposed.status in licensed_meeting(p.text)), None)
    if head is None:
        raise UnborneError("status")
    check = Check(ground, head)
    people: list[str] = []
    for name in proposed.participants:
        found = next(
            (m for m in head.mentions if m.kind == "person"
             and (name in (m.name, head.text[m.start : m.end]) or name.endswith(m.name))), None,
        )  # fmt: skip
        if found is None:
            check.drop("participants")
        elif found.name not in people:
            people.append(found.name)
    parties: list[str] = []
    for name in proposed.parties:
        ids = [i for i in party_ids(name) if i in head.parties]
        parties += [i for i in ids if i not in parties]
        if not ids:
            check.drop("parties")
    level = proposed.level
    if level not in licensed_level(head.text):
        check.drop("level")
        level = "unknown"
    place = _place(proposed.place, check)
    starts = check.date(proposed.starts, "on", "starts")
    ends = check.date(proposed.ends, "ends", "ends")
    if not (people or parties) or not (starts or place or len(people) > 1):
        raise UnborneError("participants")
    who = " and ".join(people) if people else "Talks"
    meeting = Meeting(
        id="t0",
        title=f"{who}, {place}" if place else who,
        participants=tuple(people),
        parties=tuple(parties),
        level=level,
        place=place,
        country=PLACE_COUNTRY.get(place) if place else None,
        starts=starts,
        ends=ends,
        status=proposed.status,
        evidence=check.evidence,
        read_by="model",
    )
    return meeting, check


def _place(words: str | None, check: Check) -> str | None:
    """A name that stands in the sentence where places stand."""
    if not words:
        return None
    span = verbatim(check.head.text, words, longest=60)
    if span is not None:
        text = check.head.text[span[0] : span[1]]
        if text[:1].isupper() and (
            text in PLACE_COUNTRY or _PLACED.search(check.head.text[max(0, span[0] - 20) : span[0]])
        ):
            return text
    check.drop("place")
    return None


def pass_deadline(proposed: ProposedDeadline, ground: Ground) -> tuple[Deadline, Check]:
    """The deadline, if a sentence has its day in that role.

    Raises
    ------
    UnborneError
        When no sentence does, or the day is past.
    """
    roles: dict[str, DateRole] = {"effective": "effective", "expiry": "expires", "commitment": "ends"}
    for head in ground.quoted:
        check = Check(ground, head)
        if proposed.kind not in licensed_deadline(head.text):
            continue
        when = check.date(proposed.on, roles.get(proposed.kind, "on"), "on")
        published = head.whole.published
        if when is None or when.value is None or len(when.value) != 10:
            continue
        if check.used or (published is not None and when.value < published.isoformat()):
            continue
        derived = when.basis in ("duration", "reference", "weekday", "relative")
        return (
            Deadline(
                id="d0",
                on=when,
                what=head.text.rstrip("."),
                kind=proposed.kind,
                derived=derived,
                evidence=check.evidence,
                read_by="model",
            ),
            check,
        )
    raise UnborneError("on")


_UP = re.compile(
    r"\b(?:rose|ris\w+|gain\w*|jump\w*|climb\w*|surg\w+|soar\w*|advanc\w+|add(?:ed|s)|rall\w+|leap\w*|higher|up"
    r"|increased|rebounded|strengthened)\b"
)
_DOWN = re.compile(
    r"\b(?:fell|fall\w*|drop\w*|lost|los\w+|slid\w*|slump\w*|tumbl\w+|declin\w+|plung\w+|sank|sink\w*|slip\w*|shed\w*"
    r"|dipp?\w*|lower|down|retreated|weakened|decreased|plummeted)\b"
)
_FLAT = re.compile(r"\b(?:flat|little changed|unchanged|steady)\b")
_SESSION = {
    "midday": re.compile(r"midday|mid-day|noon|lunch", re.IGNORECASE),
    "open": re.compile(r"\bopen", re.IGNORECASE),
    "close": re.compile(r"\bclos|\bended\b|finish|settled|end of trading", re.IGNORECASE),
    "intraday": re.compile(r"morning|afternoon|in trading|intraday|so far|early trad", re.IGNORECASE),
}


def pass_move(proposed: ProposedMove, ground: Ground) -> tuple[MarketMove, Check]:
    """The price move as far as its sentence bears it.

    The number must follow the name with a verb of its direction between them, and no other name.

    Raises
    ------
    UnborneError
        When the sentence has no such name, or nothing about it.
    """
    for head in ground.quoted:
        named = _instruments(head)
        mine = [n for n in named if _is_called(head.text, n, proposed.name)]
        if len(mine) == 1:
            break
    else:
        raise UnborneError("name")
    check = Check(ground, head)
    start, stop, instrument, name = mine[0]
    limit = min((n[0] for n in named if n[0] > start), default=len(head.text))
    zone = head.text[stop:limit]
    percent = None
    if proposed.change_pct is not None:
        for one in find_percents(zone):
            if one.low is None and not one.points and same(one.value, abs(proposed.change_pct)):
                percent = one
                break
        if percent is None:
            check.drop("change_pct")
    told = zone[: percent.start] if percent else zone
    ways = [w for w, p in (("up", _UP), ("down", _DOWN), ("flat", _FLAT)) if p.search(told)]
    way = ways[0] if len(ways) == 1 else None
    claimed = proposed.direction or (
        None if not proposed.change_pct else "up" if proposed.change_pct > 0 else "down"
    )
    if claimed is not None and claimed != way:
        check.contradict("direction")
    if way is None or (percent is None and claimed is None):
        raise UnborneError("direction")
    value = None if percent is None else -percent.value if way == "down" else percent.value
    level = _level(proposed, check, zone)
    session = proposed.session
    if session is not None and not _SESSION[session].search(head.text):
        check.drop("session")
        session = None
    bound = percent.bound if percent else "eq"
    comparator = bound if bound in ("eq", "gt", "lt", "approx") else "eq"
    move = MarketMove(
        id="x0",
        instrument=instrument,
        name=name,
        change_pct=value,
        level=level,
        direction=way,
        comparator=comparator,
        session=session,
        evidence=check.evidence,
        read_by="model",
    )
    return move, check


def _instruments(place: Place) -> list[tuple[int, int, str, str]]:
    found = [
        (m.start(), m.end(), code, name)
        for pattern, code, name, _ in INDICES
        for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", place.text)
    ]
    for company in COMPANIES:
        found += [
            (m.start(), m.end(), company, company)
            for m in re.finditer(rf"(?<!\w){re.escape(company)}(?!\w)", place.text)
        ]
    out: list[tuple[int, int, str, str]] = []
    for one in sorted(found, key=lambda n: (n[0], -n[1])):
        if not out or one[0] >= out[-1][1]:
            out.append(one)
    return out


def _is_called(text: str, named: tuple[int, int, str, str], name: str) -> bool:
    start, stop, code, usual = named
    return name.strip().lower() in (text[start:stop].lower(), code.lower(), usual.lower())


def _level(proposed: ProposedMove, check: Check, zone: str) -> float | None:
    if proposed.level is None:
        return None
    for match in re.finditer(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d{3,6}\.\d+", zone):
        written = float(match.group().replace(",", ""))
        if same(written, proposed.level):
            return written
    check.drop("level")
    return None


_NEEDS = re.compile(
    r"\b(?:critical|vital|essential|indispensable|crucial|key|needed|necessary|required|depend\w*|rel(?:y|ies"
    r"|iant|iance)"
    r"|used (?:in|for|to)|suppl\w+|account\w* for|control\w*|produc\w+|refin\w+|process\w+|go(?:es)? into|make"
    r"|making)\b",
    re.IGNORECASE,
)


def pass_dependency(proposed: ProposedDependency, ground: Ground) -> tuple[Dependency, Check]:
    """The dependency as far as its sentence bears it.

    Raises
    ------
    UnborneError
        When the sentence does not name the input, or neither a use nor a supplier.
    """
    tags = tags_of(proposed.input)
    head = next(
        (p for p in ground.quoted if len(tags) == 1 and tags[0] in p.tags and _NEEDS.search(p.text)), None
    )
    if head is None:
        raise UnborneError("input")
    check = Check(ground, head, len(head.text))
    cue = _NEEDS.search(head.text)
    behind = {p.tag for p in find_products(head.text[cue.end() :])} if cue else set()
    used: list[str] = []
    for name in proposed.used_in:
        fitting = [t for t in tags_of(name) if t in behind and t != tags[0]]
        used += [t for t in fitting if t not in used]
        if not fitting:
            check.drop("used_in")
    supplier, share = _supplier(proposed, check)
    if not used and supplier is None:
        raise UnborneError("used_in")
    dependency = Dependency(
        id="y0",
        input=tags[0],
        used_in=tuple(used),
        supplier=supplier,
        share_pct=share,
        evidence=check.evidence,
        read_by="model",
    )
    return dependency, check


def _supplier(proposed: ProposedDependency, check: Check) -> tuple[str | None, float | None]:
    if proposed.supplier is None:
        if proposed.share_pct is not None:
            check.drop("share_pct")
        return None, None
    held = check.parties([proposed.supplier], "actor")
    if len(held) != 1 or held[0] not in check.head.parties:
        check.drop("supplier")
        return None, None
    if proposed.share_pct is None:
        return held[0], None
    for percent in find_percents(check.head.text):
        if same(percent.value, proposed.share_pct) and re.match(
            r"\s(?:of|share)\b", check.head.text[percent.end :]
        ):
            return held[0], percent.value
    check.drop("share_pct")
    return held[0], None
