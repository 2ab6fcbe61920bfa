"""The gate for measures."""

from __future__ import annotations

import re

from detente.ledger.records import Measure, Money, Rate, Scope, StatusEvent
from detente.reading.gazetteers.products import PRODUCTS
from detente.reading.measures.status.nuances import direction_of
from detente.reading.models.answers import ProposedMeasure
from detente.reading.models.checks import Check, UnborneError
from detente.reading.models.grounds import Ground, Place
from detente.reading.models.licences import (
    instrument_spot,
    licensed_action,
    licensed_basis,
    licensed_instrument,
    licensed_status,
)
from detente.reading.models.values import amount_in, party_name, rate_in

__all__ = ["pass_measure", "title_of"]

_FALL_BACK = ("proposed", "threatened", "suspended", "agreed", "announced")
"""Statuses taken instead of one without a cue: the weakest first, and none that says something is over."""
_SUM = re.compile(r"\b(?:total|combined|sum|altogether|in all|overall)\b[^.;,]*$", re.IGNORECASE)
_LEGAL = re.compile(
    r"\b(?:Section|Act|Order|Announcement|Regulation|Proclamation|IEEPA|Law|Decree|Directive|Notice)\b"
)
_REASON = re.compile(
    r"\b(?:because|over|citing|respon\w+|retaliat\w+|due to|pointing to|aim\w+|protect|curb|punish\w*|order to"
    r"|grounds|blam\w+|national security|accus\w+|unless|to (?:stop|end|force|press))\b",
    re.IGNORECASE,
)


def pass_measure(proposed: ProposedMeasure, ground: Ground) -> tuple[Measure, Check]:
    """The measure as far as its sentences bear it.

    Raises
    ------
    UnborneError
        When they do not bear its instrument, its actor or any status.
    """
    head = _head(proposed, ground)
    if head is None:
        raise UnborneError("instrument")
    check = Check(ground, head)
    rate, spot = _rate(proposed, check)
    check.spot = spot if spot is not None else instrument_spot(head.text, proposed.instrument)
    clause = head.clause_at(check.spot)
    actor = check.parties(proposed.actor, "actor")
    if not actor:
        raise UnborneError("actor", contradicted="actor" in check.contradicted)
    target = check.parties(proposed.target, "target", taken=actor)
    products = check.products(proposed.products)
    exclusions = check.products(proposed.exclusions, excluded=True)
    status = _status(proposed, check, clause)
    action = _action(proposed, check, status, rate)
    scope = Scope(
        products=products,
        hs=_codes(proposed, check),
        sectors=tuple(dict.fromkeys(s for t in products if t in PRODUCTS for s in PRODUCTS[t].sectors)),
        value=_value(proposed, check),
        exclusions=exclusions,
    )
    announced = check.date(proposed.announced, "announced", "announced")
    speaker = check.speaker(proposed.according_to) if proposed.according_to else None
    if proposed.according_to and speaker is None:
        check.drop("according_to")
    dates = {
        "announced": announced,
        "effective": check.date(proposed.effective, "effective", "effective"),
        "expires": check.date(proposed.expires, "expires", "expires"),
    }
    conditions = check.conditions(list(proposed.conditions))
    event = StatusEvent(
        status=status,
        on=announced if status in ("announced", "threatened") else None,
        according_to=speaker.name if speaker else None,
        evidence=check.evidence,
    )
    measure = Measure(
        id="m0",
        title=title_of(actor, target, proposed.instrument, rate, products),
        actor=actor,
        target=target,
        instrument=proposed.instrument,
        action=action,
        direction=direction_of(action),
        scope=scope,
        rate=rate,
        authority=check.words(proposed.authority, "authority", longest=120, cue=_LEGAL),
        status=status,
        history=(event,),
        conditions=conditions,
        stated_reason=check.words(proposed.stated_reason, "stated_reason", cue=_REASON),
        evidence=check.evidence,
        confidence=0.5 if check.fallen or check.contradicted else 0.6,
        read_by="model",
        **dates,
    )
    return measure, check


def _head(proposed: ProposedMeasure, ground: Ground) -> Place | None:
    """The quoted sentence that names the instrument, and the rate if there is one."""
    named = [p for p in ground.quoted if proposed.instrument in licensed_instrument(p.text)]
    numbers = (proposed.rate_pct, proposed.low_pct, proposed.high_pct, proposed.previous_pct)
    return next((p for p in named if rate_in(p.text, *numbers)), named[0] if named else None)


