"""Finding who and what a sentence names: parties, institutions, people, products."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from detente.reading.gazetteers.parties import (
    COMMON_WORDS,
    INSTITUTIONS,
    PARTY_WORDS,
    PEOPLE,
    SURNAME_FIRST,
)
from detente.reading.gazetteers.products import PRODUCTS

__all__ = ["Cast", "Mention", "ProductMention", "find_products", "is_kin", "root_of"]

Kind = Literal["name", "demonym", "metonym", "institution", "person", "both", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a sentence; offsets count from the beginning of the sentence."""

    start: int
    end: int
    kind: Kind
    party: str | None
    name: str
    """Canonical name of a person or institution; the words themselves otherwise."""
    office: str | None = None


@dataclass(frozen=True, slots=True)
class ProductMention:
    start: int
    end: int
    tag: str


def _family_name(name: str) -> str:
    if name in SURNAME_FIRST:
        return name.split()[0]
    if name == "Ursula von der Leyen":
        return "von der Leyen"
    if name == "Geoffrey van Leeuwen":
        return "van Leeuwen"
    return "Lula" if name.startswith("Luiz") else name.split()[-1]


_OFFICE_WORDS = (
    r"(?:[Dd]eputy |[Vv]ice[- ]|[Aa]cting |[Ff]ormer |[Nn]ewly sworn-in |[Cc]hief )?"
    r"(?:(?:[Ff]oreign|[Ff]inance|[Tt]rade|[Cc]ommerce|[Ii]ndustry|[Ee]conomy|[Ee]conomic|[Tt]reasury"
    r"|[Aa]griculture|[Dd]efen[cs]e|[Pp]rime|[Ee]nergy"
    r"|[Ii]nternational [Tt]rade|[Ee]uropean [Cc]ommission|[Cc]ommission|[Cc]abinet|[Pp]ress"
    r"|[Pp]residential(?: office)?|[Mm]inistry|[Pp]olicy|[Ss]tate|[Ee]xecutive) )*"
    r"(?:[Mm]inister|[Ss]ecretary|[Pp]resident|[Pp]remier|[Cc]hancellor|[Cc]ommissioner"
    r"|[Rr]epresentative|[Aa]mbassador|[Ss]pokes(?:man|woman|person)"
    r"|[Aa]dviser|[Aa]dvisor|[Nn]egotiator|[Cc]hief|[Gg]overnor|[Ss]enator|[Tt]reasurer|[Cc]hair(?:man"
    r"|woman)?)"
)
_NAME = r"[A-Z][\w’'-]+(?:\s(?:(?:van|von|der|den|de|da|dos|bin|al)\s)*[A-Z][\w’'-]+){1,2}"
_TITLED = re.compile(rf"(?P<office>{_OFFICE_WORDS})\s(?P<name>{_NAME})")
_NOT_A_NAME = re.compile(
    r"^(?:The|A|In|On|For|And|Of|At|Trade|Commerce|Finance|Foreign|United|European|White|Ministry"
    r"|Commission|Council|Xi|Mr|Ms)\b"
)
_BOTH = (
    r"(?:[Bb]oth|[Tt]he two|[Tt]wo) (?:sides|countries|nations|governments|economies|powers|partners"
    r"|parties|leaders|capitals)|[Tt]he (?:two )?sides|each other|[Tt]he parties|[Tt]he two"
)
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b"
_HINTS = (
    r"[Tt]he (?:US |Trump )?[Aa]dministration|[Tt]he [Pp]resident|[Tt]he (?:(?:[Cc]ommerce|[Ff]inance"
    r"|[Ff]oreign|[Tt]rade|[Ii]ndustry) )?[Mm]inistry(?! of)|[Tt]he [Cc]ommission|[Tt]he prime minister"
    r"|[Tt]he bloc"
)


@lru_cache(maxsize=1)
def _tables() -> tuple[re.Pattern[str], dict[str, tuple[Kind, str | None, str]]]:
    entries: dict[str, tuple[Kind, str | None, str]] = {}
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
        family = _family_name(full)
        if family not in COMMON_WORDS:
            entries.setdefault(family, ("person", side, full))
    ordered = sorted(entries, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![\w$])(?:" + "|".join(re.escape(w) for w in ordered) + r")(?![\w-](?!sided|led|made|based))"
    )
    return pattern, entries


_NO_STATE = re.compile(r"(?:Bank of |South |North |New |Asia[- ]|Deutsche |of the )$")
_POSSESSIVE_OWNER = re.compile(r"([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})['’]s\s+$")


