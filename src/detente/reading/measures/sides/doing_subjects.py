"""The subject before a measure, as the side that takes it: "Ottawa raised its duty"."""

from __future__ import annotations

import re

from detente.reading.measures.sides.bearers import listed_with
from detente.reading.measures.sides.doers import Search
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention
from detente.reading.text.passages import Clause
from detente.reading.text.subjects import follows_verb

__all__ = ["doing_subjects"]


def doing_subjects(search: Search) -> tuple[str, ...]:
    """The parties of the subject before the noun, from the nearest clause back; empty where none is."""
    passage, head = search.passage, search.head
    at = passage.clause_at(head.start)
    for clause in reversed(passage.clauses[: at + 1]):
        if clause.link in ("because", "since", "after") and passage.clauses.index(clause) != at:
            continue
        doer = _antecedent(search, clause)
        if doer is not None:
            return (doer,)
        found = _subject_of(search, clause) or _both_sides(search, clause)
        if found:
            return found
    return ()


def _antecedent(search: Search, clause: Clause) -> str | None:
    """The word before "which": "the United States, which quadrupled its duty"."""
    if clause.link not in ("which", "who") or not clause.start <= search.head.start < clause.end:
        return None
    before = [m for m in search.passage.mentions if 0 <= clause.start - m.end <= 9]
    return search.doer(before[-1]) if before else None


def _both_sides(search: Search, clause: Clause) -> tuple[str, ...]:
    """The two sides of the document, for "both countries will lower tariffs"."""
    end = min(clause.end, search.head.start)
    both = [m for m in search.passage.mentions if m.kind == "both" and clause.start <= m.start < end]
    main = search.thread.main
    return tuple(main[:2]) if both and len(main) >= 2 and follows_verb(search.text, both[-1]) else ()


def _subject_of(search: Search, clause: Clause) -> tuple[str, ...]:
    end = min(clause.end, search.head.start)
    for mention in reversed(search.passage.mentions):
        if clause.start <= mention.start < end:
            doer = search.doer(mention)
            if doer is not None:
                found = _parties_of_subject(search, clause, mention, doer)
                if found:
                    return found
    return ()


def _parties_of_subject(search: Search, clause: Clause, mention: Mention, doer: str) -> tuple[str, ...]:
    """Those who act with a mention, when it is a subject that decides."""
    text = search.text
    behind = text[mention.end :]
    if _IMPOSING.match(behind):
        return (doer,)  # "on the heels of Mexico imposing its own tariffs"
    if _is_object(search, clause, mention) or _IS_AMONG.match(behind) or _EXPECTS.match(behind):
        return ()
    if mention.kind == "demonym":
        return (doer,) if _acts_as_state(search, clause, mention) else ()
    if mention.kind == "pronoun" and mention.name.lower() == "it" and not _IT_DECIDES.match(behind):
        return ()  # "until it is, imports continue to be charged": no side at all
    if not follows_verb(text, mention) and not _KEPT_FROM.search(_before(text, clause, mention)):
        return ()
    if _only_speaks(search, mention, doer):
        return ()
    first = listed_with(search.passage, mention)[0] if mention.party else mention
    return (
        _together(search.passage, mention, search.target) if first is not mention and first.party else (doer,)
    )


_IS_AMONG = re.compile(
    r"\s(?:is|are|was|were|has been|have been)\s(?:also\s)?(?:among|one of|(?:an?|the)\s(?:\w+\s)?(?:recipients?"
    r"|targets?|victims?))\b"
)
"""``Indonesia was among the recipients of a letter on a tariff``: it is hit."""


def _before(text: str, clause: Clause, mention: Mention) -> str:
    return text[max(clause.start, mention.start - 25) : mention.start]


def _is_object(search: Search, clause: Clause, mention: Mention) -> bool:
    """True for a side that something is done to, or with."""
    before = _before(search.text, clause, mention)
    if _OBJECT_OF.search(before) and mention.kind != "pronoun":
        return True
    first = listed_with(search.passage, mention)[0] if mention.party else mention
    if first is not mention and _OBJECT_OF.search(_before(search.text, clause, first)):
        return True  # "the rate on Malaysia, Kazakhstan and Tunisia will be 25 percent"
    # "agreed with President Xi to trim tariffs"
    return mention.kind == "person" and _COMPANION.search(before) is not None


