"""Which measure answers which."""

from __future__ import annotations

import re

from detente.ledger.records import Measure
from detente.reading.composing.findings import Findings
from detente.reading.measures.drafts import Draft

__all__ = ["bundled", "link_replacements", "link_responses"]


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


_INSTEAD = re.compile(
    r"\b(?:instead(?: of)?|in place of|in lieu of|rather than|replac(?:e|es|ed|ing)|supersed\w+|down from"
    r"|up from|substitut\w+)\b",
    re.IGNORECASE,
)


def link_replacements(found: Findings, drafts: list[Draft], measures: list[Measure]) -> list[Measure]:
    """Name the measures that a measure takes the place of: the planned rate before the agreed one."""
    replaced: dict[int, list[str]] = {}
    instead = {p.index for p in found.passages if _INSTEAD.search(p.text)}
    for i, new in enumerate(drafts):
        if new.rate_pct is None or new.family != "tariff":
            continue
        for j, old in enumerate(drafts):
            if (
                i == j
                or old.family != new.family
                or old.actor != new.actor
                or old.rate_pct in (None, new.rate_pct)
            ):
                continue
            if not set(old.target) & set(new.target) or not set(old.products) & set(new.products):
                continue
            dead = old.status in ("averted", "superseded", "withdrawn", "threatened", "removed")
            together = set(old.sentences) & set(new.sentences) & instead
            if old.rate_pct == new.previous_pct or (dead and together):
                replaced.setdefault(i, []).append(measures[j].id)
    return [
        m.model_copy(update={"replaces": tuple(replaced[i])}) if i in replaced else m
        for i, m in enumerate(measures)
    ]


def bundled(drafts: list[Draft], measures: list[Measure]) -> list[Measure]:
    """Give the measures of one act of a state one id: the same legal act, or the same day of announcement."""
    acts: dict[tuple[str, ...], list[int]] = {}
    for i, draft in enumerate(drafts):
        day = draft.announced.value if draft.announced and len(draft.announced.value or "") == 10 else None
        key = draft.legal_ref or day
        if key and draft.actor:
            acts.setdefault((*draft.actor, key), []).append(i)
    several = [group for group in acts.values() if len(group) > 1]
    names = {i: f"b{n}" for n, group in enumerate(several, 1) for i in group}
    return [m.model_copy(update={"bundle": names[i]}) if i in names else m for i, m in enumerate(measures)]
