"""A tracking for the terminal: the statement, each count by each deadline, claims, and where the data come from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from detente.brief.pieces import chip, print_item, print_list, text_of
from detente.tracking.commitment import RULES, DeadlineVersion, TrackedCommitment, Window
from detente.tracking.verdicts import KINDS, Kind, Verdict

if TYPE_CHECKING:
    from rich.console import Console

    from detente.tracking.result import Tracking

__all__ = [
    "claim_lines",
    "describe_deadline",
    "describe_sources",
    "heading_of",
    "names_of",
    "note_lines",
    "print_commitments",
    "print_tracking",
]

_STYLES: dict[Kind, str] = {
    "met": "blue",
    "missed": "red",
    "on_pace": "cyan",
    "behind": "yellow",
    "open": "dim",
    "not_begun": "dim",
    "no_data": "dim",
}


def print_commitments(known: dict[str, TrackedCommitment], console: Console) -> None:
    """Names and titles of commitments."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, commitment in known.items():
        grid.add_row(text_of(name, "bold"), text_of(commitment.title))
    console.print(grid)


def print_tracking(tracking: Tracking, console: Console) -> None:
    """Print everything that a tracking says."""
    commitment = tracking.commitment
    who = ", ".join(commitment.actor) + (
        f" to {', '.join(commitment.beneficiary)}" if commitment.beneficiary else ""
    )
    console.print(text_of(commitment.title, "bold"))
    console.print(text_of(f"{who}; as known on {tracking.as_of}. Source: {commitment.source}.", "dim"))
    if commitment.counted_by_words:
        console.print(text_of(f"Counted by: {commitment.counted_by_words}.", "dim"))
    console.print()
    print_list(console, tracking.statements)
    if tracking.holds and commitment.goals:
        console.print(text_of(f"Deadline {tracking.holds}."))
    for (_, window), group in groupby(tracking.verdicts, key=lambda v: (id(v.window), v.window)):
        _print_window(window, list(group), console)
    _print_rest(tracking, console)


def _print_window(window: Window, verdicts: Sequence[Verdict], console: Console) -> None:
    console.print()
    console.print(text_of(heading_of(window), "bold"))
    said = describe_deadline(window.deadline)
    if said:
        console.print(text_of(said, "dim"))
    for (kind, sentence), group in groupby(verdicts, key=lambda v: (v.kind, v.sentence)):
        line = chip(KINDS[kind], _STYLES[kind]).append(" ")
        names = "\n".join(names_of(v) for v in group)
        print_item(console, line.append_text(text_of(f"{names}\n", "bold")).append_text(text_of(sentence)))


def heading_of(window: Window) -> str:
    """``12 Mt of soybeans, 2025-11-01 to 2025-12-31``, with the baseline where there is one."""
    base = f", on top of {window.baseline.title}" if window.baseline is not None else ""
    return f"{window.title}: {window.starts} to {window.ends}{base}"


def describe_deadline(deadline: DeadlineVersion) -> str:
    """Who set a deadline, in which words and when; nothing where the window is part of the promise."""
    if deadline.id == "window":
        return ""
    basis = "by statement" if deadline.basis == "statement" else "by legal act"
    words = f' "{deadline.words}"' if deadline.words else ""
    by = f", {deadline.by}" if deadline.by else ""
    on = f", {deadline.said_on}" if deadline.said_on is not None else ""
    doubt = "" if deadline.verified else "; unverified"
    note = f"; {deadline.note}" if deadline.note else ""
    return f"Deadline {basis}{words}{by}{on} ({deadline.source}){doubt}{note}."


def names_of(verdict: Verdict) -> str:
    """Title of the series of a verdict, and how it counts."""
    side = {"exporter": ", exporter's statistics", "importer": ", importer's statistics"}.get(
        verdict.series.side, ""
    )
    rule = verdict.series.rule if verdict.series.rule != "unstated" else "rule not stated"
    return f"{verdict.series.title} ({rule}{side})"


def describe_sources(tracking: Tracking) -> list[str]:
    """A line for each series: how it counts, what it covers, where it comes from."""
    lines = []
    for s in tracking.series:
        known = s.known(tracking.as_of)
        span = (
            f"{known.first} to {known.last}" if known.observations else f"nothing known on {tracking.as_of}"
        )
        notes = "".join(f" {note[0].upper()}{note[1:]}." for note in s.notes)
        lines.append(f"{s.title}: {RULES[s.rule]}; {span}. {s.source}.{notes}")
    return lines


def _print_rest(tracking: Tracking, console: Console) -> None:
    commitment = tracking.commitment
    if not commitment.goals and tracking.series:
        console.print()
        console.print(text_of("What is counted", "bold"))
        print_list(console, tracking.levels)
    if not commitment.goals and tracking.deadlines:
        console.print()
        console.print(text_of("Until when", "bold"))
        print_list(console, [f"{d.ends}. {describe_deadline(d)}" for d in tracking.deadlines])
    lists = (
        ("Claims, which are no facts", claim_lines(tracking)),
        ("Notes", note_lines(tracking)),
        ("Sources", describe_sources(tracking)),
    )
    for title, lines in lists:
        if lines:
            console.print()
            console.print(text_of(title, "bold"))
            print_list(console, lines)


def claim_lines(tracking: Tracking) -> list[str]:
    """A line for each claim, with what was known on its day."""
    words = {"met": "declared met", "on_track": "called on track", "not_met": "declared not met"}
    return [
        f"{words[c.says].capitalize()} by {c.by}, {c.on}: {c.text} ({c.source}). {beside}".rstrip()
        for c, beside in tracking.claims
    ]


def note_lines(tracking: Tracking) -> list[str]:
    """What else has to be said: of the commitment, its baselines, and series that do not count."""
    commitment = tracking.commitment
    notes = [*commitment.notes]
    notes += [f"Left out, because it is not in {commitment.unit}: {title}." for title in tracking.left_out]
    for reference in (*commitment.baselines, *([commitment.reference] if commitment.reference else [])):
        notes.append(f"{reference.title[0].upper()}{reference.title[1:]}: {reference.source}.")
    if any(v.kind in ("on_pace", "behind", "open") for v in tracking.verdicts):
        notes.append("Pace is an illustration: nothing is due before the deadline.")
    return notes
