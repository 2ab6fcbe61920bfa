"""Finding price moves that a document reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import Evidence, When
from detente.reading.context import Passage, Thread
from detente.reading.gazetteers.markets import COMPANIES, EXCHANGE_METONYMS, INDICES
from detente.reading.numbers import find_percents, parse_number

__all__ = ["Move", "find_moves"]


@dataclass(slots=True)
class Move:
    """A price move as the sentences tell it."""

    instrument: str
    name: str
    change_pct: float | None = None
    change_points: float | None = None
    level: float | None = None
    direction: str | None = None
    comparator: str = "eq"
    on: When | None = None
    session: str | None = None
    attributed_to: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    paragraph: int = -1


_UP = re.compile(
    r"\b(?:rose|rises?|rising|gain(?:ed|s|ing)?|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?|surg(?:ed|es|ing)"
    r"|soar(?:ed|s|ing)?|advanc(?:ed|es|ing)|add(?:ed|s)|rall(?:ied|ies|ying)|leap(?:t|ed|s)?|higher"
    r"|went up|go(?:es)? up|up|increased|increas(?:es|ing)|rebounded|strengthened"
    r"|edged up|inched up|ticked up|tacked on|recovered|bounced|firmed|improved|spiked|rocketed)\b"
)
_DOWN = re.compile(
    r"\b(?:fell|falls?|falling|drop(?:ped|s|ping)?|lost|loses?|losing|slid|slides?|sliding|slump(?:ed|s"
    r"|ing)?|tumbl(?:ed|es|ing)|declin(?:ed|es|ing)|plung(?:ed|es|ing)|sank|sinks?|slipp?(?:ed|s|ing)"
    r"|shed|sheds|dipp?(?:ed|s)|lower|went down|down|retreated|weakened|decreased|decreasing|dived|plummeted"
    r"|off(?= \d)|eased|softened|gave up|tanked|crashed|nosedived|skidded|sagged|plunged|shedding|cratered)\b"
)
_FLAT = re.compile(r"\b(?:flat|little changed|unchanged|steady)\b")
_POINTS = re.compile(r"(?P<n>\d[\d,]*(?:\.\d+)?)[\s-]points?\b")
_BARE_POINTS = re.compile(
    r"^\s(?:index\s)?(?:\w+\s){0,2}?(?:fell|rose|lost|gained|dropped|jumped|slid|shed|added|climbed|sank|tumbled|advanced)\s"
    r"(?P<n>\d[\d,]*(?:\.\d+)?)\s(?:to|at)\s\d"
)
_FINISHING = re.compile(
    r"\b(?:finish|end|clos|settl)(?:ing|ed)\s(?:the day\s|the session\s)?(?:up\s|down\s|off\s)?$"
)
_LEVEL = re.compile(
    r"\b(?:at|to(?: close at| end at)?|closed at|ended at|of)\s(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{3,6}\.\d+)(?!\s?(?:%|per ?cent|points|billion|million))"
)
_SESSIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "midday",
        re.compile(
            r"\b(?:by|at|around)?\s?(?:midday|mid-day|noon|lunch(?:time)?|the (?:lunch|midday"
            r"|mid-day) break)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "open",
        re.compile(r"\b(?:opened|at the open|opening (?:bell|trade|minutes)|pre-?market)\b", re.IGNORECASE),
    ),
    (
        "close",
        re.compile(
            r"\b(?:clos(?:e|ed|es|ing)|by the close|end(?:ed|ing)? (?:the (?:day|session)|\w+)"
            r"|finish(?:ed|ing)?|settled|ended|end of trading)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "intraday",
        re.compile(
            r"\b(?:morning trad\w+|early trad\w+|afternoon trad\w+|in trading|intraday|so far"
            r"|midafternoon|mid-morning|morning deals)\b",
            re.IGNORECASE,
        ),
    ),
)
_ENDED = re.compile(r"\b(?:clos(?:ed|ing)|finish(?:ed|ing)|ended|settled|by the close)\b")
_DAY_TOLD = re.compile(
    r"\b(?:shares|stocks|markets?|equit\w+|indices|indexes|bourses)\s(?:\w+\s){0,3}?(?:closed|ended|finished|settled)\b",
    re.IGNORECASE,
)
"""A sentence that says the day is over: the moves told after it are of the close."""
_MOVE_CONTEXT = re.compile(
    r"\b(?:shares?|stocks?|index(?:es)?|indices|markets?|trading|futures|points?|percent|per cent"
    r"|rall\w+)\b|%"
)
_ATTRIBUTION = re.compile(
    r"\b(?:as|after|on|amid|reflecting|following|boosted by|lifted by|driven by|in response to"
    r"|on hopes? (?:of|that)|because)\s(?P<why>(?!Monday|Tuesday|Wednesday|Thursday|Friday|its largest"
    r"|a |the day)[^.;]{8,140})"
)
_INDEX = re.compile(
    r"(?<![\w/])(?=[A-Zbp])(?:"
    + "|".join(f"(?P<i{n}>{pattern})" for n, (pattern, *_) in enumerate(INDICES))
    + r")(?![\w])"
)
_COMPANY = re.compile(
    r"\b(?:" + "|".join(re.escape(c) for c in sorted(COMPANIES, key=len, reverse=True)) + r")\b"
)


def find_moves(passage: Passage, thread: Thread, earlier: list[Move]) -> list[Move]:
    """The price moves of one sentence; more about an index already told is added to it."""
    text = passage.text
    if _DAY_TOLD.search(text):
        thread.session = "close"
    named = _named(text)
    if not named or not (_UP.search(text) or _DOWN.search(text) or _FLAT.search(text)):
        return []
    out: list[Move] = []
    session, when = _session(text), _when(passage)
    context = [m for m in earlier if m.paragraph == passage.sentence.paragraph]
    if session is None and context:
        session = next((m.session for m in reversed(context) if m.session), None)
    if session is None:
        session = thread.session
    if when is None:
        when = next((m.on for m in reversed(context) if m.on), None) or _publication(thread)
    for i, (start, end, instrument, name) in enumerate(named):
        last = named[i + 1][0] if i + 1 < len(named) else len(text)
        first = named[i - 1][1] if i else 0
        move = _move(text, first, start, end, last, instrument, name)
        if move is None:
            continue
        move.session, move.on, move.paragraph = session, when, passage.sentence.paragraph
        why = _ATTRIBUTION.search(text, end)
        move.attributed_to = why["why"].strip(" ,") if why else None
        move.evidence = [passage.evidence()]
        out.append(move)
    _share_direction(out, text)
    return [m for m in out if not _folded(m, earlier)]


def _named(text: str) -> list[tuple[int, int, str, str]]:
    found: list[tuple[int, int, str, str]] = []
    match: re.Match[str] | None
    for match in _INDEX.finditer(text):
        _, instrument, name, _ = INDICES[int(str(match.lastgroup)[1:])]
        found.append((match.start(), match.end(), instrument, name))
    if not found:
        for city, (instrument, name) in EXCHANGE_METONYMS.items():
            if city not in text:
                continue
            match = re.search(
                rf"\b{city}(?:['’]s)?(?: (?:shares|stocks|markets?))? (?:(?:ended|closed|finished|rose"
                rf"|fell|gained|lost|jumped|dropped|climbed|slid|added|shed)\b)|\b(?:shares|stocks"
                rf"|equities) in {city}\b",
                text,
            )
            if match and (find_percents(text) or re.search(r"\b(?:higher|lower|up|down|flat)\b", text)):
                start = match.start() + match.group().index(city)
                found.append((start, start + len(city), instrument, name))
    if re.search(r"\b(?:shares|stock)\b", text):
        for match in _COMPANY.finditer(text):
            if not any(s < match.end() and match.start() < e for s, e, *_ in found):
                found.append((match.start(), match.end(), match.group(), match.group()))
    return sorted(found)


def _move(text: str, first: int, start: int, end: int, last: int, instrument: str, name: str) -> Move | None:
    stop = text.find(";", end, last)
    zone = text[end : stop if stop >= 0 else last]
    up, down, flat = _UP.search(zone), _DOWN.search(zone), _FLAT.search(zone)
    percents = find_percents(zone)
    if not (up or down or flat) and not percents:
        # "up 2 percent on the Nikkei", or the verb stands at the end of a list
        zone = text[start:]
        up, down, flat = _UP.search(zone), _DOWN.search(zone), _FLAT.search(zone)
        percents = []
    if not (up or down or flat):
        return None
    sign = 1 if up and (not down or up.start() < down.start()) else -1 if down else 0
    move = Move(instrument, name, direction={1: "up", -1: "down", 0: "flat"}[sign])
    single = [p for p in percents if p.low is None]
    if single and sign:
        # "dropped more than 2%, finishing 2.35% lower": the end of the day counts
        last_one = next(
            (p for p in single if _FINISHING.search(zone[max(0, p.start - 30) : p.start])), single[0]
        )
        move.change_pct = sign * last_one.value
        bound = last_one.bound
        move.comparator = {"gt": "gt", "lt": "lt", "approx": "approx"}.get(bound, "eq")
    points = _POINTS.search(zone) or _BARE_POINTS.search(zone)
    if points and sign:
        value = parse_number(points["n"])
        move.change_points = sign * value if value is not None else None
    level = _LEVEL.search(zone)
    if level:
        move.level = parse_number(level["n"])
    return move


def _share_direction(moves: list[Move], text: str) -> None:
    """ "The Dow, the S&P 500 and the Nasdaq all slid": the last one's verb holds for all."""
    if len(moves) > 1 and re.search(r"\ball\s", text):
        for move in moves[:-1]:
            if move.change_pct is None:
                move.direction = moves[-1].direction


