"""A tracking as one HTML page without a script or a request, and as files of other kinds."""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.brief.notation import clean
from detente.errors import InputError, Problem
from detente.tracking.chart import COLOURS, INK, chart_specs, titled, whole_spec
from detente.tracking.report import (
    claim_lines,
    describe_deadline,
    describe_sources,
    heading_of,
    names_of,
    note_lines,
)
from detente.tracking.result import Tracking
from detente.tracking.verdicts import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["SUFFIXES", "check_suffix", "render", "write"]

_PAGE_WIDTH = 400
"""Of drawings in the page [px]: text of a phone is still read at this width."""

SUFFIXES = (".svg", ".png", ".html", ".csv", ".json")
"""Endings of files that a tracking is written to."""


def check_suffix(path: Path) -> None:
    """Refuse an ending that nothing is written for.

    Raises
    ------
    InputError
        For another one than :data:`SUFFIXES`.
    """
    if path.suffix not in SUFFIXES:
        got = f"the ending '{path.suffix}'" if path.suffix else "no ending"
        raise InputError(Problem(str(path), got, f"one of {', '.join(SUFFIXES)}", "rename the file"))


def write(tracking: Tracking, path: Path, suffix: str | None = None) -> None:
    """Write a chart (``.svg``, ``.png``), the page (``.html``) or the verdicts (``.csv``, ``.json``).

    Parameters
    ----------
    suffix : what to write, where the ending of ``path`` does not say it.

    Raises
    ------
    InputError
        For another ending, and for a chart of nothing.
    """
    suffix = suffix or path.suffix
    check_suffix(path.with_suffix(suffix) if suffix else path)
    if suffix == ".html":
        path.write_text(render(tracking), encoding="utf-8")
    elif suffix == ".csv":
        import json

        manifest = json.dumps(tracking.manifest(), ensure_ascii=False)
        path.write_text(f"# manifest: {manifest}\n{tracking.table().to_csv(index=False)}", encoding="utf-8")
    elif suffix == ".json":
        import json

        path.write_text(json.dumps(tracking.to_dict(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    else:
        import vl_convert

        spec = whole_spec(tracking)
        if suffix == ".png":
            path.write_bytes(vl_convert.vegalite_to_png(spec, scale=2))
        else:
            path.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")


def render(tracking: Tracking) -> str:
    """The page; every text is escaped by the template engine and freed of control characters before."""
    from detente import __version__

    windows = []
    for (_, window), verdicts in groupby(tracking.verdicts, key=lambda v: (id(v.window), v.window)):
        groups = [
            (kind, KINDS[kind], "; ".join(names_of(v) for v in group), sentence)
            for (kind, sentence), group in groupby(verdicts, key=lambda v: (v.kind, v.sentence))
        ]
        windows.append((heading_of(window), describe_deadline(window.deadline), groups))
    lists = [
        (
            "Until when",
            [f"{d.ends}. {describe_deadline(d)}" for d in tracking.deadlines] if not windows else [],
        ),
        ("Claims, which are no facts", claim_lines(tracking)),
        ("Notes", note_lines(tracking)),
        ("Sources", describe_sources(tracking)),
    ]
    page: str = (
        _environment()
        .get_template("tracking.html")
        .render(
            t=tracking,
            charts=_drawings(tracking),
            windows=windows,
            levels=tracking.levels if not tracking.commitment.goals else [],
            lists=lists,
            version=__version__,
        )
    )
    return page


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader

    return Environment(
        loader=PackageLoader("detente.tracking"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )


def _drawings(tracking: Tracking) -> list[tuple[str, Any]]:
    import vl_convert
    from markupsafe import Markup

    try:
        specs = chart_specs(tracking, width=_PAGE_WIDTH)
    except InputError:  # a page without a drawing still says why there is none
        return []
    return [
        (
            title,
            Markup(
                _themed(vl_convert.vegalite_to_svg(spec | {"title": titled(title, spec)}), f"chart{n}", title)
            ),
        )
        for n, (title, spec) in enumerate(specs)
    ]


_TAG = re.compile(r"<[^>]*>")
_ROOT = re.compile(r'<svg[^>]*?viewBox="([^"]+)"[^>]*>')


def _themed(svg: str, key: str, title: str) -> str:
    """A drawing whose colours are those of the page, light or dark, with a name for screen readers."""
    variables = {colour: f"var(--{name})" for name, colour in INK.items()}
    variables |= {colour: f"var(--s{n})" for n, colour in enumerate(COLOURS)}

    def themed(match: re.Match[str]) -> str:
        # Attributes of tags alone, so that text stays what it is.
        tag = re.sub(
            r'(fill|stroke)="(#[0-9a-f]{6})"', lambda m: f'{m[1]}="{variables.get(m[2], m[2])}"', match[0]
        )
        tag = re.sub(r' (?:role|aria-[a-z]+|aria-label|xmlns:xlink|font-family)="[^"]*"', "", tag)
        return re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{key}-", tag)

    root = _ROOT.search(svg)
    if root is None:
        raise ValueError(f"vl-convert returned something else than an SVG element: {svg[:80]!r}")
    body = _TAG.sub(themed, svg[root.end() :])
    name = html.escape(clean(title))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{root[1]}" role="img" aria-labelledby="{key}-name">'
    return f'{head}<title id="{key}-name">{name}</title>{body}'
