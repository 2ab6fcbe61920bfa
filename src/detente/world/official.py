"""Reads the official OECD inter-country input-output table (``2022_SML.csv``).

Rows are ``ECONOMY_INDUSTRY`` (``USA_A01``) and then TLS (taxes less subsidies), VA (value added) and OUT
(output); columns are the same pairs, then final demand ``ECONOMY_CATEGORY`` (``USA_HFCE``), then OUT.
Values are million USD at basic prices. Economies, industries and demand categories are taken from the
labels, so that a smaller table in the same format is read as well.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.errors import DataError, InputError, Problem
from detente.world.provenance import InputFile, Provenance, Repair, sha256_of
from detente.world.world import World

__all__ = ["read_icio_sml"]

Array = NDArray[np.float64]

TOTALS = ("TLS", "VA", "OUT")
DEMAND = ("HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR")
"""Final-demand categories of the OECD tables; a label with one of these is not an industry."""

TOLERANCE = 1e-4
"""Published totals may differ from the sums by this share, or by one million USD (rounding)."""


def read_icio_sml(path: str | Path) -> World:
    """World from the official OECD table, without tariffs.

    Bilateral use is summed: flows by origin, destination and sector; intermediate use by destination,
    input and using sector. Elasticities are the bundled sets by industry code; service industries take
    the value of ``SVC``. Duties are not part of the table: add them with :meth:`World.replace`.

    Parameters
    ----------
    path
        The CSV file, or a zip archive that holds exactly one ``*SML*.csv`` of the newest year.

    Raises
    ------
    DataError
        When the file is missing, damaged or not in this format, with the place.
    """
    path = Path(path)
    if not path.is_file():
        raise DataError(Problem(str(path), "no file", "the OECD table", "check the path"))
    with _open(path) as (stream, name):
        columns, rows, values = _read(stream, name)
    economies, sectors, producers, demand = _labels(columns, rows, name)
    flows, intermediate, repairs = _accounts(values, len(economies), len(sectors), producers, demand, name)
    _check_output(flows, values, producers, columns, rows, economies, sectors, name)
    flows, intermediate, more = _without_negatives(flows, intermediate, economies, sectors)
    digits = "".join(c for c in Path(name).stem if c.isdigit())[:4]
    try:
        return World.from_arrays(
            economies=economies,
            sectors=sectors,
            flows=flows,
            intermediate=intermediate,
            elasticities=_elasticities(sectors),
            goods=np.array([_is_good(s) for s in sectors]),
            meta=Provenance(
                title=f"OECD Inter-Country Input-Output table, {Path(name).name}",
                year=int(digits) if len(digits) == 4 else None,
                publisher="Organisation for Economic Co-operation and Development",
                licence="CC BY 4.0",
                citation="OECD, Inter-Country Input-Output Tables, http://oe.cd/icio",
                inputs=(InputFile(path.name, sha256_of(path), "OECD", "CC BY 4.0", "all accounts"),),
                repairs=(*repairs, *more),
                notes=("No tariffs: the table holds none.",),
                elasticity_sources=World.load().meta.elasticity_sources,
            ),
        )
    except InputError as error:
        raise DataError(error.problems) from error


@contextmanager
def _open(path: Path) -> Iterator[tuple[io.TextIOBase, str]]:
    """The CSV text and its name, from a plain file or from a zip archive."""
    if path.suffix.lower() != ".zip":
        with path.open("r", encoding="utf-8-sig", newline="") as stream:
            yield stream, path.name
        return
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise DataError(Problem(str(path), "a damaged archive", "a zip file", "download it again")) from error
    with archive:
        names = sorted(n for n in archive.namelist() if n.lower().endswith("sml.csv"))
        if not names:
            held = ", ".join(archive.namelist()[:3]) or "nothing"
            raise DataError(Problem(str(path), held, "a file ending in SML.csv", "download the SML archive"))
        with archive.open(names[-1]) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""), names[-1]


def _read(stream: io.TextIOBase, name: str) -> tuple[list[str], list[str], Array]:
    """Column labels, row labels and the matrix."""
    rows: list[str] = []
    values: list[Array] = []
    try:
        reader = csv.reader(stream)
        columns = [c.strip() for c in next(reader, [])[1:]]
        for line, row in enumerate(reader, start=2):
            if not row:
                continue
            if len(row) != len(columns) + 1:
                got, expected = f"{len(row) - 1} values", f"{len(columns)}, one a column"
                raise DataError(Problem(f"{name}, line {line}", got, expected, "download the file again"))
            try:
                numbers = np.array(row[1:], dtype=np.float64)
            except ValueError:
                bad = next(i for i, cell in enumerate(row[1:]) if not _is_number(cell))
                place = f"{name}, line {line}, column {columns[bad]}"
                problem = Problem(place, repr(row[bad + 1]), "a number", "download the file again")
                raise DataError(problem) from None
            rows.append(row[0].strip())
            values.append(numbers)
    except UnicodeDecodeError as error:
        raise DataError(Problem(name, "bytes that are no text", "a CSV file", "give 2022_SML.csv")) from error
    except csv.Error as error:
        raise DataError(Problem(name, f"bad CSV ({error})", "a CSV file", "give 2022_SML.csv")) from error
    if not rows:
        fix = "give 2022_SML.csv of the OECD"
        raise DataError(Problem(name, "no rows", "an OECD table with a header and rows", fix))
    matrix = np.vstack(values)
    if not np.isfinite(matrix).all():
        i, j = (int(x) for x in np.argwhere(~np.isfinite(matrix))[0])
        place = f"{name}, row {rows[i]}, column {columns[j]}"
        raise DataError(Problem(place, f"{matrix[i, j]}", "a finite number", "download the file again"))
    return columns, rows, matrix


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _labels(
    columns: list[str], rows: list[str], name: str
) -> tuple[list[str], list[str], list[str], list[str]]:
    """Economies, industries, producer labels in order, and final-demand columns."""
    producers = [r for r in rows if r not in TOTALS]
    pairs = [p.split("_", 1) for p in producers]
    if not producers or any(len(p) != 2 for p in pairs):
        odd = next((p for p in producers if "_" not in p), "no row")
        fix = "give 2022_SML.csv of the OECD"
        raise DataError(Problem(f"{name}, row labels", repr(odd), "labels such as USA_A01", fix))
    economies = list(dict.fromkeys(p[0] for p in pairs))
    sectors = list(dict.fromkeys(p[1] for p in pairs))
    grid = [f"{e}_{s}" for e in economies for s in sectors]
    problems = []
    if producers != grid:
        first = next((a for a, b in zip(producers, grid, strict=False) if a != b), "too few rows")
        expected = f"{len(economies)} x {len(sectors)} pairs in order"
        problems.append(Problem(f"{name}, row labels", first, expected, "download the file again"))
    if columns[: len(grid)] != grid:
        first = next((a for a, b in zip(columns, grid, strict=False) if a != b), "too few columns")
        expected = "the labels of the rows in the same order"
        problems.append(Problem(f"{name}, column labels", first, expected, "download the file again"))
    demand = [c for c in columns[len(grid) :] if c.partition("_")[2] in DEMAND]
    without = [e for e in economies if not any(c.startswith(f"{e}_") for c in demand)]
    if without:
        expected = "final demand of every economy (USA_HFCE ...)"
        got = f"none for {', '.join(without[:5])}"
        problems.append(Problem(f"{name}, column labels", got, expected, "download the file again"))
    if "OUT" not in rows:
        problems.append(
            Problem(f"{name}, row labels", "no row OUT", "output by column", "download the file again")
        )
    if problems:
        raise DataError(problems)
    return economies, sectors, producers, demand


def _accounts(
    values: Array, n: int, s: int, producers: list[str], demand: list[str], name: str
) -> tuple[Array, Array, list[Repair]]:
    """Flows [o, d, k] and intermediate use [d, k, s] summed from the bilateral table."""
    size = n * s
    bilateral = values[:size, :size].reshape(n, s, n, s)
    final = values[:size, size : size + len(demand)]
    economies = list(dict.fromkeys(p.split("_", 1)[0] for p in producers))
    buyer = np.array([economies.index(c.split("_", 1)[0]) for c in demand])
    by_buyer = np.zeros((len(demand), n))
    by_buyer[np.arange(len(demand)), buyer] = 1.0
    flows = bilateral.sum(axis=3).transpose(0, 2, 1) + (final @ by_buyer).reshape(n, s, n).transpose(0, 2, 1)
    intermediate = bilateral.sum(axis=0).transpose(1, 0, 2)
    return np.ascontiguousarray(flows), np.ascontiguousarray(intermediate), []


def _check_output(
    flows: Array,
    values: Array,
    producers: list[str],
    columns: list[str],
    rows: list[str],
    economies: list[str],
    sectors: list[str],
    name: str,
) -> None:
    """The row sums must be the output that the table states."""
    stated = values[rows.index("OUT"), : len(producers)].reshape(len(economies), len(sectors))
    summed = flows.sum(axis=1)
    off = np.abs(stated - summed) > np.maximum(TOLERANCE * np.abs(stated), 1.0)
    if off.any():
        i, k = (int(x) for x in np.argwhere(off)[0])
        place = f"{name}, row OUT, column {economies[i]}_{sectors[k]}"
        expected = f"{summed[i, k]:,.6g}, the sum of its sales"
        raise DataError(Problem(place, f"{stated[i, k]:,.6g}", expected, "download the file again"))


def _without_negatives(
    flows: Array, intermediate: Array, economies: list[str], sectors: list[str]
) -> tuple[Array, Array, list[Repair]]:
    """Negative flows become zero; inputs are scaled where value added or final demand would be negative."""
    repairs = []
    if (flows < 0).any():
        before, cells = float(flows[flows < 0].sum()), int((flows < 0).sum())
        flows = np.maximum(flows, 0.0)
        what = "negative flows (running down of stocks sold abroad)"
        repairs.append(Repair(f"{cells} cells of the flows", what, before, 0.0, "set to zero"))
    if (intermediate < 0).any():
        before, cells = float(intermediate[intermediate < 0].sum()), int((intermediate < 0).sum())
        intermediate = np.maximum(intermediate, 0.0)
        repairs.append(
            Repair(f"{cells} cells of intermediate use", "negative use", before, 0.0, "set to zero")
        )
    for axis, total, kind in ((1, flows.sum(axis=1), "value added"), (2, flows.sum(axis=0), "final demand")):
        used = intermediate.sum(axis=axis)
        for i, k in np.argwhere(used > total):
            scale = total[i, k] / used[i, k] * (1.0 - 1e-9)
            index = (i, slice(None), k) if axis == 1 else (i, k, slice(None))
            intermediate[index] *= scale
            where = f"{economies[i]} {sectors[k]}"
            before = float(total[i, k] - used[i, k])
            repairs.append(Repair(where, f"negative {kind}", before, 0.0, "intermediate use scaled down"))
    return flows, intermediate, repairs


def _is_good(code: str) -> bool:
    """Industries A01 to C31T33 cross a customs border; D (electricity) and after do not."""
    return code[:1] in "ABC" and code != "SVC"


def _elasticities(sectors: list[str]) -> dict[str, Array]:
    """Bundled sets by industry code; service industries take SVC, unknown goods the plain mean of goods."""
    bundled = World.load()
    out = {}
    for name, theta in bundled.elasticities.items():
        known = dict(zip(bundled.sectors, theta.tolist(), strict=True))
        mean = float(theta[bundled.goods].mean())
        out[name] = np.array([known.get(s, mean if _is_good(s) else known["SVC"]) for s in sectors])
    return out
