"""Words of dates: months, weekdays, relative days, durations, and the cues of tense around them."""

from __future__ import annotations

import re

__all__ = [
    "AHEAD",
    "DATE",
    "DAYS",
    "DAY_FOLLOWS",
    "DAY_NAME",
    "FROM",
    "FUTURE",
    "MONTH",
    "MONTHS",
    "NUM",
    "PART",
    "PAST",
    "may_tell_a_date",
]

MONTHS = {name: n for n, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sept sep", "october oct", "november nov", "december dec"),
     1) for name in names.split()}  # fmt: skip
DAYS = {
    name: n
    for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
DAY_NAME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
PART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night))?"
DAY_FOLLOWS = rf"(?:,?\s+\(?)(?:{MONTH}\s\d|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH})"
NUM = (
    r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty"
    r"|eighteen|twenty-four|thirty-six|forty-five|sixty|ninety|a|an)"
)

DATE = re.compile(
    rf"""
    (?P<num>(?<![\d./-])(?<!No\.\ )
      (?P<n1>\d{{1,2}})(?P<nsep>[./-])(?P<n2>\d{{1,2}})(?P=nsep)(?P<ny>20\d\d)\b(?![./-]\d|-[A-Z]))
  | (?P<iso>\b(?P<iy>20\d\d|19\d\d)-(?P<im>\d\d)-(?P<id>\d\d)\b)
  | (?:(?P<wd1>{DAY_NAME}){PART},?\s+\(?)?
    (?:
        (?P<mname>{MONTH})\s(?P<mday>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]*\d{{3}}\b(?!\d))(?!\d|%|
            \sper\s?cent|[\s-]?(?:million|billion|tonn|tons))
        (?:,?\s(?P<my>(?:20|19)\d\d)\b)?
      | (?P<dday>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<dname>{MONTH})(?:,?\s(?P<dy>(?:20|19)\d\d)\b)?
    )
  | (?P<monthyear>(?:(?:early|late|mid|the\send\sof|end|
      the\sbeginning\sof)[-\s])?(?P<mmname>{MONTH}),?\s(?:of\s)?(?P<mmy>(?:20|19)\d\d))\b
  | \b(?P<wdmod>last|next|this|coming|on|late|by|until|since|from|starting|and|
      ,)?\s?(?P<wd2>{DAY_NAME})(?:['’]s)?\b(?!{PART}{DAY_FOLLOWS}){PART}(?P<ago>\s(?:of\s)?(?:last|next|
          this)\sweek)?
  | \b(?P<today>[Tt]oday|[Tt]his\s(?:morning|afternoon|evening)|[Tt]onight|[Yy]esterday|[Tt]omorrow|
      [Oo]vernight)\b
  | \b(?P<period>(?:the\s)?(?P<pord>first|second|third|fourth|last)\s(?P<punit>quarter|half)\sof\s(?:(?P<py>20\d\d)
      |(?P<pmod>this|next|last|the)\syear)|Q(?P<pq>[1-4])(?:\sof)?\s(?P<pqy>20\d\d))\b
  | \b(?:(?P<relpart>early|late|(?:the\s)?(?:start|beginning)\sof)\s)?(?P<relmod>[Ee]arlier\sthis|
      [Ll]ater\sthis|[Ll]ast|[Tt]his|[Nn]ext|[Tt]he\scoming|
      [Tt]he\spast)\s(?P<relunit>week(?:end)?|month|year)(?:['’]s)?\b
  | (?P<nth>(?:(?<=\b[Oo]n\s)|(?<=\b[Ff]rom\s)|(?<=\b[Oo]f\s)|(?<=\b[Bb]y\s)|(?<=\b[Uu]ntil\s)
          |(?<=\b[Ss]ince\s))(?:the\s)?
      (?P<nthday>\d{{1,2}})(?:st|nd|rd|th)(?:(?:\sof)?\s(?P<nthmod>this|last|next)\smonth\b
      |(?<=the\s\d(?:st|nd|rd|th))(?=[,;]|\.?$|\sthat\b)|(?<=the\s\d\d(?:st|nd|rd|th))(?=[,;]|\.?$|\sthat\b)))
  | \b(?P<weekend>(?:over|at)\sthe\sweekend|[Tt]he\sweekend|[Ww]eekend)\b
  | \b(?P<month>(?:(?P<mopre>last|next|this|early|late|mid|the\send\sof|end|since|in|by|until|and|from|of|to|
      before|starting|beginning|through|during|effective|for|after)[-\s](?:the\send\sof\s|early\s|late\s|mid-)?)?
      (?:(?P<mo>January|February|April|June|July|August|September|October|November|December)
        |(?P<mo2>(?(mopre)(?:March|May)|(?!)))))\b(?!\s?\d|[-\w]|,\s(?:19|20)\d\d\b)
  | \b(?P<dur>(?:[Ii]n|[Ww]ithin|[Aa]fter|[Ff]or|[Oo]ver|lasting|of)?\s?(?:a\speriod\sof\s|a\smaximum\s(?:
          period\s)?of\s|up\sto\s|an\sinitial\s(?:
          period\sof\s)?|the\snext\s|about\s|another\s|a\s)?(?P<dn>{NUM})[-\s](?:consecutive\s|full\s|calendar\s)?(?P<du>day|week|month|
          year)s?\b(?P<dtail>\s(?:from\s(?:now|today|(?:the\s)?(?:date|signing)(?:\sof\s\w+)?)|after\s\w+|ago|
              later|earlier|before))?)
  | \b(?P<now>(?:with\simmediate\seffect|effective\simmediately|immediately))\b
  | \b(?P<dayafter>(?:on\s|from\s)?the\s(?:first\s|next\s)?day\s(?:after|following)\s(?:its|the|their)\s(?:official\s)?
      (?:promulgation|publication|announcement|issuance|signing)|the\sday\s(?:after|following)\spublication)\b
  | \b(?P<promulg>(?:from|on|upon|as\sof)\s(?:the\s)?(?:date|day)\sof\s(?:its\s|their\s)?(?:promulgation|
      publication|announcement|issuance|issue|signing|release)|(?:up)?on\s(?:promulgation|publication))\b
  | \b(?P<year>(?:in|by|since|until|before|through|of|during|end\sof|from|to)\s(?:the\send\sof\s|late\s|
      early\s|fiscal\s)?(?P<yy>20[0-4]\d|19[5-9]\d))\b(?![-–]\d|,\d)
  | \b(?P<same>on\s(?:the\s|that\s)(?:very\s)?same\s(?:day|date)|on\sthat\s(?:day|date))\b
  | \b(?P<endmonth>(?:the\s)?end\sof\s(?P<emod>the|this|next|last)\smonth)\b
  | \b(?P<endyear>(?:the\s)?(?:end\sof\s(?:the|this|(?P<eynext>next))\s(?:calendar\s)?year|
      year[- ]end|year['’]s\send))\b
    """,
    re.VERBOSE,
)

