"""At whom a measure is aimed."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.bearers import listed_with
from detente.reading.measures.sides.destinations import export_targets
from detente.reading.measures.sides.importers import is_importer
from detente.reading.measures.sides.named_sides import sides_hit
from detente.reading.measures.sides.origins import comes_from, faces_duty, made_there, struck_side
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["WORLD", "targets_of"]


WORLD = re.compile(
    r"\b(?:all (?:other )?(?:countries|trading partners|nations|destinations|partners|importers"
    r"|foreign)|every country|worldwide|global(?:ly)?(?! (?:supply|value|econom|market|demand|growth"
    r"|trad|price"
    r"|chains|tensions))|universal|most (?:countries|trading partners)"
    r"|nearly all|almost all|virtually all|(?:Asian|many|several|most|more than|over|dozens of|some) (?:\d+ "
    r"|\w+ ){0,2}(?:nations"
    r"|countries|economies|partners)"
    r"|(?:all|any) imports|(?:third|non-FTA|partner) countries"
    r"|(?:from|for|to|of) other (?:countries|nations|origins|suppliers)"
    r"|non-[A-Z][\w.]*(?:\s(?!imports|goods)\w+){0,2} (?:countries|nations"
    r"|imports|goods|partners|origin)|(?:countries|nations|economies|partners|states) (?:without"
    r"|with (?:which|whom)|(?:around|across|in) the (?:world|globe)"
    r"|that (?:have|(?:do|does|did) not (?:\w+ )?(?:have|hold)|lack|are not|were not) |with no|not )"
    r"|non-FTA partners|the rest of the world|regardless of (?:origin|country))\b",
    re.IGNORECASE,
)


def targets_of(passage: Passage, thread: Thread, head: Head, end: int) -> tuple[tuple[str, ...], bool]:
    """Parties a measure is aimed at, and whether the sentence says so itself."""
    family = lx.FAMILY.get(head.instrument, "other")
    if family == "export" and head.instrument != "export_tax":
        return export_targets(passage, thread, head, end)
    sides = made_there(passage, head, end)
    if sides:
        return sides, True
    struck = struck_side(passage, head)
    if struck is not None:
        return (struck,), True
    if _world_of_several(passage, head, end):
        return ("WLD",), True
    hit = sides_hit(passage, thread, head, end)
    if hit:
        return _members_only(passage.text, hit), True
    fronted = _fronted_side(passage, head)
    if fronted is not None:
        return (fronted,), True
    start = head.noun_phrase_start(passage)
    if WORLD.search(passage.text[start:end]) or _BOUND_HERE.search(passage.text, start, end):
        return ("WLD",), True
    if family == "tariff" and _ON_EVERYBODY.search(passage.text, max(0, head.start - 18), head.noun_end):
        return ("WLD",), True
    if (
        head.whole_clause
        or head.rate is not None
        or head.low is not None
        or _BORNE.search(passage.text[:start])
    ):
        sides = _sides_of_subject(passage, head)
    return sides, bool(sides)


_ON_EVERYBODY = re.compile(r"\b(?:[Uu]niversal|[Aa]cross-the-board|[Ww]orldwide)\s(?:[\w.%-]+\s){0,2}")
"""``a universal 10% levy``: on the goods of all, where no side is named."""
_OF_THEM = re.compile(r"[^.;]{0,90}?,?\s(?:including|such as|among (?:them|which)|like|notably)\s")


def _world_of_several(passage: Passage, head: Head, end: int) -> bool:
    """True for "all countries without an agreement, including China and India": those named are examples."""
    world = WORLD.search(passage.text, head.noun_end, max(end, head.noun_end + 120))
    if world is None:
        return False
    named = next((m for m in passage.mentions if m.party and m.start >= world.end()), None)
    among = _OF_THEM.match(passage.text, world.end())
    return among is not None and named is not None and named.start >= among.end() - 1


def _fronted_side(passage: Passage, head: Head) -> str | None:
    """The side of "For Taiwanese car parts, the rate will be capped"."""
    if not passage.text.startswith("For ") or "," not in passage.text[: head.start]:
        return None
    return next(
        (
            m.party
            for m in passage.mentions
            if m.party and m.start < 40 and m.end < head.start and m.kind in ("demonym", "name")
        ),
        None,
    )


def _sides_of_subject(passage: Passage, head: Head) -> tuple[str, ...]:
    """Sides of "duties on 5,140 American goods would go up": the object stands before the rate."""
    clause = passage.clauses[passage.clause_at(head.start)]
    sides = dict.fromkeys(
        mention.party
        for mention in passage.mentions
        if clause.start <= mention.start < head.start
        and mention.party
        and mention.kind in ("demonym", "name")
        and not is_importer(passage.text, mention)
        and (
            _ORIGIN_OF_GOODS.search(passage.text[: listed_with(passage, mention)[0].start])
            or comes_from(passage, mention)
            or faces_duty(passage.text, mention, head)
        )
    )
    return tuple(sides)


_MEMBERS = re.compile(
    r"\b(?:EU|E\.U\.|European(?: Union)?)\s(?:countries|nations|states|members|member states|economies|capitals)\b"
)


_OTHER_MEMBERS = re.compile(
    r"\band other (?:EU|E\.U\.|European(?: Union)?)\s(?:countries|nations|states|members"
    r"|member states)\b"
)


_IN_EU = frozenset(
    ["AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL", "ITA", "LVA",
     "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE"]
)  # fmt: skip


def _members_only(text: str, found: list[str]) -> tuple[str, ...]:
    """ "six EU countries, including France and Germany": the members, not the union."""
    sides = dict.fromkeys(found)
    if "EU" in sides and len(sides) > 1 and _OTHER_MEMBERS.search(text):
        return tuple(p for p in sides if p not in _IN_EU)  # "France and other EU countries"
    if "EU" in sides and len(sides) > 1 and _MEMBERS.search(text) and "ncluding" in text:
        sides.pop("EU")
    return tuple(sides)


_BORNE = re.compile(
    r"\b(?:subject to|fac(?:e|es|ed|ing)|pay(?:s|ing)?|paid|exempt(?:ed)? from|hit (?:with"
    r"|by))\s[^,;.]{0,24}$"
)


_ORIGIN_OF_GOODS = re.compile(
    r"\b(?:goods|imports|(?i:importations?)|Imports|Goods|products|exports|articles|items) (?:from|of) (?:the"
    r" )?$|\b[Ii]mporters of (?:the )?$"
    r"|\bon (?:the )?$"
)


_BOUND_HERE = re.compile(r"\b[A-Z][\w.]*-bound\b")
"""``U.S.-bound vehicles``, wherever they come from."""
