"""Finding price moves that a document reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import Evidence, When
from detente.reading.gazetteers.markets import COMPANIES, EXCHANGE_METONYMS, INDICES, MAIN_INDICES
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.numbers import find_percents, parse_number

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
    r""
    r"|adding|leaping|rebounding|bouncing|firming|strengthening|recovering|edged up|inched up|ticked up"
    r"|tacked on|recovered|bounced|firmed|improved|spiked|rocketed)\b"
)
_DOWN = re.compile(
    r"\b(?:fell|falls?|falling|drop(?:ped|s|ping)?|lost|loses?|losing|slid|slides?|sliding|slump(?:ed|s"
    r"|ing)?|tumbl(?:ed|es|ing)|declin(?:ed|es|ing)|plung(?:ed|es|ing)|sank|sinks?|slipp?(?:ed|s|ing)"
    r"|shed|sheds|dipp?(?:ed|s)|lower|went down|down|retreated|weakened|decreased|decreasing|dived|plummeted"
    r"|off(?= \d)|eased|softened|gave up|tanked|crashed|nosedived|skidded|sagged|plunged|shedding|cratered"
    r"|tumbling|sinking|slipping|dipping|retreating|plummeting|slumping)\b"
)
_FLAT = re.compile(r"\b(?:flat|little changed|unchanged|steady)\b")
_POINTS = re.compile(r"(?<!\bat )(?<!\bto )(?<![\d.,])(?P<n>\d[\d,]*(?:\.\d+)?)[\s-]points?\b(?! of\b)")
_BARE_POINTS = re.compile(
    r"^\s(?:index\s)?(?:\w+\s){0,2}?(?:fell|rose|lost|gained|dropped|jumped|slid|shed|added|climbed|sank"
    r"|tumbled|advanced)\s"
    r"(?P<n>\d[\d,]*(?:\.\d+)?)\s(?:to|at)\s\d"
)
_FINISHING = re.compile(
    r"\b(?:finish|end|clos|settl)(?:ing|ed|e)?\s(?:the day\s|the session\s)?(?:up\s|down\s|off\s)?$"
    r"|\bturn(?:ed|ing) (?:round |around )?to (?:lose|gain|fall|rise)\s$"
)
_LEVEL = re.compile(
    r"\b(?:at|to(?: close at| end at)?|closed at|ended at|of)\s(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{3,6}\.\d+)(?![\d,.]*\d)(?!\s?(?:%|per ?cent|billion|million))"
    r"|\b(?:at|to)\s(?P<points>\d{3,6}(?:\.\d+)?)\spoints\b"
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
            r"|finish(?:ed|ing)?|settl(?:ed|e|ing)|ended|end of trading)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "intraday",
        re.compile(
            r"\b(?:morning trad\w+|early trad\w+|afternoon trad\w+|in trading|intraday|so far"
            r"|midafternoon|mid-morning|morning deals|(?:early|afternoon|morning) (?:deals|trade|session)"
            r"|(?:by|at|as of|around) \d{4} (?:GMT|ET|EDT|BST|CET|JST|IST)"
            r"|(?:by|at|as of|around) \d{1,2}[:.]\d\d (?:[ap]\.?m\.? ?)?(?:GMT|ET|EDT|BST|CET|JST|IST))\b",
            re.IGNORECASE,
        ),
    ),
)
_ENDED = re.compile(r"\b(?:clos(?:ed|ing)|finish(?:ed|ing)|ended|settled|by the close)\b")
_DAY_TOLD = re.compile(
    r"\b(?:shares|stocks|markets?|equit\w+|indices|indexes|bourses)\s(?:\w+\s){0,3}?(?:closed|ended|finished"
    r"|settled)\b",
    re.IGNORECASE,
)
"""A sentence that says the day is over: the moves told after it are of the close."""
_MARKET_DAY = re.compile(
    r"^(?:(?:Most|Major|Global|World)\s)?(?:[A-Z][\w.-]+\s){0,2}(?:shares|stocks|stock markets|markets|equities"
    r"|bourses)\b"
    r"[^.;]{0,60}?\bon (?:Mon|Tues|Wednes|Thurs|Fri)day\b"
)
"""A sentence that names the day on which the markets moved: it holds for what follows."""
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
    if _MARKET_DAY.search(text):
        thread.market_day = _when(passage) or thread.market_day
    named = _named(text, passage.mentions if "bench" in text or "index" in text or "bourse" in text else [])
    if not named or not (_UP.search(text) or _DOWN.search(text) or _FLAT.search(text)):
        return []
    out: list[Move] = []
    spots: list[tuple[int, int]] = []
    session, when = _session(text), _when(passage)
    context = [m for m in earlier if m.paragraph == passage.sentence.paragraph]
    if session is None and context:
        session = next((m.session for m in reversed(context) if m.session), None)
    if session is None:
        session = thread.session
    if when is None:
        told = next((m.on for m in reversed(context) if m.on), None)
        when = told or thread.market_day or _publication(thread)
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
        spots.append((start, end))
    if out and len(spots) == len(named):
        _share(out, spots, text)
    return [m for m in out if not _folded(m, earlier)]


_NAMES = {instrument: name for _, instrument, name, _ in INDICES}
_BENCHMARK = re.compile(
    r"(?:['’]s?)?\s(?:(?:main|local|key|broad|blue-chip|national)\s)*"
    r"(?:benchmark|main share index|main stock index|main index|bourse|share index|stock index)"
    r"(?:\s(?:share|stock|equity|market|average|index|gauge|barometer))*"
    r"(?=\s(?!(?:interest|rate|yield|price|bond|oil)))"
)


def _benchmarks(
    text: str, mentions: list[Mention], found: list[tuple[int, int, str, str]]
) -> list[tuple[int, int, str, str]]:
    """ "South Korea's benchmark fell", "Malaysia's main share index": the main index of that state."""
    out = []
    for mention in mentions:
        instrument = MAIN_INDICES.get(mention.party or "")
        if instrument is None or mention.kind not in ("name", "demonym", "metonym"):
            continue
        match = _BENCHMARK.match(text, mention.end)
        if match is None or any(0 <= start - match.end() <= 12 for start, *_ in found):
            continue  # "Tokyo's benchmark Nikkei 225"
        out.append((mention.start, match.end(), instrument, _NAMES[instrument]))
    return out


def _named(text: str, mentions: list[Mention]) -> list[tuple[int, int, str, str]]:
    found: list[tuple[int, int, str, str]] = []
    match: re.Match[str] | None
    for match in _INDEX.finditer(text):
        _, instrument, name, _ = INDICES[int(str(match.lastgroup)[1:])]
        if found and found[-1][2] == instrument and text[found[-1][1] : match.start()] in (" (", ", the "):
            continue  # "the Jakarta Composite Index (JCI)"
        found.append((match.start(), match.end(), instrument, name))
    found += _benchmarks(text, mentions, found)
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
        if last_one is not single[0]:
            near = zone[max(0, last_one.start - 12) : last_one.end + 8]
            fell = re.search(r"\b(?:lower|down|off|lose|fall)\b", near)
            sign = -1 if fell else 1 if re.search(r"\b(?:higher|up|gain|rise)\b", near) else sign
            move.direction = "up" if sign > 0 else "down"
        move.change_pct = sign * last_one.value
        bound = last_one.bound
        move.comparator = {"gt": "gt", "lt": "lt", "approx": "approx"}.get(bound, "eq")
    points = _POINTS.search(zone) or _BARE_POINTS.search(zone)
    if points and sign:
        value = parse_number(points["n"])
        move.change_points = sign * value if value is not None else None
    level = _LEVEL.search(zone)
    if level:
        move.level = parse_number(level["n"] or level["points"])
    return move


_SHARED = re.compile(r"(?:,|\s&|,?\sand|\s|\bthe|\bboth|\bthe\sbroader)*")
"""Between the indices of a list that share one verb."""


def _share(moves: list[Move], spots: list[tuple[int, int]], text: str) -> None:
    """ "The Dow and the S&P 500 each gained 0.5%": the verb of the last one holds for all of a list.

    "Rose 0.6%, 0.4% and 0.9%, respectively" gives each index its own figure.
    """
    first = len(moves) - 1
    while first > 0 and _SHARED.fullmatch(text[spots[first - 1][1] : spots[first][0]]):
        first -= 1
    group, last = moves[first:], moves[-1]
    if len(group) < 2:
        return
    rest = text[spots[-1][1] :]
    figures = [p for p in find_percents(rest) if p.low is None]
    sign = -1 if last.direction == "down" else 1
    for i, move in enumerate(group):
        move.direction = last.direction
        if last.direction == "flat":
            continue
        if "respectively" in rest and len(figures) >= len(group):
            move.change_pct = sign * figures[i].value
        elif move.change_pct is None and re.match(
            r"\s(?:index(?:es)?\s|indices\s)?(?:each|both|all)\b", rest
        ):
            move.change_pct, move.comparator = last.change_pct, last.comparator
    if re.search(r"\b[Bb]oth\s(?:the\s)?$", text[: spots[first][0]]):
        for move in group:
            move.change_pct, move.comparator = last.change_pct, last.comparator


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
