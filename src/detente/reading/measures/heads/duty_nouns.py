"""Words that name a duty: its nouns, the verbs that imply one, and remedies named without the word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS
from detente.reading.text import lexicon as lx

__all__ = ["Noun", "duty_nouns"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that names a duty, by its place in the sentence."""

    start: int
    end: int
    instrument: str | None = "import_tariff"
    """``None`` for taxes of an unknown kind, which need a rate."""


_DUMPING = re.compile(
    r"\banti-?dumping\b|\b(?-i:AD)\b measure|\A(?-i:AD)\Z|\bdumping (?:margin|dut)|\bAD (?:dut|order)",
    re.IGNORECASE,
)
_SUBSIDY = re.compile(r"\bcountervailing\b|\banti-?subsidy\b|\bCVD\b", re.IGNORECASE)
_SAFEGUARD = re.compile(r"\bsafeguards?\b", re.IGNORECASE)


def _kind(words: str) -> str | None:
    """The trade remedy some words name; of several, none is known."""
    kinds = [
        name
        for name, pattern in (
            ("anti_dumping", _DUMPING),
            ("countervailing", _SUBSIDY),
            ("safeguard", _SAFEGUARD),
        )
        if pattern.search(words)
    ]
    return kinds[0] if len(kinds) == 1 else None


_OF_DUMPING = re.compile(r"\banti-?dumping\b|\bdumping\b|\bprice discrimination\b", re.IGNORECASE)
"""What "compensatory duties" answer in the language of Latin American decrees, when it is no subsidy."""


def _instrument(match: re.Match[str]) -> str | None:
    kind, noun = (match["kind"] or "").lower(), match["noun"].lower()
    if match["export"] or noun.startswith("export tax"):
        return "export_tax"
    if "dumping" in kind and not kind.startswith(("counterv", "anti-sub", "antisub")):
        return "anti_dumping"
    if kind.startswith("ad") or (kind.startswith("compens") and _OF_DUMPING.search(match.string)):
        return "anti_dumping"
    if kind.startswith(("counterv", "anti-sub", "antisub", "compens", "cvd")):
        return "countervailing"
    if "safeguard" in kind:
        return "safeguard"
    of_imports = match.group().lower().startswith(("import", "customs"))
    return None if noun == "taxes" and not of_imports else "import_tariff"


_NOT_DUTY = re.compile(
    r"\s(?:orders?|proclamations?|modifications?|treatment|lines?|codes?|classifications?|schedules?"
    r"|provisions?|threats?"
    r"|escalation|pressure|uncertainty|exclusion process|announcements?|talks|news|headlines|worries|jitters"
    r"|schemes?|campaign|agenda|strategy|blitz|onslaught|offensive|bills?|costs?|shocks?|storm|deadlines?|letters?"
    r"|hopes|anxiet\w+|concerns?|rows?|spats?|reprieve|income|impact|exposure|saga|drama|chaos|mess"
    r"|items?|(?:sub-?)?headings?|fractions?|positions?|levels?(?! (?:of|at|to) \d)|relief|division|unit|engineer\w*"
    r"|differentials?|gaps?|arbitrage|advantages?|savings?|anomal(?:y|ies)|inversion|structures?"
    r"|evasion|refunds?|rulings?|case|exemptions?(?= (?:would|will|is|are|shall) ))\b",
    re.IGNORECASE,
)
"""What makes of "tariff" a word about something else ("tariff orders", "tariff worries")."""

_EITHER_MFN = re.compile(r"(?:\srate)?\s(?:or|and)\s(?:an?\s|the\s)?(?:tariff|rate|duty|combined|\d)")

_REMEDY_ORDER = re.compile(r"\sorders?\b(?=\s(?:on|against|covering)\b)", re.IGNORECASE)
"""``anti-dumping duty orders on tyres`` are the duties."""

_NUMBER = r"[\d.]+\s?(?:%|per ?cent)"

_TAXED = re.compile(
    r"\b(?:taxed|tariffed|charged|levied|assessed|dutied)\b(?=\s(?:at\s|with\s)?(?:an?\s|only\s"
    rf"|just\s)?(?:flat\s|rate of\s)*{_NUMBER})",
    re.IGNORECASE,
)
"""A verb that names a duty ("goods from Switzerland will be charged 39 percent")."""

