"""Whether the words around a named duty or control tell of a measure at all."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.measures.status import is_demanded
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["is_measure"]

_DECISION = re.compile(
    r"\b(?:impos\w+|introduc\w+|announc\w+|put|set|brought in|bring\w* in|adopt\w+|will|appl(?:y|ies"
    r"|ied)|implement\w*|slap\w+|levy|levied|charg\w+|need\w*|requir\w+|have to|must|lower\w*|cut\w*"
    r"|reduc\w+|rais\w+|remov\w+|lift\w*|suspend\w*|paus\w+|launch\w*|open\w*|threat\w+|scrap\w*"
    r"|withdr[ae]w\w*|cancel\w*|rescind\w*|revok\w*|abolish\w*|abolition|repeal\w*|roll\w* back|delay\w*|postpon\w*"
    r"|defer\w*|propos\w+|expir\w+|laps\w+|hit|doubl\w+|tripl\w+|hik\w+|resum\w+|reinstat\w+|reimpos\w+|enact\w*"
    r"|trim\w*|slash\w*|halv\w+|phas\w+|fac(?:e|es|ed|ing)|pay|pays|paid|retaliat\w+|enforc\w+|collect\w*"
    r"|publish\w*|unveil\w*|issu\w+|eliminat\w+|removal|imposition|tighten\w*|expand\w*|restrict\w*|ban\w*"
    r"|halt\w*|start\w*|plac\w+"
    r"|end(?:s|ed|ing)?\b|terminat\w+|drop\w*|barred|bars?\b|block\w*|shut out|exclud\w*|resum\w*|obtain\w*"
    r"|maintain\w*|keep(?:s|ing)?|kept|retain\w*|respond\w*|answer(?:s|ed)|warn(?:s|ed|ing)|vow(?:s|ed)?|consider(?:s|ed|ing)|weigh(?:s|ed|ing)|mull\w*"
    r"|prepar(?:es|ed|ing)|float\w*"
    r"|appl(?:y|ying) for|exempt\w*|prohibit\w*|forb[ia]d\w*|forbade|approv(?:e|es|ed)|determin(?:es|ed)|invok\w+"
    r"|stop\w*|curb(?:s|ed|bing)|permit\w*|allow\w*|amend\w*|revis(?:e|es|ed|ing|ion)\w*|modif(?:y|ies|ied)"
    r"|seiz\w+|t(?:ake|akes|ook|aking) (?:over|charge|control)|grant\w*|establish\w*|creat(?:e|es|ed)|notif(?:y"
    r"|ied)"
    r"|relax\w*|loosen\w*|overturn\w*|held|ruled|struck|put in place|in (?:force|effect|place)|broaden\w*|widen\w*"
    r"|keep\w*|kept|maintain\w*|retain\w*|no longer|warn\w*|add(?:s|ed|ing)?|respond\w*|prepar\w*|consider\w*"
    r"|weigh(?:s|ed|ing)?|mull\w*|vow\w*|order\w*|review(?:s|ed)?[”\"’]? (?:of|its|the)|reviewing|under review"
    r"|extend\w*|designat\w+|blacklist\w*|recommend\w*|prolong\w*|renew\w*|continu\w*|replac\w*|notif\w+"
    r"|took effect|went into|came into|entered into|negotiated|eas\w+|initiat\w+|rise|increas\w+)\b",
    re.IGNORECASE,
)


_OTHER_TAX = re.compile(
    r"(?:tax|levy|levies|duty)\w* on (?:[A-Z]?\w+ ){0,3}(?:technology|tech|digital|internet|online|streaming"
    r"|carbon)\b",
    re.IGNORECASE,
)
"""A tax on services or emissions, not on goods at the border."""


_TAKES = re.compile(
    r"\b(?:(?:respond|retaliat|hit|hitting|str(?:ike|uck|iking)|fire|counter)\w*\s(?:back\s)?(?:\w+\s){0,2}?(?:with|by)"
    r"|slapp\w+|imposed|imposes|levied|prepar\w+|ready|readied|drawn up|draw up|consider\w*|weigh(?:s|ed|ing)?"
    r"|mull\w*|approv\w+"
    r"|adopt\w*|decided|voted|unveil\w*)\b[^;]{0,60}$"
)
"""Words of taking a duty, before its noun."""


_BEGAN = re.compile(
    r"\b(?:dispute|row|spat|feud|war|conflict|tensions?)\b[^.;]{0,40}\b(?:began|begun|started|erupted|flared"
    r"|broke out)\s"
    r"(?:\w+\s){0,4}?(?:when|after|with)\b"
)


_FELT = re.compile(
    r"\b(?:uncertaint(?:y|ies)|fears?|feared|worr(?:y|ies|ied)|concerns?|concerned|jitters|anxiet(?:y|ies)"
    r"|speculation"
    r"|hopes?|hoping|awaits?|awaiting|braced?|bracing|brac(?:es|ed)|questions?|anger|unease|debate|doubts?)\s"
    r"(?:about|over|of|that|for|around|on|regarding|at)?\s?(?:(?:possible|potential|any|more|new|further|the"
    r"|U\.S\.|US"
    r"|[A-Z]?[a-z]+ese|[A-Z][a-z]+an)\s)*$",
    re.IGNORECASE,
)
"""Words of feeling right before a duty without a rate ("amid uncertainty over US tariffs")."""
_IN_CONDITION = re.compile(
    r"\b(?:if|unless|should)\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}(?:[a-z]+\s){0,2}(?:increas|rais|hik|expand|escalat"
    r"|lift|doubl|maintain)"
    r"\w*\s(?:its|their|his|the)\s(?:(?:existing|current)\s)?$"
)
_EXEMPTED_FROM = re.compile(
    r"\b(?:exemption|exempt(?:ed)?|relief|carve-?out)\s(?:for|from)\s(?:the\s|a\s|its\s)?$", re.IGNORECASE
)
_EXCLUSION = re.compile(
    r"\b(?:exclusions?|exemptions?|waivers?|refunds?|drawback)\s(?:(?:process|requests?|applications?)\s)?(?:from"
    r"|of|for|under"
    r"|to)\s(?:(?:the|these|those|certain|any|all|paid)\s)*(?:[\w.-]+\s){0,3}$",
    re.IGNORECASE,
)
"""``extended 178 exclusions from the Section 301 tariffs``: goods nobody names are let off."""
_ALLOWED = re.compile(
    r"\b(?:authori[sz](?:es|ed|ing)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|entitl(?:es|ed|ing)|enabl(?:es|ed"
    r"|ing)"
    r"|empower(?:s|ed|ing)?|paved the way for|clear(?:s|ed"
    r"|ing) the way for)\s(?:the\s)?(?:[A-Z][\w.]*\s?){1,3}\sto\s(?:\w+\s){0,3}$"
)
"""``the WTO authorised the United States to impose tariffs``: what may be done is not done."""
_BY_LAW = re.compile(
    r"\b[Uu]nder\s(?:[Ss]ection|[Aa]rticle|[Tt]itle|the law|the (?:[A-Z]\w+\s){1,6}(?:Act|Law"
    r"|Code))\b[^.;]{0,60}\b(?:may|can)\s(?:only\s)?"
    r"(?:impose|levy|raise|adjust|set|apply|take)\b[^.;]{0,30}$"
)
_MERELY_AFTER = re.compile(
    r"\b(?:[Aa]fter|[Oo]nce|[Pp]rior to|[Bb]efore|[Ss]ince|[Ww]hen|[Uu]ntil|[Aa]s a result of|[Tt]hanks to"
    r"|[Bb]ecause of|[Dd]ue to)"
    r"\s(?:the|these|those|its|that)\s(?:[\w-]+\s){0,3}?$"
)
_WAS_TAKEN = re.compile(
    r"\s(?:(?:was|were|being|had been|have been|has been|are|is)\s(?:first\s)?(?:imposed|introduced|levied|applied"
    r"|put in place"
    r"|announced|lifted|removed|in (?:place|force|effect))|took effect|came into (?:force|effect))\b|,"
)


_LET_OFF = re.compile(
    r"\b(?:in (?:return|exchange) for)\s(?:an? |the |its )?(?:exemption|relief|exclusion|reprieve|waiver)s?\s"
    r"(?:from|of|for|to)\s(?:the |an? |any )?(?:\w+ )?$"
)
_IMPACT = re.compile(
    r"\b(?:impacts?|effects?|burdens?|consequences|toll|damage|costs)\s(?:that\s|of\s|from\s)(?:the\s|these\s|those\s|such\s)?"
    r"(?:[\w.]+\s){0,2}$"
)
_AFFECTS = re.compile(
    r"\s(?:\w+ly\s)?(?:(?:could|would|may|might|will|can|has|have|had)\s)?(?:\w+ly\s)?(?:crippl|hurt|harm|damag"
    r"|hamper"
    r"|devastat|wip|weigh|dampen|squeez|disrupt|drag|shav|trigger|prompt|spark|caus|affect|burden|dent|undermin"
    r"|jeopardi|endanger|fuel|stok)\w*\s"
)
"""What a duty does to others ("the tariff could cripple exports of coffee") is no news of the duty."""


_TOLD_OF = re.compile(
    r"(?:\s\w+){0,2}?\s(?:it )?(?:announced|introduced|imposed|issued|unveiled)\s(?:on|in|last|earlier|this)\b"
)
"""``export controls announced on 9 October``: known, though not told what they cover."""


_BACKGROUND = re.compile(
    r"\W*(?:After|Once|Since|When|Before|Until|Prior to|Following)\s(?:the|these|those|its|their"
    r"|such)\s(?:[\w-]+\s){0,3}?"
    r"[\w-]+$"
)
_HYPOTHESIS = re.compile(
    r"(?<=\w\s)\b(?:if|should|were)\s(?:the\s)?[^,;]{1,40}?\b(?:to\s)?(?:increas|rais|impos|add|hik|doubl"
    r"|escalat|expand)"
    r"\w*\s(?:its|their|the|any|new|more|further|additional|\s)*$"
)


_RETALIATES = re.compile(
    r"\b(?:respond|retaliat|hit back|struck back|answer|react|counter)\w*\s(?:\w+ly\s)?with\s(?:similar|equal"
    r"|matching"
    r"|identical|its own|their own|reciprocal|equivalent)?\s?"
)


_REMEDIES = ("anti_dumping", "countervailing", "safeguard")
"""Duties that always fall on certain goods, known to the vocabulary or not."""


_STACKED_ON = re.compile(
    r"\b(?:stack\w*|over and above|on top of|in addition to|inclusive of)\b[^.;]{0,44}"
    r"\b(?:MFN|[Mm]ost[- ]favou?red[- ]nation)\b"
)
_POINTS = re.compile(r"(?:those|that|the one)\b")


_ADOPTED = re.compile(
    r"(?<!will )(?<!would )(?<!could )(?<!to )\b(?:adopted|imposed|introduced|published|enacted|signed"
    r"|put(?:s|ting)? in(?:to)? (?:place|force)"
    r"|will (?:impose|introduce|adopt|put|suspend))\b(?:\s[\w’'-]+){0,6}\s$"
)
_ONE = re.compile(r"\b(?:an?|any|such an?)\s(?:\w+\s)?$", re.IGNORECASE)
_WOULD_HURT = re.compile(
    r"(?:\son\s[^.;]{3,50}?)?\s(?:would|could|might)\s(?:\w+ly\s|also\s)?(?:wipe|hurt|cost|rais|lift|push|shav|add|mak|destroy"
    r"|crippl|devastat|lead|forc|mean|caus|weigh|squeez|harm|damag|erod|kill|dent|drag|trigger|spell|be (?:a|an"
    r"|dis|dev))\w*\b"
)
_COMPARED = re.compile(
    r"\b(?:lower|higher|fewer|smaller|steeper)\s(?:\w+\s)?(?:tariffs|duties|levies)\sthan\b"
)


_PROBED = re.compile(
    r"\b(?:launch|open|initiat|start|beg[aiu]n|order|extend|terminat|suspend|conclud|announc|end(?:s|ed)?\b"
    r"|drop|continu"
    r"|ongoing|on-going|under ?way|pending|widen|broaden|clos(?:e[sd]?|ing)\b)\w*"
)


_OR_HIGHER = re.compile(r"\s(?:or|and)\s(?:higher|more|above|over|greater)\b")
"""``already subject to tariffs of 15 percent or higher``: a threshold of another rule."""
_UNKNOWN = re.compile(
    r"\b(?:unclear|uncertain|unknown|not known|not clear|no word|not (?:say|said|decided)|remains to be seen"
    r"|questions? (?:of|about))\b[^.;]{0,20}\b(?:when|whether|if|how|on)\b[^.;]*$"
)
_TOLD_EFFECT = re.compile(
    r"(?:\s(?:on|against|by|from)\s[^.;,]{2,40}?)?\s(?:(?:could|would|will|may|might|can|have|has|had"
    r"|threaten(?:s|ed)? to|ha(?:s|ve) already"
    r"|effectively|also|already|severely|further)\s){0,3}(?:be\s)?(?:crippl\w+|hurt\w*|harm\w*|damag\w+"
    r"|devastat\w+|trigger\w*|spark\w*|fuel(?:s|led)?"
    r"|caus\w+|weigh\w*|cost\w*|disrupt\w*|worr\w+|alarm\w*|prompt\w*|dent\w*|squeez\w+|upend\w*|wip\w+ out"
    r"|shav\w+|drag\w*"
    r"|push\w* (?:up|prices)|undermin\w+|strain\w*|rattl\w+|unsettl\w+|rais\w+ (?:concern|fears|prices|costs"
    r"|the cost)"
    r"|block\w*|stop\w*|halt\w*|depress\w*|erod\w+)\b"
)
"""What a duty does to trade ("could cripple exports of coffee") is no measure of its own."""


def is_measure(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> bool:
    """True when the words around a head tell of a measure, not only of duties in general."""
    text = passage.text
    clause = text[start:end]
    has_rate = draft.rate_pct is not None or draft.low_pct is not None
    named = any(p not in ("all_goods", "goods_list") for p in draft.products)
    if (
        lx.NOT_A_MEASURE.search(text)
        and not has_rate
        and not (named and draft.sure_actor and draft.sure_target)
    ):
        return False
    if not has_rate and _BACKGROUND.match(text[: head.noun_end]):
        return False  # "After the tariff was imposed, prices collapsed": told before
    if _HYPOTHESIS.search(text[max(0, head.start - 90) : head.start]) and draft.previous_pct is None:
        return False  # "if the US increases its 20% tariff to a higher rate"
    if not has_rate and _BEGAN.search(text[: head.start]):
        return False  # "a dispute that began when the last government levied tariffs"
    if not has_rate and (_EXCLUSION.search(text[: head.noun_start]) or _ALLOWED.search(text[: head.start])):
        return False
    if _IN_CONDITION.search(text[: head.start]):
        return False  # "may be imposed if the U.S. increases its 20 percent tariff": whose change would be answered
    if _EXEMPTED_FROM.search(text[: head.start]) and not named:
        return False
    if _BY_LAW.search(text[: head.start]):
        return False  # "Under Section 122 the President may impose duties of up to 15%": what a law allows
    if (
        not has_rate
        and _MERELY_AFTER.search(text[: head.noun_start])
        and _WAS_TAKEN.match(text, head.noun_end)
    ):
        return False  # "After the tariff was imposed, growers turned to wheat": when something else happened
    if draft.family == "tariff" and not has_rate and re.search(r"\bless favou?rabl[ey]\b", text):
        return False  # "terms no less favourable than those offered to others"
    if not has_rate and _FELT.search(text[max(0, head.start - 90) : head.noun_start]):
        return False
    if draft.family == "tariff" and not has_rate and _AFFECTS.match(text, head.end):
        return False
    if not has_rate and _IMPACT.search(text[max(0, head.start - 40) : head.start]):
        return False  # "the impact that these tariffs could have on carmakers"
    if (
        draft.family == "tariff"
        and not has_rate
        and head.definite
        and _TOLD_EFFECT.match(text, head.noun_end)
    ):
        return False
    if not has_rate and _UNKNOWN.search(text[max(0, head.start - 90) : head.start]):
        return False  # "it remains unclear when the tariff will be lowered"
    if has_rate and draft.low_pct is None and _OR_HIGHER.match(text, head.end):
        return False
    if draft.family == "tariff" and _WOULD_HURT.match(text, head.end) and _ONE.search(text[: head.start]):
        return False  # "a 50% tariff would wipe out sales": what if
    if (
        draft.family == "tariff"
        and not has_rate
        and _COMPARED.search(text, max(0, head.noun_start - 12), head.noun_end + 6)
    ):
        return False  # "faces lower tariffs than in China"
    if draft.family == "tariff" and _OTHER_TAX.match(text, head.noun_start):
        return False
    if _POINTS.match(text, head.noun_start) and not draft.sure_actor:
        return False  # "that on chickpeas": whose, the sentence has to say
    if not draft.actor or is_demanded(passage, head, start):
        return False
    if head.white_list and draft.sure_target:
        return True
    if re.match(r"(?:If|Should|Unless|if|unless|should)\b", clause):
        comma = clause.find(",")
        if not has_rate or head.noun_start - start < comma or comma < 0:
            return False  # what would happen is a condition, not a measure
        draft.status, draft.action = "threatened", "threaten"
    struck_down = draft.status == "invalidated" and re.search(
        r"\b(?:IEEPA|emergency|[Rr]eciprocal|global)\b", text
    )
    if _LET_OFF.search(text[max(0, head.start - 60) : head.start]):
        return False  # "agreed to a quota in exchange for exemption from the 25% tariff": another's duty
    if not has_rate and _STACKED_ON.search(text[max(0, head.noun_start - 60) : head.noun_end]):
        return False  # "exempted from stacking with most-favoured-nation tariffs": what others come on top of
    if has_rate or struck_down or (head.exempting and named):
        return True
    if re.search(
        r"\b(?:in (?:return|exchange) for|in the hope of|relief from)\s(?:[\w-]+\s){0,3}$", text[: head.start]
    ):
        return False  # "will invest in return for lower tariffs"
    ruled = text[max(start, head.start - 70) : head.start] + " " + text[head.end : min(end, head.end + 160)]
    if (
        not _DECISION.search(ruled if draft.family == "tariff" else clause)
        and not draft.expected
        and not head.definite
        and passage.sentence.kind == "prose"
    ):
        return False
    if draft.family == "tariff" and re.search(
        r"\b(?:questions?|talks?|issues?|including)\b[^,;]{0,20}$", text[: head.start]
    ):
        return False  # "leaves questions open, including tariff rates on spirits"
    if head.instrument == "investigation" and not _PROBED.search(
        text[max(0, head.noun_start - 60) : head.noun_start] + text[head.noun_end : head.noun_end + 40]
    ):
        return False  # "following a nine-month investigation": how something else came about
    answers = text[head.noun_start : head.noun_end].lower().endswith("measures")
    if (
        answers
        and draft.sure_actor
        and draft.target
        and _ADOPTED.search(text[max(0, head.start - 70) : head.start])
    ):
        return True  # "adopted the EU's rebalancing measures": duties whose goods are told elsewhere
    specific = [p for p in draft.products if p not in ("all_goods", "goods_list")]
    if draft.family == "tariff":
        taken = draft.sure_actor and draft.sure_target and draft.target != ("WLD",) and bool(draft.products)
        return (
            bool(specific)
            or (draft.value is not None and draft.sure_target and "etaliat" in text[head.start : head.end])
            or (taken and not head.definite and _TAKES.search(text[start : head.start]) is not None)
            or (draft.sure_target and draft.sure_actor and draft.products == ["goods_list"])
            or (
                draft.sure_target
                and draft.sure_actor
                and draft.instrument in _REMEDIES
                and (head.on_party or not head.definite)
            )
            or (
                draft.sure_actor
                and (draft.sure_target or (bool(draft.target) and draft.action != "raise"))
                and (
                    draft.action in ("cut", "remove", "suspend", "raise", "threaten")
                    or _RETALIATES.search(text[max(start, head.start - 60) : head.start]) is not None
                    or (
                        draft.status in ("threatened", "proposed")
                        and draft.products in (["all_goods"], ["goods_list"])
                    )
                )
            )
        )
    if draft.family == "export":
        told = head.definite or _TOLD_OF.match(text, head.end) is not None
        ended = draft.action in ("suspend", "remove") and draft.sure_actor and told
        return (
            bool(specific)
            or ended  # "will suspend the export controls it announced": they were told before
            or (draft.sure_actor and draft.sure_target)
            or head.instrument == "entity_listing"
            or head.white_list
        )
    if head.instrument == "sanction" and not specific and re.search(r"\btrade $", text[: head.start]):
        return False  # "slapped trade sanctions on $20 billion of goods": told by its parts, or not at all
    return draft.sure_actor and (
        bool(specific) or draft.sure_target or head.instrument == "corporate_control"
    )
