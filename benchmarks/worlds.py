"""The economies that are timed, from what is bundled, from a package on PyPI, from replication files.

========  =================================================================================================
81x28     the bundled world of 2022
80x50     the OECD network of 2022 in the PyPI package ``sanction-simulator``: 80 economies, 50 industries
77x45     the same, the four smallest economies merged, and transport and information industries merged
31x40     Caliendo and Parro (2015), base year 1993, from the folder ``shared`` beside the repository
========  =================================================================================================

A world whose data are not here raises :class:`MissingError`, which says what to install.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from detente import World

__all__ = ["SIZES", "MissingError", "load", "network", "one_sector"]

Array = NDArray[np.float64]

SIZES = ("81x28", "77x45", "80x50", "31x40")

NETWORK = "sanction-simulator"
"""The package on PyPI that holds the network of 80 x 50."""

NAFTA_ECONOMIES = """
ARG AUS AUT BRA CAN CHL CHN DNK FIN FRA DEU GRC HUN IND IDN IRL ITA JPN KOR MEX NLD NZL NOR PRT ZAF ESP SWE TUR GBR USA
ROW
"""
NAFTA_UNIT = 1e4
"""Million USD in the unit of the replication files."""
NAFTA_TRADED = 20
NAFTA_SERVICES_THETA = 8.22
"""Elasticity that the authors' programs give to sectors without trade."""

SMALLEST = 4
"""Economies merged into one for 77x45."""

TRANSPORT = ("H49", "H50", "H51", "H52", "H53")
INFORMATION = ("J61", "J62_63")


class MissingError(Exception):
    """Data or a package that is not here, and what to do about it."""


def load(size: str) -> World:
    """The world of that size.

    Raises
    ------
    MissingError
        When its data are not here.
    """
    makers: dict[str, Callable[[], World]] = {
        "81x28": _bundled,
        "80x50": network,
        "77x45": _smaller,
        "31x40": _nafta,
    }
    return makers[size]()


def _bundled() -> World:
    import detente as dt

    return dt.World.load()


# --- 80 economies x 50 industries ------------------------------------------------------------------------------


def network() -> World:
    """80 economies and 50 industries of 2022.

    Intermediate use by origin, industry, destination and using industry is that of the network. What it leaves of
    the bundled bilateral trade is final demand, of goods by industry; bilateral final demand for services is
    published for their sum only, and each origin's is split as its sales outside the network are. The rest of the
    world is left out: industries sell less than they did by what they sold there and buy inputs in the same
    proportions. Tariffs, and elasticities of goods and of services, are those of the bundled world.

    Raises
    ------
    MissingError
        When the package with the network is not installed.
    """
    import detente as dt

    try:
        import sanction_simulator
    except ImportError:
        raise MissingError(
            f"needs the OECD network in a package on PyPI: pip install --no-deps {NETWORK}"
        ) from None
    with np.load(sanction_simulator.bench_cache(), allow_pickle=False) as data:
        economies, industries = data["countries"].tolist(), data["sectors"].tolist()
        n, k = len(economies), len(industries)
        spent = data["omb"] * data["s"]
        use = (data["A"] * spent).reshape(k, n, k, n)
        output = data["s"].reshape(k, n)
        outside = data["z"].reshape(k, n)
    known = dt.World.load()
    at = [known.economies.index(e) for e in economies]
    goods = [i for i, code in enumerate(industries) if code in known.sectors]
    services = [i for i, code in enumerate(industries) if code not in known.sectors]
    cube = known.flows[np.ix_(at, at)]
    place = [known.sectors.index(industries[i]) for i in goods]

    flows = np.ascontiguousarray(use.sum(axis=2).transpose(1, 2, 0))
    # One cell of the cube lies below its own intermediate use by 13 million USD, others by rounding.
    flows[:, :, goods] = np.maximum(flows[:, :, goods], cube[:, :, place])
    final = cube[:, :, known.sectors.index("SVC")] - flows[:, :, services].sum(axis=2)
    weights = outside[services] / outside[services].sum(axis=0)
    flows[:, :, services] += np.maximum(final, 0.0)[:, :, None] * weights.T[:, None, :]

    inputs = use.sum(axis=1).transpose(2, 0, 1)
    sold = flows.sum(axis=1)
    inputs *= np.divide(sold, output.T, out=np.zeros_like(sold), where=output.T > 0)[:, None, :]
    tariffs, elasticities = _of_industries(known, at, industries)
    return _balanced(economies, industries, flows, inputs, tariffs, elasticities, known)


def _of_industries(known: World, at: list[int], industries: list[str]) -> tuple[Array, dict[str, Array]]:
    """Tariffs [o, d, s] and elasticities [s]: every industry that the bundled world lacks is a service."""
    service = known.sectors.index("SVC")
    position = [known.sectors.index(code) if code in known.sectors else service for code in industries]
    tariffs = known.tariffs[np.ix_(at, at, position)]
    return tariffs, {name: theta[position] for name, theta in known.elasticities.items()}


