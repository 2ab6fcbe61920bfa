"""Commands that begin with a document: ``brief`` and ``read``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.commands.shared import AsJson, check_writable, console, day, print_json, write_file
from detente.errors import InputError, Problem

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.reading import Document as Text

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
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="SPEC",
            help="Let a language model read too: NAME (a local server), URL#NAME, or replay:FILE.",
        ),
    ] = None,
    key_env: Annotated[
        str | None,
        typer.Option("--model-key-env", metavar="NAME", help="Environment variable that holds the key."),
    ] = None,
    no_network: Annotated[
        bool, typer.Option("--no-network", help="Refuse a model that is not on this machine.")
    ] = False,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Keep the model's answers, for replay.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when the model does not answer.")] = False,
) -> None:
    """Read a report into a ledger: measures, commitments, claims, meetings, deadlines, doubts."""
    from detente.reading import flat as flatten
    from detente.reading import load
    from detente.reading import read as read_document

    asked = {"--model-key-env": key_env, "--no-network": no_network, "--record": record, "--strict": strict}
    idle = [option for option, value in asked.items() if value and model is None]
    if idle:
        raise InputError(
            [Problem(option, "no --model beside it", "a model", "add --model") for option in idle]
        )
    if as_json and flat:
        raise InputError(Problem("--flat", "--json beside it", "one of the two", "leave one out"))
    if html is not None:
        check_writable(html)
    text = load(document, published=day(published, "--published"))
    if model is None:
        ledger = read_document(text)
    else:
        ledger = _read_with_model(text, model, key_env, not no_network, record, strict)
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


def _read_with_model(
    text: Text, spec: str, key_env: str | None, network: bool, record: Path | None, strict: bool
) -> Ledger:
    from detente.reading.models import Recorder, backend_of, read_with_model

    if record is not None:
        check_writable(record)
    backend = backend_of(spec, key_env=key_env, network=network, record=record)
    ledger = read_with_model(text, backend, strict=strict)
    if isinstance(backend, Recorder):
        backend.save()
    return ledger
