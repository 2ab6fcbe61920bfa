"""The bundled world: published totals, checksums, provenance, size, and what importing it costs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from detente.errors import DataError
from detente.labels import ECONOMIES, EU27, SECTORS
from detente.world import World
from detente.world.store import bundled_path, read_folder, verify_bundled


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def goods_flow(world: World, origin: str, destination: str) -> float:
    """Billion USD."""
    flow = world.flows[world.economy(origin), world.economy(destination), world.goods]
    return float(flow.sum()) / 1e3


def test_labels_are_those_of_the_package(world: World) -> None:
    assert set(world.economies) == set(ECONOMIES)
    assert world.sectors == tuple(SECTORS)
    assert world.sectors[-1] == "SVC"
    assert world.goods.tolist() == [True] * 27 + [False]


def test_totals_agree_with_the_oecd(world: World) -> None:
    """Control totals of the 2025 edition, year 2022."""
    abroad = world.flows.sum(axis=(0, 1)) - np.einsum("iik->k", world.flows)
    assert world.output.sum() / 1e6 == pytest.approx(199.69, abs=0.005)
    assert abroad.sum() / 1e6 == pytest.approx(27.11, abs=0.005)
    assert abroad[:-1].sum() / 1e6 == pytest.approx(17.47, abs=0.005)
    assert abroad[-1] / 1e6 == pytest.approx(9.64, abs=0.005)
    assert world.output[world.economy("ROW")].sum() / 1e6 == pytest.approx(7.27, abs=0.005)
    assert goods_flow(world, "CHN", "USA") == pytest.approx(453.4, abs=0.05)
    assert goods_flow(world, "USA", "CHN") == pytest.approx(127.8, abs=0.05)


def test_intermediate_use_agrees_with_the_full_matrix(world: World) -> None:
    """103.410 tn USD before duty: 100.27 for the 80 economies and 3.14 for the rest of the world."""
    before = world.flows.sum(axis=0)
    factor = np.divide(world.absorption, before, out=np.ones_like(before), where=before > 0)
    use = (world.intermediate / factor[:, :, None]).sum(axis=(1, 2)) / 1e6
    assert use[world.economy("ROW")] == pytest.approx(3.14, abs=0.002)
    assert use.sum() == pytest.approx(103.410, abs=0.002)


def test_value_added_is_near_the_published_one(world: World) -> None:
    """Ours adds taxes less subsidies on products other than import duty, a few percent; trillion USD."""
    published = {"USA": 24.84, "CHN": 16.53, "JPN": 3.87, "MYS": 0.40, "VNM": 0.38}
    ours = {e: float(world.value_added[world.economy(e)].sum()) / 1e6 for e in published}
    for economy, value in published.items():
        assert ours[economy] == pytest.approx(value, rel=0.05), economy


def test_accounts_hold(world: World) -> None:
    report = world.check(tolerance=1e-12)
    assert report.ok, str(report)
    assert (world.value_added[world.output > 0] > 0).all()


def test_duties(world: World) -> None:
    eu = [world.economy(e) for e in EU27]
    assert world.tariffs[np.ix_(eu, eu)].max() == 0.0
    assert np.einsum("iik->ik", world.tariffs).max() == 0.0
    assert world.tariffs[:, :, -1].max() == 0.0
    assert world.tariffs.min() >= 0.0
    usa, china, vehicles = world.economy("USA"), world.economy("CHN"), world.sector("C29")
    # Census, calendar 2024: duties over customs value.
    assert world.tariffs[china, usa, vehicles] == pytest.approx(0.2501, abs=1e-4)
    assert world.tariffs[china, usa, world.sector("C26")] == pytest.approx(0.029, abs=1e-3)
    flow = world.flows[usa, china, world.goods]
    rate = world.tariffs[usa, china, world.goods]
    assert (flow * rate).sum() / flow.sum() == pytest.approx(0.212, abs=1e-6)


def test_elasticity_sets_carry_their_source(world: World) -> None:
    assert world.default_elasticities == "GYY"
    assert list(world.elasticities) == ["GYY", "BSY", "CP", "FGO", "IS", "LL", "Shap", "U4"]
    assert set(world.meta.elasticity_sources) == set(world.elasticities)
    assert all(len(source) > 40 for source in world.meta.elasticity_sources.values())
    assert world.elasticity("CP")[world.sector("C19")] == 64.85
    assert set(world.elasticity("U4").tolist()) == {4.0}


def test_provenance_tells_every_repair_and_input(world: World) -> None:
    meta = world.meta
    assert (meta.year, meta.unit) == (2022, "million USD a year")
    assert "CC BY 4.0" in meta.licence
    assert [repair.where for repair in meta.repairs] == [
        "every economy, industries D to T",
        "ROW, all cells of the use table",
        "ROW, B05 as input",
        "ISL C21",
        "MAR C19",
    ]
    assert str(meta.repairs[3]).startswith(
        "ISL C21: negative value added on output of 66.9 million USD, -13.8 -> 2.36 (inputs scaled"
    )
    assert all(len(item.sha256) == 64 for item in meta.inputs)
    assert {"oecd_icio_2022/icio2022_base.npz", "tradewartracker/country-by-time.csv"} <= {
        item.name for item in meta.inputs
    }
    notes = " ".join(meta.notes)
    assert "taxes less subsidies" in notes
    assert "Mean absolute difference from it: 0.30 points" in notes


def test_checksums_and_size() -> None:
    names = (
        "duties.json",
        "exposure.json",
        "products.json",
        "products.npz",
        "tariff_actions.json",
        "world2022.json",
        "world2022.npz",
    )
    assert verify_bundled() == dict.fromkeys(names, True)
    assert sum(path.stat().st_size for path in bundled_path().iterdir()) <= 3_000_000


def test_checksums_tell_a_changed_file(tmp_path: Path) -> None:
    shutil.copytree(bundled_path(), tmp_path / "b")
    (tmp_path / "b" / "exposure.json").write_text("{}", encoding="utf-8")
    result = verify_bundled(tmp_path / "b")
    assert [name for name, ok in result.items() if not ok] == ["exposure.json"]


def test_damaged_or_missing_files(tmp_path: Path) -> None:
    with pytest.raises(DataError) as missing:
        read_folder(tmp_path)
    expected = (
        f"{tmp_path / 'world2022.npz'}: got no file, expected the bundled world. Fix: install detente again."
    )
    assert str(missing.value) == expected
    shutil.copytree(bundled_path(), tmp_path / "b")
    (tmp_path / "b" / "world2022.npz").write_bytes(b"PK but not an archive")
    with pytest.raises(DataError) as damaged:
        read_folder(tmp_path / "b")
    assert "got a damaged file (" in str(damaged.value)
    assert str(damaged.value).endswith("expected the world as it was built. Fix: install detente again.")


def test_regrouped_to_three_economies(world: World) -> None:
    rest = [e for e in world.economies if e not in ("USA", "CHN")]
    small = world.aggregate({"REST": rest}, {"GOODS": [s for s in world.sectors if s != "SVC"]})
    assert (len(small.economies), small.sectors) == (3, ("GOODS", "SVC"))
    assert small.check(tolerance=1e-11).ok
    assert small.output.sum() == pytest.approx(world.output.sum(), rel=1e-13)
    assert small.tariff_revenue.sum() == pytest.approx(world.tariff_revenue.sum(), rel=1e-12)


def test_loading_needs_numpy_alone() -> None:
    code = (
        "import json, sys; from detente.world import World; w = World.load(); assert World.load() is w; "
        "heavy = ('pydantic', 'xarray', 'pandas', 'scipy', 'netCDF4', 'rich', 'jinja2'); "
        "print(json.dumps([m for m in heavy if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
