"""Parties of the development documents in all their forms, and the words of the countries put in their place."""

from __future__ import annotations

__all__ = ["COUNTRIES", "PARTY_SITES"]


def _country(
    name: str, adjective: str, capital: str, leader: str, family: str, minister: str, surname: str, agency: str,
    article: str = "",
) -> dict[str, str]:  # fmt: skip
    return {"name": name, "the": article + name, "adj": adjective, "capital": capital, "leader": leader,
        "family": family, "minister": minister, "surname": surname, "agency": agency}  # fmt: skip


COUNTRIES: dict[str, dict[str, str]] = {
    "IND": _country("India", "Indian", "New Delhi", "Narendra Modi", "Modi", "Piyush Goyal", "Goyal", "DGFT"),
    "JPN": _country("Japan", "Japanese", "Tokyo", "Shigeru Ishiba", "Ishiba", "Ryosei Akazawa", "Akazawa",
        "METI"),
    "CAN": _country("Canada", "Canadian", "Ottawa", "Mark Carney", "Carney", "Dominic LeBlanc", "LeBlanc",
        "Global Affairs Canada"),
    "AUS": _country("Australia", "Australian", "Canberra", "Anthony Albanese", "Albanese", "Don Farrell",
        "Farrell", "DFAT"),
    "MEX": _country("Mexico", "Mexican", "Mexico City", "Claudia Sheinbaum", "Sheinbaum", "Marcelo Ebrard",
        "Ebrard", "SE"),
    "CHN": _country("China", "Chinese", "Beijing", "Xi Jinping", "Xi", "He Lifeng", "He", "MOFCOM"),
    "EU": _country("EU", "European", "Brussels", "Ursula von der Leyen", "von der Leyen", "Maroš Šefčovič",
        "Šefčovič", "European Commission", "the "),
    "KOR": _country("South Korea", "South Korean", "Seoul", "Lee Jae Myung", "Lee", "Kim Jung-kwan", "Kim",
        "MOTIE"),
    "USA": _country("US", "American", "Washington", "Donald Trump", "Trump", "Scott Bessent", "Bessent", "BIS",
        "the "),
    "ZAF": _country("South Africa", "South African", "Pretoria", "Cyril Ramaphosa", "Ramaphosa", "Parks Tau",
        "Tau", "ITAC"),
    "MYS": _country("Malaysia", "Malaysian", "Kuala Lumpur", "Anwar Ibrahim", "Anwar", "Zafrul Aziz", "Zafrul",
        "MITI"),
    "IDN": _country("Indonesia", "Indonesian", "Jakarta", "Prabowo Subianto", "Prabowo", "Airlangga Hartarto",
        "Hartarto", "BKPM"),
    "CHL": _country("Chile", "Chilean", "Santiago", "Gabriel Boric", "Boric", "Mario Marcel", "Marcel",
        "SUBREI"),
    "URY": _country("Uruguay", "Uruguayan", "Montevideo", "Yamandú Orsi", "Orsi", "Mario Lubetkin", "Lubetkin",
        "MEF"),
    "PRY": _country("Paraguay", "Paraguayan", "Asunción", "Santiago Peña", "Peña", "", "", ""),
    "KAZ": _country("Kazakhstan", "Kazakh", "Astana", "", "", "", "", ""),
    "VNM": _country("Vietnam", "Vietnamese", "Hanoi", "", "", "", "", ""),
    "TUR": _country("Turkey", "Turkish", "Ankara", "", "", "", "", ""),
    "THA": _country("Thailand", "Thai", "Bangkok", "", "", "", "", ""),
    "GHA": _country("Ghana", "Ghanaian", "Accra", "", "", "", "", ""),
    "ETH": _country("Ethiopia", "Ethiopian", "Addis Ababa", "", "", "", "", ""),
    "UZB": _country("Uzbekistan", "Uzbek", "Tashkent", "", "", "", "", ""),
}  # fmt: skip

_CHINA_01 = (("China", "{the}"), ("Beijing", "{capital}"), ("Xi Jinping", "{leader}"), ("Xi", "{family}"))
_USA_01 = (("American", "{adj}"), ("US", "{adj}"), ("President Trump", "President {leader}"),
    ("Trump", "{family}"), ("Scott Bessent", "{minister}"), ("Bessent", "{surname}"),
    ("Washington", "{capital}"))  # fmt: skip
_USA_02 = (("Trump announced", "{leader} announced"), ("Trump", "{family}"), ("the US", "{the}"),
    ("The administration", "The {adj} government"), ("the White House", "the {adj} government"))  # fmt: skip
_CHINA_02 = (("Chinese President Xi Jinping", "{adj} President {leader}"), ("Chinese", "{adj}"),
    ("Beijing's", "{capital}'s"), ("China's", "{the}'s"), ("China", "{the}"))  # fmt: skip
