"""Heads that a sentence talks of, fears, seeks or looks back on: no news of a measure."""

from __future__ import annotations

import re

from detente.reading.measures.accepting.telling import Telling
from detente.reading.text import lexicon as lx

__all__ = ["is_background", "is_talk"]

# -- talk, feeling and doubt ---------------------------------------------------------------------------
_FELT = re.compile(
    r"\b(?:uncertaint(?:y|ies)|fears?|feared|worr(?:y|ies|ied)|concerns?|concerned|jitters|anxiet(?:y|ies)"
    r"|speculation"
    r"|hopes?|hoping|awaits?|awaiting|braced?|bracing|brac(?:es|ed)|questions?|anger|unease|debate|doubts?|optimism"
    r"|critici[sz](?:e|es|ed|ing)|critici[sz]m|sceptic\w+|frustrat\w+|discontent|outrage)\s"
    r"(?:about|over|of|that|for|around|on|regarding|at)?\s?(?:(?:(?:an?|the|another)\s(?:new\s|fresh\s|latest\s)?"
    r"(?:round|wave|rise|return|increase|threat|prospect|risk|hike)s?\s(?:of|in)|possible|potential|any|more"
    r"|the (?:removal|lifting|end|scrapping|suspension|reduction|return) of|new|further|the"
    r"|high|U\.S\.|US"
    r"|[A-Z]\w+['’]s?|[A-Z]?[a-z]+ese|[A-Z][a-z]+an)\s)*$",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"\b(?:worr(?:y|ies|ied)|fear(?:s|ed|ing)?|hop(?:e|es|ed|ing)|speculat(?:e|es|ed|ing|ion)|bets?|betting"
    r"|rumou?rs?)\sthat\s"
    r"[^.;,]{2,40}\b(?:may|might|could|would|will)\s[^.;,]{0,30}$"
)
"""``exporters worry that India may lift its ban``."""
_TALKED = re.compile(
    r"\b(?:questions?|talks?"
    r"|(?<!will )(?<!would )(?<!to )issues?(?! (?:an? |the |its )?(?:\w+ )?(?:orders?|decrees?|notices?|rules?))"
    r"|including|discuss(?:ed|es|ing)?|discussions?|negotiating|savings)\b[^,;]{0,20}$"
    r"|\b(?:talks|negotiations|discussions|consultations(?! (?:at|with|under"
    r"|through) the W))\s(?:\w+\s){0,3}?(?:on|over|about|covering|concerning"
    r"|regarding"
    r"|cover)\s[^,;]{0,50}$|\b(?:savings|revenues?)\sof\s[^,;]{3,40}\sin\s$"
)
_UNKNOWN = re.compile(
    r"\b(?:unclear|uncertain|unknown|not known|not clear|no word|not (?:say|said|decided)|declined to (?:say"
    r"|comment)"
    r"|remains to be seen|questions? (?:of|about)|investigat(?:es|ing|e|ed)|examin(?:es|ing|e|ed))"
    r"\b[^.;]{0,20}\b(?:when|whether|if|how|on)\b[^.;]*$"
)
_TREND = re.compile(
    r"\b(?:trends?|tendency|habit|history|pattern|practice|wave|series|string|appetite|calls?|pressure|push"
    r"|temptation)\s"
    r"(?:[\w]+\s){0,3}?(?:to|of|towards?|for)\s(?:[\w-]+\s){0,4}$"
)
"""``a trend in Africa to curb exports of ores``: nobody's act."""
_SEEKS = re.compile(
    r"\b(?:[Ss]eek(?:s|ing)?|[Aa]im(?:s|ing|ed)?|[Ll]ooking|[Tt]rying|[Hh]oping|[Hh]opes?|bid|effort|attempts?|designed|meant"
    r"|intended|in order|move|drive|push"
    r"|campaign)\s(?:to|at)\s(?:\w+ly\s)?$"
)
"""``Seeking to curb imports of oil, it raised the duty``: the end, not the means."""
_ISSUE_OF = re.compile(
    r"\b(?:issues?|dispute|row|spat|standoff|question)\s(?:\w+\s)?(?:regarding|around|over|of|about|on|concerning)\s"
    r"(?:the\s|its\s|US\s|U\.S\.\s)?(?:[\w-]+\s){0,4}$"
)
"""``a resolution to end the ongoing issue regarding steel tariffs``."""
_REFUSES = re.compile(
    r"\b(?:refus|declin|resist|oppos|reluctan|unwilling|rejected (?:calls|demands|requests)"
    r"|rul(?:e|ed|es|ing) out)\w*\s(?:to\s)?"
    r"(?:\w+ly\s)?(?:lower|cut|reduc|remov|eas|lift|scrap|eliminat|drop|slash|grant|mak|offer|giv|concessions|deeper|further)\w*\s"
    r"(?:[\w-]+\s\(?){0,4}$"
)
"""``refused to lower its import taxes on dairy``: nothing changes."""
_POSSIBLY = re.compile(
    r"\b(?:about|on|over|discuss\w*)\s(?:the\s)?(?:possibl[ey]|possibility of|potential(?:ly)?|perhaps"
    r"|eventual(?:ly)?)\s"
    r"(?:[\w-]+\s){0,4}$"
)
"""``spoke with makers about possibly raising duties on cars``."""
_REFUTED = re.compile(
    r"\b(?:refut|den(?:y|ies|ied)|dismiss|disput|reject)\w*\s(?:[\w“”\"’']+\s){0,4}?(?:reports?|allegations?|rumou?rs?)\s"
    r"[^.;]{0,80}$"
)
"""``refuted media reports that said it stopped exports``."""
_CENTRAL = re.compile(
    r"(?:\s(?:on|against|of)\s[^.;,]{2,40}?)?\s(?:is|are|was|were|remain(?:s|ed)?)\s(?:among|one of"
    r"|at the (?:heart|centre|center)|an? |the )"
    r"\s?(?:[\w-]+\s){0,3}?(?:issues?|topics?|questions?|irritants?|sticking points?|obstacles?|concerns?|focus"
    r"|problems?|blow)\b"
)
"""``tariffs on soybeans were a central issue``: what is talked of."""


