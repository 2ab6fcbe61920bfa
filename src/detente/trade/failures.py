"""Why a scenario has no equilibrium: what can be seen before solving, and what a failed run says."""

from __future__ import annotations

from typing import NoReturn

import numpy as np

from detente.errors import Problem, SolveError
from detente.labels import economy_name, sector_name
from detente.trade.base import Base
from detente.trade.system import Point, State, System
from detente.trade.verdict import Verdict
from detente.trade.wedges import Limit

__all__ = ["explain", "limit_name", "require_solvable"]

SUBSIDISED = 0.5
"""Log subsidy above which a purchase floor is named as the reason for an income below zero."""

SCARCE = 5.0
"""Log price above which an input is called too scarce."""


def limit_name(base: Base, limit: Limit) -> str:
    """A limit in words."""
    sectors, origins, destinations = (list(dict.fromkeys(axis)) for axis in zip(*limit.cells, strict=True))
    goods = _some([_mid(sector_name(base.sectors[s])) for s in sectors], "goods")
    sellers = _some([economy_name(base.economies[o]) for o in origins], "economies")
    buyers = _some([economy_name(base.economies[d]) for d in destinations], "economies")
    if limit.kind == "floor":
        return f"purchase of {goods} from {sellers} by {buyers}"
    return f"ceiling on {goods} from {sellers} to {buyers}"


def require_solvable(model: System) -> None:
    """Raise what can be known without solving."""
    _require_sources(model)
    _require_trade_under_limits(model)
    _require_room(model)
    _require_financing(model)


def _require_sources(model: System) -> None:
    base = model.base
    missing = (model.share.sum(axis=1) <= 0.0) & (base.spending > 0.0)
    missing[[b.sector for b in base.technology.backstops]] = False
    if missing.any():
        raise SolveError(
            [
                Problem(
                    f"{sector_name(base.sectors[s])} in {economy_name(base.economies[d])}",
                    "no source left at any price",
                    "at least one origin that may still sell",
                    "leave one origin open, or use a high but finite trade cost",
                )
                for s, d in zip(*np.nonzero(missing), strict=True)
            ],
            Verdict.NO_SOURCE,
        )


def _require_trade_under_limits(model: System) -> None:
    problems = []
    for limit in model.wedges.limits:
        open_cells = [c for c in limit.cells if model.border[c] > 0.0]
        if open_cells and limit.bound > 0.0:
            continue
        asked = "floor" if limit.kind == "floor" else "ceiling"
        problems.append(
            Problem(
                limit_name(model.base, limit),
                f"a {asked} of {limit.bound:g} million USD"
                + ("" if open_cells else " where nothing is traded"),
                f"a positive {asked} on goods that are traded",
                "choose another seller or sector"
                if not open_cells
                else "write a ban instead of a bound of zero",
            )
        )
    if problems:
        raise SolveError(problems, Verdict.IDLE_LIMIT)


def _require_room(model: System) -> None:
    """A floor inside a ceiling that is lower cannot be met."""
    base, limits = model.base, model.wedges.limits
    ceilings = [x for x in limits if x.kind == "ceiling"]
    problems = [
        Problem(
            limit_name(base, floor),
            f"a floor of {floor.bound:g} million USD",
            f"at most the {ceiling.bound:g} million USD of the {limit_name(base, ceiling)}",
            "lower the floor or raise the ceiling",
        )
        for floor in limits
        if floor.kind == "floor"
        for ceiling in ceilings
        if floor.by == ceiling.by and floor.bound > ceiling.bound and set(floor.cells) <= set(ceiling.cells)
    ]
    if problems and model.wedges.held is None:
        raise SolveError(problems, Verdict.CONTRADICTION)


