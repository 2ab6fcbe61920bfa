"""Finding price moves that a document reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import Evidence, When
from detente.reading.events import market_words as mw
from detente.reading.gazetteers.assets import ASSETS
from detente.reading.gazetteers.markets import EXCHANGE_METONYMS, INDICES, MAIN_INDICES
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.numbers import Percent, find_percents, parse_number

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


def find_moves(passage: Passage, thread: Thread, earlier: list[Move]) -> list[Move]:
    """The price moves of one sentence; more about an index already told is added to it."""
    text = passage.text
    markets = mw.MARKETS_TOLD.search(text)
    if markets is not None:
        thread.session = "close" if markets["over"] else _session(text) or thread.session
    if mw.MARKET_DAY.search(text):
        thread.market_day = _when(passage) or thread.market_day
    if not (mw.UP.search(text) or mw.DOWN.search(text) or mw.FLAT.search(text)) or mw.OVER_A_SPAN.match(text):
        return []
    named = _named(text, passage.mentions if "bench" in text or "index" in text or "bourse" in text else [])
    if not named:
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
        move = _move(text, start, end, last, instrument, name)
        if move is None and out and spots[-1] == named[i - 1][:2]:
            move = _without_verb(text[end:last], out[-1], instrument, name)
        if move is None:
            continue
        move.session, move.on, move.paragraph = session, when, passage.sentence.paragraph
        why = mw.ATTRIBUTION.search(text, end)
        move.attributed_to = why["why"].strip(" ,") if why else None
        move.evidence = [passage.evidence()]
        out.append(move)
        spots.append((start, end))
    if out and len(spots) == len(named):
        _share(out, spots, text)
    new: list[Move] = []
    for move in out:
        if not _folded(move, [*earlier, *new]):
            new.append(move)
    return new


_NAMES = {instrument: name for _, instrument, name, _ in INDICES}


def _benchmarks(
    text: str, mentions: list[Mention], found: list[tuple[int, int, str, str]]
) -> list[tuple[int, int, str, str]]:
    """ "South Korea's benchmark fell", "Malaysia's main share index": the main index of that state."""
    out = []
    for mention in mentions:
        instrument = MAIN_INDICES.get(mention.party or "")
        if instrument is None or mention.kind not in ("name", "demonym", "metonym"):
            continue
        match = mw.BENCHMARK.match(text, mention.end)
        if match is None or any(
            0 <= start - match.end() <= 12 or code == instrument for start, _, code, _ in found
        ):
            continue  # "Tokyo's benchmark Nikkei 225"
        out.append((mention.start, match.end(), instrument, _NAMES[instrument]))
    return out


_NO_INDEX = re.compile(r"-(?:style|like|listed|traded|focused)\b|\s(?:e-mini\s)?futures\b|['’]s?\sfutures\b")
_FUTURE_OF = re.compile(
    r"\b(?:futures?\s(?:contracts?\s)?(?:for|on|of|tied to|linked to)|that for)\s(?:the\s)?$"
)
"""Beside an index: a bet on it ("the future for the S&P 500"), or another index made like it ("Nasdaq-style")."""


def _named(text: str, mentions: list[Mention]) -> list[tuple[int, int, str, str]]:
    found: list[tuple[int, int, str, str]] = []
    match: re.Match[str] | None
    for match in mw.INDEX.finditer(text):
        _, instrument, name, _ = INDICES[int(str(match.lastgroup)[1:])]
        if _NO_INDEX.match(text, match.end()) or _FUTURE_OF.search(text[: match.start()]):
            continue
        if found and found[-1][2] == instrument and text[found[-1][1] : match.start()] in (" (", ", the "):
            continue  # "the Jakarta Composite Index (JCI)"
        found.append((match.start(), match.end(), instrument, name))
    if mentions:
        found += _benchmarks(text, mentions, found)
    found += _metonyms(text, {instrument for *_, instrument, _ in found})
    if mw.FIGURE.search(text):
        found += _assets(text, found)
    if re.search(r"\b(?:shares|stock)\b", text):
        for match in mw.COMPANY.finditer(text):
            if not any(s < match.end() and match.start() < e for s, e, *_ in found):
                found.append((match.start(), match.end(), match.group(), match.group()))
    return sorted(found)


def _metonyms(text: str, told: set[str]) -> list[tuple[int, int, str, str]]:
    """Exchanges that a city stands for, without those whose index the sentence names."""
    out = []
    for match in mw.METONYM.finditer(text):
        group = str(match.lastgroup)
        instrument, name = EXCHANGE_METONYMS[match[group]]
        if instrument not in told and mw.FIGURE.search(text, match.end()):
            out.append((match.start(group), match.end(), instrument, name))
    if (
        len(out) == 1
        and text[out[0][0] :].startswith(("Singapore", "Hong Kong"))
        and not _OF_MARKETS.search(text)
    ):
        return []  # a state as well as an exchange
    return out


_OF_MARKETS = re.compile(r"\b(?:shares|stocks|equities|markets?|points?|trad(?:e|ing)|deals|session)\b")


def _assets(text: str, found: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Currencies, commodities and yields that rise or fall."""
    out = []
    for match in mw.ASSET.finditer(text):
        _, instrument, name, priced = ASSETS[int(str(match.lastgroup)[1:])]
        if any(s < match.end() and match.start() < e for s, e, *_ in found):
            continue
        stop = text.find(";", match.end())
        zone = text[match.start() : stop if stop >= 0 else len(text)]
        if mw.FIGURE.search(zone) and (not priced or mw.PRICED.search(zone)):
            out.append((match.start(), match.end(), instrument, name))
    return out


