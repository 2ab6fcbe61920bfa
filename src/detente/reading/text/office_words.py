"""How a text writes the offices of states and those who hold them."""

from __future__ import annotations

import re

from detente.reading.gazetteers.parties import COMMON_WORDS, FIELDS, PARTY_WORDS
from detente.reading.text.ministries import MINISTRY_FIELDS

__all__ = [
    "APPOSED",
    "COUNTERPART",
    "HOLDER_BEHIND",
    "HOLDER_OF",
    "HONORIFIC",
    "HONOURED",
    "INITIALLED",
    "NAMED_BEHIND",
    "NOT_A_NAME",
    "OFFICE_BEHIND",
    "OFFICE_OF",
    "OFFICE_STEMS",
    "OF_STATE",
    "SUCCESSOR",
    "TITLED",
    "TITLED_FAMILY",
    "TITLED_OF",
    "office_name",
]


_OFFICE_WORDS = (
    r"(?:[Dd]eputy |[Vv]ice[- ]|[Aa]cting |[Ff]ormer |[Nn]ewly sworn-in |[Cc]hief )?"
    r"(?:(?:[Ff]oreign|[Ff]inance|[Tt]rade|[Cc]ommerce|[Ii]ndustry|[Ee]conomy|[Ee]conomic|[Tt]reasury"
    r"|[Aa]griculture|[Dd]efen[cs]e|[Pp]rime|[Ee]nergy"
    r"|[Ii]nternational [Tt]rade|[Ee]uropean [Cc]ommission|[Cc]ommission|[Cc]abinet|[Pp]ress"
    r"|[Pp]residential(?: office)?|[Mm]inistry|[Pp]olicy|[Ss]tate|[Ee]xecutive) )*"
    r"(?:[Mm]inister|[Ss]ecretary|[Pp]resident|[Pp]remier|[Cc]hancellor|[Cc]ommissioner"
    r"|[Rr]epresentative|[Aa]mbassador|[Ss]pokes(?:man|woman|person)"
    r"|[Aa]dviser|[Aa]dvisor|[Nn]egotiator|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO"
    r"|[Cc]hief|[Gg]overnor|[Ss]enator|[Tt]reasurer|[Oo]fficial"
    r"|[Dd]irector(?:[- ][Gg]eneral)?|[Hh]ead|[Ee]nvoy|[Ll]eader|[Cc]hair(?:man"
    r"|woman)?)"
)


_NAME = (
    r"[A-Z][\w’'-]+(?:\s(?:(?:van|von|der|den|de|da|dos|bin|al)\s)*"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)[A-Z][\w’'-]+){1,2}"
)


TITLED_OF = re.compile(
    r"(?P<office>(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Mm]inister-delegate) (?:of|for|in|to) (?:the )?"
    r"(?:[A-Z]\w+(?:, and |, | and ))*"
    r"(?:(?:Foreign|External|Economic|Home|International|National|Internal) )?[A-Z]\w+(?: and [A-Z]\w+)?),? "
    r"(?:(?:Mr|Ms|Mrs|Dr|Shri|Smt)\.? )?"
    rf"(?P<name>(?:(?:Tengku|Datuk|Seri|Sri|Dato|Tun|Tan|Sir|Dame|Dr|Sheikh)\.? )*{_NAME})"
)


TITLED = re.compile(
    rf"(?P<office>{_OFFICE_WORDS})(?:\s|,\s(?={_NAME},\s))(?:(?:Mr|Ms|Mrs|Dr|Shri|Smt)\.? )?(?P<name>{_NAME})"
)


APPOSED = re.compile(
    rf"\b(?P<name>{_NAME}),\s(?:(?:the|a|an|its|their"
    rf"|[A-Z][\w.]*['’]s)\s)?(?:(?:[\w.-]+\s){{0,3}}?|(?:(?:[A-Z][\w.&-]*|of|for|and|the)\s){{4,7}}?)(?P<office>{_OFFICE_WORDS})\b(?!\s[A-Z])"
)


OFFICE_STEMS = (
    "inister", "ecretary", "resident", "remier", "hancellor", "ommissioner", "epresentative", "mbassador", "pokes",
    "dvis", "egotiator", "hief", "overnor", "enator", "reasurer", "fficial", "irector", "ead", "nvoy", "hair",
)  # fmt: skip
"""Part of every office: a sentence without one introduces nobody by an office."""


TITLED_FAMILY = re.compile(
    rf"(?P<office>{_OFFICE_WORDS})\s(?P<name>{'|'.join(sorted(COMMON_WORDS))})\b(?!['’-]?\s?[A-Z])"
)


SUCCESSOR = re.compile(rf"\b(?P<word>[Ss]uccessor|[Pp]redecessor),?\s(?P<name>{_NAME})")
"""Somebody named beside the holder of an office ("his successor, Jan de Wit,")."""


OF_STATE = re.compile(
    rf"['’]s?\s(?P<name>{_NAME})(?=(?:,[^,;.]{{3,60}},)?\s(?:said|says|told|added|called|warned|wrote|argued|insisted)\b)"
)
"""Somebody told by the state only, behind its name ("Poland's Michal Baranowski said")."""


