"""Measures that end: removed, expired, annulled, or no longer applied."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text import lexicon as lx

__all__ = ["INVALID", "LATER", "ended", "removed"]

_REMOVED = re.compile(
    r"\b(?:removed|lifted|eliminated|scrapped|abolished|repealed|rescinded|revoked|terminated|cancel(?:l)?ed"
    r"|withdrew"
    r"|withdrawn|dropped|ended|ceased|rolled back|axed"
    r"|annulled|nullified|quashed|dismantled|liberali[sz]ed|did away)\b",
    re.IGNORECASE,
)
_REMOVAL = re.compile(
    r"\b(?:removal|elimination|lifting|abolition|withdrawal|repeal|scrapping|termination|cancellation|phase-?out"
    r"|end"
    r"|dismantling|revocation) (?:of|to)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:will|would|shall|to|may|might|could|should|must|agrees?|plans?|intends?|set|due|expected"
    r"|decided to)\b[^,;]*$",
    re.IGNORECASE,
)
_EXPIRED = re.compile(
    r"^[^.;]{0,60}?\b(?:(?<!will have )(?:expired|lapsed)|ran out\b(?! of)|(?:was|were) (?:allowed|left) to"
    r" (?:expire"
    r"|lapse))\b",
    re.IGNORECASE,
)
_LET_EXPIRE = re.compile(r"\b(?:allowed|let)\b[^;]{0,90}?\b(?:to )?(?:expire|lapse)\b", re.IGNORECASE)
INVALID = re.compile(
    r"\b(?:struck down|strikes? down|invalidat\w+|(?:were|was|are|is) (?:\w+ )?(?:illegal|unlawful"
    r"|unconstitutional)"
    r"|(?:ruled|declared|found|held|deemed)\b[^.;]{0,80}?\b(?:illegal"
    r"|unlawful|invalid|unconstitutional|exceed(?:ed)? (?:his|the president)\b)|overturn\w*|annul\w*|quash\w*)\b",
    re.IGNORECASE,
)
_PASSIVE_REMOVAL = re.compile(
    r"\b(?:be|been|were|was|are|being) (?:\w+ly |already |also |since |now |later |then )*(?:removed|lifted"
    r"|eliminated|scrapped|terminated|abolished|dropped"
    r"|rescinded|revoked|repealed|withdrawn|cancel(?:l)?ed|struck off|gone)\b|\b(?:is|are) (?:now |already )?gone\b"
)
_NO_LONGER = re.compile(
    r"\b(?:(?P<later>will|would|shall|may|could|to)\s)?no longer\s(?:be\s|is\s|are\s)?"
    r"(?:subject|appl|fac|pay|paid|charg|levi|levy|impos|collect|owe|incur|attract|hit|tax|due|in (?:force"
    r"|effect|place))\w*"
)


_ONLY_PLANNED = re.compile(
    r"\b(?:threatened|planned|proposed|looming|scheduled|announced) (?:[\w.%-]+ ){0,3}$"
    r"|\b(?:threatened|planned|proposed|looming|scheduled)\b"
)


def ended(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """ "no longer applies to ...", "will no longer be subject to the tariff": the end of a measure."""
    if _IS_OVER.match(text, head.noun_end):
        draft.status, draft.action = "removed", "remove"
        return True
    ended = _NO_LONGER.search(text, max(start, head.start - 80), head.start) or _NO_LONGER.search(
        text, head.noun_end, min(end, head.noun_end + 50)
    )
    if ended is None:
        return False
    draft.action = "remove"
    draft.status = "removed"
    if _ONLY_PLANNED.search(text, max(start, head.start - 30), head.noun_end):
        draft.status = "averted"
    elif ended["later"]:
        draft.status = "agreed" if lx.AGREED.search(text[start:end]) else "announced"
    return True


_IS_OVER = re.compile(
    r"[^.;,:]{0,60}?\s(?:is|are)\s(?:now\s|finally\s|officially\s)?(?:over|at an end|history"
    r"|a thing of the past)\b(?! \d| the| a)"
)
"""``China's ban on Australian lobster is over``."""


_LICENCE = re.compile(
    r"\b(?:revok|withdr[ae]w|cancel|rescind)\w*\s(?:an?\s|the\s|its\s|some\s|several\s|all\s"
    r"|existing\s)*(?:export\s)?(?:licen[cs]es?|permits?)?\s*$"
)
_HAS = re.compile(
    r"(?<!will )(?<!to )(?<!would )(?<!should )\b(?:has|have|had)\s(?:\w+ly\s|also\s|now\s|since\s)*$"
)


_PROPOSES = re.compile(
    r"\b(?:propos(?:es|ed|ing)|consider(?:s|ed|ing)|mull(?:s|ed|ing)|weigh(?:s|ed|ing))\s(?:\w+ly\s)?(?:to\s|that\s|\w+ing\b)"
)


_HOPED = re.compile(
    r"\b(?:solution|outcome|path|roadmap|way|result)\s(?:that|which)\s(?:will|would|could|can|might)\s(?:lead|result|end)\s"
    r"(?:to|in|with)\s[^.;,]{0,40}$"
)


_LOWERS_TO = re.compile(
    r"(?:drop|tak|roll)\w*\s(?:\w+\s)?(?:the\s|its\s|their\s)?(?:\w+\s)?(?:rates?|tariffs?|dut(?:y|ies)|lev(?:y|ies))\s"
    r"(?:\w+\s){0,3}?to\s(?:\w+\s){0,2}$"
)


def removed(draft: Draft, clause: str, before: str, after: str) -> bool:
    """True when a measure expires, or a verb or a noun of removal governs it; notes how far that has come."""
    if _EXPIRED.match(after) or (_LET_EXPIRE.search(clause + after) and not LATER.search(before)):
        draft.status, draft.action = "expired", "remove"
        return True
    if draft.previous_pct is not None and draft.rate_pct:
        return False  # "dropped from 33 to 26%": what is left is charged
    if _HOPED.search(before[-90:]):
        return False  # "a solution that will lead to the prompt removal of the tariffs"
    verb = next(reversed(list(lx.REMOVE.finditer(before[-70:]))), None)
    if verb is not None and _LOWERS_TO.match(before[-70:], verb.start()):
        draft.action = "cut"
        return False  # "dropped the rate to 7.5 percent"
    ahead, near = _PASSIVE_REMOVAL.search(after), before[-40:]
    passive = ahead or _PASSIVE_REMOVAL.search(near)
    if verb is None and passive is None and not _REMOVAL.search(before[-60:]):
        return False
    if draft.instrument == "export_licensing" and _LICENCE.search(
        before + " " + (passive.group() if passive else "")
    ):
        draft.status = "in_force" if not LATER.search(before) else "announced"
        return True  # a licence revoked is a tighter control
    draft.action = "remove"
    if passive is not None:
        until = after[: passive.end()] if ahead else before[: len(before) - len(near) + passive.end()]
        done = not LATER.search(until) and not passive.group().startswith(("be ", "being"))
    elif verb is not None:
        told = before[-70:][: verb.start()]
        done = bool(_REMOVED.match(verb.group())) and (not LATER.search(told) or bool(_HAS.search(told)))
    else:
        done = False
    deal = bool(lx.AGREED.search(clause))
    draft.status = "removed" if done else ("agreed" if deal else "announced")
    proposed = not done and not deal and _PROPOSES.search(before)
    if proposed or re.search(r"\brecommend(?:s|ed|ing)?\b(?! by\b)", clause):
        draft.status = "proposed"  # "recommended that the duty be revoked"
    return True
