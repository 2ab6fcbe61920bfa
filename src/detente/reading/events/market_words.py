"""Words of market reports: rises and falls, points and levels, sessions, spans longer than a day."""

from __future__ import annotations

import re

from detente.reading.gazetteers.assets import ASSETS
from detente.reading.gazetteers.markets import COMPANIES, EXCHANGE_METONYMS, INDICES

__all__ = [
    "ASSET",
    "ASSET_LEVEL",
    "ATTRIBUTION",
    "BARE_POINTS",
    "BENCHMARK",
    "COMPANY",
    "DOWN",
    "ENDED",
    "FIGURE",
    "FINISHING",
    "FLAT",
    "INDEX",
    "LEVEL",
    "LONGER",
    "LONGER_BEFORE",
    "MARKETS_TOLD",
    "MARKET_DAY",
    "METONYM",
    "OPENED_ONLY",
    "OVER_A_SPAN",
    "PARED",
    "POINTS",
    "PRICED",
    "SESSIONS",
    "UP",
]

_RECORD = r"(?:(?:a|an|its|another|fresh|new|all)[- ])*(?:record|all-time|time|[\w-]+[- ](?:day|week|month|year))[- ]"
_UP = (
    r"rose|rises?|rising|gain(?:ed|s|ing)?|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?|surg(?:ed|es|ing)"
    r"|soar(?:ed|s|ing)?|advanc(?:ed|es|ing)|add(?:ed|s)|rall(?:ied|ies|ying)|leap(?:t|ed|s)?|higher"
    r"|went up|go(?:es)? up|up|increased|increas(?:es|ing)|rebounded|strengthened"
    r"|adding|leaping|rebounding|bouncing|firming|strengthening|recovering|edged up|inched up|ticked up"
    r"|(?:took on|gathered|acquired|progressed|hiked|grabbed|collected)(?= \d)"
    r"|tacked on|put on|picked up|recovered|bounced|firmed|improved|spiked|rocketed|popped|vaulted|zoomed"
    r"|appreciated"
    r"|ended in the green|in positive territory|perked up|crept up|nudged up"
    rf"|(?:hit|hits|reached|touched|scaled|set|notched|closed at|ended at) {_RECORD}(?:high|peak|close)"
)
_DOWN = (
    r"fell|falls?|falling|drop(?:ped|s|ping)?|lost|loses?|losing|slid|slides?|sliding|slump(?:ed|s"
    r"|ing)?|tumbl(?:ed|es|ing)|declin(?:ed|es|ing)|plung(?:ed|es|ing)|sank|sinks?|slipp?(?:ed|s|ing)"
    r"|shed|sheds|dipp?(?:ed|s)|lower|went down|down|retreated|weakened|decreased|decreasing|dived|plummeted"
    r"|off(?= \d)|eased|softened|gave up|tanked|crashed|nosedived|skidded|sagged|shedding|cratered"
    r"|sinking|dipping|retreating|plummeting|curtailed|trimmed|contracted"
    r"|receded|depreciated"
    r"|(?:docked|removed|ditched|dumped|surrendered|faltered|jettisoned|subtracted)(?= \d)"
    r"|crumbled|collapsed|stumbled|swooned|easing|ended in the red|in negative territory|gave back"
    r"|backtracked|corrected"
    rf"|(?:hit|hits|reached|touched|set|closed at|ended at) {_RECORD}low"
)
UP = re.compile(rf"\b(?:{_UP})\b|(?:(?<=\s)|(?<=\())\+(?=\d)", re.IGNORECASE)
DOWN = re.compile(rf"\b(?:{_DOWN})\b|(?:(?<=\s)|(?<=\())[-−](?=\d)", re.IGNORECASE)
_FLAT = r"flat|little changed|(?:almost |nearly |broadly )?unchanged|steady"
FLAT = re.compile(rf"\b(?:{_FLAT})\b", re.IGNORECASE)
POINTS = re.compile(r"(?<!\bat )(?<!\bto )(?<![\d.,])(?P<n>\d[\d,]*(?:\.\d+)?)[\s-]p(?:oin)?ts?\b(?! of\b)")
BARE_POINTS = re.compile(
    r"^\s(?:index\s)?(?:\w+\s){0,2}?(?:fell|rose|lost|gained|dropped|jumped|slid|shed|added|climbed|sank"
    r"|tumbled|advanced)\s"
    r"(?P<n>\d[\d,]*(?:\.\d+)?)\s(?:to|at)\s\d"
)
FINISHING = re.compile(
    r"\b(?:finish|end|clos|settl)(?:ing|ed|e)?\s(?:the day\s|the session\s)?(?:up\s|down\s|off\s)?$"
    r"|\bturn(?:ed|ing) (?:round |around )?to (?:lose|gain|fall|rise)\s$"
    r"|\bpar(?:ed|ing) (?:its |some |early )*(?:gains|losses) to (?:\w+\s){0,3}$"
)
PARED = re.compile(r"\bpar(?:ed|ing) (?:its |some |early )*(?:gains|losses) to (?:\w+\s){0,3}$")
FIGURE = re.compile(
    r"\d\s?%|\d\s?per ?cent\b|\d\s?pct\b|\d\s(?:basis )?points?\b|\b(?:to|at)\s[$€£¥]?\d|\b(?:higher|lower|flat)\b"
)
"""Without a figure, a city that rises or falls is no market."""
_AN_ALL_TIME = (
    r"(?:(?:a |an |its )?(?:new |fresh )?"
    r"(?:record|all-time high|[\w-]+[- ](?:month|year) (?:high|low)) (?:of )?)?"
)
LEVEL = re.compile(
    rf"\b(?:at|to(?: close at| end at| finish at| settle at| touch| hit| reach)?|closed at|ended at|of)\s{_AN_ALL_TIME}"
    r"(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{3,6}\.\d+)(?![\d,.]*\d)(?!\s?(?:%|per ?cent|billion|million|GMT))"
    r"|\b(?:at|to)\s(?P<points>\d{3,6}(?:\.\d+)?)\spoints\b"
)
ASSET_LEVEL = re.compile(
    rf"\b(?:at|to(?: close at| end at| settle at| trade at)?)\s{_AN_ALL_TIME}(?:about |around )?"
    r"(?:US\$|[$€£¥₩₹])?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:\.\d+)?)(?![\d,.]*\d)"
    r"(?=%|\s(?:per|a|an|to the|against|versus|on the)\b|\s(?:yen|won|yuan|pesos|rupees|reais|dollars?|cents?"
    r"|euros?"
    r"|rupiah|baht)\b|[.;,]|$)"
)
SESSIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "midday",
        re.compile(
            r"\b(?:by|at|around)?\s?(?:midday|mid-day|noon|lunch(?:time)?|the (?:lunch|midday"
            r"|mid-day) break)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "open",
        re.compile(
            r"\b(?:opened|opens|at the open|opening (?:bell|trade|deals|minutes)|pre-?market"
            r"|before the (?:bell|open))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "close",
        re.compile(
            r"\b(?:clos(?:e|ed|es|ing)|by the close|end(?:ed|ing)? (?:the (?:day|session)|\w+)"
            r"|finish(?:ed|ing)?|settl(?:ed|e|ing)|ended|end of trading)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "intraday",
        re.compile(
            r"\b(?:morning trad\w+|early trad\w+|afternoon trad\w+|in trading|intraday|so far"
            r"|midafternoon|mid-morning|morning deals|(?:early|late|afternoon|morning|Asian|European)"
            r" (?:deals|trade|trading|session)|at the start of trading"
            r"|(?:by|at|as of|around) \d{4} (?:GMT|ET|EDT|BST|CET|JST|IST)"
            r"|(?:by|at|as of|around) \d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b\.?|GMT|ET|EDT|BST|CET|JST|IST)"
            r"|(?:by|at|as of|around) \d{1,2}[:.]\d\d (?:[ap]\.?m\.? ?)?(?:GMT|ET|EDT|BST|CET|JST|IST))(?!\w)",
            re.IGNORECASE,
        ),
    ),
)
ENDED = re.compile(r"\b(?:clos(?:ed|ing)|finish(?:ed|ing)|ended|settled|by the close)\b")
OPENED_ONLY = re.compile(r"\bopen(?:ed|ing)?\b")
MARKETS_TOLD = re.compile(
    r"\b(?:shares|stocks|markets?|equit\w+|indices|indexes|bourses)\s(?:\w+\s){0,3}?(?:(?P<over>closed|ended"
    r"|finished"
    r"|settled)|opened|traded?|trading|were|are|rose|fell|gained|dropped|slid|slipped|climbed|advanced|declined)\b",
    re.IGNORECASE,
)
"""A sentence about the markets as a whole: its part of the day holds for the indices told after it."""
MARKET_DAY = re.compile(
    r"^(?:(?:Most|Major|Global|World)\s)?(?:[A-Z][\w.-]+\s){0,2}(?:shares|stocks|stock markets|markets|equities"
    r"|bourses)\b"
    r"[^.;]{0,60}?\bon (?:Mon|Tues|Wednes|Thurs|Fri)day\b"
)
"""A sentence that names the day on which the markets moved: it holds for what follows."""
ATTRIBUTION = re.compile(
    r"\b(?:as|after|on|amid|reflecting|following|boosted by|lifted by|driven by|in response to"
    r"|on hopes? (?:of|that)|because)\s(?P<why>(?!Monday|Tuesday|Wednesday|Thursday|Friday|its largest"
    r"|a |the day|of \d)[^.;]{8,140})"
)
_SPAN = r"(?:week|month|quarter|year)"
LONGER = re.compile(
    rf"^[^,;]{{0,40}}?\b(?:(?:this|for the|on the|over the|in the past|during the|last|a|per) {_SPAN}\b"
    rf"|so far (?:this|in)\b"
    rf"|year to date\b|year-to-date\b|year[- ]on[- ]year\b|from a (?:month|year)\b|(?:a|one) year (?:earlier|ago)\b"
    r"|since (?!(?:the )?(?:open|morning|Mon|Tues|Wednes|Thurs|Fri))"
    r"|(?:over|in) the (?:past|last|previous) |in (?:January|February|March|April|May|June|July|August"
    r"|September|October"
    rf"|November|December)\b|in (?:19|20)\d\d\b|(?:two|three|four|five|six) {_SPAN}s\b)",
    re.IGNORECASE,
)
"""Behind a percentage that is no move of a day: "this week", "since January", "from a year earlier"."""
LONGER_BEFORE = re.compile(
    r"\b(?:weekly|monthly|quarterly|annual|yearly|for the (?:week|month|year)|(?:this|last) (?:week"
    r"|month|year)|so far this"
    r" (?:week|month|year)|since \w+)\b[^;]{0,50}$",
    re.IGNORECASE,
)
OVER_A_SPAN = re.compile(
    rf"^(?:Over|For|During|In|This|Last) (?:the )?(?:(?:past|last|whole|full) )?(?:\w+ )?{_SPAN}s?\b",
    re.IGNORECASE,
)
"""A sentence that tells of a week, a month or a year."""
INDEX = re.compile(
    r"(?:(?<![\w/])|(?<=['’]s))(?=[A-Zbp])(?:"
    + "|".join(f"(?P<i{n}>{pattern})" for n, (pattern, *_) in enumerate(INDICES))
    + r")(?![\w])"
)
_ADVERBS = (
    r"(?:was |were |is |also |had |has |then |later |last |prices? |futures |\w+ly |edged |traded |trading |ended "
    r"|closed "
    r"|finished |opened )"
)
_AT_ONCE = rf"\s(?:index )?{_ADVERBS}{{0,3}}(?:(?:{_UP}|{_DOWN}|{_FLAT})\b|\d[\d.]*\s?(?:%|per ?cent\b))"
_SUBJECT = r"(?:^|(?<=[,;:]\s)|(?<=\b(?:as|or)\s)|(?<=\b(?:and|but)\s)|(?<=\bwhile\s))"
ASSET = re.compile(
    rf"(?:{_SUBJECT}|(?<=[Tt]he\s)|(?<=['’]s\s))(?=[A-Za-z])(?:"
    + "|".join(f"(?P<a{n}>{pattern})" for n, (pattern, *_) in enumerate(ASSETS))
    + rf")(?={_AT_ONCE})"
)
"""A currency, commodity or yield that is the subject of a rise or fall."""
PRICED = re.compile(
    r"\b(?:futures|prices?|spot|benchmark|LME|London Metal Exchange|CBOT|Comex|COMEX)\b"
    r"|[$€£¥]\s?\d[\d,.]*\s(?:an?|per)\s"
    r"(?:ounce|troy|tonne|ton|metric|barrel|bushel|pound|million)|\bcents (?:a|per) (?:bushel|pound)",
    re.IGNORECASE,
)
_CITIES = "|".join(EXCHANGE_METONYMS)
METONYM = re.compile(
    rf"\b(?:[Ss]hares|[Ss]tocks|[Ee]quities|[Ss]tock markets?) in (?P<in>{_CITIES})\b"
    rf"|\b(?P<of>{_CITIES})(?:['’]s)? (?:shares|stocks|equities|stock market|markets?|bourse)(?={_AT_ONCE})"
    rf"|^In (?P<there>{_CITIES}),? (?:the )?(?:shares|stocks|equities|stock market|market)(?={_AT_ONCE})"
    rf"|(?:{_SUBJECT}|(?<=[Ww]hile\s))(?P<alone>{_CITIES})(?={_AT_ONCE})"
)
"""A city that stands for its stock exchange."""
BENCHMARK = re.compile(
    r"(?:['’]s?)?\s(?:(?:main|local|key|broad|blue-chip|national)\s)*"
    r"(?:benchmark|main share index|main stock index|main index|bourse|share index|stock index)"
    r"(?:\s(?:share|stock|equity|market|average|index|gauge|barometer))*"
    r"(?=\s(?!(?:interest|rate|yield|price|bond|oil|indices|indexes|stock indices|share indices|crude|lending)))"
)
COMPANY = re.compile(
    r"\b(?:" + "|".join(re.escape(c) for c in sorted(COMPANIES, key=len, reverse=True)) + r")\b"
)
