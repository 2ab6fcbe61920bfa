"""Goods of a share of trade: "tariffs on 85 per cent of Australian exports, which includes wool and lamb"."""

from __future__ import annotations

import re

from detente.reading.measures.heads.head import Head
from detente.reading.text.context import Passage

__all__ = ["goods_of_share"]

_SHARE = re.compile(
    r"\s(?:on|for|from)\s(?:[a-z]+\s){0,3}[\d.]+ ?(?:%|per ?cent)\sof\s[^.;:]{0,60}?\b(?:exports?|imports?|goods"
    r"|products|trade|shipments|tariff lines|lines)\b[^.;]{0,70}?\b(?:includ(?:es?|ing)|such as|among them|notably)\s"
)


def goods_of_share(passage: Passage, head: Head) -> list[str]:
    """The goods that are listed as those of a share of trade; none where the share has no list."""
    found = _SHARE.match(passage.text, head.end)
    if found is None:
        return []
    return list(dict.fromkeys(p.tag for p in passage.products if p.start >= found.end()))