@dataclass
class Cast:
    """People a document introduces, so that a family name is understood afterwards."""

    people: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Full name: (party, office)."""
    families: dict[str, str] = field(default_factory=dict)

    def introduce(self, text: str) -> None:
        """Note the people a sentence names in full."""
        for full, (side, _) in PEOPLE.items():
            if full in text:
                self._add(full, side, None)
        for match in _TITLED.finditer(text):
            name = match["name"]
            if _NOT_A_NAME.match(name) or _state_words(name):
                continue
            known = next((k for k in PEOPLE if name.startswith(k) or k.split()[-1] == name), None)
            full = known or name
            party = PEOPLE[known][0] if known else _owner_of(text, match.start())
            self._add(full, party, match["office"])

    def _add(self, full: str, party: str | None, office: str | None) -> None:
        old = self.people.get(full)
        if old is None:
            self.people[full] = (party, office)
            self.families.setdefault(_family_name(full), full)
        elif office and not old[1]:
            self.people[full] = (old[0] or party, office)

    def office_of(self, name: str) -> str | None:
        """Office as the document writes it, else the usual one."""
        written = self.people.get(name, (None, None))[1]
        return written or (PEOPLE[name][1] if name in PEOPLE else None)

    def find(self, text: str) -> list[Mention]:
        """Every mention of a party, institution or person in a sentence, pronouns included."""
        names, entries = _tables()
        taken: list[Mention] = []
        for full, (side, _) in self.people.items():
            position = text.find(full)
            while position >= 0:
                taken.append(
                    Mention(position, position + len(full), "person", side, full, self.office_of(full))
                )
                position = text.find(full, position + len(full))
        for match in names.finditer(text):
            kind, party, name = entries[match.group()]
            if kind in ("name", "metonym") and _NO_STATE.search(
                text[max(0, match.start() - 14) : match.start()]
            ):
                before = text[: match.start()].rstrip()
                if not before.endswith("of the"):
                    continue
            if kind == "person":
                taken.append(Mention(match.start(), match.end(), kind, party, name, self.office_of(name)))
            else:
                taken.append(Mention(match.start(), match.end(), kind, party, name))
        for family, full in self.families.items():
            if family in COMMON_WORDS and family not in ("He", "To"):
                party, office = self.people[full][0], self.office_of(full)
                taken += [
                    Mention(m.start(), m.end(), "person", party, full, office)
                    for m in re.finditer(rf"(?<![\w-]){re.escape(family)}(?![\w-])", text)
                ]
        taken += [Mention(m.start(), m.end(), "both", None, m.group()) for m in re.finditer(_BOTH, text)]
        for pattern in (_HINTS, _PRONOUN):
            taken += [
                Mention(m.start(), m.end(), "pronoun", None, m.group()) for m in re.finditer(pattern, text)
            ]
        return _longest(taken)


def _state_words(name: str) -> bool:
    _, entries = _tables()
    first = name.split()[0]
    return first in entries and entries[first][0] in ("name", "demonym", "metonym")


def _owner_of(text: str, position: int) -> str | None:
    """Party of an office from the word before it ("Australian Trade Minister", "India's commerce minister")."""
    pattern, entries = _tables()
    window = text[max(0, position - 40) : position]
    found = None
    for match in pattern.finditer(window):
        if len(window) - match.end() <= 14:
            found = entries[match.group()][1]
    return found


def _longest(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start), m.kind != "person")):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def _depth(tag: str) -> int:
    parent = PRODUCTS[tag].parent
    return 0 if parent is None else 1 + _depth(parent)


@lru_cache(maxsize=1)
def _product_pattern() -> re.Pattern[str]:
    parts = []
    for tag in sorted((t for t in PRODUCTS if PRODUCTS[t].words), key=lambda t: -_depth(t)):
        words = "|".join(PRODUCTS[tag].words)
        parts.append(f"(?P<{tag}>(?:{words})s?)")
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])", re.IGNORECASE)


def find_products(text: str) -> list[ProductMention]:
    """Every product a sentence names, the most specific tag at each place."""
    return [ProductMention(m.start(), m.end(), str(m.lastgroup)) for m in _product_pattern().finditer(text)]


def root_of(tag: str) -> str:
    """The family a product tag belongs to, at the top."""
    product = PRODUCTS.get(tag)
    return tag if product is None or product.parent is None else root_of(product.parent)


def is_kin(one: str, other: str) -> bool:
    """True when the tags are the same or one is an ancestor of the other."""
    for start, goal in ((one, other), (other, one)):
        tag: str | None = start
        while tag is not None:
            if tag == goal:
                return True
            product = PRODUCTS.get(tag)
            tag = product.parent if product else None
    return False
