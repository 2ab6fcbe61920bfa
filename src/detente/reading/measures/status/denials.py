"""Measures that do not come: plans withdrawn, measures denied or ruled out, threats averted."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.status.holding import KEEP
from detente.reading.text import lexicon as lx
from detente.reading.text.negation import denial, is_reported_denial

__all__ = ["averted", "denied", "withdrawn"]


_VERB = (
    r"(?:impos|appl|rais|lev|introduc|plac|put|slap|hit|retaliat|charg|increas|rise|go up|tighten|restrict|ban"
    r"|adopt|bring|pursu|proceed|implement|go ahead|take effect|come into|enter into|be )\w*"
)


_NEGATED = re.compile(
    rf"\b(?:will|would|shall|do|does|did|has|have|had|is|are|was|were) not\b[^.;]{{0,30}}?\b{_VERB}"
    rf"|\b(?:won't|wouldn't|didn't|doesn't|isn't|aren't|hasn't|haven't) (?:be )?{_VERB}"
    r"|\b(?:no (?:immediate |current |concrete )?(?:plans?|intention|need|reason|decision|desire) (?:to|of|on"
    r"|for)\b"
    r"|rul(?:e[sd]?|ing) out\b|den(?:y|ies|ied|ying) (?:that |it |any |having )?|not (?:planning|considering"
    r"|seeking"
    r"|proposing|intending|going) |without (?:impos|rais|introduc)\w+|never (?:be |threatened |said |planned )?"
    r"|refrain\w* from|forgo\w*|against (?:impos|rais|introduc)\w+|rather than (?:impos|rais)\w+|stop(?:s"
    r"|ped)? short of)",
    re.IGNORECASE,
)


_UNRULED = re.compile(r"\b(?:not|n't) (?:rul|exclud)\w+ out\b", re.IGNORECASE)


_AVERTS = re.compile(
    r"(?:avert|avoid|prevent|steer|keep|stop|spare|call|hold|ward|stav|fend|head|escap|dodg|put off|shelv|back)",
    re.IGNORECASE,
)


_AVERT_MORE = re.compile(
    r"\b(?:ward(?:s|ed|ing)? off|stav(?:e|es|ed|ing) off|fend(?:s|ed|ing)? off|head(?:s|ed|ing)? off|escap(?:e"
    r"|es|ed|ing)"
    r"|dodg(?:e|es|ed|ing)|back(?:s|ed|ing)? (?:down|away|off) (?:from|on)|walk(?:s|ed|ing)? back"
    r"|cancel\w*(?= (?:a |the |its |his |plan|new |round|sched|loom|threat))|(?:will|would) not be charged)\b",
    re.IGNORECASE,
)


_ONLY_FLOATED = re.compile(
    r"\b(?:float|threaten|propos|announc|plann|consider|mull|flirt|unveil)\w*,?\s(?:with,?\s)?(?:but|although"
    r"|though|and)\s"
    r"(?:has |have |had |it )?(?:never|not yet|so far not|did not|has not|not)\s(?:\w+\s)?(?:impos|introduc"
    r"|appl|adopt|levi"
    r"|implement|carr)\w*",
    re.IGNORECASE,
)
"""``floated, but never imposed, a 25% tariff``: a threat, not a denial."""


_WITHDRAWN = re.compile(
    r"\b(?P<verb>withdr[ae]w\w*|drop(?:s|ped|ping)?|abandon\w*|shelv\w*|scrap(?:s|ped|ping)?|cancel\w*"
    r"|(?:back(?:s|ed)?|walk(?:s|ed)|climb(?:s|ed)) (?:away|off|down|back) (?:from|on)|rescind\w*|retreat\w* from"
    r"|retract\w*|reverse[sd]?|called off|gave up|giv(?:es|en) up)\s(?:(?:its|his|their|the|a|that|earlier"
    r"|planned|original|controversial)\s)*"
    r"(?:plans?|proposals?|threats?|bids?|ideas?|bills?|drafts?)\s(?:\w+\s){0,2}?(?:to|for"
    r"|of)\s(?:[^.;,]{3,70}\swith\s)?(?:[\w-]+\s){0,3}?(?:an?\s|the\s)?"
    r"(?:[\w-]+\s){0,3}$"
)
"""``dropped its plan to levy a 10% tariff``: the end of what was only planned."""


def withdrawn(draft: Draft, text: str, head: Head, start: int) -> bool:
    """ "has withdrawn its proposal for a 10% duty": an event of its own, unlike a mere denial."""
    found = _WITHDRAWN.search(text, max(start, head.start - 110), head.start)
    if found is None or re.search(
        r"\b(?:not|never|n['’]t|to|will|would|should|must|could|may) (?:\w+ )?$", text[start : found.start()]
    ):
        return False
    draft.status, draft.action = "withdrawn", "remove"
    return True


_NO_END = re.compile(
    r"\b(?:no|without)\s(?:\w+\s)?(?:lifting|removal|easing|relaxation|reduction|suspension|end|let-up|exemptions?)\s"
    r"(?:of|in|to|from)\s[^.;,]{0,40}$"
)
"""``there will be no lifting of the export ban``: it stays."""


def denied(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """ "has no plans to impose", "ruled out": no measure, and the end of one that was threatened."""
    if is_reported_denial(text, head.noun_start):
        draft.status, draft.action, draft.denied, draft.negated = "averted", "remove", True, True
        draft.definite = False  # who denies a measure need not be the side that takes it
        return True
    if _ONLY_FLOATED.search(text[max(0, head.start - 90) : head.noun_start]):
        draft.status, draft.action = "threatened", "threaten"
        return True
    if _NO_END.search(text, max(0, head.start - 70), head.noun_start):
        draft.status, draft.action, draft.negated = "in_force", "maintain", True
        return True
    what = denial(text, start, head.noun_start, head.noun_end, end)
    if what is not None:
        draft.negated = True
        if (
            what == "taken"
            and _RAISES_WHAT_STANDS.search(text[max(start, head.start - 90) : head.noun_start])
            and (head.rate is None or _BEYOND.search(text[head.noun_start : head.end]))
        ):
            draft.status, draft.action = (
                "in_force",
                "maintain",
            )  # "decided not to increase the duties": they stay
            draft.negated = False
        elif what == "taken":
            draft.status, draft.action, draft.denied = "averted", "remove", True
        else:
            draft.status, draft.action = (
                ("in_force", "maintain") if what == "eased" else ("removed", "remove")
            )
        return True
    before = text[max(start, head.start - 90) : head.noun_start]
    negations = list(_NEGATED.finditer(before))
    if not negations or _UNRULED.search(before):
        return False
    negated = negations[-1]
    rest = before[negated.start() :]
    if _ANSWERS.search(rest):
        return False  # "would not retaliate against the tariff": the tariff stays
    if KEEP.search(rest):
        return False
    if lx.CUT.search(rest) or lx.REMOVE.search(rest) or lx.SUSPEND.search(rest):
        draft.status, draft.action = "in_force", "maintain"  # "ruled out lifting its duties": they stay
        draft.negated = True
        return True
    draft.status, draft.action, draft.denied = "averted", "remove", True
    return True


_RAISES_WHAT_STANDS = re.compile(
    r"\b(?:rais|increas|hik|doubl|tripl|expand|extend|widen|tighten|chang|adjust|alter)\w*\s"
    r"(?:the|its|their|these|those|existing|current|any of the|his)\s(?:[\w-]+\s){0,3}$"
)
"""``decided not to increase the additional duties``: who does not raise what stands keeps it."""


_BEYOND = re.compile(
    r"\b(?:beyond|above|over|from)\b[^.;]{0,30}$|\b(?:now|currently) (?:applied|charged|in force)\b"
)


_SPARED_FROM = re.compile(
    r"\b(?:remain|stay|be|is|are|was|were)\w* (?:exempt|spared|shielded|safe|protected) from (?:the |any )?"
    r"(?:higher|new|additional|further|threatened|planned|looming|potential)\s(?:[\w.-]+\s){0,3}$"
)


_OFF = re.compile(
    r"[^.;,“”]{0,60}?(?:,? (?:that|which) (?:was|were|is|are|had been|has been) (?:due|set|scheduled|planned"
    r"|supposed|meant"
    r"|expected|to)\b[^.;,]{0,50}?)?,?\s(?:"
    r"(?:is|are|was|were|has been|have been)\s(?:now\s|therefore\s)?(?:off the table|called off|averted|avoided"
    r"|headed off)"
    r"|(?:will|would|did|is|are)\s(?:now\s|therefore\s)?not\s(?:now\s)?(?:go(?:ing)? ahead|tak(?:e|ing) effect"
    r"|materiali[sz]e|kick in"
    r"|come into (?:force|effect)|proceed|happen))\b"
)
"""The predicate of a duty that does not come: "is off the table", "will not go ahead"."""


_EXEMPT_FROM = re.compile(
    r"\b(?:be|is|are|was|were|remains?|stays?|kept|been)\s(?:\w+\s)?(?:exempt(?:ed)?|spared|shielded|excluded|safe)\sfrom\s"
    r"(?:any\s|the\s)?(?:higher|new|additional|further|extra|threatened|planned|looming|potential|future)\s[^,;]{0,30}$"
)
"""``will remain exempt from higher auto tariffs``: what was threatened does not come."""


_AVOIDS_TAKING = re.compile(r"\bavoid\w*\s(?:impos|introduc|levy|rais|slapp|plac|putt|appl|tak)\w*ing\b")
"""``had avoided imposing sanctions``: what a side itself keeps from doing is no event."""


_FOR_A_TIME = re.compile(r"\b(?:for (?:a |an(?:other)? |\d+ |one |two |three |six )[\w-]+|until|till)\b")


_HELD_OFF = re.compile(r"(?:hold|held|put|shelv|call)", re.IGNORECASE)


def averted(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """True for a planned measure that does not come ("is off the table", "remain exempt from higher duties")."""
    clause = text[start:end]
    zone = text[max(0, start - 10) : head.end]
    averting = lx.AVERT.search(zone) or _AVERT_MORE.search(zone)
    if _SPARED_FROM.search(text[max(start, head.start - 60) : head.start]):
        draft.status, draft.action = "averted", "remove"
        return True
    if _OFF.match(text, head.noun_end) and not re.search(r"\b(?:if|unless|would)\b", clause):
        draft.status, draft.action = "averted", "remove"
        return True
    if _EXEMPT_FROM.search(text[start : head.start]):
        draft.status, draft.action = "averted", "remove"
        return True
    if averting is not None and _FOR_A_TIME.search(clause) and _HELD_OFF.match(averting.group()):
        return False  # "would hold off the planned rise for 90 days": put off, not averted
    if averting is None or not (lx.PLANNED.search(clause) or _AVERTS.match(averting.group())):
        return False
    expects = re.search(
        r"\b(?:expect(?:s|ed)?|hope[sd]?|believe[sd]?|predict\w*|anticipat\w+|seeks?|seeking|trying|bid|effort"
        r"|aims?)\b",
        text[: head.end],
    )
    draft.action = "remove"
    if not expects:
        draft.status = "averted"
        draft.denied = draft.negated = _AVOIDS_TAKING.search(zone) is not None
        return True
    draft.expected, draft.status = "averted", "announced"
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    if re.search(r"\bthreat\w*\b", near):
        draft.status, draft.action = "threatened", "threaten"
    draft.retrospective = True
    return True


_ANSWERS = re.compile(
    r"\b(?:retaliat\w*|respond\w*|react\w*|hit back|strike back|comment\w*|appeal\w*|complain\w*|challeng\w*"
    r"|accept\w*|recogni[sz]e\w*)"
    r"\s(?:against|to|on|at|over|for|about|the|any)\b"
)
