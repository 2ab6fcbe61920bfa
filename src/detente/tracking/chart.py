"""Running totals against what was promised, as a Vega-Lite specification."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from detente.brief.notation import clean
from detente.errors import InputError, Problem
from detente.tracking.commitment import Window
from detente.tracking.pace import seasonal_profile
from detente.tracking.result import Tracking
from detente.tracking.series import Series, path
from detente.tracking.units import Unit, convert, scaled
from detente.tracking.verdicts import Verdict
from detente.tracking.words import number

__all__ = ["COLOURS", "INK", "WIDTH", "chart_specs", "titled", "whole_spec"]

Spec = dict[str, Any]

INK = {"ink": "#1a1d21", "muted": "#5c636b", "line": "#c9ced4", "paper": "#ffffff"}
"""Colours of text and lines of a chart that stands alone."""

COLOURS = ("#0b6bcb", "#c2410c", "#15803d", "#7c3aed", "#b91c70", "#8a6d00")
"""Of series; dashes tell further ones apart. All reach a contrast of 4.5 on white."""

_STEPS = 26
"""Days of a window at which the band of earlier years is drawn."""

_DASHES = ([1, 0], [7, 3], [2, 2])
WIDTH = 620
"""Of a plot without its axes [px]."""

_HEIGHT = 280


def chart_specs(tracking: Tracking, *, width: int = WIDTH) -> list[tuple[str, Spec]]:
    """Title and drawing of each goal, or of each series where no quantity was promised; ``width`` is that of the plot.

    Raises
    ------
    InputError
        When there is nothing to draw.
    """
    found = []
    for title, windows in _groups(tracking):
        verdicts = [v for v in tracking.verdicts if v.window in windows]
        spec = _running(windows, verdicts, tracking.as_of)
        if spec is not None:
            found.append((clean(title), _cleaned(spec | {"width": width})))
    if not tracking.commitment.goals:
        found += [
            (clean(s.title), _cleaned(spec | {"width": width}))
            for s in tracking.series
            if (spec := _levels(s, tracking)) is not None
        ]
    if not found:
        raise InputError(
            Problem(
                "chart",
                f"no data of '{tracking.commitment.id}' known on {tracking.as_of}",
                "a series with values in a window that has begun",
                "give data with --data, or another day with --as-of",
            )
        )
    return found


def _cleaned(value: Any) -> Any:
    """Without control characters, on which the drawing library ends the process."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list | tuple) else value


def _groups(tracking: Tracking) -> list[tuple[str, list[Window]]]:
    """Windows that share a drawing: those of one goal that begin on one day, whatever their deadline or baseline."""
    groups: dict[tuple[str, date], list[Window]] = {}
    for window in tracking.windows():
        if window.starts <= tracking.as_of:
            groups.setdefault((window.title, window.starts), []).append(window)
    return [(title, windows) for (title, _), windows in groups.items()]


def _running(windows: Sequence[Window], verdicts: Sequence[Verdict], as_of: date) -> Spec | None:
    starts, ends = windows[0].starts, max(w.ends for w in windows)
    series = list({v.series.id: v.series for v in verdicts}.values())
    largest = max(w.quantity for w in windows)
    lines: list[Spec] = []
    bounds: list[Spec] = []
    drawn: list[Series] = []
    unit = scaled(series[0].unit, largest) if series else None
    for s in series:
        assert unit is not None
        # A later running total is drawn too: it says how the count went on.
        points = path(s, starts, min(max(ends, as_of), ends + timedelta(31)), as_of)
        if not points:
            continue
        drawn.append(s)
        lines.append({"on": starts.isoformat(), "value": 0.0, "series": s.title})
        for p in points:
            low, high = convert(p.low, s.unit, unit), convert(p.high, s.unit, unit)
            open_end = math.isinf(high)
            if low > 0 or high == 0:  # "at most" bounds the line from above and is no point of it
                middle = low if open_end else (low + high) / 2
                lines.append({"on": p.on.isoformat(), "value": middle, "series": s.title})
            if low != high:
                arrow = "↑" if open_end else "↓" if low == 0 else ""
                top = low if open_end else high
                bounds.append({"on": p.on.isoformat(), "low": top if arrow else low, "high": top, "series": s.title,
                               "arrow": arrow})  # fmt: skip
    if not drawn or unit is None:
        return None
    native = series[0].unit
    targets = [(w, convert(w.quantity, native, unit)) for w in windows]
    seasons = [
        v for v in verdicts if v.pace is not None and v.pace.season is not None and v.window is windows[-1]
    ]
    x_domain = [starts.isoformat(), (max(ends, min(as_of, ends + timedelta(31))) + timedelta(3)).isoformat()]
    top = max([q for _, q in targets] + [b["high"] for b in bounds] + [p["value"] for p in lines]) * 1.17
    low_end = min([0.0] + [p["value"] for p in lines])
    return _figure(
        _layers(lines, bounds, drawn, targets, seasons, as_of, unit, starts, ends),
        x_domain,
        (low_end, top),
        unit.name,
        drawn,
        "Bands: what earlier years had by then, as shares of their total" if seasons else "",
    )


