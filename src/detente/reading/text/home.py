"""The state whose authorities a document means by "the government" or "the Ministry of Finance"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from detente.reading.gazetteers.states import STATES
from detente.reading.text.datelines import dateline_parties
from detente.reading.text.mentions import Mention

__all__ = ["find_home", "home_of", "marks_of", "state_of_publisher"]

_MARKS: dict[str, str] = {
    "IND": r"\blakhs?\b|\bcrores?\b|\bRs\.? ?\d|₹|\b[Rr]upees?\b|\bCBIC\b|\bDGFT\b|\bDGTR\b|\bDGAD\b"
    r"|\bUnion (?:Cabinet|Budget"
    r"|Minister|Ministry|[Gg]overnment)|\bthe Centre\b|\bThe Centre\b|Customs Tariff Act, 1975|Customs Act, 1962"
    r"|\bG\.S\.R\. ?\d|Agriculture Infrastructure and Development Cess"
    r"|\bNotification No\. ?\d+/\d{4}|\bIndian currency\b|\bBasic [Cc]ustoms [Dd]uty\b|\bAIDC\b"
    r"|\bSocial Welfare Surcharge\b"
    r"|\bCentral [Gg]overnment\b|\bPTI\b|\bGST\b(?= Council)|\bDPIIT\b|\bPIB\b"
    r"|\bDirector(?:ate)?[- ]General \(?(?:of )?(?:Trade Remedies"
    r"|Foreign Trade)",
    "MEX": r"\bDOF\b|\bDiario Oficial|Federal Official Gazette|Official Gazette of the Federation|\b[TL]IGIE\b"
    r"|\bSecretar[ií]a de|\bSAT\b|\bIMMEX\b|\bPROSEC\b|\bUPCI\b",
    "BRA": r"\bG[Ee][Cc][Ee][Xx]\b|\bC[Aa][Mm][Ee][Xx]\b|\bS[Ee][Cc][Ee][Xx]\b|\bR\$ ?\d|\b[Rr]eais\b"
    r"|\bNCM\b|\bDECOM\b",
    "CAN": r"\bOrder[- ]in[- ]Council\b|\bCBSA\b|\bCanada Gazette\b|\bRemission Order\b|\bSurtax Order\b|\bCITT\b"
    r"|\bC\$ ?\d"
    r"|\bFinance Canada\b|\bGlobal Affairs Canada\b|\bCUSMA\b|\bSIMA\b",
    "USA": r"\bFederal Register\b|\bHTSUS\b|\bHTS\b|\bUSTR\b|\bCBP\b|\b(?i:section) (?:232|301|201|122|338)\b|\bIEEPA\b"
    r"|\b[Ee]xecutive [Oo]rders\b|\bExecutive Order \d|\bProclamation \d|\bCommerce Department\b"
    r"|\bDepartment of Commerce\b|\bUSITC\b|\bBIS\b"
    r"|\bPresident (?:Donald |Joe )?(?:Trump|Biden)\b|\bWhite House\b",
    "EU": r"Official Journal of the E|\bRegulation \(EU\)|\b[Mm]ember [Ss]tates\b|\bTARIC\b|\bEuropean Commission\b"
    r"|\bDG Trade\b|\bUnion[- ]frontier\b|\bEUR-?Lex\b",
    "GBR": r"\bTrade Remedies Authority\b|\bTRA\b|\bHMRC\b|\bSecretary of State for (?:Business|International) [Tt]rade"
    r"|\bDepartment for (?:Business|International) (?:and )?Trade\b|\bTaxation \(Cross-border Trade\)|\bUKGT\b",
    "JPN": r"\bMETI\b|Foreign Exchange and Foreign Trade (?:Act|Law)|Export Trade Control Order|\b[Yy]en\b",
    "KOR": r"\bMOTIE\b|Korea Trade Commission|Foreign Trade Act|\bYeouido\b",
    "CHN": r"\bMOFCOM\b|\bGACC\b|Customs Tariff Commission|\bState Council\b|Foreign Trade Law|Export Control Law",
    "AUS": r"\bAustralian Border Force\b|\bABF\b|\bAustralian Customs Notice|\bAnti-Dumping (?:Notice"
    r"|Commission|Review Panel)|\bADN\b|\bA\$ ?\d|\bDFAT\b",
    "NZL": r"\bNZ\$ ?\d|\bMBIE\b",
    "TUR": r"\bImport Regime (?:Decision|Decree)\b|\bTurkish [Ll]ira\b|\bResm[iî] Gazete\b|\bPresidential Decision\b",
    "IDN": r"\b[Rr]upiah\b|\bPermendag\b|\bPMK\b|\bBPS\b",
    "ZAF": r"\bITAC\b|\bSARS\b|\bDTIC\b|\b[Rr]and\b(?= per)",
    "PAK": r"\bFBR\b|\bSRO\b|\bNational Tariff Commission\b",
    "VNM": r"\bMoIT\b|\bDecision No\. ?\d+/QD|\bQ[DĐ]-BCT\b",
    "THA": r"\bbaht\b",
    "PHL": r"\bTariff Commission of the Philippines\b|\bMalacañang\b|\bExecutive Order No\. \d",
    "RUS": r"\b[Rr](?:o)?ubles?\b|\bEAEU\b",
    "ARG": r"\bBolet[ií]n Oficial\b(?! de la Uni)",
    "CHE": r"\bFederal Council\b|\bSECO\b",
    "TWN": r"\bNT\$ ?\d|\bMOEA\b|\bExecutive Yuan\b|\b[Ss]trategic [Hh]igh-[Tt]ech [Cc]ommodit",
}
"""Agencies, gazettes, statutes, forms of legal acts and units of money that only one state has."""

_PATTERNS = {party: re.compile(pattern) for party, pattern in _MARKS.items()}
_LOOKED_AT = 6_000
"""Characters of a document that are searched for the marks of a state."""


def marks_of(text: str) -> Counter[str]:
    """How many different marks of each state a text has."""
    return Counter(_marks_in(text[:_LOOKED_AT]))


@lru_cache(maxsize=2)
def _marks_in(zone: str) -> Counter[str]:
    """Asked several times of one document, and dear: a pattern for each state."""
    found: Counter[str] = Counter()
    for party, pattern in _PATTERNS.items():
        kinds = {m.group() for m in pattern.finditer(zone)}
        if kinds:
            found[party] = len(kinds)
    return found


def find_home(text: str, opening: list[list[Mention]], counts: Counter[str]) -> str | None:
    """The state of a document, when something tells it beyond doubt.

    Parameters
    ----------
    opening : who is named in each of the first sentences (the title among them).
    counts : how often each side is named in the document.
    """
    marks = marks_of(text)
    weights: Counter[str] = Counter()
    for party, count in marks.items():
        weights[party] += 2 * min(count, 3)
    for mentions in opening:
        for mention in mentions:
            if mention.party and mention.kind == "institution":
                weights[mention.party] += 2
                break
    for party, count in counts.items():
        weights[party] += min(count, 4) // 2
    if not weights:
        return None
    ranked = weights.most_common(2)
    first, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if first not in marks:
        return None
    return first if weight >= 1.5 * second else None


_CITED_BY_ALL = ("USA", "EU", "CHN")
"""Whose statutes and agencies the reports of other states name too."""


def state_of_publisher(publisher: str | None) -> str | None:
    """The state in the name of a newspaper or agency: "The Japan Times", "DutchNews", "Yonhap"."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", publisher or "")
    words = f" {' '.join(_WORD.findall(f'{publisher} {parted}'))} "
    agencies = {party for name, party in _AGENCIES.items() if f" {name} " in words}
    named = {
        party
        for party, (names, demonyms, _) in STATES.items()
        if any(f" {word} " in words for word in (*names, *demonyms))
    }
    found = named | agencies
    return next(iter(found)) if len(found) == 1 else None


