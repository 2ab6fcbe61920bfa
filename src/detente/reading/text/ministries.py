"""Ministries named without their state: "the Environment Ministry", "its trade ministry", "the Ministry of Trade,
Industry and Energy"."""

from __future__ import annotations

import re

__all__ = ["MINISTRY", "MINISTRY_FIELDS", "MINISTRY_OF", "OWNED_BODY", "field_of"]

_FIELD = (
    r"(?:[Aa]griculture|[Bb]usiness|[Cc]limate|[Cc]oal|[Cc]ommerce|[Cc]ommunications?|[Cc]onsumer"
    r"|[Cc]ooperation|[Dd]efen[cs]e|[Dd]evelopment|[Dd]igital|[Dd]istribution|[Dd]omestic|[Ee]conom(?:y|ics?)"
    r"|[Ee]lectronics|[Ee]mployment|[Ee]nergy|[Ee]nterprises?|[Ee]nvironment|[Ee]xternal|[Ff]ertili[sz]ers"
    r"|[Ff]inance|[Ff]isheries|[Ff]ood|[Ff]oreign|[Ff]orestry|[Gg]as|[Gg]rowth|[Hh]ealth|[Hh]eavy|[Hh]ome"
    r"|[Ii]ndustr(?:y|ies|ial)|[Ii]nformation|[Ii]nfrastructure|[Ii]nnovation|[Ii]nterior|[Ii]nternational"
    r"|[Ii]nvestment|[Jj]ustice|[Ll]abou?r|[Ll]and|[Ll]ivestock|[Mm]in(?:es|ing|erals)|[Nn]atural|[Oo]ceans"
    r"|[Pp]etroleum|[Pp]lanning|[Pp]ower|[Pp]roduction|[Pp]ublic|[Rr]egional|[Rr]esources|[Rr]ural|[Ss]cience"
    r"|[Ss]ecurity|[Ss]ervices?|[Ss]mall|[Ss]teel|[Ss]trategy|[Ss]upply|[Tt]echnology|[Tt]extiles?|[Tt]ourism"
    r"|[Tt]rade|[Tt]ransport|[Uu]nification|[Ww]ater|[Ww]elfare|[Aa]ffairs|[Rr]elations)"
)
"""Words that tell what a ministry is for."""
MINISTRY_FIELDS = rf"{_FIELD}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|\s){_FIELD}){{0,7}}"
MINISTRY = rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s)(?:{MINISTRY_FIELDS}\s)?[Mm]inistry(?!\sof\b)"
""" "The ministry", "its trade and industry ministry", "a finance ministry notification"."""
MINISTRY_OF = (
    rf"(?:\b[Tt]he\s)?\bMinistry\s(?:of|for)\s(?:the\s)?{MINISTRY_FIELDS}(?!,?\s(?:of|and)\s(?!the\b)[A-Z])\b"
)
"""The name of a ministry, with all that it is for."""

OWNED_BODY = re.compile(
    r"(?:['’]s?)?\s(?P<name>(?:[A-Z][\w-]+\s(?:(?:of|for|and|on|the)\s)*){0,6}"
    r"(?:Service|Agency|Administration|Office|Bureau|Board|Ministry|Department|Commission|Council|Authority"
    r"|Directorate|Committee|Tribunal|Secretariat)(?:\s(?:General\s)?(?:of|for|on)\s(?:the\s)?"
    r"(?:[A-Z][\w-]+(?:,?\s(?:and\s)?(?=[A-Z]))?){1,6})?)"
    r"\s\((?:the\s)?[“\"‘']?(?P<short>[A-Z][A-Za-z&-]{0,8}[A-Z])[”\"’']?\)"
)
"""Behind a state or office that owns it: an office, and the short form the document gives it."""


def field_of(ministry: str) -> str:
    """ "commerce" of "the commerce ministry" and "the ministry of commerce"; empty for "the ministry"."""
    bare = re.sub(r"^(?:the|its|their|an?)\s", "", ministry)
    return re.sub(r"\s?\bministry(?: (?:of|for) (?:the )?)?", "", bare).strip()
