"""Words by which a measure is known to be in force: it is paid, contested, answered, reviewed or long imposed."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.head import BEGINS_WITH_VERB
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.status.judged import is_judged
from detente.reading.text import lexicon as lx

__all__ = ["complaint_over", "is_standing"]


_IMPOSED_EARLIER = re.compile(
    r"(?: of (?:up to |as much as )?[\d.]+ ?(?:%|per ?cent))?,? (?:that|which) (?:\w+ ){1,3}?(?:had |has )?"
    r"(?:imposed|introduced|put in place|levied) (?:in|on|last|since)\b"
    r"|(?:[^.;,]{0,40},)? (?:that |which )?(?:had been |has been |have been |been )?(?:imposed|levied"
    r"|introduced|enacted"
    r"|in (?:place|force|effect)) (?:since|last|earlier|previously|already|in (?:19|20)\d\d)\b"
)
"""``duties that Brussels imposed in October``: told as the past of something else."""


_BEGAN_TO = re.compile(
    r"\b(?:began|begun|started|has been|have been|is now|are now|is already|are already)\s(?:to\s)?(?:collect"
    r"|charg|levy|impos|apply|enforc)\w*\b"
    r"(?!\s(?:to|on|by)\b)"
)


_CONTESTED = re.compile(
    r"\b(?:complain\w*|complaint|disput\w*|challeng\w*|case|cases|proceedings|lawsuit|sued?|protest\w*|appeal\w*"
    r"|WTO"
    r"|World Trade Organi[sz]ation|grievances?)\b[^.;,]{0,50}?\b(?:over|against|about|of|to|for|regarding|concerning)\s"
    r"(?:[A-Z][\w.]*(?:['’]s?)?\s){0,4}(?:[a-z][\w-]*\s){0,3}$"
    r"|\b(?:consultations|complaint|dispute|panel)\b[^.;,]{0,50}?\bon\s"
    r"(?:[A-Z][\w.]*['’]s?\s){1,3}(?:[a-z][\w-]*\s){0,3}$"
)
"""``its complaint over Japan's export curbs``: what is contested is in force."""


_UNRESOLVED = re.compile(
    r"\b(?:(?:resolv|tackl|address|discuss|review|reassess|re-?examin)\w*\s|reviews?[”\"]? of\s"
    r"|(?:weeks|months|days|year|years|time) since\s[^;,]{2,30}?\b"
    r"(?:impos|introduc|levi|slapp|rais|doubl|hik)\w*\s)(?:(?:the|its|all|any|remaining"
    r"|other)\s)*(?:[\w%.-]+\s){0,3}$"
)
"""``the review of duties on wine``, ``in the weeks since it imposed 50% duties``: what is spoken of is in force."""


_SINCE_HAVE = re.compile(
    r"\b[Ss]ince\s[^.;]{3,70}?\b(?:has|have)\s(?!said|been told|threatened)"
    r"|\b(?:in (?:force|effect|place)|(?:has|have)\s[^.;]{3,90}?)\ssince\s(?:early\s|late\s|mid-|last\s)?"
    r"(?:[A-Z0-9]|then|year|month|week)"
)


_UNSURE = re.compile(
    r"\b(?:threat\w*|plan\w*|propos\w*|possib\w*|potential|loom\w*|would|could|may|might|will|announc\w*)\b"
)


_HAD_IMPOSED = re.compile(
    r"\bhad (?:already |earlier |previously )?(?:imposed|levied|introduced|slapped|placed|put)\b"
)


_TO_REVISE = re.compile(
    r"\b(?:decided|will|would|plans?|agreed|intends?)\b[^,;]{0,40}\b(?:revis|amend|modif|chang|relax|eas|tighten"
    r"|updat"
    r"|adjust|review|replac)\w*\s(?:the |its )?$"
)
"""``decided to revise the current operation``: what comes instead is not in force."""


_IMPOSED_ON = re.compile(r"\s(?:imposed|levied|slapped|placed)\s(?:\w+ly\s)?(?:by|on|against|to)\b")


_IS_ANSWERED = re.compile(
    r"\b(?:as a (?:consequence|result) of|(?:response|retaliation|reaction) (?:to|for|against)|caused by"
    r"|triggered by|because of)\s"
    r"(?![^.;,]*\bdecision to\b)[^.;,]{0,80}$"
)
"""``as a result of the 25% tariff imposed by the US``: what is answered is in force."""


_SINCE_IMPOSED = re.compile(
    r"\b(?:since|after)\s[^,;]{2,40}?\s(?:imposed|introduced|levied|slapped|raised|doubled|put"
    r"|placed)\s[^,;]{0,20}$"
)


_REVIEWED = re.compile(r"\breview(?:s|ed|ing)?[”\"’']?\s(?:of\s|into\s)?(?:the\s|its\s|their\s)?(?:\w+\s)?$")


_STOPPED = re.compile(
    r"(?:suspended|halted|stopped|froze|cut off|severed|blocked|prohibited|banned|ceased)\b", re.IGNORECASE
)


_WERE = re.compile(r"\b(?:has|have|had|is|are|was|were)(?: been)? (?:\w+ly )?(?:\w+ed|frozen|cut off)$")


_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|to|not|be|if|unless|decision|plan\w*)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)


_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|against|up from|down from|instead of|from)\s(?:the |a |an |its )?$"
)


