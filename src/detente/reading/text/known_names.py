"""Names of states, institutions and people by their first word, and whose an office is by the names beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from detente.reading.gazetteers.parties import (
    COMMON_WORDS,
    INSTITUTIONS,
    PARTY_WORDS,
    PEOPLE,
    SHADOWS,
    SURNAME_FIRST,
)

__all__ = [
    "GIVEN_TOO",
    "NEVER_A_FAMILY",
    "TOKEN",
    "Index",
    "Kind",
    "add_entry",
    "is_other_name",
    "lookup",
    "owner_behind",
    "owner_of",
    "short_names",
    "tables",
    "unmistakable",
]


Kind = Literal["name", "demonym", "metonym", "institution", "person", "both", "pronoun", "shadow"]


_FAMILY_FIRST = frozenset(["CHN", "KOR", "TWN", "PRK", "HKG"])
"""States whose people are called by the word that comes first."""


_GIVEN_NAME = frozenset(["IDN", "MYS", "THA", "ETH", "VNM", "KHM", "LKA", "MMR"])
"""States whose people are as often called by their given name."""


GIVEN_TOO = frozenset(
    ["Israel", "Jordan", "Georgia", "Chad", "Sydney", "Paris", "Kenya", "India", "Malta", "Santiago"]
)
"""Names of places that people are called by too ("Foreign Minister Israel Katz")."""


NEVER_A_FAMILY = frozenset(
    ["May", "March", "April", "June", "August", "Will", "Young", "Long", "Price", "Trade", "Day", "Washington",
     "America", "Holland", "Jordan", "England", "French", "German", "English", "Minister", "President",
     "Secretary", "Jr", "Sr", "He", "To", "So", "An", "We", "No", "Do", "In", "On", "My", "It", "She", "They"]
)  # fmt: skip


def short_names(full: str, party: str | None) -> list[str]:
    """The single words by which somebody is called after the full name was given."""
    words = full.split()
    if full in SURNAME_FIRST or (party in _FAMILY_FIRST and full not in PEOPLE):
        return [words[0]]
    particle = next((i for i, w in enumerate(words) if i and w in ("van", "von", "de", "da", "der")), None)
    if full.startswith("Luiz"):
        return ["Lula"]
    if particle is not None and words[particle] in ("van", "von"):
        return [" ".join(words[particle:])]
    if len(words) < 2:
        return []
    return [words[-1], words[0]] if party in _GIVEN_NAME else [words[-1]]


Entry = tuple[Kind, str | None, str]


Index = dict[str, list[tuple[str, Entry]]]


_FIRST = re.compile(r"\w+")


TOKEN = re.compile(r"(?<![\w$])(?:[A-ZÀ-ÞŠŽĐ]\w*|the(?= [\dA-Zb])|v[ao]n(?= ))")
"""Words at which the name of somebody can begin."""


_GOES_ON = re.compile(
    r"\w|\$|-(?!sided|led|made|based|bound|origin|owned|built|connected|linked|flagged|produced|assembled|manufactured|backed"
    r"|headquartered)"
)
"""What may not follow a name directly ("USMCA", "US-China")."""


def add_entry(index: Index, word: str, entry: Entry) -> None:
    first = _FIRST.match(word)
    if first is None:
        return
    rows = index.setdefault(first.group(), [])
    if all(known != word for known, _ in rows):
        rows.append((word, entry))
        rows.sort(key=lambda row: -len(row[0]))


@lru_cache(maxsize=1)
def tables() -> Index:
    """Names by their first word, the longest first; built once, on first use."""
    entries: dict[str, Entry] = {}
    for party, (names, demonyms, metonyms) in PARTY_WORDS.items():
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("name", names),
            ("demonym", demonyms),
            ("metonym", metonyms),
        )
        for kind, words in kinds:
            for word in words:
                entries.setdefault(word, (kind, party, word))
    for title, (owner, canonical) in INSTITUTIONS.items():
        entries[title] = ("institution", owner, canonical)
    for full, (side, _) in PEOPLE.items():
        entries[full] = ("person", side, full)
        for family in short_names(full, side):
            if family not in COMMON_WORDS:
                entries.setdefault(family, ("person", side, full))
    for shadow in SHADOWS:
        entries[shadow] = ("shadow", None, shadow)
    index: Index = {}
    for word, entry in entries.items():
        first = _FIRST.match(word)
        if first is not None:
            index.setdefault(first.group(), []).append((word, entry))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def lookup(index: Index, token: str, text: str, start: int) -> tuple[int, Entry] | None:
    for word, entry in index.get(token, ()):
        if text.startswith(word, start) and not _GOES_ON.match(text, start + len(word)):
            return start + len(word), entry
    return None


def is_other_name(name: str) -> bool:
    """True when the first word names a state or an institution."""
    first = name.split()[0]
    known = lookup(tables(), first, name, 0)
    return known is not None and known[1][0] in ("name", "demonym", "metonym", "institution", "shadow")


def unmistakable(known: str, name: str) -> bool:
    return name in short_names(known, PEOPLE[known][0]) and name not in COMMON_WORDS


_DEMONYMS = {word: party for party, (_, demonyms, _) in PARTY_WORDS.items() for word in demonyms}
_NAMED_BODY = re.compile(r"\s(?:[A-Z][\w.&-]*\s|of\s|and\s){2,6}")
"""Between a demonym and an office: the name of a body ("American Farm Bureau Federation President")."""


_LISTED_LAST = re.compile(r"\b(?:and|or)\s(?:the\s)?$")


def owner_of(text: str, position: int) -> str | None:
    """Party of an office from the word before it ("Australian Trade Minister", "India's commerce minister")."""
    start = max(0, position - 60)
    owner = None
    for token in TOKEN.finditer(text, start, position):
        known = lookup(tables(), token.group(), text, token.start())
        if known is not None and known[1][0] == "shadow":
            known = (token.end(), ("demonym", _DEMONYMS.get(token.group()), token.group()))
        if known is None or known[1][1] is None:
            continue
        if text[known[0] : position] == ", " and _LISTED_LAST.search(text, start, token.start()):
            owner = None
            continue  # "from Canada and Norway, Prime Minister Medvedev told ministers"
        near = -25 <= position - known[0] <= 14
        if near or _NAMED_BODY.fullmatch(text[known[0] : position]):
            owner = known[1][1]
    return owner


def owner_behind(text: str, position: int) -> str | None:
    """Party of an office from the words behind it ("president of the European Council")."""
    of = re.compile(r"\s(?:of|for|at|from|to)\s(?:the\s)?").match(text, position)
    if of is None:
        return None
    token = TOKEN.match(text, of.end())
    known = lookup(tables(), token.group(), text, of.end()) if token else None
    return known[1][1] if known else None