_USA_04 = (("US President Donald Trump", "{adj} President {leader}"), ("Trump", "{family}"),
    ("the United States", "{the}"), ("US", "{adj}"), ("American", "{adj}"), ("Washington", "{capital}"))  # fmt: skip
_EU_04 = (("European Commission President Ursula von der Leyen", "{adj} President {leader}"),
    ("von der Leyen", "{family}"), ("the European Union", "{the}"), ("The EU", "{name}"),
    ("European", "{adj}"), ("EU", "{adj}"))  # fmt: skip
_JAPAN_06 = (("Shigeru Ishiba", "{leader}"), ("Ishiba", "{family}"), ("Japan is", "{the} is"),
    ("Japan had", "{the} had"), ("Japanese", "{adj}"), ("Tokyo", "{capital}"))  # fmt: skip
_INDIA_08 = (("India", "{the}"), ("Indian", "{adj}"))
_ANY = ("IND", "JPN", "CAN", "AUS", "MEX", "KOR", "ZAF", "MYS", "IDN", "CHL")

# document, party, (words, new words), (name, new name) of its people, the countries put in its place
PARTY_SITES: tuple[
    tuple[str, str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], tuple[str, ...]], ...
] = (
    ("01", "CHN", _CHINA_01, (("Xi Jinping", "{leader}"),), ("IND", "JPN", "CAN", "AUS", "MEX", "EU", "ZAF", "MYS",
        "IDN")),
    ("01", "USA", _USA_01, (("Donald Trump", "{leader}"), ("Scott Bessent", "{minister}")), ("IND", "CAN", "AUS",
        "MEX")),
    ("01", "ARG", (("Argentina", "{the}"),), (), ("URY", "PRY", "CAN", "KAZ", "THA", "GHA", "UZB")),
    ("02", "USA", _USA_02, (("Donald Trump", "{leader}"),), ("IND", "CAN", "AUS", "MEX", "JPN", "MYS")),
    ("02", "CHN", _CHINA_02, (("Xi Jinping", "{leader}"),), ("IND", "CAN", "AUS", "MEX", "JPN", "KOR", "CHL",
        "ZAF")),
    ("03", "CHN", (("China", "{the}"), ("Chinese", "{adj}")), (("Chinese finance ministry",
        "{adj} finance ministry"),), (*_ANY, "VNM", "TUR", "THA", "GHA")),
    ("03", "USA", (("American", "{adj}"), ("President Trump", "President {leader}"), ("Mr Trump", "Mr {family}"),
        ("the United States", "{the}")), (("Donald Trump", "{leader}"),), ("IND", "CAN", "AUS", "MEX", "JPN",
        "ZAF")),
    ("04", "EU", _EU_04, (("Ursula von der Leyen", "{leader}"),), ("IND", "JPN", "CAN", "AUS", "MEX", "KOR",
        "ZAF", "IDN", "CHL")),
    ("04", "USA", _USA_04, (("Donald Trump", "{leader}"),), ("IND", "JPN", "CAN", "AUS", "MEX", "IDN")),
    ("05", "KOR", (("the Republic of Korea", "{the}"), ("The Republic of Korea", "{name}")), (), ("IND", "CAN",
        "AUS", "MEX", "VNM", "TUR", "THA", "ETH")),
    ("05", "JPN", (("METI, Japan's Ministry of Economy, Trade and Industry",
        "{agency}, the {adj} trade authority"), ("METI", "{agency}"), ("Japanese", "{adj}")), (("METI", "{agency}"),),
        ("CHN", "USA", "IND")),
    ("06", "JPN", _JAPAN_06, (("Shigeru Ishiba", "{leader}"),), ("IND", "CAN", "AUS", "MEX", "KOR", "IDN", "MYS",
        "ZAF")),
    ("06", "USA", (("President Donald Trump", "President {leader}"), ("Trump", "{family}"),
        ("the United States", "{the}"), ("the US", "{the}"), ("US", "{adj}")), (("Donald Trump", "{leader}"),),
        ("IND", "CAN", "AUS", "MEX", "KOR")),
    ("07", "CHN", (("China's Ministry of Commerce (MOFCOM)", "{the}'s Ministry of Commerce"),
        ("China", "{the}"), ("Chinese", "{adj}")), (), ("IND", "CAN", "AUS", "MEX", "VNM", "TUR", "THA", "ETH")),
    ("08", "IND", _INDIA_08, (), (*(c for c in _ANY if c != "IND"), "VNM", "TUR", "CHN", "EU", "GHA")),
    ("08", "USA", (("US President Donald Trump", "{adj} President {leader}"), ("Trump", "{family}"),
        ("The US", "{name}"), ("Washington's", "{capital}'s")), (("Donald Trump", "{leader}"),), ("CAN",
        "AUS", "MEX", "JPN", "KOR", "ZAF")),
)  # fmt: skip
