"""A brief as one HTML file: no script, no request, light and dark, on a phone, a desk and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.brief import charts
from detente.brief.content import Brief, Market, OutcomeCosts
from detente.brief.notation import clean, plain, signed, spread
from detente.brief.sections import (
    COSTS,
    CREDIBLE,
    SECTIONS,
    basis,
    calendar_notes,
    capital,
    cost_decimals,
    is_filled,
    main_outcome,
    move,
    party_names,
    ranked_others,
    ranked_sectors,
    tone_of,
)

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render"]


def render(brief: Brief) -> str:
    """The page. Every text is escaped by the template engine and freed of control characters before."""
    main = main_outcome(brief)
    names = party_names(brief)
    decimals = cost_decimals(brief)
    columns = [_Column(c.field, c.title, c.unit, c.short, decimals[c.field]) for c in COSTS]
    sections = [
        _Section(s.id, s.heading, s.short, s.empty, basis(s.id, brief), is_filled(s.id, brief))
        for s in SECTIONS
    ]
    page = _environment().get_template("brief.html")
    return page.render(
        brief=brief,
        main=main,
        others=[] if main is None else ranked_others(main),
        sector_rows={} if main is None else ranked_sectors(main),
        names=names,
        columns=columns,
        sections=sections,
        credible=CREDIBLE,
        letters=charts.letters(brief.talks.zones),
        charts=_draw(brief, main, names),
    )


@dataclass(frozen=True, slots=True)
class _Section:
    id: str
    heading: str
    short: str
    empty: str
    basis: str
    filled: bool


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    title: str
    unit: str
    short: str
    decimals: int


@dataclass(frozen=True, slots=True)
class _Chart:
    title: str
    caption: str
    svg: Any
    """Markup made by :func:`detente.brief.charts.to_svg`."""


@dataclass(frozen=True, slots=True)
class _Charts:
    costs: tuple[_Chart, ...]
    others: _Chart | None
    sectors: tuple[_Chart, ...]
    packages: _Chart | None


def _draw(brief: Brief, main: OutcomeCosts | None, names: dict[str, str]) -> _Charts:
    whisker = "Bar: default elasticities; line: range over all sets."
    costs = tuple(
        _chart(
            spec,
            f"cost-{i}",
            name,
            f"Real income against the status quo, %. {whisker}",
            "The table below has every number.",
        )
        for i, (name, spec) in enumerate(charts.cost_charts(brief).items())
    )
    others: _Chart | None = None
    sectors: tuple[_Chart, ...] = ()
    if main is not None:
        spec = charts.others_chart(brief, main)
        if spec is not None:
            text = f"Real income against the status quo, % (and billion USD a year). {whisker}"
            others = _chart(
                spec, "others", "Most affected third economies", text, "The table beside it has every number."
            )
        sectors = tuple(
            _chart(
                spec,
                f"sectors-{i}",
                names.get(party, party),
                f"Output against the status quo, billion USD a year (and %). {whisker}",
                "The table below has every number.",
            )
            for i, (party, spec) in enumerate(charts.sector_charts(main).items())
        )
    packages, grid = None, brief.talks.grid
    if grid is not None and grid.packages:
        packages = _chart(
            charts.packages_chart(grid, brief.talks.zones),
            "packages",
            "Every package, and what both get",
            "Dots: packages. Line: no package is better for both. Squares with a letter: what happens without a deal; "
            "shaded: better for both. Diamonds: best packages.",
            "The list beside it has the numbers of each disagreement point and of its best package.",
        )
    return _Charts(costs, others, sectors, packages)


def _chart(spec: charts.Spec, key: str, title: str, caption: str, alternative: str) -> _Chart:
    from markupsafe import Markup

    return _Chart(title, caption, Markup(charts.to_svg(spec, key, title, f"{caption} {alternative}")))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    filters: dict[str, Callable[..., Any]] = {
        "signed": signed,
        "plain": plain,
        "spread": spread,
        "tone": tone_of,
        "notes": calendar_notes,
        "capital": capital,
        "maybe": _maybe,
        "move": move,
        "level": _level,
        "share": lambda percent: f"{min(max(percent, 0.0), 100.0):.1f}",
        "tiny": lambda number: f"{number:.0e}",
    }
    environment.filters.update(filters)
    return environment


def _printable(value: object) -> object:
    """What an expression of a template prints: foreign text without control characters (markup is our own)."""
    return clean(value) if type(value) is str else value


def _maybe(value: float | None, decimals: int) -> str:
    return "not yet quantified" if value is None else signed(value, decimals)


def _level(market: Market) -> str:
    if market.level is None:
        return "–"
    comparator = f"{market.comparator} " if market.comparator and market.change_pct is None else ""
    return comparator + plain(market.level, 0 if market.level == int(market.level) else 2)
