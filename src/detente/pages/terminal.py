"""A ledger in the terminal: its state on a day, changes, appointments and findings, from 60 columns on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from detente.brief.pieces import chip, print_item, text_of
from detente.brief.words import date_in_words
from detente.labels import economy_name
from detente.ledger.agenda import Appointment
from detente.ledger.changes import Change
from detente.ledger.checks import Finding
from detente.ledger.moves import ENDED
from detente.ledger.parts import Evidence, Source
from detente.ledger.state import CommitmentState, MeasureState, State
from detente.ledger.versions import rate_in_words
from detente.reading.gazetteers import PARTY_NAMES
from detente.reading.gazetteers.groups import as_groups

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["print_agenda", "print_changes", "print_findings", "print_state"]

_STYLES = {
    "in_force": "bold cyan", "agreed": "cyan", "announced": "cyan", "suspended": "yellow", "threatened": "magenta",
    "proposed": "magenta", "claimed": "italic cyan",
}  # fmt: skip
_GROUPS = (
    ("In force", ("in_force",)),
    ("Suspended", ("suspended",)),
    ("Announced or agreed, not in force", ("announced", "agreed")),
    ("Threatened or proposed", ("threatened", "proposed")),
    ("Ended", tuple(sorted(ENDED))),
)
_SEVERITY = {"error": "bold red", "warning": "yellow", "note": "dim"}
_MAX_QUOTE = 240


def print_state(state: State, console: Console, *, ended: bool) -> None:
    """What stands on a day, by status; what has ended only when asked for."""
    hindsight = "" if state.known is None else f", as known on {_day(state.known)}"
    console.print(text_of(f"State on {_day(state.day)}{hindsight}", "bold"))
    for heading, statuses in _GROUPS:
        measures = [one for one in state.measures if one.status in statuses]
        if not measures:
            continue
        if statuses[0] in ENDED and not ended:
            console.print()
            console.print(text_of(f"{len(measures)} ended: add --ended to see them", "dim"))
            continue
        _heading(f"{heading} ({len(measures)})", console)
        for measure in sorted(measures, key=lambda one: (one.since or date.min, one.id)):
            _print_measure(measure, console)
    if state.commitments:
        _heading(f"Commitments ({len(state.commitments)})", console)
        for commitment in state.commitments:
            _print_commitment(commitment, console)


def _print_measure(state: MeasureState, console: Console) -> None:
    actors, title = state.measure.actor, state.measure.title
    named = any(economy_name(one) in title or PARTY_NAMES.get(one, one) in title for one in as_groups(actors))
    line = text_of("" if named else f"{'+'.join(actors)} ", "dim")
    line.append_text(text_of(title))
    rate = rate_in_words(state.rate)
    if rate is not None and rate not in state.measure.title:
        line.append_text(text_of(f", {rate}", "bold"))
    line.append(" ").append_text(chip(_status(state), _STYLES.get(state.status, "dim")))
    print_item(console, line)
    for coming in state.coming:
        when = coming.effective.value if coming.effective is not None else None
        day = f" from {date_in_words(when, weekday=False)}" if when else ""
        _detail(f"to come: {rate_in_words(coming.rate) or 'another rate'}{day}", console)
    if state.event.derived is not None:
        _detail(f"derived: {state.event.derived}", console, "italic dim")
    _quote(state.event.evidence, state.event.source, console, state.event.according_to)
    for event in state.expectations[-2:]:
        who = event.according_to or "somebody"
        _detail(f"{who} {event.hedge}: {event.status} ({_cite(event.source)})", console)
    for clash in state.disagreements:
        values = ", ".join(f"{value} ({ref.split('/')[0]})" for value, ref in clash.values)
        _detail(f"disputed {clash.field}: {values}", console, "yellow")
    if state.stale:
        _detail("the day has passed; nothing tells what became of it", console, "yellow")
    _detail(state.id, console)


def _status(state: MeasureState) -> str:
    words = state.status.replace("_", " ")
    if state.since is not None:
        words += f" since {_day(state.since)}"
    if state.until is not None and state.until >= (state.since or date.min):
        words += f", until {_day(state.until)}"
    return words


def _print_commitment(state: CommitmentState, console: Console) -> None:
    line = text_of(state.commitment.title)
    line.append(" ").append_text(chip(state.status, _STYLES.get(state.status, "dim")))
    print_item(console, line)
    if state.said_by:
        confirmed = (
            f"; confirmed by {', '.join(state.confirmed_by)}" if state.confirmed_by else "; not confirmed"
        )
        _detail(f"according to {', '.join(state.said_by)}{confirmed}", console)
    for when, ref, basis in state.ends:
        if when.value is not None:
            by = f" by {basis.replace('_', ' ')}" if basis else ""
            _detail(f"until {date_in_words(when.value, weekday=False)}{by} ({ref.split('/')[0]})", console)
    _quote(state.commitment.evidence, state.source, console, None)
    _detail(state.id, console)


def print_changes(changes: Sequence[Change], start: date, end: date, console: Console) -> None:
    """What changed, with the sentence that says so."""
    console.print(
        text_of(f"From {_day(start)} to {_day(end)}: {len(changes)} {_plural('change', changes)}", "bold")
    )
    for change in changes:
        console.print()
        day = _day(change.on) if change.on is not None else "day unknown"
        line = text_of(f"{day}  ", "dim").append_text(text_of(change.title))
        if change.kind == "said":
            line.append_text(text_of(" says", "dim"))
        else:
            before = f"{change.before} → ".replace("_", " ") if change.before else f"{change.kind}: "
            line.append(" ").append_text(chip(f"{before}{change.after.replace('_', ' ')}", "cyan"))
        print_item(console, line)
        if change.derived is not None:
            _detail(f"derived: {change.derived}", console, "italic dim")
        _quote(change.evidence, change.source, console, None)


def print_agenda(appointments: Sequence[Appointment], console: Console) -> None:
    """Days to come, earliest first."""
    if not appointments:
        console.print(text_of("nothing ahead that a document tells of"))
    for one in appointments:
        days = _day(one.first) if one.first == one.last else f"{_day(one.first)} to {_day(one.last)}"
        line = text_of(f"{days}  ", "bold").append_text(text_of(one.title))
        words = f"{one.kind}, {one.status}".replace("_", " ")
        if one.basis is not None:
            words += f", by {one.basis.replace('_', ' ')}"
        line.append(" ").append_text(chip(words, "cyan"))
        print_item(console, line)
        if one.alternatives:
            _detail(f"or {', '.join(one.alternatives)}", console, "yellow")
        _detail(_cite(one.source), console)


def print_findings(findings: Sequence[Finding], documents: int, console: Console) -> None:
    """What does not fit, the worst first, and the sum."""
    for one in findings:
        line = chip(one.severity, _SEVERITY[one.severity]).append(" ")
        line.append_text(text_of(f"{one.kind.replace('_', ' ')}: ", "dim")).append_text(text_of(one.text))
        print_item(console, line)
        _detail(one.about, console)
    counts = {name: sum(one.severity == name for one in findings) for name in ("error", "warning", "note")}
    told = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())
    console.print(text_of(f"{documents} documents checked: {told}", "bold"))


def _plural(noun: str, things: Sequence[object]) -> str:
    return noun if len(things) == 1 else f"{noun}s"


def _heading(text: str, console: Console) -> None:
    console.print()
    console.rule(text_of(text, "bold"), align="left", style="dim", characters="─")


def _detail(text: str, console: Console, style: str = "dim") -> None:
    print_item(console, text_of(text, style), mark="  ")


def _quote(evidence: Sequence[Evidence], source: Source, console: Console, speaker: str | None) -> None:
    if not evidence:
        return
    quote = " ".join(evidence[0].quote.split())
    if len(quote) > _MAX_QUOTE:
        quote = f"{quote[:_MAX_QUOTE].rsplit(' ', 1)[0]} …"
    line: Text = text_of(quote if source.summary else f"“{quote}”", "italic")
    by = f" {speaker}," if speaker else ""
    line.append_text(text_of(f" —{by} {_cite(source)}", "dim"))
    print_item(console, line, mark="  ")


def _cite(source: Source) -> str:
    name = source.publisher or source.title or source.id
    number = f", {source.number}" if source.number else ""
    day = f", {_day(source.published)}" if source.published is not None else ""
    return f"{name}{number}{day}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