def _acts_as_state(search: Search, clause: Clause, mention: Mention) -> bool:
    """True for "the Australian government"."""
    if _DONE_TO.search(_before(search.text, clause, mention)):
        return False  # "irritated Australian officials by removing its duties": the object
    return _STATE.match(search.text[mention.end : mention.end + 20]) is not None


def _only_speaks(search: Search, mention: Mention, doer: str) -> bool:
    """True for one that tells of a measure on nobody named: whose it is, is not known from this."""
    if search.target or mention.kind != "person" or search.thread.counterpart(doer) is None:
        return False
    return _SPEAKS.match(search.text[mention.end : mention.end + 40]) is not None


def _together(passage: Passage, last: Mention, target: tuple[str, ...]) -> tuple[str, ...]:
    """Both sides of "the United States and India will lower tariffs", less those that bear the measure."""
    sides = dict.fromkeys(m.party for m in listed_with(passage, last) if m.party)
    return tuple(p for p in sides if p not in target)


_OBJECT_OF = re.compile(
    r"\b(?:on|to|with|against|for|in|of|from|into|than|between|via|over|toward|towards)\s(?:the |all "
    r"|most |its |some |US |president |President )*$"
)


_COMPANION = re.compile(r"\b(?:with|against|between)\s(?:\w+\s){0,3}$")


_IMPOSING = re.compile(
    r"\s(?:(?:last|this|earlier|also|now|again|then)\s(?:\w+\s)?)?(?:impos|levy|introduc|announc|slapp"
    r"|rais|hik"
    r"|lift|suspend"
    r"|paus|tighten|restrict|doubl|plac|delay|postpon|extend|lower|reduc|cutt|dropp|remov)ing\b"
    r"|\s(?:agree|committ|pledg|promis)ing to\s[a-z]+\b"
)


_EXPECTS = re.compile(
    r"(?:\s(?:officials|government|ministers?|industry|exporters|producers|growers|farmers|analysts|and|the|also|still"
    r"|\w+ly)){0,5}\s(?:expects?|expected|hopes?|hoped|believes?|believed|fears?|feared|thinks?)\b(?!\s(?:to|it|its)\b)"
)
"""``Norwegian officials expect a review of the tariffs``: those of another side."""


_IT_DECIDES = re.compile(
    r"\s(?:\w+ly\s|also\s|has\s|had\s|will\s|would\s|could\s|may\s|might\s|is\s|was\s|plans to\s|intends to\s"
    r"|agreed to\s"
    r"|decided to\s|be\s|then\s|now\s|in turn\s|not\s)*(?:impos|lev|slap|lift|remov|cut|lower|reduc"
    r"|slash|rais"
    r"|hik|doubl|suspend"
    r"|paus|extend|withdr|scrap|drop|eliminat|rescind|eas|halv|delay|postpon|set|put|announc|introduc|appl"
    r"|charg|place"
    r"|threaten|propos|consider|plan|keep|maintain|adopt|restrict|ban|tighten|requir|start|publish|add"
    r"|quadrupl"
    r"|brought|took)\w*\b"
)


_SPEAKS = re.compile(
    r"\s(?:\w+ly |also )*(?:said|says|told|confirmed|added|stated|claimed|noted|warned|described|denied"
    r"|denies"
    r"|disputed"
    r"|rejected|insisted|acknowledged|hailed|welcomed|criticised|criticized|condemned|praised)\b"
)


_DONE_TO = re.compile(r"\b(?:[a-z]{3,}ed|told|met|hit)\s(?:the\s)?$")


_STATE = re.compile(
    r"\s(?:government|authorities|officials|ministry|administration|side|exporters|leaders?|customs|cabinet)\b"
)


_KEPT_FROM = re.compile(r"\b(?:prevent|keep|stop)\s$")