_OPENED_ONLY = re.compile(r"\bopen(?:ed|ing)?\b")


def _session(text: str) -> str | None:
    if _OPENED_ONLY.search(text) and _ENDED.search(text):
        return "close"
    for name, pattern in _SESSIONS:
        if pattern.search(text):
            return name
    return None


def _when(passage: Passage) -> When | None:
    days = [
        d
        for d in passage.dates
        if d.precision == "day"
        and d.anchor is None
        and not re.search(r"\bsince\s*$", passage.text[: d.start])
    ]
    return days[-1].when() if days else None


def _publication(thread: Thread) -> When | None:
    if thread.published is None:
        return None
    return When(
        value=thread.published.isoformat(), as_written="(publication day)", basis="publication", bound="about"
    )


def _folded(move: Move, earlier: list[Move]) -> bool:
    for old in earlier:
        if old.instrument != move.instrument:
            continue
        if old.change_pct is not None and move.change_pct is not None and old.change_pct != move.change_pct:
            continue
        if move.on and old.on and move.on.value != old.on.value:
            continue
        for name in ("change_pct", "change_points", "level", "session", "on", "attributed_to"):
            if getattr(old, name) is None:
                setattr(old, name, getattr(move, name))
        if move.change_pct is not None and old.change_pct == move.change_pct:
            old.comparator = move.comparator
        old.evidence += move.evidence
        return True
    return False
