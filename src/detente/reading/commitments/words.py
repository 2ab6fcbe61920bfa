"""Words with which a side promises to buy, invest, open, act or proceed."""

from __future__ import annotations

import re

__all__ = [
    "ACCESS",
    "AGREE",
    "AND_BUY",
    "BUY",
    "COMMITS",
    "COMPANY_ONLY",
    "COVERED",
    "ENFORCE",
    "FUTURE",
    "GERUND",
    "GIVES_UP",
    "INVEST",
    "INVEST_MORE",
    "ITEM_SUM",
    "LISTED",
    "MORE_IMPORTS",
    "NEGATIVE",
    "NOUN_BUY",
    "NOUN_OWNED",
    "OWNED_GERUND",
    "OWNED_INVESTMENT",
    "OWNED_PURCHASES",
    "PART",
    "PASSIVE",
    "POLICY",
    "PROCESS",
    "PURCHASE",
    "REFRAINS",
    "RESOLVES",
    "SPENDS_MORE",
    "STOPS_BUYING",
    "UNSAID",
    "VAGUE",
    "WISHED",
]

_IN_CLAUSE = "(?:[^.;]|(?-i:(?<=[A-Z]))[.])"
"""A character of the same clause: "U.S." ends none."""


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern without regard to case in which a bracket that stops at full stops goes on behind "U.S."."""
    return re.compile(pattern.replace("[^.;]", _IN_CLAUSE), re.IGNORECASE)


FUTURE = (
    r"(?:will|would|is to|are to|has agreed|have agreed|had agreed|agreed|agrees|agree(?:ing)?(?= to)|agree"
    r"|committed"
    r"|committing(?= to)|pledging(?= to)|promising(?= to)"
    r"|commits|pledged|pledges|promised|promises|vowed|undertook|undertakes|intends|has committed"
    r"|have committed"
    r"|also agreed|is expected|are expected|(?:had |has |have )?authori[sz]ed|plans|aims|shall|is set"
    r"|are set|offered|(?:is|are|stands?) (?:ready|prepared|willing) to"
    r"|can(?=\s[^;]{3,90}\band (?:it|this|that|we) will\b)|to)\b"
)
BUY = (
    r"(?:buy(?:ing)?|purchas(?:e|es|ing)|import(?:ing)?(?! (?:dut|tariff|tax|lev|restric|ban|licen"
    r"|quota|polic|rule|procedure|permit|regime|control|standard|check|certif|regulation|price|volume|bill|cost"
    r"|demand|curb"
    r"|surge|competition|categor))|take in|take(?=\s(?:in\s)?(?:[^.;]{0,25}\d|(?:more|additional)\b))"
    r"|procure|acquire|(?<!executive )(?-i:order)(?! of \d)|spend(?:ing)?(?=[^.;]{0,50}\bon\b))"
)
PURCHASE = re.compile(
    rf"\b{FUTURE}(?:\s\w+){{0,6}}?\s(?:to |start |also |step up |increase |resume |begin |expand "
    rf"|make |more |\w+ly |the |[“\"]){{0,4}}\b(?:{BUY}\b|[“”\"\w -]{{0,40}}?\bpurchases? (?:of|from|for)\b)",
    re.IGNORECASE,
)
AND_BUY = re.compile(
    rf"\band (?:also |to |then )*{BUY}\b(?! of\b)(?=(?:[^.;]|\.(?=[\w,])){{0,200}}\d)", re.IGNORECASE
)
MORE_IMPORTS = re.compile(
    rf"\b{FUTURE}(?:(?!\band\b)[^.;,]){{0,60}}?\s(?:increases?|rise|growth|expansion|boost|hike"
    rf"|jump)\sin\s(?:(?:its"
    r"|their|the|annual|overall)\s)*(?:purchases|imports|procurement|buying)\s(?:of|from)\b|"
    rf"\b{FUTURE}(?:\s[\w’'-]+){{0,6}}?\s(?:to )?(?:increas|expand|rais|boost|doubl|tripl|step up"
    r"|ramp up|begin|start|resum|restart)\w*\s"
    r"(?:(?:its|their|the|annual|overall|up|more)\s)*(?:[\w.’'-]+\s){0,3}?(?:imports?|purchases"
    r"|procurements?|buying)\s"
    r"(?:of|from)\b",
    re.IGNORECASE,
)
GERUND = re.compile(
    r"(?:(?<=[:;,] )|(?<=and )|(?<=include )|(?<=including )|(?<=commitments of )|(?<=commit to ))"
    r"(?:purchasing|buying|importing|procuring|increasing (?:the |its )?(?:annual )?(?:[\w.]+ ){0,2}(?:imports"
    r"|procurement|purchases) of)\b(?=[^;]{0,120}\d|[^;]{0,60}percent)",
    re.IGNORECASE,
)
"""One of several things that a side commits to: "the following measures: purchasing $8 billion of ..."."""
_OWNED_ACTS = (
    r"(?:purchasing|buying|importing|procuring|(?:increasing|expanding|raising|boosting|stepping up) (?:its |the"
    r" |their )?"
    r"(?:annual )?(?:imports|purchases|procurement) of)"
)
OWNED_GERUND = re.compile(
    rf"(?:(?<=[A-Za-z] )|(?<=[’']s ))(?:also )?{_OWNED_ACTS}\b",
    re.IGNORECASE,
)
"""What a deal makes a side do: "the agreement includes Japan increasing imports of rice and purchasing jets"."""
NOUN_OWNED = re.compile(
    r"(?<=['’]s )(?:\w+ ){0,2}?(?:purchases?|procurement) of\b(?=[^;.]{0,60}\d)(?![^.;]{0,120}\b(?:fell|rose"
    r"|dropped|declined"
    r"|slumped|jumped|grew|were|was)\b)",
    re.IGNORECASE,
)
COVERED = re.compile(
    r"\b(?:covers?|includes?|including|provides? for|comprises?|features?|foresees?|envisages?|secured"
    r"|sealed)\s[^.;]{0,80}$",
    re.IGNORECASE,
)
"""A deal and what it holds: "the package covers Taiwan's purchase of ..."."""
NOUN_BUY = re.compile(
    r"(?:(?<=: )|(?<=; )|(?<=; and ))(?:purchases?|procurement) of\b(?=[^;]{0,200}\d)", re.IGNORECASE
)
"""An item of a list of deals: "procurement of aircraft valued at $3.2 billion; purchase of ..."."""
LISTED = re.compile(
    r"^(?:[-–•*·▪]|\(?\d{1,2}[.)])?\s*(?:(?:[Aa]dditional|[Aa]nnual|[Nn]ew|[Ff]urther|[Ii]ncreased|[Ll]arge"
    r"|[Cc]ommitted)\s)*"
    r"(?:[Pp]urchases?|[Pp]rocurement|[Ii]mports|[Ii]nvestments?) (?:of|in|worth|totall?ing)\b"
)
"""An item of a list of promises that has no verb: "Additional purchases of rice worth $8 billion"."""
ITEM_SUM = re.compile(
    r"^(?:[-–•*·▪]|\(?\d{1,2}[.)])?\s*(?:(?:[Uu]p to|[Aa]t least|[Aa]bout|[Aa]pproximately|[Aa]round|[Mm]ore"
    r" than|[Oo]ver)\s)?"
    r"(?:US)?[$€£¥₩]\s?\d[\d.,]*\s(?:[mb]illion|trillion)\s(?:of|in|to|for|towards?|into)\s(?!(?:tariffs?|dut"
    r"|goods|revenue))"
)
"""An item that begins with a sum, below a promise: "- Up to $25 billion to supply power equipment"."""
COMMITS = re.compile(
    r"\b(?:commit\w*|(?:commercial )?deals|agree[ds]?|pledg\w+|undert\w+|promis\w+|following measures)\b",
    re.IGNORECASE,
)
STOPS_BUYING = re.compile(
    r"\b(?:commit(?:ment|ted|s)?|pledged?|promised?|agreed|agrees|will|would|undertaking)"
    r"\s(?:to\s)?(?:stop|halt|cease|end"
    r"|phase out|cut|reduce)\s(?:directly or indirectly\s)?(?:its\s)?(?:buying|purchasing|importing|purchases of"
    r"|imports of)\b",
    re.IGNORECASE,
)
GIVES_UP = re.compile(
    r"\b(?:halting|stopping|ceasing|ending|phasing out|suspending|curbing)\s(?:(?:all|its|their|any"
    r"|further|the|directly"
    r"|or|indirectly)\s)*(?:(?:purchases|imports|buying|purchasing|importing)\b"
    r"|(?:[\w-]+ ){1,2}(?:purchases|imports)\b)",
    re.IGNORECASE,
)
"""What one side gives in return: "in exchange for India halting purchases of oil"."""
REFRAINS = re.compile(
    r"\b(?:(?:commit(?:s|ted)?|agree[sd]?|pledge[sd]?|undert(?:ook|akes)|undertake|promise[sd]?|vow(?:s|ed)?"
    r"|(?:its|their)\s(?:commitment|pledge|promise|undertaking))\s"
    r"(?:(?:itself|themselves)\s)?(?:not to|to refrain from|to avoid)|(?:will|shall|would|to) (?:refrain"
    r"|abstain) from)\s"
    r"(?:\w+ly\s)?(?:tak(?=\w*\s(?:\w+\s){0,2}(?:measures|actions?|steps))|impos|put|plac|ban|restrict|requir"
    r"|appl|introduc|adopt|levy|limit|tax|discriminat"
    r"|prohibit|retaliat)"
    r"\w*\b"
    r"|\b(?:will|would|to|[Ww]e|they|sides|parties|countries)\s(?:also\s)?hold(?:ing)? off\s(?:on\s)?"
    r"(?:\w+ing\s)?(?:any\s)?(?:further|new|additional|more)\s(?:tariffs?|dut(?:y|ies)|levies|trade measures)\b"
    r"|\b(?:will not|(?:commit(?:s|ted)?|agree[sd]?|pledge[sd]?|undertakes?) not to|shall not)\s"
    r"(?:impos|introduc|appl|adopt|maintain|levy)\w*\s(?:(?:or|and)\s\w+\s)?(?:any\s)?(?:discriminatory\s)?"
    r"(?:digital services? tax\w*|(?:network|network usage) fees|customs duties on electronic transmissions)\b"
    r"|\bwill not (?:impos|introduc|appl|adopt)\w*\s(?:any\s)?(?:new|further|additional)\s"
    r"(?:tariffs?|dut(?:y|ies)|levies)"
    r"(?=\s(?:on|against) (?:each other|one another)\b|[^.;]{0,40}\b(?:as long as|while|during)\b)",
    re.IGNORECASE,
)
"""A promise to leave something alone: "committed not to put quotas on exports of nickel"."""
PASSIVE = re.compile(
    r"\b(?:will|would|shall|is to|are to|to)\s(?:also\s)?be\s(?P<verb>bought|purchased|imported|procured"
    r"|acquired|invested)"
    r"\s(?:(?:every|each|a) year\s|annually\s)?by\s(?:the\s)?"
    r"|\b(?:was|were|has been|have been)\s(?:also\s)?(?:pledged|promised|committed)\sby\s(?:the\s)?",
    re.IGNORECASE,
)
""" "$12 billion will be invested by Turkey": the promising side stands behind the verb."""
OWNED_PURCHASES = re.compile(
    r"(?<=['’]s )(?:(?:annual|yearly|total)\s)?(?:purchases|imports"
    r"|procurement) of\b[^.;]{0,60}?\b(?:will|would|is to|are to)"
    r"\s(?:rise|increase|climb|grow|double|triple|be (?:raised|increased|expanded|doubled))\b",
    re.IGNORECASE,
)
""" "India's purchases of US coal will rise to $5 billion"."""
OWNED_INVESTMENT = re.compile(
    r"(?:(?<=illion )|(?<=illion of )|(?<=illion in ))(?:(?P<owner>[A-Z]\w+(?: [A-Z]\w+)?)\s)(?:direct\s|new\s)?"
    r"investments?\s(?:in|into)\b"
)
"""Money of one side's investors: "$350 billion of South Korean investment in the US"."""
PART = re.compile(
    r"\s(?:(?:will|would|is|are|to|was|were|has been)\s){1,3}(?:be\s)?(?:provided|invested"
    r"|earmarked|allocated"
    r"|spent|directed|made|set aside|used|reserved|channell?ed|fund|go|finance|committed)\b"
    r"|\sfor (?:ship|semi|energy)\w+"
)
"""Behind an amount: part of a sum that was promised before."""
INVEST = _compiled(
    rf"\b(?:{FUTURE}|and to)(?:,?\s\w+){{0,8}}?,?\s(?:invest(?:ing)?\b|(?:make|provide|set up|create"
    rf"|establish)\b[^.;]{{0,60}}\b(?:invest\w*|fund)\b)"
    r"|\binvest(?:ing)? (?:a total of |an additional |up to |at least |about |around |some |more than "
    r"|[$€£¥₩]|US\$)|\binvestments? (?:pledge|package|commitment|deal|plan|programme|program|framework|vehicle"
    r"|initiative"
    r"|promise|of\b)|(?<=illion )investment fund\b"
    r"|\b(?:promised|pledged|agreed|committed) (?:to )?(?:(?:about|up to|at least|around|over) )?"
    r"(?:US)?[$€£¥₩]\s?[\d.,]+[\s-]?\w*illion (?:(?:of|in|worth of) )?(?:\w+ ){0,3}?(?:investments?|FDI)\b"
    r"|\b(?:commitment|pledge|promise|offer) (?:of|worth) (?:(?:about|up to|at least|around|over)"
    r" )?(?:US)?[$€£¥₩]\s?[\d.,]+"
    r"[\s-]?\w*illion (?:(?:of|in|worth of) )?(?:\w+ ){0,3}?(?:investments?|FDI)\b"
    rf"|\b{FUTURE}(?:\s\w+){{0,4}}?\s(?:increase|raise|boost|expand)\s(?:\w+\s){{0,3}}?(?:investments?|FDI)\b"
    r"(?=[^.;]{0,110}?illion)"
    rf"|\b{FUTURE}(?:\s\w+){{0,3}}?\s(?:provide|contribute|mobili[sz]e|channel|pour|put|inject|set aside|earmark"
    rf"|allocate|deploy|funnel|plough|pump|commit)\b[^.;]{{0,30}}?illion\s(?:\w+ly\s)?"
    r"(?:for|to|in|into|towards?)\s(?:[\w.-]+\s){0,4}?(?:projects?|shipbuilding|shipyards|industr\w+|econom\w+"
    r"|sectors?"
    r"|infrastructure"
    r"|manufacturing|factories|plants)\b"
    rf"|\b{FUTURE}(?:,?\s\w+){{0,5}}?,?\s(?:back|support|guarantee|underwrite"
    rf"|finance)\b[^.;]{{0,60}}?illion\s(?:in|of)\s"
    r"(?:\w+\s){0,2}?(?:guarantees?|loans?|credits?|financing)\b"
    rf"|\b{FUTURE}(?:\s\w+){{0,4}}?\s(?:facilitate|encourage|promote|ensure)\b[^.;]{{0,40}}?illion\s(?:of|in)\s"
    r"(?:\w+\s){0,2}?investments?\b"
    r"|\bin (?:(?:new|fresh|additional|direct|foreign|further|total) )*investments?\b"
)
INVEST_MORE = re.compile(
    r"\b(?:commit(?:s|ted)?|pledge[sd]?|undert(?:akes?|ook)|agree[sd]?|promise[sd]?)\sto\s(?:\w+ly\s)?"
    r"(?:promot|encourag|facilitat|increas|expand|boost|foster|step up|stepping"
    r" up)\w*\s(?:[\w-]+\s){0,3}?investments?\b"
    r"(?=[^;]{0,60}?\b(?:in|into)\s(?:the\s)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""A promise of investment without a sum: "commit to promoting investment by their companies in the US"."""
ACCESS = _compiled(
    r"\b(?:dismantl\w+|remov\w+|eliminat\w+|reduc\w+|lower\w*|address\w*|eas(?:e|es|ing)|lift\w*|scrap\w*"
    r"|abolish\w*|terminat\w+|waiv\w+|drop(?:ping)?|end(?:ing)?|roll back)\b(?![^.;]{0,20}\bSection"
    r" \d)[^.;]{0,40}?\b(?:trade barriers|non-tariff barriers|barriers"
    r"|(?:limits?|caps?|ceilings?|quotas?) (?:of|on|for)"
    r"|market access restrictions|red tape|quotas? on|(?:pre-?shipment )?inspections?(?: requirements)? (?:of|on"
    r"|for)"
    r"|local[- ]content requirements|(?:certification|label+ing|testing|import licensing) requirements"
    r"|(?<!export )restrictions on(?=(?:(?!export|flow)[^.;]){0,60}))\b"
    r"|\b(?:open(?:ing)?(?: up)?|opens)\b[^.;]{0,30}?\b(?:markets?|sectors?|economy)\b|\b(?:improv\w+"
    r"|increas\w+|expand\w*|grant\w*|giv\w+|provid\w+|greater|preferential|unrestricted"
    r"|new)\s(?:\w+\s){0,3}market access\b|\baccept\w*\b[^.;]{0,40}\b(?:standards|certif\w+|vehicles|cars"
    r"|trucks|products?)"
    r"|\brecogni[sz]\w*\b[^.;]{0,60}\b(?:standards|certif\w+)|\bfacilitat\w+ the sale\b"
    r"|\ballow\w*\s(?:[\w.’'-]+ ){0,12}?(?:into (?:its|the|their) (?:\w+ )?markets?\b|imports? of\b)"
    r"|\b(?:giv|provid|grant|offer|secur|guarante|win|gain|obtain|enjoy|receiv|get)\w*\b[^.;]{0,60}?\b(?:access"
    r"|openings?) (?:to|in|for"
    r"|into)\s(?:the\s)?(?=(?-i:[A-Z]))"
    r"|\b(?:breakthrough |new )?openings? (?:in|into|to) (?:the |its )?(?:\w+ )?markets?\b"
)
PROCESS = re.compile(
    r"\b(?:finali[sz]e|work out|iron out|hammer out|settle|complete|conclude)\b[^.;]{0,30}\b(?:details?"
    r"|specifics|text|particulars|agreement|deal|talks)\b|\b(?:begin|start|launch|open|initiate"
    r"|carry out|go through)\b[^.;]{0,30}\b(?:approval|ratification|domestic|formal)\b[^.;]{0,30}"
    r"|\b(?:undertake|conduct|carry out|hold|complete|launch)\b[^.;]{0,40}\breviews?\b"
    r"|\b(?:establish|set up|create)\b[^.;]{0,30}\b(?:mechanism|consultation|working group|committee"
    r"|channel)\b",
    re.IGNORECASE,
)
ENFORCE = _compiled(
    r"\b(?:stop|halt|end|curb|crack down on|combat|stem|tackle|control|block|reduce"
    r"|prevent)\b[^.;]{0,50}\b(?:fentanyl|precursor|migra\w+|smuggl\w+|transshipment|drug|border"
    r"|cartel)\w*\b|\b(?:deploy|send|reinforce|fortif|strengthen|station)\w*\b[^.;]{0,50}\b(?:troops|soldiers"
    r"|National Guard|border|personnel|officers)\b|\bappoint\w*\b[^.;]{0,30}\bfentanyl czar\b"
)
RESOLVES = re.compile(
    r"\b(?:will|would|agree[ds]? to|promis\w+ to|pledg\w+ to|commit\w* to|vow\w* to|undert\w+ to|is to"
    r"|are to)\s(?:\w+\s){0,5}$",
    re.IGNORECASE,
)
POLICY = _compiled(
    r"\b(?:suspend|issue|grant|resume|ease|approve|allow|lift|scrap|terminate|end|drop|refrain from|remove"
    r"|abolish|withdraw|repeal|rescind|revoke|cancel|axe|ditch)\w*\b[^.;]{0,40}\b(?:general licen[cs]es?|digital"
    r" services? tax(?:es)?"
    r"|rare earth exports|exports of rare earths|flow of rare earths)\b"
    r"|\b(?:suspend|discontinue|withdraw|drop|end|pause|abandon|terminate)\w*\b[^.;]{0,50}\b(?:WTO|World Trade"
    r" Organi[sz]ation)\b"
)
NEGATIVE = re.compile(
    r"\b(?:without|refus\w+|halted|stopped|fail\w*|had to|used to|in recent years)\b",
    re.IGNORECASE,
)
AGREE = re.compile(
    r"\b(?:agree[ds]?|agreement|deal|accord|framework|pact|commit\w*|consensus|pledg\w+|under (?:it"
    r"|the deal|the agreement))\b",
    re.IGNORECASE,
)
SPENDS_MORE = re.compile(
    rf"\b{FUTURE}(?:\s\w+){{0,2}}?\s(?:spend|pay)\s(?:(?:at least|about|around|up to)\s)?"
    r"(?:\d[\d.]*\s?(?:%|per ?cent)\smore|more)\b(?=\s(?:on|for)\b)",
    re.IGNORECASE,
)
"""A change of what a state itself spends: no purchase of one good from one side."""
WISHED = re.compile(
    r"\b(?:want(?:s|ed)?|expect(?:s|ed|ing)?(?= [A-Z])|ask(?:s|ed)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on"
    r"|for)|press(?:es|ed|ing)?"
    r"|push(?:es|ed|ing)?"
    r"|demand(?:s|ed|ing)?|hop(?:e|es|ed|ing)|invit(?:es|ed|ing)|encourag\w+|persuad\w+|lobb(?:y|ies|ied|ying)"
    r"|implor\w+|resist\w*|pressure (?:on|from|by))\s"
    r"(?:that\s|for\s|on\s)?(?:(?!and\b|to\b|but\b)[\w.’'-]+\s){1,5}(?:to\s)?$",
    re.IGNORECASE,
)
"""What somebody wants another side to promise."""
UNSAID = re.compile(
    r"(?:\b(?:not|never)|n['’]t)\s(?:yet\s)?(?:agreed?|promised?|pledged?|committ?(?:ed)?|said)\sthat\b[^.;]{0,40}$"
    r"|\bden(?:y|ies|ied|ying)\b(?! (?:that )?it (?:had )?(?:refus|reject))[^.;]{0,40}$",
    re.IGNORECASE,
)
COMPANY_ONLY = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|carmakers?|airlines?|businesses|industry|manufacturers?|its chip\w*)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"[“\"]?\b(?:substantial|significant|massive amounts|large amounts|large quantities|more|additional"
    r"|considerable|tremendous|huge|billions of dollars)\b[”\"]?",
    re.IGNORECASE,
)
