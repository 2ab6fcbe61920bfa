"""The questions that are asked, and the engine answering them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import worlds

if TYPE_CHECKING:
    from detente import Result, Scenario, World

__all__ = [
    "TARIFF",
    "by_opponent",
    "duties_after",
    "embargo",
    "everything",
    "gradient_of",
    "many",
    "opponent_on_many",
    "real_income",
    "scenario",
    "solving",
    "tariff",
]

Array = NDArray[np.float64]

SEED = 20251030
"""Of the drawn scenarios."""

TARIFF = """\
title: 100 points on all goods from China
measures:
  - kind: import_tariff
    origin: CHN
    destination: USA
    add: 100 %
"""
"""The shock of the first lines, as a scenario file."""


@lru_cache
def tariff(points: float = 1.0) -> Scenario:
    """So many points (one is 100 %) on all US imports of goods from China."""
    return scenario(
        [{"kind": "import_tariff", "origin": "CHN", "destination": "USA", "add": points}],
        f"{100 * points:g} points on all goods from China",
    )


@lru_cache
def embargo() -> Scenario:
    """No trade between the United States and China."""
    return scenario(
        [
            {"kind": "ban", "origin": o, "destination": d, "sectors": "all"}
            for o, d in (("USA", "CHN"), ("CHN", "USA"))
        ],
        "no trade between the United States and China",
    )


@lru_cache
def everything() -> Scenario:
    """The tariff of :func:`tariff` with ceilings, floors and nested production on top."""
    import detente as dt

    return dt.Scenario.model_validate(
        {
            "title": "tariffs, licences, quotas, purchases and critical inputs",
            "production": {
                "critical": [
                    {
                        "using": ["C25", "C26", "C27", "C28", "C29", "C302T309"],
                        "inputs": ["B07", "C24B"],
                        "sigma": 0.3,
                        "within": 0.8,
                    }
                ]
            },
            "measures": [
                {"kind": "import_tariff", "origin": "CHN", "destination": "USA", "add": "100 %"},
                {
                    "kind": "export_quota",
                    "origin": "CHN",
                    "destination": "WLD",
                    "sectors": ["C24B"],
                    "granted_share": 0.5,
                },
                {
                    "kind": "export_quota",
                    "origin": "CHN",
                    "destination": ["USA", "JPN", "KOR", "DEU"],
                    "sectors": ["C27"],
                    "granted_share": 0.8,
                    "over": "each",
                    "rent": {"importer": 1.0},
                },
                {
                    "kind": "purchase",
                    "seller": "USA",
                    "buyer": "CHN",
                    "sector": "A01",
                    "increase_usd_bn": 10,
                },
                {
                    "kind": "purchase",
                    "seller": "USA",
                    "buyer": ["JPN", "KOR"],
                    "sector": ["B06", "C19"],
                    "increase_usd_bn": 20,
                    "by": "value",
                },
            ],
        }
    )


@lru_cache
def many(count: int) -> tuple[Scenario, ...]:
    """So many tariff wars: both powers tax all goods of the other and three sectors more, each at a drawn rate."""
    rng = np.random.default_rng(SEED)
    world = worlds.load("81x28")
    codes = [world.sectors[i] for i in np.flatnonzero(world.goods)]
    found = []
    for number in range(count):
        measures: list[dict[str, Any]] = []
        for origin, destination in (("CHN", "USA"), ("USA", "CHN")):
            pair = {"kind": "import_tariff", "origin": origin, "destination": destination}
            measures.append(pair | {"add": float(rng.uniform(0.0, 1.0))})
            drawn = rng.choice(codes, 3, replace=False).tolist()
            measures += [pair | {"sectors": [code], "add": float(rng.uniform(0.0, 0.5))} for code in drawn]
        found.append(scenario(measures, f"tariff war {number}"))
    return tuple(found)


def scenario(measures: list[dict[str, Any]], title: str, closure: str = "fixed") -> Scenario:
    """A scenario from plain measures."""
    import detente as dt

    return dt.Scenario.model_validate({"title": title, "closure": closure, "measures": measures})


def solving(world: Callable[[], World], asked: Callable[[], Scenario]) -> Callable[[], Callable[[], Result]]:
    """``detente.solve`` as a user calls it; world and baseline are ready from the second call on."""

    def prepare() -> Callable[[], Result]:
        import detente as dt

        where, what = world(), asked()
        return lambda: dt.solve(where, what)

    return prepare


def real_income(result: Result) -> Array:
    """Change of real income [N], %."""
    change: Array = np.asarray(result.real_income_pct, dtype=np.float64)
    return change


def duties_after(world: World, points: float = 1.0) -> Array:
    """All duties [S, o, d] under :func:`tariff`."""
    duties = world.tariffs.transpose(2, 0, 1).copy()
    duties[world.goods, world.economy("CHN"), world.economy("USA")] += points
    return duties


def opponent_on_many(method: str, count: int) -> Callable[[], Callable[[], Array]]:
    """The first scenarios of :func:`many` by ``nested`` or ``krylov``, one after another."""

    def prepare() -> Callable[[], Array]:
        import detente as dt
        from benchmarks import nested, roots

        world = worlds.load("81x28")
        shares = nested.calibrate(world)
        duties = [dt.solve(world, s).equilibrium.wedges.tariff for s in many(count)]
        run = {"nested": nested.real_income_pct, "krylov": roots.by_all}[method]
        return lambda: np.stack([run(shares, each) for each in duties])

    return prepare


def by_opponent(size: str, method: str) -> Callable[[], Callable[[], Array]]:
    """The same shock by ``nested``, ``krylov`` or ``hybr``, from the accounts on."""

    def prepare() -> Callable[[], Array]:
        from benchmarks import nested, roots

        world = worlds.load(size)
        shares, duties = nested.calibrate(world), duties_after(world)
        run = {"nested": nested.real_income_pct, "krylov": roots.by_all, "hybr": roots.by_wages}[method]
        return lambda: run(shares, duties)

    return prepare


def gradient_of(size: str) -> Callable[[], Callable[[], Array]]:
    """Derivative of US real income with respect to the tariff of every cell, at the equilibrium after the shock."""

    def prepare() -> Callable[[], Array]:
        import detente as dt
        from detente.trade.adjoint import gradient

        state = dt.solve(worlds.load(size), tariff()).equilibrium
        return lambda: gradient(state, {"USA": 1.0}).tariff

    return prepare
