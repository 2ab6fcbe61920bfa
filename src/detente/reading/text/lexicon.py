"""Words that carry the grammar of trade-policy texts: what a measure is, what happens to it, who speaks."""

from __future__ import annotations

import re

__all__ = [
    "AGREED",
    "AVERT",
    "CUT",
    "DEAL",
    "EXPORT",
    "FAMILY",
    "IN_FORCE",
    "NOT_A_MEASURE",
    "OFF_LIST",
    "OTHER",
    "PLANNED",
    "PROPOSE",
    "RAISE",
    "REMOVE",
    "RESTRICTED_PRODUCT",
    "SPEECH",
    "SUSPEND",
    "TARIFF",
    "THREAT",
    "WHITE_LIST",
    "ZERO",
]  # fmt: skip

FAMILY: dict[str, str] = {
    **dict.fromkeys(
        ("import_tariff", "anti_dumping", "countervailing", "safeguard", "tariff_rate_quota"), "tariff"
    ),
    **dict.fromkeys(
        ("export_licensing", "export_control", "export_ban", "export_quota", "export_tax", "entity_listing"),
        "export",
    ),
    **dict.fromkeys(("import_ban", "import_quota", "import_licensing"), "import"),
}
"""Families of instruments; the rest is ``other``."""

TARIFF = re.compile(
    r"(?P<export>\bexport\s)?(?P<kind>\b(?:anti-?dumping(?: \(ADD?\))?|(?<!anti-)dumping|countervailing(?:"
    r" \(CVD?\))?|anti-?subsidy"
    r"|compensatory|(?-i:AD|CVD|AD/CVD)"
    r"|safeguard(?:ing)?)(?:\s(?:and|or)\s(?:anti-?dumping|countervailing|anti-?subsidy))?\s)?"
    r"(?:\b(?:import|customs|retaliatory|punitive|reciprocal|ad valorem|definitive|provisional"
    r"|additional|counter-?)\s?)*"
    r"(?<!heavy-)(?<!free-of-)(?<!anti-)(?<!non-)(?<!Heavy-)(?<!(?<!pause )(?<!freeze )(?<!hold )(?<!truce )\bon )"
    r"\b(?P<noun>tariffs?|dut(?:y|ies)|lev(?:y|ies)|sur(?:charge|taxe?)s?"
    r"|import tax(?:es)?|export tax(?:es)?|taxes"
    r"|(?<=anti-dumping )tax|(?<=antidumping )tax|(?<=countervailing )tax|(?<=anti-subsidy )tax"
    r"|(?<=anti-dumping )rights?|(?<=antidumping )rights?"
    r"|(?<=anti-dumping )quotas?|(?<=antidumping )quotas?|(?<=compensatory )quotas?|(?<=countervailing )quotas?)\b"
    r"(?!\s(?:war|battle|fight|polic|truce|talk|regime|man\b|revenue|concession|dispute|negotiat"
    r"|commission|act\b|schedule|preference|dodg|turmoil|fears|standoff|tension|deal|barrier|officer)"
    r"|-free)",
    re.IGNORECASE,
)
"""A noun that names a duty."""

ZERO = re.compile(
    r"\b(?:free of (?:all )?(?:tariffs|dut(?:y|ies)|customs duties)|(?:tariff|duty)[- ]free"
    r"|zero[- ](?:tariffs?|dut(?:y|ies))|zero[- ]for[- ]zero|no (?:tariffs|duties)"
    r"|(?:(?<=face )|(?<=pay )|(?<=incur )|(?<=attract )|(?<=charge )|(?<=impose ))"
    r"no (?:import|customs) (?:dut(?:y|ies)|tariffs?|tax(?:es)?)"
    r"|zero(?:s|ed|ing)? out (?:the |its |all )?(?:import |customs )?(?:tariffs?|dut(?:y|ies)|tax(?:es)?|levy)"
    r"|(?:exempt(?:ed)? from|without) (?:(?:the|all|any) )?(?:\w+ )?(?:tariffs|duties)"
    r"|exempt(?:ed)? from (?:(?:the|all|any) )?(?:basic |import |export )*(?:customs |import |export )(?:duty"
    r"|tariff))\b",
    re.IGNORECASE,
)
"""Words that say a duty of nothing."""

