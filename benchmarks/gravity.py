"""Peer: gegravity (PyPI, MIT), general equilibrium of one sector after Larch and Yotov (2016).

It knows no tariff revenue, no inputs and no sectors, so it is asked what it can answer: what costlier trade from
China to the United States does to real incomes in a world of one sector with balanced trade. Trade costs are given
such that its baseline reproduces the trade of that world exactly.

Its equations of the full equilibrium keep the shares of output and expenditure of the baseline; the engine lets them
move with prices. Two short programs show that this is all that stands between them: ``by_textbook`` with shares
that move has to agree with the engine, ``by_fixed_shares`` with gegravity.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from detente import World

__all__ = ["SIGMA", "baseline", "by_fixed_shares", "by_textbook", "welfare_pct"]

Array = NDArray[np.float64]

TOLERANCE = 1e-10
"""Asked of its searches."""

SIGMA = 5.0
"""Elasticity of substitution; the trade elasticity is one less."""


def baseline(world: World, buyer: str) -> object:
    """The model of gegravity, its baseline solved; ``buyer`` is its reference importer.

    Raises
    ------
    ImportError
        When gegravity is not installed.
    """
    import pandas as pd
    from gegravity import BaselineData, CostCoeffs, OneSectorGE

    flows = world.flows[:, :, 0]
    output, spending = flows.sum(axis=1), flows.sum(axis=0)
    origin, destination = np.indices(flows.shape)
    names = np.array(world.economies)
    with np.errstate(divide="ignore"):
        cost = np.log(flows * output.sum() / (output[:, None] * spending))
    table = pd.DataFrame(
        {
            "exporter": names[origin.ravel()],
            "importer": names[destination.ravel()],
            "year": "2022",
            "trade": flows.ravel(),
            "Y": output[origin.ravel()],
            "E": spending[destination.ravel()],
            "cost": cost.ravel(),
        }
    )
    data = BaselineData(table, trade_var_name="trade", expend_var_name="E", output_var_name="Y")
    weight = CostCoeffs(
        pd.DataFrame({"var": ["cost"], "beta": [1.0], "stderr": [1.0]}), "var", "beta", "stderr"
    )
    model = OneSectorGE(
        data, "2022", buyer, sigma=SIGMA, cost_variables=["cost"], cost_coeff_values=weight, quiet=True
    )
    model.build_baseline(mr_tolerance=TOLERANCE)
    return model


def welfare_pct(world: World, seller: str, buyer: str, factor: float) -> Array:
    """Change of real income [N], %, when trade from ``seller`` to ``buyer`` costs ``factor`` times as much."""
    with warnings.catch_warnings():
        # It says with a warning that a search did not converge; deprecations of pandas are not ours to mind.
        warnings.simplefilter("error", UserWarning)
        for category in (DeprecationWarning, FutureWarning):
            warnings.simplefilter("ignore", category)
        model: Any = baseline(world, buyer)
        data = model.baseline_data.drop(columns="index")
        cell = (data["exporter"] == seller) & (data["importer"] == buyer)
        data.loc[cell, "cost"] += (1.0 - SIGMA) * np.log(factor)
        model.define_experiment(data)
        model.simulate(ge_tolerance=TOLERANCE)
    table = model.country_results["welfare statistic"]
    # Theirs is old over new.
    change: Array = 100.0 * (1.0 / table.loc[list(world.economies)].to_numpy(dtype=np.float64) - 1.0)
    return change


def by_textbook(world: World, seller: str, buyer: str, factor: float, tol: float = 1e-12) -> Array:
    """The same with shares of output and expenditure that move: one factor, Armington, balanced trade."""
    kernel, output = _kernel(world, seller, buyer, factor)
    wage = np.ones_like(output)
    gap = np.full_like(output, np.inf)
    while np.abs(gap).max() > tol:
        power = wage ** (1.0 - SIGMA)
        access = power @ kernel
        gap = power * (kernel @ (wage * output / access)) / (wage * output) - 1.0
        wage = wage * (1.0 + gap / SIGMA)
        wage = wage * output.sum() / (wage @ output)
    change: Array = 100.0 * (wage * access ** (1.0 / (SIGMA - 1.0)) - 1.0)
    return change


def by_fixed_shares(world: World, seller: str, buyer: str, factor: float, tol: float = 1e-12) -> Array:
    """The same with the shares of the baseline, as gegravity has it: only multilateral resistances move."""
    kernel, output = _kernel(world, seller, buyer, factor)
    # Powers 1 - sigma of inward and outward resistance, new over base, both one in the baseline.
    outward = np.ones_like(output)
    gap = np.full_like(output, np.inf)
    while np.abs(gap).max() > tol:
        inward = (1.0 / outward) @ kernel
        new = kernel @ (output / inward) / output
        gap = np.log(new / outward)
        outward = new
    price = outward ** (1.0 / (SIGMA - 1.0))
    change: Array = 100.0 * (price * inward ** (1.0 / (SIGMA - 1.0)) - 1.0)
    return change


def _kernel(world: World, seller: str, buyer: str, factor: float) -> tuple[Array, Array]:
    """Shares of origins in spending [o, d], moved by the cost alone, and output [o]."""
    flows = world.flows[:, :, 0]
    kernel = flows / flows.sum(axis=0)
    kernel[world.economy(seller), world.economy(buyer)] *= factor ** (1.0 - SIGMA)
    return kernel, flows.sum(axis=1)
