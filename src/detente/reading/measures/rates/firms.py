"""Duties that differ by firm: sentences and items that give a rate for each."""

from __future__ import annotations

import re

from detente.reading.gazetteers.markets import COMPANIES
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Passage
from detente.reading.text.numbers import Percent

__all__ = ["firm_rates", "is_about_firms", "take_firm_rates"]

_COMPANY = "|".join(re.escape(c) for c in sorted(COMPANIES, key=len, reverse=True))
_OTHERS = (
    r"(?:all |any )?(?:other |the |remaining )*(?:non-?cooperating|cooperating|sampled|unsampled|Chinese|other)"
    r"(?: Chinese| BEV| EV)*(?: companies| producers| exporters| manufacturers| firms| exporting producers)"
    r"|(?:companies|producers|exporters|firms) (?:not|that (?:did|do) not) cooperat\w+"
)
_FIRM = (
    rf"(?P<firm>(?:{_COMPANY})(?: Group| Motors?| Auto| Co\.?)?|{_OTHERS}"
    r"|[A-Z]\w+ (?:Group|Motors?|Co\.|Ltd\.?|Corp\.?|Inc\.?))"
)
_BEFORE = re.compile(
    _FIRM
    + r"(?:['’]s)?(?:,[^,;]{0,60},)?(?:\s(?:will|would|also|are|is|be|see|sees|saw|now|has|have|been)\b)*"
    r"(?:\s(?:set|fac(?:e|es|ing)|pays?|charged|subject|get|gets|received?s?|hit|duties|duty|at|of|to|with|a|an"
    r"|the|rate|rates|individual"
    r"|reduced|lower|higher|weighted|average|rates?|tariffs?|set))*[\s:(–—-]*$"
)
_AFTER = re.compile(
    rf"\s?(?:(?:duty|tariff|levy|rate|duties)\s)?(?:for|on|against)\s(?:the\s|state-owned\s|all\s)*{_FIRM}"
)
MAX_FIRMS = 20
"""Rates of single firms taken from one sentence."""


def firm_rates(passage: Passage) -> list[tuple[str, float, Percent]]:
    """Rates that a sentence gives for single firms, in the order of the text."""
    text = passage.text
    out: list[tuple[str, float, Percent]] = []
    last = 0
    for percent in passage.percents[:MAX_FIRMS]:
        if percent.low is not None:
            continue
        after = _AFTER.match(text, percent.end)
        before = None if after else _BEFORE.search(text[max(last, percent.start - 110) : percent.start])
        match = after or before
        if match is not None:
            out.append((re.sub(r"^(?:the|all|any) ", "", match["firm"]), percent.value, percent))
            last = percent.end
    return out


def is_about_firms(passage: Passage) -> bool:
    """True for a sentence that only spells out the rates of a duty told before."""
    found = firm_rates(passage)
    others = [p for p in passage.percents if p.low is None and all(p is not q for _, _, q in found)]
    falls = [p for p in others if re.search(r"\bfrom\s$", passage.text[: p.start])]
    return len(found) >= 1 and len(others) == len(falls)


def take_firm_rates(drafts: list[Draft], passage: Passage) -> Draft | None:
    """Add the rates of a sentence to the duty they belong to; ``None`` when there is none."""
    found = firm_rates(passage)
    if not found:
        return None
    duty = next(
        (
            d
            for d in reversed(drafts)
            if d.instrument in ("countervailing", "anti_dumping") or (d.family == "tariff" and d.firm_rates)
        ),
        None,
    )
    if duty is None or (duty.rate_pct is not None and not duty.firm_rates):
        return None
    known = {firm for firm, _ in duty.firm_rates}
    duty.firm_rates += [(firm, rate) for firm, rate, _ in found if firm not in known]
    rates = [rate for _, rate in duty.firm_rates]
    if len(rates) > 1:
        duty.rate_pct, duty.low_pct, duty.high_pct = None, min(rates), max(rates)
    duty.evidence.append(passage.evidence())
    duty.sentences.append(passage.index)
    return duty
