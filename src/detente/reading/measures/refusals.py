"""What words around a named duty or control make of it: talk, background, effect, law; no measure of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.measures.sparing import ends_exemption
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.reasons import VOLUME_TRIGGER

__all__ = ["REFUSALS", "Telling"]

_NEAR = 130
"""Characters before a head that its grammar is looked for in."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A head with what is known of it, for the decision whether it tells of a measure."""

    draft: Draft
    passage: Passage
    head: Head

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def rated(self) -> bool:
        draft = self.draft
        return draft.rate_pct is not None or draft.low_pct is not None or draft.per_unit is not None

    @property
    def named(self) -> bool:
        """True when goods are named."""
        return any(p not in ("all_goods", "goods_list") for p in self.draft.products)

    @property
    def is_duty(self) -> bool:
        return self.draft.family == "tariff"

    @property
    def before(self) -> str:
        """The words right before the head."""
        return self.text[max(0, self.head.start - _NEAR) : self.head.start]

    @property
    def ahead(self) -> str:
        """The words right before the noun of the head."""
        return self.text[max(0, self.head.noun_start - _NEAR) : self.head.noun_start]


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
    r"|\b(?:talks|negotiations|discussions|consultations)\s(?:\w+\s){0,3}?(?:on|over|about|covering|concerning"
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
_CENTRAL = re.compile(
    r"(?:\s(?:on|against|of)\s[^.;,]{2,40}?)?\s(?:is|are|was|were|remain(?:s|ed)?)\s(?:among|one of"
    r"|at the (?:heart|centre|center)|an? |the )"
    r"\s?(?:[\w-]+\s){0,3}?(?:issues?|topics?|questions?|irritants?|sticking points?|obstacles?|concerns?|focus"
    r"|problems?|blow)\b"
)
"""``tariffs on soybeans were a central issue``: what is talked of."""


