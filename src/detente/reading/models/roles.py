"""Which side of a step a sentence puts a party on: the one that takes it, or the one it falls on.

A small grammar of its own, apart from that of the reader: it only has to tell where a reading cannot be right. A place
that it does not understand is neither side, and then contradicts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from detente.reading.models.grounds import Place
from detente.reading.text.mentions import Mention

__all__ = ["Sides", "antecedents"]

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
    r"(?:['’]s?)?[\s-](?:[\w&'’,]+[\s-]){0,5}?(?:goods|imports?|products?|exports?|merchandise|shipments?"
    r"|items|cars?"
    r"|autos?|vehicles?|steel|alumini?um|wine|spirits|soy\w*|beef|pork|coal|oil|copper|lumber|chips?|semiconductors?"
    r"|batteries|ships?|vessels?|EVs?|trucks?|pharmaceuticals?|drugs|barley|cotton|grain|corn|wheat|whiskey|firms"
    r"|compan(?:y|ies)|energy|seafood|machinery|toys|furniture|films|aircraft|fertili[sz]ers?|minerals?)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:['’]s?)?[\s-](?:(?!on\b|of\b|from\b|against\b|goods\b|imports\b)[\w.%]+[\s-]){0,7}?"
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
_REASON = re.compile(
    r"\b(?:over|because of|due to|than|like|unlike|via|through|about|what|after)\s(?:the\s)?$", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_REPORTS = re.compile(
    r"(?:said|says|told|confirm\w*|describ\w+|mention\w*|not(?:ed|es)|welcom\w+|call(?:ed|s)|add(?:ed|s)|stated|claim\w*"
    r"|argu\w+|wrote|posted|expect\w*|hop(?:ed|es)|denied|denies|warn\w*|urged|insisted|stressed|hailed|praised"
    r"|criticis\w+|criticiz\w+|accused|demanded|explained|reiterated|suggested|signal\w+|termed)",
    re.IGNORECASE,
)
_SUBJECT_WORD = re.compile(
    r"\b(?:he|she|it|they|we|the (?:administration|ministry|president|commission|bloc|government|prime minister"
    r"|department|minister|secretary))\s(?:\w+\s){0,2}?(?:will|would|has|had|have|is|was|to|may|could|\w+ed|\w+s|put|set|cut"
    r"|brought|said)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:it|they|which|that)\b", re.IGNORECASE)

Side = Literal["agent", "actor", "speaker", "target", "other", "open"]


@dataclass(frozen=True)
class Sides:
    """The parties of a sentence by the side they are on, seen from the word that names the step."""

    actors: frozenset[str]
    """Those that may have taken the step: subjects and owners first, then speakers, then places that tell nothing."""
    targets: frozenset[str]
    """Those it may fall on: of the clause that names the step where it has any."""
    named: frozenset[str]

    @classmethod
    def of(cls, place: Place, spot: int) -> Sides:
        """The sides of a sentence whose step is named at the offset ``spot``."""
        first, last = place.clause_span(spot)
        found = [(m, _side(place.text, m)) for m in place.mentions if m.party]

        def parties(*wanted: Side, near: bool = False, inside: bool = False) -> frozenset[str]:
            return frozenset(
                m.party
                for m, side in found
                if m.party and side in wanted
                and (not near or m.start <= spot or first <= m.start < last)
                and (not inside or first <= m.start < last)
            )  # fmt: skip

        targets = parties("target", inside=True) or parties("target")
        actors = parties("agent") | parties("actor", near=True)
        if not actors:
            actors = parties("speaker") - targets
        if not actors and not _SUBJECT_WORD.search(place.text[:spot]):
            actors = parties("open", near=True)
        if not actors:  # "Beijing's stance, after it brought in controls"
            actors = frozenset(
                m.party
                for m, side in found
                if m.party and side == "other" and m.end < spot and _REFERS.search(place.text[m.end : spot])
            )
        return cls(actors, targets or parties("open") - actors, place.parties)


def _side(text: str, mention: Mention) -> Side:
    before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 110]
    if _BY.search(before):
        return "agent"
    falls = _FALLS_ON.search(before) is not None
    subject = _SUBJECT.match(after)
    if mention.kind in ("person", "institution"):
        if falls:
            return "open"
        reports = subject is None or _REPORTS.fullmatch(subject["verb"])
        owns = _OWNED.match(after) and _POSSESSIVE.match(after)
        return "actor" if owns or (subject and not reports) else "speaker"
    if _BEARS.match(after) or _PASSIVE.match(after):
        return "target"
    goods, owned = _GOODS.match(after), _OWNED.match(after)
    if owned and not falls and (mention.kind != "demonym" or not goods):
        return "actor"
    if falls:
        return "target"
    if _REASON.search(before):
        return "other"
    if mention.kind != "demonym" and subject:
        return "speaker" if _REPORTS.fullmatch(subject["verb"]) else "actor"
    if goods:
        return "target"
    return "other" if _POSSESSIVE.match(after) else "open"


def antecedents(place: Place, side: Literal["actor", "target"]) -> frozenset[str]:
    """Parties that a sentence without them may mean: of the nearest sentence before that names one on that side.

    Only for a sentence with a word that points back ("it", "the duties", "both sides").
    """
    if not place.points_back:
        return frozenset()
    wanted = ("agent", "actor", "speaker") if side == "actor" else ("target",)
    for other in place.whole.before(place):
        named = frozenset(m.party for m in other.mentions if m.party and _side(other.text, m) in wanted)
        if named:
            return named
    return frozenset()
