"""How cost grows with economies, sectors, instruments and the size of the shock.

python -m benchmarks.growth [--json FILE] [--svg FILE] [--from FILE]

Economies: the smallest of the bundled world are merged to get fewer; for more, each economy is cut into alike halves
or thirds, which leaves every answer as it was. Sectors: neighbours of the network of 80 x 50 are merged, or each is
cut into halves. Each point is the least CPU time of several calls.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import worlds

if TYPE_CHECKING:
    from detente import World

__all__ = ["cut_economies", "cut_sectors", "measure", "merged_economies", "merged_sectors"]

Point = dict[str, Any]
"""panel, series, x, CPU ms, steps."""

BUDGET_S = 1.5
"""Time spent on one point, at least three calls."""

ECONOMIES = (5, 10, 20, 40, 81, 162, 243)
SECTORS = (5, 10, 20, 30, 40, 50, 100)
POINTS = (1, 3, 10, 30, 100, 300, 1000)
CEILINGS = (1, 3, 10, 30, 100, 300, 1000)

CUT_BY = 0.8
"""A ceiling allows this part of base-year trade."""


def measure(report: Callable[[Point], None]) -> list[Point]:
    """All points; ``report`` hears of each."""
    points = []
    for point in (*_by_economies(), *_by_sectors(), *_by_instruments(), *_by_shock()):
        report(point)
        points.append(point)
    return points


def _by_economies() -> Iterator[Point]:
    known = worlds.load("81x28")
    for n in ECONOMIES:
        world = merged_economies(known, n) if n <= 81 else cut_economies(known, n // 81)
        yield from _size_points("economies", n, world)


def _by_sectors() -> Iterator[Point]:
    try:
        known = worlds.load("80x50")
    except worlds.MissingError:
        return
    for s in SECTORS:
        world = merged_sectors(known, s) if s <= 50 else cut_sectors(known, s // 50)
        yield from _size_points("sectors", s, world)


def _size_points(panel: str, x: int, world: World) -> Iterator[Point]:
    """One solve, one gradient, two opponents."""
    from benchmarks import nested, roots
    from detente.trade.adjoint import gradient
    from detente.trade.equilibrium import equilibrium
    from detente.trade.solve import base_of
    from detente.trade.wedges import Wedges

    base = base_of(world, world.default_elasticities)
    duties = _duties(world, 1.0)
    state = equilibrium(base, Wedges(tariff=duties))
    yield _point(panel, "solve", x, lambda: equilibrium(base, Wedges(tariff=duties)), state.steps)
    weights = np.array([float(e.startswith("USA")) for e in world.economies])
    found = gradient(state, weights)
    yield _point(panel, "gradient", x, lambda: gradient(state, weights).tariff, found.steps)
    shares = nested.calibrate(world)
    for name, run in (("nested loops", nested.real_income_pct), ("Newton-Krylov", roots.by_all)):
        try:
            yield _point(panel, name, x, lambda run=run: run(shares, duties))  # type: ignore[misc]
        except ArithmeticError:
            continue


def _duties(world: World, points: float) -> np.ndarray:
    duties = world.tariffs.transpose(2, 0, 1).copy()
    sides = [[i for i, e in enumerate(world.economies) if e.startswith(code)] for code in ("CHN", "USA")]
    duties[np.ix_(np.flatnonzero(world.goods), *sides)] += points
    return duties


def _by_instruments() -> Iterator[Point]:
    """Tariffs that change, from one cell to all; ceilings that bind, from one to a thousand."""
    from detente.trade.equilibrium import equilibrium
    from detente.trade.solve import base_of
    from detente.trade.wedges import Limit, Wedges

    world = worlds.load("81x28")
    base = base_of(world, world.default_elasticities)
    order = np.argsort(-_tradable(world), axis=None)
    traded = int((_tradable(world) > 0).sum())
    for count in (*(10**k for k in range(6)), traded):
        tariff = base.tariff.copy()
        tariff.flat[order[:count]] += 0.1
        wedges = Wedges(tariff=tariff)
        state = equilibrium(base, wedges)
        yield _point("instruments", "tariffs", count, lambda w=wedges: equilibrium(base, w), state.steps)  # type: ignore[misc]
    flows = world.flows.transpose(2, 0, 1)
    for count in CEILINGS:
        cells = [tuple(map(int, np.unravel_index(i, flows.shape))) for i in order[:count]]
        limits = tuple(Limit("ceiling", (c,), CUT_BY * float(flows[c])) for c in cells)  # type: ignore[arg-type]
        wedges = Wedges(tariff=base.tariff, limits=limits)
        state = equilibrium(base, wedges)
        yield _point("instruments", "ceilings", count, lambda w=wedges: equilibrium(base, w), state.steps)  # type: ignore[misc]


def _tradable(world: World) -> np.ndarray:
    """Trade in goods between economies [S, o, d], million USD."""
    flows = world.flows.transpose(2, 0, 1) * world.goods[:, None, None]
    np.einsum("sdd->sd", flows)[:] = 0.0
    return flows


def _by_shock() -> Iterator[Point]:
    """From one point to a thousand."""
    from benchmarks import nested, roots
    from detente.trade.equilibrium import equilibrium
    from detente.trade.solve import base_of
    from detente.trade.wedges import Wedges

    world = worlds.load("81x28")
    base = base_of(world, world.default_elasticities)
    shares = nested.calibrate(world)
    for size in POINTS:
        duties = _duties(world, size / 100.0)
        state = equilibrium(base, Wedges(tariff=duties))
        yield _point(
            "shock", "solve", size, lambda d=duties: equilibrium(base, Wedges(tariff=d)), state.steps
        )  # type: ignore[misc]
        for name, run in (("nested loops", nested.real_income_pct), ("Newton-Krylov", roots.by_all)):
            try:
                yield _point("shock", name, size, lambda run=run, d=duties: run(shares, d))  # type: ignore[misc]
            except ArithmeticError:
                continue


def _point(panel: str, series: str, x: int, work: Callable[[], Any], steps: int | None = None) -> Point:
    work()
    best, begin, calls = np.inf, time.perf_counter(), 0
    while calls < 3 or time.perf_counter() - begin < BUDGET_S:
        before = time.process_time()
        work()
        best, calls = min(best, time.process_time() - before), calls + 1
    return {"panel": panel, "series": series, "x": x, "cpu_ms": round(1e3 * best, 3), "steps": steps}


# --- worlds of other sizes -------------------------------------------------------------------------------------


def merged_economies(world: World, n: int) -> World:
    """``n`` economies: the smallest are merged with the rest of the world."""
    size = world.value_added.sum(axis=1)
    keep = {"CHN", "USA"} | {world.economies[i] for i in np.argsort(-size)}
    order = [e for e in ("USA", "CHN", *(world.economies[i] for i in np.argsort(-size))) if e in keep]
    rest = [e for e in dict.fromkeys(order) if e not in list(dict.fromkeys(order))[: n - 1]]
    return world if len(rest) < 2 else world.aggregate({"REST": rest})


def merged_sectors(world: World, s: int) -> World:
    """``s`` sectors: neighbours merged, goods and services apart as far as possible."""
    groups = np.array_split(np.arange(len(world.sectors)), s)
    named = {f"G{i}": [world.sectors[k] for k in part] for i, part in enumerate(groups) if len(part) > 1}
    return world.aggregate(None, named) if named else world


def cut_economies(world: World, parts: int) -> World:
    """Each economy cut into alike parts, which trade with each other as it does with itself."""
    import detente as dt

    flows = np.repeat(np.repeat(world.flows, parts, axis=0), parts, axis=1) / parts**2
    tariffs = np.repeat(np.repeat(world.tariffs, parts, axis=0), parts, axis=1)
    return dt.World.from_arrays(
        economies=[f"{e}{i}" for e in world.economies for i in range(parts)],
        sectors=world.sectors,
        flows=flows,
        intermediate=np.repeat(world.intermediate, parts, axis=0) / parts,
        tariffs=tariffs,
        elasticities=world.elasticities,
        goods=world.goods,
        internal_duties=True,
    )


def cut_sectors(world: World, parts: int) -> World:
    """Each sector cut into alike parts."""
    import detente as dt

    inputs = np.repeat(np.repeat(world.intermediate, parts, axis=1), parts, axis=2) / parts**2
    return dt.World.from_arrays(
        economies=world.economies,
        sectors=[f"{s}{i}" for s in world.sectors for i in range(parts)],
        flows=np.repeat(world.flows, parts, axis=2) / parts,
        intermediate=inputs,
        tariffs=np.repeat(world.tariffs, parts, axis=2),
        elasticities={name: np.repeat(theta, parts) for name, theta in world.elasticities.items()},
        goods=np.repeat(world.goods, parts),
        internal_duties=True,
    )


def show(points: Sequence[Point]) -> str:
    """The points as a table."""
    rows = [f"{'':12} {'':14} {'x':>9} {'CPU ms':>9} {'steps':>6}"]
    rows += [
        f"{p['panel']:12} {p['series']:14} {p['x']:>9,} {p['cpu_ms']:>9.2f} {p['steps'] or '':>6}".rstrip()
        for p in points
    ]
    return "\n".join(rows)


def main() -> int:
    """Entry point."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every point and the machine")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw them")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="points of an earlier run")
    options = parser.parse_args()
    from benchmarks.machine import machine

    if options.source is not None:
        content = json.loads(options.source.read_text(encoding="utf-8"))
    else:
        content = {
            "machine": machine(),
            "points": measure(lambda p: print(show([p]).splitlines()[1], flush=True)),
        }
    if options.json is not None:
        lines = ",\n".join(f"  {json.dumps(p)}" for p in content["points"])
        about = json.dumps(content["machine"])
        options.json.write_text(f'{{"machine": {about},\n"points": [\n{lines}\n]}}\n', encoding="utf-8")
    if options.svg is not None:
        from benchmarks.figure import draw_growth

        options.svg.write_text(draw_growth(content), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