def _is_talk(told: Telling) -> bool:
    if told.rated:
        return False
    return bool(
        _FELT.search(told.ahead[-90:])
        or _UNKNOWN.search(told.before[-90:])
        or _IMAGINED.search(told.before)
        or _TREND.search(told.before)
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


def _is_background(told: Telling) -> bool:
    if _WHEN_IN_OFFICE.match(told.text[: told.head.start]):
        return True
    if told.rated:
        return False
    return bool(
        _BACKGROUND.match(told.text[: told.head.noun_end])
        or _BEGAN.search(told.text[: told.head.start])
        or (_MERELY_AFTER.search(told.ahead) and _WAS_TAKEN.match(told.text, told.head.noun_end))
    )


# -- what might be ---------------------------------------------------------------------------------------
_HYPOTHESIS = re.compile(
    r"(?<=\w\s)\b(?:if|should|were)\s(?:the\s)?[^,;]{1,40}?\b(?:to\s)?(?:increas|rais|impos|add|hik|doubl"
    r"|escalat|expand)"
    r"\w*\s(?:its|their|the|any|new|more|further|additional|\s)*$"
)
"""``if the US increases its 20% tariff to a higher rate``."""
_IN_CONDITION = re.compile(
    r"\b(?:if|unless|should)\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}(?:[a-z]+\s){0,2}(?:increas|rais|hik|expand|escalat"
    r"|lift|doubl|maintain)\w*\s(?:its|their|his|the)\s(?:(?:existing|current)\s)?$"
)
"""``may be imposed if the U.S. increases its 20 percent tariff``: whose change would be answered."""
_WERE_IT_SO = re.compile(
    r"(?:^\W*|[,;:—–]\s|[“\"‘]|\b(?:and|but|that|only)\s)"
    r"(?:[Ii]f|[Uu]nless|[Oo]nce|[Ss]hould|[Pp]rovided(?: that)?)\s(?:[^,;]|,(?=\d)){0,70}$"
    r"|\b(?:upon|on|in (?:the )?(?:case|event) of|in response to|regarding|concerning|against) any\s"
    r"(?:[\w.’'-]+\s){0,6}$"
)
"""``if the US removes its tariffs, ours will go``, ``upon any imposition of duties``: a case that is thought of."""
_MODELLED = re.compile(
    r"\b(?:scenarios?|simulat\w+|models?|modell?(?:ed|ing)|assum(?:es|ed|ing|ption)|hypothetical(?:ly)?"
    r"|thought experiment)\b"
    r"[^.;]{0,60}$"
)
"""``models a scenario in which the EU raises tariffs``."""
_BY_LAW = re.compile(
    r"\b[Uu]nder\s(?:[Ss]ection|[Aa]rticle|[Tt]itle|the law|the (?:[A-Z]\w+\s){1,6}(?:Act|Law|Code))\b[^.;]{0,60}"
    r"\b(?:may|can)\s(?:only\s)?(?:impose|levy|raise|adjust|set|apply|take)\b[^.;]{0,30}$"
)
"""``Under Section 122 the President may impose duties of up to 15%``: what a law allows."""
_ALLOWED = re.compile(
    r"\b(?:authori[sz](?:es|ed|ing)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|entitl(?:es|ed|ing)|enabl(?:es|ed"
    r"|ing)"
    r"|empower(?:s|ed|ing)?|paved the way for|clear(?:s|ed"
    r"|ing) the way for)\s(?:the\s|an?\s)?(?:(?:[A-Z][\w.]*\s?){1,3}\sto\s"
    r"|(?:it|them|him|her|[Mm]ember [Ss]tates?|countries|governments?|members|states|authorities|[Pp]resident"
    r"|[Mm]inisters?"
    r"|[Cc]ommission)"
    r"(?:\sof\s[\w ]{2,20})?\sto\s[“\"]?(?:\w+\s(?:or|and)\s)?)(?:\w+\s){0,3}$"
)
"""``the WTO authorised the United States to impose tariffs``: what may be done is not done."""


_AWARDED = re.compile(
    r"\b(?:WTO|World Trade Organi[sz]ation|arbitrat\w+|panel|judges)\b[^;]{0,160}?\b(?:could|may|might|can|free to"
    r"|green light (?:to|for))\b(?:[^.;]|(?<=[A-Z])\.){0,80}$"
)
"""``the WTO said the EU could hit $4 billion of goods with duties``: what a ruling allows."""
_EXAMINED = re.compile(
    r"\b(?:investigation|probe|inquiry|study|review|examination)s?\s(?:into|towards?|on|of|regarding)\s(?:the\s|a\s)?(?:possible"
    r"|potential|eventual)\s(?:imposition|introduction|adoption|application|extension)\sof\s(?:[\w-]+\s){0,3}$"
)
"""``an investigation towards possible imposition of safeguard measures``."""
_IF_ENDED = re.compile(
    r"\b(?:if|once|when|should)\s(?:the\s)?[^,;.]{2,40}?\b(?<!not )(?:remov|lift|drop|eliminat|end|scrap"
    r"|withdr[ae]w|rescind"
    r"|repeal|abolish)\w*\s(?:its|their|his|the|these|those|all)\s(?:[\w.-]+\s){0,3}$",
    re.IGNORECASE,
)
"""``if the US removes its tariffs, our measures will be removed too``: no step of anybody yet."""

_PERMITTED = re.compile(
    r"\b(?:may|can|could|allow\w*|permit\w*|entitle\w*|right|provid\w+ for)\b[^.;]{0,60}$"
)


def _is_possibility(told: Telling) -> bool:
    text, head = told.text, told.head
    if _HYPOTHESIS.search(told.before[-90:]) and told.draft.previous_pct is None:
        return True
    if _IN_CONDITION.search(text[: head.start]) or _BY_LAW.search(text[: head.start]):
        return True
    if not told.rated and VOLUME_TRIGGER.search(text, head.end) and _PERMITTED.search(text[: head.start]):
        return True  # "may apply a safeguard duty when imports exceed 190,000 tonnes": a rule
    if told.rated:
        return False
    return bool(
        _ALLOWED.search(text[: head.start])
        or _EXAMINED.search(told.before)
        or _AWARDED.search(text[: head.start])
        or _IF_ENDED.search(text[: head.start])
        or _MODELLED.search(told.before)
        or _WERE_IT_SO.search(told.before)
    )


# -- what it does to others ------------------------------------------------------------------------------
_HARM = (
    r"(?:crippl|hurt|harm|damag|hamper|devastat|wip|weigh|dampen|squeez|disrupt|drag|shav|trigger|prompt|spark"
    r"|caus|affect"
    r"|burden|dent|undermin|jeopardi|endanger|fuel|stok|cost|worr|alarm|upend|push\w* (?:up|prices)|(?:keep"
    r"|kept|left|put) [\w ]{3,20} (?:on edge|nervous|wary|cautious|under pressure|on hold)|strain"
    r"|rattl|unsettl"
    r"|rais\w+ (?:concern|fears|prices|costs|the cost)|depress|erod)\w*"
)
_AFFECTS = re.compile(
    rf"\s(?:\w+ly\s)?(?:(?:could|would|may|might|will|can|has|have|had)\s)?(?:\w+ly\s)?{_HARM}\s"
)
"""``the tariff could cripple exports of coffee`` is no news of the tariff."""
_TOLD_EFFECT = re.compile(
    r"(?:\s(?:on|against|by|from)\s[^.;,]{2,40}?)?\s(?:(?:could|would|will|may|might|can|have|has|had"
    r"|threaten(?:s|ed)? to|ha(?:s|ve) already|effectively|also|already|severely|further)\s){0,3}(?:be\s)?"
    rf"(?:{_HARM}|block\w*|stop\w*|halt\w*)\b"
)
_CAUSE = re.compile(
    r"\b(?:impacts?|effects?|consequences|burdens?|costs?|pain|fallout|brunt|damage|toll|hurt by|harmed by"
    r"|hit hard by|wake of|victims? of"
    r"|vulnerable to|exposed to|struggl\w+ (?:with|since)|because of|owing to|compared (?:with|to)|unlike)\s"
    r"(?:(?:that|these|those|from|of|the|its|new|by|higher|possible|U\.S\.|US|[A-Z]\w+['’]s?|[A-Z]\w+(?:an|ese"
    r"|sh|ch))\s)*$"
)
"""``the impact of American tariffs``, ``lost sales because of China's duties``: a cause of other news."""


_ONE = re.compile(r"\b(?:an?|any|such an?)\s(?:\w+\s)?$", re.IGNORECASE)
_WOULD_HURT = re.compile(
    r"(?:\son\s[^.;]{3,50}?)?\s(?:would|could|might)\s(?:\w+ly\s|also\s)?(?:wipe|hurt|cost|rais|lift|push|shav"
    r"|add|mak|destroy"
    r"|crippl|devastat|lead|forc|mean|caus|weigh|squeez|harm|damag|erod|kill|dent|drag|trigger|spell|be (?:a|an"
    r"|dis|dev))\w*\b"
)
"""``a 50% tariff would wipe out sales``: what if."""


def _is_effect(told: Telling) -> bool:
    head = told.head
    if told.is_duty and _WOULD_HURT.match(told.text, head.end) and _ONE.search(told.before):
        return True
    if told.rated:
        return False
    return bool(
        _CAUSE.search(told.ahead[-90:])
        or (
            told.is_duty
            and (_AFFECTS.match(told.text, head.end) or _TOLD_EFFECT.match(told.text, head.noun_end))
        )
    )


# -- what others are let off -----------------------------------------------------------------------------
_EXCLUSION = re.compile(
    r"\b(?:exclusions?|exemptions?|waivers?|refunds?|drawback)\s(?:(?:process|requests?|applications?)\s)?(?:from"
    r"|of|for|under|to)\s(?:(?:the|these|those|certain|any|all|paid)\s)*(?:[\w.-]+\s){0,3}$",
    re.IGNORECASE,
)
"""``extended 178 exclusions from the Section 301 tariffs``: goods nobody names are let off."""
_EXEMPTED_FROM = re.compile(
    r"\b(?:exemption|exempt(?:ed)?|relief|carve-?out)\s(?:for|from)\s(?:the\s|a\s|its\s)?$", re.IGNORECASE
)
_LET_OFF = re.compile(
    r"\b(?:in (?:return|exchange) for)\s(?:an? |the |its )?(?:exemption|relief|exclusion|reprieve|waiver)s?\s"
    r"(?:from|of|for|to)\s(?:the |an? |any )?(?:\w+ )?$"
)
"""``agreed to a quota in exchange for exemption from the 25% tariff``: another's duty."""
_IN_RETURN = re.compile(r"\b(?:in (?:return|exchange) for|in the hope of|relief from)\s(?:[\w-]+\s){0,3}$")
"""``will invest in return for lower tariffs``."""


_UNPAID = re.compile(
    r"\b(?:without|instead of|avoid(?:ing)?|not|free from)\s(?:paying|payment of|the payment of|having to pay)\s"
    r"(?:(?:the|any|such|an)\s)?(?:[a-z-]+\s){0,2}$"
)
"""``may import within the quota without paying the additional duty``."""


def _is_let_off(told: Telling) -> bool:
    if told.head.stated or ends_exemption(told.text, told.head) is not None:
        return False  # "put an end to the exemptions from duties": those let off pay from then on
    if _LET_OFF.search(told.before[-60:]) or (_EXEMPTED_FROM.search(told.before) and not told.named):
        return True
    return not told.rated and bool(
        _UNPAID.search(told.ahead)
        or _EXCLUSION.search(told.ahead)
        or (not told.head.exempting and _IN_RETURN.search(told.before))
    )


# -- another thing ---------------------------------------------------------------------------------------
_LIKE_THAT = re.compile(
    r"\b(?:as (?:was|is|were) the case (?:with|for|of)|just like|much like)\s(?:the\s|its\s|their\s)?(?:\w+\s){0,3}$"
)
_OTHER_TAX = re.compile(
    r"(?:tax|levy|levies|duty)\w* on (?:[A-Z]?\w+ ){0,3}(?:technology|tech|digital|internet|online|streaming"
    r"|carbon)\b",
    re.IGNORECASE,
)
"""A tax on services or emissions, not on goods at the border."""
_HOME_TAX = re.compile(
    r"\b(?:bank|property|stamp|excise|income|payroll|corporate|wealth|fuel|sugar|carbon|digital|tourist|church"
    r"|inheritance"
    r"|electricity|telecoms?|phone|mobile|data|baggage|water|gas|power|rail|toll)\s$",
    re.IGNORECASE,
)
"""A levy or tariff that is charged at home ("a bank levy of 8%", "excise duties")."""
_MONEY = re.compile(
    r"\s(?:savings?|revenues?|receipts|income|proceeds|refunds?|bills?|burdens?|costs?|collections"
    r"|shocks?|pain|relief act"
    r"|uncertaint(?:y|ies)|wars?|tensions|worries|fears|talks|policy|policies|team|advis[eo]rs?|news|impacts?"
    r"|effects?)\b"
)
"""``tariff savings``, ``duty revenues``: what a duty brings or costs."""
_OF_CASES = ("anti_dumping", "countervailing", "safeguard")
_CASE = re.compile(
    r"\s(?:duty\s)?(?:investigations?|probes?|petitions?|cases?|inquir(?:y|ies)|proceedings?|complaints?)\b"
)
"""``opened anti-dumping duty investigations``: no duty yet."""
_ALLEGED = re.compile(r"\balleged\s(?:\w+\s){0,2}(?:dumping|subsid\w+|margins?)\b")
"""``alleged dumping margins of 94%``: what the petition says."""
_RECKONED = re.compile(
    r"(?:\s(?:rates?|on|for|of)\b[^.;]{0,60}?)?\s(?:is|are|was|were)\s(?:\w+ly\s)?(?:calculated|determined|computed|reckoned|derived"
    r"|adjusted (?:weekly|monthly|quarterly))\b"
)
"""``the export duty on wheat is calculated from an indicative price``: how it works."""
_OR_HIGHER = re.compile(r"\s(?:or|and)\s(?:higher|more|above|over|greater)\b")
"""``already subject to tariffs of 15 percent or higher``: a threshold of another rule."""
_STACKED_ON = re.compile(
    r"\b(?:stack\w*|over and above|on top of|in addition to|inclusive of)\b[^.;]{0,44}"
    r"\b(?:MFN|[Mm]ost[- ]favou?red[- ]nation)\b"
)
"""``exempted from stacking with most-favoured-nation tariffs``: what others come on top of."""
_ACT_NAME = re.compile(
    r"\b(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\.?\s)?\d[^;“”]{0,140}?\b(?:setting up"
    r"|establishing"
    r"|concerning|laying down|on)\s(?:an?\s|the\s)?(?:\w+\s){0,3}(?:regime|system|framework|scheme"
    r"|rules?)\s(?:for|on)\s[^;.]{0,40}$"
)
"""``Regulation (EU) 2021/821 setting up a Union regime for the control of exports``: the name of an act."""
_MONEY_OF = re.compile(
    r"(?:['’]s?)?\s(?:savings?|revenues?|income|receipts|collections?|refunds?|payments?|bills?|costs?|burdens?|turmoil"
    r"|talks?|negotiations?|dispute|row|deadline|policy|policies|preferences? utili[sz]ation)\b"
)
"""``tariff savings of $50 million``, ``tariff revenue``: what comes of duties."""
_POINTS = re.compile(r"(?:those|that|the one)\b")
_COMPARED = re.compile(
    r"\b(?:lower|higher|fewer|smaller|steeper)\s(?:\w+\s)?(?:tariffs|duties|levies)\sthan\b"
)
"""``faces lower tariffs than in China``."""
_AVERAGE = re.compile(r"\b(?:trade-weighted|average|effective|mean)\s(?:[A-Z][\w.]*\s){0,2}$", re.IGNORECASE)
"""``trade-weighted US tariffs on Switzerland``: a statistic."""
_NO_DUTIES = re.compile(r"\b(?:no|few|several|many|\d+)\s(?:[\w-]+\s){0,2}$")
_ENTERS = re.compile(r"\b(?:among|most|many)\s[^.;,]{0,40}\b(?:enters?|entered|comes?|came)\s[^.;,]{0,30}$")
"""``is among goods that enter the EU duty-free``: how things are."""
_HAS = re.compile(r"\b(?:has|have|had|with)\s(?:already\s|still\s)?$")


_ALONGSIDE = re.compile(
    r"\b(?:(?:take|taking|took) part in|join(?:s|ed|ing)?|align(?:s|ed|ing)?(?: itself)? with|in (?:line|step) with"
    r"|compl(?:y|ies|ied|ying|iance) with"
    r"|subject to the expanded)\s(?:the\s)?(?:[A-Z][\w.]*(?:['’]s?)?\s){0,4}(?:[a-z-]+\s){0,2}$"
)
"""``in line with US export controls``: those of another side, beside which something is done."""


def _is_another_thing(told: Telling) -> bool:
    text, head, draft = told.text, told.head, told.draft
    if not told.rated and _LIKE_THAT.search(told.before):
        return True  # "as was the case with the nickel export ban"
    if not told.rated and _ACT_NAME.search(text, 0, head.start):
        return True
    if told.is_duty and (_OTHER_TAX.match(text, head.noun_start) or _HOME_TAX.search(told.ahead)):
        return True
    if told.is_duty and not told.rated and not head.exempting and _MONEY_OF.match(text, head.noun_end):
        return True
    if draft.family == "export" and _ALONGSIDE.search(told.before):
        return True
    if told.rated and draft.low_pct is None and _OR_HIGHER.match(text, head.end):
        return True
    if draft.instrument in _OF_CASES and not told.rated and _CASE.match(text, head.noun_end):
        return True
    if _ALLEGED.search(text, 0, head.end):
        return True
    if _POINTS.match(text, head.noun_start) and not draft.sure_actor:
        return True  # "that on chickpeas": whose, the sentence has to say
    if draft.rate_pct == 0.0 and (_HAS.search(told.before) or _ENTERS.search(told.before)):
        return True
    if told.rated:
        return False
    if draft.instrument == "import_licensing" and text.endswith("registration", 0, head.end):
        # "made imports subject to registration": they are counted while a case is open
        return any(t.instrument in ("anti_dumping", "countervailing") for t in told.passage.thread.told)
    if (told.is_duty or draft.instrument == "export_tax") and _RECKONED.match(text, head.noun_end):
        return True
    if told.is_duty and head.noun_end >= head.end and _MONEY.match(text, head.noun_end):
        return True
    if told.is_duty and (
        _AVERAGE.search(told.ahead) or _COMPARED.search(text, max(0, head.noun_start - 12), head.noun_end + 6)
    ):
        return True
    if _STACKED_ON.search(text[max(0, head.noun_start - 60) : head.noun_end]):
        return True
    counted = _NO_DUTIES.search(told.ahead)
    return counted is not None and _HAS.search(told.ahead[: counted.start()]) is not None


REFUSALS: tuple[Callable[[Telling], bool], ...] = (
    _is_talk,
    _is_background,
    _is_possibility,
    _is_effect,
    _is_let_off,
    _is_another_thing,
)
"""Why a head tells of no measure, each by the words around it."""
