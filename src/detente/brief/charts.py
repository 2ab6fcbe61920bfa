"""Charts of a brief as Vega-Lite specifications: plain dictionaries, which a web page could show too.

Their colours are the sentinels of :data:`detente.brief.drawing.COLOURS`. Fonts are those of the page: text is placed
so that a wider font fits. All charts are :data:`WIDTH` units wide, so that a phone shows them at full size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from detente.brief.content import Brief, Grid, OutcomeCosts, Package, Range, Zone
from detente.brief.drawing import COLOURS, TEXT_PX, draw, restyle
from detente.brief.notation import clean, signed
from detente.brief.sections import cost_decimals, ranked_others, ranked_sectors

__all__ = [
    "WIDTH",
    "Row",
    "cost_charts",
    "letters",
    "others_chart",
    "packages_chart",
    "rows_spec",
    "sector_charts",
    "to_svg",
]

WIDTH = 340
"""Width of every chart [px]."""

_ROW = 40
"""Height of a row: its text, its bar, and the gap to the next [px]."""

_HEIGHT = 300
"""Height of the chart of packages [px]."""

_AXIS = 48
"""Room for a vertical axis [px]."""

_LINE = 15
"""From one line of a name to the next [px]."""

_LETTERS = 50
"""Letters that fit into a row, name and number together."""

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its name and its number above it; ``numbers`` is missing where there is nothing to draw."""

    name: str
    text: str
    numbers: Range | None


def cost_charts(brief: Brief) -> dict[str, Spec]:
    """By party name: real income of each outcome against the status quo, %; one scale for all parties."""
    outcomes = [o for o in brief.outcomes if not o.reference]
    names = list(dict.fromkeys(c.name for o in outcomes for c in o.parties))
    rows: dict[str, list[Row]] = {}
    decimals = cost_decimals(brief)["real_income_pct"]
    for name in names:
        rows[name] = []
        for outcome in outcomes:
            cost = next((c for c in outcome.parties if c.name == name), None)
            if outcome.failed is not None:
                rows[name].append(Row(outcome.title, "no equilibrium", None))
            elif cost is None:
                rows[name].append(Row(outcome.title, "not yet quantified", None))
            else:
                numbers = cost.real_income_pct
                rows[name].append(Row(outcome.title, signed(numbers.value, decimals) + " %", numbers))
    domain = _domain(row for part in rows.values() for row in part)
    return {
        name: rows_spec(part, domain, "Real income against the status quo, %") for name, part in rows.items()
    }


def others_chart(brief: Brief, outcome: OutcomeCosts) -> Spec | None:
    """Real income of the third economies in one outcome, %."""
    if not outcome.others:
        return None
    decimals = cost_decimals(brief)
    rows = [
        Row(
            c.name,
            f"{signed(c.real_income_pct.value, decimals['real_income_pct'])} %  "
            f"({signed(c.real_income_usd_bn.value, decimals['real_income_usd_bn'])} bn USD)",
            c.real_income_pct,
        )
        for c in ranked_others(outcome)
    ]
    return rows_spec(rows, _domain(rows), "Real income against the status quo, %")


def sector_charts(outcome: OutcomeCosts) -> dict[str, Spec]:
    """By party code: output of the most affected sectors in one outcome, billion USD; one scale for all parties."""
    rows = {
        party: [
            Row(
                s.name,
                f"{signed(s.output_usd_bn.value, 1)} bn  ({signed(s.output_pct.value, 1)} %)",
                s.output_usd_bn,
            )
            for s in part
        ]
        for party, part in ranked_sectors(outcome).items()
    }
    domain = _domain(row for part in rows.values() for row in part)
    title = "Output against the status quo, billion USD a year"
    return {party: rows_spec(part, domain, title) for party, part in rows.items()}


def rows_spec(rows: Sequence[Row], domain: tuple[float, float], title: str) -> Spec:
    """Horizontal bars from zero with whiskers; name and number stand above each bar, so nothing can collide."""
    data: list[dict[str, Any]] = []
    height = 0
    for row in rows:
        data.append(_row_data(row, height))
        height += _ROW + _LINE * (len(data[-1]["name"]) - 1)
    drawn = [d for d in data if d["value"] is not None]
    y = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, height], "reverse": True},
    }
    x = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": {"tickCount": 4, "grid": False, "format": ",~r", "labelFlush": 16},
    }
    colour = {
        "field": "side",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["loss", "gain"], "range": [COLOURS["loss-bar"], COLOURS["gain-bar"]]},
    }
    text = {"type": "text", "baseline": "alphabetic", "lineHeight": _LINE}
    layers: list[Spec] = [
        {
            "data": {"values": drawn},
            "mark": "rect",
            "encoding": {"x": x, "x2": {"datum": 0}, "y": y, "y2": {"field": "y2"}, "color": colour},
        },
        {
            "data": {"values": [line for d in data for line in _row_lines(d)]},
            "mark": {"type": "rule", "color": COLOURS["ink"], "strokeWidth": 1.25},
            "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}},
        },
        {
            "data": {"values": data},
            "mark": text | {"align": "left"},
            "encoding": {"y": y | {"field": "text_y"}, "text": {"field": "name"}, "x": {"value": 0}},
        },
        {
            "data": {"values": data},
            "mark": text | {"align": "right", "fontWeight": 600},
            "encoding": {"y": y | {"field": "text_y"}, "text": {"field": "text"}, "x": {"value": WIDTH}},
        },
    ]
    return _figure({"layer": layers}, height, title)