EXPORT = re.compile(
    r"\b(?P<noun1>(?:dual-use )?export(?:ing)?[- ](?P<k1>controls?|sanctions|curbs?|restrictions?"
    r"|regulations?(?=\son\s)|licen[cs]\w*"
    r"|permits?|bans?|quotas?|prohibitions?|limits?|authori[sz]ations?)"
    r"(?:[- ](?:rules?|regimes?|requirements?|measures?|systems?|restrictions?|polic(?:y|ies)|controls?"
    r"|obligations?))?)\b"
    r"|\b(?P<noun2>(?P<k2>controls?|curbs?|restrictions?|regulations?|limits?|bans?|halts?|freezes?|stoppages?"
    r"|suspensions?|embargo(?:es)?|moratorium|holds?(?= on)|licen[cs]\w+(?: requirements?)?"
    r"|permits?|authori[sz]ation requirements?)\s(?:on|of|over|for|covering)\s(?:the\s|its\s|all\s"
    r"|overseas\s|certain\s)*(?:(?!(?:on|of|over|for|and|or|its|the|about|in|to|by|from|with"
    r"|against)\b)[a-z][a-z-]+\s){0,3}?(?:export(?:s|ation)?|sales?|shipments?|exporting)\b)"
    r"|(?<!ffectively )(?<!irtually )(?<!all but )(?<!largely )\b(?P<noun3>(?P<k3>restrict|ban|bans|banned"
    r"|banning|halt|halts|halted|halting|curb|curbs|curbed|curbing|limiting|limit"
    r"|limits|limited|block|blocks|blocked|blocking|control|tighten\w*(?: controls on)?|restricts"
    r"|restricted|restricting|prohibit\w*|suspend\w*|stop\w*)\s(?:the\s|its\s|all\s|any\s|overseas\s|most\s"
    r"|some\s)*(?:(?:exports?|(?:re-)?exportation|re-exports?|exporting|sales?|shipments?)\s(?:of|to|regarding"
    r"|involving|concerning)\b"
    r"|(?:(?!(?:on|of|over|for|and|or|its|the|about|in|to|by|from|with|against)\b)[a-z][a-z-]+\s){1,3}exports?\b))"
    r"|\b(?P<noun4>(?P<k4>licen[cs]e[sd]?|permits?|authori[sz]ation)\s(?:from [\w' ]{3,40} "
    r")?(?:requirements? )?(?:to|for|before|if they want to|when)\s(?:they\s|the\s|it\s|be\s|being\s"
    r"|can\s|any\s)*(?:export\w*|ship\w*|sell\w*|be exported)\b)"
    r"|\b(?P<noun5>export(?:s|ation)? of [^.;]{3,110}?\b(?:will|would|shall|may|can|are|is"
    r"|was|were|has been|have been)(?: in principle)? (?P<k5>(?:in principle )?"
    r"(?:not be|no longer be|no longer|not|be|(?:severely|strictly|heavily|tightly|sharply|effectively) )(?: in"
    r" principle)? ?(?:permitted|allowed|approved|banned"
    r"|prohibited|restricted"
    r"|halted|suspended|licen[cs]ed)|banned|prohibited|restricted|halted|suspended|frozen|stopped))\b"
    r"|\b(?P<noun12>(?:plac|put|br(?:ing|ought)|subject)\w*\s(?:the\s|its\s|all\s|overseas\s)*(?:exports?|sales?"
    r"|shipments?)"
    r"\sof\s[^.;]{3,90}?\s(?:under|to)\s(?:an?\s|the\s|its\s)?(?:(?:export|national|state)\s)?"
    r"(?P<k12>licen[cs]\w+|controls?|permits?|authori[sz]ation))\b"
    r"|\b(?P<noun13>(?:revok|withdr[ae]w|rescind|cancel|pull)\w*\s(?:the\s|an?\s|its\s|their\s|special\s|export\s)*"
    r"(?P<k13>licen[cs]es?|permits?|authori[sz]ations?|waivers?)\s(?:that|which|(?=allow|let|permit|enabl|for\b"
    r"|to\b))"
    r"[^.;]{0,70}?\b(?:ship|export|sell|supply|send)(?:s|ing|ped|ed)?)\b"
    r"|\b(?P<noun6>(?:exporters|shippers|sellers|suppliers|makers|producers|manufacturers) of [^.;]{3,90}?"
    r"\b(?:need|require|obtain|apply for|seek|get|secure"
    r"|hold)\w*\s(?:\w+\s){0,3}?(?P<k6>(?:export )?(?:licen[cs]es?|permits?"
    r"|authori[sz]ations?|approvals?)))\b"
    r"|\b(?P<noun9>exports? (?:to [\w ]{3,30} )?of [^.;]{3,110}?\b(?:requir|need|be subject to"
    r"|are subject to)\w*\s(?:\w+\s){0,3}?"
    r"(?P<k9>(?:export )?(?:licen[cs]es?|permits?|authori[sz]ations?|approvals?)))\b"
    r"|\b(?P<noun10>(?P<k10>controls?|curbs?|restrictions?|limits?|bans?|quotas?|prohibition|moratorium|embargo)"
    r"\s(?:on|of|over)\s(?:the\s|its\s|all\s|most\s|some\s|raw\s)*(?:[a-z-]+,?\s(?:and\s|ore\s)?){1,3}(?:exports?"
    r"|shipments abroad))\b"
    r"|\b(?P<noun11>(?P<k11>(?:no longer|not|only) be (?:exported|shipped"
    r"|sold abroad)[^.;,]{0,24}? with(?:out)? (?:a |an )?(?:\w+ )?"
    r"(?:licen[cs]es?|permits?|authori[sz]ations?)))\b"
    r"|\b(?P<noun14>(?P<k14>quotas?|restrictions?|bans?|limits?|curbs?)\s(?:on|for)\s(?:the\s)?"
    r"(?:(?:supply|supplies|deliver(?:y|ies)|shipments?)\s(?:of\s[^.;,]{3,50}?\s)?"
    r"(?:from the country|abroad|outside the country|to foreign (?:markets|buyers))|export\sof(?=\s)))\b"
    r"|\b(?P<noun8>(?P<k8>(?:50[- ]?(?:%|per ?cent)\s)?(?:affiliates?|subsidiaries) rule))\b"
    r"|\b(?P<noun7>(?P<k7>(?:export |national )*(?:licen[cs]\w*|permit|authori[sz]ation)[- ](?:requirements?"
    r"|obligations?|dut(?:y|ies)"
    r"|regime|rules)) (?:for|on|covering) )",
    re.IGNORECASE,
)
"""Words that name a restriction of exports."""

