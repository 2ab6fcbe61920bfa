"""Items of a list, read as the sentences they stand for.

An item leaves to the sentence that opens its list what it does not say itself. Three kinds are put into words:
items that go on with the lead ("Japan will:" "- buy 100 aircraft"), labelled figures ("Steel: 25% from 1 July") and
enumerations inside a sentence ("has agreed to: (i) ...; (ii) ..."). What they rest on stays the words of the document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.drafts import Draft
from detente.reading.measures.finding import sketch
from detente.reading.measures.heads.heads import find_heads
from detente.reading.measures.lists.goods_lists import with_goods
from detente.reading.measures.lists.labels import inside_sentence, labelled, read_figure
from detente.reading.measures.lists.leads import FAR, Lead, note_lead
from detente.reading.measures.lists.side_lists import with_sides
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["told_items"]

_MEANS = re.compile(r"\b(?:by|through|via)\s?:?$")
"""Before the ways in which something told is done."""
MAX_ITEMS = 24
"""Items taken from one enumeration inside a sentence."""

_GOES_ON = re.compile(
    r"\b(?:to|will|would|shall|must|can|may|has|have|had|by|through|via|on|of|for|from|against|with|that|into"
    r"|over|at)"
    r"(?:\s(?:also|now|both|either|jointly|immediately|the following|each of the following))?\s?:?$"
)
"""A lead whose sentence its items finish."""
_MARK = re.compile(r"(?:(?<=\s)|(?<=^))\((?P<mark>[ivx]{1,4}|[a-h]|\d)\)\s(?=\S)")
_FIRST = ("i", "a", "1")
_ACTS = (
    r"(?:impos|rais|increas|lower|reduc|eliminat|remov|suspend|extend|exempt|exclud|keep|maintain|appl|introduc"
    r"|add|doubl"
    r"|tripl|halv|lift|restor|reinstat|abolish|repeal|delay|postpon|grant|open|launch|ban|prohibit|restrict|tighten"
    r"|requir|allow|limit|replac|establish|creat|commit|agree|pledg|promis|purchas|invest|amend|revok|terminat"
    r"|cut|set"
    r"|buy|end|cap|levi|kept)"
)
_FINITE = re.compile(
    rf"(?:also |then |now )?(?:{_ACTS}(?:e?s|ies)\b|{_ACTS}(?:ed|d|ied|)\s(?:its|the|an?|all|their|his|from|to"
    rf"|on|\d))",
)
"""An item that begins with a verb of its lead's subject ("The order:" "- raises the duty to 50%")."""
_DOES = re.compile(r"\s(?:does|did|do|will do)? ?(?:the following|as follows|these things)?\s?:$")
_BOUGHT = re.compile(
    r"(?:The )?(?P<act>[Pp]urchases?|[Ii]mports?|[Aa]cquisition"
    r"|[Ii]nvestments?) of (?P<what>[^;]+?) by "
    r"(?P<who>[A-Z][^;,.]+?)"
    r"(?P<tail>[,;.].*)?$"
)
"""``Purchase of 50 jets by Indonesia``."""
_SUM = re.compile(r"(?:up to |at least |about |an additional |more than |over |some )?(?:US\$|[$€£¥₹])\s?\d")
_SUMS = re.compile(r"\b(?:(?P<invest>invest\w*|pledg\w*)|(?P<buy>purchas\w*|buy\w*))\b")
_OFFICE_OF = re.compile(
    r"(?P<who>[A-Z][\w .]{2,30}):\s(?P<the>The)\s(?=(?:government|ministry|cabinet|customs|authorities"
    r"|parliament|trade|finance"
    r"|commerce|central|commission|president|tax)\b)"
)
"""``Pakistan: The government cut its duty on tyres``."""
_TRAIL = re.compile(r"[\s;,]*(?:(?:;|,)\s?(?:and|or)|\s(?:and|or))?[\s;,.]*$")


def told_items(passage: Passage, thread: Thread) -> list[Passage]:
    """The sentences a passage stands for: itself, or what its items say together with their lead."""
    sided = with_sides(passage, thread)
    if sided is not None:
        return [sided]
    inside = _enumerated(passage, thread) or _after_colon(passage, thread)
    if inside:
        return inside
    office = _OFFICE_OF.match(passage.text)
    if office is not None and any(
        m.party and m.start == 0 and m.end == office.end("who") for m in passage.mentions
    ):
        told = f"{office['who']}'s {passage.text[office.end('the') + 1 :]}"
        return [Passage(replace(passage.sentence, text=told), thread, passage)]
    if passage.sentence.kind != "item":
        return [passage]
    lead: Lead | None = thread.lead
    if lead is None or passage.index - lead.index > FAR:
        return [passage]
    text = passage.text
    opening = lead.passage.text
    if _goes_on(lead.passage):
        return [_as(passage, thread, _joined(opening, text))]
    if lead.opens and _FINITE.match(text):
        return [_as(passage, thread, _joined(_DOES.sub(":", opening.rstrip()), text))]
    summed = _summed(lead, text)
    if summed is not None:
        return [_as(passage, thread, summed)]
    named = with_goods(lead, passage, thread)
    if named is not None:
        return [_as(passage, thread, named)]
    line = read_figure(text)
    if line is None and not lead.opens:
        return [passage]
    if not lead.looked:
        lead.draft, lead.looked = _spoken_of(lead, thread), True
    of = lead.draft
    if line is None or of is None or not of.actor or (of.rate_pct is not None and not of.up_to):
        return [passage]
    sentence = labelled(passage, line, _NOUNS.get(of.instrument, "tariff"))
    if sentence is None:
        return [passage]
    words, goods = sentence
    part = _as(passage, thread, words)
    if goods is not None:
        part.products = [goods]
    return [part]


