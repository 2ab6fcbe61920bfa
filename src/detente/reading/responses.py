"""Which measure answers which."""

from __future__ import annotations

import re

from detente.ledger.records import Measure
from detente.reading.drafts import Draft
from detente.reading.findings import Findings

__all__ = ["link_responses"]


_RESPONSE_FIRST = re.compile(
    r"\b(?:responded\b|retaliat\w+ (?:with|by)|hit back|struck back|in retaliation|in response,"
    r"|countered with|in turn|reciprocated|carried out its threat to hit back)\b",
    re.IGNORECASE,
)


_RESPONSE_TO = re.compile(
    r"\b(?:in response to|in retaliation (?:for|against|to)|payback for|retaliat\w+ (?:against|for)"
    r"|answer to|response to|counter(?:measures?)? (?:to|against))\b",
    re.IGNORECASE,
)


def link_responses(found: Findings, drafts: list[Draft], measures: list[Measure]) -> list[Measure]:
    answers: dict[int, list[str]] = {}
    for passage in found.passages:
        first, toward = _RESPONSE_FIRST.search(passage.text), _RESPONSE_TO.search(passage.text)
        if first is None and toward is None:
            continue
        here = [i for i, d in enumerate(drafts) if any(s == passage.index for s, _ in d.heads)]
        before = [
            i
            for i, d in enumerate(drafts)
            if min(d.sentences) < passage.index or any(s < passage.index for s, _ in d.heads)
        ]
        if toward is not None:
            behind = [
                i for i in here if any(s == passage.index and o > toward.start() for s, o in drafts[i].heads)
            ]
            owners = [i for i in here if i not in behind] or sorted(
                before,
                key=lambda i: (
                    -max(s for s, _ in drafts[i].heads if s <= passage.index)
                    if any(s <= passage.index for s, _ in drafts[i].heads)
                    else 0
                ),
            )
            for answered in behind or []:
                owner = next((i for i in owners if drafts[i].actor != drafts[answered].actor), None)
                if owner is not None:
                    answers.setdefault(owner, []).append(measures[answered].id)
        elif first is not None:
            for owner in here:
                other = [
                    i
                    for i in before
                    if drafts[i].actor != drafts[owner].actor
                    and not set(drafts[i].actor) & set(drafts[owner].actor)
                ]
                if other:
                    latest = max(
                        other,
                        key=lambda i: max((s for s, _ in drafts[i].heads if s < passage.index), default=-1),
                    )
                    answers.setdefault(owner, []).append(measures[latest].id)
    return [
        m.model_copy(update={"responds_to": tuple(dict.fromkeys(answers[i]))}) if i in answers else m
        for i, m in enumerate(measures)
    ]
