"""Whether a side takes the goods in or sends them out."""

from __future__ import annotations

import re

from detente.reading.text.date_words import DAY_NAME, MONTH
from detente.reading.text.mentions import Mention

__all__ = ["FROM_THERE", "MADE_IN", "is_importer"]


_IMPORTER_BEFORE = re.compile(
    r"\b(?:imports?|goods|products|items|coming|shipped|exported|sold|shipments?|exports?|sales|sent"
    r"|delivered|destined|bound|imported|entering|enter|entry|arriving|sells?|admitted"
    r"|allowed)\b[^.;,]{0,34}?"
    r"\b(?:into|entering|enter|to|in|for|inside)\s(?:the\s)?$|\b(?:entering|enters?|reaching)\s(?:the\s)?$",
    re.IGNORECASE,
)


MADE_IN = re.compile(
    r"\b(?:melted|poured|smelted|cast|made|produced|manufactured|assembled|mined|refined|grown"
    r"|processed|built"
    r"|caught|raised"
    r"|harvested|originat(?:ing|ed?|es)|born)(?:\s\w+){0,3}\sin\s(?:the\s)?(?:[A-Z][\w.]+(?:,\s|\s(?:or"
    r"|and)\s)(?:the\s)?){0,4}$"
)
"""Where goods come from, not where they go."""


FROM_THERE = re.compile(
    r"-(?:made|origin|built|produced|grown|assembled|manufactured|sourced|caught|raised|refined)\b"
)
"""``UK-made medicines``: where the goods of a measure come from."""


_QUOTA_FOR = re.compile(r"\bquotas?\s(?:on|for|of)\s(?:imports of\s)?(?:the\s)?$")


_IMPORTER_AFTER = re.compile(
    r"(?:['’]s?)?\s(?:(?!and\b)[\w-]+\s){0,2}imports\s(?!(?:of\s[^.;,]{3,40}?\s)?(?:to|into)\s(?:the\s)?[A-Z])(?:\w+\s){0,3}?(?:from"
    rf"|of)\b(?!\s(?:\w+\s){{0,2}}[\d.]+ ?(?:%|per))(?!\s(?:{MONTH}|{DAY_NAME}|\d|midnight|next|today|tomorrow"
    r"|the (?:start|beginning|middle|end)))"
)


_US_IMPORTS = re.compile(
    r"\b(?:almost all|nearly all|most|all|virtually all|many)\s(?:U\.S\.|US|American)\simports\b"
)
"""``a duty on almost all U.S. imports`` is the importer's own, unless another side strikes back with it."""


_BOUND = re.compile(r"-bound\b")


_MARKET_AFTER = re.compile(r"\s(?:market|ports?|consumers|customers|buyers|shelves|stores|soil|shores)\b")


_ON_MARKET = re.compile(
    r"\b(?:dumped|sold|sells?|subsidi[sz]ed|flood\w*|undercut\w*)\b[^.;,]{0,30}\b(?:on|onto|in|into)\s(?:the\s)?$"
)
"""``were dumped on the Norwegian market``: where the goods go."""


_ON_THEM = re.compile(
    r"\b(?:[Rr]eciprocal|[Ff]entanyl|IEEPA|Section (?:232|301|122|201|338))\b[^.;]{0,70}\bon\s(?:the\s)?$"
)


def is_importer(text: str, mention: Mention) -> bool:
    """True for the side whose imports a duty falls on ("goods entering Japan", "US imports from Korea")."""
    if mention.party != "USA" and _ON_THEM.search(text[max(0, mention.start - 90) : mention.start]):
        return False  # "tariffs imposed under Section 232 on EU imports of steel": from there
    if mention.kind == "demonym" and not _IMPORTER_AFTER.match(text, mention.end):
        # "imposed on Indian goods for Russian oil purchases": only a reason
        return bool(_MARKET_AFTER.match(text, mention.end)) and bool(
            _ON_MARKET.search(text, 0, mention.start)
            or _IMPORTER_BEFORE.search(text[max(0, mention.start - 60) : mention.start])
        )
    if MADE_IN.search(text[max(0, mention.start - 50) : mention.start]):
        return False
    if _QUOTA_FOR.search(text, max(0, mention.start - 40), mention.start):
        return False  # "its import quota for US rice": what comes from there
    goods = re.match(
        r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}(?:goods|products|exports|shipments|items)\b", text[mention.end :]
    )
    return bool(
        (not goods and _IMPORTER_BEFORE.search(text[max(0, mention.start - 60) : mention.start]))
        or _IMPORTER_AFTER.match(text, mention.end)
        or _BOUND.match(text, mention.end)
        or (
            mention.party == "USA"
            and _US_IMPORTS.search(text[max(0, mention.start - 14) : mention.end + 9])
            and not re.search(r"\b[Rr]etaliat|\b[Cc]ounter", text)
        )
    )