def _summed(lead: Lead, item: str) -> str | None:
    """Sums and purchases of a list as sentences ("- $40 billion in ships" below "The sums pledged by Taiwan")."""
    bought = _BOUGHT.match(item)
    if bought is not None:
        verb = "invest" if bought["act"].lower().startswith("invest") else "purchase"
        return f"{bought['who']} will {verb} {bought['what']}{bought['tail'] or '.'}"
    sums = _SUMS.search(lead.passage.text)
    if sums is None or not lead.opens or lead.passage.amounts or not _SUM.match(item):
        return None
    who = next(
        (m for m in lead.passage.mentions if m.party and m.kind in ("name", "institution", "metonym")), None
    )
    if who is None or lead.passage.sentence.kind == "item":
        return None
    return f"{who.name} will {'invest' if sums['invest'] else 'purchase'} {inside_sentence(item)}"


_NOUNS = {
    "anti_dumping": "anti-dumping duty",
    "countervailing": "countervailing duty",
    "safeguard": "safeguard duty",
}


def _spoken_of(lead: Lead, thread: Thread) -> Draft | None:
    """What a list says of its lead's duty, as it was told before the first item was added to it."""
    found = _broken_down(lead, thread)
    return (
        replace(found, products=[*found.products], actor=found.actor or lead.actor)
        if found is not None
        else None
    )


def _broken_down(lead: Lead, thread: Thread) -> Draft | None:
    """The duty a list breaks down: that of its lead, or the one told right before a lead that has none."""
    own = next((t for t in reversed(lead.told) if t.family == "tariff"), None) or sketch(lead.passage, thread)
    if not _BREAKS_DOWN.search(lead.passage.text):
        return own
    earlier: list[Draft] = [t for t in thread.told[-4:] if t.family == "tariff" and t not in lead.told]
    before = next((t for t in reversed(earlier) if lead.index - t.sentences[-1] <= NEAR), None)
    if before is None and (own is None or not own.actor) and lead.before is not None:
        return sketch(lead.before, thread) or own
    if before is None or (own is not None and own.actor and own.actor != before.actor):
        return own
    if own is None or not own.actor:
        return before
    if own.instrument == "import_tariff" and not own.sure_target:  # "India has imposed the following duties:"
        return replace(own, instrument=before.instrument, target=before.target, sure_target=before.sure_target,
                       effective=own.effective or before.effective, sentences=[*before.sentences])  # fmt: skip
    return own


NEAR = 5
"""Sentences between a measure and the lead of a list that breaks it down."""


_BREAKS_DOWN = re.compile(
    r"\b(?:rates?|dut(?:y|ies)|tariffs?|(?:as )?follow(?:s|ing)|these|breakdown"
    r"|by (?:country|sector|product|origin|company))\b",
    re.IGNORECASE,
)


def _as(passage: Passage, thread: Thread, text: str) -> Passage:
    return Passage(replace(passage.sentence, text=text, kind="item"), thread, passage)


def _goes_on(lead: Passage) -> bool:
    text = lead.text.rstrip()
    if not text.endswith(":"):
        return lead.sentence.kind == "heading" and re.search(r"\b(?:to|will)$", text) is not None
    last = next(
        (m for m in reversed(lead.mentions) if m.party and m.kind in ("name", "metonym", "institution")), None
    )
    names = last is not None and not text[last.end : -1].strip() and " on " not in text[: last.start][-8:]
    names = names and _TELLER.match(text) is None
    return bool(_GOES_ON.search(text)) or (names and lx.TARIFF.search(text) is None)


_TELLER = re.compile(r"\W*(?:According to|As per|Per|From|Source)\b")
"""``According to the Office of the Trade Representative:``: who tells it does not do it."""


def _joined(lead: str, item: str) -> str:
    lead = re.sub(r"^(?:What|How|Where) ", "", lead.rstrip()).removesuffix(":").rstrip()
    return f"{lead} {_TRAIL.sub('', inside_sentence(item))}."


def _enumerated(passage: Passage, thread: Thread) -> list[Passage]:
    """Parts of "has agreed to: (i) remove ...; (ii) open ...", each with the words before the first mark."""
    marks = list(_MARK.finditer(passage.text))[:MAX_ITEMS]
    if len(marks) < 2 or marks[0]["mark"] not in _FIRST:
        return []
    lead = passage.text[: marks[0].start()].rstrip()
    if _MEANS.search(lead) or not _GOES_ON.search(lead):
        return []
    lead = lead.rstrip(":")
    ends = [m.start() for m in marks[1:]] + [len(passage.text)]
    return [
        _as(passage, thread, _joined(lead + ":", passage.text[m.end() : end]))
        for m, end in zip(marks, ends, strict=True)
    ]


def _after_colon(passage: Passage, thread: Thread) -> list[Passage]:
    """Parts of "What remains in place: a 10% tariff on ...; a 25% tariff on ...; and ..."."""
    colon = passage.text.find(": ")
    if colon < 0 or passage.sentence.kind == "heading":
        return []
    lead, rest = passage.text[: colon + 1], passage.text[colon + 2 :]
    parts = [p.strip() for p in rest.split(";")]
    if not 3 <= len(parts) <= MAX_ITEMS or any(len(p) < 8 or ". " in p for p in parts) or "“" in lead:
        return []
    opening = Passage(replace(passage.sentence, text=lead), thread, passage)
    if not all(find_heads(_as(passage, thread, part)) for part in parts):
        return []
    note_lead(opening, thread, [])
    thread.note_list(lead)
    if _goes_on(opening):
        return [_as(passage, thread, _joined(lead, part)) for part in parts]
    return [_as(passage, thread, _TRAIL.sub("", re.sub(r"^and ", "", part)) + ".") for part in parts]
