"""Which of the sides named around a measure it hits: its owner, its teller and those let off are not among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.importers import is_importer
from detente.reading.measures.sides.origins import GOODS_AFTER, between_product, delivers
from detente.reading.measures.sides.programmes import programme_owner
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.reasons import is_purchase
from detente.reading.text.subjects import follows_verb

__all__ = ["is_aside", "sides_hit"]


@dataclass(frozen=True, slots=True)
class Named:
    """A side named in the words about a measure."""

    passage: Passage
    head: Head
    mention: Mention
    owner: str | None
    """The side whose programme of measures it is."""
    start: int
    """Where the noun phrase of the measure begins."""

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def before(self) -> str:
        return self.text[max(self.start, self.mention.start - 40) : self.mention.start]

    @property
    def after(self) -> str:
        return self.text[self.mention.end : self.mention.end + 60]

    @property
    def is_behind(self) -> bool:
        return self.mention.start > self.head.end


def sides_hit(passage: Passage, thread: Thread, head: Head, end: int) -> list[str]:
    """The sides named, up to ``end``, as those a measure hits, in the order of the text."""
    found: list[str] = []
    for named in _named(passage, thread, head, end):
        verdict = next((verdict for holds, verdict in _VERDICTS if holds(named)), None)
        if verdict == "ends" or _is_example(named):
            break
        if verdict is None and _is_origin(named) and named.mention.party is not None:
            found.append(named.mention.party)
    return found


def _is_example(named: Named) -> bool:
    """True for "countries without trade agreements, including Chile": one of those a class is made of."""
    return (
        named.is_behind and _OF_A_CLASS.search(named.text[named.head.end : named.mention.start]) is not None
    )


_OF_A_CLASS = re.compile(
    r"\b(?:countries|nations|economies|partners|states|origins)\s?(?:without|with no|lacking|outside"
    r"|that (?:do|have|lack)|not)\b"
    r"[^.;]{0,60}\b(?:including|such as|among them|like|notably)\s[^.;]*$"
)


def _named(passage: Passage, thread: Thread, head: Head, end: int) -> Iterator[Named]:
    start = head.noun_phrase_start(passage)
    those = _THOSE.search(passage.text, 0, head.start) if head.elliptical else None
    start = those.start() if those else start
    owner = programme_owner(passage, thread, head)
    for mention in passage.mentions:
        if mention.party is None or mention.kind in ("person", "institution"):
            continue
        if those is None and _AND_THOSE.search(
            passage.text, head.noun_end, max(head.noun_end, mention.start)
        ):
            return
        if start <= mention.start < end:
            yield Named(passage, head, mention, owner, start)


def _is_origin(named: Named) -> bool:
    """True for a side whose goods are named, or that the measure is said to be on."""
    return (
        GOODS_AFTER.match(named.after) is not None
        or _ORIGIN_BEFORE.search(named.before) is not None
        or between_product(named.passage, named.mention, named.head)
        or delivers(named.passage, named.mention)
    )


_THOSE = re.compile(r"\b(?:those|that|the ones?)\s(?:from|on|for|of)\s[^,;]{2,80}$")
"""``and those from Japan will be capped at 15%``: whose goods the second rate is for."""
_AND_THOSE = re.compile(r"\band\sthose\s(?:from|of)\s")
_ORIGIN_BEFORE = re.compile(
    r"\b(?:on|from|against|for|facing|targeting|covering|of|to|hitting|at)\s(?:\w+\s){0,4}?$|(?:,|\band"
    r"|\bor|/|\bas well as|\balong with|\btogether with|\bincluding|\bfaced by|\bpaid by"
    r"|\b(?:produce|product|manufacture)(?: (?:or|and) manufacture)? of|(?<!not )(?<!be )\b(?:originat(?:ing"
    r"|ed?|es)|produced|manufactured|grown|assembled|mined) in)\s(?:the\s)?$|^\s*$"
)


# -- sides that a measure does not hit ----------------------------------------------------------------------
def _owns(named: Named) -> bool:
    """True for "25% US tariff" and "American import tariffs"."""
    mention, head = named.mention, named.head
    if mention.end > head.noun_start or between_product(named.passage, mention, head):
        return False
    if head.start <= mention.start < head.end:
        goods = GOODS_AFTER.match(named.text[mention.end : head.noun_start])
        return mention.kind == "name" or goods is None
    return mention.start < head.start


def _possesses(named: Named) -> bool:
    """True for the owner of "India's 25% tariff list"."""
    mention, head = named.mention, named.head
    if named.text[mention.end : mention.end + 1] not in ("'", "’") or mention.end > head.noun_start:
        return False
    gap = named.text[mention.end : head.noun_start]
    possessed = re.fullmatch(r"['’]s?\s(?:[\w%.-]+\s){0,4}", gap)
    return possessed is not None and GOODS_AFTER.match(named.after) is None


def _tells(named: Named) -> bool:
    """True for "imports of steel are prohibited, the EU said"."""
    told = named.mention.start >= named.head.end and _SAYS.match(named.text, named.mention.end)
    return bool(told and _NEXT_SAYS.search(named.before))


def _imports(named: Named) -> bool:
    """True for the importer ("on all imports into the US")."""
    if named.head.instrument != "investigation" and _INTO.search(named.before):
        return True
    return named.owner in (None, named.mention.party) and is_importer(named.text, named.mention)


def _is_out_of_noun(named: Named) -> bool:
    """True for a capital or a ministry that no measure is said to be on."""
    return named.mention.kind == "metonym" and not re.search(r"\b(?:on|against)\s$", named.before)


def _is_reason(named: Named) -> bool:
    """True behind words that lead over to why, by whom, or until when."""
    between = named.text[named.head.end : named.mention.start]
    return named.is_behind and (
        _LEADS_OVER.search(between) is not None or _WHAT_FOR.search(between) is not None
    )


def _is_favoured(named: Named) -> bool:
    """True for "protecting European producers", "published in the Official Journal of the European Union"."""
    return named.is_behind and _FAVOURS.search(named.before) is not None


def _is_set_apart(named: Named) -> bool:
    """True for "treatment equivalent to other partners, including Japan", "with whom Mexico has no agreement"."""
    compared = _SET_APART.search(named.text, named.head.noun_start, named.mention.start)
    return compared is not None or _NO_PARTNER.search(named.before) is not None


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


_SAYS = re.compile(
    r"(?:['’]s?(?:\s[\w-]+){1,5}|(?:\s[\w-]+){0,3}?)\s(?:said|says|announced|told|confirmed|stated|added|decided)\b"
)


_NEXT_SAYS = re.compile(r",[”\"]?\s(?:according to\s)?(?:the\s)?$")
"""Between a measure and the side that tells of it."""


_WHICH = re.compile(r"\b(?:that|which)\s(?:the\s)?$")


_INTO = re.compile(r"\b(?:into|entering|enter|(?<!from and )exports? to|shipments? to|sales to)\s(?:the\s)?$")


_LEFT_OUT = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for)?|excluding|apart from|sparing)\s(?:only\s)?(?:the\s|goods from\s)?$"
)


_ACCORDING = re.compile(r"\b(?:according|compared|due|thanks|relative) to\s(?:the\s)?$")


_LEADS_OVER = re.compile(
    r"\b(?:because|over(?!\s(?:US)?[$€£¥\d])|payback|response|retaliat\w+ (?:against|for)|by|buying"
    r"|purchas\w+ of|invasion of|aggression against"
    r"|(?:war|conflict|situation) (?:in|on|against)|announced by|threatened by|with(?!\s(?:respect|regard"
    r"|effect)\b)|until|unless|pending)\b[^,;]*$"
)


_WHAT_FOR = re.compile(
    r",\s(?:an?\s|in\s(?:an?|what)\s(?:\w+\s)?)(?:\w+\s)?(?:move|step|decision|measure|bid|effort|action"
    r"|response|blow|boost)\b"
    r"|,?\s(?:aimed at|designed to|meant to|intended to|in order to)\s"
)
"""``, a move aimed at shielding the EU industry``: why, of no further side."""
_FAVOURS = re.compile(
    r"\b(?:protect|shield|safeguard|support|help|benefit|boost|defend|favou?r)(?:s|ed"
    r"|ing)?\s(?:the\s)?(?:[\w“”\"-]+\s){0,1}$"
    r"|\b(?:Journal|Gazette|Bulletin|Register)\sof\s(?:the\s)?$"
)
_SET_APART = re.compile(
    r"\b(?:equivalent to|comparable (?:to|with)|on (?:a )?par with|similar to|representing"
    r"|reflecting|matching|mirroring)\b[^.;]*$"
)


_NO_PARTNER = re.compile(
    r"\b(?:not (?:a )?part(?:y|ies) to|without (?:a |an )?(?:free[- ]trade |trade )?(?:agreements?"
    r"|deals?|pacts?) with"
    r"|(?:with|for) (?:whom|which))\s(?:the\s)?$"
)


_OF_TREATIES = re.compile(
    r"(?:['’]s?)?\s(?:(?!(?:is|are|was|were|be|will|would|shall|has|have|under|in|by|to|of|on|for|from|at|as"
    r"|that|which)\b)"
    r"[\w-]+\s){0,4}?(?:agreements?|treat(?:y|ies)|FTAs?|preferences)\b"
)


def is_aside(text: str, mention: Mention) -> bool:
    """True for a side that is left out, or only feels it: "except Canada and Mexico", "a blow to Australia"."""
    zone = max(0, mention.start - 70)
    return bool(_EXCEPTED.search(text, zone, mention.start) or _FELT_BY.search(text, zone, mention.start))


_EXCEPTED = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for)?|excluding|apart from|aside from|exempting|sparing)\s"
    r"(?:for\s)?(?:(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:,\s(?:and\s)?|\sand\s)){1,4}(?:the\s)?$"
)


_FELT_BY = re.compile(
    r"\b(?:access|blow|setback|boost|relief|bad news|good news|problem|headache|loss|risk|threat|injury|harm"
    r"|damage)\s(?:for|to)\s"
    r"(?:the\s)?"
    r"(?:[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s(?:and\s)?|\sand\s)){0,4}(?:the\s)?$"
)


def _begins_clause(named: Named) -> bool:
    """True for the second "South Korea" of "a duty in South Korea since 2004 and South Korea decided to extend it"."""
    joint = named.mention.start - len(" and ")
    if not named.is_behind or named.text[max(0, joint) : named.mention.start] != " and ":
        return False
    listed = any(joint - 4 <= m.end <= joint for m in named.passage.mentions if m.party)
    return not listed and follows_verb(named.text, named.mention)


_VERDICTS: tuple[tuple[Callable[[Named], bool], Literal["passed over", "ends"]], ...] = (
    (_owns, "passed over"),
    # "countries that are not party to Mexico's free trade agreements"
    (lambda n: _OF_TREATIES.match(n.text, n.mention.end) is not None, "passed over"),
    (_tells, "passed over"),
    # "tariffs that the United States has imposed on European steel"
    (lambda n: bool(_WHICH.search(n.before) and _HAS_TAKEN.match(n.after)), "passed over"),
    # "and American President Donald Trump's remarks"
    (lambda n: n.mention.kind == "demonym" and _HOLDS_OFFICE.match(n.after) is not None, "passed over"),
    (_imports, "passed over"),
    (lambda n: _LEFT_OUT.search(n.before) is not None, "passed over"),
    # "except Canada and Mexico", "a blow to Australia and other suppliers"
    (lambda n: is_aside(n.text, n.mention), "passed over"),
    (lambda n: _ACCORDING.search(n.before) is not None, "passed over"),
    (_is_set_apart, "ends"),
    (_begins_clause, "ends"),
    (_possesses, "passed over"),
    (_is_out_of_noun, "passed over"),
    (_is_reason, "ends"),
    (_is_favoured, "passed over"),
    # "for Russian oil purchases"
    (lambda n: n.is_behind and is_purchase(n.text, n.mention.start), "passed over"),
)
"""What keeps a named side from being hit: itself alone, or with all that are named behind it."""