def packages_chart(grid: Grid, zones: Sequence[Zone]) -> Spec:
    """Payoffs of both parties: every package, the frontier, the disagreement points and the zones above them."""
    points = {(round(p.first_pct, 4), round(p.second_pct, 4)): p for p in grid.packages}.values()
    frontier = sorted((p for p in grid.packages if p.frontier), key=lambda p: (p.first_pct, -p.second_pct))
    marks = letters(zones)
    x_domain = _payoff_domain([p.first_pct for p in points], [z.first_pct for z in zones])
    y_domain = _payoff_domain([p.second_pct for p in points], [z.second_pct for z in zones])
    x = _payoff_axis("x", grid.first_name, x_domain)
    y = _payoff_axis("y", grid.second_name, y_domain)
    d_points = [
        {
            "x": _clamped(z.first_pct, x_domain),
            "y": _clamped(z.second_pct, y_domain),
            "mark": marks[z.disagreement]
            + _off(z.first_pct, x_domain, "←→")
            + _off(z.second_pct, y_domain, "↓↑"),
        }
        for z in zones
    ]
    best: dict[tuple[float, float], str] = {}
    for zone in zones:
        if zone.best is not None:
            at = (zone.best.first_pct, zone.best.second_pct)
            best[at] = (
                f"{best[at]}, {marks[zone.disagreement]}*" if at in best else f"{marks[zone.disagreement]}*"
            )
    best_points = [{"x": x, "y": y, "mark": text} for (x, y), text in best.items()]
    layers: list[Spec] = [
        {
            "data": {"values": [d | {"x2": x_domain[1], "y2": y_domain[1]} for d in d_points]},
            "mark": {"type": "rect", "color": COLOURS["accent"], "opacity": 0.1},
            "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}},
        },
        {
            "data": {"values": [{"x": p.first_pct, "y": p.second_pct} for p in points]},
            "mark": {"type": "circle", "size": 16, "color": COLOURS["muted"], "opacity": 0.55},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": [{"x": p.first_pct, "y": p.second_pct} for p in frontier]},
            "mark": {"type": "line", "color": COLOURS["accent"], "strokeWidth": 1.5,
                     "point": {"color": COLOURS["accent"], "size": 26, "filled": True}},
            "encoding": {"x": x, "y": y},
        },
        _dashes(d_points, {"x": x}),
        _dashes(d_points, {"y": y}),
        _points(d_points, x, y, "square", COLOURS["ink"]),
        _points(best_points, x, y, "diamond", COLOURS["accent"]),
        {
            "data": {"values": _labels([*d_points, *best_points], points, x_domain, y_domain)},
            "mark": {"type": "text", "baseline": "middle", "fontWeight": 700},
            "encoding": {"x": x, "y": y, "text": {"field": "mark"}},
        },
    ]  # fmt: skip
    return _figure(
        {"layer": layers}, _HEIGHT, "Real income of both parties in every package, %", WIDTH - _AXIS
    )


def letters(zones: Sequence[Zone]) -> dict[str, str]:
    """Disagreement points to the letters they have in the chart of packages; equal points share theirs."""
    at: dict[tuple[float, float], str] = {}
    for zone in zones:
        at.setdefault((zone.first_pct, zone.second_pct), chr(ord("A") + len(at) % 26))
    return {zone.disagreement: at[zone.first_pct, zone.second_pct] for zone in zones}


def to_svg(spec: Spec, key: str, title: str, description: str) -> str:
    """A chart as an SVG element for a page, drawn in this process; see :func:`detente.brief.drawing.restyle`."""
    return restyle(draw([spec])[0], key, clean(title), clean(description))


# --- specifications -------------------------------------------------------------------------------------------


def _row_data(row: Row, top: int) -> dict[str, Any]:
    numbers = row.numbers
    lines = textwrap.wrap(clean(row.name), _LETTERS - len(row.text), max_lines=2, placeholder="…") or [""]
    bar = top + 20 + _LINE * (len(lines) - 1)
    return {
        "name": lines,
        "text": row.text,
        "value": None if numbers is None else numbers.value,
        "low": None if numbers is None else numbers.low,
        "high": None if numbers is None else numbers.high,
        "side": "gain" if numbers is not None and numbers.value > 0 else "loss",
        "text_y": top + 13,
        "y": bar,
        "y2": bar + 12,
    }


def _row_lines(row: dict[str, Any]) -> list[dict[str, float]]:
    """The piece of the zero line beside a bar, and its whisker."""
    low, high, middle = row["low"], row["high"], row["y"] + 6
    lines = [{"value": 0, "x2": 0, "y": row["y"] - 2, "y2": row["y2"] + 2}]
    if low is not None and low != high:
        lines.append({"value": low, "x2": high, "y": middle, "y2": middle})
        lines += [{"value": end, "x2": end, "y": middle - 3, "y2": middle + 3} for end in (low, high)]
    return lines


