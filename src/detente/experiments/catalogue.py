"""The experiments: what was asked, what was published, what this engine answers.

Nothing here is tuned: worlds, elasticities and closures are those that a user gets without asking, and where an
experiment needs another choice its text says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from detente.draws.parameters import SETS
from detente.errors import LabelError, Problem
from detente.experiments.figures import Experiment, Figure
from detente.labels import EU27
from detente.scenario.files import parse
from detente.scenario.schema import Scenario, Tariff
from detente.strategy.best_response import best_response
from detente.strategy.instruments import Instruments
from detente.strategy.nash import nash
from detente.trade.result import Result
from detente.trade.solve import solve

if TYPE_CHECKING:
    from detente.trade.base import Closure
    from detente.world import World

__all__ = ["EXPERIMENTS", "liberation_day", "run"]

OVER_SETS = f"elasticity sets {', '.join(SETS)}; the first is the default"


def run(world: World, names: Iterable[str] = ()) -> list[Experiment]:
    """Run experiments by name, all of them without names.

    Raises
    ------
    LabelError
        For a name that no experiment has.
    """
    chosen = list(names) or list(EXPERIMENTS)
    unknown = [name for name in chosen if name not in EXPERIMENTS]
    if unknown:
        known = ", ".join(EXPERIMENTS)
        raise LabelError(Problem("experiment", repr(unknown[0]), f"one of {known}", "choose one of them"))
    return [EXPERIMENTS[name](world) for name in chosen]


def liberation_day() -> Scenario:
    """US tariffs announced on 2 April 2025, on top of the duties of the base year."""
    text = resources.files("detente.experiments").joinpath("liberation_day.yaml").read_text(encoding="utf-8")
    return parse(text, "liberation_day.yaml")


def answered_in_kind(scenario: Scenario) -> Scenario:
    """The same, with every partner putting the same points on goods in the other direction."""
    back = tuple(
        m.model_copy(update={"origin": m.destination, "destination": m.origin})
        for m in scenario.measures
        if isinstance(m, Tariff)
    )
    return scenario.model_copy(update={"measures": scenario.measures + back})


def _liberation(world: World) -> Experiment:
    alone = liberation_day()
    rows = []
    for when, scenario, published in (
        ("alone", alone, ("+0.60", "-1.38", "-24.2", "-22.6")),
        ("answered", answered_in_kind(alone), ("-1.02", "-0.71", "-32.6", "-30.1")),
    ):
        found = [_of_us(solve(world, scenario, elasticities=name)) for name in SETS]
        names = ("US income", "income of others", "US exports / GDP", "US imports / GDP")
        for k, (name, figure) in enumerate(zip(names, published, strict=True)):
            rows.append(_figure(f"{name}, {when}", "%", figure, [f[k] for f in found]))
    return Experiment(
        "liberation-day",
        "US tariffs of 2 April 2025, alone and answered in kind",
        "Ignatenko, Lashkaripour, Macedoni and Simonovska (2025), Making America great again?, Journal of "
        "International Economics 157, 104138, Table 4, several sectors with inputs, doi:10.1016/j.jinteco.2025.104138",
        OVER_SETS,
        tuple(rows),
        (
            "there tariff revenue lowers a tax on labour, whose supply reacts; here it is handed back as a lump sum",
            "there part of the deficits reacts to trade; here they stay a share of world income",
            "there 181 economies and four sectors of 2019 with entry of firms; here 81 and 28 of 2022 without",
        ),
    )


def _of_us(result: Result) -> tuple[float, ...]:
    """Real income of the US and, weighted by value added, of all others; US exports and imports over GDP. All %."""
    us = result.world.economies.index("USA")
    weight = result.world.value_added.sum(axis=1)
    others = np.arange(len(weight)) != us
    trade = [
        t.sum(axis=0) * (1.0 - np.eye(len(weight)))
        for t in (result.trade_before_usd_m, result.trade_after_usd_m)
    ]
    gdp = np.exp(result.equilibrium.log_wage[us] - result.reference.log_wage[us])
    return (
        float(result.real_income_pct[us]),
        float(np.average(result.real_income_pct[others], weights=weight[others])),
        float(100.0 * (trade[1][us].sum() / trade[0][us].sum() / gdp - 1.0)),
        float(100.0 * (trade[1][:, us].sum() / trade[0][:, us].sum() / gdp - 1.0)),
    )


def _optimal(world: World) -> Experiment:
    def rates(sectors: tuple[str, ...] | None, closure: Closure) -> list[float]:
        one = Instruments(by="uniform", sectors=sectors)
        rest = Scenario(title="the duties of the base year", closure=closure)
        found = [best_response(world, "USA", instruments=one, scenario=rest, elasticities=s) for s in SETS]
        return [response.rates.mean_pct("USA") for response in found]

    goods, everything = rates(None, "fixed"), rates(world.sectors, "balanced")
    return Experiment(
        "optimal-tariff",
        "The uniform US tariff that serves the US best when nobody answers",
        "Ignatenko et al. (2025), as above, text and Table 4: 19 % in one sector, 12.5 % with inputs; Itskhoki and "
        "Mukhin (2025), The Optimal Macro Tariff, NBER working paper 33839: 34 % with balanced positions, 9 % with "
        "the dollar liabilities that the US has",
        OVER_SETS,
        (
            _figure("all goods, deficits fixed", "%", "19; 12.5", goods),
            _figure("all imports, balanced", "%", "34", everything),
        ),
        (
            "19 and 12.5 % are for one sector and a model in which prices of imports react more than one for one",
            "34 % is for one sector and a tariff on everything that is imported",
            "9 % counts what a stronger dollar does to foreign assets and debts, which are not in this model: no run "
            "of it answers that question",
        ),
    )


def _ossa(world: World) -> Experiment:
    union = [e for e in EU27 if e in world.economies]
    own = ["BRA", "CHN", "IND", "JPN", "USA"]
    rest = [e for e in world.economies if e not in {*union, *own}]
    regions = world.aggregate({"EUR": union, "RST": rest})
    balanced = Scenario(title="balanced trade", closure="balanced")
    alone, war, loss = [], [], []
    for name in SETS:
        best = [
            best_response(regions, e, scenario=balanced, elasticities=name, starts=1).rates.rate_pct
            for e in regions.economies
        ]
        alone.append(float(np.concatenate(best).mean()))
        fight = nash(regions, "all", scenario=balanced, elasticities=name, certify=None)
        war.append(float(fight.rates.rate_pct.mean()))
        loss.append(float(np.mean([fight.real_income_pct(e) for e in regions.economies])))
    return Experiment(
        "ossa",
        "Tariffs of seven regions: each alone, and all at once in a trade war",
        "Ossa (2014), Trade Wars and Trade Talks with Data, American Economic Review 104(12): optimal tariffs 62 % on "
        "average, in a trade war 63 %, government welfare then 2.9 % lower, doi:10.1257/aer.104.12.4104",
        OVER_SETS,
        (
            _figure("mean tariff, alone", "%", "62", alone),
            _figure("mean tariff, trade war", "%", "63", war),
            _figure("mean income, trade war", "%", "-2.9", loss),
        ),
        (
            "there firms have market power, and tariffs shift their profits and protect industries with political "
            "weight; here competition is perfect and only real income counts",
            "there goods are made without inputs from other industries; here with them, and a tariff on inputs raises "
            "the costs of one's own exports",
        ),
    )


CONTROL = """
title: four fifths of China's exports of rare earths and magnets withheld
products: [rare_earths, rare_earth_magnets]
production:
  critical:
    - using: [C20, C24B, C25, C26, C27, C28, C29, C301, C302T309, C31T33]
      inputs: [rare_earths, rare_earth_magnets]
      sigma: {sigma}
      within: 1