def _layers(
    lines: list[Spec],
    bounds: list[Spec],
    drawn: Sequence[Series],
    targets: Sequence[tuple[Window, float]],
    seasons: Sequence[Verdict],
    as_of: date,
    unit: Unit,
    starts: date,
    ends: date,
) -> list[Spec]:
    straight = [
        point | {"w": n}
        for n, (w, q) in enumerate(targets)
        for point in ({"on": w.starts.isoformat(), "value": 0.0}, {"on": w.ends.isoformat(), "value": q})
    ]
    marks = [
        {"on": w.ends.isoformat(), "value": q, "text": f"{number(q)} by {w.ends}", "rise": -13 - 13 * (n % 2)}
        for n, (w, q) in enumerate(_one_each(targets))
    ]
    layers: list[Spec] = [
        {
            "data": {"values": straight},
            "mark": {"type": "line", "color": INK["muted"], "strokeWidth": 1, "strokeDash": [2, 3]},
            "encoding": {"detail": {"field": "w", "type": "nominal"}},
        },
        {
            "data": {"values": marks},
            "mark": {
                "type": "point",
                "shape": "diamond",
                "filled": True,
                "size": 70,
                "color": INK["ink"],
                "opacity": 1,
            },
            "encoding": {},
        },
        {
            "data": {"values": marks},
            "mark": {
                "type": "text",
                "align": "right",
                "dx": 6,
                "dy": {"expr": "datum.rise"},
                "color": INK["ink"],
            },
            "encoding": {"text": {"field": "text"}},
        },
        {
            "data": {"values": lines},
            "mark": {"type": "line", "strokeWidth": 2, "point": {"size": 22, "filled": True}},
            "encoding": {"color": _colour(drawn), "strokeDash": _dash(drawn)},
        },
        {
            "data": {"values": bounds},
            "mark": {"type": "rule", "strokeWidth": 1.5},
            "encoding": {"y": {"field": "low"}, "y2": {"field": "high"}, "color": _colour(drawn)},
        },
        {
            "data": {"values": [b for b in bounds if b["arrow"]]},
            "mark": {"type": "text", "dy": {"expr": "datum.arrow == '↑' ? -9 : 0"}, "fontSize": 14},
            "encoding": {"y": {"field": "low"}, "text": {"field": "arrow"}, "color": _colour(drawn)},
        },
    ]
    if starts <= as_of <= ends:
        layers.insert(
            0,
            {
                "data": {"values": [{"on": as_of.isoformat()}]},
                "mark": {"type": "rule", "color": INK["line"], "strokeWidth": 1.5},
                "encoding": {"y": {"value": 0}, "y2": {"value": _HEIGHT}},
            },
        )
    for verdict in seasons:
        q = next(q for w, q in targets if w is verdict.window)
        layers.insert(0, _season_band(verdict, q, as_of, drawn))
    return layers


def _one_each(targets: Sequence[tuple[Window, float]]) -> list[tuple[Window, float]]:
    """Targets that differ in day or height."""
    return list({(w.ends, q): (w, q) for w, q in targets}.values())


def _season_band(verdict: Verdict, quantity: float, as_of: date, drawn: Sequence[Series]) -> Spec:
    """What earlier years had by each day of the window, as shares of their total times what is promised now."""
    window, series = verdict.window, verdict.series
    values: list[Spec] = [{"on": window.starts.isoformat(), "low": 0.0, "high": 0.0, "series": series.title}]
    for n in range(1, _STEPS + 1):
        on = window.starts + timedelta(round((window.ends - window.starts).days * n / _STEPS))
        season = seasonal_profile(series, window.starts, window.ends, on, as_of)
        if season is not None:
            ends = {"low": season.low * quantity, "high": season.high * quantity}
            values.append({"on": on.isoformat(), "series": series.title} | ends)
    return {
        "data": {"values": values},
        "mark": {"type": "area", "opacity": 0.13},
        "encoding": {"y": {"field": "low"}, "y2": {"field": "high"}, "color": _colour(drawn)},
    }


