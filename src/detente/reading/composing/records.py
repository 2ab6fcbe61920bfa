"""Turning what was found into the records of a ledger."""

from __future__ import annotations

import re
from typing import Literal

from detente.ledger.book import Ledger
from detente.ledger.records import (
    Claim,
    Commitment,
    Condition,
    Evidence,
    FirmRate,
    Issue,
    MarketMove,
    Measure,
    Meeting,
    Party,
    Person,
    ScheduleStep,
    Scope,
    StatusEvent,
)
from detente.reading.commitments.pledges import Pledge
from detente.reading.composing.about import meant_by, subject_of
from detente.reading.composing.deadlines import find_deadlines
from detente.reading.composing.doubts import find_doubts
from detente.reading.composing.findings import Findings
from detente.reading.composing.titles import (
    measure_title,
    party_name,
    percent,
    product_names,
    rate_of,
    side_names,
)
from detente.reading.events.dependencies import find_dependencies
from detente.reading.events.markets import Move
from detente.reading.events.meetings import Encounter
from detente.reading.events.sayings import Saying
from detente.reading.gazetteers.groups import GROUPS, members_of_groups
from detente.reading.gazetteers.parties import PEOPLE
from detente.reading.gazetteers.products import PRODUCTS
from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.responses import bundled, link_replacements, link_responses
from detente.reading.measures.status.nuances import action_of, direction_of

__all__ = ["compose"]


def _unique(items: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.start, e.end): e for e in items}.values())


def compose(found: Findings) -> Ledger:
    """Make the ledger: records with ids, references between them, and the doubts."""
    drafts = sorted(found.drafts, key=lambda d: min(d.heads, default=(0, 0)))
    found.drafts = drafts
    measures = [_measure(found, d, f"m{i}") for i, d in enumerate(drafts, 1)]
    measures = bundled(drafts, link_replacements(found, drafts, link_responses(found, drafts, measures)))
    commitments = [_commitment(found, p, f"c{i}") for i, p in enumerate(found.pledges, 1)]
    meetings = [_meeting(found, e, f"t{i}") for i, e in enumerate(found.encounters, 1)]
    claims = _claims(found, drafts, measures, commitments)
    moves = [_move(m, f"x{i}") for i, m in enumerate(found.moves, 1)]
    deadlines = find_deadlines(found, measures, commitments, meetings)
    dependencies = find_dependencies(found.passages)
    ledger = Ledger(
        sources=(found.thread.document.source,),
        parties=_parties(found, measures, commitments, claims, meetings),
        people=_people(found, claims, meetings),
        measures=tuple(measures),
        commitments=tuple(commitments),
        claims=tuple(claims),
        meetings=tuple(meetings),
        deadlines=tuple(deadlines),
        market_moves=tuple(moves),
        dependencies=tuple(dependencies),
    )
    issues = find_doubts(found, ledger)
    return ledger.model_copy(update={"issues": (*issues, *_unplaced(found, measures, len(issues)))})


MAX_UNPLACED = 5
"""Doubts about rates that nobody is said to charge; more would drown the others."""


def _unplaced(found: Findings, measures: list[Measure], count: int) -> list[Issue]:
    """Doubts about rates that were left out because the words do not say whose they are."""
    told = {m.rate.value_pct for m in measures if m.rate is not None}
    left = {rate: words for rate, words in reversed(found.thread.unplaced) if rate not in told}
    return [
        Issue(
            id=f"i{count + n}",
            kind="unresolved",
            text=f"A rate of {percent(rate)} is told, but not who charges it; no measure was made of it.",
            evidence=(words,),
        )
        for n, (rate, words) in enumerate(list(reversed(left.items()))[:MAX_UNPLACED], 1)
    ]


# -- measures --------------------------------------------------------------------------------------------
def _measure(found: Findings, draft: Draft, ident: str) -> Measure:
    sectors = dict.fromkeys(s for t in draft.products for s in (PRODUCTS[t].sectors if t in PRODUCTS else ()))
    action = action_of(draft)
    return Measure(
        id=ident,
        title=measure_title(draft),
        actor=_states(found, draft.actor),
        target=_states(found, draft.target),
        instrument=draft.instrument,
        action=action,
        direction=direction_of(action),
        scope=Scope(
            products=tuple(draft.products),
            hs=tuple(draft.hs),
            sectors=tuple(sectors),
            firms=tuple(f for f, _ in draft.firm_rates),
            value=draft.value,
            exclusions=tuple(draft.exclusions),
            content_rule=draft.content_rule,
            extraterritorial=draft.extraterritorial,
        ),
        rate=rate_of(draft),
        firm_rates=tuple(FirmRate(firm=f, rate_pct=r) for f, r in draft.firm_rates),
        schedule=tuple(ScheduleStep(on=on, rate_pct=rate) for on, rate in draft.steps),
        authority=draft.authority,
        legal_ref=draft.legal_ref,
        announced=draft.announced,
        effective=draft.effective,
        expires=draft.expires,
        status=draft.status,
        history=_history(found, draft),
        conditions=_conditions(found, draft),
        stated_reason=draft.reason,
        evidence=_unique(draft.evidence),
        confidence=0.9 if draft.sure_actor and (draft.sure_target or draft.target == ("WLD",)) else 0.7,
    )


