"""Which side of a step a sentence puts a party on: the one that takes it, or the one it falls on.

A small grammar of its own, apart from that of the reader: it only has to tell where a reading cannot be right. A place
that it does not understand is neither side, and then contradicts nothing.
"""

from __future__ import annotations

import re

from detente.reading.mentions import Mention
from detente.reading.models.grounds import Place

__all__ = ["antecedents", "sides"]

_ADVERBS = r"(?:also|then|now|today|yesterday|has|have|had|in turn|\w+ly|on \w+(?: \d{1,2})?,?)"
_ACTS = (
    r"(?:will|would|is to|are to|may|might|could|can|must|should|shall|plans?|wants?|intends?|agree[sd]?|\w{2,}ed"
    r"|said|says|told|put|set|cut|began|hit|took|brought|made|raises?|imposes?|lowers?|lifts?|removes?|suspends?"
    r"|announces?|threatens?|keeps?|applies|charges?|restricts?|bans?|requires?|commits?|pledges?|promises?|buys?"
    r"|opens?|invests?|extends?|drops?|scraps?|introduces?|levies|slaps?|doubles?)"
)
_SUBJECT = re.compile(
    rf"(?:['’]s? (?:own )?(?:government|\w+ ministry|administration|side|cabinet|leaders?))?"
    rf"(?:,[^,;.]{{1,60}},|,? which)?\s(?:{_ADVERBS}\s){{0,3}}(?P<verb>{_ACTS})\b",
    re.IGNORECASE,
)
_BEARS = re.compile(
    r"(?:['’]s?)?(?:\s[\w-]+){0,4}?\s(?:(?:will|would|could|may|now|also|then)\s){0,2}"
    r"(?:fac(?:e|es|ed|ing)|be hit|(?:is|are|was|were) hit|be subject|(?:is|are) subject|incurs?|pays?|be spared"
    r"|avoids?|escapes?)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\s(?:has|have|had|will|would|was|were|is|are|being|been)\s(?:be |been |being )?(?:hit|struck|threatened"
    r"|targeted"
    r"|exempted|excluded|spared|slapped)\b",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"(?:['’]s?)?[\s-](?:[\w&'’,-]+[\s-]){0,4}?(?:goods|imports?|products?|exports?|merchandise|shipments?"
    r"|items|cars?"
    r"|autos?|vehicles?|steel|alumini?um|wine|spirits|soy\w*|beef|pork|coal|oil|copper|lumber|chips?|semiconductors?"
    r"|batteries|ships?|vessels?|EVs?|trucks?|pharmaceuticals?|drugs|barley|cotton|grain|corn|wheat|whiskey|firms"
    r"|compan(?:y|ies)|energy|seafood|machinery|toys|furniture|films|aircraft|fertili[sz]ers?|minerals?)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:['’]s?)?[\s-](?:(?!on\b|of\b|from\b|against\b|goods\b|imports\b)[\w.%-]+[\s-]){0,6}?"
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|export (?:controls?|curbs|licen\w+|restrictions?|bans?)"
    r"|counter-?measures|sanctions|investigation|probe|port fees?|restrictions|controls|curbs)\b",
    re.IGNORECASE,
)
_FALLS_ON = re.compile(
    r"(?:\b(?:on|from|against|facing|targeting|covering|hitting|hit|hits|threaten\w*|punish\w*|spar(?:e|ed|ing)"
    r"|exempt\w*|to|at|into|for|with|of|slap\w*)\s)(?:(?:all|most|the|its|some|other|many|certain|US|\d+|imports?"
    r"|goods|products|exports?|shipments?|from|of|new)\s){0,4}$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|behalf of)\s(?:the\s|President\s|Mr\s)?$", re.IGNORECASE)


def sides(place: Place, party: str) -> set[str]:
    """Sides on which a sentence puts a party: ``actor``, ``target`` or ``open`` for places that tell neither."""
    return {_side(place.text, m) for m in place.mentions if m.party == party}


def _side(text: str, mention: Mention) -> str:
    before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 110]
    if _BY.search(before):
        return "actor"
    if mention.kind in ("person", "institution"):
        return "open" if _FALLS_ON.search(before) else "actor"
    falls = _FALLS_ON.search(before) is not None
    if _BEARS.match(after) or _PASSIVE.match(after):
        return "target"
    if mention.kind == "demonym":
        if not falls and _OWNED.match(after) and not _GOODS.match(after):
            return "actor"
        if _GOODS.match(after):
            return "target"
    elif _OWNED.match(after) and not falls:
        return "actor"
    if falls:
        return "target"
    if mention.kind != "demonym" and _SUBJECT.match(after):
        return "actor"
    if _GOODS.match(after):
        return "target"
    return "open"


def antecedents(place: Place, side: str) -> frozenset[str]:
    """Parties that a sentence without them may mean: of the nearest sentence before that names one on that side.

    Only for a sentence with a word that points back ("it", "the duties", "both sides").
    """
    if not place.points_back:
        return frozenset()
    for other in place.whole.before(place):
        named = frozenset(p for p in other.parties if side in sides(other, p))
        if named:
            return named
    return frozenset()
