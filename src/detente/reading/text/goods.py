"""Goods that no vocabulary knows, by their place in a sentence: "a duty on soft ferrite cores", "imports of jute".

A good named this way gets the words themselves as its tag (``soft_ferrite_cores``). It has no codes and no sector:
a measure on it can be shown, matched and followed, but not costed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.reading.text.mentions import Mention
from detente.reading.text.products import ProductMention

__all__ = ["find_unlisted"]

_LEAD = re.compile(
    r"\b(?:[Ii]mports?|[Ee]xports?|[Ss]hipments?|[Ii]mportation|[Ee]xportation)\sof\s"
    r"|\b(?:for|before|from|on)\s(?:re-)?(?:im|ex)porting\s"
    r"|\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|tax(?:es)?|surcharges?|quotas?|bans?|safeguards?|restrictions|curbs"
    r"|controls|prohibition|embargo)\s(?:of\s[\d.]+\s?(?:%|per\s?cent|percent)\s)?(?:up)?on\s"
    r"(?:the\s)?(?:(?:imports?|exports?)\sof\s)?"
)
"""What goods follow: flows of trade, and measures that are "on" something."""

_LESS = (
    "a|an|the|all|any|some|certain|several|various|many|most|other|both|specified|selected|eligible|imported|foreign"
    "|domestic|crude|refined|fresh|chilled|frozen|dried|its|their|these|those|such|key|further|additional|additive|new|more|covered|goods|like|of|and"
)
_TRIM = re.compile(rf"(?:(?:{_LESS})\s)+")
_WORD = r"[a-z][a-z]+(?:-[a-z]+)*"
_STOP = (
    "around|approximately|virtually|practically|circa|less|fewer|half|specifically|particularly|especially|notably|namely|those|about|almost|nearly|roughly|however|therefore|instead|meanwhile|mostly|mainly|primary|primarily|because|like|every|each|nobody|such|each|first|second|third|initial|following|next"
    "|one|two|three|four|five|six|seven|eight|nine|ten|another|imports|exports|beyond|above|instead|too|either|alike|together|respectively|altogether"
    "|overall|abroad|overseas|worldwide|elsewhere|of|set|due|slated|expected|from|to|into|in|at|by|for|if|as|on|under"
    "|with|without|within|until|till|unless|when|while|where|which|that|who|than"
    "|after|before|since|because|due|through|during|over|between|against|via|per|worth|valued|originating|imported"
    "|exported|produced|made|manufactured|entering|entered|coming|shipped|sold|bound|destined|effective|starting"
    "|beginning|including|excluding|except|is|are|was|were|be|been|will|would|shall|should|could|can|may|might|must|has"
    "|have|had|do|does|did|not|no|but|or|also|so|then|there|this|it|they|he|she|we|now|only|just|unchanged|alone"
    "|them|themselves|him|her|us|immediately|up|down|out|back|again|today|yesterday|last|next|earlier|later|ago|still|already|remain|remains"
)
_PHRASE = re.compile(
    rf"(?!(?:{_STOP})\b){_WORD}(?:\s(?!(?:{_STOP}|and)\b){_WORD}){{0,3}}(?![\w'’-])(?!\s[A-Z])"
)
_JOINT = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?!the\s)")
_ENDS = re.compile(
    r"\s?(?:[,.;:()]|$|(?:and|from|to|originating|imported|produced|made|that|which|with|at|worth|are|were"
    r"|is|was|will|would|have|has|had)\b)"
)
"""What may stand behind a good further down a list."""
_BARE = frozenset(
    {
     "goods", "products", "imports", "exports", "items", "articles", "commodities", "merchandise", "materials",
     "things", "everything", "anything", "shipments", "trade", "countries", "country", "nations", "nation",
     "partners", "companies", "firms", "entities", "individuals", "businesses", "people", "persons", "grounds",
     "behalf", "basis", "way", "track", "top", "hold", "side", "sides", "part", "list", "lists",
     "basket", "range", "categories", "category", "types", "kinds", "sectors", "sector", "industries", "industry",
     "tariff", "tariffs", "duty", "duties", "levies", "taxes", "lines", "volumes", "quantities", "average",
     "services", "technology", "technologies", "investment", "investments", "origin", "origins", "world",
     "state", "states", "economy", "economies", "suppliers", "producers", "exporters", "importers", "consumers",
     "buyers", "board", "agenda", "agreement", "agreements", "measures", "measure", "rates", "rate",
     "levels", "level", "commission", "derivatives", "parts", "components"}
)  # fmt: skip
_ALONE = frozenset(
    {
     "and", "or", "regular", "normal", "ordinary", "standard", "premium", "basic", "special", "specialty",
     "fresh", "raw", "frozen", "dried",
     "subject", "ingredients", "concentrates", "manufactures", "fillers", "equipment", "machines",
     "tools", "systems", "others", "rest", "whole", "value", "account", "request", "notice", "table", "tables",
     "more", "terms", "time", "date", "dates", "year", "month", "week", "day", "days", "months", "years"}
)  # fmt: skip
"""Words that name no goods when nothing stands before them."""
_PARTS = frozenset({"parts", "components"})
_WHOLE = frozenset(
    {"spare", "key", "critical", "other", "related", "various", "component", "individual", "new", "used"}
)
"""Words before "parts" that do not tell of what."""
_VERB_END = re.compile(r"(?:ly|ing|ed)$")
_ADJECTIVE = re.compile(r"(?:al|ous|ic|ive|ary|able|ible|an|ese)$")
_OF = re.compile(r"\sof\b")
"""Behind a word that is a measure or a kind of something, not a good: "a combination of destinations"."""
_KIND_BEHIND = re.compile(
    r"\s(?:products?|goods|items|articles|parts|components|derivatives|imports|exports)\b"
)
_ABSTRACT = frozenset(
    {
     "jobs", "job", "growth", "security", "employment", "safety", "health", "tourism", "education", "policy",
     "standards", "cooperation", "defence", "defense", "innovation", "finance", "banking", "insurance",
     "transport", "transportation", "construction", "logistics", "retail", "digital", "sustainability",
     "climate", "consumers", "farmers", "workers", "labour", "labor", "prices", "costs", "supply", "demand",
     "development", "research", "processing", "production", "manufacture", "power", "water", "mining",
     "fisheries", "aviation", "shipping", "infrastructure", "capital", "stocks", "bonds", "currencies",
     "shares", "subsidies", "quotas", "licences", "licenses", "barriers", "tech", "others", "sales", "data",
     "software", "fintech", "hospitality", "manufacturing", "biotechnology", "telecommunications"}
)  # fmt: skip
"""Words that stand beside goods in a list without being goods."""
COMPANY = 3
"""Known goods in an enumeration whose other members are goods too."""
MOST = 12
"""Goods read from one list."""


def find_unlisted(
    text: str, known: Sequence[ProductMention], mentions: Sequence[Mention]
) -> list[ProductMention]:
    """Goods without a tag of their own where a sentence leaves no doubt that goods are meant."""
    spans = [(p.start, p.end) for p in known]
    origins = {m.start: m.end for m in mentions if m.kind == "demonym"}
    found: list[ProductMention] = []
    for lead in _LEAD.finditer(text):
        for phrase in _phrases(text, lead.end(), spans, origins):
            words = phrase.group().split()
            if len(words) > 1 and words[0].endswith("ly") and words[0] not in ("family", "poly", "jelly"):
                continue  # "some of its relatively high-end systems"
            free = not any(s < phrase.end() and phrase.start() < e for s, e in spans)
            if free and not _VERB_END.search(words[-1]):
                tag = "_".join(words).replace("-", "_")
                found.append(ProductMention(phrase.start(), phrase.end(), tag))
                spans.append(phrase.span())
            if len(found) >= MOST:
                return found
    return [*found, *_in_company(text, sorted(spans), origins)]


def _in_company(text: str, spans: list[tuple[int, int]], origins: dict[int, int]) -> list[ProductMention]:
    """Goods nobody knows in an enumeration of goods: "apples, walnuts, boric acid and diagnostic reagents"."""
    found: list[ProductMention] = []
    reached = 0
    for first, _ in spans:
        if first < reached:
            continue
        strange: list[re.Match[str]] = []
        known, at = 0, first
        while len(strange) < MOST:
            trimmed = _TRIM.match(text, at)
            at = trimmed.end() if trimmed else at
            at = origins[at] + 1 if at in origins and text[origins[at] : origins[at] + 1] == " " else at
            over = next((e for s, e in spans if s <= at < e), None)
            if over is None:
                phrase = _PHRASE.match(text, at)
                inside = phrase and next((e for s, e in spans if at < s < phrase.end()), None)
                if inside:  # "all-in-one computers"
                    known, over = known + 1, inside
                elif (
                    phrase is None
                    or not _ENDS.match(text, phrase.end())
                    or _is_no_good(phrase.group(), text, phrase.end())
                ):
                    break
                else:
                    strange.append(phrase)
                    over = phrase.end()
            else:
                known += 1
                kind = _KIND_BEHIND.match(text, over)
                over = kind.end() if kind else over
            reached = over
            joint = _JOINT.match(text, over)
            if joint is None:
                break
            at = joint.end()
        if known >= COMPANY and len(strange) <= known:
            found += [
                ProductMention(p.start(), p.end(), "_".join(p.group().split()).replace("-", "_"))
                for p in strange
            ]
    return found[:MOST]


def _is_no_good(phrase: str, text: str, end: int) -> bool:
    words = phrase.split()
    last = words[-1]
    return (
        words[0] in _BARE
        or last in _BARE
        or last in _ABSTRACT
        or (len(words) == 1 and (last in _ALONE or _ADJECTIVE.search(last) is not None))
        or (len(words) > 2 and words[0].endswith("ing"))
        or _VERB_END.search(last) is not None
        or _OF.match(text, end) is not None
    )


def _phrases(
    text: str, at: int, spans: list[tuple[int, int]], origins: dict[int, int]
) -> Iterator[re.Match[str]]:
    """The noun phrases of a list, known goods among them stepped over."""
    listed = False
    while True:
        trimmed = _TRIM.match(text, at)
        at = trimmed.end() if trimmed else at
        if at in origins and text[origins[at] : origins[at] + 1] == " ":
            at = origins[at] + 1
        over = next((e for s, e in spans if s <= at < e), None)
        if over is None:
            phrase = _PHRASE.match(text, at)
            if phrase is None or (listed and not _ENDS.match(text, phrase.end())):
                return
            words = phrase.group().split()
            alone = len(words) == 1 and words[0] in _ALONE
            parts = len(words) > 1 and words[-1] in _PARTS and words[0] not in _WHOLE
            if (
                alone
                or words[0] in _BARE
                or (words[-1] in _BARE and not parts)
                or _OF.match(text, phrase.end())
            ):
                return
            yield phrase
            over = phrase.end()
        joint = _JOINT.match(text, over)
        if joint is None:
            return
        at, listed = joint.end(), True
