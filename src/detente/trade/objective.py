"""What derivatives are taken of, and what governments maximise: weighted sums over a solved economy.

An objective weighs real incomes of economies, incomes of sectors, volumes and prices, each in logs or as levels.
Levels are what lobbying weights multiply (Ossa 2014, "Trade Wars and Trade Talks with Data", American Economic
Review 104(12), doi:10.1257/aer.104.12.4104): real income once, plus ``λ - 1`` times the real income of each sector.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from detente.errors import InputError, Problem
from detente.labels import economy_name, expand, sector_name
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.marginal import Seeds

__all__ = ["Objective", "ObjectiveLike", "objective_value", "resolve", "seeds_of"]

PARTS = ("real_income", "sector_income", "output", "trade", "price")

LABELS = {"real_income": "n", "sector_income": "sn", "output": "sn", "trade": "sod", "price": "sn"}
"""Dimensions of each part: economy n; sector s, economy n; sector s, origin o, destination d."""


@dataclass(frozen=True, eq=False)
class Objective:
    """A weighted sum over the outcomes of a scenario, of logs or of levels.

    With ``scale="log"`` a weight multiplies the log of an outcome, with ``"level"`` the outcome itself: million
    USD at prices of the base year, and for prices the index that is one in the base year. Volumes and incomes of
    what does not exist take no weight but zero.
    """

    real_income: Array | None = None
    """Weights on real incomes of economies, ``I'/P`` [N]."""
    output: Array | None = None
    """Weights on volumes of output, ``Y'/ĉ`` [S, N]."""
    price: Array | None = None
    """Weights on buyers' prices ``P̂`` [S, N], world value added being the numeraire."""
    sector_income: Array | None = None
    """Weights on real value added of sectors, ``γ·Y'/P`` with the consumer prices of their economy [S, N]."""
    trade: Array | None = None
    """Weights on traded quantities, at border prices of the base year [S, N, N] (sector, origin, destination)."""
    scale: Literal["log", "level"] = "log"

    def parts(self) -> Iterator[tuple[str, Array]]:
        """Name and weights of every part that is there."""
        for name in PARTS:
            weights = getattr(self, name)
            if weights is not None:
                yield name, weights


ObjectiveLike: TypeAlias = Mapping[str, float] | ArrayLike | Objective
"""Weights on log real incomes, by label of an economy or a group or as an array [N], or an :class:`Objective`."""


def objective_value(state: Equilibrium, given: ObjectiveLike) -> float:
    """The objective at ``state``; logs are against the base year.

    Raises
    ------
    LabelError, InputError
        For labels and shapes that do not fit the economy, and for weights on what does not exist.
    """
    if isinstance(given, Mapping):
        real = _outcome(state, "real_income")
        before = state.base.income * state.base.unit
        return float(
            sum(
                weight * np.log(real[inside].sum() / before[inside].sum())
                for label, weight in given.items()
                for inside in (_members(state, label),)
            )
        )
    objective = _checked(state, given)
    total = 0.0
    for name, weights in objective.parts():
        used, level = weights != 0.0, _outcome(state, name)
        if objective.scale == "level":
            total += float((weights * level).sum())
        else:
            total += float(weights[used] @ np.log(level[used] / _before(state, name)[used]))
    return total


def resolve(state: Equilibrium, given: ObjectiveLike) -> Objective:
    """The objective in weights on logs whose derivatives at ``state`` are the same.

    Raises
    ------
    LabelError, InputError
        For labels and shapes that do not fit the economy, and for weights on what does not exist.
    """
    if isinstance(given, Mapping):
        real, weights = _outcome(state, "real_income"), np.zeros(len(state.base.economies))
        for label, weight in given.items():
            inside = _members(state, label)
            weights += weight * inside * real / real[inside].sum()
        return Objective(weights)
    found = _checked(state, given)
    if found.scale == "log":
        return found
    logs = {name: weight * _outcome(state, name) for name, weight in found.parts()}
    return replace(found, scale="log", **logs)