_WORD = re.compile(r"[A-Za-z.]+")
_AGENCIES = {
    "Yonhap": "KOR", "Kyodo": "JPN", "Jiji": "JPN", "NHK": "JPN", "Nikkei": "JPN", "Xinhua": "CHN", "CGTN": "CHN",
    "PTI": "IND", "ANI": "IND", "Press Trust": "IND", "Anadolu": "TUR", "Bernama": "MYS", "Antara": "IDN",
    "TASS": "RUS", "AAP": "AUS", "Ukrinform": "UKR", "VietnamPlus": "VNM", "VnExpress": "VNM",
    "Swissinfo": "CHE", "SWI": "CHE",
}  # fmt: skip
"""News agencies of states whose own government they call "the government"."""


def home_of(
    text: str,
    opening: list[list[Mention]],
    counts: Counter[str],
    legal: str | None,
    publisher: str | None = None,
) -> str | None:
    """The state "the government" is of: that of the dateline or the paper, else the one named first or the one whose
    acts it is about."""
    line = dateline_parties(text)
    if len(line) == 1:
        return line[0]
    paper = state_of_publisher(publisher)
    if paper is not None and counts[paper] >= max(counts.values(), default=0) / 2:
        return paper
    first = next((m.party for mentions in opening for m in mentions if m.party), None)
    if first is None or first == legal:
        return legal
    marks = marks_of(text)
    if legal is not None and legal not in _CITED_BY_ALL and marks[legal] >= 2 and not marks[first]:
        return legal
    if counts[first] >= counts[legal or ""]:
        return first
    return legal if 2 * counts[first] < counts[legal or ""] else None
