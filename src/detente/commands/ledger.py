"""Commands on a ledger of many documents: ``ledger add``, ``remove``, ``show``, ``diff``, ``check``, ``page`` ..."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.commands.shared import AsJson, console, day, print_json
from detente.errors import CheckError, InputError, Problem

__all__ = ["add", "calendar", "check", "diff", "documents", "export", "feed", "page", "remove", "show"]

if TYPE_CHECKING:
    from detente.ledger import Ledger

DEFAULT = "ledger"
"""Folder used when neither an option nor the environment names a place."""

VARIABLE = "DETENTE_LEDGER"
"""Environment variable that names the place."""

Place = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PLACE",
        help=f"A folder, a database URL, or the name of a shipped ledger; ${VARIABLE} or ./{DEFAULT} when left out.",
    ),
]
Known = Annotated[
    str | None,
    typer.Option("--known", metavar="DAY", help="Leave out documents published later."),
]


def default_place() -> str:
    """The place that the environment names, or the folder :data:`DEFAULT`."""
    return os.environ.get(VARIABLE) or DEFAULT


def _ledgers(place: str | None) -> tuple[Ledger, ...]:
    from detente.ledger.places import ledgers_of

    return ledgers_of(place or default_place())


def add(
    documents: Annotated[
        list[str], typer.Argument(help="Documents to read, or ledgers of one document (YAML, JSON).")
    ],
    place: Place = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="Publication date of the documents.")
    ] = None,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Keep the text beside the records, to check quotes against.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of an earlier reading of the same document.")
    ] = False,
) -> None:
    """Read documents and add them to a ledger: all of them, or none."""
    from detente.ledger.adding import read_all, require_other_texts
    from detente.ledger.store import open_store

    ledgers = read_all(documents, published=day(published, "--published"), keep_text=keep_text)
    where = place or default_place()
    with open_store(where, create=True) as store:
        require_other_texts(store, ledgers)
        new = set(store.add_all(ledgers, replace=replace))
        for ledger in ledgers:
            name = ledger.sources[0].id
            count = sum(1 for _ in ledger.records())
            records = "1 record" if count == 1 else f"{count} records"
            typer.echo(f"added {name}: {records}" if name in new else f"kept {name}: it is there already")


def remove(
    documents: Annotated[
        list[str], typer.Argument(help="Ids of documents, as 'ledger documents' lists them.")
    ],
    place: Place = None,
) -> None:
    """Take documents out again, and with them everything that rests on them alone."""
    from detente.ledger.store import open_store

    with open_store(place or default_place(), create=False) as store:
        known = set(store.documents())
        missing = [name for name in documents if name not in known]
        if missing:
            raise InputError(
                [
                    Problem(name, "no document of that id", "one of 'ledger documents'", "check the id")
                    for name in missing
                ]
            )
        for name in documents:
            store.remove(name)
            typer.echo(f"removed {name}")


def documents(place: Place = None, as_json: AsJson = False) -> None:
    """List the documents of a ledger, oldest first."""
    from detente.ledger.plain import source_to_dict

    ledgers = _ledgers(place)
    if as_json:
        print_json([source_to_dict(book.sources[0]) for book in ledgers])
        return
    for book in ledgers:
        source = book.sources[0]
        typer.echo(f"{source.id}  {source.title or source.publisher or ''}".rstrip())


def show(
    place: Place = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day in question; today by default.")
    ] = None,
    known: Known = None,
    ended: Annotated[bool, typer.Option("--ended", help="Also what has ended.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print what is in force, threatened or suspended on a day, since and until when, and who says so."""
    from detente.ledger.chronicle import chronicle

    on = day(as_of, "--as-of") or date.today()
    state = chronicle(_ledgers(place)).as_of(on, day(known, "--known"))
    if as_json:
        from detente.ledger.plain import state_to_dict

        print_json(state_to_dict(state))
    else:
        from detente.pages.terminal import print_state

        print_state(state, console(), ended=ended)


