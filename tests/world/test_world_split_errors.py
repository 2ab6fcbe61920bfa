"""Every complaint of World.split and World.with_products, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from detente.errors import InputError, LabelError
from detente.world import World
from worlds import random_world

NAMES = "soybeans, rare_earth_magnets, rare_earths, semiconductors, autos, aircraft, crude_oil, lng"


@pytest.fixture(scope="module")
def world() -> World:
    return random_world(8, 3, 3, zero_share=0.0)


def message(call: Callable[..., Any], *arguments: Any, **named: Any) -> str:
    with pytest.raises(InputError) as error:
        call(*arguments, **named)
    return str(error.value)


CASES: dict[str, tuple[dict[str, Any], str]] = {
    "nothing known": (
        {},
        "product part: got no figure on how large it is, expected at least one of flows, trade, share, home, "
        f"production and use. Fix: add one, or name a product that is shipped: {NAMES}.",
    ),
    "name": (
        {"product": "Part One", "share": 0.1},
        "product: got 'Part One', expected a short name in lower case, words joined by '_'. Fix: write for example "
        "electric_motors.",
    ),
    "sector": (
        {"sector": "S09", "share": 0.1},
        "sector of part: got 'S09', expected a sector of this world. Fix: write S02 or S01 or S00.",
    ),
    "nothing sold": (
        {"share": 0.0},
        "product part: got no flow at all, expected a product that somebody sells. Fix: raise its figures or name "
        "economies that make the sector's goods.",
    ),
    "flows and figures": (
        {"share": 0.1, "home": {"E00": 1.0}, "flows": np.ones((3, 3))},
        "product part: got 'flows' and 'share', 'home', expected flows or figures on them. Fix: keep 'flows' or the "
        "figures.",
    ),
    "shape of flows": (
        {"flows": np.ones((2, 2))},
        "flows of part: got shape (2, 2), expected shape (3, 3), values >= 0. Fix: give [origin, destination] "
        "million USD in the order of the world's economies.",
    ),
    "negative flows": (
        {"flows": -np.ones((3, 3))},
        "flows of part: got values that are negative or not finite, expected shape (3, 3), values >= 0. Fix: give "
        "[origin, destination] million USD in the order of the world's economies.",
    ),
    "flows that are no numbers": (
        {"flows": "much"},
        "flows of part: got values that are no numbers, expected shape (3, 3), values >= 0. Fix: give [origin, "
        "destination] million USD in the order of the world's economies.",
    ),
    "too much": (
        {"trade": {("E00", "E01"): 1e5, ("WLD", "E01"): 200.0, ("E02", "E02"): 1e6}},
        "trade[0] E00 to E01: got 100,000 million USD, expected at most the 23.4846 of S00. Fix: lower it, or set "
        "'cap' to take what the sector sells.\n"
        "trade[1] WLD to E01: got 200 million USD, expected at most the 43.5048 of S00. Fix: lower it, or set 'cap' "
        "to take what the sector sells.\n"
        "home[0] E02: got 1e+06 million USD, expected at most the 343.314 of S00. Fix: lower it, or set 'cap' to "
        "take what the sector sells.",
    ),
    "figures that contradict each other": (
        {"trade": {("E00", "E01"): 3.0, ("E00", "WLD"): 2.0}},
        "trade[1] E00 to WLD: got 2 million USD, expected 3, which the other figures leave of the sector. Fix: "
        "correct one of them, or set 'cap' to come as close as possible.",
    ),
    "economies": (
        {"trade": {("E0", "E01"): 1.0}, "use": {"E9": 1.0}},
        "trade[0].origin: got 'E0', expected an economy of this world. Fix: write E02 or E01 or E00.\n"
        "use[0].economy: got 'E9', expected an economy of this world. Fix: run 'detente world show' for the list.",
    ),
    "typical economies": (
        {"share": {"E7": 0.1}},
        "typical.E7: got 'E7', expected an economy of this world. Fix: run 'detente world show' for the list.",
    ),
    "shares of use": (
        {"share": 0.2, "uses": {"S01": 0.7, "final": 0.5}},
        "uses: got shares that add up to 120 %, expected at most 100 %. Fix: lower them.",
    ),
    "cost shares": (
        {"share": 0.2, "inputs": {"S01": 0.7}, "value_added": 0.5},
        "inputs: got shares that with 'value_added' add up to 120 %, expected at most 100 %. Fix: lower them.",
    ),
    "users": (
        {"share": 0.2, "uses": {"S1": 0.7, "home": 0.1}},
        "uses.S1: got 'S1', expected a sector of this world. Fix: write S01.\n"
        "uses.home: got 'home', expected a sector of this world. Fix: run 'detente world show' for the list.",
    ),
    "inputs": (
        {"share": 0.2, "inputs": {"final": 0.1}},
        "inputs.final: got 'final', expected a sector of this world. Fix: run 'detente world show' for the list.",
    ),
    "elasticity": (
        {"share": 0.2, "elasticity": -1.0},
        "elasticity.all: got -1.0, expected a number greater than 0. Fix: change it; the page on products says what "
        "may stand here.",
    ),
    "sets of elasticities": (
        {"share": 0.2, "elasticity": {"C": 3.0}},
        "elasticity[C]: got 'C', expected a set of this world. Fix: write one of A, B.",
    ),
    "tariffs": (
        {"share": 0.5, "tariffs": {("E01", "E00"): 0.9, ("E02", "E00"): 3.0}},
        "tariff of part from E01 to E00: got 90 %, expected at most 58.46 %, above which the rest of S00 would be "
        "subsidised. Fix: change the tariff or the flow of the product.\n"
        "tariff of part from E02 to E00: got 300 %, expected at most 37.93 %, above which the rest of S00 would be "
        "subsidised. Fix: change the tariff or the flow of the product.",
    ),
    "tariff where nothing is left": (
        {"share": 1.0, "tariffs": {("E01", "E00"): 0.9}},
        "tariff of part from E01 to E00: got 90 %, expected 29.23 %, the tariff of S00, because nothing else of it is "
        "traded there. Fix: change the tariff or the flow of the product.",
    ),
    "economies of tariffs": (
        {"share": 0.5, "tariffs": {("E01", "E07"): 0.9}},
        "tariffs[0].destination: got 'E07', expected an economy of this world. Fix: write E02 or E01 or E00.",
    ),
    "a bare rate": (
        {"share": 0.5, "tariffs": {("E01", "E00"): 25}},
        'tariffs[0].rate: got 25, expected a fraction from -1 to 10. Fix: write 0.25 or "25 %".',
    ),
    "a bare share": (
        {"share": 5},
        'typical.WLD: got 5, expected a share from 0 to 1, or "0 %" to "100 %". Fix: write 0.05 or "5 %".',
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_message(case: str, world: World) -> None:
    named, expected = CASES[case]
    named = {"sector": "S00", "product": "part", **named}
    assert message(world.split, **named) == expected


def test_every_flow_beyond_the_sector_is_named_up_to_twenty(world: World) -> None:
    large = random_world(1, 6, 2, zero_share=0.0)
    lines = message(large.split, "S00", "part", flows=2 * large.flows[:, :, 0]).splitlines()
    assert len(lines) == 21
    flow = large.flows[0, 0, 0]
    assert lines[0] == (
        f"flow of part from E00 to E00: got {2 * flow:,.6g} million USD, expected at most the {flow:,.6g} of S00. "
        "Fix: lower it, or set 'cap' to take what the sector sells."
    )
    assert lines[-1] == (
        "flows of part: got 16 more such flows, expected none. Fix: lower them in the same way."
    )
    rates = {(o, d): 9.0 for o in large.economies for d in large.economies if o != d}
    lines = message(large.split, "S00", "part", share=0.9, tariffs=rates).splitlines()
    assert lines[-1] == (
        "tariff of part: got 10 more such tariffs, expected possible ones. Fix: change them in the same way."
    )


def test_cap_takes_what_there_is_and_says_so(world: World) -> None:
    split = world.split("S00", "part", flows=2 * world.flows[:, :, 0], cap=True)
    q = split.sector("part")
    assert np.array_equal(split.flows[:, :, q], world.flows[:, :, 0])
    before, after = 2 * world.flows[:, :, 0].sum(), world.flows[:, :, 0].sum()
    assert (
        f"part: 9 flows were lowered to those of S00: {before:,.6g} million USD became {after:,.6g}."
        in split.meta.notes
    )
    split = world.split(
        "S00",
        "part",
        trade={("E00", "E01"): 1e5, ("E00", "WLD"): 30.0},
        cap=True,
        tariffs={("E00", "E01"): 2.0},
    )
    assert (
        "part: E00 to E01: lowered from 100,000 million USD to 23.4846, all that is left of S00 there."
        in split.meta.notes
    )
    assert (
        "part: 1 tariffs of part were brought to the nearest that needs no subsidy on the rest."
        in split.meta.notes
    )
    split = world.split("S00", "part", trade={("E00", "E01"): 3.0, ("E00", "WLD"): 2.0}, cap=True)
    assert any("instead of 2 million USD, to agree with the other figures." in x for x in split.meta.notes)


def test_messages_about_shipped_products() -> None:
    world = World.load()
    assert message(world.with_products, "soy") == (
        f"product: got 'soy', expected a product that is shipped. Fix: write {NAMES} or define it yourself."
    )
    assert message(random_world(1).with_products, "soybeans") == (
        "sector of soybeans: got 'A01', expected a sector of this world. Fix: write S01."
    )
    merged = world.aggregate({"EU": ["DEU", "FRA"]})
    assert message(merged.with_products, "soybeans") == (
        "product soybeans: got a world without DEU, FRA, expected the 81 economies of the bundled world. Fix: carve "
        "products out before economies are merged."
    )
    assert message(world.split, "C26", "rare_earth_magnets") == (
        "sector of rare_earth_magnets: got 'C26', expected C27 or C25. Fix: write C27 or C25."
    )
    split = world.with_products("soybeans")
    assert message(split.with_products, "soybeans") == (
        "product: got soybeans, which this world has already, expected a new name. Fix: leave it out or choose another "
        "name."
    )
    assert message(world.split("A01", "crops", share=0.9).with_products, "soybeans") == (
        "product soybeans: got 23,967.8 million USD from ARG to ARG, expected at most the 5,773.71 that other products "
        "left of A01. Fix: carve this product out first, or take less for the others."
    )


def test_a_world_says_how_to_get_a_product_that_it_lacks() -> None:
    world = World.load()
    for label in ("soybeans", "soybean"):
        with pytest.raises(LabelError) as error:
            world.sector(label)
        assert str(error.value) == (
            f"sector: got '{label}', expected a sector of this world. Fix: carve soybeans out of its sector first: "
            "world.with_products('soybeans')."
        )
    assert world.with_products("soybeans").sector("soybeans") == 1


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        (
            {"x": "S00"},
            "parents[x]: got 'x', expected a sector of this world. Fix: leave it out or name a sector of the world.",
        ),
        (
            {"S00": "y"},
            "parents[S00]: got 'y', expected a sector of this world. Fix: leave it out or name a sector of the world.",
        ),
        (
            {"S00": "S01", "S01": "S00"},
            "parents[S00]: got S01, which is carved out of it, expected another sector. Fix: name the sector that was "
            "there first.\nparents[S01]: got S00, which is carved out of it, expected another sector. Fix: name the "
            "sector that was there first.",
        ),
        (
            {"S02": "S02"},
            "parents[S02]: got S02, which is carved out of it, expected another sector. Fix: name the sector that was "
            "there first.",
        ),
    ],
)
def test_products_without_a_sector(parents: dict[str, str], expected: str, world: World) -> None:
    assert message(world.replace, parents=parents) == expected
    line = World(**{**fields(world), "parents": parents}).check().lines[-1]
    assert (line.name, line.ok) == ("products have a sector", False)
    assert line.where == f"parents[{next(iter(parents))}]"


def fields(world: World) -> dict[str, Any]:
    names = ("economies", "sectors", "flows", "intermediate", "tariffs", "elasticities", "goods", "meta")
    return {name: getattr(world, name) for name in names}


def test_a_damaged_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.errors import DataError
    from detente.world.products import shipped

    monkeypatch.setattr(shipped, "bundled_path", lambda name="": tmp_path / name)
    shipped._entries.cache_clear()
    try:
        with pytest.raises(DataError) as missing:
            shipped.shipped_products()
        assert str(missing.value) == (
            f"{tmp_path / 'products.json'}: got no file, expected the definitions of the shipped products. Fix: "
            "install detente again."
        )
        (tmp_path / "products.json").write_text("{", encoding="utf-8")
        with pytest.raises(DataError, match="got a damaged file, expected the definitions"):
            shipped.shipped_products()
        with pytest.raises(DataError) as missing:
            shipped.shares("soybeans")
        assert str(missing.value) == (
            f"{tmp_path / 'products.npz'}: got no file, expected the shares of the shipped products. Fix: install "
            "detente again."
        )
        (tmp_path / "products.npz").write_bytes(b"no zip")
        with pytest.raises(DataError, match="got a damaged file"):
            shipped.shares("soybeans")
    finally:
        shipped._entries.cache_clear()
