"""Products on the command line: what is shipped, and worlds with them."""

from __future__ import annotations

import json

from conftest_cli import Detente

from detente.world import World


def test_list_of_products(detente: Detente) -> None:
    ended = detente("world", "products", COLUMNS="120")
    assert ended.code == 0
    assert "rare_earth_magnets" in ended.out
    assert "Figures and sources of one: detente world products NAME" in ended.out
    rows = json.loads(detente("world", "products", "--json").out)
    soybeans = rows[0]
    assert (soybeans["product"], soybeans["sector"], soybeans["largest_exporter"]) == (
        "soybeans",
        "A01",
        "BRA",
    )
    assert set(soybeans["figures"]) == {"official", "secondary", "estimate", "assumption"}


def test_figures_and_sources_of_one(detente: Detente) -> None:
    ended = detente("world", "products", "rare_earth_magnets", COLUMNS="200")
    assert ended.code == 0
    assert "  trade CHN to WLD: 2,860 million USD (2,860 to 4,500), 2024" in ended.out
    assert "  trade EU without SVK to USA: 39.34 million USD, 2024" in ended.out
    assert "secondary: General Administration of Customs of China, reported by Reuters;" in ended.out
    assert "Made of: rare_earths 33 %. Source: " in ended.out
    data = json.loads(detente("world", "products", "rare_earth_magnets", "--json").out)
    assert data["figures"][0]["range"] == "2,860 to 4,500"
    assert {figure["grade"] for figure in data["figures"]} == {
        "official",
        "secondary",
        "estimate",
        "assumption",
    }


def test_split_prints_and_writes_a_world(detente: Detente) -> None:
    detente.write("presses.yaml", "product: presses\nsector: C28\ntypical: {WLD: 3 %}\n")
    ended = detente("world", "split", "soybeans", "presses.yaml", "-o", "world.nc", COLUMNS="120")
    assert (ended.code, ended.err) == (0, "")
    assert "Soybeans (soybeans), carved out of A01: output 217.82, trade 94.28 billion USD" in ended.out
    assert "  Flows: BRA to CHN 29.29, USA to CHN 18.28," in ended.out
    world = World.from_netcdf(detente.folder / "world.nc")
    assert dict(world.parents) == {"soybeans": "A01", "presses": "C28"}
    assert world.check().ok
    rows = json.loads(detente("world", "split", "presses.yaml", "--json").out)
    assert [row["product"] for row in rows] == ["presses"]
    assert rows[0]["notes"][1] == "presses: Typical shares: no source."


def test_refusals(detente: Detente) -> None:
    detente.write("bad.yaml", "product: presses\nsector: C28\nshare: 3\n")
    ended = detente("world", "split", "bad.yaml")
    assert ended.code == 2
    assert ended.err.startswith(
        "error: bad.yaml:3 share: got the unknown key 'share', expected one of product, "
    )
    ended = detente("world", "products", "magnets")
    assert ended.code == 2
    assert ended.err.startswith(
        "error: product: got 'magnets', expected a product that is shipped. Fix: write "
    )
    ended = detente("world", "split", "soybeans", "-o", "none/world.nc")
    assert ended.code == 2
    assert "no folder none" in ended.err
