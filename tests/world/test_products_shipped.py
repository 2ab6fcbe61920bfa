"""The shipped products: main figures, sources and grades, what the engine makes of them, and how they are built."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import detente as dt
from detente.labels import PRODUCTS, sector_name
from detente.reading.gazetteers import PRODUCTS as TAGS
from detente.world import World
from detente.world.products.shipped import (
    DEFINITIONS,
    SHARES,
    computed_notes,
    definition,
    shares,
    shipped_products,
)

ALL = tuple(shipped_products())


@pytest.fixture(scope="module")
def split() -> World:
    return World.load().with_products(*ALL)


def flow(world: World, product: str, origin: str, destination: str) -> float:
    """Million USD."""
    return float(world.flows[world.economy(origin), world.economy(destination), world.sector(product)])


def exports(world: World, product: str, origin: str) -> float:
    o, k = world.economy(origin), world.sector(product)
    return float(world.flows[o, :, k].sum() - world.flows[o, o, k])


def test_every_product_has_its_sector_and_a_name(split: World) -> None:
    assert shipped_products() == {
        "soybeans": "A01",
        "rare_earth_magnets": "C27",
        "rare_earths": "C20",
        "semiconductors": "C26",
        "autos": "C29",
        "aircraft": "C302T309",
        "crude_oil": "B06",
        "lng": "B06",
    }
    assert dict(split.parents) == shipped_products()
    assert set(PRODUCTS) == set(ALL)
    for name, sector in shipped_products().items():
        assert sector_name(name) == PRODUCTS[name]
        # The reader calls the same things by the same names.
        assert sector in TAGS[name].sectors


def test_accounts_and_totals_are_those_of_the_world_without_products(split: World) -> None:
    world = World.load()
    assert split.check(1e-11).ok, str(split.check())
    for name in ("flows", "intermediate", "value_added", "final_demand"):
        assert (getattr(split, name) >= 0).all()
    assert split.output.sum() == pytest.approx(world.output.sum(), rel=1e-13)
    assert split.income == pytest.approx(world.income, rel=1e-12)
    assert split.tariff_revenue == pytest.approx(world.tariff_revenue, rel=1e-12)
    groups: dict[str, list[str]] = {}
    for name, sector in shipped_products().items():
        groups.setdefault(sector, [sector]).append(name)
    back = split.aggregate(sectors=groups)
    assert back.sectors == world.sectors
    for name in ("flows", "intermediate", "final_demand", "value_added"):
        scale = float(getattr(world, name).max())
        assert np.allclose(getattr(back, name), getattr(world, name), rtol=1e-11, atol=1e-14 * scale)


def test_main_figures(split: World) -> None:
    """Published figures; where they are sums over what the accounts hold, to rounding."""
    assert 17_900 <= flow(split, "soybeans", "USA", "CHN") <= 18_947
    assert exports(split, "soybeans", "USA") == pytest.approx(34_400, rel=1e-4)
    assert exports(split, "rare_earth_magnets", "CHN") == pytest.approx(2_860, rel=1e-4)
    assert flow(split, "rare_earth_magnets", "CHN", "USA") == pytest.approx(344.661, rel=1e-4)
    assert exports(split, "rare_earths", "CHN") == pytest.approx(55_431 * 8_818 / 1e6, rel=1e-4)
    assert split.output[:, split.sector("semiconductors")].sum() == pytest.approx(573_500, rel=1e-4)
    china = split.flows[:, split.economy("CHN"), split.sector("semiconductors")]
    assert china.sum() == pytest.approx(180_300, rel=1e-4)
    assert exports(split, "lng", "AUS") == pytest.approx(61_300, rel=1e-4)
    k = split.sector("rare_earth_magnets")
    assert split.output[split.economy("CHN"), k] / split.output[:, k].sum() == pytest.approx(0.93, abs=0.01)
    lng = split.sector("lng")
    assert np.trace(split.flows[:, :, lng]) == 0.0


def test_rare_earths_go_into_magnets(split: World) -> None:
    china = split.economy("CHN")
    magnets, compounds = split.sector("rare_earth_magnets"), split.sector("rare_earths")
    bought = split.intermediate[china, compounds, magnets]
    assert 0.6 < bought / split.absorption[china, compounds] < 0.8
    assert 0.2 < bought / split.output[china, magnets] < 0.35


@pytest.mark.parametrize("product", ALL)
def test_every_figure_has_a_source_and_a_grade(product: str) -> None:
    known = definition(product)
    assert known.description
    assert known.hs
    for place, figure in known.figures():
        assert figure.source, (product, place)
        assert figure.grade, (product, place)
        assert figure.year, (product, place)
        if figure.grade == "assumption" and figure.usd_m != 0.0:
            assert figure.low is not None, (product, place)
            assert figure.high is not None, (product, place)
    for shares_of, source in (
        (known.typical, known.typical_source),
        (known.uses, known.uses_source),
        (known.inputs, known.inputs_source),
    ):
        assert not shares_of or source
    assert all(duty.source for duty in known.tariffs)


@pytest.mark.parametrize("product", ALL)
def test_stored_flows_agree_with_the_definition(product: str) -> None:
    """Splitting by the definition, from its figures, is splitting by the stored shares; what differs is told."""
    world = World.load()
    if product == "lng":  # takes what crude oil leaves
        world = world.with_products("crude_oil")
    one = world.with_products(product)
    plain = definition(product)
    other = world.with_products(plain)
    k = one.sector(product)
    scale = one.flows[:, :, k].sum()
    assert np.allclose(one.flows[:, :, k], other.flows[:, :, k], rtol=2e-6, atol=1e-9 * scale)
    told = [note.removeprefix(f"{product}: ") for note in other.meta.notes]
    assert set(computed_notes(product)) <= set(told)


def test_magnets_out_of_fabricated_metals() -> None:
    split = World.load().split("C25", "rare_earth_magnets")
    assert dict(split.parents) == {"rare_earth_magnets": "C25"}
    assert exports(split, "rare_earth_magnets", "CHN") == pytest.approx(2_860, rel=1e-4)
    assert flow(split, "rare_earth_magnets", "CHN", "USA") == pytest.approx(344.661, rel=1e-4)
    assert split.check(1e-11).ok


def test_products_are_carved_out_in_their_own_order() -> None:
    world = World.load()
    one, other = (
        world.with_products("rare_earths", "rare_earth_magnets"),
        world.with_products("rare_earth_magnets", "rare_earths"),
    )
    assert one.sectors == other.sectors
    for name in ("flows", "intermediate", "tariffs"):
        assert np.array_equal(getattr(one, name), getattr(other, name))
    alone = world.split("C27", product="rare_earth_magnets")
    k, j = alone.sector("rare_earth_magnets"), one.sector("rare_earth_magnets")
    assert np.array_equal(alone.flows[:, :, k], one.flows[:, :, j])


def test_provenance_tells_what_is_known_and_what_is_not(split: World) -> None:
    notes = split.meta.notes
    for product in ALL:
        mine = [note for note in notes if note.startswith((f"{product} is carved out of ", f"{product}: "))]
        assert mine[0].startswith(f"{product} is carved out of {shipped_products()[product]}: output ")
        assert mine[-1] == f"{product}: Figures and sources: 'detente world products {product}'."
    assert "aircraft: Like C302T309, because nothing else is given: use, inputs, elasticities." in notes


def test_us_duties_are_those_collected_on_the_product() -> None:
    world = World.load()
    split = world.with_products("semiconductors")
    q, p = split.sector("semiconductors"), split.sector("C26")
    china, usa = split.economy("CHN"), split.economy("USA")
    assert split.tariffs[china, usa, q] == pytest.approx(0.2235, abs=0.002)
    assert split.tariffs[china, usa, p] < world.tariffs[china, usa, p]
    assert (split.tariffs >= 0).all()


def test_the_engine_solves_a_world_with_every_product(split: World) -> None:
    measures = [
        {"kind": "import_tariff", "origin": "CHN", "destination": "USA", "add": 1.0},
        {
            "kind": "export_tax",
            "origin": "CHN",
            "destination": "WLD",
            "sectors": ["rare_earths"],
            "rate": 2.0,
        },
    ]
    scenario = dt.Scenario.model_validate({"title": "t", "measures": measures})
    result = dt.solve(split, scenario)
    assert np.isfinite(result.real_income_pct).all()
    plain = dt.solve(World.load(), scenario.model_copy(update={"measures": scenario.measures[:1]}))
    usa = split.economy("USA")
    assert result.real_income_pct[usa] == pytest.approx(plain.real_income_pct[usa], rel=0.2)


def test_files_are_small_and_the_builder_makes_them_again(tmp_path: Path, shared: Path) -> None:
    from detente.world.build.products import build_products
    from detente.world.build.sources import Sources
    from detente.world.store import bundled_path

    made = build_products(Sources(shared / "data"), World.load())
    assert made[DEFINITIONS].decode() == bundled_path(DEFINITIONS).read_text(encoding="utf-8")
    (tmp_path / SHARES).write_bytes(made[SHARES])
    with np.load(tmp_path / SHARES) as new:
        for product in ALL:
            stored = shares(product)
            # Not to the last bit: the fit solves linear equations, which machines round differently.
            assert np.allclose(new[f"share.{product}"], stored.share, rtol=1e-6, atol=1e-12)
            assert np.array_equal(new[f"rates.{product}"].astype(float), stored.rates, equal_nan=True)
    assert sum(bundled_path(name).stat().st_size for name in (DEFINITIONS, SHARES)) < 200_000


def test_the_shipped_text_is_what_the_schema_writes() -> None:
    """No key that says nothing, and nothing that would not be read."""
    from detente.world.store import bundled_path

    entries = json.loads(bundled_path(DEFINITIONS).read_text(encoding="utf-8"))
    for product, entry in entries.items():
        assert definition(product).model_dump(mode="json", exclude_defaults=True) == entry["definition"]
