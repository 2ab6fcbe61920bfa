"""Draws how cost grows: four panels that can be read on light and on dark pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["draw_growth"]

Spec = dict[str, Any]
Point = Mapping[str, Any]

COLOURS = {
    "#010101": ("ink", "#1b1f24", "#e8eaed"),
    "#010102": ("muted", "#5b6470", "#9aa4b0"),
    "#010103": ("line", "#d3d8de", "#3b424b"),
    "#010104": ("first", "#0b62c4", "#6bb0ff"),
    "#010105": ("second", "#b3540b", "#f0a35e"),
    "#010106": ("third", "#6b7280", "#8b95a1"),
    "#010107": ("fourth", "#7a4fb5", "#bd9bf0"),
    "#010108": ("paper", "#ffffff", "#14181d"),
}
"""Colours that stand in the specification for names, and what these are on a light and on a dark page."""

INK, MUTED, LINE, FIRST, SECOND, THIRD, FOURTH, PAPER = COLOURS

SERIES = {
    "solve": FIRST,
    "gradient": SECOND,
    "nested loops": THIRD,
    "Newton-Krylov": FOURTH,
    "tariffs": FIRST,
    "ceilings": SECOND,
}

PANELS = (
    ("economies", "economies, 28 sectors", (5, 10, 20, 40, 81, 162)),
    ("sectors", "sectors, 80 economies", (5, 10, 20, 50, 100)),
    ("instruments", "tariffs that change, ceilings that bind", (1, 10, 100, 1000, 10000, 100000)),
    ("shock", "points on Chinese goods", (1, 3, 10, 30, 100, 300, 1000)),
)
"""Panel, title of its axis, ticks."""

WIDTH, HEIGHT = 260, 210
"""Of one panel [px]."""

LETTERS = 14
"""Height of a line of text [px]."""

FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"


def draw_growth(content: Mapping[str, Any]) -> str:
    """SVG of the points that :mod:`benchmarks.growth` measured."""
    import vl_convert

    points = content["points"]
    panels = [_panel(points, *panel) for panel in PANELS]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": PAPER,
        "padding": 12,
        "concat": [panel for panel in panels if panel is not None],
        "columns": 2,
        "align": "all",
        "spacing": {"column": 20, "row": 28},
        "config": {
            "aria": False,
            "view": {"stroke": None},
            "axis": {
                "labelColor": MUTED,
                "titleColor": INK,
                "domainColor": LINE,
                "tickColor": LINE,
                "gridColor": LINE,
                "gridOpacity": 0.6,
                "labelFontSize": 11,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "labelFont": "sans-serif",
                "titleFont": "sans-serif",
            },
            "text": {"fontSize": 12, "font": "sans-serif"},
        },
    }
    return _themed(vl_convert.vegalite_to_svg(spec))


def _panel(points: Sequence[Point], panel: str, title: str, ticks: tuple[int, ...]) -> Spec | None:
    """CPU time over one size, both on logarithmic scales; each line carries its name at its end."""
    own = [dict(p) for p in points if p["panel"] == panel]
    if not own:
        return None
    names = list(dict.fromkeys(p["series"] for p in own))
    colour = {
        "field": "series",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": names, "range": [SERIES[n] for n in names]},
    }
    high, low = max(p["x"] for p in own), min(p["x"] for p in own)
    x = {
        "field": "x",
        "type": "quantitative",
        "title": title,
        "scale": {"type": "log", "domain": [low, high], "nice": False},
        "axis": {"values": [t for t in ticks if low <= t <= high], "format": ",d", "grid": False},
    }
    domain = _decades(points)
    y = {
        "field": "cpu_ms",
        "type": "quantitative",
        "title": "CPU ms" if panel in ("economies", "instruments") else None,
        "scale": {"type": "log", "domain": domain, "nice": False},
        "axis": {"values": [1, 3, 10, 30, 100, 300, 1000], "format": ",d"},
    }
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "layer": [
            {
                "data": {"values": own},
                "mark": {"type": "line", "strokeWidth": 2, "point": {"filled": True, "size": 36}},
                "encoding": {"x": x, "y": y, "color": colour},
            },
            {
                "data": {"values": _ends(own, names, domain)},
                "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 7},
                "encoding": {"x": x, "y": y | {"field": "at"}, "text": {"field": "series"}, "color": colour},
            },
        ],
    }


def _decades(points: Sequence[Point]) -> list[float]:
    values = [p["cpu_ms"] for p in points]
    return [min(1.0, 0.8 * min(values)), 1.8 * max(values)]


def _ends(own: Sequence[Point], names: Sequence[str], domain: Sequence[float]) -> list[Spec]:
    """Where the names stand: beside the last point of each line, moved apart where these are close."""
    last = [dict(max((p for p in own if p["series"] == name), key=lambda p: p["x"])) for name in names]
    last.sort(key=lambda p: p["cpu_ms"])
    apart = (domain[1] / domain[0]) ** (LETTERS / HEIGHT)
    for point in last:
        point["at"] = point["cpu_ms"]
    # Close ones are pushed up from the lowest, then all are moved down by half of what the highest was moved.
    for below, point in itertools.pairwise(last):
        same_end = point["x"] == below["x"]
        point["at"] = max(point["at"], below["at"] * apart) if same_end else point["at"]
    moved = (last[-1]["at"] / last[-1]["cpu_ms"]) ** 0.5
    for point in last:
        point["at"] /= moved
    return last


def _themed(svg: str) -> str:
    """The drawing with colours that follow the reader's light or dark preference, background included."""
    for colour, (name, _, _) in COLOURS.items():
        svg = re.sub(f'(fill|stroke)="{colour}"', rf'\1="var(--{name})"', svg)
    light = "".join(f"--{name}:{value};" for name, value, _ in COLOURS.values())
    dark = "".join(f"--{name}:{value};" for name, _, value in COLOURS.values())
    style = f"<style>svg{{{light}}}@media (prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    svg = svg.replace('font-family="sans-serif"', f'font-family="{FONT}"')
    return re.sub(r"(<svg[^>]*>)", rf"\1{style}", svg, count=1) + "\n"
