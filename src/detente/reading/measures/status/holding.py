"""Measures put off or suspended for a time, and measures kept as they are."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text import lexicon as lx

__all__ = ["KEEP", "held"]


KEEP = re.compile(
    r"\b(?:(?<!the )(?<!its )(?<!any )(?<!all )(?<!last )remain(?:s|ed|ing)?(?! (?:un(?:clear|certain|known)|to"
    r" be|open|committed|hopeful|optimistic"
    r"|confident|concerned|ready))|stay(?:s|ed|ing)?|leav(?:e|es|ing) in place|left in place|keep(?:s|ing)?|kept"
    r"|retain\w*|maintain\w*|continu(?:e|es|ed|ing)(?: to\b| at\b| in (?:force|place|effect)| (?:pay|fac)ing)"
    r"|still (?:face|pay|appl|in|subject)\w*|(?:will|would|do|does) not change|go(?:es)? on (?:pay|fac"
    r"|apply)ing|unchanged|unaffected|stays? in force)\b",
    re.IGNORECASE,
)


def held(draft: Draft, text: str, before: str, head: Head, end: int) -> bool:
    """Suspended or kept: the verb that governs the noun stands before it; a passive or an adjective may follow."""
    after = text[head.end : min(end, head.end + 90)]
    relative = _RELATIVE.search(after)
    after = after[: relative.start()] if relative else after
    purpose = _PURPOSE.search(after)
    after = after[: purpose.start()] if purpose else after
    if _RESUMED.search(before[-40:]) and not _HOLDS_RETURN.search(before[-90:]):
        return False
    if _NOT_COLLECTED.match(text, head.end):
        draft.status, draft.action = "suspended", "suspend"
        return True
    for pattern, action in ((_SUSPEND, "suspend"), (KEEP, "maintain")):
        reach = (
            110
            if action == "suspend" and re.search(r"\b(?:scheduled|planned) (?:increase|rise)", before[-60:])
            else 80
        )
        put_by = action == "suspend" and _PUT_BY.search(after)
        governs = pattern.search(before[-reach:])
        if governs and _THEN_TAKES.search(before[-reach:], governs.end()):
            governs = None  # "suspending the deal and imposing tariffs"
        if not (governs or pattern.search(after) or put_by):
            continue
        if action == "suspend" and _VOTE.search(text, max(0, head.start - 90), head.noun_end):
            continue  # "postponed a vote on the tariffs": what is only proposed stays so
        if action == "suspend" and _STOPS_TRADE.search(text, max(0, head.start - 110), head.end + 24):
            continue  # "has suspended imports of logs": a ban, not the end of one
        if action == "suspend" and head.instrument in ("import_ban", "export_ban"):
            held_back = _SUSPENDS_BAN.search(text, max(0, head.start - 60), head.end)
            if not held_back and not pattern.search(after):
                continue  # "has suspended imports of logs and prohibited imports of soybeans"
        if action == "suspend" and _FURTHER.search(text, max(0, head.start - 60), head.start):
            draft.separate = True  # of the duty that stands
        draft.action = action
        draft.status = "suspended" if action == "suspend" else "in_force"
        if action == "suspend" and lx.PROPOSE.search(before):
            draft.status = "proposed"
        return True
    return False


_NOT_COLLECTED = re.compile(
    r"[^.;]{0,60}?\b(?:but|although|though|while|and)\s[^.;]{0,40}?\b(?:not|n['’]t|without)\s(?:yet\s|be\s|currently\s)*"
    r"(?:collect|charg|enforc|levy|levied|apply)\w*\s(?:it|them|these|those|either|the (?:dut|tariff|lev))"
)
"""``levied duties of 6%, but said it would not be collecting them``."""


_VOTE = re.compile(
    r"\b(?:suspend|paus|postpon|delay|defer|put(?:s|ting)? off|push(?:es|ed|ing)? back)\w*\s(?:(?:an?|the|its|their"
    r"|that|final|any)\s)*(?:\w+\s)?(?:votes?|voting|decisions?|hearings?|debates?|rulings?|talks|meetings?|discussions?)\s"
    r"(?:on|about|over|to|whether)\b"
)


_SUSPENDS_BAN = re.compile(
    r"\b(?:suspend|paus|postpon|delay|defer|fr[eo]ez|waiv)\w*\s(?!(?:all\s|its\s|the\s)?(?:imports?|exports?)\b)[^.;]{0,60}?\b(?:ban|embargo|prohibition|curb|restriction"
    r"|moratorium|suspension)",
    re.IGNORECASE,
)


_STOPS_TRADE = re.compile(
    r"\b(?:suspend\w*|suspension of|paus\w+|fr[eo]ez\w+)\s(?:(?:all|its|the|any|most|some|further|of)\s)*"
    r"(?:[a-z-]+\s)?(?:imports?|exports?|shipments?|purchases?|sales)\b(?! (?:tariff|dut|lev|tax|control"
    r"|restriction|curb|ban))",
    re.IGNORECASE,
)


_FURTHER = re.compile(
    r"\b(?:further|another|additional|planned|scheduled|second|next)\s(?:increase|adjustment|rise|hike|step"
    r"|round|tranche)s?\s(?:of|in|to)\s"
    r"(?:[\w.-]+\s){0,6}$",
    re.IGNORECASE,
)


_THEN_TAKES = re.compile(r"\b(?:and|or|then)\s(?:impos|levy|introduc|hik|slapp)\w*\s")


_PURPOSE = re.compile(
    r",\s(?:in )?an? (?:move|step|bid|measure|decision|attempt|effort)\b|\b(?:aimed at|with a view to|in order to"
    r"|so as to|(?:designed|meant|intended|seeking|needed|made|taken) to|(?<!set )(?<!due )(?<!agreed"
    r" )(?<!decided )to)"
    r"\s(?:maintain|keep|retain|preserve|hold)\w*\s"
    r"(?!(?:the|its|these|those|all|any)?\s?(?:\w+\s){0,2}?(?:tariff|dut|lev|ban|curb|control|measure"
    r"|restriction|quota"
    r"|safeguard))"
)
"""``to keep prices in check``: what a measure is for says nothing of what becomes of it."""


_RELATIVE = re.compile(r"\b(?:for|by|from|to|on|of) (?:[\w-]+\s){1,3}(?:that|who)\b")
"""``for companies that keep building cars``: what those do says nothing of the duty."""


_SUSPEND = re.compile(
    lx.SUSPEND.pattern
    + r"|\bextend(?:s|ed|ing)? the (?:deadline|date|time ?line|time ?limit|period) for (?:the )?(?:imposition"
    r"|implementation|introduction|imposing|implementing|levying|application|start)"
    r"|\b(?:push(?:es|ed|ing)?|put(?:s|ting)?) back|\b(?:moratorium|waiver(?= (?:of|on|for))|waiv(?:e|es|ed|ing)"
    r"|put on ice|hold(?:s|ing)? off|held off)\b",
    re.IGNORECASE,
)


_PUT_BY = re.compile(
    r"\b(?:is|are|was|were|been|being)\s(?:\w+\s){0,2}?(?:halted|shelved|stayed|put (?:off|aside|on (?:hold"
    r"|ice))|pushed back"
    r"|on (?:hold|ice|pause))\b"
)
"""What stands behind a duty that is suspended ("has been put off", "was pushed back to March")."""


_HOLDS_RETURN = re.compile(
    r"\b(?:suspend|paus|postpon|delay|defer|hold(?:s|ing)? off|push(?:es|ed|ing)? back)\w*\s(?:\w+\s){0,2}?"
    r"(?:re-?imposition|reinstatement|resumption|return|reintroduction|restoration)\sof\s[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""``would suspend the reimposition of its duties``: they stay on hold."""


_RESUMED = re.compile(
    r"\b(?:resum|reinstat|reimpos|restor|end the (?:pause|suspension)"
    r"|lift the suspension)\w*\b",
    re.IGNORECASE,
)