measures:
  - kind: export_quota
    origin: CHN
    destination: WLD
    sectors: [rare_earths, rare_earth_magnets]
    granted_share: 0.2
"""

THETAS = (0.5, 1.0, 2.0, 4.0)
SIGMAS = (0.05, 0.1, 0.2, 0.5)


def _rare_earths(world: World) -> Experiment:
    economies = ("USA", "JPN", "DEU")
    found = {
        (theta, sigma): solve(
            world,
            parse(CONTROL.format(sigma=sigma)),
            elasticities={
                "rare_earths": theta,
                "rare_earth_magnets": theta,
                "others": world.default_elasticities,
            },
        )
        for theta in THETAS
        for sigma in SIGMAS
    }
    published = ("-1.5; -0.3 to -0.6", "-1.8", "-1.2")
    rows = []
    for economy, figure in zip(economies, published, strict=True):
        values = {at: r.of(economy)["real_income_pct"] for at, r in found.items()}
        rows.append(
            Figure(
                f"real income, {economy}",
                "%",
                figure,
                values[1.0, 0.2],
                min(values.values()),
                max(values.values()),
            )
        )
    return Experiment(
        "rare-earths",
        "China withholds four fifths of its exports of rare earths and magnets",
        "Bogmans, Jerez-Osses, Miranda-Pinto and Natal (2026), IMF working paper 26/073, 80 % less supply, low "
        "elasticities: US -1.5, Japan -1.8, Germany -1.2 % of GDP, 'negligible' with higher ones; ECB occasional "
        "paper of 31 March 2026, a partial control over 18 months: US -0.3 to -0.6 %",
        "trade elasticities 0.5 to 4 and substitution 0.05 to 0.5; ours with 1 and 0.2",
        tuple(rows),
        (
            "there the supply of the world falls, or lines stop when a part is missing; here other origins sell more "
            "at a higher price within the year, and nothing stops",
            "here China alone cuts, and only what is traded as metal, compound or magnet is cut: what is inside "
            "Chinese motors goes on being sold",
            "a first year is not what this engine describes: it gives a small fraction of these figures, and not their "
            "order",
        ),
    )


def _figure(what: str, unit: str, published: str, values: list[float]) -> Figure:
    return Figure(what, unit, published, values[0], min(values), max(values))


EXPERIMENTS: dict[str, Callable[[World], Experiment]] = {
    "liberation-day": _liberation,
    "optimal-tariff": _optimal,
    "ossa": _ossa,
    "rare-earths": _rare_earths,
}
