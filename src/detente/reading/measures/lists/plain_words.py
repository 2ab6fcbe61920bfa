"""Sentences of legal acts, put into the words in which the rest of the reader knows what they say.

``hereby exempts cotton, falling under heading 5201, from the whole of the duty of customs leviable thereon``: an act
has words of its own for what reports tell as "removes the customs duty on cotton". Only the words change; what a
record rests on stays the sentence of the document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.text.context import Passage

__all__ = ["in_plain_words"]

_IS_LEGAL = re.compile(
    r"\bhereby\b|\bthereon\b|\binclusive of\b|\bIn exercise of the powers\b|\b(?:ex|im)portations?\b"
    r"|\bcustoms territory of\b|\bduty of customs\b|\btaken to be\b|\bDumping duties\b"
    r"|\bunless (?:\w+,? ){0,2}(?:revoked|rescinded|repealed)\b|\d(?:st|nd|rd|th)? day of [A-Z]"
    r"|\d,\d{1,2}\s?%|\bfree of duty\b"
    r"|\b(?:implementation|enforcement) of\b|\bfrom the whole of\b|\bday following\b|\bMercosur\b"
    r"|[a-z]-(?:related|specific) "
    r"|\bpayment of (?:the |any |all )?(?:\w+ )?(?:dut|tariff|tax)|\b[Ff]ree import policy\b"
    r"|\brestriction[- ]free\b"
    r"|\b(?:[Ll]evy|[Aa]pplication|[Cc]ollection) of (?:the |an? )?(?:[\w-]{1,30} ){0,3}(?:dut|tar)"
)
"""A sentence without any of these words stays as it is."""

_LEVIABLE = (
    r"(?:(?:which is |is |are )?(?:leviable|chargeable|payable|levied)(?: thereon| on (?:such|the said) goods)?"
    r"(?: under [^,;.]{3,90}?(?:Act|Schedule|Law|Tariff)\b(?:, \d{4})?)?)?"
)
_DUTY = r"(?:the |an? )?(?:[\w-]+ ){0,4}(?:dut(?:y|ies)|tariffs?)\b"
_PAID = (
    r"(?=(?:s|es|ed|ing|e)? the payment of (?:the |any |all )?(?:[a-z]+ ){0,2}"
    r"(?:dut(?:y|ies)|tariffs?|tax(?:es)?)\b)"
)

_PREAMBLE = (
    (
        r"^.{0,60}?\bIn exercise of (?:the |its )?powers .{5,420}?,\s"
        r"(?=[Tt]he\s(?:[A-Z]\w+\s){1,4}(?:,|hereby|makes|on\b))",
        "",
    ),
    (r",?\s(?:on|upon|after) (?:being|having been) satisfied that .{5,120}?,(?=\s)", ""),
    (r"\s?\((?:here(?:in)?after|unless\b)[^()]{3,140}\)", ""),
    (r",?\sunless (?:\w+,? ){0,2}(?:revoked|rescinded|repealed)[\w, ]{0,50}?\bearlier\b,?", ""),
    (r"\b(?:is|are) hereby (?=\w+(?:ed|n)\b)", "shall be "),
    (r"\b[Hh]ereby\s", ""),
)
"""Whose powers, and why: the body that acts stands behind them."""
_DUTIES = (
    (rf"\b[Tt]he (?:levy|application|collection) of (?={_DUTY})", ""),
    (r"\bare taken to (?:be|have been) (?=imposed|levied)", "are "),
    (r"^Dumping(?= duties\b)", "Anti-dumping"),
    (
        r"\s(?:of|in) the (?:First |Second )?Schedule to the [A-Z][\w ]{3,40}? Act(?:, \d{4})?"
        r"(?: \(\d+ of \d{4}\))?",
        "",
    ),
    (r"\bduty of customs\b", "customs duty"),
)
_DAYS = (
    (r"\b(\d{1,2})(?:st|nd|rd|th)? day of ([A-Z][a-z]+),? (\d{4})\b", r"\1 \2 \3"),
    (
        r"\bthe day following (?:that of its|its|the date of its) publication\b",
        "the day after its publication",
    ),
    (r"(?<=\d),(?=\d{1,2}\s?%)", "."),
    (r"\bup ?to and inclusive of\s", "until "),
)
_FLOWS = (
    (r"(?<=% to )free of duty\b|(?<=per cent to )free of duty\b|(?<=percent to )free of duty\b", "zero"),
    (r"\bfrom free of duty to (?=\d)", "from zero to "),
    (
        r"\b(?P<verb>(?:suspend|paus|halt)\w*|suspension of)\s(?:the )?"
        r"(?:implementation|enforcement|application)\sof\s"
        r"[^.;]{0,120}?\b(?:announcements?|notices?|orders?|clauses?|rules?|measures)\b[^.;]{0,70}?,?\s"
        r"(?:which\s|that\s)?(?:involv\w+|concern\w+|regarding|relating to|on|about)\s"
        r"(?=(?:the\s|its\s)?export control)",
        r"\g<verb> ",
    ),
    (
        r"\bCommon (?:Nomenclature|External Tariff) of Mercosur\b|\bMercosur(?:['’]s)? Common (?:Nomenclature"
        r"|External Tariff)\b",
        "common nomenclature",
    ),
    (
        r"\b([A-Z][a-z]+)-(?:related|specific) (?=(?:[Ss]ection \d|tariff|dut|product exclusion|exclusion))",
        r"\1 ",
    ),
    (r"\bthe customs territory of\s", ""),
    (r"\bthe importation\b", "imports"),
    (r"\bThe importation\b", "The import"),
    (r"\b(?:up)?on the (?:import|entry) of (?=certain|goods|some|various|several)", "on imports of "),
    (r"\bimportations? (?=(?:into [\w ]{2,24} )?(?:of|from)\b)", "imports "),
    (r"\bthe exportation\b", "exports"),
    (r"\bThe exportation\b", "The export"),
    (r"\bexportations? (?=(?:from [\w ]{2,24} )?(?:of|to)\b)", "exports "),
    (r"\b[Ff]ree import policy (?P<of>of|for|on)\b", r"removal of the import restrictions \g<of>"),
    (r"\brestriction[- ]free imports? of\b", "removal of the import restrictions on"),
)
_LET_OFF = (
    (
        r"\bexempts (?P<goods>.{3,500}?),?\sfrom (?:so much|that (?:part|portion)) of the (?P<duty>[a-z -]{3,40}?)"
        rf"\s{_LEVIABLE}\s?(?:as|which) is in excess of (?:the amount calculated at )?(?:the rate of )?"
        r"(?=[\d.]+\s?(?:%|per ?cent))",
        r"reduces the \g<duty> on \g<goods>, to ",
    ),
    (
        r"\bexempts (?P<goods>.{3,500}?),?\sfrom the whole of the "
        rf"(?P<duty>[a-z -]{{3,40}}?duty|[a-z -]{{3,40}}?duties)\b\s?{_LEVIABLE}",
        r"suspends the \g<duty> on \g<goods>",
    ),
    (rf"\b(?:exempt|waiv|remit){_PAID}", "remov"),
    (r"\bremov(?P<form>s|es|ed|ing|e)? the payment of (?:the |any |all )?", r"remov\g<form> the "),
    (r"\bremov (?=the )", "remove "),
    (r"\bremovs (?=the )", "removes "),
    (
        r"\bexempt(?:ed)? from (?:the )?payment of (?:the |any |all )?(?=(?:\w+ )?(?:dut|tariff|tax))",
        "exempt from ",
    ),
    (r"\bfrom the whole of (?=the )", "from "),
)
_RULES = tuple(
    (re.compile(pattern), words) for pattern, words in (*_PREAMBLE, *_DUTIES, *_DAYS, *_FLOWS, *_LET_OFF)
)


_HINTS = (
    "hereby", "thereon", "inclusive of", "n exercise of", "ortation", "customs territory", "duty of customs",
    "taken to be", "Dumping duties", "revoked", "rescinded", "repealed", "day of ", "day following", "payment of",
    "ree import policy", "restriction", "evy of", "pplication of", "ollection of", "Mercosur", "-related ",
    "-specific ", "free of duty", "mplementation of", "nforcement of", "from the whole",
)  # fmt: skip
"""Parts of the words of :data:`_IS_LEGAL`, for a quick look."""
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}\s?%")


def in_plain_words(passage: Passage) -> Passage:
    """The passage in plain words; the same one when it has no legal words."""
    text = passage.text
    hinted = any(hint in text for hint in _HINTS)
    if not (hinted and _IS_LEGAL.search(text)) and not ("%" in text and _DECIMAL_COMMA.search(text)):
        return passage
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    if text == passage.text:
        return passage
    return Passage(replace(passage.sentence, text=text), passage.thread, passage)