def _balanced(
    economies: list[str],
    industries: list[str],
    flows: Array,
    inputs: Array,
    tariffs: Array,
    elasticities: dict[str, Array],
    known: World,
) -> World:
    """A world whose inputs pay duty, earn no negative value added and leave no negative final demand."""
    import detente as dt

    before, paid = flows.sum(axis=0), (flows * (1.0 + tariffs)).sum(axis=0)
    duty = np.divide(paid, before, out=np.ones_like(paid), where=before > 0)
    inputs = inputs * duty[:, :, None]
    output = flows.sum(axis=1)
    spent = inputs.sum(axis=1)
    share = np.divide(spent, output, out=np.zeros_like(spent), where=output > 0)
    most = np.where(share < 1.0, share, 0.0).max(axis=0)
    excess = np.divide(most * output, spent, out=np.ones_like(spent), where=spent > 0)
    inputs *= np.where(share >= 1.0, excess, 1.0)[:, None, :]
    inputs *= np.where(output > 0, 1.0, 0.0)[:, None, :]
    wanted = inputs.sum(axis=2)
    inputs *= np.minimum(np.divide(paid, wanted, out=np.ones_like(paid), where=wanted > 0), 1.0)[:, :, None]
    return dt.World.from_arrays(
        economies=economies,
        sectors=industries,
        flows=flows,
        intermediate=inputs,
        tariffs=tariffs,
        elasticities=elasticities,
        goods=np.array([code in known.sectors for code in industries]),
        default_elasticities=known.default_elasticities,
    )


def _smaller() -> World:
    """77 x 45: the four smallest economies as one, transport as one, telecommunication with information services."""
    world = network()
    size = world.value_added.sum(axis=1)
    small = [world.economies[i] for i in np.argsort(size)[:SMALLEST]]
    return world.aggregate({"SMALL": small}, {"H": TRANSPORT, "J61T63": INFORMATION})


# --- 31 economies x 40 sectors of 1993 -------------------------------------------------------------------------


def _nafta() -> World:
    """The base year of Caliendo and Parro (2015) without trade imbalances."""
    import detente as dt

    folder = Path(os.environ.get("DETENTE_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    file = folder / "data" / "cp2015_nafta" / "cp2015_nafta_noS.npz"
    if not file.exists():
        raise MissingError("needs the replication files of Caliendo and Parro (2015) in ../shared")
    with np.load(file) as data:
        share, tariff = data["pi"].transpose(2, 1, 0), data["tau1993"].transpose(2, 1, 0) - 1.0
        spending, value_added_share = data["X0"], data["B"]
        coefficients, theta = data["G"], 1.0 / data["T"].ravel()
    theta[NAFTA_TRADED:] = NAFTA_SERVICES_THETA
    flows = share * spending.T / (1.0 + tariff) * NAFTA_UNIT
    output = flows.sum(axis=1)
    inputs = np.maximum(coefficients, 0.0) * ((1.0 - value_added_share.T) * output)[:, None, :]
    goods = np.arange(theta.size) < NAFTA_TRADED
    bought = (flows * (1.0 + tariff)).sum(axis=0)
    wanted = inputs.sum(axis=2)
    inputs *= np.minimum(np.divide(bought, wanted, out=np.ones_like(bought), where=wanted > 0), 1.0)[
        :, :, None
    ]
    return dt.World.from_arrays(
        economies=NAFTA_ECONOMIES.split(),
        sectors=[f"S{i + 1:02d}" for i in range(theta.size)],
        flows=flows,
        intermediate=inputs,
        tariffs=tariff,
        elasticities={"CP": theta},
        goods=goods,
    )


# --- one sector ------------------------------------------------------------------------------------------------


def one_sector(theta: float) -> World:
    """All economies with one sector, no inputs, no tariffs and balanced trade: where one-sector gravity agrees.

    Trade is that of the bundled world made balanced by its own equilibrium without imbalances.
    """
    import detente as dt

    world = dt.World.load()
    flows = world.flows.sum(axis=2, keepdims=True)
    n = len(world.economies)
    open_ = dt.World.from_arrays(
        economies=world.economies,
        sectors=["ALL"],
        flows=flows,
        intermediate=np.zeros((n, 1, 1)),
        elasticities={"one": [theta]},
        goods=np.array([True]),
    )
    scenario = dt.Scenario(title="balanced trade", closure="balanced")
    balanced = dt.solve(open_, scenario).equilibrium.trade()
    return open_.replace(flows=np.ascontiguousarray(balanced.transpose(1, 2, 0)))
