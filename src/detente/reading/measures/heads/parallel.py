"""Rates told one after the other for as many goods or sides ("25% and 10% on Norway and Chile, respectively")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.reading.measures.heads.head import Head
from detente.reading.text.context import Passage
from detente.reading.text.numbers import Percent

__all__ = ["Row", "respective_rates", "with_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One of several rates with the goods or the side it is for."""

    percent: Percent
    goods: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    instrument: str | None = None


_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.IGNORECASE)
_NEXT_RATE = re.compile(r",?\s(?:and\s)?(?:then\s)?(?:an?\s|to\s|at\s|of\s|by\s)?|,\s?and\s", re.IGNORECASE)
_NEXT_NAME = re.compile(
    r"(?:\s[\w’'-]+){0,3}(?:,\s(?:and\s)?|\sand\s)(?!(?:will|would|is|are|has|have|a|an)\b)(?:[\w.’'-]+\s){0,3}"
)


_UNIT_BEHIND = re.compile(
    r"(?:,\s(?:and\s)?|\sand\s)(?:at\s)?(?:Rs\.?|INR|US\$|[€$£¥])\s?[\d.,]+\s(?:per|a)\s"
    r"(?:kg|kilogram(?:me)?|ton(?:ne)?|litre|liter|unit)\b"
)


def respective_rates(passage: Passage, percents: list[Percent]) -> list[Row]:
    """Rates paired with goods or sides in their order; empty unless the sentence says that they go in that order."""
    text = passage.text
    if len(percents) < 2 or not _RESPECTIVELY.search(text):
        return []
    run = _run(text, percents)
    by_unit = _UNIT_BEHIND.match(
        text, run[-1].end
    )  # "at 50%, 100% and Rs 100 per kg": a third figure for a third good
    count = len(run) + (1 if by_unit else 0)
    remedies = [_remedy(m) for m in _TWO_REMEDIES.finditer(text)]
    if len(run) == 2 and len(remedies) == 1:
        return [Row(p, instrument=kind) for p, kind in zip(run, remedies[0], strict=True)]
    goods = _enumerations([(p.start, p.end, p.tag) for p in passage.products], text, count)
    if goods:
        return [Row(p, goods=(tag,)) for p, tag in zip(run, goods, strict=False)]
    named = [
        (m.start, m.end, m.party)
        for m in passage.mentions
        if m.party and m.kind in ("name", "metonym", "demonym")
    ]
    sides = _enumerations(named, text, len(run))
    return [Row(p, bearers=(party,)) for p, party in zip(run, sides, strict=True)] if sides else []


_TWO_REMEDIES = re.compile(
    r"\b(?P<one>anti-?dumping|countervailing|anti-?subsidy)\s(?:dut(?:y|ies)\s|tariffs?\s)?and\s(?P<two>anti-?dumping|countervailing"
    r"|anti-?subsidy)\b",
    re.IGNORECASE,
)


def _remedy(match: re.Match[str]) -> tuple[str, str]:
    """The two remedies that one noun names ("anti-dumping and anti-subsidy duties")."""
    one, two = ("anti_dumping" if "dump" in match[k].lower() else "countervailing" for k in ("one", "two"))
    return one, two


def _run(text: str, percents: list[Percent]) -> list[Percent]:
    """The longest row of rates with nothing but commas and "and" between them."""
    best: list[Percent] = []
    row = [percents[0]]
    for before, here in pairwise(percents):
        joined = (
            _NEXT_RATE.fullmatch(text, before.end, here.start) and before.low is None and here.low is None
        )
        row = [*row, here] if joined else [here]
        if len(row) > len(best):
            best = row
    return best


def _enumerations(named: list[tuple[int, int, str]], text: str, length: int) -> list[str]:
    """What an enumeration of exactly so many names names; empty when there is none, or more than one."""
    rows: list[list[tuple[int, int, str]]] = []
    for item in named:
        if rows and _NEXT_NAME.fullmatch(text, rows[-1][-1][1], item[0]):
            rows[-1].append(item)
        else:
            rows.append([item])
    fitting = [row for row in rows if len(row) == length >= 2]
    return [name for _, _, name in fitting[0]] if len(fitting) == 1 else []


def with_rows(heads: list[Head], rows: list[Row]) -> list[Head]:
    """Give the first rate of a row its goods, and each of the others a head of its own."""
    if not rows:
        return heads
    first = next((h for h in heads if h.start <= rows[0].percent.start < h.end), None)
    if first is None or first.rate != rows[0].percent.value:
        return heads
    out = [h for h in heads if h is not first]
    out.append(
        replace(
            first,
            goods=rows[0].goods,
            bearers=rows[0].bearers,
            instrument=rows[0].instrument or first.instrument,
        )
    )
    for row in rows[1:]:
        here = row.percent
        out.append(
            replace(
                first, start=here.start, end=here.end, rate_start=None, rate=here.value, previous=None, elliptical=True,
                goods=row.goods, bearers=row.bearers, instrument=row.instrument or first.instrument,
            )
        )  # fmt: skip
    return sorted(out, key=lambda h: h.start)
