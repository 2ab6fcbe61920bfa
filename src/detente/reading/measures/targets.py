"""At whom a measure is aimed."""

from __future__ import annotations

import re

from detente.reading.measures.destinations import export_targets
from detente.reading.measures.heads import Head
from detente.reading.measures.importers import is_importer
from detente.reading.measures.origins import (
    GOODS_AFTER,
    between_product,
    comes_from,
    delivers,
    faces_duty,
    made_there,
    struck_side,
)
from detente.reading.measures.programmes import programme_owner
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.reasons import is_purchase

__all__ = ["WORLD", "is_aside", "targets_of"]


_HAS_TAKEN = re.compile(
    r"\s(?:(?:has|have|had|will|would|is|are)\s)?(?:\w+ly\s)?(?:impos|announc|levi|threaten|introduc|put|plac"
    r"|appl|slapp"
    r"|set\b|adopt|rais)\w*\b"
)


_HOLDS_OFFICE = re.compile(
    r"\s(?:[Ff]ormer\s|[Uu]nion\s|[Dd]eputy\s|[Vv]ice\s|[Pp]rime\s|[Tt]rade\s|[Cc]ommerce\s|[Ff]inance\s"
    r"|[Ff]oreign\s)*"
    r"(?:[Pp]resident|[Mm]inister|[Ss]ecretary|[Cc]hancellor|[Pp]remier|[Aa]mbassador|[Nn]egotiators?"
    r"|[Cc]ounterparts?"
    r"|[Oo]fficials?)\b"
)


_ORIGIN_BEFORE = re.compile(
    r"\b(?:on|from|against|for|facing|targeting|covering|of|to|hitting|at)\s(?:\w+\s){0,4}?$|(?:,|\band"
    r"|\bor|/|\bincluding|\bfaced by|\bpaid by|\boriginating in)\s(?:the\s)?$|^\s*$"
)


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
    r"|that (?:have|do not have|lack|are not|were not) |with no|not )"
    r"|non-FTA partners|the rest of the world|regardless of (?:origin|country))\b",
    re.IGNORECASE,
)


_SAYS = re.compile(
    r"(?:['’]s?(?:\s[\w-]+){1,5}|(?:\s[\w-]+){0,3}?)\s(?:said|says|announced|told|confirmed|stated|added|decided)\b"
)


_NEXT_SAYS = re.compile(r",[”\"]?\s(?:according to\s)?(?:the\s)?$")
"""Between a measure and the side that tells of it."""