_ASSET_CODES = frozenset(code for _, code, _, _ in ASSETS)


def _move(text: str, start: int, end: int, last: int, instrument: str, name: str) -> Move | None:
    stop = text.find(";", end, last)
    zone = text[end : stop if stop >= 0 else last]
    up, down, flat = mw.UP.search(zone), mw.DOWN.search(zone), mw.FLAT.search(zone)
    percents = _of_prices(zone)
    if not (up or down or flat) and not percents:
        # "up 2 percent on the Nikkei", or the verb stands at the end of a list
        zone = text[start:]
        up, down, flat = mw.UP.search(zone), mw.DOWN.search(zone), mw.FLAT.search(zone)
        percents = []
    if not (up or down or flat):
        return None
    verb = min((m for m in (up, down, flat) if m), key=lambda m: m.start())
    single = [p for p in percents if p.low is None]
    daily = [p for p in single if not _is_longer(zone, p)]
    if single and not daily:
        spanning = single[0]
        if verb.start() > spanning.start or not re.search(
            r",|\b(?:and|but|while)\b", zone[verb.end() : spanning.start]
        ):
            return None  # "is down 3% this week" tells nothing of the day
    elif not percents and not mw.POINTS.search(zone) and mw.LONGER.match(zone[verb.end() :]):
        return None
    sign = 0 if verb is flat else 1 if verb is up else -1
    move = Move(instrument, name, direction={1: "up", -1: "down", 0: "flat"}[sign])
    asset = instrument in _ASSET_CODES
    if asset and not sign:
        return None
    if daily and sign and "yield" not in name:
        sign = _set_change(move, zone, daily, sign)
    points = None if asset else mw.POINTS.search(zone) or mw.BARE_POINTS.search(zone)
    if points and sign:
        value = parse_number(points["n"])
        move.change_points = sign * value if value is not None else None
    level = mw.ASSET_LEVEL.search(zone) if asset else mw.LEVEL.search(zone)
    if level:
        move.level = parse_number(level["n"] or level["points"] if not asset else level["n"])
    return move


_OF_A_DUTY = re.compile(
    r"\s(?:(?!(?:ahead|of|on|after|as|amid|before|to|at|in|by|following|and|with)\b)[\w-]+\s){0,3}?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surcharges?|inflation|stake|interest)\b"
)


_PART_OF_ONE = re.compile(
    r"\b(?:(?P<half>half)|(?:a )?quarter of) (?:a|one|of a|of one) ?(?:percent|per ?cent)\b"
)


def _of_prices(zone: str) -> list[Percent]:
    """The percentages of a stretch that no duty bears ("fell after the additional 10 per cent tariff")."""
    found = [p for p in find_percents(zone) if not _OF_A_DUTY.match(zone, p.end)]
    part = _PART_OF_ONE.search(zone) if not found else None
    if part is not None:
        found = [Percent(part.start(), part.end(), 0.5 if part["half"] else 0.25)]
    return found


