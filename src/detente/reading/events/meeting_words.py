"""Words that tell of meetings and of what becomes of them."""

from __future__ import annotations

import re

__all__ = [
    "APPEARS",
    "BACK",
    "BETWEEN",
    "CANCELLED",
    "DOUBT",
    "FOOTER",
    "HELD",
    "IN_PLACE",
    "MADE_PUBLIC",
    "MEET",
    "PLANNED",
    "RECEIVES",
    "SERIES_NOUN",
    "SIGNED",
    "TALKS",
    "TWO_LEADERS",
]

MEET = re.compile(
    r"\b(?:[Jj]oint (?:press|news|media) (?:conference|availability|appearance)|"
    r"(?:held|holds?|had|have) (?:a |an )?(?:[\w‘’'“”\"-]+ ){0,3}(?:conversation|meeting|talks|call)"
    r"s?['’”\"]? with|(?:phone|conference|video|telephone|telephonic|virtual) (?:call|conversation|talks)"
    r"|spoke (?:by (?:tele)?phone|by video|on the (?:tele)?phone|with)|speak (?:by (?:tele)?phone|with)"
    r"|meet(?:s|ing)?|met|encounter|face-to-face|(?:conducted|held|attended|presided over|witnessed) (?:a|the)"
    r" (?:\w+ ){0,2}signing"
    r" ceremony|sit(?:s|ting)? down|sat down|summit with|hold(?:s"
    r"|ing)? (?:\w+ )?talks|held (?:\w+ )?talks|talks with|visit(?:s|ed|ing)?|in-person|host(?:s|ed)?|welcomed"
    r"|received|greeted|discussed with (?=(?:his|her|the)\b))\b"
)
APPEARS = re.compile(r"[Jj]oint (?:press|news|media) ")
"""Two who stand before the press together have met."""
RECEIVES = re.compile(r"hosts?\b|hosted|welcomed|received|greeted|visit(?:s|ed)")
"""Verbs whose object is a guest only when a person follows ("welcomed the deal" is no meeting)."""
SIGNED = re.compile(
    r"\b(?:signed|sealed|unveiled|shook hands|made public|initialled|initialed|inked|clinched"
    r"|put (?:their|his|her) (?:names?|signatures?) (?:to|on|under))\b"
)
SERIES_NOUN = re.compile(
    r"\b(?:meetings?|summit|encounter|call|conversation|talks|visit|lunch|dinner|sit-down|handshake)\b"
)
"""What stands in a list of several meetings, each with a day of its own."""
TWO_LEADERS = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Bb]oth|[Tt]wo)\s(?:two\s)?(?:leaders|presidents|prime ministers|premiers|heads of"
    r" (?:state"
    r"|government)|men|statesmen)\b"
)
"""Two people who were named before."""
TALKS = re.compile(
    r"\b(?<!all my )(?<!all our )(?<!all )(?<!several )(?<!many )"
    r"(?:(?:trade|weekend|two-day|high-level|bilateral|latest|new|first|second|third|fourth|fifth"
    r"|next)\s){1,3}(?:round of\s)?(?:talks|negotiations|discussions|consultations|meetings?"
    r"|round(?!\sof\s(?:new\s|U\.?S\.?\s)?(?:tariffs?|dut|measures|sanctions|lev)))\b"
    r"|\b(?:round of (?:trade )?(?:talks|negotiations|consultations))\b|\b(?:talks|negotiations"
    r"|discussions|consultations)\s(?:\w+\s){0,2}?(?:held |took place |concluded |ended )?"
    r"(?:(?:in|at)(?=\s(?:the\s(?:[a-z]+\s)?)?[A-Z]|\s(?:early|late|mid)\b|\sthe\s(?:capital|city))|on the sidelines)\b"
    r"|\b(?:[Mm]eetings?|[Tt]alks|[Nn]egotiations|[Cc]onsultations)\swith\s(?:(?:his|her|its|their|the)\s)?"
    r"(?:[\w.]+\s){0,3}?(?:counterparts?|officials|negotiators|ministers)\b"
    r"|\b(?:[A-Z]\w+\s){1,4}(?:Forum|Dialogue|Commission|Committee|Council|Summit|Conference)\s(?:was\s|were\s)?"
    r"(?:held|convened|hosted)\s(?:in|at|on)\b"
    r"|\b[Dd]elegation\s(?:\w+\s)?led by\s(?:[^.;]|(?<=[A-Z])\.){0,110}?\s(?:to|in)\s(?:the\s)?(?=[A-Z])"
    r"|\b(?:[Nn]egotiators|[Dd]elegations|[Tt]eams|[Oo]fficials|[Mm]inisters|[Ee]nvoys|[Ll]eaders|[Pp]residents"
    r"|(?:[Tt]wo|[Bb]oth) (?:sides|parties|countries|governments))\b[^.;]{0,60}?\b(?:met|meet(?:ing)?(?= in\b|"
    r" at\b| on\b| again\b"
    r"| for\b| this\b| next\b|[ .,])|gather(?:ed)?|sit down|sat down|(?:hold|held|conduct|conducted) (?:\w+"
    r" ){0,3}?(?:talks|meetings?"
    r"|consultations|negotiations|discussions|dialogue))\b"
    r"|\b(?:held?|hold|holds|co-chaired|convened|concluded) (?:the|a|an|their) (?:[\w-]+ ){0,4}?(?:[Dd]ialogue"
    r"|[Cc]onsultations"
    r"|[Jj]oint [Cc]ommi(?:ttee|ssion))\b"
    r"|\b(?:[Tt]alks|[Nn]egotiations|[Cc]onsultations|[Mm]eetings?) (?:\w+ )?(?:scheduled|planned|due|set|slated)\b"
    r"|\b(?:[Tt]alks|[Nn]egotiations|[Cc]onsultations|[Mm]eetings?) (?:in an? \w+ |\w+ )?between\b[^.;]{0,70}?"
    r"\b(?:(?:will )?take place|took place"
    r"|(?:were|was|will be|are to be) held|are due|is due|began|opened|started|resumed|concluded)\b"
    r"|\b(?:visit|trip)\s(?:to\s[A-Z][\w ]{2,30}\s)?by\s(?:(?:a|an|the)\s)?(?:[\w.-]+\s){0,3}?(?:negotiators"
    r"|officials"
    r"|delegation|team|envoys)\b"
    r"|\b(?:[Dd]elegation|[Tt]eam)\b[^.;]{0,70}?\b(?:arriv\w+|travel\w*|flew|fly|flies|visit\w*)\b"
    r"|\blead (?:a|the) (?:[\w-]+ )?(?:team|delegation)\b"
    r"|\bsummit\s(?:between|of\sthe\s(?:two|leaders))\b|\b(?:bilateral|trilateral) summit\b"
    r"|\b[A-Z][\w.]*[-–][A-Z][\w.]*\s(?:summit|ministerial|talks|meeting|negotiations)\b"
    r"|\b(?:The|A|the|a|next|[Tt]heir)\s(?:next |follow-up |ministerial |preparatory )?(?:meeting|round|talks)\b"
    r"(?=,? (?:[\w-]+ ){0,3}(?:scheduled|planned|due|set|originally|between)\b)"
)
MADE_PUBLIC = re.compile(r"^(?:At|In)\s(?P<where>[^,]{4,80}?)(?:\son\s[^,]{4,20}(?:,\s\d{4})?)?,\s")
HELD = re.compile(
    r"\b(?:met|conducted|led(?! by)|co-chaired|attended(?! by)|(?<!be )held|had an? (?:\w+ ){0,3}(?:meeting|call"
    r"|conversation)|marked|lasted|yielded"
    r"|resulted|recent|previous|last|had been|was|were|productive|constructive|concluded|ended|took place"
    r"|wrapped up|after (?:the|a|their|his|two|talks)|struck"
    r"|made public|announced|reached|signed|when they met|following)\b"
)
PLANNED = re.compile(
    r"\b(?:will|to meet|expected|scheduled|set to|planned|plans?|due|upcoming|anticipated|ahead of"
    r"|would|next (?:week|month|round)|are to|is to|when they meet|later this)\b"
)
DOUBT = re.compile(
    r"\b(?:in doubt|doubtful|uncertain|unclear|may not|might not|no reason|could be called off"
    r"|not (?:yet )?(?:been )?confirmed|threatened to (?:cancel|call off))\b"
)
CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|s|l?ing)|call(?:ed|s|ing) off|scrapped|postponed"
    r"|(?:will|would|did|does) not (?:now )?(?:take place|happen|go ahead|be held)"
    r"|(?:won|didn)['’]t (?:take place|happen))\b"
)
IN_PLACE = re.compile(
    r"\b(?:in|at|to|for|near|outside|city of|town of|departed|left|leaving|visit(?:ed|s|ing)?)"
    r"\s(?:the\s)?(?P<place>(?:[A-Z][\w’'-]+(?:\s(?:of\s)?[A-Z][\w’'-]+){0,3}))"
    r"(?:\s(?:golf\s)?(?:resort|hotel|palace|summit))?"
)
BETWEEN = re.compile(
    r"\b(?:meeting|summit|talks|encounter|call|conversation|discussions|negotiations|sit-down|consultations)s?\s"
    r"(?:(?:in|at|on|held|last|this|next|\w+day)\s(?:[\w']+\s){0,3}?)?between\s"
)
BACK = re.compile(
    r"^(?:Those|These|The|Their|That) (?:\w+ )?(?:talks|discussions|consultations|negotiations|meeting|gathering"
    r"|encounter)\b"
    r"(?! (?:between|of|with|in|at)\b)"
)
"""Talks that a sentence before told of."""
FOOTER = re.compile(r"\b(?:interview|statement|speech|tweet|post)\b")