def _domain(rows: Iterable[Row]) -> tuple[float, float]:
    numbers = [r.numbers for r in rows if r.numbers is not None]
    return _padded([0.0, *(n.low for n in numbers), *(n.high for n in numbers)], share=0.02)


def _padded(values: Sequence[float], share: float = 0.08) -> tuple[float, float]:
    low, high = min(values), max(values)
    if low == high:
        return (low - 1, high + 1)
    gap = (high - low) * share
    return (low - gap, high + gap)


def _payoff_domain(packages: Sequence[float], disagreement: Sequence[float]) -> tuple[float, float]:
    """All packages, and the disagreement points that do not lie so far off that the packages would shrink to a spot."""
    low, high = min(packages), max(packages)
    reach = high - low
    near = [v for v in disagreement if low - reach <= v <= high + reach]
    return _padded([*packages, *near])


def _clamped(value: float, domain: tuple[float, float]) -> float:
    """A place inside the chart, near the edge for a value that lies outside."""
    margin = 0.03 * (domain[1] - domain[0])
    return min(max(value, domain[0] + margin), domain[1] - margin)


def _off(value: float, domain: tuple[float, float], arrows: str) -> str:
    return arrows[0] if value < domain[0] else arrows[1] if value > domain[1] else ""


def _payoff_axis(channel: str, name: str, domain: tuple[float, float]) -> Spec:
    arrow = "→" if channel == "x" else "↑"
    name = clean(name)
    name = name if len(name) <= 24 else name[:23] + "…"
    return {
        "field": channel,
        "type": "quantitative",
        "title": f"{name}: real income, % {arrow}",
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": {"tickCount": 5, "grid": False, "domain": True, "format": ",~r"},
    }


def _dashes(values: list[dict[str, Any]], encoding: Spec) -> Spec:
    mark = {"type": "rule", "color": COLOURS["muted"], "strokeDash": [2, 3], "strokeWidth": 1}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _points(values: list[dict[str, Any]], x: Spec, y: Spec, shape: str, colour: str) -> Spec:
    mark = {"type": "point", "shape": shape, "fill": colour, "filled": True, "opacity": 1, "size": 80}
    outline = {"stroke": COLOURS["paper"], "strokeWidth": 1}
    return {"data": {"values": values}, "mark": mark | outline, "encoding": {"x": x, "y": y}}


def _labels(
    marked: list[dict[str, Any]],
    packages: Iterable[Package],
    x_domain: tuple[float, float],
    y_domain: tuple[float, float],
) -> list[dict[str, Any]]:
    """Where the letters of the marked points stand: beside them, where they cover least."""
    x_unit = (WIDTH - _AXIS) / (x_domain[1] - x_domain[0])
    y_unit = _HEIGHT / (y_domain[1] - y_domain[0])
    taken = [(p.first_pct * x_unit, p.second_pct * y_unit) for p in packages]
    # A marked point counts as much as several packages.
    taken += [(p["x"] * x_unit, p["y"] * y_unit) for p in marked for _ in range(6)]
    edges = (x_domain[0] * x_unit, x_domain[1] * x_unit + 12, y_domain[0] * y_unit, y_domain[1] * y_unit)
    labels = []
    for point in marked:
        x, y, half = point["x"] * x_unit, point["y"] * y_unit, 4.5 * len(point["mark"])
        places = [(x + dx, y + dy) for dx in (half + 8, 0, -half - 8) for dy in (-13, 13, 0) if dx or dy]
        best = min(places, key=partial(_cover, half=half, taken=tuple(taken), edges=edges))
        taken += [(best[0] + d, best[1]) for d in (-half, 0, half) for _ in range(6)]
        labels.append({"x": best[0] / x_unit, "y": best[1] / y_unit, "mark": point["mark"]})
    return labels


def _cover(
    place: tuple[float, float],
    half: float,
    taken: Iterable[tuple[float, float]],
    edges: tuple[float, float, float, float],
) -> int:
    """How much a label at a place [px] would cover; leaving the chart is worst."""
    x, y = place
    left, right, low, high = edges
    outside = x - half < left or x + half > right or y - 7 < low or y + 7 > high
    return 100 * outside + sum(abs(x - a) < half + 5 and abs(y - b) < 12 for a, b in taken)


def _figure(body: Spec, height: int, description: str, width: int = WIDTH) -> Spec:
    axis = {
        "labelColor": COLOURS["muted"],
        "titleColor": COLOURS["muted"],
        "domainColor": COLOURS["line"],
        "tickColor": COLOURS["line"],
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "titlePadding": 6,
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": description,
        "background": None,
        "width": width,
        "height": height,
        "padding": 2,
        **body,
        "config": {
            "aria": False,
            "view": {"stroke": None},
            "axis": axis,
            "text": {"fontSize": TEXT_PX, "color": COLOURS["ink"]},
        },
    }
