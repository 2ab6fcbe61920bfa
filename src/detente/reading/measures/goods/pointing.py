"""Goods and remedies that the words of a measure only point back to."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.numbers import parse_number

__all__ = [
    "REMEDIES",
    "as_import_ban",
    "as_remedy",
    "goods_of",
    "probed_goods",
    "remedied_goods",
    "remedy_told",
    "those_goods",
]


_BARE = re.compile(
    r"(?<!import )(?<!customs )(?<!basic )(?<!retaliatory )(?<!export )(?<!MFN )(?<!ad valorem )"
    r"\b(?:(?:provisional|definitive|preliminary|final) (?:tariffs?|dut(?:y|ies))|dut(?:y|ies)|deposits?|rates?"
    r"|margins?)\b",
    re.IGNORECASE,
)
_NEAR, _FAR = 2, 10
"""Sentences, and items of a list, for which a bare "duty" is still the remedy named before."""


_THE_DUTY = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Tt]hat|[Ii]ts)\s(?:new\s|same\s)?$")
"""Before the duty that points back to one on exports; another duty is one on imports."""


def as_remedy(head: Head, passage: Passage, thread: Thread) -> Head:
    """The head as the trade remedy that its bare "duty" or "rate" points back to; remember remedies that are named."""
    if head.instrument in ("anti_dumping", "countervailing", "safeguard", "export_tax"):
        thread.remedy = (head.instrument, passage.index)
        return head
    on_exports = _is_on_exports(head, passage, thread) or _is_levy_on_exports(head, passage)
    if head.instrument == "import_tariff" and on_exports:
        thread.remedy = ("export_tax", passage.index)
        return replace(head, instrument="export_tax")
    if (
        thread.remedy is None
        or head.instrument != "import_tariff"
        or not _BARE.match(passage.text, head.noun_start)
    ):
        if (
            thread.remedy is not None
            and head.definite
            and head.rate is None
            and passage.sentence.kind == "prose"
        ):
            kind, told_at = thread.remedy
            if passage.index - told_at <= _NEAR:
                thread.remedy = (kind, passage.index)  # "the tariffs on barley": still those duties
        return head
    instrument, index = thread.remedy
    if (
        instrument == "export_tax"
        and passage.index - index <= _NEAR
        and _of_taxed_goods(head, passage, thread)
    ):
        return replace(head, instrument=instrument)
    if instrument == "export_tax" and not _THE_DUTY.search(passage.text, 0, head.noun_start):
        return head
    reach = _FAR if passage.sentence.kind == "item" else _NEAR
    return replace(head, instrument=instrument) if passage.index - index <= reach else head


def _of_taxed_goods(head: Head, passage: Passage, thread: Thread) -> bool:
    """True for "the reduction of duties for wheat" after the reduction of export duties on wheat."""
    goods = {p.tag for p in passage.products if head.noun_end <= p.start <= head.noun_end + 40}
    taxed = {g for t in thread.told if t.instrument == "export_tax" for g in t.products}
    return bool(goods) and goods <= taxed and "mport" not in passage.text


def _is_on_exports(head: Head, passage: Passage, thread: Thread) -> bool:
    """ "the levy on soybean exports", "will be taxed at 22%", after nothing but export taxes of one side."""
    duties = [t for t in thread.told if t.family == "tariff" or t.instrument == "export_tax"]
    if not duties or any(t.instrument != "export_tax" or t.actor != duties[0].actor for t in duties):
        return False
    if re.search(r"\b[Ii]mport|\b[Tt]ariffs?\b", passage.text):
        return False
    others = {m.party for m in passage.mentions if m.party and m.kind != "person"} - set(duties[0].actor)
    return not others and head.rate is not None


_ON_GOODS_EXPORTS = re.compile(
    r"(?:\s(?:of|at)\s[\d.]+\s?(?:%|per ?cent))?\s(?:on|for)\s(?:the\s|all\s|its\s)?(?:[a-z][a-z-]*\s){1,3}exports\b"
    r"(?!\s(?:(?:to|into|from|by)\s(?:the\s)?[A-Z]|bound\b))"
)
_LEVY = re.compile(r"(?:[a-z]+ )?(?:lev(?:y|ies)|tax(?:es)?)$", re.IGNORECASE)


def _is_levy_on_exports(head: Head, passage: Passage) -> bool:
    """ "the levy on soybean exports"; "tariffs on car exports" are those of who buys the cars."""
    noun = passage.text[head.noun_start : head.noun_end]
    return bool(_LEVY.fullmatch(noun) and _ON_GOODS_EXPORTS.match(passage.text, head.noun_end))


def as_import_ban(head: Head, passage: Passage, thread: Thread) -> Head:
    """The head as the ban on imports told before, for "restrictions on lobster" on the same goods and nobody's."""
    if head.instrument != "export_control" or "xport" in passage.text[head.start : head.end]:
        return head
    goods = {p.tag for p in passage.products if head.end - 1 <= p.start <= head.end + 24}
    for told in reversed(thread.told):
        if told.family == "import" and goods & set(told.products) and told.sure_target:
            named = {m.party for m in passage.mentions if m.party}
            if named <= {*told.actor, *told.target}:
                return replace(head, instrument=told.instrument, owners=told.actor, bearers=told.target)
    return head