def diff(
    place: Place = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The earlier day.")] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The later day; today by default.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print what changed between two days, and which sentence says so."""
    from detente.ledger.changes import changes
    from detente.ledger.chronicle import chronicle

    first, last = day(start, "--from"), day(end, "--to") or date.today()
    if first is None:
        raise InputError(
            Problem("--from", "nothing", "a day as YYYY-MM-DD", "write for example --from 2025-10-27")
        )
    if last < first:
        raise InputError(Problem("--to", f"{last}", f"a day from {first} on", "exchange the two days"))
    found = changes(chronicle(_ledgers(place)), first, last)
    if as_json:
        from detente.ledger.plain import change_to_dict

        print_json([change_to_dict(one) for one in found])
    else:
        from detente.pages.terminal import print_changes

        print_changes(found, first, last, console())


def check(
    place: Place = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="Day for which items are stale; today by default."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look for contradictions, one-sided claims, wrong weekdays, stale items and missing evidence."""
    from detente.ledger.checks import check as find

    ledgers = _ledgers(place)
    findings = find(ledgers, day(as_of, "--as-of") or date.today())
    if as_json:
        from detente.ledger.plain import finding_to_dict

        print_json([finding_to_dict(one) for one in findings])
    else:
        from detente.pages.terminal import print_findings

        print_findings(findings, len(ledgers), console())
    errors = sum(one.severity == "error" for one in findings)
    if errors:
        sys.stdout.flush()
        raise CheckError(f"{errors} {'error' if errors == 1 else 'errors'} in the ledger")


def calendar(
    place: Place = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day; today by default.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Last day; no end by default.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.ics", help="Write an iCalendar file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print deadlines, meetings and expiries to come, or write them for a calendar program."""
    from detente.ledger.agenda import agenda
    from detente.ledger.chronicle import chronicle

    first, last = day(start, "--from") or date.today(), day(end, "--to")
    appointments = agenda(chronicle(_ledgers(place)), first, last)
    if output is not None:
        from detente.commands.shared import check_writable, write_file
        from detente.interop.calendar import to_ics

        check_writable(output)
        data = to_ics(appointments)
        write_file(output, lambda part: part.write_bytes(data))
        typer.echo(f"wrote {output}: {len(appointments)} entries", err=True)
    if as_json:
        from detente.ledger.plain import appointment_to_dict

        print_json([appointment_to_dict(one) for one in appointments])
    elif output is None:
        from detente.pages.terminal import print_agenda

        print_agenda(appointments, console())


def page(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help="File to write.")],
    place: Place = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day it opens on; today by default.")
    ] = None,
) -> None:
    """Write a ledger as one HTML file: the state on any day, a timeline, histories, sources."""
    from detente.commands.shared import check_writable, write_file
    from detente.pages.ledger import render_ledger

    check_writable(output)
    on = day(as_of, "--as-of") or date.today()
    where = place or default_place()
    name = None if "://" in where else Path(where).name or None  # a URL may hold a password
    html = render_ledger(_ledgers(where), today=on, name=name)
    write_file(output, lambda part: part.write_text(html, encoding="utf-8"))
    typer.echo(f"wrote {output}", err=True)


def export(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="File to write: .csv, .parquet or .jsonl.")
    ],
    place: Place = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            help="measures, events, commitments, claims, meetings, deadlines, sources or changes.",
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--form",
            metavar="FORM",
            help="'detente', 'gta' for measures with the types of Global Trade Alert, 'cameo' for coded events.",
        ),
    ] = "detente",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day in question; today by default.")
    ] = None,
    known: Known = None,
    threats: Annotated[
        bool,
        typer.Option("--threats", help="Form gta: also what Global Trade Alert leaves out, with the reason."),
    ] = False,
) -> None:
    """Write a table of a ledger for other programs: CSV, Parquet or JSON Lines."""
    from detente.commands.shared import check_writable, write_file
    from detente.interop.tables import SUFFIXES, check_choice, make_table, unknown_ending, write_table

    name, chosen = check_choice(table, form)
    if threats and chosen != "gta":
        raise InputError(
            Problem(
                "--threats", f"the form {chosen!r}", "the form 'gta'", "leave it out: threats are in anyway"
            )
        )
    if output.suffix not in SUFFIXES:
        raise unknown_ending(output)
    check_writable(output)
    on = day(as_of, "--as-of") or date.today()
    books = _ledgers(place)
    made = make_table(books, name, chosen, day=on, known=day(known, "--known"), threats=threats)
    write_file(output, lambda part: write_table(made, part, output.suffix))
    typer.echo(f"wrote {output}: {len(made.rows)} rows", err=True)


def feed(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="File to write: .xml for RSS, .json for JSON Feed."
        ),
    ],
    place: Place = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="Leave out what was known by that day; nothing by default."
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Last day; today by default.")
    ] = None,
) -> None:
    """Write what changed, one entry a change, as a feed for feed readers."""
    from detente.commands.shared import check_writable, write_file
    from detente.interop.feeds import to_json_feed, to_rss
    from detente.interop.tables import unknown_ending
    from detente.ledger.changes import every_change
    from detente.ledger.chronicle import chronicle

    writers = {".xml": to_rss, ".rss": to_rss, ".json": to_json_feed}
    if output.suffix not in writers:
        raise unknown_ending(output, writers)
    check_writable(output)
    first, last = day(since, "--since") or date.min, day(until, "--to") or date.today()
    if last < first:
        raise InputError(Problem("--to", f"{last}", f"a day from {first} on", "exchange the two days"))
    entries = every_change(chronicle(_ledgers(place)), first, last)
    data = writers[output.suffix](entries)
    write_file(output, lambda part: part.write_bytes(data))
    typer.echo(f"wrote {output}: {len(entries)} entries", err=True)