_PAYS_RATE = re.compile(
    rf"\b(?:pays?|paying|faces?|faced|facing|charges|incurs?|attracts?)\b(?=\s(?:only\s|just\s|about\s)?{_NUMBER}"
    r"(?!\s(?:of|more|less|higher|lower|interest|inflation|unemployment|tax)\b))"
    r"|\b(?:charg(?:e|es|ing|ed)|impos(?:e|es|ing|ed)|slapp(?:ed|ing)|slaps?|put|levied|plac(?:e|es|ed|ing))\b"
    rf"(?=\s(?:an? )?(?:additional |extra |further )?{_NUMBER}\s(?:on|against)\s)"
)
"""A verb that names a duty when nothing else does ("Indonesia pays 19%", "is charging 34% on all goods")."""

_PENALTY = re.compile(
    r"(?<=%|t)\s(?:[a-z]+\s)?(?P<noun>penalt(?:y|ies)|imposts?|charges?)\b(?=\s(?:on|against)\s)",
    re.IGNORECASE,
)
"""A word for a duty behind its rate ("a 25 per cent penalty on Indian goods")."""

_BARRIERS = re.compile(
    r"\b(?:eliminat|remov|lower|reduc|dismantl|abolish|scrap"
    r"|phas)\w*\s[^.;]{0,50}?(?P<noun>(?<!non-)tariff barriers)\b(?=,?\s(?:on|for|to|in)\b)",
    re.IGNORECASE,
)
"""``will eliminate 99% of tariff barriers on American farm goods``: duties, when they are taken away."""

_DEPOSITS = re.compile(
    r"\b(?:(?:cash|security|provisional|anti-?dumping)\s)*deposits?(?: rates?)?\b(?=\s(?:of|at|ranging"
    r"|between)\b[^.;]{0,30}\d)|\b(?:dumping|subsidy) (?:margins?|rates?)\b(?=[^.;]{0,60}\d)",
    re.IGNORECASE,
)
"""What importers pay while a duty is provisional, and the margins that become it."""

_RATE = re.compile(
    r"\b(?:[Rr]eciprocal|country-specific|(?<=the )general|baseline|sectoral)\srates?\b"
    r"|\b(?:MFN|[Mm]ost[- ][Ff]avou?red[- ][Nn]ation)(?: \(MFN\))? rates?\b"
    r"|\b(?:[Tt]he|[Aa]) rate (?=(?:for|on|applied to|applicable to) [^.;,]{3,40}"
    r"\b(?:at present|currently|will|is|was|rises?|goes|falls?|remains?|stays?)\b)"
)
"""A rate that is plainly one of duty ("the reciprocal rate", "the rate for kitchen cabinets will go up")."""

_OWN_RATE = re.compile(
    r"(?:\bUS|\bU\.S\.|\bAmerican|\bimport|['’]s) (?P<noun>rates?) (?=on [^.;,%]{3,40}?\b(?:at|to|is|was|will"
    r"|would|of)\b)"
)
"""``the US rate on cars was halved to 15%``."""

_THOSE_ON = re.compile(
    r"(?:\sand|\swhile|\sbut|,|\sas)\s(?:\w+\s){0,3}?(?P<noun>those|that|the one)(?=\s(?:on|for)\s"
    r"(?!behalf|grounds|account|sale))"
)
"""``will halve the tariffs on wheat and scrap those on lobsters``."""

_QUOTA_RATE = re.compile(rf"\bquotas?\b[^.;]{{0,90}}?\b(?:at|with)\s(?:an?\s)?{_NUMBER}\s(?P<noun>rate)\b")
"""``a quota of 100,000 cars at a 10% rate``."""

_COUNTER = re.compile(
    r"\b(?:(?:trade |tariff )?counter-?measures|retaliatory (?:trade )?measures|(?:re)?balancing measures"
    r"|(?:equivalent|corresponding|proportionate|commensurate|compensatory|reciprocal|mirror) measures"
    r"(?= (?:on|to|against|for)\b)|counter-?tariffs)\b",
    re.IGNORECASE,
)
"""Countermeasures are duties where the sentence speaks of duties or of goods of a value."""

