"""Many scenarios of one baseline at once.

The equations are those of :mod:`detente.trade.system`, evaluated for many scenarios (*lanes*) together: tables are
``[S, N, L]``. What wages do to prices and spending is the same for all lanes to first order; it is found once, and
each step moves wages by the inverse of that response and takes prices and spending along. That halves the number of
steps. What is left is done by Anderson acceleration in each lane, weights from a few sums over each economy.

A lane starts at the baseline, whatever was solved before, and leaves when its equations hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.base import Base
from detente.trade.equilibrium import TOLERANCE
from detente.trade.precondition import precondition
from detente.trade.shared import Change, ChangedCells, Positions, Shared
from detente.trade.system import pack

__all__ = ["Lanes", "Response", "respond", "solve_lanes"]

MEMORY = 3
"""Past steps that acceleration combines."""

LONGEST = 60
"""Steps after which a lane is left to the solver of single scenarios."""

TOGETHER = 64
"""Lanes that are solved at once."""

WIDTH = 8
"""Lanes are filled up to a multiple of this with idle ones.

Libraries for products of matrices take other paths, with other rounding, for left-over columns: filled up, a lane
gets the same digits whatever is solved beside it.
"""

NUDGE = 1e-5
"""Log change of wages from which their effects are found."""

ROUNDS = 4
"""Steps in which prices and spending settle after the nudge; each leaves about a quarter of the gap."""


@dataclass(frozen=True, eq=False)
class Response:
    """What wages do near a baseline."""

    shared: Shared
    point: Array
    """The baseline, packed [n]."""
    inverse: Array
    """[N, N]: wages from gaps of trade balances, prices and spending following."""
    follow: NDArray[np.float32]
    """[n - N, N]: prices and spending that follow each wage; a direction to move in needs no more digits."""


@dataclass(frozen=True, eq=False)
class Lanes:
    """Solved scenarios; tables have the lane last, values are fractions of world value added."""

    position: Positions
    """Place of each lane among the changes that were asked for [L]."""
    log_wage: Array
    """[N, L]."""
    log_price: Array
    """[S, N, L]."""
    log_cost: Array
    """[S, N, L]."""
    output: Array
    """[S, N, L]."""
    spending: Array
    """[S, N, L]."""
    income: Array
    """[N, L]."""
    tariff_revenue: Array
    """[N, L]."""
    export_tax_revenue: Array
    """[N, L]."""
    terms_of_trade_log: Array
    """Log change of export over import prices, eq. (12) [N, L]."""
    between: Array | None
    """Trade of all sectors [N, N, L] (origin, destination, lane); ``None`` unless asked for."""
    residual: Array
    """Largest undamped residual of any equation [L]."""
    walras: Array
    """Largest relative gap of the factor markets, which no equation of the solver contains [L]."""
    steps: Positions
    """[L]."""

    def only(self, lanes: Positions) -> Lanes:
        """Some lanes."""
        tables: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        some: dict[str, Any] = {k: t if t is None else t.take(lanes, axis=-1) for k, t in tables.items()}
        return Lanes(**some)


@dataclass(frozen=True, eq=False)
class _State:
    """Everything that follows from the unknowns of some lanes."""

    log_cost: Array
    log_price: Array
    power: Array
    demand: Array
    exports: Array
    """Without sales at home, as ``imports`` [S, N, L]."""
    imports: Array
    output: Array
    spending: Array
    income: Array
    tariff_revenue: Array
    export_tax_revenue: Array
    wage_gap: Array
    numeraire: Array
    """[L]."""


class _Lanes:
    """The equations of some lanes as one map of their packed unknowns [n, L]."""

    def __init__(self, shared: Shared, products: ChangedCells, log_productivity: Array | None) -> None:
        base = shared.base
        self.shared, self.products, self.gained = shared, products, log_productivity
        self.base, self.closure, self.undo = base, shared.reference.closure, precondition(base)
        self.theta = base.theta[:, None]  # one more axis: eq. (3) then takes tables with lanes
        unused = base.spending == 0.0
        self.unused = unused.astype(np.float64)[:, :, None]
        self.per_spending = ((1.0 - unused) / (base.spending + unused))[:, :, None]
        self.inputs_t = base.input_share.transpose(0, 2, 1)

    def only(self, lanes: Positions, idle: NDArray[np.bool_]) -> _Lanes:
        gained = None if self.gained is None else self.gained.take(lanes, axis=2)
        return _Lanes(self.shared, self.products.only(lanes, idle), gained)

    def split(self, z: Array) -> tuple[Array, Array, Array]:
        """Log wages [N, L], log prices and relative spending [S, N, L]."""
        n, (sectors, economies) = len(self.base.economies), self.base.spending.shape
        shape = (sectors, economies, z.shape[1])
        middle = n + self.base.spending.size
        return z[:n], z[n:middle].reshape(shape), z[middle:].reshape(shape)

    def step(self, z: Array) -> tuple[Array, Array]:
        """``F(z) - z`` with every block preconditioned [n, L], and the largest residual of each lane [L]."""
        base, undo = self.base, self.undo
        log_wage, log_price, hat = self.split(z)
        log_cost, power, price, _ = self._prices(log_wage, log_price)
        gap = price - log_price
        residual = np.abs(gap).max(axis=(0, 1))
        # Spending and wages meet the prices that are about to hold, to first order.
        move = _by_economy(undo.price, gap)
        power *= eq.cost_power(_by_economy(self.inputs_t, move), self.theta)
        access = eq.cost_power(log_price + move, self.theta)
        state = self._values(log_wage, hat, log_cost, price, power, access)
        gap = state.spending * self.per_spending
        gap += self.unused
        gap -= hat
        residual = np.maximum(residual, _others(state, gap))
        wage_move = state.wage_gap / undo.reaction[:, None]
        wage_move -= np.log(base.value_added @ np.exp(log_wage + wage_move))
        gap *= base.spending[:, :, None]
        gap = _by_economy(undo.spending, gap) * self.per_spending
        return np.concatenate([wage_move, _flat(move), _flat(gap)]), residual

    def evaluate(self, z: Array) -> tuple[_State, Array]:
        """Every equation at one point, and the largest residual of each lane."""
        log_wage, log_price, hat = self.split(z)
        log_cost, power, price, access = self._prices(log_wage, log_price)
        state = self._values(log_wage, hat, log_cost, price, power, access)
        gap = state.spending * self.per_spending + self.unused - hat
        residual = np.maximum(np.abs(price - log_price).max(axis=(0, 1)), _others(state, gap))
        return state, residual

    def _prices(self, log_wage: Array, log_price: Array) -> tuple[Array, Array, Array, Array]:
        """Eqs. (2) to (4)."""
        log_cost = _by_economy(self.inputs_t, log_price)
        log_cost += self.base.value_added_share[:, :, None] * log_wage
        if self.gained is not None:
            log_cost -= self.gained
        power = eq.cost_power(log_cost, self.theta)
        access = self.products.access(power)
        price = np.log(access)
        price /= -self.theta[:, :, None]
        return log_cost, power, price, access

    def _values(
        self, log_wage: Array, hat: Array, log_cost: Array, price: Array, power: Array, access: Array
    ) -> _State:
        """Eqs. (5) to (9)."""
        base = self.base
        spending = hat * base.spending[:, :, None]
        demand = spending / access
        exports, imports = self.products.exports(demand), self.products.imports(power)
        exports *= power
        imports *= demand
        output = demand * power
        output *= self.shared.home[:, :, None]
        tariff_revenue = eq.tariff_revenue(spending, imports + output)
        output += exports
        export_tax = np.zeros_like(log_wage)
        taxed = self.products.taxed(demand)
        if taxed is not None:
            taxed *= power
            export_tax = taxed.sum(axis=0)
            output -= taxed
        deficit, gap = self._balance(exports.sum(axis=0), imports.sum(axis=0))
        wages = np.exp(log_wage) * base.value_added[:, None]
        income = wages + tariff_revenue + export_tax + deficit
        spending = _by_economy(base.input_share, output)
        spending += base.final_share[:, :, None] * income
        return _State(
            log_cost, price, power, demand, exports, imports, output, spending, income, tariff_revenue,
            export_tax, gap, wages.sum(axis=0),
        )  # fmt: skip

    def _balance(self, exports: Array, imports: Array) -> tuple[Array, Array]:
        """Deficits under the closure, and eq. (9)."""
        base = self.base
        if self.closure == "scaled":
            ratio = base.import_ratio[:, None]
            wanted = exports * ratio * (exports.sum(axis=0) / (exports * ratio).sum(axis=0))
            return wanted - exports, np.log(wanted / imports)
        deficit = (base.deficit if self.closure == "fixed" else np.zeros_like(base.deficit))[:, None]
        return deficit, eq.balance_gap(exports, imports, deficit)


def respond(shared: Shared) -> Response | None:
    """What wages do near the baseline: each is nudged, and prices and spending settle.

    ``None`` when the equations of the baseline are singular.
    """
    n, sectors = len(shared.base.economies), len(shared.base.sectors)
    point = pack(*shared.reference.point())
    nobody, nothing = np.zeros(0, dtype=np.intp), np.zeros((sectors, 0))
    count = n + -n % WIDTH
    lanes = _Lanes(shared, ChangedCells.of(shared, [Change(nobody, nobody, nothing, nothing)] * count), None)
    z = np.repeat(point[:, None], count, axis=1)
    with np.errstate(all="ignore"):
        start = lanes.step(z)[0][:n]
        z[np.arange(n), np.arange(n)] += NUDGE
        for _ in range(ROUNDS):
            z[n:] += lanes.step(z)[0][n:]
        slope = ((lanes.step(z)[0][:n] - start) / NUDGE)[:, :n]
    follow = (z[n:, :n] - point[n:, None]) / NUDGE
    if not (np.isfinite(slope).all() and np.isfinite(follow).all()):
        return None
    try:
        inverse = np.asarray(-np.linalg.inv(slope), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    return Response(shared, point, inverse, follow.astype(np.float32))


def solve_lanes(
    response: Response, changes: Sequence[Change], *, tol: float = TOLERANCE, between: bool = False
) -> list[Lanes]:
    """Solve scenarios together.

    A scenario that is missing from the answer found no positive incomes or did not get below ``tol``; the solver of
    single scenarios says more about it.

    Parameters
    ----------
    changes : what each scenario changes.
    tol : largest undamped residual, relative in every block.
    between : also find trade by pairs of economies.
    """
    found = []
    for first in range(0, len(changes), TOGETHER):
        chosen = changes[first : first + TOGETHER]
        found += _solve(response, chosen, first + np.arange(len(chosen)), tol, between)
    return found


def _solve(
    response: Response, changes: Sequence[Change], position: Positions, tol: float, between: bool
) -> list[Lanes]:
    shared, n = response.shared, len(response.shared.base.economies)
    width = len(changes) + -len(changes) % WIDTH
    filled = np.arange(width) % len(changes)
    going = np.arange(width) < len(changes)
    lanes = _Lanes(shared, ChangedCells.of(shared, changes), _productivity(changes)).only(filled, ~going)
    position, memory, found = position[filled], _Memory(shared.base), []
    z = np.repeat(response.point[:, None], width, axis=1)
    with np.errstate(all="ignore"):
        for step in range(1, LONGEST + 1):
            move, residual = lanes.step(z)
            going &= np.isfinite(residual)
            close = going & (residual < tol)
            if close.any():
                solved, done = _finish(lanes, z, position, close, step, tol, between)
                found += solved
                going[done] = False
            if not going.any():
                break
            kept = _filled_up(going)
            if kept.size < going.size:
                position, going = position[kept], going[kept]
                lanes = lanes.only(kept, ~going)
                z, move = z.take(kept, axis=1), move.take(kept, axis=1)
                memory.keep(kept)
            wages = response.inverse @ move[:n]
            move[:n] = wages
            move[n:] += response.follow @ wages.astype(np.float32)
            z = memory.combine(z, move)
            z[:, ~going] = response.point[:, None]
    return found


def _filled_up(going: NDArray[np.bool_]) -> Positions:
    """Lanes to go on with: those that are not done, and idle ones up to a full width."""
    live = np.flatnonzero(going)
    return np.sort(np.concatenate([live, np.flatnonzero(~going)[: -live.size % WIDTH]]))


def _productivity(changes: Sequence[Change]) -> Array | None:
    given = [c.log_productivity for c in changes]
    some = next((g for g in given if g is not None), None)
    if some is None:
        return None
    return np.stack([np.zeros_like(some) if g is None else g for g in given], axis=2)


class _Memory:
    """Anderson acceleration, type II, in each lane; weights from sums of the moves over each economy."""

    def __init__(self, base: Base) -> None:
        self.n = len(base.economies)
        total = base.spending.sum(axis=0)
        weight = np.divide(base.spending, total, out=np.zeros_like(base.spending), where=total > 0)
        self.weights = (base.final_share[:, :, None], weight[:, :, None])
        self.targets: list[Array] = []
        """Past ``F(z)`` [n, L], the newest last."""
        self.sums: list[Array] = []

    def keep(self, lanes: Positions) -> None:
        self.targets = [t.take(lanes, axis=1) for t in self.targets]
        self.sums = [s.take(lanes, axis=1) for s in self.sums]

    def combine(self, z: Array, move: Array) -> Array:
        """The next point."""
        n, (sectors, economies, _) = self.n, self.weights[0].shape
        tables = move[n:].reshape(2, sectors, economies, -1)
        sums = [(w * t).sum(axis=0) for w, t in zip(self.weights, tables, strict=True)]
        self.sums = [*self.sums[-MEMORY:], np.concatenate([move[:n], *sums])]
        self.targets = [*self.targets[-MEMORY:], z + move]
        newest = self.targets[-1]
        if len(self.targets) == 1:
            return newest
        past = np.stack([self.sums[-1] - s for s in self.sums[:-1]])
        gram = np.einsum("ifl,jfl->lij", past, past)
        wanted = np.einsum("ifl,fl->li", past, self.sums[-1])
        scale = np.sqrt(np.einsum("lii->li", gram))
        scale[scale == 0.0] = 1.0
        normal = gram / scale[:, :, None] / scale[:, None, :]
        normal += 1e-12 * np.eye(normal.shape[1])
        weights = np.linalg.solve(normal, (wanted / scale)[:, :, None])[:, :, 0] / scale
        after: Array = newest * (1.0 - weights.sum(axis=1))
        for target, weight in zip(self.targets[:-1], weights.T, strict=True):
            after += target * weight
        return after


def _finish(
    lanes: _Lanes,
    z: Array,
    position: Positions,
    close: NDArray[np.bool_],
    steps: int,
    tol: float,
    between: bool,
) -> tuple[list[Lanes], Positions]:
    """Evaluate every equation of the lanes that are close once more; those in which all hold, and which these are."""
    filled = _filled_up(close)
    lanes, z = lanes.only(filled, ~close[filled]), z.take(filled, axis=1)
    state, residual = lanes.evaluate(z)
    held = np.flatnonzero(close[filled] & (residual < tol) & (state.income.min(axis=0) > 0.0))
    if not held.size:
        return [], held
    base, log_wage = lanes.base, z[: len(lanes.base.economies)]
    paid = (base.value_added_share[:, :, None] * state.output).sum(axis=0)
    solved = Lanes(
        position=position[filled],
        log_wage=log_wage,
        log_price=state.log_price,
        log_cost=state.log_cost,
        output=state.output,
        spending=state.spending,
        income=state.income,
        tariff_revenue=state.tariff_revenue,
        export_tax_revenue=state.export_tax_revenue,
        terms_of_trade_log=_terms_of_trade(lanes, state),
        between=lanes.products.between(state.power, state.demand) if between else None,
        residual=residual,
        walras=np.abs(paid / (np.exp(log_wage) * base.value_added[:, None]) - 1.0).max(axis=0),
        steps=np.full(filled.size, steps),
    )
    return [solved.only(held)], filled[held]


def _terms_of_trade(lanes: _Lanes, state: _State) -> Array:
    """Eq. (12) without forming trade cell by cell."""
    shared = lanes.shared
    cost = state.log_cost - shared.reference.log_cost[:, :, None]
    after, before = lanes.products.log_taxes(state.power, state.demand)
    sold = (state.exports * cost).sum(axis=0) + after[0]
    bought = (lanes.products.imports(state.power * cost) * state.demand).sum(axis=0) + after[1]
    index = _mean(sold, state.exports.sum(axis=0)) - _mean(bought, state.imports.sum(axis=0))
    trade = shared.trade
    sold = (trade.sum(axis=2)[:, :, None] * cost).sum(axis=0) + before[0]
    bought = np.matmul(trade.transpose(0, 2, 1), cost).sum(axis=0) + before[1]
    index += _mean(sold, trade.sum(axis=(0, 2))[:, None]) - _mean(bought, trade.sum(axis=(0, 1))[:, None])
    half: Array = index / 2.0
    return half


def _others(state: _State, spending_gap: Array) -> Array:
    """Largest residual of each lane in the equations other than those of prices."""
    largest = np.maximum(np.abs(state.wage_gap).max(axis=0), np.abs(spending_gap).max(axis=(0, 1)))
    worst: Array = np.maximum(largest, np.abs(state.numeraire - 1.0))
    return worst


def _by_economy(matrix: Array, table: Array) -> Array:
    """``Σ_b M[n,a,b]·t[b,n,l]`` [a, N, L]."""
    product: Array = np.matmul(matrix, table.transpose(1, 0, 2)).transpose(1, 0, 2)
    return product


def _flat(table: Array) -> Array:
    flat: Array = table.reshape(-1, table.shape[2])
    return flat


def _mean(total: Array, weight: Array) -> Array:
    """Weighted mean; zero where nothing is traded."""
    mean: Array = np.divide(total, weight, out=np.zeros_like(total), where=weight > 0)
    return mean
