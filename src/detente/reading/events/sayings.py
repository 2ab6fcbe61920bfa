"""A claim as one sentence tells it, and the stretch of the sentence that holds what is claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import Evidence, When
from detente.reading.text.datelines import dateline_end
from detente.reading.text.mentions import Mention

__all__ = ["Saying", "claimed_stretch"]


@dataclass(slots=True)
class Saying:
    """A claim as one sentence tells it."""

    speaker: str
    party: str | None
    office: str | None
    act: str
    hedge: str | None
    said_on: When | None
    via: str | None
    start: int
    end: int
    """Stretch of the sentence that holds what is claimed."""
    text: str
    evidence: list[Evidence] = field(default_factory=list)
    sentence: int = 0
    """Index of the sentence."""
    implied: bool = False
    """Said by the voice of a speech; it is a claim only where it tells of a record."""
    since: int | None = None
    """Index of the sentence in which the quotation it closes began; the same sentence when it quotes nothing more."""


_TITLES = (
    r"(?:(?:the|its|their|[A-Z][\w.’'-]*|government|trade|finance|foreign|ministry|deputy|chief|prime|spokes\w+|minister"
    r"|secretary|official|president|director|adviser|negotiator|for|of)\s){0,8}$"
)


_QUOTED_BEFORE = re.compile(rf"[,?!][”\"’']?\s{_TITLES}|[”\"]\s{_TITLES}")
""" "...," before the titles and the name of who speaks."""


_NOTHING_MORE = re.compile(
    r"\s*(?:$|[.,;]|(?:on|in|at|to|after|during|late|early|earlier|today|yesterday|through|via|from|by|of)\b"
    r"|(?:[A-Z]\w+day|Reuters|Bloomberg|AFP|reporters|journalists|lawmakers|parliament|state)\b)"
)
"""Behind a verb of speech that closes the sentence: when, where and to whom it was said."""


_ON_DAY = re.compile(
    r"\s(?:(?:late |early )?on \w+day|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)(?=\s)"
)
"""``threatened on Friday to impose``: the day is when it was said, not what."""


_WHERE_IT_WAS_SAID = re.compile(
    r"\s(?:[\w.]+\s){0,3}that\s|\s(?:in|on|at|during|via|to)\s(?:[\w.]+\s){1,7}that\s"
)
"""Between a verb of speech and what is said: "said in an emailed statement on Monday that"."""


_ONLY_WHEN = re.compile(
    r"[.\s]*$|\s(?:late\s|early\s|earlier\s)?(?:on\s|in\s|at\s|during\s|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"(?:[\w.]+\s){0,6}[\w.]*$"
)
"""Nothing behind the verb but when or where: what was said stands before the speaker."""


def claimed_stretch(text: str, mention: Mention, verb_at: int) -> tuple[int, int]:
    """What is claimed: behind "that", or the part before ", X said"."""
    verb = re.match(r"[a-z]+", text[verb_at:])
    start = verb_at + (verb.end() if verb else 0)
    opens = re.match(
        r"(?:In|On|At|According|Before|After|Minutes|During|Under|Speaking|Asked|Earlier|Later|For|With)\b",
        text,
    )
    before = _QUOTED_BEFORE.search(text, 0, mention.start)
    if before is not None and before.start() > 20 and not opens and not re.match(r"\sthat\b", text[start:]):
        quoted = text[before.start() : before.start() + 2].strip(",")[:1] in "”\"’'" and before.start() > 0
        if quoted or _NOTHING_MORE.match(text, start):
            return dateline_end(text), max(1, before.start())
    if verb_at < mention.start:  # "..., it was announced by the minister": the speaker stands last
        that = re.search(r"\sthat\s", text[mention.end :])
        if that is None:
            head = re.sub(r",?\s(?:it|this)\s(?:was|is|were|has been)$", "", text[:verb_at].rstrip())
            return dateline_end(text), max(1, len(head.rstrip(" ,")))
        start = mention.end + that.end()
    comma = text.rfind(", ", 0, mention.start)
    if comma > 20 and not opens and _ONLY_WHEN.match(text, start):
        return dateline_end(text), comma
    that = _WHERE_IT_WAS_SAID.match(text, start)
    if that:
        start = that.end()
    day = _ON_DAY.match(text, start)
    start = day.end() if day else start
    while start < len(text) - 1 and text[start] in " ,:":
        start += 1
    end = len(text.rstrip(" ."))
    return (start, end) if end - start > 3 else (0, len(text))