def seeds_of(state: Equilibrium, objective: Objective) -> Seeds:
    """Derivatives of an objective in logs before any market reacts, its own wedges held."""
    base = state.base
    income, output, cost = np.zeros_like(base.income), np.zeros_like(base.output), np.zeros_like(base.output)
    price = np.zeros_like(base.output)
    if objective.real_income is not None:
        income += objective.real_income / state.income
        price -= base.final_share * objective.real_income
    if objective.sector_income is not None:
        weights = objective.sector_income
        output += _per(weights, state.output)
        price -= base.final_share * weights.sum(axis=0)
    if objective.output is not None:
        output += _per(objective.output, state.output)
        cost -= objective.output
    if objective.price is not None:
        price += objective.price
    demand = None
    if objective.trade is not None:
        demand = objective.trade.sum(axis=1)
        cost -= (base.theta[:, None] + 1.0) * objective.trade.sum(axis=2)
    return Seeds(income, output, cost, price, demand, objective.sector_income)


def _outcome(state: Equilibrium, name: str) -> Array:
    """Levels at base-year prices, million USD; the index of prices."""
    base = state.base
    if name == "output":
        level: Array = state.output * np.exp(-state.log_cost) * base.unit
    elif name == "trade":
        level = state.traded_quantity()
    elif name == "price":
        level = np.exp(state.log_price)
    else:
        money = state.income if name == "real_income" else state.value_added_share * state.output
        level = money * base.unit * np.exp(-(base.final_share * state.log_price).sum(axis=0))
    return level


def _before(state: Equilibrium, name: str) -> Array:
    """The same levels in the base year."""
    base = state.base
    if name == "real_income":
        level: Array = base.income * base.unit
    elif name == "sector_income":
        level = base.value_added_share * base.output * base.unit
    elif name == "output":
        level = base.output * base.unit
    elif name == "trade":
        level = base.share * base.spending[:, None, :] / (1.0 + base.tariff) * base.unit
    else:
        level = np.ones_like(base.output)
    return level


def _members(state: Equilibrium, label: str) -> Array:
    """True for the economies that ``label`` stands for [N]."""
    members = expand(label, state.base.economies, where="economy")
    return np.array([e in members for e in state.base.economies])


def _checked(state: Equilibrium, given: ArrayLike | Objective) -> Objective:
    found = given if isinstance(given, Objective) else Objective(np.asarray(given, dtype=np.float64))
    n, s = len(state.base.economies), len(state.base.sectors)
    shapes = {name: tuple(s if d == "s" else n for d in dims) for name, dims in LABELS.items()}
    problems = [
        Problem(
            f"weights on {name}", f"shape {np.shape(value)}", f"{shapes[name]}", "one finite weight for each"
        )
        for name, value in found.parts()
        if np.shape(value) != shapes[name] or not np.isfinite(value).all()
    ]
    if problems:
        raise InputError(problems)
    problems = [p for name, weights in found.parts() for p in _on_nothing(state, name, weights)]
    if problems:
        raise InputError(problems)
    return found


def _on_nothing(state: Equilibrium, name: str, weights: Array) -> list[Problem]:
    """Weights on industries that make nothing, and on pairs that trade nothing."""
    base = state.base
    if name in ("sector_income", "output"):
        level = state.output if name == "output" else state.value_added_share * state.output
        idle = (weights != 0.0) & (level <= 0.0)
        kind = "output" if name == "output" else "income"
        return [
            Problem(
                f"{sector_name(base.sectors[s])} made in {economy_name(base.economies[n])}",
                f"no {kind}",
                "weights on industries that make something",
                "set its weight to zero",
            )
            for s, n in zip(*np.nonzero(idle), strict=True)
        ]
    if name == "trade":
        idle = (weights != 0.0) & (state.traded_quantity() <= 0.0)
        return [
            Problem(
                f"{sector_name(base.sectors[s])} sold by {economy_name(base.economies[o])} "
                f"to {economy_name(base.economies[d])}",
                "no trade",
                "weights on pairs that trade the good",
                "set its weight to zero",
            )
            for s, o, d in zip(*np.nonzero(idle), strict=True)
        ]
    return []


def _per(weights: Array, levels: Array) -> Array:
    """``weights / levels``, zero where nothing is weighed."""
    ratio: Array = np.divide(weights, levels, out=np.zeros_like(levels), where=weights != 0.0)
    return ratio