def _states(found: Findings, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties with groups replaced by their members, which a doubt says."""
    day = found.thread.published
    for group in (p for p in parties if p in GROUPS):
        when = f"on {day.isoformat()}" if day else "today"
        names = ", ".join(map(party_name, members_of_groups((group,), day)))
        note = f"“{party_name(group)}” was read as the members {when}: {names}."
        if note not in found.notes:
            found.notes.append(note)
    return members_of_groups(parties, day)


def _history(found: Findings, draft: Draft) -> tuple[StatusEvent, ...]:
    events = []
    seen = set()
    # what was only expected comes after what was announced or threatened
    for status, sentence, _offset in sorted(draft.history, key=lambda h: (h[0] == "averted", h[1], h[2])):
        passage = found.passage_at(sentence)
        if passage is None:
            continue
        saying = found.saying_at(sentence)
        expected = status == draft.expected
        speaker = saying.speaker if saying else None
        if status == "threatened" and speaker is None:
            speaker = next(
                (m.name for m in passage.mentions if m.kind == "person" and m.party in draft.actor), None
            )
        hedge = (saying.hedge if saying else None) or ("expects" if expected else None)
        key = (status, speaker)
        if key in seen:
            continue
        seen.add(key)
        on = draft.announced if not expected and status in (draft.status, "announced", "threatened") else None
        if expected:
            on = saying.said_on if saying else None
        own = bool(saying and saying.party in draft.actor)
        events.append(
            StatusEvent(status=status, on=on, according_to=speaker, hedge=hedge if expected else None,
                        until=draft.expires if status == "suspended" else None,
                        basis=_event_basis(passage.text, speaker),
                        confirmed=own and not expected, evidence=(passage.evidence(),))
        )  # fmt: skip
    return tuple(events)


_LEGAL_ACT = re.compile(
    r"\b(?:signed|executive order|proclamation|regulation|Official Journal|Federal Register|gazette"
    r"|notification|decree"
    r"|promulgat\w+|Announcement No)",
    re.IGNORECASE,
)


def _event_basis(text: str, speaker: str | None) -> Literal["statement", "legal_act"] | None:
    """Whether a legal act or only somebody's word stands behind a status."""
    if _LEGAL_ACT.search(text):
        return "legal_act"
    return "statement" if speaker else None


def _conditions(found: Findings, draft: Draft) -> tuple[Condition, ...]:
    out = list({(c.kind, c.trigger): c for c in draft.conditions}.values())
    if draft.expected:
        for status, sentence, _ in draft.history:
            passage = found.passage_at(sentence)
            if status != draft.expected or passage is None:
                continue
            saying = found.saying_at(sentence)
            who = saying.speaker if saying else "the document"
            out.append(
                Condition(kind="pending", trigger="the deal is concluded",
                    consequence=f"averted, as {who} expects",
                          evidence=(passage.evidence(),))
            )  # fmt: skip
            break
    return tuple(out)


# -- commitments, meetings, moves --------------------------------------------------------------------------
def _deed(pledge: Pledge, several: bool) -> str:
    """What is promised, as the predicate of a title."""
    s, their = ("", "their markets") if several else ("s", "its market")
    goods, quantity = product_names(pledge.products), pledge.quantity
    amount = quantity.words if quantity is not None else ""
    if pledge.kind == "purchase":
        if quantity is None or quantity.value is None:
            return f"buy{s} {goods}" + (f" (“{amount}”)" if amount else "")
        money = quantity.unit is not None and len(quantity.unit) == 3
        return f"buy{s} {goods} worth {amount}" if money else f"buy{s} {amount} of {goods}"
    if pledge.kind == "market_access":
        return f"open{s} {their}" + (f" for {goods}" if goods else "")
    deeds = {
        "investment": f"invest{s} {amount}",
        "process": f"finalise{s} the deal",
        "enforcement": f"enforce{s} the border: {amount}" if amount else f"step{s} up enforcement",
    }
    return deeds.get(pledge.kind, f"change{s} policy")


def _commitment(found: Findings, pledge: Pledge, ident: str) -> Commitment:
    several = len(pledge.actor) > 1
    title = f"{side_names(pledge.actor)} {_deed(pledge, several)}"
    return Commitment(
        id=ident,
        title=title,
        actor=_states(found, pledge.actor),
        beneficiary=_states(found, pledge.beneficiary),
        kind=pledge.kind,
        products=tuple(pledge.products),
        quantity=pledge.quantity,
        starts=pledge.starts,
        ends=pledge.ends,
        years=pledge.years,
        cap_per_year=pledge.cap_per_year,
        status=pledge.status,
        claimed_by=tuple(pledge.claimed_by),
        confirmed_by=tuple(pledge.confirmed_by),
        evidence=_unique(pledge.evidence),
        confidence=0.9 if pledge.claimed_by else 0.8,
    )


def _meeting(found: Findings, encounter: Encounter, ident: str) -> Meeting:
    who = " and ".join(encounter.participants) if encounter.participants else "Talks"
    where = f", {encounter.place}" if encounter.place else ""
    return Meeting(
        id=ident, title=f"{who}{where}", participants=tuple(encounter.participants),
            parties=members_of_groups(tuple(encounter.parties), found.thread.published),
        level=encounter.level, place=encounter.place, country=encounter.country, starts=encounter.starts,
        ends=encounter.ends, status=encounter.status, evidence=_unique(encounter.evidence),
    )  # fmt: skip


def _move(move: Move, ident: str) -> MarketMove:
    return MarketMove(
        id=ident, instrument=move.instrument, name=move.name, change_pct=move.change_pct,
        change_points=move.change_points,
        level=move.level, direction=move.direction, comparator=move.comparator, on=move.on,
        session=move.session,
        attributed_to=move.attributed_to, evidence=_unique(move.evidence),
    )  # fmt: skip


# -- claims ----------------------------------------------------------------------------------------------
def _claims(
    found: Findings, drafts: list[Draft], measures: list[Measure], commitments: list[Commitment]
) -> list[Claim]:
    out: list[Claim] = []
    seen: set[tuple[str, str | None, str]] = set()
    told = _records_of_sentences(found, drafts)
    names = [*(m.id for m in measures), *(c.id for c in commitments)]
    for saying in found.sayings:
        first = saying.sentence if saying.since is None else saying.since
        covered = {i for sentence in range(first, saying.sentence + 1) for i in told.get(sentence, ())}
        about = [names[i] for i in sorted(covered)]
        if not about and saying.implied:
            continue
        if not about:
            about = _pointed_back(saying, drafts, measures)
        if not about:
            subject = subject_of(saying, drafts, found.pledges)
            about = [] if subject is None else [f"{subject[0]}{subject[1] + 1}"]
        targets: list[str | None] = [*about] or [None]
        for target in targets:
            if (saying.speaker, target, saying.text) in seen:
                continue
            seen.add((saying.speaker, target, saying.text))
            out.append(
                Claim(
                    id=f"k{len(out) + 1}", speaker=saying.speaker,
                    party=None if saying.party in GROUPS else saying.party,
                    office=saying.office,
                    about=(target,) if target else (), act=saying.act, hedge=saying.hedge, said_on=saying.said_on,
                    via=saying.via, text=saying.text or saying.evidence[0].quote,
                    evidence=tuple(saying.evidence),
                )
            )  # fmt: skip
    return out


def _records_of_sentences(found: Findings, drafts: list[Draft]) -> dict[int, list[int]]:
    """The places among all measures and then all commitments of the records that each sentence tells."""
    told: dict[int, list[int]] = {}
    for place, draft in enumerate(drafts):
        for sentence in (*draft.sentences, *(s for s, _ in draft.heads)):
            told.setdefault(sentence, []).append(place)
    for place, pledge in enumerate(found.pledges, len(drafts)):
        for sentence in pledge.sentences:
            told.setdefault(sentence, []).append(place)
    return told


def _pointed_back(saying: Saying, drafts: list[Draft], measures: list[Measure]) -> list[str]:
    """Measure meant by "the step", "the tariff" in what somebody says."""
    meant = meant_by(saying, drafts)
    return [] if meant is None else [measures[meant].id]


# -- parties, people ---------------------------------------------------------------------------------------
def _parties(
    found: Findings,
    measures: list[Measure],
    commitments: list[Commitment],
    claims: list[Claim],
    meetings: list[Meeting],
) -> tuple[Party, ...]:
    named: dict[str, None] = {}
    for m in measures:
        named |= dict.fromkeys((*m.actor, *m.target))
    for c in commitments:
        named |= dict.fromkeys((*c.actor, *c.beneficiary))
    named |= dict.fromkeys(k.party for k in claims if k.party)
    for t in meetings:
        named |= dict.fromkeys(t.parties)
    named |= dict.fromkeys(members_of_groups(tuple(found.thread.main[:1]), found.thread.published))
    named.pop("WLD", None)
    order = found.thread.counts
    return tuple(Party(id=p, name=party_name(p)) for p in sorted(named, key=lambda p: (-order[p], p)))


def _people(found: Findings, claims: list[Claim], meetings: list[Meeting]) -> tuple[Person, ...]:
    cast = found.thread.cast
    names = dict.fromkeys(
        [*(k.speaker for k in claims if k.office), *(n for t in meetings for n in t.participants)]
    )
    out = []
    for name in names:
        party = cast.people.get(name, PEOPLE.get(name, (None, None)))[0]
        out.append(Person(name=name, party=party, office=cast.office_of(name)))
    return tuple(out)