def targets_of(passage: Passage, thread: Thread, head: Head, end: int) -> tuple[tuple[str, ...], bool]:
    """Parties a measure is aimed at, and whether the sentence says so itself."""
    family = lx.FAMILY.get(head.instrument, "other")
    if family == "export" and head.instrument != "export_tax":
        return export_targets(passage, thread, head, end)
    text = passage.text
    owner = programme_owner(passage, thread, head)
    start = head.noun_phrase_start(passage)
    found: list[str] = []
    for mention in passage.mentions:
        if (
            mention.party is None
            or not (start <= mention.start < end)
            or mention.kind in ("person", "institution")
        ):
            continue
        if (
            head.start <= mention.start < head.end
            and mention.end <= head.noun_start
            and not between_product(passage, mention, head)
            and (mention.kind == "name" or not GOODS_AFTER.match(text[mention.end : head.noun_start]))
        ):  # "25% US tariff": the owner of the tariff, not its target
            continue
        if (
            mention.end <= head.noun_start
            and mention.start < head.start
            and not between_product(passage, mention, head)
        ):
            continue  # "American import tariffs": the owner
        if _OF_TREATIES.match(text, mention.end):
            continue  # "countries that are not party to Mexico's free trade agreements"
        before, after = (
            text[max(start, mention.start - 40) : mention.start],
            text[mention.end : mention.end + 60],
        )
        if mention.start >= head.end and _SAYS.match(text, mention.end) and _NEXT_SAYS.search(before):
            continue  # "imports of steel are prohibited, the EU said"
        if re.search(r"\b(?:that|which)\s(?:the\s)?$", before) and _HAS_TAKEN.match(after):
            continue  # "tariffs that the United States has imposed on European steel"
        if mention.kind == "demonym" and _HOLDS_OFFICE.match(after):
            continue  # "and American President Donald Trump's remarks"
        if (
            head.instrument != "investigation"
            and re.search(
                r"\b(?:into|entering|enter|(?<!from and )exports? to|shipments? to|sales to)\s(?:the\s)?$",
                before,
            )
        ) or (owner in (None, mention.party) and is_importer(text, mention)):
            continue  # "on all imports into the US": the importer
        if re.search(
            r"\b(?:other than|except(?:ing)?(?: for)?|excluding|apart from|sparing)\s(?:only\s)?(?:the\s"
            r"|goods from\s)?$",
            before,
        ):
            continue
        if is_aside(text, mention):
            continue  # "except Canada and Mexico", "a blow to Australia and other suppliers"
        if re.search(r"\b(?:according|compared|due|thanks|relative) to\s(?:the\s)?$", before):
            continue
        if _SET_APART.search(text, head.noun_start, mention.start) or _NO_PARTNER.search(before):
            break  # "treatment equivalent to other partners, including Japan", "with whom Mexico has no agreement"
        if text[mention.end : mention.end + 1] in ("'", "’") and mention.end <= head.noun_start:
            gap = text[mention.end : head.noun_start]
            if not GOODS_AFTER.match(after) and re.fullmatch(r"['’]s?\s(?:[\w%.-]+\s){0,4}", gap):
                continue  # "on India's 25% tariff list": the owner
        if mention.kind == "metonym" and not re.search(r"\b(?:on|against)\s$", before):
            continue
        if (
            re.search(
                r"\b(?:because|over|payback|response|retaliat\w+ (?:against|for)|by|buying"
                r"|purchas\w+ of|announced by|threatened by|with|until|unless|pending)\b[^,;]*$",
                text[head.end : mention.start],
            )
            and mention.start > head.end
        ):
            break
        if mention.start > head.end and is_purchase(text, mention.start):
            continue  # "for Russian oil purchases"
        if (
            GOODS_AFTER.match(after)
            or _ORIGIN_BEFORE.search(before)
            or between_product(passage, mention, head)
            or delivers(passage, mention)
        ):
            found.append(mention.party)
    made = made_there(passage, head, end)
    if made:
        return made, True
    struck = struck_side(passage, head)
    if struck is not None:
        return (struck,), True
    if found:
        return _members_only(text, found), True
    if text.startswith("For "):  # "For Taiwanese car parts, the rate will be capped"
        fronted = [
            m.party
            for m in passage.mentions
            if m.party and m.start < 40 and m.end < head.start and m.kind in ("demonym", "name")
        ]
        if fronted and "," in text[: head.start]:
            return (fronted[0],), True
    if WORLD.search(text[start:end]) or _BOUND_HERE.search(text, start, end):
        return ("WLD",), True
    if head.whole_clause or head.rate is not None or head.low is not None or _BORNE.search(text[:start]):
        # "duties on 5,140 American goods would go up": the object stands before the rate
        clause = passage.clauses[passage.clause_at(head.start)]
        found += [
            mention.party
            for mention in passage.mentions
            if clause.start <= mention.start < head.start
            and mention.party
            and mention.kind in ("demonym", "name")
            and (
                _ORIGIN_OF_GOODS.search(text[: mention.start])
                or comes_from(passage, mention)
                or faces_duty(text, mention, head)
            )
        ]
        if found:
            return tuple(dict.fromkeys(found)), True
    return (), False


def is_aside(text: str, mention: Mention) -> bool:
    """True for a side that is left out, or only feels it: "except Canada and Mexico", "a blow to Australia"."""
    zone = max(0, mention.start - 70)
    return bool(_EXCEPTED.search(text, zone, mention.start) or _FELT_BY.search(text, zone, mention.start))


_EXCEPTED = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for)?|excluding|apart from|aside from|exempting|sparing)\s"
    r"(?:for\s)?(?:(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:,\s(?:and\s)?|\sand\s)){1,4}(?:the\s)?$"
)


_FELT_BY = re.compile(
    r"\b(?:access|blow|setback|boost|relief|bad news|good news|problem|headache|loss|risk|threat)\s(?:for|to)\s"
    r"(?:the\s)?"
    r"(?:[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s(?:and\s)?|\sand\s)){0,4}(?:the\s)?$"
)


_SET_APART = re.compile(r"\b(?:equivalent to|comparable (?:to|with)|on (?:a )?par with|similar to)\b[^.;]*$")


_NO_PARTNER = re.compile(
    r"\b(?:not (?:a )?part(?:y|ies) to|without (?:a |an )?(?:free[- ]trade |trade )?(?:agreements?"
    r"|deals?|pacts?) with"
    r"|(?:with|for) (?:whom|which))\s(?:the\s)?$"
)


_OF_TREATIES = re.compile(
    r"(?:['’]s?)?\s(?:(?!(?:is|are|was|were|be|will|would|shall|has|have|under|in|by|to|of|on|for|from|at|as|that|which)\b)"
    r"[\w-]+\s){0,4}?(?:agreements?|treat(?:y|ies)|FTAs?|preferences)\b"
)


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
    r"\b(?:goods|imports|products|exports|articles|items) (?:from|of) (?:the )?$|\b[Ii]mporters of (?:the )?$"
    r"|\bon (?:the )?$"
)


_BOUND_HERE = re.compile(r"\b[A-Z][\w.]*-bound\b")
"""``U.S.-bound vehicles``, wherever they come from."""