def _rate(proposed: ProposedMeasure, check: Check) -> tuple[Rate | None, int | None]:
    numbers = (proposed.rate_pct, proposed.low_pct, proposed.high_pct, proposed.previous_pct)
    if all(number is None for number in numbers):
        return None, None
    found = rate_in(check.head.text, *numbers)
    if found is None:
        check.drop("rate")
        return None, None
    rate, spot, whole = found
    if not whole:
        check.drop("rate")
    basis = proposed.basis or "unstated"
    if basis not in licensed_basis(check.head.clause_at(spot)):
        check.drop("basis")
        basis = "unstated"
    update: dict[str, str] = {"basis": basis}
    if _SUM.search(check.head.text[max(0, spot - 60) : spot]) and rate.kind == "ad_valorem":
        update["kind"] = "all_in"  # "so the total will be 50 per cent": a sum of duties, no duty of its own
    return rate.model_copy(update=update), spot


def _status(proposed: ProposedMeasure, check: Check, clause: str) -> str:
    others = [p for p in check.linked if p != check.head]
    allowed = licensed_status(check.head.text, clause)
    if proposed.status in allowed:
        return proposed.status
    for place in others:
        if proposed.status in licensed_status(place.text, place.text):
            check.used.append(place)
            return proposed.status
    check.drop("status")
    for status in _FALL_BACK:
        if status in allowed:
            return status
    raise UnborneError("status")


def _action(proposed: ProposedMeasure, check: Check, status: str, rate: Rate | None) -> str:
    allowed = licensed_action(check.head.text)
    if rate and rate.value_pct is not None and rate.previous_pct is not None:
        moved = "cut" if rate.value_pct < rate.previous_pct else "raise"
        if proposed.action in ("cut", "raise") and proposed.action != moved:
            check.contradict("action")
            return moved
    if proposed.action in allowed:
        return str(proposed.action)
    if proposed.action is not None:
        check.drop("action")
    usual = {"suspended": "suspend", "threatened": "threaten", "removed": "remove", "averted": "remove"}.get(
        status
    )
    return usual if usual in allowed else "impose"


def _codes(proposed: ProposedMeasure, check: Check) -> tuple[str, ...]:
    """Codes of the Harmonized System that stand in the sentence behind the letters HS."""
    out = []
    for code in proposed.hs:
        plain = code.strip()
        if re.fullmatch(r"\d{4}(?:\.?\d{2}){0,3}", plain) and re.search(
            rf"\bHS\b[^;]*?(?<![\d.]){re.escape(plain)}(?![\d]|\.\d)", check.head.text
        ):
            out.append(plain)
        else:
            check.drop("hs")
    return tuple(dict.fromkeys(out))


def _value(proposed: ProposedMeasure, check: Check) -> Money | None:
    if proposed.value_amount is None:
        return None
    amount = amount_in(check.head.text, proposed.value_amount, None, money=True)
    near = check.head.text[max(0, amount.start - 60) : amount.end + 80] if amount else ""
    if amount is None or not re.search(r"\b(?:goods|imports|products|exports|worth|trade|items)\b", near):
        check.drop("value")
        return None
    return amount.money()


_INSTRUMENT_WORDS = {"import_tariff": "import tariff", "anti_dumping": "anti-dumping duty",
    "countervailing": "countervailing duty", "safeguard": "safeguard duty", "export_licensing": "export licensing",
    "export_control": "export controls", "port_fee": "port fees", "sanction": "sanctions", "other": "measure",
    "non_tariff_countermeasure": "non-tariff countermeasures"}  # fmt: skip


def title_of(
    actor: tuple[str, ...],
    target: tuple[str, ...],
    instrument: str,
    rate: Rate | None,
    products: tuple[str, ...],
) -> str:
    """A title made of what passed the gate, in the reader's own words."""
    words = _INSTRUMENT_WORDS.get(instrument, instrument.replace("_", " "))
    size = ""
    if rate and rate.low_pct is not None and rate.high_pct is not None:
        size = f"{rate.low_pct:g} to {rate.high_pct:g} % "
    elif rate and rate.value_pct is not None:
        size = f"{rate.value_pct:g} {'percentage points of' if rate.kind == 'points_change' else '%'} "
    names = [PRODUCTS[t].name if t in PRODUCTS else t for t in products]
    goods = f" on {', '.join(names)}" if names else ""
    toward = ""
    if target and target != ("WLD",) and target != actor:
        outward = instrument.startswith("export") or instrument in ("entity_listing", "sanction")
        toward = f" {'to' if outward else 'from'} {' and '.join(map(party_name, target))}"
    return f"{' and '.join(map(party_name, actor))}: {size}{words}{goods}{toward}"