RESTRICTED_PRODUCT = re.compile(
    r"\b(?P<noun>(?P<k>controls?|curbs?|restrictions?|licen[cs]ing(?: requirements?| rules?)?"
    r"|licen[cs]es?)\s(?:on|over|for)\s(?:(?:the\s)?(?:trad(?:e|ing)|sales?|supply|shipments?)\s(?:in|of)\s)?"
    r"|regulations\s(?:on|over|for)\s(?:the\s)?(?:trad(?:e|ing)|sales?|supply|shipments?)\s(?:in|of)\s)"
    r"(?:the\s|its\s|certain\s|some\s|seven\s|critical\s|overseas\s)*",
    re.IGNORECASE,
)
"""Words that name a restriction of exports when a controlled product follows."""

WHITE_LIST = re.compile(
    r"list of (?:countries|trading partners|destinations) (?:with|granted|given|enjoying|eligible for)"
    r" preferential "
    r"(?:treatment|status)"
    r"|list of (?:\w+ )?(?:trustworthy|trusted|favou?red|friendly|reliable|preferential|most-favou?red) "
    r"(?:(?:trad(?:e|ing)|export|business) )?(?:partners?|countries|nations|destinations)"
    r"|list of (?:\w+ )?(?:countries|nations|partners|destinations) (?:with|that (?:enjoy|have|receive"
    r"|benefit from)|granted"
    r"|given|enjoying|eligible for|entitled to|receiving|benefit(?:ing|ting) from) (?:\w+ ){0,2}"
    r"(?:privileges?|preferences?|preferential|simplified|fast-track|streamlined|favou?rable|minimum)"
    r"|[\"“‘']?(?:white[- ]?list|white countr(?:y|ies)|(?:trusted|preferred) (?:trad(?:e|ing) )?"
    r"(?:partners?|countries)|[Gg]roup A\b|[Ll]ist No\. ?3)",
    re.IGNORECASE,
)
OFF_LIST = re.compile(
    r"\b(?:remov\w*|tak\w+|drop\w*|strik\w*|los[ei]\w*|delet\w*|delist\w*|strip\w*|exclu[ds]\w*|off)\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:(?P<port_fee>(?:special )?(?:port|docking|harbou?r|port-entry) (?:fees?|charges?)"
    r"|fees?(?= (?:of|on|for)\b[^.;]{0,60}\b(?:vessels?|ships?)\b))"
    r"|(?P<entity_listing>(?:unreliable )?entit(?:y|ies) list|export control (?:and watch )?list)"
    r"|(?P<non_tariff_countermeasure>non-tariff (?:counter)?measures)|(?P<import_quota>import quotas?)"
    r"|(?P<sanction>sanctions))\b",
    re.IGNORECASE,
)
"""Instruments that are neither duties nor export restrictions."""