INITIALLED = re.compile(r"\b(?P<first>[A-Z][\w’'-]+) (?:[A-Z]\. ?){1,2}(?P<last>[A-Z][\w’'-]+)")
""" "Ferdinand R. Marcos": a name with initials in it."""


HONOURED = re.compile(
    rf"\bHon(?:ou?rable|\.)?\s(?:Dr\s)?(?P<name>{_NAME}?)(?=\s(?:MP|AM|AO|PC|KC)\b|,|\s[a-z(])"
)
""" "the Hon Kevin Hogan MP": a name behind a style, whatever office stands elsewhere."""


COUNTERPART = re.compile(rf"(?P<word>\b[Cc]ounterpart),?\s(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?P<name>{_NAME})")


NOT_A_NAME = re.compile(
    r"^(?:The|A|Vice|Deputy|Affairs|Trade|Prime|Premier|President|Minister|Secretary|Chancellor|Representative"
    r"|Senator|In|On|For|And|Of|At|Trade|Commerce|Finance|Foreign|United|European|White|Ministry"
    r"|Commission|Council|Xi|Mr|Ms)\b"
    r"|.*\b(?:Strategist|Economist|Analyst|Officer|Executive|Director|Manager|Adviser|Advisor|Officials?|Counsel|Partner"
    r"|Committee|Office|Department|Ministry|Association|Federation|Institute|Council|Chamber|Agency|Bank|Group|Inc|Ltd)$"
)


HONORIFIC = re.compile(
    r"^(?:(?:Honou?rable|Hon|Rt|Right|Shri|Smt|Sri|Sir|Dame|Dr|Mr|Ms|Mrs|Madam|Ambassador)\s)+"
)


OFFICE_BEHIND = re.compile(
    rf"(?:['’]s?)?\s(?:(?P<noun>(?:{FIELDS}\s(?:[Mm]inistry|[Dd]epartment|[Aa]uthorit(?:y|ies)|[Oo]ffice"
    rf"|[Rr]egulators?"
    r"|[Aa]gency|[Dd]irectorate|[Ss]ecretariat|[Cc]ommission|[Cc]ouncil|[Cc]hamber|[Bb]oard|[Cc]ommittee|[Aa]dministration|[Bb]ureau|[Ss]ervice|[Tt]ribunal)"
    r"|(?:[Tt]rade |[Cc]ustoms |[Cc]ompetition |[Aa]ntitrust )?[Ww]atchdog|[Tt]rade (?:[Cc]ommission|body|court)"
    r"|[Gg]overnment|[Cc]abinet|[Pp]arliament|[Ee]mbassy|[Cc]entral [Bb]ank))"
    r"|(?:[Mm]inistry|[Dd]epartment|[Ss]ecretariat)\s(?:of|for)\s(?:the\s)?(?P<of>[A-Z]\w+(?:(?:,\s|\sand\s|,\sand\s)"
    r"[A-Z]\w+){0,3}))\b(?!\s(?:officials?|spokes|bonds?|debt|minister))"
)
"""An institution behind the name or demonym of its state ("Chilean finance ministry", "India's government")."""


OFFICE_OF = re.compile(
    r"\b(?P<body>[Gg]overnment|[Pp]arliament|Ministry|Department|Cabinet)"
    r"(?:\sof\s(?:the\s)?(?P<what>[A-Z]\w+)(?:(?:,|,?\sand|\s&)\s[A-Z]\w+){0,3})?\sof\s(?:the\s)?$"
)
"""An institution before the name of its state ("the Ministry of Finance of India", "the Government of Mexico")."""


NAMED_BEHIND = re.compile(r"['’]s\s(?:spokes|minister|head|chief)|-")


HOLDER_BEHIND = re.compile(
    rf"(?:['’]s?)?\s(?:(?:{FIELDS}|[Dd]eputy|[Vv]ice|[Cc]hief|[Tt]op|former)\s)*(?:[Pp]resident"
    rf"|[Pp]rime [Mm]inister"
    r"|[Pp]remier|[Cc]hancellor|[Mm]inister|[Ss]ecretary|[Nn]egotiator|[Ss]pokes(?:man|woman|person)|[Ee]nvoy"
    r"|[Aa]mbassador|[Tt]rade [Rr]epresentative)(?![\w-]|,? [A-Z]| of\b|['’]s (?:office|spokes))"
)
"""An office behind the name or demonym of its state, without the name of who holds it."""


HOLDER_OF = re.compile(
    r"(?:['’]s?)?\s(?P<title>(?:(?:[Dd]eputy|[Vv]ice)\s)?(?:Minister|Secretary|Commissioner)\s(?:of|for)\s(?:the\s)?"
    rf"{MINISTRY_FIELDS})(?=\s[a-z]|[.,;)])(?!,\s[A-Z])"
)
"""A minister behind the name or demonym of the state, without a name ("the Dutch Minister of Economic Affairs")."""


def office_name(party: str | None, office: re.Match[str]) -> str:
    demonyms = ("US",) if party == "USA" else PARTY_WORDS[party][1] if party else ()
    owner = demonyms[0] if demonyms else PARTY_WORDS[party][0][-1] if party else ""
    if office["of"]:
        field_name = re.split(r",| and ", office["of"])[0].lower()
        return f"{owner} {field_name} ministry"
    return f"{owner} {' '.join(office['noun'].split()).lower()}"
