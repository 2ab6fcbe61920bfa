"""Owners of measures, by the words right beside the noun: "American tariffs", "a duty imposed by Japan"."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.doers import Search
from detente.reading.measures.sides.importers import is_importer
from detente.reading.measures.sides.origins import between_product
from detente.reading.measures.sides.programmes import programme_owner
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import follows_verb

__all__ = ["ITS_OWN", "asked_owner", "collector", "doer_behind", "own_of_subject", "owner_before"]


_FAR = 60
"""Characters between an owner and the noun."""


def owner_before(search: Search) -> str | None:
    """The owner before the noun: "American tariffs", "Beijing's new export controls", "its levies"."""
    noun = search.head.noun_start
    for mention in reversed(search.passage.mentions):
        if mention.end > noun or noun - mention.end > _FAR:
            continue
        if between_product(search.passage, mention, search.head) or _is_of_told(search, mention):
            continue
        owner = search.doer(mention)
        if owner is not None and _owns(search, mention):
            return owner
    return None


def _owns(search: Search, mention: Mention) -> bool:
    noun = search.head.noun_start
    gap = search.text[mention.end : noun]
    if gap.startswith(("'", "’")):
        gap = _without_goods(search.passage, mention.end, noun)
        return (_PLAIN.fullmatch(gap) or _ITS_KIND_OF.fullmatch(gap)) is not None
    named = mention.kind in ("demonym", "name", "institution", "person")
    return named and _PLAIN.fullmatch(gap) is not None


_PLAIN = re.compile(
    r"(?:['’]s?)?(?:[\s-](?:own|new|planned|import|steep|latest|current|existing|sweeping"
    r"|additional|threatened|proposed|retaliatory|\w*tariff|reciprocal|dual-use|recent"
    r"|\d[\d.]*%?|per|cent|percent|blanket|punitive|standard|normal|usual|general|regular|export|50%"
    r"|so-called|ad|valorem"
    r"|[“\"‘'][\w-]+[”\"’']))*[\s-]"
)
"""Between an owner and the noun."""


_ITS_KIND_OF = re.compile(
    r"['’]s?(?:\s(?:[a-z-]+(?:er|est|ive|ous|al|ary|ory|ic|ful|able|ible|ent|ant|wide|ing)|increased|expanded|tightened"
    r"|extended|enhanced|broad|strict|tough|heavy|high|low|long-standing|stiff|harsh|first|two|three|four|many|major|key)){1,3}\s"
)
"""``Japan's tighter`` before export controls: whatever they are like, they are Japan's."""


def _without_goods(passage: Passage, start: int, end: int) -> str:
    """The words between an owner and the noun, without goods: "Trump's steel and aluminium tariffs"."""
    out, at = "", start
    for product in passage.products:
        if start <= product.start and product.end <= end:
            out += passage.text[at : product.start]
            at = product.end
    return re.sub(r"[\s,]+(?:(?:and|or)\s+)*", " ", out + passage.text[at:end])


_ANSWER = re.compile(r"\b(?:counter|retaliat|sur(?:tax|charge))", re.IGNORECASE)


def _is_of_told(search: Search, mention: Mention) -> bool:
    """True for "the US surtax" in a text about the surtax of another side on the United States."""
    if mention.kind not in ("demonym", "name") or search.text[mention.end : mention.end + 1] in ("'", "’"):
        return False
    if not _ANSWER.search(search.text, max(0, search.head.start - 12), search.head.noun_end):
        return False
    told = [t for t in search.thread.told if t.family == "tariff"]
    return any(t.target == (mention.party,) for t in told) and not any(
        t.actor == (mention.party,) for t in told
    )


ITS_OWN = re.compile(r"\b(?:its|their|his) own\s(?:[\w%.-]+\s){0,4}$")


def own_of_subject(passage: Passage, thread: Thread, head: Head) -> str | None:
    """The subject of the sentence, for "responded by imposing its own duties"."""
    if not ITS_OWN.search(passage.text[: head.noun_start]):
        return None
    doers = (
        m
        for m in passage.mentions
        if m.end < head.noun_start and m.kind != "demonym" and follows_verb(passage.text, m)
    )
    doer = next(doers, None)
    return thread.party_of(doer, passage) if doer is not None and doer.kind != "both" else None


_ASKED = re.compile(
    r"(?:\s(?:does|do|did|would|will|has|not|also|fails? to|refuses? to|agrees? to))*\s(?:drop|remov"
    r"|lift|scrap"
    r"|cut|lower|eas"
    r"|withdr[ae]w|rais|impos|keep|maintain|reduc|suspend|eliminat|end)\w*\s(?:its"
    r"|their)\s(?:[\w.%-]+\s){0,4}$"
)


def asked_owner(passage: Passage, head: Head) -> str | None:
    """ "if Brussels does not drop its whiskey tariff": whoever is asked to change a duty owns it."""
    for mention in passage.mentions:
        if mention.party and mention.kind in ("name", "metonym") and mention.end < head.noun_start:
            asked = re.search(r"\b(?:if|unless|until|should)\s(?:the\s)?$", passage.text[: mention.start])
            if asked and _ASKED.fullmatch(passage.text[mention.end : head.noun_start]):
                return mention.party
    return None


# -- behind the noun ----------------------------------------------------------------------------------------
def doer_behind(search: Search) -> str | None:
    """The side behind the measure: "imposed by X", "the tariffs X had threatened"."""
    for mention in search.passage.mentions:
        if search.head.noun_end <= mention.start <= search.head.end + 120:
            doer = search.doer(mention)
            inside = mention.start < search.head.end  # "the 30% duty imposed by Japan will fall to zero"
            taken = _TAKEN_BY.search(search.text, search.head.noun_end, mention.start) is not None
            if doer is not None and (taken if inside else _is_doer_behind(search, mention)):
                return doer
    return None


def _is_doer_behind(search: Search, mention: Mention) -> bool:
    head, text = search.head, search.text
    gap = text[head.end : mention.start]
    if _DONE_BY.search(gap):
        return True  # "the duty on rice was withdrawn by India"
    if len(gap) > 70:
        return False
    if _BY.fullmatch(gap):
        return True  # "the ban on rice exports by India"
    if head.instrument == "export_licensing" and _LICENSED_BY.fullmatch(gap):
        return True  # "need licences from the Chinese commerce ministry"
    if _TAXED_BY.fullmatch(text[head.noun_start : mention.start]) or _TAKEN_BY.search(gap):
        return True  # "will be taxed at 15% by the United States", "duties imposed by Japan"
    beside = len(gap) <= 6 or re.fullmatch(r",?\s(?:that|which)\s(?:the\s)?", gap) is not None
    return beside and _HAS_DONE.match(text[mention.end : mention.end + 60]) is not None


_DONE_BY = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|then\s)?(?:removed|withdrawn|lifted|scrapped|abolished|cut"
    r"|lowered|reduced|raised|increased|doubled|halved|tripled|hiked|suspended|paused|extended|repealed|revoked|rescinded"
    r"|dropped|reinstated|waived|eased|tightened|maintained|approved|notified|brought in|eliminated|delayed|postponed"
    r"|imposed|introduced|announced|adopted|levied|enacted)\s(?:[a-z]+\s){0,4}?by\s(?:the\s)?$"
)


_BY = re.compile(r"\sby\s(?:the\s)?")


_TAXED_BY = re.compile(
    r"(?:taxed|charged|levied|hit|exempted|spared)\b[^,;]{0,60}?\sby\s(?:the\s|President\s)?"
)


_LICENSED_BY = re.compile(r"\s(?:issued\s|granted\s)?(?:from|by)\s(?:the\s)?")


_TAKEN_BY = re.compile(
    r"\b(?:imposed|announced|threatened|levied|set|introduced|planned|applied|charged|ordered"
    r"|decided|published|proposed|adopted|slapped|placed|put|enacted|issued"
    r"|granted)\s(?:[\w-]+\s){0,5}?by\s(?:the "
    r"|President |Mr )?$"
)


_HAS_DONE = re.compile(
    r"(?:,[^,]{0,40},)?\s(?:had|has|have|threatened|imposed|announced|planned|plans|is|was|introduced|levied|decreed|adopted|ordered"
    r"|slapped|set|charges|applies)\b"
)


# -- who collects it ----------------------------------------------------------------------------------------
_WITH_ANOTHER = re.compile(r",\swith\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}[a-z]+ing\b")
"""``..., with Britain agreeing to lower tariffs``: who acts from there on."""


def collector(search: Search) -> str | None:
    """The side that collects a duty: the importer, or the one in whose country it is paid."""
    if lx.FAMILY.get(search.head.instrument) != "tariff":
        return None
    programme = programme_owner(search.passage, search.thread, search.head)
    for mention in search.passage.mentions:
        if (
            programme in (None, mention.party)
            and mention.kind in ("name", "demonym", "metonym")
            and search.other(mention.party)
            and abs(mention.start - search.head.noun_end) < 120
            and not _WITH_ANOTHER.search(search.text, mention.end, max(mention.end, search.head.start))
            and is_importer(search.text, mention)
        ):
            return mention.party
    if not _BORNE.search(search.text[: search.head.start]):
        return None
    for mention in search.passage.mentions:  # "have faced a 25% duty in the United States"
        if search.other(mention.party) and _IN.fullmatch(search.text[search.head.end : mention.start]):
            return mention.party
    return None


_BORNE = re.compile(r"\b(?:fac|pay|paid|subject|charged|incur|bear)\w*\b[^,;]{0,40}$")


_IN = re.compile(r"(?: (?:duty|tariff|rate|levy))?\sin\s(?:the\s)?")
