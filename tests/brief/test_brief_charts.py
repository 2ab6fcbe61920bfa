"""Chart specifications and the SVG made of them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from brief_samples import ATTACKS

from detente.brief import charts
from detente.brief.content import Brief, Range, Zone
from detente.brief.drawing import COLOURS
from detente.brief.sections import main_outcome

SVG = "{http://www.w3.org/2000/svg}"


def _values(spec: charts.Spec, layer: int) -> list[dict]:
    return spec["layer"][layer]["data"]["values"]


def test_costs_have_a_row_for_every_outcome_but_the_reference_on_one_scale(briefs: dict[str, Brief]) -> None:
    specs = charts.cost_charts(briefs["rich"])
    assert list(specs) == ["United States", "China"]
    rows = _values(specs["United States"], 2)
    assert [(" ".join(r["name"]), r["text"]) for r in rows] == [
        ("Deal as claimed", "+0.01 %"),
        ("Threats executed", "−0.32 %"),
        ("United States acts alone", "−0.27 %"),
        ("China acts alone", "not yet quantified"),
        ("Threat with mirror retaliation", "−0.58 %"),
        ("Complete stop of bilateral trade", "no equilibrium"),
    ]
    domains = [s["layer"][0]["encoding"]["x"]["scale"]["domain"] for s in specs.values()]
    assert domains[0] == domains[1]
    assert domains[0][0] < -1.21 * 1.29 < 0 < domains[0][1]


def test_bars_start_at_zero_and_whiskers_span_the_range() -> None:
    rows = [charts.Row("a", "−1 %", Range(value=-1, low=-2, high=-0.5)), charts.Row("b", "none", None)]
    spec = charts.rows_spec(rows, (-2.1, 0.1), "t")
    bars, lines = _values(spec, 0), _values(spec, 1)
    assert [(b["value"], b["side"]) for b in bars] == [(-1, "loss")]
    assert spec["layer"][0]["encoding"]["x2"] == {"datum": 0}
    assert [(x["value"], x["x2"]) for x in lines] == [(0, 0), (-2, -0.5), (-2, -2), (-0.5, -0.5), (0, 0)]


def test_a_long_name_takes_two_lines_and_moves_the_rest_down() -> None:
    short = charts.Row("a", "+1 %", Range(value=1, low=1, high=1))
    long = charts.Row("Both sides carry out what they threaten or announced " * 3, "+1 %", short.numbers)
    one = charts.rows_spec([short, short], (0, 1), "t")
    two = charts.rows_spec([long, short], (0, 1), "t")
    names = [r["name"] for r in _values(two, 2)]
    assert names[0][0] == "Both sides carry out what they threaten or"
    assert names[0][1].endswith("…")
    assert len(names[0]) == 2
    assert two["height"] == one["height"] + 15
    assert _values(two, 0)[1]["y"] == _values(one, 0)[1]["y"] + 15


def test_third_economies_and_sectors_are_ranked_by_loss(briefs: dict[str, Brief]) -> None:
    brief = briefs["rich"]
    main = main_outcome(brief)
    assert main is not None
    others = charts.others_chart(brief, main)
    assert others is not None
    values = [r["value"] for r in _values(others, 0)]
    assert values == sorted(values)
    assert _values(others, 2)[0]["text"] == "−0.04 %  (−1.7 bn USD)"
    sectors = charts.sector_charts(main)
    assert list(sectors) == ["USA", "CHN"]
    assert _values(sectors["CHN"], 2)[0]["name"] == ["Computers and electronics"]
    assert _values(sectors["CHN"], 2)[0]["text"] == "−101.0 bn  (−5.3 %)"


def test_packages_show_frontier_disagreement_points_and_zones(briefs: dict[str, Brief]) -> None:
    talks = briefs["rich"].talks
    assert talks.grid is not None
    spec = charts.packages_chart(talks.grid, talks.zones)
    zones, points, frontier = (_values(spec, i) for i in range(3))
    assert len(points) == len({(round(p.first_pct, 4), round(p.second_pct, 4)) for p in talks.grid.packages})
    assert len(frontier) == sum(p.frontier for p in talks.grid.packages)
    assert [x["x"] for x in frontier] == sorted(x["x"] for x in frontier)
    assert [z["mark"] for z in zones] == ["A", "B↓", "C"]
    x_domain = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert all(x_domain[0] <= z["x"] <= x_domain[1] for z in zones)
    assert [b["mark"] for b in _values(spec, 6)] == ["A*, B*", "C*"]
    labels = _values(spec, 7)
    assert [label["mark"] for label in labels] == ["A", "B↓", "C", "A*, B*", "C*"]
    assert len({(label["x"], label["y"]) for label in labels}) == 5


def test_equal_disagreement_points_share_a_letter() -> None:
    def zone(name: str, first: float) -> Zone:
        return Zone(disagreement=name, first_pct=first, second_pct=0, empty=True, count=0, statement="")

    assert charts.letters([zone("p", 0), zone("q", 1), zone("r", 0)]) == {"p": "A", "q": "B", "r": "A"}


@pytest.fixture(scope="module")
def hostile_svg() -> str:
    rows = [charts.Row(a, "+1 %", Range(value=1, low=0.5, high=2)) for a in ATTACKS]
    return charts.to_svg(charts.rows_spec(rows, (0, 2), "t"), "k1", ATTACKS[0], ATTACKS[1])


def test_svg_is_well_formed_and_shows_text_as_text(hostile_svg: str) -> None:
    root = ET.fromstring(hostile_svg)
    assert root.findtext(f"{SVG}title") == ATTACKS[0]
    assert root.findtext(f"{SVG}desc") == ATTACKS[1]
    texts = "".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))
    assert "<script>window.__pwned=1;alert(1)</script>" in texts
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "line",
        "text",
        "tspan",
        "rect",
    }
    assert not any(name.lower().startswith("on") or "href" in name for e in root.iter() for name in e.attrib)


def test_svg_takes_colours_and_fonts_of_the_page(hostile_svg: str) -> None:
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', hostile_svg))
    assert used <= {"none", *(f"var(--{name})" for name in COLOURS)}
    assert {"var(--ink)", "var(--gain-bar)", "var(--muted)"} <= used
    assert "font-family" not in hostile_svg
    assert 'font-size="0' not in hostile_svg
    assert 'font-size="12px"' in hostile_svg


def test_svg_has_a_view_box_a_role_and_ids_of_its_own(hostile_svg: str) -> None:
    root = ET.fromstring(hostile_svg)
    assert "width" not in root.attrib
    assert "aria-label=" not in hostile_svg
    assert float(root.attrib["viewBox"].split()[2]) == pytest.approx(charts.WIDTH + 4, abs=4)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "k1-title"
    assert root.attrib["aria-describedby"] == "k1-desc"
    assert all(e.attrib["id"].startswith("k1-") for e in root.iter() if "id" in e.attrib)


def test_colour_written_in_a_document_stays_text() -> None:
    trap = f'fill="{COLOURS["ink"]}" font-size="0px"'
    row = charts.Row(trap, "+1", Range(value=1, low=1, high=1))
    svg = charts.to_svg(charts.rows_spec([row], (0, 1), "t"), "k", "t", "d")
    texts = [" ".join(t.itertext()) for t in ET.fromstring(svg).iter(f"{SVG}text")]
    assert any(trap in text for text in texts)
