"""Offices whose name several states share: whose they are, and the short forms a document gives them."""

from __future__ import annotations

import re

__all__ = ["HAS_SHORT", "is_shared", "owner_word", "short_form"]

_WORDS = frozenset(
    ["Trade", "Remedies", "Remedy", "Authority", "International", "Administration", "Commission", "Ministry",
     "Department", "Commerce", "Industry", "Economy", "Economic", "Affairs", "Finance", "Energy", "Senate",
     "Congress", "Supreme", "Court", "Chamber", "Deputies", "Parliament", "National", "Assembly", "Federal",
     "Council", "State", "House", "Representatives", "Customs", "Service", "Tariff", "Board", "Bureau",
     "Directorate", "General", "Anti-Dumping", "Agriculture", "Treasury", "Investment", "Development",
     "Foreign", "Office", "Justice", "Border", "Protection", "Revenue", "Committee", "Secretariat", "Cabinet",
     "Union", "Food", "Drug", "Health", "Interior", "Homeland", "Security", "Environment", "Rural", "Farm",
     "Appeals", "Resources", "Agency", "Services", "Technology", "Information", "Innovation", "Science",
     "Competition", "Business", "Employment", "of", "and", "for", "the", "&", "on"]
)  # fmt: skip
"""Words that names of offices of many states are made of."""


def is_shared(name: str) -> bool:
    """True for the name of an office that tells by itself not whose it is ("Trade Remedies Authority", "Senate")."""
    return all(word in _WORDS for word in re.findall(r"[\w-]+|&", name))


_OWNED = re.compile(r"(?:['’]s?)?\s(?:own\s)?$")


def owner_word(gap: str) -> bool:
    """True when only a possessive stands between the name of a state and that of an office."""
    return _OWNED.fullmatch(gap) is not None


HAS_SHORT = re.compile(r"\([^()]{0,60}[A-Z]{2,}[”\"’']?\)")
"""What a sentence needs to give a short form at all."""
_SHORT = re.compile(
    r"(?:\s\([^()A-Za-z]{0,20}(?:[^()]{0,60}?\b(?:hereinafter|hereafter|the|or)\s)?[“\"‘']?"
    r"(?P<short>[A-Z][A-Za-z&-]{1,9}[A-Z])[”\"’']?\))"
)


def short_form(text: str, end: int) -> str | None:
    """The short form that a document gives to the office named before (``Korea Trade Commission (KTC)``)."""
    match = _SHORT.match(text, end)
    return match["short"] if match else None
