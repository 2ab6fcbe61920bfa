"""Commands that begin with a document: ``brief`` and ``read``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.commands.shared import AsJson, check_writable, console, day, print_json, write_file
from detente.errors import InputError, Problem

__all__ = ["brief", "read"]

Document = Annotated[
    str | None,
    typer.Argument(help="Report to read; '-' for standard input; the bundled example when left out."),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DAY", help="Publication date, YYYY-MM-DD.")
]


def brief(
    document: Document = None,
    published: Published = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the page as one HTML file.")
    ] = None,
    as_json: AsJson = False,
    assume: Annotated[
        list[str] | None,
        typer.Option("--assume", metavar="KEY=VALUE", help="Basis, purchases, years, mirror or closure."),
    ] = None,
) -> None:
    """Read a report and say what was announced, what each outcome costs whom, and who holds leverage."""
    from detente.brief.compose import compose
    from detente.reading import load
    from detente.scenario.choices import Choices

    choices = Choices.parse(assume or ())
    text = load(document, published=day(published, "--published"))
    if output is None:
        page = compose(text, choices)
    else:
        from detente.brief.drawing import Drawer
        from detente.brief.html import render

        check_writable(output)
        with Drawer() as drawer:  # the charts' renderer starts up while the model solves
            page = compose(text, choices)
            html = render(page, drawer)
        write_file(output, lambda part: part.write_text(html, encoding="utf-8"))
    if as_json:
        sys.stdout.write(page.to_json())
    else:
        from detente.brief.terminal import print_brief

        print_brief(page, console())
    if output is not None:
        typer.echo(f"wrote {output}", err=True)


def read(
    document: Document = None,
    published: Published = None,
    as_json: AsJson = False,
    flat: Annotated[
        bool, typer.Option("--flat", help="Print flat records for scoring and spreadsheets.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help="Write the text with every record marked as an HTML file."
        ),
    ] = None,
) -> None:
    """Read a report into a ledger: measures, commitments, claims, meetings, deadlines, doubts."""
    from detente.reading import flat as flatten
    from detente.reading import load
    from detente.reading import read as read_document

    if as_json and flat:
        raise InputError(Problem("--flat", "--json beside it", "one of the two", "leave one out"))
    if html is not None:
        check_writable(html)
    text = load(document, published=day(published, "--published"))
    ledger = read_document(text)
    if html is not None:
        from detente.pages.document import render_document

        page = render_document(text, ledger)
        write_file(html, lambda part: part.write_text(page, encoding="utf-8"))
    if flat:
        print_json(flatten(ledger))
    else:
        sys.stdout.write(ledger.to_json() if as_json else ledger.to_yaml())
    if html is not None:
        typer.echo(f"wrote {html}", err=True)
