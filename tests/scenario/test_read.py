"""Scenario files: round trip, and every message word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError, LabelError
from detente.scenario import Scenario, parse, read
from detente.scenario.files import naming_lines
from detente.trade.solve import solve
from detente.world import World

GOOD = """\
title: 100 points on all Chinese goods
source: report of 27 October 2025
baseline: {tariffs: as-of, on: 2025-10-27}
closure: scaled
assumptions:
  - read as coming on top
measures:
  - kind: import_tariff
    origin: CHN
    destination: USA
    add: 100 %
    from: 2025-11-01
    note: m1
  - kind: export_tax
    origin: [CHN]
    destination: WLD
    sectors: [C24B, C27]
    rate: 0.25
  - kind: trade_cost
    origin: MEX
    destination: USA
    sectors: all
    change: -2.5 %
  - kind: purchase
    seller: USA
    buyer: CHN
    sector: A01
    product: soybeans
    at_least_usd_bn: 16.9
    share_of_sector: 0.9
"""


def problem(text: str) -> str:
    with pytest.raises(InputError) as error:
        parse(text, "s.yaml")
    return str(error.value)


def measure(line: str) -> str:
    return f"title: t\nmeasures:\n  - {line}\n"


def test_round_trip() -> None:
    scenario = parse(GOOD)
    assert scenario.measures[0].add == 1.0
    assert scenario.measures[2].change == -0.025
    assert scenario.baseline.on == date(2025, 10, 27)
    assert parse(scenario.to_yaml()) == scenario
    assert Scenario.model_validate_json(scenario.model_dump_json(by_alias=True)) == scenario


def test_dates_decide_what_is_in_effect() -> None:
    item = parse(GOOD).measures[0]
    assert [item.in_effect(d) for d in (None, date(2025, 10, 31), date(2025, 11, 1))] == [True, False, True]


def test_a_title_may_be_a_day() -> None:
    assert parse("title: 2025-11-01\non: 2025-11-01\n").title == "2025-11-01"


MESSAGES = [
    (
        measure("{kind: import_tariff, origin: CHN, destination: USA, add: 100}"),
        "s.yaml:3 measures[0].add: got 100, expected a fraction from -1 to 10. Fix: write 1.0 or \"100 %\".",
    ),
    (
        measure('{kind: import_tariff, origin: CHN, destination: USA, add: "-150 %"}'),
        "s.yaml:3 measures[0].add: got '-150 %', expected a rate above -100 %. "
        'Fix: a subsidy cannot exceed the price: write a rate above "-100 %".',
    ),
    (
        measure("{kind: import_tariff, origin: CHN, destination: USA, add: much}"),
        "s.yaml:3 measures[0].add: got 'much', expected a percentage such as \"25 %\", or a fraction such as 0.25. "
        'Fix: write "25 %" or 0.25.',
    ),
    (
        measure("{kind: import_tariff, origin: CHN, destination: USA, ad: 0.1}"),
        "s.yaml:3 measures[0].ad: got the unknown key 'ad', expected one of from, until, note, origin, destination, "
        "sectors, kind, rate, add. Fix: write 'add'.",
    ),
    (
        measure("{kind: import_tariff, origin: CHN, destination: USA}"),
        "s.yaml:3 measures[0]: got neither 'rate' nor 'add', expected exactly one of 'rate' (the whole duty) and "
        "'add' (points on top). Fix: add one of the two.",
    ),
    (
        measure("{kind: tarif, origin: CHN, destination: USA, add: 0.1}"),
        "s.yaml:3 measures[0]: got 'tarif', expected a kind: import_tariff, export_tax, trade_cost, ban, export_quota, "
        "purchase, productivity. "
        "Fix: add 'kind:' with one of them.",
    ),
    (
        measure("{kind: export_tax, origin: CHN, destination: USA, rate: 0.1, from: 2025-12-01, until: 2025-11-01}"),
        "s.yaml:3 measures[0]: got from 2025-12-01 until 2025-11-01, expected 'until' after 'from'. "
        "Fix: swap the two dates or drop one.",
    ),
    (
        "titel: t\n",
        "s.yaml:1 title: got nothing, expected the key 'title'. Fix: add 'title:'.\n"
        "s.yaml:1 titel: got the unknown key 'titel', expected one of format, id, title, source, baseline, on, "
        "closure, products, production, measures, assumptions. Fix: write 'title'.",
    ),
    (
        "title: t\nclosure: fix\n",
        "s.yaml:2 closure: got 'fix', expected 'fixed', 'scaled' or 'balanced'. Fix: write 'fixed'.",
    ),
    (
        "title: t\nbaseline: {tariffs: as-of}\n",
        "s.yaml:2 baseline: got 'as-of' without a day, expected a day 'on' with 'as-of', and none with 'base-year'. "
        "Fix: write {tariffs: as-of, on: YYYY-MM-DD} or {tariffs: base-year}.",
    ),
    (
        "title: t\non: 2025-13-01\nmeasures: all\n",
        "s.yaml:2 on: got '2025-13-01', expected a day as YYYY-MM-DD. Fix: write for example 2025-11-01.\n"
        "s.yaml:3 measures: got 'all', expected a list. Fix: begin each entry with '- '.",
    ),
    (
        measure("{kind: purchase, seller: USA, buyer: CHN, sector: A01, at_least_usd_bn: -5}"),
        "s.yaml:3 measures[0].at_least_usd_bn: got -5, expected a number greater than 0. Fix: change it; the "
        "scenario reference says what may stand here.",
    ),
    (
        measure("{kind: import_tariff, origin: CHN, destination: USA, add: .nan}")
        + "  - {kind: purchase, seller: USA, buyer: CHN, sector: A01, at_least_usd_bn: .inf}\n",
        "s.yaml:3 measures[0].add: got nan, expected a fraction from -1 to 10. Fix: write for example 0.25 or "
        '"25 %".\n'
        "s.yaml:4 measures[1].at_least_usd_bn: got inf, expected a finite number. Fix: change it; the scenario "
        "reference says what may stand here.",
    ),
    (
        "title: !!int q\n",
        "s.yaml: got text that is no YAML, expected a scenario in YAML. Fix: check indentation, colons and quotes "
        "near this line.",
    ),
    (
        "- title\n",
        "s.yaml:1: got a list, expected a mapping with 'title' and 'measures'. Fix: see the scenario reference.",
    ),
    (
        "",
        "s.yaml:1: got an empty file, expected a mapping with 'title' and 'measures'. "
        "Fix: see the scenario reference.",
    ),
    (
        "title: [\n",
        "s.yaml:2: got text that is no YAML (expected the node content, but found '<stream end>'), expected a "
        "scenario in YAML. Fix: check indentation, colons and quotes near this line.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MESSAGES, ids=range(len(MESSAGES)))
def test_message(text: str, message: str) -> None:
    assert problem(text) == message


def test_all_problems_of_a_file_at_once() -> None:
    text = (
        "title: t\nclosure: fix\nmeasures:\n"
        "  - {kind: import_tariff, origin: CHN, destination: USA, add: 100}\n"
        "  - {kind: export_tax, origin: CHN, destination: USA, rate: 50}\n"
    )
    assert [line.split(" ")[0] for line in problem(text).splitlines()] == ["s.yaml:2", "s.yaml:4", "s.yaml:5"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    missing, binary = tmp_path / "no.yaml", tmp_path / "b.yaml"
    binary.write_bytes(b"\xff\xfe\x00title")
    expected = {
        missing: f"{missing}: got no such file, expected a scenario file. Fix: check the path.",
        tmp_path: f"{tmp_path}: got a folder, expected a scenario file. Fix: name a file in it.",
        binary: "b.yaml: got bytes that are no text, expected a scenario in YAML (UTF-8). Fix: save it as UTF-8 text.",
    }
    for path, message in expected.items():
        with pytest.raises(InputError) as error:
            read(path)
        assert str(error.value) == message


def test_places_found_while_solving_get_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "title: t\nmeasures:\n"
        "  - {kind: trade_cost, origin: CHN, destination: USA, change: 0.1}\n"
        "  - kind: purchase\n    seller: USA\n    buyer: EUR\n    sector: A01\n    increase_usd_bn: 1\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as error, naming_lines(path):
        solve(World.load(), read(path))
    assert str(error.value) == (
        "s.yaml:6 measures[1].buyer: got 'EUR', expected an economy of this world. Fix: write UKR (Ukraine) or "
        "TUR (Türkiye) or PER (Peru)."
    )
    with pytest.raises(InputError, match=r"\Aelasticities: got 'X'"), naming_lines(path):
        solve(World.load(), read(path), elasticities="X")


SOLVING = [
    (
        "{kind: import_tariff, origin: CHI, destination: Mexcio, sectors: C99, add: 0.1}",
        LabelError,
        "measures[0].sectors: got 'C99', expected a sector of this world. Fix: write C29 (Motor vehicles) "
        "or C19 (Refined petroleum).\n"
        "measures[0].origin: got 'CHI', expected an economy of this world. Fix: write CHN (China) or CHL (Chile) or "
        "CRI (Costa Rica).\n"
        "measures[0].destination: got 'Mexcio', expected an economy of this world. Fix: write MEX (Mexico).",
    ),
    (
        "{kind: purchase, seller: USA, buyer: USA, sector: A01, increase_usd_bn: 1}",
        InputError,
        "measures[0]: got a purchase of A01 by USA from USA, expected economies that trade this good in "
        "the baseline. Fix: choose another sector or another pair.",
    ),
]


@pytest.mark.parametrize(("line", "kind", "message"), SOLVING, ids=["labels", "purchase"])
def test_message_when_solving(line: str, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as error:
        solve(World.load(), parse(measure(line)))
    assert str(error.value) == message


def test_contradictory_measures() -> None:
    text = (
        "title: t\nmeasures:\n"
        "  - {kind: import_tariff, origin: CHN, destination: USA, rate: 0.15}\n"
        "  - {kind: import_tariff, origin: CHN, destination: USA, sectors: [C29], rate: 0.25}\n"
    )
    with pytest.raises(InputError) as error:
        solve(World.load(), parse(text))
    assert str(error.value) == (
        "measures[1].rate: got 25 % for C29 from CHN to USA, expected the 15 % that measures[0] sets for it. "
        "Fix: keep one of the two, or give them different dates."
    )


def test_a_cut_ends_at_zero() -> None:
    world = World.load()
    result = solve(world, parse(measure("{kind: import_tariff, origin: WLD, destination: USA, add: -20 %}")))
    usa = world.economies.index("USA")
    assert result.equilibrium.wedges.tariff[:, :, usa].min() == 0.0
    assert result.equilibrium.wedges.tariff[:, :, usa].max() > 0.0


def test_groups_stand_for_their_members_and_leave_inner_trade_alone() -> None:
    world = World.load()
    result = solve(world, parse(measure("{kind: import_tariff, origin: WLD, destination: EU, add: 0.1}")))
    raised = result.equilibrium.wedges.tariff[0] - result.reference.wedges.tariff[0]
    usa, deu, fra = (world.economies.index(e) for e in ("USA", "DEU", "FRA"))
    assert raised[usa, deu] == pytest.approx(0.1)
    assert raised[fra, deu] == 0.0
    assert raised[deu, usa] == 0.0
