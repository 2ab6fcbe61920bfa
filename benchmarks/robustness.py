"""Solve random scenarios on the bundled world and say how each one ended.

python -m benchmarks.robustness [--count N] [--seed N] [--json FILE]

Tariffs up to 300 %, export taxes, trade costs, bans, ceilings, floors, productivity shocks and nested production
with backstops are drawn together. A scenario ends in a result below the tolerance or in a named reason; anything else
(a warning, a number that is not finite, another exception) is counted as a fault and makes the command fail.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

import detente as dt
from detente.errors import SolveError
from detente.trade.base import Base, Closure, calibrate
from detente.trade.equilibrium import TOLERANCE, Equilibrium, equilibrium
from detente.trade.result import log_welfare
from detente.trade.technology import Backstop, Nest, Technology
from detente.trade.wedges import Limit, Rent, Wedges

CLOSURES: tuple[Closure, ...] = ("fixed", "scaled", "balanced")


@dataclass(frozen=True)
class Ending:
    """How one scenario ended."""

    number: int
    name: str
    """Name of the verdict, or ``FAULT``."""
    words: str
    steps: int
    seconds: float


def draw(world: Any, rng: np.random.Generator) -> tuple[Base, Wedges, Closure]:
    """A random scenario; each kind of measure is part of about half of them."""
    n, s = len(world.economies), len(world.sectors)
    off = (1.0 - np.eye(n))[None]
    base = calibrate(world, world.elasticity(_one(rng, sorted(world.elasticities))), _production(world, rng))

    def sparse(low: float, high: float) -> Any:
        share = rng.choice([0.02, 0.1, 0.3, 1.0])
        return off * rng.uniform(low, high, (s, n, n)) * (rng.random((s, n, n)) < share)

    tariff = base.tariff + (sparse(0.0, 3.0) if rng.random() < 0.8 else 0.0)
    tax = sparse(0.0, 1.0) if rng.random() < 0.4 else None
    cost = 1.0 + sparse(-0.2, 2.0) if rng.random() < 0.4 else np.ones((s, n, n))
    if rng.random() < 0.5:
        cost[(off * rng.random((s, n, n))) > 1.0 - rng.choice([0.001, 0.01, 0.1])] = np.inf
    productivity = np.exp(rng.normal(0.0, 0.1, (s, n))) if rng.random() < 0.3 else None
    limits = tuple(_limit(world, rng, cost) for _ in range(rng.integers(0, 6)))
    wedges = Wedges(
        tariff=tariff,
        export_tax=tax,
        trade_cost=cost,
        limits=tuple(x for x in limits if x is not None),
        productivity=productivity,
    )
    return base, wedges, CLOSURES[int(rng.integers(3))]


def _production(world: Any, rng: np.random.Generator) -> Technology:
    if rng.random() < 0.5:
        return Technology()
    goods = np.flatnonzero(world.goods)
    inputs = tuple(int(i) for i in rng.choice(goods, 2, replace=False))
    using = tuple(int(i) for i in rng.choice(goods, int(rng.integers(1, 8)), replace=False))
    sigma, within = (float(x) for x in rng.choice([0.05, 0.2, 0.5, 1.0, 2.0], 2))
    backstops: tuple[Backstop, ...] = ()
    if rng.random() < 0.5:
        source = int(rng.choice([g for g in goods if g not in inputs]))
        backstops = (
            Backstop(inputs[0], source, float(rng.uniform(1.1, 30.0)), float(rng.uniform(1.0, 10.0))),
        )
    return Technology((Nest(using, inputs, sigma, within),), backstops)


def _limit(world: Any, rng: np.random.Generator, cost: Any) -> Limit | None:
    """A floor or ceiling on some of the larger flows of one seller."""
    o = int(rng.choice(np.argsort(-world.exports)[:20]))
    sector = int(rng.choice(np.flatnonzero(world.goods)))
    buyers = np.argsort(-world.flows[o, :, sector])[: int(rng.choice([1, 3, 20]))]
    cells = tuple(
        (sector, o, int(d))
        for d in buyers
        if d != o and world.flows[o, d, sector] > 0.0 and np.isfinite(cost[sector, o, d])
    )
    if not cells:
        return None
    now = float(sum(world.flows[i, d, k] for k, i, d in cells))
    by = "value" if rng.random() < 0.3 else "quantity"
    if rng.random() < 0.6:
        rent = Rent(0.5, 0.3, 0.2, int(rng.integers(len(world.economies)))) if rng.random() < 0.1 else Rent()
        return Limit("ceiling", cells, now * float(rng.choice([0.01, 0.1, 0.5, 0.9])), by, rent)
    return Limit("floor", cells, now * float(rng.uniform(0.5, 3.0)), by)


def run(number: int, world: Any, seed: int) -> Ending:
    """Draw and solve one scenario, every warning an error."""
    base, wedges, closure = draw(world, np.random.default_rng([seed, number]))
    began = time.perf_counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            state = equilibrium(base, wedges, closure=closure)
            fault = _fault(state)
    except SolveError as error:
        taken = time.perf_counter() - began
        if error.verdict is None:
            return Ending(number, "FAULT", f"a SolveError without a verdict: {error}", 0, taken)
        return Ending(number, error.verdict.name, str(error).splitlines()[0], 0, taken)
    except Exception as error:
        return Ending(number, "FAULT", f"{type(error).__name__}: {error}", 0, time.perf_counter() - began)
    taken = time.perf_counter() - began
    return Ending(number, "FAULT" if fault else state.verdict.name, fault or "", state.steps, taken)


def _fault(state: Equilibrium) -> str:
    if not state.residual < TOLERANCE:
        return f"a residual of {state.residual:.1e}"
    if not np.isfinite(log_welfare(state)).all() or not np.isfinite(state.trade()).all():
        return "a number that is not finite"
    if not state.walras < 1e-6:
        return f"factor markets that are off by {state.walras:.1e}"
    return ""


def _one(rng: np.random.Generator, names: list[str]) -> str:
    return names[int(rng.integers(len(names)))]


def main() -> None:
    """Print how many scenarios ended in which way, the steps they took, and every failure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    world = dt.World.load()
    endings = [run(i, world, options.seed) for i in range(options.count)]
    names = Counter(e.name for e in endings)
    solved = [e for e in endings if e.steps]
    print(f"{options.count} random scenarios on {world!r}, seed {options.seed}")
    for name, count in names.most_common():
        print(f"{count:6d}  {name}")
    steps, seconds = np.array([e.steps for e in solved]), np.array([e.seconds for e in endings])
    for label, values, unit in (("steps", steps, ""), ("milliseconds", 1e3 * seconds, "")):
        cuts = ", ".join(f"{q} {np.percentile(values, p):.0f}{unit}" for q, p in
                         (("median", 50), ("95 %", 95), ("longest", 100)))  # fmt: skip
        print(f"{label}: {cuts}")
    for e in endings:
        if not e.steps:
            print(f"  {e.number}: {e.name}: {e.words}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump([vars(e) for e in endings], file, indent=1)
    sys.exit(1 if names["FAULT"] else 0)


if __name__ == "__main__":
    main()