def _require_financing(model: System) -> None:
    """A fixed deficit needs imports, a fixed surplus exports, and balances scaled with trade both."""
    base = model.base
    sells = (model.border.sum(axis=2) > 0.0).any(axis=0)
    buys = ((model.border.sum(axis=1) > 0.0) & (base.spending > 0.0)).any(axis=0)
    problems = []
    for i, economy in enumerate(base.economies):
        name, deficit = economy_name(economy), float(base.deficit[i])
        if model.closure == "fixed" and deficit > 0.0 and not buys[i]:
            got, expected = (
                f"no imports to hold a deficit of {deficit * base.unit / 1e3:,.1f} bn USD",
                "imports",
            )
        elif model.closure == "fixed" and deficit < 0.0 and not sells[i]:
            got, expected = (
                f"no exports to hold a surplus of {-deficit * base.unit / 1e3:,.1f} bn USD",
                "exports",
            )
        elif model.closure != "fixed" and sells[i] != buys[i]:
            got = "exports but no imports" if sells[i] else "imports but no exports"
            expected = f"both, or neither, under the closure '{model.closure}'"
        else:
            continue
        fix = (
            "choose the closure 'balanced'"
            if sells[i] == buys[i]
            else "leave some of its trade in both directions open"
        )
        problems.append(Problem(f"trade of {name}", got, expected, fix))
    if problems:
        raise SolveError(problems, Verdict.UNFINANCED)


def explain(model: System, at: Point, residual: float) -> NoReturn:
    """Raise the reason why a run found no equilibrium."""
    base = model.base
    with np.errstate(all="ignore"):
        state = model.evaluate(at)
    poor = np.flatnonzero(~(state.income > 0.0))
    paying = set(poor.tolist()) or set(range(len(base.economies)))
    subsidised = [
        (limit, float(price))
        for limit, price in zip(model.wedges.limits, at.permit, strict=True)
        if limit.kind == "floor" and price > SUBSIDISED and paying & {d for _, _, d in limit.cells}
    ]
    if subsidised:
        limit, price = max(subsidised, key=lambda x: x[1])
        raise SolveError(
            Problem(
                limit_name(base, limit),
                f"a subsidy of {np.floor(-1000.0 * np.expm1(-price)) / 10.0:.1f} % that does not reach the floor",
                "a purchase that the buyer can pay for",
                "lower the floor, or spread it over more goods",
            ),
            Verdict.UNAFFORDABLE_FLOOR,
        )
    scarce = np.unravel_index(int(np.nanargmax(at.log_price)), at.log_price.shape)
    if base.technology.nests and not at.log_price[scarce] < SCARCE:
        raise SolveError(
            Problem(
                f"{sector_name(base.sectors[scarce[0]])} in {economy_name(base.economies[scarce[1]])}",
                f"a price of {np.exp(at.log_price[scarce]):.3g} times the base year",
                "an input that can be had",
                "add a backstop, or raise the elasticity of substitution or the ceiling",
            ),
            Verdict.TOO_SCARCE,
        )
    if poor.size:
        names = ", ".join(economy_name(base.economies[i]) for i in poor[:3])
        raise SolveError(
            Problem(
                f"income of {names}",
                "zero or below",
                "a positive income",
                "choose the closure 'scaled' or 'balanced': a fixed deficit or surplus cannot be financed "
                "when so little is traded"
                if model.closure == "fixed"
                else "make the shock smaller: what it costs exceeds what the economy earns",
            ),
            Verdict.UNFINANCED,
        )
    where = _worst_market(model, at, state)
    raise SolveError(
        Problem(
            where,
            f"a residual of {residual:.1e} after every fallback",
            "at most 1e-10",
            "choose the closure 'scaled' or 'balanced', or a smaller shock",
        ),
        Verdict.NOT_FOUND,
    )


def _worst_market(model: System, at: Point, state: State) -> str:
    base = model.base
    price_gap = np.abs(state.prices.log_price - at.log_price)
    spending_gap = np.abs(model.moves(at, state).spending_hat)
    limit_gap = np.zeros(1)
    if state.measured is not None:
        limit_gap = np.abs(np.maximum(0.0, at.permit + state.measured.gap) - at.permit)
    gaps = [np.abs(state.wage_gap), price_gap, spending_gap, limit_gap]
    largest = [float(np.nan_to_num(g, nan=np.inf).max()) for g in gaps]
    kind = int(np.argmax(largest))
    worst = np.unravel_index(int(np.argmax(np.nan_to_num(gaps[kind], nan=np.inf))), gaps[kind].shape)
    if kind == 0:
        return f"trade balance of {economy_name(base.economies[worst[0]])}"
    if kind == 3:
        return limit_name(base, model.wedges.limits[worst[0]])
    what = "price of" if kind == 1 else "spending on"
    return f"{what} {sector_name(base.sectors[worst[0]])} in {economy_name(base.economies[worst[1]])}"


def _some(names: list[str], kind: str, most: int = 3) -> str:
    if len(names) > most:
        return f"{len(names)} {kind}"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _mid(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]
