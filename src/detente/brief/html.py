"""A brief as one HTML file: no script, no request, light and dark, on a phone, a desk and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from detente.brief import charts
from detente.brief.content import Brief, Market, OutcomeCosts
from detente.brief.drawing import Drawer, draw, restyle
from detente.brief.escaping import environment
from detente.brief.notation import clean, plain, signed
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
    from markupsafe import Markup

__all__ = ["render"]


def render(brief: Brief, drawer: Drawer | None = None) -> str:
    """The page. Every text is escaped by the template engine and freed of control characters before.

    ``drawer`` draws the charts in a process that was started earlier; without one they are drawn here.
    """
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
        charts=_draw(_plan(brief, main, names), drawer),
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
class _Plan:
    """A chart to be drawn; ``group`` is its place in the page."""

    group: str
    spec: charts.Spec
    title: str
    caption: str
    alternative: str
    """Where a reader who cannot see it finds the same."""


@dataclass(frozen=True, slots=True)
class _Chart:
    title: str
    caption: str
    svg: Markup


_WHISKER = "Bar: default elasticities; line: range."
_BELOW = "The table below has every number."


def _plan(brief: Brief, main: OutcomeCosts | None, names: dict[str, str]) -> list[_Plan]:
    caption = f"Real income against the status quo, %. {_WHISKER}"
    plans = [_Plan("costs", spec, name, caption, _BELOW) for name, spec in charts.cost_charts(brief).items()]
    if main is not None:
        spec = charts.others_chart(brief, main)
        if spec is not None:
            caption = f"Real income against the status quo, % (and billion USD a year). {_WHISKER}"
            beside = "The table beside it has every number."
            plans.append(_Plan("others", spec, "Most affected third economies", caption, beside))
        caption = f"Output against the status quo, billion USD a year (and %). {_WHISKER}"
        plans += [
            _Plan("sectors", spec, names.get(party, party), caption, _BELOW)
            for party, spec in charts.sector_charts(main).items()
        ]
    grid, zones = brief.talks.grid, brief.talks.zones
    if grid is not None and grid.packages:
        caption = (
            "Dots: packages. Line: no package is better for both. Squares with a letter: what happens without a deal; "
            "shaded: better for both. Diamonds: best packages."
        )
        beside = "The list beside it has the numbers of each disagreement point and of its best package."
        spec = charts.packages_chart(grid, zones)
        plans.append(_Plan("packages", spec, "Every package, and what both get", caption, beside))
    return plans


def _draw(plans: list[_Plan], drawer: Drawer | None) -> dict[str, list[_Chart]]:
    """Charts by their place in the page."""
    from markupsafe import Markup

    groups: dict[str, list[_Chart]] = {"costs": [], "others": [], "sectors": [], "packages": []}
    if not plans:
        return groups
    specs = [plan.spec for plan in plans]
    for plan, svg in zip(plans, drawer.draw(specs) if drawer is not None else draw(specs), strict=True):
        group = groups[plan.group]
        key = f"{plan.group}-{len(group)}"
        text = restyle(svg, key, clean(plan.title), f"{plan.caption} {plan.alternative}")
        group.append(_Chart(plan.title, plan.caption, Markup(text)))
    return groups


@cache
def _environment() -> Environment:
    filters: dict[str, Callable[..., Any]] = {
        "tone": tone_of,
        "notes": calendar_notes,
        "capital": capital,
        "maybe": _maybe,
        "move": move,
        "level": _level,
        "share": lambda percent: f"{min(max(percent, 0.0), 100.0):.1f}",
        "tiny": lambda number: f"{number:.1e}",
    }
    return environment(filters=filters)


def _maybe(value: float | None, decimals: int) -> str:
    return "not yet quantified" if value is None else signed(value, decimals)


def _level(market: Market) -> str:
    if market.level is None:
        return "–"
    comparator = f"{market.comparator} " if market.comparator and market.change_pct is None else ""
    return comparator + plain(market.level, 0 if market.level == int(market.level) else 2)