def remedy_told(draft: Draft, thread: Thread) -> str | None:
    """The trade remedy that "duties" on the same goods of the same side were before."""
    for told in reversed(thread.told):
        same = set(told.actor) == set(draft.actor) and set(told.target) == set(draft.target)
        if (
            same
            and told.instrument in ("anti_dumping", "countervailing")
            and set(told.products) & set(draft.products)
        ):
            return str(told.instrument)
    return None


REMEDIES = frozenset({"anti_dumping", "countervailing", "safeguard"})


_PROBED = re.compile(r"\b(?:investigations?|probes?|inquir(?:y|ies))\s(?:in)?to\s[^,.;]{2,60}")


def probed_goods(passage: Passage, head: Head) -> list[str]:
    """Goods of the case that a remedy follows ("duties on ten countries, following an investigation into steel")."""
    case = _PROBED.search(passage.text, head.end) or _PROBED.search(passage.text)
    if case is None:
        return []
    return list(dict.fromkeys(p.tag for p in passage.products if case.start() <= p.start < case.end()))


def remedied_goods(draft: Draft, thread: Thread) -> list[str]:
    """Goods of a remedy that the words leave open: those told before, as none is on everything."""
    for told in reversed(thread.told):
        same = not told.actor or not draft.actor or set(told.actor) == set(draft.actor)
        if (
            same
            and told.instrument in (*REMEDIES, "investigation")
            and told.products not in ([], ["all_goods"])
        ):
            return list(told.products)
    return []


_THOSE = re.compile(
    r"\b(?:the(?=\s(?:materials?|items|minerals|metals|chemicals)\s(?:that|which)\s(?:are|is)\s)|"
    r"(?:the|these|those)\s(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})|these|those|its"
    r"|(?:some|certain|most|all) of its)\s(?:\w+\s){0,2}?(?P<noun>materials?|items|minerals|metals|products|goods"
    r"|chemicals|machines|systems|tools|elements)\b"
)
_MACHINES = ("machines", "systems", "tools")


def those_goods(passage: Passage, thread: Thread, head: Head) -> list[str]:
    """Goods told before that "those three items" or "its machines" point back to."""
    text = passage.text
    named = _THOSE.search(text, head.start)
    if named is None:
        return []
    uses = _USED_FOR.match(text, named.end()) is not None
    if any(p.start >= head.start and not (uses and p.start > named.end()) for p in passage.products):
        return []
    here = list(dict.fromkeys(p.tag for p in passage.products if p.start < head.start))
    told = here if uses and here else list(thread.last_products)
    if named["number"] is not None:
        number = int(parse_number(named["number"]) or 0)
        return told[:number] if len(told) >= number else []
    if named["noun"] in _MACHINES:
        told = [t for t in told if t.endswith(("equipment", "machinery"))] or told
    return told if len(told) <= MAX_POINTED_AT else []


_USED_FOR = re.compile(r",?\s(?:that|which|used|needed|critical|essential|crucial|vital)\b")
"""What the goods are for, behind them: "the materials that are critical for making chips"."""


MAX_POINTED_AT = 3
"""Kinds of goods that "the goods" can mean."""


def goods_of(passage: Passage, target: tuple[str, ...]) -> list[str]:
    """Goods that the sentence names as the target's ("tomatoes from Mexico", "Mexican tomatoes")."""
    text = passage.text
    out = []
    for product in passage.products:
        for mention in passage.mentions:
            if mention.party not in target:
                continue
            delivered = mention.kind == "demonym" and re.fullmatch(
                r"\s(?:[a-z]+\s)?", text[mention.end : product.start]
            )
            if delivered or re.fullmatch(r"\s(?:from|of)\s(?:the\s)?", text[product.end : mention.start]):
                out.append(product.tag)
    return list(dict.fromkeys(out))