NOT_A_MEASURE = re.compile(
    r"\b(?:could|may|might) (?:involve|include|lead)|\b(?:tariff|trade) (?:war|battle|fight"
    r"|dispute)s?\b|known for|nearly all (?:major )?trad\w+ partners|concessions on",
    re.IGNORECASE,
)

AVERT = re.compile(
    r"\b(?:avert\w*|avoid\w*|steer\w* clear|call(?:ed|s|ing)? off|forgo|no longer (?:be|impose|apply"
    r"|face)|(?:will|would) not (?:be )?(?:impos\w+|proceed|implement\w*|go ahead|take effect|appl\w+)"
    r"|shelv\w+|prevent\w* \w+ from|keep \w+ from|stop \w+ from|off the table|scrap\w* (?:its "
    r"|the )?(?:plan|threat)\w*|drop\w*|abandon\w*|spare\w*|hold(?:ing)? off|stay\w* away from)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:planned|threatened|threat\w*|due to|set to|scheduled|would have|had been|looming|proposed"
    r"|earlier announced)\b",
    re.IGNORECASE,
)
SUSPEND = re.compile(
    r"\b(?:suspen\w+|paus\w+|postpon\w+|delay\w*|defer\w*|on hold|freez(?:e|es|ing)|froze|(?:be|been|being|is|are"
    r"|was|were"
    r"|remain\w*|has|have) frozen|put off)\b",
    re.IGNORECASE,
)
REMOVE = re.compile(
    r"\b(?:remov\w+|lift(?:s|ed|ing)?|eliminat\w+|abolish\w*|scrap\w*|repeal\w*|rescind\w*|revok\w+"
    r"|remit(?:s|ted|ting)?|terminat\w+|cancel\w*|withdr[ae]w\w*|drop(?:s|ped|ping)?|end(?:s|ed|ing)?(?= (?:its"
    r"|the|all|anti"
    r"|tariff|dut|export|levies|counter)| ?$)|ax(?:e[sd]?|ing)|annul\w*|nullif\w+|quash\w*|dismantl\w+"
    r"|liberali[sz]\w+"
    r"|(?:do(?:es|ing)?|did|done) away with|cease\w*|roll(?:ed|s|ing)? back|phas\w+ out)\b",
    re.IGNORECASE,
)
CUT = re.compile(
    r"\b(?:cut(?:s|ting)?(?!-)|lower(?:s|ed|ing)?|reduc\w+|slash\w*|halv\w+|(?:come|came|coming|go|going"
    r"|bring|brought|fall|fell|drop|dropp?ed|down) ?(?:down)? (?:to|from)|down from|(?:come|came|coming"
    r"|go|going|bring|brought) down|trim\w*|eas(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
RAISE = re.compile(
    r"\b(?:rais(?!\w+ (?:\w+ )?(?:concerns?|questions?|objections?|the (?:issue|matter|prospect)|doubts?|alarm))\w+"
    r"|increas\w+|hik\w+|(?:doubl|quadrupl)\w+|tripl\w+|(?:go|goes|going|went|gone) up"
    r"|ris(?:e|es|ing)"
    r"|rose|escalat\w+|step(?:ped)? up|lift(?:s|ed|ing)? (?:\w+ ){0,4}to)\b",
    re.IGNORECASE,
)
THREAT = re.compile(
    r"\b(?:threats?(?! (?:to|thereof|posed|against|from|of (?:serious |material )?injury)\b(?! (?:impose|raise"
    r"|slap|hit|hike"
    r"|double|increase|levy|put|restrict|ban|cut|introduce|expand|retaliate)))"
    r"|threaten(?:s|ed|ing)?(?! (?:by|to impair|to cause|(?:serious|material) injury"
    r"|(?:the |its |our |their |U\.S\. |US |America['’]s )?(?:[a-z]+ )?(?:security|interests?|industr\w+|jobs"
    r"|injury"
    r"|growth|supply|economy)))"
    r"|warn(?:s|ed|ing)? (?:that|of|it|he|to|[A-Z][^,;.]{2,40}? that)|vow(?:s|ed)? to"
    r"|said he could)\b",
    re.IGNORECASE,
)
PROPOSE = re.compile(
    r"\b(?:propos\w+|recommend(?:s|ed|ing|ation|ations)?|(?:was|were|been) suggested|suggest(?:s|ed|ing)? (?:to"
    r"|imposing|raising)|(?:ask|request)(?:s|ed|ing)? (?:that )?the (?:[\w,]+"
    r" ){0,5}?"
    r"minist(?:ry|er)|plan(?:s|ned|ning)? (?:to|for)|consider(?!ed (?:(?:non|in|un)-?\w+|sensitive|strategic"
    r"|critical|essential|vital|to be|as|an?)\b)\w*|weigh(?:s"
    r"|ed|ing)\b|(?:start|began"
    r"|begun|beg[iu]n)\w* (?:the |a )?(?:procedure|process|consultation)\w*|public (?:comments?"
    r"|consultation)|draft|mull\w*|seek(?:s|ing)? to|(?:is|are) pushing to|(?<!as )possible|possibility"
    r"|could (?:also )?(?:impose|raise|introduce)|may (?:also )?(?:impose|raise|introduce)"
    r"|(?:is|are) (?:now |currently |still )?being (?:prepared|drafted|drawn up|planned|studied|examined|worked"
    r" on))\b",
    re.IGNORECASE,
)
IN_FORCE = re.compile(
    r"\b(?:t(?:aken|ook) effect|went into (?:effect|force)|came into (?:effect|force)"
    r"|entered into force|(?:is|are|were|was|been|already|stay|remain)(?: \w+)? in (?:force|effect"
    r"|place)|already in place|(?:is|are) (?:now |currently )?being (?:levied|collected|charged|applied)"
    r"|in (?:force|effect) since|ha(?:s|ve) imposed|already (?:been )?(?:levied|imposed|paid"
    r"|charged|applied|placed|introduced|slapped|restricted|banned|curbed|raised|increased|doubled|hiked|adopted"
    r"|collected)|current(?:ly)?|existing|stands? at|now (?:face|facing|appl)\w*|subject to|have been in)\b",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?:agree[ds]?"
    r"|(?<!without a )(?<!without an )(?<!without a trade )(?<!without a free trade )(?<!without a free-trade"
    r" )(?<!no )"
    r"(?<!no trade )(?<!no free trade )(?<!no free-trade )"
    r"(?<!deadline for a )(?<!deadline for a trade )(?<!talks on a )(?<!talks on a trade )(?<!absence of a )"
    r"(?<!hopes of a )(?<!hopes for a )(?<!failing a )(?<!seek a )(?<!seeking a )(?<!negotiate a"
    r" )(?<!negotiating a )"
    r"(?<!until a )(?<!towards a )(?<!toward a )(?<!failure to reach a )(?<!non-free trade )(?<!non-free-trade )"
    r"(?<!have a free trade )(?<!have a free-trade )(?<!have a trade )(?<!have an )(?<!has a free trade )(?<!has"
    r" a trade )"
    r"(?<!have free trade )(?<!has no free trade )(?<!have signed a )(?:agreement|deal|accord|FTA|treaty)"
    r"(?! (?:is|was|has been|had been|will be|being) (?:\w+ )?(?:terminat|end|withdr|cancel|expir|scrap))"
    r"|(?<!legal )(?<!regulatory )framework|pact|arrangement|committed"
    r"|commits?|consensus"
    r"|memorandum of understanding|(?:reach\w*|com(?:e|es|ing)|came) (?:to )?(?:an? )?(?:\w+ )?understanding"
    r"|secur(?:es|ed|ing) (?:an? |the )?(?:\w+ )?(?:cut|reduction|rate|exemption|waiver|carve-?out|relief)"
    r"|under it|in return|for its part|for their part|truce|joint statement)\b",
    re.IGNORECASE,
)
DEAL = re.compile(
    r"\b(?:agreed|agree|reached|struck|made public|unveiled|announced|signed|concluded|sealed|secured"
    r"|finali[sz]ed|clinched)\b(?! (?:the |its |a |an )?(?:withdrawal|termination|end|exit|suspension))"
    r"[^.;]{0,60}?\b(?:framework|deal|agreement|accord|pact|truce|arrangement"
    r"|joint statement)\b"
    r"|\b(?:framework|deal|agreement|accord|pact|truce|arrangement)\b[^.;]{0,30}\b(?:agreed|reached"
    r"|struck|signed|announced|made public|concluded)\b"
    r"|\bagreed (?:to|on) (?:cut|lower|reduce|suspend|slash|roll|a)\b",
    re.IGNORECASE,
)

SPEECH: dict[str, str] = {
    "said": "asserts", "says": "asserts", "say": "asserts", "told": "asserts", "stated": "asserts",
    "added": "asserts", "adds": "asserts", "noted": "asserts",
    "announced": "asserts", "claimed": "asserts", "claims": "asserts", "argued": "asserts",
    "wrote": "asserts", "posted": "asserts",
    "tweeted": "asserts", "explained": "asserts", "stressed": "asserts", "emphasized": "asserts",
    "emphasised": "asserts",
    "called": "assesses", "described": "assesses", "hailed": "assesses", "praised": "assesses",
    "regarded": "assesses", "welcomed": "assesses",
    "presented": "assesses", "criticised": "assesses", "criticized": "assesses", "blasted": "accuses",
    "slammed": "accuses", "hinted": "asserts",
    "insisted": "asserts", "reiterated": "asserts", "indicated": "asserts", "suggested": "asserts",
    "mentioned": "asserts", "cautioned": "asserts",
    "declared": "asserts", "remarked": "asserts", "tweets": "asserts", "informed": "asserts",
    "spoke": "asserts",
    "confirmed": "confirms", "confirms": "confirms", "acknowledged": "confirms", "denied": "denies",
    "denies": "denies", "rejected": "denies",
    "expects": "expects", "expected": "expects", "predicted": "expects", "hopes": "expects",
    "hoped": "expects",
    "threatened": "threatens", "threatens": "threatens", "warned": "threatens", "warns": "threatens",
    "vowed": "promises", "pledged": "promises",
    "promised": "promises", "demanded": "demands", "urged": "demands", "accused": "accuses",
    "accuses": "accuses",
    "floated": "asserts", "signalled": "asserts", "signaled": "asserts", "clarified": "asserts",
    "tells": "asserts", "reaffirmed": "confirms", "maintained": "asserts", "conceded": "confirms",
    "admitted": "confirms", "echoed": "asserts", "pointed": "asserts", "underscored": "asserts",
    "underlined": "asserts", "revealed": "asserts", "disclosed": "asserts", "outlined": "asserts",
    "asserted": "asserts", "contended": "asserts", "recalled": "asserts", "replied": "asserts",
    "responded": "asserts", "commented": "asserts", "observed": "asserts", "estimated": "asserts",
    "estimates": "asserts", "forecast": "expects", "projected": "expects", "predicts": "expects",
    "anticipates": "expects", "boasted": "asserts", "touted": "assesses", "lauded": "assesses",
    "applauded": "assesses", "condemned": "accuses", "denounced": "accuses", "lamented": "assesses",
    "regretted": "assesses", "objected": "denies", "dismissed": "denies", "refuted": "denies",
    "disputed": "denies", "rejects": "denies", "teased": "asserts", "vows": "promises", "pledges": "promises",
    "promises": "promises", "demands": "demands", "urges": "demands", "announces": "asserts",
    "declares": "asserts", "insists": "asserts", "notes": "asserts", "argues": "asserts", "stresses": "asserts",
    "highlighted": "asserts", "highlights": "asserts", "emphasises": "asserts", "emphasizes": "asserts",
    "reported": "asserts", "reports": "asserts", "reads": "asserts",
    "cited": "asserts", "proposed": "asserts", "complained": "accuses", "briefed": "asserts",
}  # fmt: skip
"""Verbs of saying and what they do."""
