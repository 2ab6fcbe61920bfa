"""The official OECD table, on a small file in the same format."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import numpy as np
import pytest

from detente.errors import DataError
from detente.world import World
from detente.world.build import build
from detente.world.official import read_icio_sml

ECONOMIES = ("CHN", "MEX", "USA")
INDUSTRIES = ("A01", "C26", "D", "G")
DEMAND = ("HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR")
SIZE = len(ECONOMIES) * len(INDUSTRIES)


def table(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Intermediate use [seller, user] and final demand [seller, buyer x category] that balance."""
    rng = np.random.default_rng(seed)
    use = rng.uniform(1.0, 20.0, (SIZE, SIZE)).round(3)
    final = rng.uniform(30.0, 90.0, (SIZE, len(ECONOMIES) * len(DEMAND))).round(3)
    return use, final


def write(path: Path, use: np.ndarray, final: np.ndarray, **changes: str) -> Path:
    """The table as the OECD writes it; ``changes`` replace cells, keyed ``row|column``."""
    pairs = [f"{e}_{i}" for e in ECONOMIES for i in INDUSTRIES]
    demand = [f"{e}_{c}" for e in ECONOMIES for c in DEMAND]
    columns = [*pairs, *demand, "OUT"]
    output = use.sum(axis=1) + final.sum(axis=1)
    taxes = 0.01 * use.sum(axis=0)
    rows: list[list[object]] = [
        [pair, *use[i].tolist(), *final[i].tolist(), output[i]] for i, pair in enumerate(pairs)
    ]
    blank = [0.0] * (len(demand) + 1)
    rows.append(["TLS", *taxes.tolist(), *blank])
    rows.append(["VA", *(output - use.sum(axis=0) - taxes).tolist(), *blank])
    rows.append(["OUT", *output.tolist(), *blank])
    for row in rows:
        for column in columns:
            if (cell := changes.get(f"{row[0]}|{column}")) is not None:
                row[columns.index(column) + 1] = cell
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["V1", *columns], *rows])
    return path


def test_accounts_are_sums_of_the_bilateral_table(tmp_path: Path) -> None:
    use, final = table()
    world = read_icio_sml(write(tmp_path / "2022_SML.csv", use, final))
    assert (world.economies, world.sectors) == (ECONOMIES, INDUSTRIES)
    assert world.goods.tolist() == [True, True, False, False]
    assert world.meta.year == 2022
    assert world.meta.repairs == ()
    z = use.reshape(3, 4, 3, 4)
    f = final.reshape(3, 4, 3, 6)
    for o, d, k in np.ndindex(3, 3, 4):
        assert world.flows[o, d, k] == pytest.approx(z[o, k, d, :].sum() + f[o, k, d, :].sum())
    for d, k, s in np.ndindex(3, 4, 4):
        assert world.intermediate[d, k, s] == pytest.approx(z[:, k, d, s].sum())
    assert world.final_demand == pytest.approx(f.sum(axis=(0, 3)).T)
    assert world.output.ravel() == pytest.approx(use.sum(axis=1) + final.sum(axis=1))
    assert world.check(tolerance=1e-11).ok
    assert world.tariffs.max() == 0.0


def test_elasticities_by_industry_code(tmp_path: Path) -> None:
    world = read_icio_sml(write(tmp_path / "2022_SML.csv", *table()))
    bundled = World.load()
    theta = dict(zip(bundled.sectors, bundled.elasticity("FGO"), strict=True))
    assert world.elasticity("FGO").tolist() == [theta["A01"], theta["C26"], theta["SVC"], theta["SVC"]]
    assert world.default_elasticities == "GYY"


def test_zip_archive(tmp_path: Path) -> None:
    plain = write(tmp_path / "2021_SML.csv", *table(1))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(plain, "2021_SML.csv")
        archive.writestr("ReadMe.txt", "x")
    world = read_icio_sml(tmp_path / "a.zip")
    assert world.meta.year == 2021
    assert np.array_equal(world.flows, read_icio_sml(plain).flows)


def test_stocks_run_down_abroad_are_repaired(tmp_path: Path) -> None:
    use, final = table()
    use[0, 4:8] = 0.0
    final[0, 6:12] = 0.0
    final[0, 10] = -7.5  # CHN_A01 from Mexico's stocks
    world = read_icio_sml(write(tmp_path / "2022_SML.csv", use, final))
    (repair,) = world.meta.repairs
    assert (repair.where, repair.before, repair.after) == ("1 cells of the flows", -7.5, 0.0)
    assert world.flows[0, 1, 0] == 0.0


def test_negative_final_demand_is_repaired(tmp_path: Path) -> None:
    use, final = table()
    final[1::4, :6] = 0.0  # nobody sells C26 to Chinese final buyers ...
    final[1, 4] = -5.0  # ... whose stocks run down
    world = read_icio_sml(write(tmp_path / "2022_SML.csv", use, final))
    assert [(r.where, r.what) for r in world.meta.repairs] == [("CHN C26", "negative final demand")]
    assert world.meta.repairs[0].before == pytest.approx(-5.0)
    assert world.check().ok