_DIGIT = re.compile(r"\d")
_STEMS = (
    "day", "night", "morning", "afternoon", "evening", "morrow", "week", "month", "year", "quarter", "half",
    "immediate",
    "publication", "promulgation", "issu", "signing", "release", "announcement", "signature", "date", "since", "until",
    *(name for name in MONTHS if len(name) > 2),
)  # fmt: skip


def may_tell_a_date(text: str) -> bool:
    """False for a text without a figure and without any word that dates are made of: the pattern itself is dear."""
    if _DIGIT.search(text):
        return True
    low = text.lower()
    return any(stem in low for stem in _STEMS)


PAST = re.compile(
    r"\b(?<!be )(?:said|says|told|announced|signed|met|held|rose|fell|jumped|gained|lost|slid|closed|ended|was"
    r"|were|had|did|took|agreed|concluded"
    r"|departed|left|arrived|imposed|published|unveiled|confirmed|declared|raised|cut|posted|wrote"
    r"|threatened|began|started|struck"
    r"|reached|hit|went|came|made|issued|warned|added|dropped|tumbled|climbed|surged|slipped|reported"
    r"|spoke|suspended|[a-z]{3,}ed(?! to))\b"
)
FUTURE = re.compile(
    r"\b(?:will|would|to be|is to|are to|is set|are set|set to|due|expected|scheduled|plans?|planned"
    r"|planning|starting|beginning|effective"
    r"|ahead of|upcoming|takes? effect|come into|going to|shall|deadline|next|begins?|starts"
    r"|expires?|lapses?)\b(?![\w-])"
)
AHEAD = re.compile(
    r"\b(?:until|till|through|up ?to|by|before|starting|beginning|effective)\s(?:on\s"
    r"|in\s)?(?:the\s(?:end\sof\s)?|about\s|around\s|early\s"
    r"|late\s|mid-)*$",
    re.IGNORECASE,
)
DONE_FROM = re.compile(
    r"\b(?:has|have)\s(?:also\s|now\s|\w+ly\s)?(?:been\s)?(?:\w+ed|put|cut|hit|set)\b(?:(?!\bwill\b)[^.;])*?\b(?:effective"
    r"|with effect|applicable)(?:,?\s(?:on|from|as of))?\s$"
)
"""``has introduced a 5% duty, effective from Saturday``: the nearest such day, told just before it or just after."""
FROM = re.compile(r"\b(?:from|as of|since)\s(?:the\s|early\s|late\s|mid-)*$", re.IGNORECASE)
