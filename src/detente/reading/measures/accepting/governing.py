"""Whether a decision governs the words that name a measure: by its verb, its passive, its noun or its participle."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import BEGINS_WITH_VERB, MAX_HEADS, Head
from detente.reading.measures.status.judged import is_judged
from detente.reading.text.context import Passage

__all__ = ["governed"]

_MAKE = (
    # to make
    r"impos|introduc|adopt|implement|appl(?:y|ies|ied)\b|slap|lev(?:y|ies|ied)\b|charg|enact|enforc|collect"
    r"|establish|creat"
    r"|institut|initiat|launch|open|start|beg[aiu]n|plac|put\b|puts\b|putting\b|set\b|sets\b|setting\b|issu"
    r"|publish|unveil"
    r"|announc|decree|order|notif|invok|activat|reinstat|reimpos|resum|restor|brought? in|bring\w* (?:in|back)"
    r"|grant|sign"
    r"|requir|need|obtain|designat|blacklist|add(?:s|ed|ing)?\b|list(?:s|ed|ing)\b|confirm|includ|compris|consist|focus|negotiat"
    r"|secur|provid"
    # to change and to keep
    r"|renew|prolong|extend|maintain|retain|keep|kept|rais|increas|hik|doubl|tripl|quadrupl|expand|broaden"
    r"|widen|tighten"
    r"|strengthen|toughen|escalat|step(?:s|ped|ping)? up|adjust|amend|revis|modif|updat|replac|convert|cap(?:s"
    r"|ped|ping)?\b"
    r"|limit|restrict|curb|ban(?:s|ned|ning)?\b|bar(?:s|red|ring)?\b|prohibit|forb[ia]d|block|halt|stop|subject"
    # to end
    r"|suspend|paus|postpon|delay|defer|freez|froz|lift|remov|eliminat|abolish|scrap|repeal|rescind|revok"
    r"|terminat|cancel|ax(?:e[sd]?|ing)\b|annul|nullif|quash|dismantl|liberali[sz]|(?:do(?:es|ing)?|did|done) away"
    r"|withdr[ae]w|drop(?:s|ped|ping)?\b|end(?:s|ed|ing)?\b|ceas|roll\w* back|phas\w+ (?:out|in|down)|cut(?:s"
    r"|ting)?\b|lower"
    r"|reduc|slash|halv|trim|eas(?:e|es|ed|ing)\b|relax|loosen|waiv|exempt|exclud|spar(?:e|es|ed|ing)\b|expir"
    r"|laps|overturn"
    r"|struck|strik|uph[eo]ld|rule[sd]?\b"
    # to plan
    r"|threaten|warn|propos|consider|weigh|mull|float|plan|vow|pledg|prepar|draft(?:s|ed|ing)\b|recommend|determin|approv|clear(?:s"
    r"|ed|ing)?\b"
    r"|agree|commit|allow|permit|schedul|finali[sz]|complet|conclud|looming"
    # to bear and to answer
    r"|fac(?:e|es|ed|ing)\b|pay(?:s|ing)?\b|paid\b|hit\b|hits\b|retaliat|respond|answer|match"
    r"|attract|bear|incur"
    # to consist of
    r"|(?:sanctions|measures|package|orders?|decree|regulation)\s(?:\w+ly\s|are\s|is\s){0,3}(?:focus|consist|compris)"
)
"""Verbs by which a measure is made, changed, kept, ended, planned, borne or answered, by their stems."""

_VERB = re.compile(rf"\b(?:{_MAKE})\w*\b", re.IGNORECASE)
_OWN_VERB = re.compile(
    r"\b(?!licensing\b)\w+(?:ed|ing)\b|\b(?:put|puts|needs?|requires?|obtain|must|shall|not|subject|made|makes?)\b",
    re.IGNORECASE,
)
"""What makes a clause of a head ("exports of rice were prohibited", "added 12 entities")."""
_NOUN = re.compile(
    r"\b(?:imposition|introduction|adoption|application|removal|elimination|abolition|suspension|extension|expansion"
    r"|reductions?|cuts?|increases?|rises?|hikes?|end|lifting|easing|tightening|withdrawal|reinstatement|launch"
    r"|initiation"
    r"|implementation|enforcement|termination|revocation|waivers?|exemptions?|exempt|exclusions?|maintenance|renewal"
    r"|prolongation|reviews?[”\"]?|freeze|pause|delay|postponement|phase-?out|round|package|wave|set|plans?"
    r"|proposals?"
    r"|decision|order|decree|notice|threats?|complain\w*|complaint|dispute|challenge|case|proceedings|consultations|reprieve)\s"
    r"(?:by\s[^,;]{2,30}\s|brought by\s[^,;]{2,30}\s|(?:with|at|to|before) the (?:WTO"
    r"|World Trade Organi[sz]ation)\s)?(?:of|to|in|on|over|for|from|against|about)\s"
    r"(?P<between>[^;:!?]{0,80})$",
    re.IGNORECASE,
)
"""Nouns of the same, and of what contests a measure in force."""
_BREAK = re.compile(
    r"\b(?:that|which|who|whose|we|they|he|she|because|after|since|when|while|as|is|are|was|were|has|have|had"
    r"|but|although|though|if"
    r"|unless|amid|despite|due to|owing to|following|before|compared|than|like|unlike)\b|[.;:!?]\s",
    re.IGNORECASE,
)
"""Words behind which another clause begins, or another thing is only set beside it."""
_PASSIVE = re.compile(
    r"[^;:!?]{0,110}?\b(?:(?:is|are|was|were|be|been|being|get|got|gets|remain|remains|stay|stays)\s"
    rf"(?:\w+ly\s|also\s|now\s|to be\s|not\s|still\s|being\s|set to be\s){{0,3}}(?:{_MAKE})\w*\b"
    r"|(?:t(?:ake|akes|ook|aken|aking) effect|c[oa]m(?:e|es|ing) into (?:force|effect)|go(?:es"
    r"|ing)? into (?:force|effect)"
    r"|went into (?:force|effect)|enter(?:s|ed|ing)? into (?:force|effect)|in (?:force|effect|place)"
    r"|(?:is|are|was|were) (?:now |finally )?(?:over|at an end|history)"
    r"|appl(?:y|ies|ied)|expir(?:e|es|ed|ing)|laps(?:e|es|ed|ing)|ris(?:e|es|ing)|rose|fall|falls|fell"
    r"|go(?:es)? (?:up|down)"
    r"|will (?:\w+ly\s|also\s)?(?:apply|cover|affect|target|start|begin|end|remain|stay|rise|fall|go|take|come"
    r"|expire|lapse|drop|follow)|follow(?:s|ed)?|(?:started|began|begins|starts|ended|ends) (?:on|in|from|at)|made"
    r"|granted|imposed|announced"
    r"|introduced|threatened|proposed|planned|subject|due|scheduled|set to|targeting|covering|effective|to be))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:but|although|though|because|if|unless|while|whereas)\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:U\.S\.A?\.?|U\.K\.|E\.U\.|U\.N\.|No\.|Inc\.|Co\.)")


def governed(passage: Passage, head: Head) -> bool:
    """True when a verb or noun of decision governs the head: "imposed ... duties", "an end to ..."."""
    text = _STATE.sub(lambda m: m.group().replace(".", "_"), passage.text)
    own = text[head.start : head.end]
    if (
        head.exempting
        or head.decreed
        or BEGINS_WITH_VERB.match(own)
        or (head.whole_clause and _OWN_VERB.search(own) is not None)
        or (head.stated and _VERB.match(own) is not None)
    ):
        return True
    ahead = text[max(0, head.noun_start - 130) : head.noun_start]
    verbs = [m.end() for m in islice(_VERB.finditer(ahead), MAX_HEADS * 2)]
    if verbs and not _BREAK.search(ahead, verbs[-1]):
        return True
    noun = _NOUN.search(ahead)
    if noun is not None and not _BREAK.search(noun["between"]):
        return True
    if is_judged(text, head):
        return True
    if passage.sentence.kind == "heading" and _VERB.search(text, head.noun_end, head.noun_end + 24):
        return True  # "Tariff Rates Reduced for Products of Switzerland"
    passive = _PASSIVE.match(text[head.noun_end : head.noun_end + 200])
    return passive is not None and not _ASIDE.search(passive.group())