def test_build_writes_netcdf_and_compares(tmp_path: Path) -> None:
    source = write(tmp_path / "2022_SML.csv", *table())
    lines = list(build(source, tmp_path / "w.nc", compare=True))
    assert lines[0] == f"Wrote {tmp_path / 'w.nc'}."
    assert lines[1].startswith("<World 3 economies x 4 sectors, 2022, output")
    assert any(line.startswith("  output, total: ") for line in lines)
    assert any(line.startswith("  flows, cell that differs most: ") for line in lines)
    assert World.from_netcdf(tmp_path / "w.nc").economies == ECONOMIES


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"MEX_C26|USA_D": "n/a"},
            "2022_SML.csv, line 7, column USA_D: got 'n/a', expected a number. Fix: download the file again.",
        ),
        (
            {"MEX_C26|USA_D": "nan"},
            "2022_SML.csv, row MEX_C26, column USA_D: got nan, expected a finite number. Fix: download the file again.",
        ),
        (
            {"OUT|USA_G": "5"},
            "2022_SML.csv, row OUT, column USA_G: got 5, expected {sum}, the sum of its sales. Fix: download the file "
            "again.",
        ),
    ],
)
def test_bad_cells(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    use, final = table()
    path = write(tmp_path / "2022_SML.csv", use, final, **changes)
    total = use[-1].sum() + final[-1].sum()
    with pytest.raises(DataError) as error:
        read_icio_sml(path)
    assert str(error.value) == message.format(sum=f"{total:,.6g}")


def test_bad_files(tmp_path: Path) -> None:
    good = write(tmp_path / "2022_SML.csv", *table())
    text = good.read_text(encoding="utf-8")

    def message(path: Path) -> str:
        with pytest.raises(DataError) as error:
            read_icio_sml(path)
        return str(error.value)

    path = tmp_path / "none.csv"
    assert message(path) == f"{path}: got no file, expected the OECD table. Fix: check the path."

    path = tmp_path / "empty.csv"
    path.write_text("", encoding="utf-8")
    expected = (
        "got no rows, expected an OECD table with a header and rows. Fix: give 2022_SML.csv of the OECD."
    )
    assert message(path) == f"empty.csv: {expected}"

    path = tmp_path / "short.csv"
    lines = text.splitlines()
    path.write_text("\n".join([*lines[:3], lines[3].rsplit(",", 2)[0], *lines[4:]]), encoding="utf-8")
    expected = "got 29 values, expected 31, one a column. Fix: download the file again."
    assert message(path) == f"short.csv, line 4: {expected}"

    path = tmp_path / "order.csv"
    path.write_text("\n".join([lines[0], lines[2], lines[1], *lines[3:]]), encoding="utf-8")
    assert message(path).split("\n") == [
        "order.csv, row labels: got MEX_A01, expected 3 x 4 pairs in order. Fix: download the file again.",
        "order.csv, column labels: got CHN_A01, expected the labels of the rows in the same order. Fix: download the "
        "file again.",
    ]

    path = tmp_path / "demand.csv"
    path.write_text(
        text.replace("MEX_HFCE", "MEX_X")
        .replace("MEX_N", "X_N")
        .replace("MEX_GG", "X_GG")
        .replace("MEX_GF", "X_GF")
        .replace("MEX_I", "X_I")
        .replace("MEX_DP", "X_DP"),
        encoding="utf-8",
    )
    assert "got none for MEX, expected final demand of every economy" in message(path)

    path = tmp_path / "labels.csv"
    path.write_text("V1,a,b\nfoo,1,2\nbar,3,4\n", encoding="utf-8")
    expected = "got 'foo', expected labels such as USA_A01. Fix: give 2022_SML.csv of the OECD."
    assert message(path) == f"labels.csv, row labels: {expected}"

    path = tmp_path / "noout.csv"
    path.write_text("\n".join(lines[:-1]), encoding="utf-8")
    expected = "got no row OUT, expected output by column. Fix: download the file again."
    assert message(path) == f"noout.csv, row labels: {expected}"

    path = tmp_path / "binary.csv"
    path.write_bytes(b"V1,\xff\xfe\n")
    expected = "got bytes that are no text, expected a CSV file. Fix: give 2022_SML.csv."
    assert message(path) == f"binary.csv: {expected}"

    path = tmp_path / "bad.zip"
    path.write_bytes(b"no archive")
    assert message(path) == f"{path}: got a damaged archive, expected a zip file. Fix: download it again."

    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    expected = "got a.txt, expected a file ending in SML.csv. Fix: download the SML archive."
    assert message(path) == f"{path}: {expected}"