_THAT_ON = re.compile(r"\b(?:that|those)\b(?=\s(?:imposed\s|levied\s)?(?:on|for)\s)")
"""``while that on chickpeas goes up to 70%``: the duty told just before, on other goods."""

_KEEPS = re.compile(
    r"\b(?:keep|kept|maintain|retain|leave|lift|drop|scrap|remov|suspend|doubl|rais|cut|halv)\w*\s$"
)

_REMEDIES = re.compile(
    r"\b(?:import |steel |provisional |definitive |global )*(?P<kind>safeguards?|anti-?dumping|countervailing"
    r"|(?-i:AD|CVD)|anti-?subsidy)(?:\s(?:and|or)\s(?:anti-?dumping|countervailing"
    r"|anti-?subsidy))?\s(?:protection )?measures?\b"
    r"|\b(?:import |steel )(?P<bare>safeguards|safeguard(?=\s(?:for|until|on|beyond|by|will|would|was|is|has|to"
    r"|which|that)\b))\b(?!\s(?:investigation|probe|duty|duties|tariff|quota))",
    re.IGNORECASE,
)
"""Trade remedies named without the word duty ("the safeguard measures on steel")."""


_IMPOSES_MEASURES = re.compile(
    r"\b(?:impos|introduc|adopt|appl)\w*\s(?:definitive\s|provisional\s|final\s|temporary\s)?(?P<noun>measures)\b"
)
"""``a final ruling in its anti-dumping investigation, imposing measures for five years``."""


_TREATMENT = re.compile(
    r"\b(?:(?:most|more|the|a|an|highly|special)\s){0,3}(?:preferential|favou?rable|lower|zero|reduced"
    r"|most-favou?red)\s"
    r"(?P<noun>tariff treatment)\b(?=\s(?:for|on|to|from|by|in)\b)",
    re.IGNORECASE,
)
"""``obtained preferential tariff treatment for semiconductors``: a lower duty without a rate."""


_ON_PRODUCTS = re.compile(r"\s(?:on|against)\s(?:[\w.-]+\s){0,3}?(?:products?|goods|imports|exports)\b")
"""``suspend rebalancing measures on US products``, in a text about duties."""


def _other_nouns(text: str, told: list[Noun], of_duties: bool) -> list[Noun]:
    out: list[Noun] = []

    def take(pattern: re.Pattern[str], group: str | int = 0) -> None:
        out.extend(Noun(m.start(group), m.end(group)) for m in islice(pattern.finditer(text), MAX_HEADS))

    take(_TAXED)
    take(_RATE)
    take(_PENALTY, "noun")
    take(_OWN_RATE, "noun")
    if told:
        out += [
            Noun(m.start("noun"), m.end("noun"), told[-1].instrument)
            for m in islice(_THOSE_ON.finditer(text, told[0].end), MAX_HEADS)
        ]
    take(_QUOTA_RATE, "noun")
    if "treatment" in text:
        take(_TREATMENT, "noun")
    if "barrier" in text or "Barrier" in text:
        take(_BARRIERS, "noun")
    out += [
        Noun(m.start(), m.end(), _kind(m.group()) or _kind(text) or "import_tariff")
        for m in islice(_DEPOSITS.finditer(text), MAX_HEADS)
    ]
    out += [
        Noun(m.start(), m.end(), _kind(m["kind"] or m["bare"]) or "import_tariff")
        for m in islice(_REMEDIES.finditer(text), MAX_HEADS)
    ]
    if not out and not told and " measures" in text and _DETERMINES.search(text):
        out += [
            Noun(m.start("noun"), m.end("noun"), _of_determination(text))
            for m in islice(_IMPOSES_MEASURES.finditer(text), 1)
        ]
    if not out:  # another duty behind a semicolon is no better name for this one
        paid = [Noun(m.start(), m.end()) for m in islice(_PAYS_RATE.finditer(text), MAX_HEADS)]
        out += [p for p in paid if all(";" in text[p.end : n.start] + text[n.end : p.start] for n in told)]
    for match in islice(_COUNTER.finditer(text), MAX_HEADS):
        rest = text[: match.start()] + text[match.end() :]
        owned = of_duties and re.search(
            r"\b(?:our|its|their|the EU['’]s|such|equivalent)\s(?:own\s)?$", text[: match.start()]
        )
        if (
            owned
            or "equivalent" in match.group()
            or (of_duties and _ON_PRODUCTS.match(text, match.end()))
            or re.search(
                r"\btariffs?\b|\bduties\b|\blevies\b|[€$£][\d.,]+ ?(?:bn|billion)"
                r"|\b(?:billion|million) (?:euros|dollars|pounds|yen)\b",
                rest,
            )
        ) and not re.search(r"\bnon-tariff\s$", text[: match.start()]):
            out.append(Noun(match.start(), match.end()))
    return [n for n in out if not any(o.start <= n.start < o.end for o in told)]


