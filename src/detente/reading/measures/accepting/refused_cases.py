"""Heads of what might be: conditions, what a law or a ruling allows, models."""

from __future__ import annotations

import re

from detente.reading.measures.accepting.telling import Telling
from detente.reading.text.reasons import VOLUME_TRIGGER

__all__ = ["is_possibility"]

_HYPOTHESIS = re.compile(
    r"(?<=\w\s)\b(?:if|should|were)\s(?:the\s)?[^,;]{1,40}?\b(?:to\s)?(?:increas|rais|impos|add|hik|doubl"
    r"|escalat|expand)"
    r"\w*\s(?:its|their|the|any|new|more|further|additional|\s)*$"
)
"""``if the US increases its 20% tariff to a higher rate``."""
_IN_CONDITION = re.compile(
    r"\b(?:if|unless|should)\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}(?:[a-z]+\s){0,2}(?:increas|rais|hik|expand|escalat"
    r"|lift|doubl|maintain)\w*\s(?:its|their|his|the)\s(?:(?:existing|current)\s)?$"
)
"""``may be imposed if the U.S. increases its 20 percent tariff``: whose change would be answered."""
_WERE_IT_SO = re.compile(
    r"(?:^\W*|[,;:—–]\s|[“\"‘]|\b(?:and|but|that|only)\s)"
    r"(?:[Ii]f|[Uu]nless|[Oo]nce|[Ss]hould|[Pp]rovided(?: that)?)\s(?:[^,;]|,(?=\d)){0,70}$"
    r"|\b(?:upon|on|in (?:the )?(?:case|event) of|in response to|regarding|concerning|against) any\s"
    r"(?:[\w.’'-]+\s){0,6}$"
)
"""``if the US removes its tariffs, ours will go``, ``upon any imposition of duties``: a case that is thought of."""
_MODELLED = re.compile(
    r"\b(?:scenarios?|simulat\w+|models?|modell?(?:ed|ing)|assum(?:es|ed|ing|ption)|hypothetical(?:ly)?"
    r"|thought experiment)\b"
    r"[^.;]{0,60}$"
)
"""``models a scenario in which the EU raises tariffs``."""
_BY_LAW = re.compile(
    r"\b[Uu]nder\s(?:[Ss]ection|[Aa]rticle|[Tt]itle|the law|the (?:[A-Z]\w+\s){1,6}(?:Act|Law|Code))\b[^.;]{0,60}"
    r"\b(?:may|can)\s(?:only\s)?(?:impose|levy|raise|adjust|set|apply|take)\b[^.;]{0,30}$"
)
"""``Under Section 122 the President may impose duties of up to 15%``: what a law allows."""
_ALLOWED = re.compile(
    r"\b(?:authori[sz](?:es|ed|ing)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|entitl(?:es|ed|ing)|enabl(?:es|ed"
    r"|ing)"
    r"|empower(?:s|ed|ing)?|paved the way for|clear(?:s|ed"
    r"|ing) the way for)\s(?:the\s|an?\s)?(?:(?:[A-Z][\w.]*\s?){1,3}\sto\s"
    r"|(?:it|them|him|her|[Mm]ember [Ss]tates?|countries|governments?|members|states|authorities|[Pp]resident"
    r"|[Mm]inisters?"
    r"|[Cc]ommission)"
    r"(?:\sof\s[\w ]{2,20})?\sto\s[“\"]?(?:\w+\s(?:or|and)\s)?)(?:\w+\s){0,3}$"
)
"""``the WTO authorised the United States to impose tariffs``: what may be done is not done."""


_AWARDED = re.compile(
    r"\b(?:WTO|World Trade Organi[sz]ation|arbitrat\w+|panel|judges)\b[^;]{0,160}?\b(?:could|may|might|can|free to"
    r"|green light (?:to|for))\b(?:[^.;]|(?<=[A-Z])\.){0,80}$"
)
"""``the WTO said the EU could hit $4 billion of goods with duties``: what a ruling allows."""
_EXAMINED = re.compile(
    r"\b(?:investigation|probe|inquiry|study|review|examination)s?\s(?:into|towards?|on|of|regarding)\s(?:the\s|a\s)?(?:possible"
    r"|potential|eventual)\s(?:imposition|introduction|adoption|application|extension)\sof\s(?:[\w-]+\s){0,3}$"
)
"""``an investigation towards possible imposition of safeguard measures``."""
_IF_ENDED = re.compile(
    r"\b(?:if|once|when|should)\s(?:the\s)?[^,;.]{2,40}?\b(?<!not )(?:remov|lift|drop|eliminat|end|scrap"
    r"|withdr[ae]w|rescind"
    r"|repeal|abolish)\w*\s(?:its|their|his|the|these|those|all)\s(?:[\w.-]+\s){0,3}$",
    re.IGNORECASE,
)
"""``if the US removes its tariffs, our measures will be removed too``: no step of anybody yet."""

_PERMITTED = re.compile(
    r"\b(?:may|can|could|allow\w*|permit\w*|entitle\w*|right|provid\w+ for)\b[^.;]{0,60}$"
)


_MAY_BE = re.compile(r"\b(?:may|can|could|might)\s(?:also\s|only\s|then\s)?be\s$")


def is_possibility(told: Telling) -> bool:
    """True for a head that a condition, a law, a ruling or a model speaks of."""
    text, head = told.text, told.head
    if told.draft.rate_pct == 0.0 and _MAY_BE.search(told.before):
        return True  # "exporters who agree may be exempted from duties"
    if _HYPOTHESIS.search(told.before[-90:]) and told.draft.previous_pct is None:
        return True
    if _IN_CONDITION.search(text[: head.start]) or _BY_LAW.search(text[: head.start]):
        return True
    if not told.rated and VOLUME_TRIGGER.search(text, head.end) and _PERMITTED.search(text[: head.start]):
        return True  # "may apply a safeguard duty when imports exceed 190,000 tonnes": a rule
    if told.rated:
        return False
    return bool(
        _ALLOWED.search(text[: head.start])
        or _EXAMINED.search(told.before)
        or _AWARDED.search(text[: head.start])
        or _IF_ENDED.search(text[: head.start])
        or _MODELLED.search(told.before)
        or _WERE_IT_SO.search(told.before)
    )