def _is_longer(zone: str, percent: Percent) -> bool:
    """True for a change over a week, a month or a year."""
    return bool(mw.LONGER.match(zone[percent.end :]) or mw.LONGER_BEFORE.search(zone[: percent.start]))


def _set_change(move: Move, zone: str, percents: list[Percent], sign: int) -> int:
    """Set the change of the day; the sign is given back, as the end of the day may turn it."""
    # "dropped more than 2%, finishing 2.35% lower": the end of the day counts
    last_one = next(
        (p for p in percents if mw.FINISHING.search(zone[max(0, p.start - 30) : p.start])), percents[0]
    )
    if last_one is not percents[0] or mw.PARED.search(zone[: last_one.start]):
        near = zone[max(0, last_one.start - 12) : last_one.end + 8]
        fell = re.search(r"\b(?:lower|down|off|lose|fall)\b", near)
        sign = -1 if fell else 1 if re.search(r"\b(?:higher|up|gain|rise)\b", near) else sign
        move.direction = "up" if sign > 0 else "down"
    move.change_pct = sign * last_one.value
    move.comparator = {"gt": "gt", "lt": "lt", "approx": "approx"}.get(last_one.bound, "eq")
    return sign


def _without_verb(zone: str, before: Move, instrument: str, name: str) -> Move | None:
    """ "The AEX lost 0.9% and the CAC 40 0.7%": the verb of the index before."""
    percents = _of_prices(zone)
    if not percents or percents[0].low is not None or before.change_pct is None:
        return None
    if not re.fullmatch(r"(?:\s(?:in|of)\s[A-Z][a-z]+)?\s(?:by |about |some )?", zone[: percents[0].start]):
        return None
    sign = 1 if before.change_pct > 0 else -1
    return Move(instrument, name, change_pct=sign * percents[0].value, direction=before.direction)


_SHARED = re.compile(r"(?:,|\s&|,?\sand|\s|\bthe|\bboth|\bthe\sbroader)*")
"""Between the indices of a list that share one verb."""


def _share(moves: list[Move], spots: list[tuple[int, int]], text: str) -> None:
    """ "The Dow and the S&P 500 each gained 0.5%": the verb of the last one holds for all of a list.

    "Rose 0.6%, 0.4% and 0.9%, respectively" gives each index its own figure.
    """
    first = 0
    for i in range(1, len(moves) + 1):
        if i < len(moves) and _SHARED.fullmatch(text[spots[i - 1][1] : spots[i][0]]):
            continue
        if i - first > 1:
            stop = spots[i][0] if i < len(moves) else len(text)
            _share_verb(moves[first:i], text[: spots[first][0]], text[spots[i - 1][1] : stop])
        first = i


def _share_verb(group: list[Move], before: str, rest: str) -> None:
    last = group[-1]
    figures = [p for p in find_percents(rest) if p.low is None]
    sign = -1 if last.direction == "down" else 1
    for i, move in enumerate(group):
        move.direction = last.direction
        if last.direction == "flat":
            continue
        if len(figures) == len(group) and ("respectively" in rest or last.change_pct is not None):
            move.change_pct = sign * figures[i].value
        elif move.change_pct is None and re.match(
            r"\s(?:index(?:es)?\s|indices\s)?(?:each|both|all)\b", rest
        ):
            move.change_pct, move.comparator = last.change_pct, last.comparator
    if re.search(r"\b[Bb]oth\s(?:the\s)?$", before):
        for move in group:
            move.change_pct, move.comparator = last.change_pct, last.comparator


_BEFORE_THE_CLOSE = re.compile(
    r"\b(?:ahead of|before|to) the (?:market )?clos(?:e|ing bell)\b", re.IGNORECASE
)
"""It is the middle of a session that stands before its end."""


def _session(text: str) -> str | None:
    text = _BEFORE_THE_CLOSE.sub("in trading", text)
    if mw.OPENED_ONLY.search(text) and mw.ENDED.search(text):
        return "close"
    for name, pattern in mw.SESSIONS:
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
    leading = [
        d for d in days if re.fullmatch(r"(?:Earlier |Late |Early )?(?:[Oo]n )?", passage.text[: d.start])
    ]
    return (leading or days)[-1 if not leading else 0].when() if days else None


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
