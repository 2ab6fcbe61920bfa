"""Charts and pages: valid, self-contained, and text stays text."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tracking_cases import commitment, made, weekly

import detente as dt
from detente.errors import InputError
from detente.export import read
from detente.tracking import Observation, Tracking
from detente.tracking.chart import chart_specs
from detente.tracking.page import render, write

EVIL = '<script>alert(1)</script>"><img src=http://x onerror=y>\x1b[31m'


def tracked(title: str = "A count") -> Tracking:
    series = weekly([1.0] * 160, date(2022, 1, 2), title=title)
    return dt.track(commitment(title=title if "<" in title else "Ten tonnes"), series, as_of="2025-01-20")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    page = render(tracked())
    parser = _Tags()
    parser.feed(page)
    names = [name for name, _ in parser.tags]
    assert names.count("svg") == 1
    assert "script" not in names
    assert "img" not in names
    for _, attributes in parser.tags:
        for key in ("src", "href", "xlink:href"):
            assert not (attributes.get(key) or "#").startswith(("http", "//"))
    ids = [attributes["id"] for _, attributes in parser.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_foreign_text_stays_text() -> None:
    page = render(tracked(EVIL))
    parser = _Tags()
    parser.feed(page)
    assert not {"script", "img"} & {name for name, _ in parser.tags}
    assert "\x1b" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("name", ["soybeans", "phase-one", "magnets", "licences"])
def test_shipped_commitments_can_be_drawn(name: str, tmp_path: Path) -> None:
    found = dt.track(name, as_of="2026-01-22")
    write(found, tmp_path / "x.svg")
    text = (tmp_path / "x.svg").read_text(encoding="utf-8")
    ET.fromstring(text)
    for series in found.series:
        if any(v.series is series and v.pace for v in found.verdicts):
            assert series.title in text
    render(found)


def test_files(tmp_path: Path) -> None:
    found = tracked()
    for suffix in (".png", ".csv", ".json", ".html"):
        write(found, tmp_path / f"x{suffix}")
    assert (tmp_path / "x.png").read_bytes()[:4] == b"\x89PNG"
    table, manifest = read(tmp_path / "x.csv")
    assert table["verdict"].tolist() == ["on_pace"]
    assert manifest["commitment"] == "c"
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["as_of"] == "2025-01-20"
    with pytest.raises(InputError) as error:
        write(found, tmp_path / "x.pdf")
    assert str(error.value).endswith(
        "got the ending '.pdf', expected one of .svg, .png, .html, .csv, .json. Fix: rename the file."
    )


def test_a_chart_of_nothing_is_refused_and_its_page_is_not() -> None:
    found = dt.track("soybeans-annual", as_of="2026-02-01")
    with pytest.raises(InputError) as error:
        chart_specs(found)
    assert str(error.value) == (
        "chart: got no data of 'soybeans-annual' known on 2026-02-01, expected a series with values in a window "
        "that has begun. Fix: give data with --data, or another day with --as-of."
    )
    assert "<svg" not in render(found)


def test_bounds_are_arrows_and_the_season_is_a_band() -> None:
    [(_, spec)] = chart_specs(dt.track("soybeans", as_of="2026-01-22"))
    text = json.dumps(spec, ensure_ascii=False)
    assert '"↑"' in text
    assert '"↓"' in text
    [(_, spec)] = chart_specs(tracked())
    [band] = [layer for layer in spec["layer"] if layer["mark"]["type"] == "area"]
    assert band["data"]["values"][-1]["high"] == pytest.approx(10)
    assert spec["usermeta"]["subtitle"] == "Bands: what earlier years had by then, as shares of their total"


def test_a_missing_period_breaks_the_line_of_levels() -> None:
    rows = [Observation(date(2025, m, 1), date(2025, m, 28), 1, 1) for m in (1, 2, 4)]
    rows = [replace(o, ends=date(2025, 2, 28)) if o.starts.month == 2 else o for o in rows]
    bare = commitment(goals=[], deadlines=[])
    [(_, spec)] = chart_specs(dt.track(bare, made(rows), as_of="2025-06-01"))
    assert [p["part"] for p in spec["layer"][0]["data"]["values"]] == [0, 1, 2]