def _levels(series: Series, tracking: Tracking) -> Spec | None:
    """Values of each period, where there is nothing to add up against; a period without data breaks the line."""
    rows = [o for o in series.known(tracking.as_of).observations if o.low == o.high]
    if not rows:
        return None
    lines, part = [], 0
    for before, o in zip([None, *rows[:-1]], rows, strict=True):
        part += before is not None and series.kind == "flow" and o.starts > before.ends + timedelta(1)
        lines.append({"on": o.ends.isoformat(), "value": o.low, "series": series.title, "part": part})
    first, last = rows[0].ends, rows[-1].ends
    margin = max((last - first).days // 40, 3)
    domain = [(first - timedelta(margin)).isoformat(), (last + timedelta(margin)).isoformat()]
    encoding = {"color": _colour([series]), "detail": {"field": "part", "type": "nominal"}}
    mark = {"type": "line", "strokeWidth": 2, "point": {"size": 26, "filled": True}}
    layers: list[Spec] = [{"data": {"values": lines}, "mark": mark, "encoding": encoding}]
    reference = tracking.commitment.reference
    level = reference.values.get(series.coverage) if reference is not None else None
    if reference is not None and level is not None:
        rule = {"data": {"values": [{"value": level, "on": domain[0], "text": reference.title}]}}
        dashes = {"type": "rule", "color": INK["muted"], "strokeDash": [2, 3]}
        words = {"type": "text", "align": "left", "dx": 6, "dy": -8, "color": INK["muted"]}
        layers.append(rule | {"mark": dashes, "encoding": {"x": None}})
        layers.append(rule | {"mark": words, "encoding": {"text": {"field": "text"}}})
    top = max([o.low for o in rows] + [level or 0.0]) * 1.13 or 1.0
    return _figure(layers, domain, (min([0.0] + [o.low for o in rows]), top), series.unit.name, [series])


def _colour(drawn: Sequence[Series]) -> Spec:
    colours = [COLOURS[n % len(COLOURS)] for n in range(len(drawn))]
    return _scale(drawn, colours) | {"legend": _LEGEND}


def _dash(drawn: Sequence[Series]) -> Spec:
    return _scale(drawn, [_DASHES[n // len(COLOURS) % len(_DASHES)] for n in range(len(drawn))]) | {
        "legend": _LEGEND
    }


_LEGEND: Spec = {"orient": "bottom", "title": None, "columns": 1, "labelLimit": 600, "symbolType": "stroke",
                 "symbolStrokeWidth": 3, "symbolOpacity": 1, "rowPadding": 3}  # fmt: skip


def _scale(drawn: Sequence[Series], values: Sequence[Any]) -> Spec:
    titles = [s.title for s in drawn]
    return {"field": "series", "type": "nominal", "scale": {"domain": titles, "range": list(values)}}


def _figure(
    layers: list[Spec],
    x: Sequence[str],
    y: tuple[float, float],
    unit: str,
    drawn: Sequence[Series],
    words: str = "",
) -> Spec:
    axis_x = {
        "field": "on", "type": "temporal", "title": None, "scale": {"domain": list(x)},
        "axis": {"format": "%b %Y", "tickCount": 6, "labelFlush": True},
    }  # fmt: skip
    axis_y = {
        "field": "value",
        "type": "quantitative",
        "title": unit,
        "scale": {"domain": list(y), "nice": False},
    }
    whole = []
    for layer in layers:
        own = layer["encoding"]
        encoding = {"x": axis_x, "y": axis_y} | {k: v for k, v in own.items() if k not in ("x", "y")}
        if own.get("x", 0) is None:
            del encoding["x"]
        if "y" in own:
            encoding["y"] = own["y"] if "value" in own["y"] else axis_y | own["y"]
        whole.append(layer | {"encoding": encoding})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": f"Running totals in {unit}: {'; '.join(s.title for s in drawn)}",
        "usermeta": {"subtitle": words},
        "background": INK["paper"],
        "width": WIDTH,
        "height": _HEIGHT,
        "padding": 14,
        "layer": whole,
        "config": {
            "font": "system-ui, Segoe UI, Helvetica, Arial, sans-serif",
            "view": {"stroke": None},
            "axis": {
                "labelColor": INK["muted"], "titleColor": INK["muted"], "domainColor": INK["line"],
                "tickColor": INK["line"], "gridColor": INK["line"], "gridOpacity": 0.5, "labelFontSize": 11,
                "titleFontSize": 11, "titleFontWeight": "normal",
            },
            "axisX": {"grid": False},
            "legend": {"labelFontSize": 12, "labelColor": INK["ink"]},
            "text": {"fontSize": 12},
            "title": {
                "color": INK["ink"], "anchor": "start", "fontSize": 14, "subtitleColor": INK["muted"],
                "subtitleFontSize": 11,
            },
        },
    }  # fmt: skip


def whole_spec(tracking: Tracking) -> Spec:
    """All drawings of a tracking below one another, each with its title."""
    parts = chart_specs(tracking)
    shared = {k: parts[0][1][k] for k in ("$schema", "background", "padding", "config")}
    drawings = [
        {k: v for k, v in spec.items() if k not in (*shared, "usermeta")} | {"title": titled(title, spec)}
        for title, spec in parts
    ]
    apart = {"scale": {"color": "independent", "strokeDash": "independent"}}
    return shared | {
        "title": clean(tracking.commitment.title),
        "vconcat": drawings,
        "resolve": apart,
        "spacing": 30,
    }


def titled(title: str, spec: Spec) -> Spec:
    """The title of a drawing, and below it what else there is to explain."""
    words = spec["usermeta"]["subtitle"]
    return {"text": title} | ({"subtitle": words} if words else {})
