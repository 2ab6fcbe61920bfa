"""Doubts worth telling the reader of a brief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.ledger.book import Ledger
from detente.ledger.records import Evidence, Issue
from detente.reading.composing.titles import side_names
from detente.reading.gazetteers.products import PRODUCTS

if TYPE_CHECKING:
    from detente.reading.composing.findings import Findings

__all__ = ["find_doubts"]


Rows = list[tuple[tuple[str, ...], str, str, tuple[Evidence, ...]]]
"""Records that a doubt is about, its kind, its text, and the words it rests on."""


def find_doubts(found: Findings, ledger: Ledger) -> list[Issue]:
    """Issues about a ledger that is otherwise complete."""
    rows: Rows = []
    for maker in (_sides, _rates, _denials, _quantities, _markets, _days, _framework):
        rows += maker(found, ledger)
    rows += [((), "derived", note, ()) for note in found.notes]
    return [
        Issue(id=f"i{n}", about=about, kind=kind, text=text, evidence=evidence)
        for n, (about, kind, text, evidence) in enumerate(rows, 1)
    ]


def _sides(found: Findings, ledger: Ledger) -> Rows:
    rows: Rows = []
    for c in ledger.commitments:
        if c.claimed_by and not c.confirmed_by:
            rows.append(
                (
                    (c.id,),
                    "one_sided",
                    f"Only {', '.join(c.claimed_by)} speaks of this commitment; the document quotes no "
                    f"confirmation by {side_names(c.actor)}.",
                    c.evidence[:1],
                )
            )
    for m in ledger.measures:
        for event in m.history:
            if event.hedge and event.status == "averted":
                who = event.according_to or "The document"
                state = "threatened" if m.status == "threatened" else "announced"
                rows.append(
                    (
                        (m.id,),
                        "one_sided",
                        f"{who} only {event.hedge if event.hedge.endswith('s') else 'expects'} the "
                        f"measure not to be carried out; until an act says so it stays {state}.",
                        event.evidence,
                    )
                )
    return rows


def _costed(products: tuple[str, ...]) -> bool:
    return any(tag in PRODUCTS for tag in products)


def _rates(found: Findings, ledger: Ledger) -> Rows:
    rows: Rows = []
    for m in ledger.measures:
        rate = m.rate
        if m.instrument == "import_tariff" and rate is not None and not _costed(m.scope.products):
            goods = ", ".join(tag.replace("_", " ") for tag in m.scope.products)
            text = (
                f"No table holds the goods that this duty is on ({goods}), so it cannot be costed."
                if goods
                else "The goods that this duty is on could not be identified, so it cannot be costed."
            )
            rows.append(((m.id,), "imprecise", text, m.evidence[:1]))
        if (
            m.instrument == "import_tariff"
            and rate is not None
            and rate.kind == "ad_valorem"
            and rate.basis == "unstated"
            and rate.value_pct
        ) and m.status in ("announced", "threatened", "proposed", "agreed"):
            rows.append(
                (
                    (m.id,),
                    "ambiguous",
                    f"The document does not say whether the {rate.value_pct:g} % comes on top of "
                    f"the duties in force or is the total.",
                    m.evidence[:1],
                )
            )
        if rate is not None and rate.per_unit is not None:
            part = "it" if rate.kind == "specific" else f"the {rate.per_unit.in_words()}"
            text = (
                "A duty in money for each unit of goods: no prices are at hand to put it in percent, so "
                f"{part} is not costed."
            )
            rows.append(((m.id,), "imprecise", text, m.evidence[:1]))
        if rate is not None and rate.kind == "band":
            rows.append(
                (
                    (m.id,),
                    "imprecise",
                    f"Rates from {rate.low_pct:g} to {rate.high_pct:g} %: the document does not say "
                    f"which goods pay which rate.",
                    m.evidence[:1],
                )
            )
        if m.confidence < 0.8:
            rows.append(
                (
                    (m.id,),
                    "derived",
                    "The sentence does not name both sides of this measure; the other side was taken "
                    "from the rest of the document.",
                    m.evidence[:1],
                )
            )
    return rows


_NOT_YET = re.compile(
    r"^(?:It|They|This|These|The (?:\w+ ){0,2}(?:order|tariffs?|dut(?:y|ies)|measures?|levy|levies|controls?|rules?))"
    r" (?:does|do|will|would|did) not"
    r" (?:take effect|enter into force|come into (?:force|effect)|go into (?:force|effect))",
    re.IGNORECASE,
)


def _denials(found: Findings, ledger: Ledger) -> Rows:
    """Measures of which one sentence denies what another tells."""
    rows: Rows = []
    for draft, measure in zip(found.drafts, ledger.measures, strict=True):
        if draft.disputed:
            text = "Another sentence of the document denies what is told of this measure."
            rows.append(((measure.id,), "contradicted", text, tuple(draft.disputed[:2])))
    for passage in found.passages:
        if _NOT_YET.match(passage.text) and any(min(d.sentences) < passage.index for d in found.drafts):
            nearest = max(
                zip(found.drafts, ledger.measures, strict=True),
                key=lambda row: max((s for s in row[0].sentences if s <= passage.index), default=-1),
            )[1]
            text = "The document says that this measure does not take effect as announced."
            rows.append(((nearest.id,), "contradicted", text, (passage.evidence(),)))
    return rows


def _quantities(found: Findings, ledger: Ledger) -> Rows:
    rows: Rows = []
    for c in ledger.commitments:
        if c.kind == "purchase" and (c.quantity is None or c.quantity.value is None):
            words = f" (“{c.quantity.words}”)" if c.quantity and c.quantity.words else ""
            rows.append(
                (
                    (c.id,),
                    "imprecise",
                    f"The purchases are not quantified{words}: no volume, value or period is given.",
                    c.evidence[:1],
                )
            )
        elif c.quantity is not None and c.quantity.bound in ("up_to", "approx"):
            bound = "a ceiling" if c.quantity.bound == "up_to" else "an approximation"
            rows.append(
                (
                    (c.id,),
                    "imprecise",
                    f"{c.quantity.words or 'The amount'} is {bound}, not a fixed sum.",
                    c.evidence[:1],
                )
            )
    return rows


def _markets(found: Findings, ledger: Ledger) -> Rows:
    rows: Rows = []
    early = [x for x in ledger.market_moves if x.session in ("midday", "intraday", "open")]
    if early:
        names = ", ".join(x.name for x in early)
        rows.append(
            (
                tuple(x.id for x in early),
                "stale",
                f"The moves of {names} are {early[0].session} readings, not closes; the day may have "
                f"ended elsewhere.",
                early[0].evidence,
            )
        )
    for x in ledger.market_moves:
        if x.comparator in ("gt", "lt") and x.change_pct is not None:
            word = "more" if x.comparator == "gt" else "less"
            rows.append(
                (
                    (x.id,),
                    "imprecise",
                    f"{x.name} moved by {word} than {abs(x.change_pct):g} %; the exact figure is not given.",
                    x.evidence[:1],
                )
            )
    return rows


def _days(found: Findings, ledger: Ledger) -> Rows:
    rows: Rows = []
    unresolved: list[tuple[str, Evidence]] = []
    for passage in found.passages:
        for mention in passage.dates:
            if mention.mismatch:
                rows.append(
                    (
                        (),
                        "contradicted",
                        f"Weekday and date disagree: {mention.mismatch}.",
                        (passage.evidence(mention.start, mention.end),),
                    )
                )
            if (
                mention.value is None
                and mention.anchor not in ("length", "event")
                and (mention.basis in ("weekday", "relative") or mention.precision == "unknown")
            ):
                unresolved.append((mention.words, passage.evidence(mention.start, mention.end)))
    if unresolved:
        words = ", ".join(f"“{w}”" for w in list(dict.fromkeys(w for w, _ in unresolved))[:6])
        about = tuple(t.id for t in ledger.meetings if t.starts and t.starts.value is None)
        rows.append(
            (
                about,
                "unresolved",
                f"The publication day is unknown, so these dates could not be resolved: {words}.",
                tuple(e for _, e in unresolved[:6]),
            )
        )
    for m in ledger.measures:
        if m.announced and m.announced.value and len(m.announced.value) < 10:
            rows.append(
                (
                    (m.id,),
                    "imprecise",
                    f"The day of the announcement is not given (“{m.announced.as_written}”).",
                    m.evidence[:1],
                )
            )
    for t in ledger.meetings:
        if t.status == "planned" and t.starts and t.starts.bound == "from" and t.starts.value:
            day = f"“{t.starts.as_written}” ({t.starts.value})"
            text = f"{day} is the day of departure; the day of the meeting is not given."
            rows.append(((t.id,), "imprecise", text, t.evidence[:1]))
        elif t.status == "planned" and t.starts and t.starts.basis == "weekday" and t.starts.value:
            rows.append(
                (
                    (t.id,),
                    "derived",
                    f"“{t.starts.as_written}” was taken to be {t.starts.value}, from the publication day.",
                    t.evidence[:1],
                )
            )
    return rows


_FRAMEWORK = re.compile(
    r"\b(?:framework|agreement in principle|preliminary|basic consensus|tentative|initial deal)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\b(?:finali[sz]e|details|approval|ratif\w+|to discuss|still to be|not yet|ready|work out|sign off)\b",
    re.IGNORECASE,
)


def _framework(found: Findings, ledger: Ledger) -> Rows:
    spots = [p for p in found.passages if _FRAMEWORK.search(p.text)]
    if not spots or not any(_PENDING.search(p.text) for p in spots):
        return []
    about = tuple(c.id for c in ledger.commitments if c.kind == "process")
    text = (
        "The framework is not an agreement yet: its text is not public, and details or approval are "
        "outstanding."
    )
    return [(about, "imprecise", text, (spots[0].evidence(),))]