def duty_nouns(text: str, zeros: list[tuple[int, int]], of_duties: bool = False) -> list[Noun]:
    """Every word of a sentence that names a duty, in the order of the text; ``zeros`` are told already.

    In a text ``of_duties``, "our countermeasures" are duties too.
    """
    nouns: list[Noun] = []
    for match in islice(lx.TARIFF.finditer(text), MAX_HEADS):
        instrument = _instrument(match)
        verbal = match["noun"].lower() == "levy" and _TO_LEVY.search(text[: match.start()])
        if verbal and lx.TARIFF.search(text, match.end(), match.end() + 60):
            continue  # "will levy a higher customs duty"
        if nouns and re.search(
            r"\bincluding (?:the |its )?$", text[max(0, match.start() - 16) : match.start()]
        ):
            continue  # "all retaliatory tariffs, including tariffs on wheat": the same duties
        if _EITHER_MFN.match(text, match.end()) and re.search(
            r"(?:[Nn]ation|MFN\)?)\s$", text[: match.start()]
        ):
            continue  # "the higher of the MFN tariff or a tariff of 15%"
        ordered = match["kind"] is not None and _REMEDY_ORDER.match(text, match.end())
        if any(s <= match.start() < e for s, e in zeros) or (
            _NOT_DUTY.match(text, match.end()) and not ordered
        ):
            continue
        if re.match(r"[\s\u2011-](?:rate )?quota", text[match.end() : match.end() + 12]):
            instrument = "tariff_rate_quota"
        if instrument == "countervailing" and "ompensatory" in match.group() and _DUMPED.search(text):
            instrument = "anti_dumping"
        if (
            match["kind"] is None
            and instrument == "import_tariff"
            and match["noun"].lower().startswith("dut")
        ):
            instrument = _of_determination(text) or instrument
        nouns.append(Noun(match.start(), match.end(), instrument))
    if nouns and (" that " in text or " those " in text):
        nouns += [
            Noun(m.start(), m.end(), nouns[0].instrument)
            for m in islice(_THAT_ON.finditer(text, nouns[0].end + 3), MAX_HEADS)
            if re.search(r"\d\s?(?:%|per ?cent)", text[m.end() :]) or _KEEPS.search(text, 0, m.start())
        ]
    nouns += _other_nouns(text, nouns, of_duties)
    return sorted(nouns, key=lambda n: n.start)


_DUMPED = re.compile(r"\b(?:anti-?)?dump(?:ing|ed)\b|\bprice discrimination\b", re.IGNORECASE)
"""What "compensatory" duties of Latin America answer, when it is no subsidy."""

_TO_LEVY = re.compile(r"\b(?:will|would|to|may|might|could|can|shall|must)\s(?:also\s)?$")

_DETERMINES = re.compile(
    r"\b(?:anti-?dumping|countervailing|anti-?subsidy|safeguards?)(?: (?:and|or) [\w-]+)?(?:"
    r" duty)?\s(?:\w+\s){0,2}?"
    r"(?:orders?|investigations?|determinations?|probes?|inquir(?:y|ies)|reviews?|cases?|findings?)\b",
    re.IGNORECASE,
)


def _of_determination(text: str) -> str | None:
    """The remedy a bare "duty" is, when the sentence tells of the case it ends."""
    found = [m.group() for m in islice(_DETERMINES.finditer(text), 3)]
    return _kind(" ".join(found)) if found else None