def is_talk(told: Telling) -> bool:
    """True for a head that is talked of, felt, doubted or sought, where nobody is said to act."""
    if told.rated:
        return False
    return bool(
        _FELT.search(told.ahead[-90:])
        or _UNKNOWN.search(told.before[-90:])
        or _IMAGINED.search(told.before)
        or _TREND.search(told.before)
        or _POSSIBLY.search(told.before)
        or _REFUTED.search(told.before)
        or (told.is_duty and _REFUSES.search(told.before))
        or (not told.is_duty and told.head.whole_clause and _SEEKS.search(told.before))
        or (told.is_duty and _ISSUE_OF.search(told.ahead))
        or _CENTRAL.match(told.text, told.head.noun_end)
        or (told.is_duty and not told.head.exempting and _TALKED.search(told.before))
        or (told.is_duty and _LESS_FAVOURABLE.search(told.text))
        or (lx.NOT_A_MEASURE.search(told.text) and not _plain(told))
    )


_LESS_FAVOURABLE = re.compile(r"\bless favou?rabl[ey]\b")
"""``terms no less favourable than those offered to others``."""


def _plain(told: Telling) -> bool:
    return told.named and told.draft.sure_actor and told.draft.sure_target


# -- when something else happened ------------------------------------------------------------------------
_BACKGROUND = re.compile(
    r"\W*(?:After|Once|Since|When|Before|Until|Prior to|Following|As a result of|Because of|Due to)\s(?:the"
    r"|these|those|its"
    r"|their|such)\s(?:[\w-]+\s){0,3}?[\w-]+$"
)
"""``After the tariff was imposed, prices collapsed``: told before."""
_MERELY_AFTER = re.compile(
    r"\b(?:[Aa]fter|[Oo]nce|[Pp]rior to|[Bb]efore|[Ss]ince|[Ww]hen|[Uu]ntil|[Aa]s a result of|[Tt]hanks to"
    r"|[Bb]ecause of"
    r"|[Dd]ue to)\s(?:the|these|those|its|that)\s(?:[\w-]+\s){0,3}?$"
)
_WAS_TAKEN = re.compile(
    r"\s(?:(?:was|were|being|had been|have been|has been|are|is)\s(?:first\s)?(?:imposed|introduced|levied|applied"
    r"|put in place|announced|lifted|removed|in (?:place|force|effect))|took effect|came into (?:force|effect))\b|,"
)
_BEGAN = re.compile(
    r"\b(?:dispute|row|spat|feud|war|conflict|tensions?)\b[^.;]{0,40}\b(?:began|begun|started|erupted|flared"
    r"|broke out)\s(?:\w+\s){0,4}?(?:when|after|with)\b"
)
"""``a dispute that began when the last government levied tariffs``."""


_WHEN_IN_OFFICE = re.compile(
    r"\W*(?:When|Before|Until|By the time|At the start of)\s[^.;]{3,60}?\b(?:took office"
    r"|came to (?:power|office)|term|presidency"
    r"|was elected|assumed office)\b[^.;]{0,60}?\b(?:bore|paid|faced|were|was|stood|had|carried|attracted)\b"
)
"""``When his term began, soybeans bore a levy of 33%``: how it was."""


def is_background(told: Telling) -> bool:
    """True for a head that only dates other news, or tells how things once stood."""
    if _WHEN_IN_OFFICE.match(told.text[: told.head.start]):
        return True
    if told.rated:
        return False
    return bool(
        _BACKGROUND.match(told.text[: told.head.noun_end])
        or _BEGAN.search(told.text[: told.head.start])
        or (_MERELY_AFTER.search(told.ahead) and _WAS_TAKEN.match(told.text, told.head.noun_end))
    )
