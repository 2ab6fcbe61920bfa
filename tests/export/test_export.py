"""Tables of a result come back from files as they were, with units and where they come from."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from detente import __version__
from detente.errors import DataError, InputError
from detente.export import TABLES, frame, iamc, manifest_of, read, write
from detente.export.columns import UNITS
from detente.export.manifest import fingerprint
from detente.scenario import Scenario
from detente.sweep import Sweep, solve_many
from detente.trade.result import Result
from detente.trade.solve import solve
from detente.world import World
from worlds import random_world

WORLD = random_world(12, 5, 3)

SCENARIO = Scenario.model_validate(
    {
        "title": 'A "quoted", comma title # not a comment',
        "assumptions": ["The duty hits every good."],
        "measures": [
            {"kind": "import_tariff", "origin": "E00", "destination": "E01", "add": 0.3},
            {"kind": "export_tax", "origin": "E01", "destination": "E02", "rate": 0.1},
        ],
    }
)


@pytest.fixture(scope="module")
def result() -> Result:
    return solve(WORLD, SCENARIO)


@pytest.fixture(scope="module")
def sweep() -> Sweep:
    scenarios = [SCENARIO.model_copy(update={"closure": c}) for c in ("fixed", "scaled", "balanced")]
    closed = {
        "title": "closed",
        "measures": [{"kind": "ban", "origin": "WLD", "destination": "E03", "sectors": "all"}],
    }
    return solve_many(WORLD, [*scenarios, Scenario.model_validate(closed)], tables=["sectors", "flows"])


def same(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """Equal in every bit; labels may come back as text."""
    labels = [c for c in wanted.columns if wanted[c].dtype.name in ("category", "object", "str")]
    for name in labels:
        assert found[name].astype(object).where(found[name].notna(), None).tolist() == (
            wanted[name].astype(object).where(wanted[name].notna(), None).tolist()
        )
    pd.testing.assert_frame_equal(
        found.drop(columns=labels), wanted.drop(columns=labels), check_exact=True, check_dtype=False
    )


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
@pytest.mark.parametrize("table", list(TABLES))
def test_tables_come_back(result: Result, tmp_path: Path, table: str, ending: str) -> None:
    path = write(result, tmp_path / f"x{ending}", table=table)
    found, manifest = read(path)
    same(found, frame(result, table))
    assert manifest == manifest_of(result) == frame(result, table).attrs["manifest"]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_tables_are_those_of_the_result(result: Result) -> None:
    economies = frame(result, "economies").set_index("economy")
    for name in ("real_income_pct", "terms_of_trade_pct", "export_tax_revenue_usd_bn", "rent_usd_bn"):
        assert economies[name].tolist() == getattr(result, name).tolist()
    sectors = frame(result, "sectors").set_index(["economy", "sector"])
    assert sectors.loc[("E02", "S01"), "output_pct"] == result.output_pct[2, 1]
    flows = frame(result, "flows").set_index(["origin", "destination"])
    assert flows.loc[("E00", "E01"), "after_usd_bn"] == result.trade_after_usd_m[:, 0, 1].sum() / 1e3
    assert ("E00", "E00") not in flows.index
    assert all(
        hasattr(result, name) for t in ("economies", "sectors") for name in (c.name for c in TABLES[t])
    )


def test_csv_has_units_and_its_manifest_in_front(result: Result, tmp_path: Path) -> None:
    lines = write(result, tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0].removeprefix("# manifest: "))["title"] == SCENARIO.title
    assert lines[1].split(",")[:3] == [
        "economy",
        "real_income_pct [%]",
        "real_income_usd_bn [billion USD of the base year]",
    ]
    assert len(lines) == 2 + len(WORLD.economies)


def test_parquet_has_units_and_manifest_as_metadata(result: Result, tmp_path: Path) -> None:
    from pyarrow import parquet

    schema = parquet.read_schema(write(result, tmp_path / "x.parquet"))
    assert schema.field("real_income_usd_bn").metadata == {b"unit": b"billion USD of the base year"}
    assert json.loads(schema.metadata[b"detente"]) == manifest_of(result)


def test_netcdf_holds_every_table(result: Result, tmp_path: Path) -> None:
    with xr.open_dataset(write(result, tmp_path / "x.nc")) as found:
        assert json.loads(found.attrs["manifest"]) == manifest_of(result)
        assert found["real_income_pct"].attrs["units"] == UNITS["real_income_pct"]
        np.testing.assert_array_equal(found["output_pct"], result.output_pct)
        np.testing.assert_array_equal(found["trade_after_usd_m"], result.trade_after_usd_m)


def test_the_manifest_says_what_a_reader_must_know(result: Result) -> None:
    manifest = manifest_of(result)
    assert manifest["version"] == __version__
    assert manifest["elasticities"] == "A"
    assert manifest["closure"] == "fixed"
    assert manifest["assumptions"] == ["The duty hits every good."]
    assert manifest["residual"] == result.residual < 1e-10
    assert manifest["world"]["sha256"] == fingerprint(WORLD)
    assert Scenario.model_validate(manifest["scenario"]) == SCENARIO
    json.dumps(manifest)


def test_a_fingerprint_depends_on_every_number() -> None:
    again = random_world(12, 5, 3)
    assert fingerprint(again) == fingerprint(WORLD)
    changed = WORLD.flows.copy()
    changed[0, 1, 1] = np.nextafter(changed[0, 1, 1], np.inf)
    others = [
        World.from_arrays(**(_fields(WORLD) | change))
        for change in (
            {"flows": changed},
            {"tariffs": WORLD.tariffs * 0.5},
            {"economies": ("X00", *WORLD.economies[1:])},
            {"elasticities": {"A": WORLD.elasticities["A"] * 1.01, "B": WORLD.elasticities["B"]}},
            {"default_elasticities": "B"},
        )
    ]
    assert len({fingerprint(w) for w in (WORLD, *others)}) == 6


def _fields(world: World) -> dict:
    names = (
        "economies",
        "sectors",
        "flows",
        "intermediate",
        "tariffs",
        "elasticities",
        "goods",
        "default_elasticities",
    )
    return {name: getattr(world, name) for name in names}


def test_iamc_form(result: Result) -> None:
    table = iamc(result, year=2022)
    assert table.columns.tolist() == ["Model", "Scenario", "Region", "Variable", "Unit", "Year", "Value"]
    assert set(table["Model"]) == {f"detente {__version__} (A, fixed balances)"}
    assert set(table["Scenario"]) == {SCENARIO.title}
    assert set(table["Year"]) == {2022}
    n, s = len(WORLD.economies), len(WORLD.sectors)
    assert len(table) == 6 * n + 3 * n * s + 2
    assert not table.duplicated(["Region", "Variable"]).any()
    at = table.set_index(["Region", "Variable"])
    assert at.loc[("E01", "Real Income|Change"), "Value"] == result.real_income_pct[1]
    assert at.loc[("E01", "Real Income|Change"), "Unit"] == "%"
    assert at.loc[("E01", "Real Income|Equivalent Variation"), "Unit"] == "billion US$2022/yr"
    assert at.loc[("E02", "Output|S01|Change"), "Value"] == result.output_pct[2, 1]
    assert at.loc[("World", "Diagnostics|Residual"), "Value"] == result.residual
    flows = iamc(result, ["flows"], year=2022).set_index(["Region", "Variable"])
    assert flows.loc[("E00", "Exports|E01"), "Value"] == result.trade_after_usd_m[:, 0, 1].sum() / 1e3
    with pytest.raises(InputError) as caught:
        iamc(result)
    assert str(caught.value) == (
        "IAMC form: got a world without a year, expected the year of its prices. Fix: give it as year=2022."
    )


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_iamc_comes_back(result: Result, tmp_path: Path, ending: str) -> None:
    path = write(result, tmp_path / f"x{ending}", form="iamc", year=2022)
    found, manifest = read(path)
    wanted = iamc(result, year=2022)
    assert found["Value"].tolist() == wanted["Value"].tolist()
    assert found["Variable"].tolist() == wanted["Variable"].tolist()
    assert found["Scenario"].tolist() == wanted["Scenario"].tolist()
    assert manifest == ({} if ending == ".csv" else manifest_of(result))
    if ending == ".csv":
        assert path.read_text(encoding="utf-8").startswith("Model,Scenario,Region,Variable,Unit,Year,Value\n")


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
@pytest.mark.parametrize("table", ["scenarios", *TABLES])
def test_tables_of_a_sweep_come_back(sweep: Sweep, tmp_path: Path, table: str, ending: str) -> None:
    found, manifest = read(sweep.write(tmp_path / f"x{ending}", table=table))
    same(found, sweep.arrow(table).to_pandas())
    assert manifest == sweep.manifest


def test_sweep_as_netcdf(sweep: Sweep, tmp_path: Path) -> None:
    with xr.open_dataset(sweep.write(tmp_path / "x.nc")) as found:
        assert json.loads(found.attrs["manifest"]) == sweep.manifest
        assert found["status"].values.tolist() == ["solved", "solved", "solved", "failed"]
        assert np.isnan(found["real_income_pct"].sel(scenario=3)).all()
        assert found["output_pct"].dims == ("scenario", "economy", "sector")
        one = solve(WORLD, SCENARIO.model_copy(update={"closure": "scaled"}))
        np.testing.assert_allclose(found["output_pct"].sel(scenario=1), one.output_pct, atol=1e-6)
        after = found["after_usd_bn"].sel(scenario=1, origin="E00", destination="E01").item()
        assert after == pytest.approx(one.trade_after_usd_m[:, 0, 1].sum() / 1e3, rel=1e-8)
        assert np.isnan(found["after_usd_bn"].sel(scenario=1, origin="E00", destination="E00"))


def test_sweep_in_the_iamc_form(sweep: Sweep, tmp_path: Path) -> None:
    table = sweep.iamc(2022)
    assert table["Scenario"].unique().tolist() == [f"{i} {SCENARIO.title}" for i in range(3)]
    assert set(table["Model"]) == {f"detente {__version__} (A, balanced or fixed or scaled balances)"}
    assert not table.duplicated(["Scenario", "Region", "Variable"]).any()
    found, _ = read(sweep.write(tmp_path / "x.csv", form="iamc", year=2022))
    assert found["Value"].tolist() == table["Value"].tolist()


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("x.xlsx", {}, "{path}: got the ending '.xlsx', expected one of .csv, .nc, .parquet. Fix: rename the file."),
        ("x.nc", {"form": "iamc"},
         "{path}: got the IAMC form as netCDF, expected .csv or .parquet for the IAMC form. Fix: rename the file."),
        ("x.csv", {"table": "flow", "form": "long"},
         "table: got 'flow', expected one of economies, sectors, flows. Fix: choose one of them.\n"
         "format: got 'long', expected 'table' or 'iamc'. Fix: choose one of them."),
        ("no/x.csv", {}, "{path}: got no folder {parent}, expected a file in a folder that exists. "
         "Fix: make the folder first."),
        ("folder.csv", {}, "{path}: got a folder, expected a file. Fix: add a file name to it."),
    ],
)  # fmt: skip
def test_what_cannot_be_written(
    result: Result, tmp_path: Path, name: str, options: dict, message: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    path = tmp_path / name
    with pytest.raises(InputError) as caught:
        write(result, path, **options)
    assert str(caught.value) == message.format(path=path, parent=path.parent)
    assert [p.name for p in tmp_path.rglob("*")] == ["folder.csv"]


def test_a_failed_write_leaves_what_was_there(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(result, tmp_path / "x.csv")
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError) as caught:
        write(result, path, table="sectors")
    assert str(caught.value) == (
        f"{path}: got No space left on device, expected a file that can be written. "
        "Fix: choose another path, or free space."
    )
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"nothing")
    for name, got in (
        ("x.parquet", r"something else \(ArrowInvalid\)"),
        ("y.csv", "no file"),
        ("z.nc", "something"),
    ):
        with pytest.raises(DataError, match=got):
            read(tmp_path / name)


def test_every_variable_is_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "sweeps.md").read_text(encoding="utf-8")
    for columns in TABLES.values():
        for column in columns:
            assert f"`{column.variable}`".replace("|", "\\|") in page