_MODAL = re.compile(r"\b(?:will|would|shall)\s(?:\w+ly\s)?$")
_WILL = re.compile(r"\b(?:will|would|shall|is to|are to|plans? to)\s")


def _is_live(draft: Draft, text: str, clause: str, head: Head, start: int) -> bool:
    """True for "currently", "subject to" and the like, said of this head and not of another rate."""
    ahead_of_head = text[start : head.noun_start]
    for match in lx.IN_FORCE.finditer(clause):
        words = match.group().lower()
        if _MODAL.search(clause[: match.start()]) or clause[: match.start()].endswith("("):
            continue  # "exports will now face a duty of 19%"
        if words == "subject to":
            distance = head.start - (start + match.end())
            between = text[start + match.end() : max(start + match.end(), head.rate_start or head.noun_start)]
            if (
                not -5 <= distance <= 30
                or re.search(r"\b(?:be|become|not)\s(?:\w+\s)?$", clause[: match.start()])
                or re.search(r"\b(?:will|would|shall)\b", between)
            ):
                continue
        elif re.search(
            r"\b(?:will|would)\b",
            text[start + match.end() : max(start + match.end(), head.rate_start or head.noun_start)],
        ):
            continue  # "goods now subject to tariffs ..., the rate will be capped"
        elif re.match(r"current|existing", words) and (
            draft.action in ("cut", "raise") or _TO_REVISE.search(clause[: match.start()])
        ):
            continue  # "lower existing tariffs to 15%": the old rate is in force
        elif re.match(r"current|existing", words) and (
            _COMPARED.search(clause[: match.start()])
            or (start + match.start() >= head.noun_start and _WILL.search(ahead_of_head))
        ):
            continue  # "will cap duties at 15%, compared with current rates of 100%"
        return True
    ahead = text[start : head.start]
    if re.search(r"\bsince\b", ahead) and _SINCE_IMPOSED.search(ahead):
        return True  # "in the weeks since Washington imposed its duties"
    if _REVIEWED.search(ahead):
        return True  # "an expedited review of duties on wine": they are charged
    if head.rate is None and not head.exempting and _IMPOSED_ON.match(text, head.noun_end):
        return not re.search(r"\b(?:to be|be|will|would|new|fresh|any)\b[^,;]{0,20}$", ahead)
    if _IS_ANSWERED.search(ahead) and not _UNSURE.search(text, max(0, head.start - 70), head.noun_end + 12):
        return True
    return bool(
        _SINCE_HAVE.search(clause)
        or _IMPOSED_EARLIER.match(text, head.end)
        or _HAD_IMPOSED.search(clause[: max(0, head.start - start)])
    )


def _is_contested(text: str, ahead: str, head: Head, end: int) -> bool:
    """ "its complaint over Japan's export curbs", not "over the curbs that Japan plans"."""
    if not (_CONTESTED.search(ahead) or _UNRESOLVED.search(text, max(0, head.start - 90), head.start)):
        return False
    return not _UNSURE.search(ahead[-30:]) and not _UNSURE.search(text, head.end, min(end, head.end + 60))


def _is_paid(ahead: str) -> bool:
    """ "carmakers face a duty of 25%"; not "will face"."""
    if re.search(
        r"\b(?:have|has) (?:\w+ly )?(?:faced|paid|borne|incurred|attracted"
        r"|been (?:subject|charged|hit|paying|facing|bearing))\b[^,;]{0,24}$",
        ahead,
    ):
        return True
    paid = re.search(
        r"\b(?:pays?|paying|fac(?:e|es|ing)|attracts?|incurs?|bears?|carries|(?:is|are)(?! (?:to|set|due|expected"
        r"|likely|about|planned"
        r"|scheduled)\b)) (?:an? |the )?(?:(?!to |not |\w+ing )\w+ ){0,3}$",
        ahead,
    )
    return bool(paid) and not re.search(
        r"\b(?:will|would|could|may|to) (?:\w+ )?(?:pay|face|bear|incur|attract)\b", ahead
    )


def complaint_over(text: str, head: Head, start: int, end: int) -> int | None:
    """Where the words of a complaint over a measure that stands begin, between ``start`` and its head."""
    case = _CONTESTED.search(text, start, head.start)
    return case.start() if case and _is_contested(text, text[start : head.start], head, end) else None


def is_standing(draft: Draft, text: str, clause: str, head: Head, start: int, end: int) -> bool:
    """True when the words around a head take the measure for one in force."""
    ahead = text[start : head.start]
    return bool(
        (draft.action == "impose" and _is_contested(text, ahead, head, end))
        or _is_live(draft, text, clause, head, start)
        or (_is_paid(ahead) and not BEGINS_WITH_VERB.match(text, head.start))  # "is restricting exports"
        or (draft.action == "impose" and is_judged(text, head))
        or _BEGAN_TO.search(ahead[-60:])
        or _has_stopped_trade(text, head, ahead)
    )


def _has_stopped_trade(text: str, head: Head, ahead: str) -> bool:
    """True for "has suspended imports of logs": a ban told as done."""
    return bool(
        head.instrument in ("import_ban", "export_ban")
        and (_STOPPED.match(text, head.start) or (head.both_ways and _WERE.search(text[: head.end])))
        and not _TO_COME.search(ahead)
    )
