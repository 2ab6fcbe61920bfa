"""Heads of orders over a firm: statutes invoked against it, sales it has to undo, takeovers that are blocked."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.gazetteers.markets import COMPANIES, FIRMS_UNDER_ORDERS
from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.measures.status.stages import stage_of
from detente.reading.text.context import Passage

__all__ = ["firm_orders"]

_INVOKED = re.compile(
    r"\b(?:invok|us|appl|activat|trigger|rel(?:y|ies|ied) on)\w*\s"
    r"(?:the\s|an?\s)(?:[\w’'()-]+\s){0,6}?(?:Act|Law|law|powers?|order)\b"
)
"""``invoked the Goods Availability Act``, in a sentence that names the firm."""
_ORDER = re.compile(
    r"\b(?:[Oo]rder|[Dd]ecree|[Rr]uling|[Dd]ecision|[Mm]inister|[Gg]overnment|ministry|[Aa]dministration)\s(?:\w+\s){0,3}?"
    r"(?:prohibit|bar|forbid|prevent|bann?|stopp?)(?:s|ed|red|ing|ring)?\s"
    r"(?:the\s(?:company|firm|chipmaker|group|manufacturer)|[A-Z]\w+)"
    r"[^.;]{0,90}?\sfrom\s(?:\w+ly\s)?(?:relocat|mov|transferr|dismiss|sell|shift|tak|chang)ing\b"
)
"""``the order prohibits the company from relocating parts of its operations``."""
_UNDO = re.compile(
    r"\b(?:order|direct|forc|requir|instruct|told|tell)\w*\s(?:[\w.’'-]+\s){1,6}?to\s"
    r"(?:undo|unwind|reverse|divest|give up"
    r"|dispose of|sell (?:its|their|the|off)|cease (?:its\s|all\s)?operations|shut down|wind up|close (?:its|their))\b"
)
"""``ordered Wingtech's subsidiary to undo its acquisition``."""
_BLOCKED = re.compile(
    r"\b(?:block|prohibit|veto|reject|bann?|bar|stopp?|halt)(?:s|ed|ped|red|ing|ring)?\s"
    r"(?:the\s)?(?:[A-Z][\w.&-]*\s?){1,4}['’]s?\s"
    r"(?:\$?[\w.-]+\s){0,4}?(?:purchase|acquisition|takeover|bid|buyout|offer)\b"
)
"""``blocked Nippon Steel's purchase of US Steel``."""
_ONLY_LAW = re.compile(
    r"\b(?:could|may|might|can|would|power to|able to|right to|allow\w*|enabl\w*|if)\b[^.;]{0,40}$"
)


def firm_orders(passage: Passage) -> list[Head]:
    """The order over a firm that a sentence tells, the first where it tells several."""
    text = passage.text
    if not any(firm in text for firm in (*COMPANIES, *FIRMS_UNDER_ORDERS)) or _is_told(passage):
        return []
    found = [
        m.span() for p in (_INVOKED, _ORDER, _UNDO, _BLOCKED) for m in islice(p.finditer(text), MAX_HEADS)
    ]
    for start, end in sorted(found):
        if not _ONLY_LAW.search(text[:start]):
            stage = stage_of(text, start, "in_force")
            return [Head(start, end, "corporate_control", start, end, whole_clause=True, stage=stage)]
    return []


def _is_told(passage: Passage) -> bool:
    """True when such an order was told before: what else is said of it is no other one."""
    return any(t.instrument == "corporate_control" for t in passage.thread.told)
