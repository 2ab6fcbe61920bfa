"""Finding the goods a sentence names, and how goods are related."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from detente.reading.gazetteers.products import NAMES_IN_CAPITALS, PRODUCTS
from detente.reading.text.shared_heads import KINDS, shared_heads

__all__ = ["ProductMention", "find_products", "is_kin", "is_office", "root_of"]


@dataclass(frozen=True, slots=True)
class ProductMention:
    """Goods named in a sentence; offsets count from the beginning of the sentence."""

    start: int
    end: int
    tag: str


_FIRST = re.compile(r"\w+")


def _depth(tag: str) -> int:
    parent = PRODUCTS[tag].parent
    return 0 if parent is None else 1 + _depth(parent)


@lru_cache(maxsize=1)
def _product_pattern() -> re.Pattern[str]:
    # small letters on both sides: matching without regard to case takes twice as long
    tags = sorted((t for t in PRODUCTS if PRODUCTS[t].patterns), key=lambda t: -_depth(t))
    parts = (f"(?P<{tag}>(?:{'|'.join(PRODUCTS[tag].patterns)})s?)" for tag in tags)
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])")


@lru_cache(maxsize=1)
def _product_words() -> dict[str, list[tuple[str, str]]]:
    """Plain words of the products by their first word, the longest first: (words, tag)."""
    index: dict[str, dict[str, str]] = {}
    for product in PRODUCTS.values():
        for word in product.words:
            for form in (word, f"{word}s"):
                first = _FIRST.match(form)
                if first is not None:
                    index.setdefault(first.group(), {}).setdefault(form, product.tag)
    return {first: sorted(rows.items(), key=lambda row: -len(row[0])) for first, rows in index.items()}


_WORD = re.compile(r"(?<![\w-])\w+")


def _plain_products(text: str, small: str) -> list[ProductMention]:
    """The longest plain words at each place."""
    spaced = small.replace("-", " ").replace("’", "'")
    index, out, end = _product_words(), [], 0
    for token in _WORD.finditer(small):
        start = token.start()
        if start < end:
            continue
        for word, tag in index.get(token.group(), ()):
            stop = start + len(word)
            if spaced.startswith(word, start) and not (stop < len(small) and _INSIDE.match(small, stop)):
                if word.rstrip("s") in NAMES_IN_CAPITALS and text[start].isupper():
                    break
                out.append(ProductMention(start, stop, tag))
                end = stop
                break
    return out


_INSIDE = re.compile(r"\w|-(?:free|stamp|picking|fisted|clad|bound)\b")


def find_products(text: str) -> list[ProductMention]:
    """Every product a sentence names: at each place the longest name, the most specific tag."""
    small = text.lower()
    if len(small) != len(text):  # a few letters grow when they are made small
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = [ProductMention(m.start(), m.end(), str(m.lastgroup)) for m in _product_pattern().finditer(small)]
    found += _plain_products(text, small)
    if " and " in small or " or " in small:
        shared = {start: (end, tag) for start, end, tag in shared_heads(small, _product_words())}
        found = [p for p in found if p.start not in shared]
        found += [ProductMention(start, end, tag) for start, (end, tag) in shared.items()]
    if "crude" in small or "oils" in small:
        starts = {p.start for p in found if root_of(p.tag) != "energy"}
        found = [p for p in found if not _is_adjective(small, p, starts)]
    found.sort(key=lambda p: (p.start, -p.end, -_depth(p.tag)))
    out: list[ProductMention] = []
    for product in found:
        if not out or product.start >= out[-1].end:
            out.append(product)
    return out


_WORKED = re.compile(rf"(?: (?:and|or) (?:{KINDS}))? (?!oil\b)")


def _is_adjective(small: str, product: ProductMention, starts: set[int]) -> bool:
    """True for "crude" that says how another good is worked, and for "oils", which are not petroleum."""
    word = small[product.start : product.end]
    if word != "crude":
        return word == "oils"
    worked = _WORKED.match(small, product.end)
    return worked is not None and worked.end() in starts


_OFFICE_AHEAD = re.compile(
    r"\b(?:Ministry|Department|Minister|Ministers|Secretary|Secretariat|Commissioner|Directorate|Bureau"
    r"|Association"
    r"|Council|Institute|Federation|Administration|Agency|Organi[sz]ation|Union|Board|Committee"
    r"|Chamber)\s(?:of|for|on)"
    r"\s(?:the\s)?(?:[A-Z]\w+(?:,\s(?:and\s)?|\s(?:and|&)\s|\s)){0,4}$"
)
_OFFICE_AFTER = re.compile(
    r"(?:\s(?:and|&)\s[A-Z]\w+)?\s(?:[Mm]inist(?:er|ry)|[Dd]epartment|[Ss]ecretary|[Ss]ecretariat"
    r"|[Cc]ommissioner"
    r"|Association|Council|Institute|Federation|Board|Committee|Corp|Corporation|Inc|Co\b|Company|Group"
    r"|Ltd|Agency|Union"
    r"|Alliance|Coalition"
    r"|Service|Authority|Bureau|Administration|Commission|Organi[sz]ation|Foundation|Chamber"
    r"|Producers (?:Association|Council|Federation)|Growers|Industries|Energy|Motors?)\b"
)


def is_office(text: str, product: ProductMention) -> bool:
    """True for goods in the name of an office or a body ("Department of Agriculture", "Steel Association")."""
    after = _OFFICE_AFTER.match(text, product.end)
    if after is not None and (after.group().split()[-1][0].islower() or text[product.start].isupper()):
        return True
    return text[product.start].isupper() and _OFFICE_AHEAD.search(text[: product.start][-90:]) is not None


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
