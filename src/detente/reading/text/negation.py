"""Whether the words before a verb deny it: "will not buy", "refused to meet", "has no plans to lift"."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Denied", "denial", "is_negated", "is_reported_denial"]

_WORDS = r"(?:[\w’'-]+\s){0,5}"
_NEGATOR = re.compile(
    r"(?:\b(?:not|never|no longer|cannot|nor|neither)|n['’]t)\s(?!only\b|just\b|merely\b|less\b|least\b|later\b"
    r"|more\b"
    r"|surprising|rul\w+ out|exclud)"
    r"|\b(?:has|have|had|is|are)\syet\sto\s"
    r"|\bno\s(?:\w+\s)?(?:plans?|intention|need|reason|desire|wish|obligation|commitments?|promises?"
    r"|pledges?)\s(?:to|of|for)\s"
    r"|\b(?:refus\w+|declin(?:ed?|es|ing)|fail(?:ed|s|ing)?|reluctant|unwilling|unable)\s(?=to\s)"
    r"|\b(?:reject\w*|spurn\w*|rebuff\w*|resist\w*|oppos\w+|dismiss\w*|rul(?:ed?|es|ing) out|forgo\w*|forwent"
    r"|den(?:y|ies|ied|ying)|abandon\w*|renounc\w+|scrapp\w+|against|halt(?:ed|s)?|stopp?(?:ed|s)?|ceas(?:ed?|es)"
    r"|quit|instead of|rather than|without|short of|refrain\w*|withdrew|withdrawn"
    r"|back(?:ed|s)? (?:out|away) (?:of|from))\s"
    r"|\bdecided?\s(?:not|against)\s",
    re.IGNORECASE,
)
_AFFIRMED = re.compile(
    r"\b(?:not|n['’]t|refus\w+ to|declin\w+ to)\s(?:\w+\s){0,2}?(?:rul\w+|rule|exclud\w+|reject\w*|den(?:y|ied)"
    r"|refus\w*|oppos\w+|resist\w*|without)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;:,“”\"(–—]|\s(?:and|but|while|that|which|who|although|though|because|after|before|if|unless)\s"
    r"|\sas\s(?=(?:the|it|they|he|she|both)\b|[A-Z])"
)
_GAP = re.compile(rf"{_WORDS}$")


def is_negated(text: str, start: int, floor: int = 0) -> bool:
    """True when the verb (or the promise) that begins at ``start`` is denied.

    Only the words between the last break of the clause and the verb count: "will not raise tariffs and will buy"
    denies the raise, not the purchase. ``floor`` is the first character looked at.
    """
    low = max(floor, start - 90)
    window = text[low:start]
    breaks = [m.end() for m in _CUT.finditer(window)]
    if breaks:
        window = window[breaks[-1] :]
    found = list(_NEGATOR.finditer(window))
    if not found or not _GAP.fullmatch(window[found[-1].end() :]):
        return False
    return not _AFFIRMED.search(window)


Denied = Literal["taken", "eased", "kept"]
"""What is denied of a measure: that it is taken, that it is eased, or that it stays."""

_TAKE = (
    r"impos\w*|appl(?:y|ies|ied|ying)|put(?:s|ting)?|plac(?:e[sd]?|ing)|set(?:s|ting)?|charg(?:e[sd]?|ing)"
    r"|lev(?:y|ies|ied|ying)|slap\w*|introduc\w+|bring(?:s|ing)?|brought|hit(?:s|ting)?|rais(?:e[sd]?|ing)|increas\w+"
    r"|hik(?:e[sd]?|ing)|go(?:es|ing)? up|ris(?:e[sn]?|ing)|adopt\w*|implement\w*|need(?:s|ed)?|have to|ha[sd] to"
    r"|required?|started?|begun|agree[ds]?|accept(?:s|ed)?|sign(?:s|ed)?|proceed\w*"
)
_EASE = (
    r"cut(?:s|ting)?|lower\w*|reduc(?:e[sd]?|ing)|slash\w*|halv\w+|trim\w*|eas(?:e[sd]?|ing)|remov(?:e[sd]?|ing)"
    r"|lift(?:s|ed|ing)?|eliminat\w+|abolish\w*|scrap\w*|repeal\w*|rescind\w*|drop(?:s|ped|ping)?|withdraw\w*"
    r"|suspend\w*|paus(?:e[sd]?|ing)|postpon\w+|delay\w*|(?:come|coming|came|go|going) down|fall(?:s|ing)?|exempt\w*"
)
_STAY = r"stay(?:s|ing)?|remain(?:s|ing)?|keep(?:s|ing)?|kept|continu\w+|maintain\w*|retain\w*"
_VERB = re.compile(rf"\b(?:(?P<taken>{_TAKE})|(?P<eased>{_EASE})|(?P<kept>{_STAY}))\b", re.IGNORECASE)
_VERB_AFTER = re.compile(
    r"\b(?:(?P<taken>go up|going up|gone up|rise|increase|take effect|(?:be|been|being) (?:imposed|raised|introduced"
    r"|increased|applied)(?! (?:on|to)\b))|(?P<eased>come down|go down|fall|(?:be|been|being) (?:cut|lowered|reduced"
    r"|lifted|removed|suspended|eased|scrapped|eliminated))|(?P<kept>stay|remain))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"agree|accept|need|have|had|has", re.IGNORECASE)
"""A verb that leads to another one, which may be denied ("will not have to agree to cut")."""
_DENIED_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:rejected|dismissed|refuted) (?:reports|claims|suggestions)) that\b",
    re.IGNORECASE,
)
_STEP = (
    r"(?:the |a |an |its |any )?(?:\w+ )?"
    r"(?:procedures?|process|plans?|bid|proposals?|consultations?|probe|investigation)"
)
_STARTED = re.compile(rf"\b(?:start\w*|beg[iau]n\w*|launch\w*|open\w*|initiat\w*)\s{_STEP}\b", re.IGNORECASE)
_DROPPED = re.compile(
    rf"\b(?:dropp\w+|drops|abandon\w*|scrapp\w*|shelv\w*|cancel\w*|halt\w*|withdr[ae]w\w*)\s{_STEP}\b",
    re.IGNORECASE,
)
_NO_STEPS = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s(?:yet\s|ever\s)?(?:taken|take|adopted|planned|introduced|considered)\s(?:any|such|further)\s"
    r"(?:\w+\s){0,2}?(?:measures?|steps?|actions?|plans?|decisions?)\s(?:to|on|that)\s(?:\w+\s){0,3}$"
)
"""``has not taken any measures to restrict exports``."""
_ACT = re.compile(
    r"\b(?P<verb>sign\w*|issu\w+|adopt\w*|approv\w+|pass\w*|publish\w*)\s(?:an?|the"
    r"|any)\s(?:\w+\s){0,3}(?:order|bill|law"
    r"|decree|proclamation|regulation|act|decision|agreement)\s(?:that|which|to)\s(?:\w+\s){0,3}$"
)


def is_reported_denial(text: str, noun_start: int) -> bool:
    """True for "denied that the tariff will come down": what follows is not what the speaker does."""
    return bool(_DENIED_THAT.search(text, max(0, noun_start - 90), noun_start))


def denial(text: str, start: int, noun_start: int, noun_end: int, end: int) -> Denied | None:
    """What the words around the noun of a measure deny of it; ``None`` when they deny nothing.

    ``start`` and ``end`` bound the words that speak of this measure. The verb nearest before the noun governs it;
    without one, the predicate behind it does. "Does not apply to ..." is an exemption and denies nothing.
    """
    head = text[start:noun_start]
    started = _STARTED.search(head)
    if _DROPPED.search(head) or (started and is_negated(text, start + started.start(), start)):
        return "taken"
    if _NO_STEPS.search(head):
        return "taken"
    before = list(_VERB.finditer(text, max(start, noun_start - 110), noun_start))
    for verb in reversed(before):
        if (
            text.count("(", start, verb.start()) > text.count(")", start, verb.start())
            and ")" in text[verb.end() : noun_start]
        ):
            continue  # "(but does not itself eliminate)"
        if is_negated(text, verb.start(), start):
            return _kind(verb)
        act = _ACT.search(text[start : verb.start()])
        if act is not None and is_negated(text, start + act.start("verb")):
            return "taken"
        if verb.lastgroup != "taken" or not _WEAK.match(verb.group()):
            return None
    after = _VERB_AFTER.search(text, noun_end, min(end, noun_end + 100))
    return _kind(after) if after is not None and is_negated(text, after.start(), noun_end) else None


def _kind(verb: re.Match[str]) -> Denied:
    if verb["taken"]:
        return "taken"
    return "eased" if verb["eased"] else "kept"
