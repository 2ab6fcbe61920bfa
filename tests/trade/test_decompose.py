"""A change of real income split by cause and by source: adds up, and each part is what its name says."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.errors import CheckError, InputError
from detente.scenario import parse
from detente.trade import split as splitting
from detente.trade.base import Base, calibrate
from detente.trade.decompose import decompose, print_decomposition
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.path import Path, differentiation, quadrature, stops
from detente.trade.solve import solve
from detente.trade.split import CAUSES, SOURCES, Split, split
from detente.trade.technology import Backstop, Nest, Technology
from detente.trade.wedges import Limit, Rent, Wedges
from detente.trade.welfare import first_order_welfare
from detente.world import World
from worlds import random_world

seeds = st.integers(0, 10_000)
FEW = settings(max_examples=10)
PRECISE = 1e-12


def base_of(seed: int, n: int = 4, s: int = 3, **options: object) -> Base:
    world = random_world(seed, n, s, **options)
    return calibrate(world, world.elasticity("A"))


def at_rest(base: Base, closure: str = "fixed") -> Equilibrium:
    return equilibrium(base, Wedges.of_base(base), closure=closure, tol=PRECISE)


def random_wedges(base: Base, seed: int, kinds: set[str]) -> Wedges:
    """Some wedges of each kind, a ban and a limit included."""
    rng = np.random.default_rng(seed)
    shape = base.share.shape
    s, n, _ = shape
    off = 1.0 - np.eye(n)[None]

    def some(low: float, high: float, share: float = 0.3) -> np.ndarray:
        return off * rng.uniform(low, high, shape) * (rng.random(shape) < share)

    tariff, tax, cost, made, limits = base.tariff, None, None, None, ()
    if "tariff" in kinds:
        tariff = tariff + some(0.0, 1.0)
    if "export_tax" in kinds:
        tax = some(-0.1, 0.5)
    if "trade_cost" in kinds or "ban" in kinds:
        cost = 1.0 + some(-0.2, 0.6) if "trade_cost" in kinds else np.ones(shape)
    if "ban" in kinds:
        k, o, d = (int(i) for i in np.unravel_index(int((base.share * off).argmax()), shape))
        cost[k, o, d] = np.inf
    if "productivity" in kinds:
        made = np.exp(rng.normal(0.0, 0.1, (s, n)))
    if "limit" in kinds:
        traded = equilibrium(base, Wedges.of_base(base)).trade() * off
        still = traded > 0.0 if cost is None else (traded > 0.0) & np.isfinite(cost)
        cells = [tuple(int(i) for i in c) for c in np.argwhere(still)]
        rng.shuffle(cells)
        total = sum(traded[c] for c in cells[:3])
        rent = Rent(0.3, 0.3, 0.4, int(rng.integers(n)))
        limits = (
            Limit("ceiling", tuple(cells[:3]), 0.6 * total, rent=rent),
            Limit("floor", (cells[3],), 1.5 * traded[cells[3]]),
        )
    return Wedges(tariff=tariff, export_tax=tax, trade_cost=cost, productivity=made, limits=limits)


def log_real_income(state: Equilibrium) -> np.ndarray:
    return np.log(state.income / state.base.income) - (state.base.final_share * state.log_price).sum(axis=0)


def equivalent_variation(first: Equilibrium, last: Equilibrium) -> np.ndarray:
    return last.base.income * (np.exp(log_real_income(last)) - np.exp(log_real_income(first)))


def share(found: Split, cause: str) -> np.ndarray:
    return found.causes[cause] / found.income


KINDS = ("tariff", "export_tax", "trade_cost", "ban", "productivity", "limit")


@FEW
@given(seeds, st.sets(st.sampled_from(KINDS), min_size=1), st.sampled_from(["fixed", "scaled", "balanced"]))
def test_parts_add_up(seed: int, kinds: set[str], closure: str) -> None:
    base = base_of(seed)
    first = at_rest(base, closure)
    last = equilibrium(base, random_wedges(base, seed, kinds), closure=closure, start=first)
    found = split(first, last)
    wanted = equivalent_variation(first, last)
    assert set(found.causes) == set(CAUSES)
    assert set(found.sources) == set(SOURCES)
    np.testing.assert_allclose(found.total, wanted, atol=1e-14)
    np.testing.assert_allclose(sum(found.sources.values()), wanted, atol=1e-14)
    assert np.abs(sum(found.causes.values()) - wanted).max() <= 1e-9 * found.income.max()
    assert found.gap <= splitting.TOLERANCE


@FEW
@given(seeds, st.sampled_from(KINDS))
def test_back_is_the_same_way_with_the_other_sign(seed: int, kind: str) -> None:
    """Only the unit changes: gains are measured at the prices of the base year, whichever end comes first."""
    base = base_of(seed)
    first = at_rest(base)
    last = equilibrium(base, random_wedges(base, seed, {kind}), start=first, tol=1e-11)
    there, back = split(first, last), split(last, first)
    for name in CAUSES:
        np.testing.assert_allclose(there.causes[name], -back.causes[name], atol=2e-7)


@settings(max_examples=3)
@given(seeds)
def test_each_wedge_shows_up_under_its_name(seed: int) -> None:
    base = base_of(seed)
    first = at_rest(base)
    at_work = {
        "tariff": {"terms_of_trade", "volume_of_trade", "transfers"},
        "export_tax": {"terms_of_trade", "volume_of_trade", "transfers", "revenue"},
        "trade_cost": {"terms_of_trade", "volume_of_trade", "transfers", "trade_costs"},
        "ban": {"terms_of_trade", "volume_of_trade", "transfers", "bans"},
        "productivity": {"terms_of_trade", "volume_of_trade", "transfers", "productivity"},
        "limit": {"terms_of_trade", "volume_of_trade", "transfers", "rents"},
    }
    for kind, expected in at_work.items():
        found = split(first, equilibrium(base, random_wedges(base, seed, {kind}), start=first))
        assert {n for n in CAUSES if np.abs(found.causes[n]).max() > 0.0} <= expected


@FEW
@given(seeds)
def test_small_tariffs_are_the_first_order_formula(seed: int) -> None:
    """Eq. (13) with balanced trade, where its terms of trade do not depend on the numeraire."""
    world = random_world(seed, 4, 3, deficits=False)
    base = calibrate(world, world.elasticity("A"))
    first = at_rest(base)
    rng = np.random.default_rng(seed)
    size = 1e-5
    tariff = base.tariff + size * rng.random(base.tariff.shape) * (1.0 - np.eye(4))
    last = equilibrium(base, Wedges(tariff=tariff), start=first, tol=1e-13)
    found = split(first, last)
    terms, volume = first_order_welfare(last)
    np.testing.assert_allclose(100 * share(found, "terms_of_trade"), terms, atol=2e-4 * 100 * size)
    np.testing.assert_allclose(100 * share(found, "volume_of_trade"), volume, atol=2e-4 * 100 * size)


@FEW
@given(seeds)
def test_free_trade_has_no_volume_effect_of_small_tariffs(seed: int) -> None:
    """Where buyers pay what producers get, the first tariffs only move the terms of trade."""
    base = base_of(seed, largest_tariff=0.0)
    first = at_rest(base)
    tariff = np.full(base.tariff.shape, 1e-4) * (1.0 - np.eye(4))
    found = split(first, equilibrium(base, Wedges(tariff=tariff), start=first, tol=1e-13))
    terms = np.abs(found.causes["terms_of_trade"]).max()
    assert terms > 1e-7
    assert np.abs(found.causes["volume_of_trade"]).max() < 0.01 * terms


@FEW
@given(seeds)
def test_an_economy_that_trades_with_nobody(seed: int) -> None:
    """No terms of trade, no transfers: a gain of productivity is all there is."""
    rng = np.random.default_rng(seed)
    sales = rng.uniform(50.0, 200.0, 3)
    use = rng.dirichlet(np.ones(3), 3).T * 0.4 * sales[None, :]
    use *= np.minimum(1.0, 0.8 * sales / use.sum(axis=1))[:, None]
    world = World.from_arrays(
        economies=("ALL",), sectors=("A", "B", "C"), flows=sales[None, None, :], intermediate=use[None],
        elasticities={"A": rng.uniform(2.0, 8.0, 3)}, goods=np.array([True, True, False]),
    )  # fmt: skip
    base = calibrate(world, world.elasticity("A"))
    first = at_rest(base)
    better = Wedges(tariff=base.tariff, productivity=np.array([[1.3], [1.0], [0.9]]))
    found = split(first, equilibrium(base, better, tol=PRECISE))
    for name in set(CAUSES) - {"productivity"}:
        np.testing.assert_allclose(found.causes[name], 0.0, atol=1e-12)
    np.testing.assert_allclose(found.causes["productivity"], found.total, rtol=1e-8)
    assert abs(float(found.total[0])) > 1e-4


@FEW
@given(seeds)
def test_a_pure_transfer(seed: int) -> None:
    """No wedge moves: what a transfer gives is the transfer, and what it does to prices and to taxed trade."""
    base = base_of(seed)
    first = at_rest(base)
    gift = 0.02 * np.array([1.0, -1.0, 0.0, 0.0]) * base.income.min()
    given_away = replace(first, base=replace(base, deficit=base.deficit + gift))
    after = equilibrium(given_away.base, first.wedges, start=first, tol=PRECISE)
    last = replace(
        after, base=base, closure="balanced"
    )  # a closure of its own: deficits move in a straight line
    found = split(first, last)
    index = [np.exp((s.base.final_share * s.log_price).sum(axis=0)) for s in (first, last)]
    np.testing.assert_allclose(found.causes["transfers"], last.deficit / index[1] - first.deficit / index[0])
    for name in ("revenue", "rents", "trade_costs", "bans", "productivity"):
        np.testing.assert_array_equal(found.causes[name], 0.0)
    np.testing.assert_allclose(last.deficit - first.deficit, gift, atol=1e-15)


@FEW
@given(seeds)
def test_transfers_between_economies_cancel(seed: int) -> None:
    """At the prices of the base year, what is paid as tax or rent abroad is received abroad."""
    base = base_of(seed)
    first = at_rest(base)
    last = equilibrium(base, random_wedges(base, seed, {"export_tax", "limit"}), start=first)
    for net in (splitting.net_export_tax, splitting.net_rents):
        np.testing.assert_allclose(net(last).sum(), 0.0, atol=1e-12)
        # In some random worlds no ceiling binds, and nobody pays anything abroad.
        assume(np.abs(net(last)).max() > 1e-6)


def test_an_importers_quota_is_its_tariff() -> None:
    """A ceiling whose rent stays with the importer does what a tariff on the same cells does, part by part."""
    base = base_of(5, largest_tariff=0.0)
    first = at_rest(base)
    cell = tuple(
        int(i) for i in np.unravel_index(int((base.share * (1 - np.eye(4))).argmax()), base.share.shape)
    )
    quota = Limit("ceiling", (cell,), 0.5 * float(first.trade()[cell]), rent=Rent(0.0, 1.0))
    limited = equilibrium(base, Wedges(tariff=base.tariff, limits=(quota,)), tol=PRECISE)
    tariff = base.tariff.copy()
    tariff[cell] = math.expm1(float(limited.permit_log[0]))
    taxed = equilibrium(base, Wedges(tariff=tariff), tol=PRECISE)
    one, other = split(first, limited), split(first, taxed)
    for name in ("terms_of_trade", "volume_of_trade", "transfers"):
        np.testing.assert_allclose(one.causes[name], other.causes[name], atol=1e-9)
    np.testing.assert_allclose(one.causes["rents"], 0.0, atol=1e-9)


def test_nests_and_backstops() -> None:
    """The split knows nothing of how goods are made; where a backstop comes into use the way is cut in two."""
    world = random_world(3, 4, 4)
    technology = Technology(
        nests=(Nest((1, 2), (0,), 0.3),),
        backstops=(Backstop(sector=0, source=2, multiple=1.02, elasticity=5.0),),
    )
    base = calibrate(world, world.elasticity("A"), technology)
    first = at_rest(base)
    cost = np.ones(base.share.shape)
    cost[0] = 3.0
    last = equilibrium(base, Wedges(tariff=base.tariff, trade_cost=cost), tol=1e-11)
    assert (last.log_kept < 0.0).any()
    found = split(first, last)
    assert found.gap <= 1e-9
    np.testing.assert_allclose(sum(found.causes.values()), equivalent_variation(first, last), atol=1e-10)


def test_lifting_a_ban() -> None:
    base = base_of(7)
    cost = np.ones(base.share.shape)
    cost[0, 1, 0] = np.inf
    first = equilibrium(base, Wedges(tariff=base.tariff, trade_cost=cost), tol=PRECISE)
    found = split(first, at_rest(base))
    assert found.causes["bans"][0] > 0.0
    np.testing.assert_allclose(sum(found.causes.values()), found.total, atol=1e-10)


def test_numeraire_does_not_matter() -> None:
    """Scaling every wage leaves each part as it is, for economies with deficits too."""
    base = base_of(11)
    first = at_rest(base)
    last = equilibrium(base, random_wedges(base, 11, {"tariff", "export_tax"}), tol=PRECISE)
    path = Path(first, last)
    dearer = [
        replace(
            s,
            log_price=s.log_price + h,
            log_cost=s.log_cost + h,
            spending=s.spending * np.exp(h),
            output=s.output * np.exp(h),
        )
        for t in stops(8).tolist()
        for s, h in [(path.solve(t, first, 1e-12), 0.3 * t)]
    ]
    plain = splitting.Walk(path)
    plain.integrate(8)
    other = splitting.Walk(path, states=dict(zip(stops(8).tolist(), dearer, strict=True)))
    for name, part in other.integrate(8).items():
        np.testing.assert_allclose(part, plain.integrate(8)[name], atol=1e-8)


def test_points_weights_and_derivatives() -> None:
    """Polynomials up to the number of steps are integrated and differentiated exactly, and the stops nest."""
    for count in (4, 8, 16):
        x = stops(count)
        assert x[0] == 0.0
        assert x[-1] == 1.0
        np.testing.assert_array_equal(stops(2 * count)[::2], x)
        for power in range(count + 1):
            assert quadrature(count) @ x**power == pytest.approx(1.0 / (power + 1), abs=1e-14)
            slope = power * x ** max(power - 1, 0)
            np.testing.assert_allclose(differentiation(x) @ x**power, slope, atol=1e-10)


def test_other_bases_and_other_limits_are_refused() -> None:
    base = base_of(2)
    other = calibrate(random_world(2, 4, 3), random_world(2, 4, 3).elasticity("B"))
    with pytest.raises(InputError) as wrong:
        split(at_rest(base), at_rest(other))
    assert str(wrong.value) == (
        "decomposition: got two equilibria of different base years or elasticities, expected two equilibria of one "
        "base. Fix: solve both with the same world and the same elasticities."
    )
    limited = [
        equilibrium(base, Wedges(tariff=base.tariff, limits=(Limit("floor", ((0, 1, 2),), k),)))
        for k in (50.0, 60.0)
    ]
    with pytest.raises(InputError) as wrong:
        split(*limited)
    assert str(wrong.value) == (
        "decomposition: got limits in the scenario and other limits in what it is compared with, expected limits on "
        "one of the two sides, or the same on both. Fix: compare the scenario with a baseline without floors and "
        "ceilings."
    )


def test_parts_that_do_not_add_up_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_of(2)
    last = equilibrium(base, random_wedges(base, 2, {"tariff"}))
    monkeypatch.setattr(splitting, "LEVELS", (4,))
    with pytest.raises(CheckError) as wrong:
        split(at_rest(base), last, tol=1e-30)
    assert str(wrong.value).startswith("decomposition: the parts add up to ")
    assert str(wrong.value).endswith(
        " of real income only, expected 1e-30. Fix: decompose a smaller shock, or use the split by source of income"
    )


SCENARIO = """
title: a wall
measures:
  - {kind: import_tariff, origin: WLD, destination: E00, sectors: goods, add: "40 %"}
"""


def test_a_result_is_split_with_labels(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    world = random_world(4, 4, 3)
    result = solve(world, parse(SCENARIO), elasticities="B")
    found = decompose(result)
    np.testing.assert_allclose(found.real_income_usd_bn, result.real_income_usd_bn, atol=1e-12)
    np.testing.assert_allclose(sum(found.causes.values()), result.real_income_usd_bn, atol=1e-9)
    np.testing.assert_allclose(sum(found.pct(n) for n in CAUSES), result.real_income_pct, atol=1e-7)
    np.testing.assert_allclose(
        sum(found.pct(n, "source") for n in SOURCES), result.real_income_pct, atol=1e-10
    )
    assert (found.title, found.elasticities, found.economies) == (result.title, "B", world.economies)

    one = found.of("E00")
    assert one["real_income"]["pct"] == pytest.approx(result.of("E00")["real_income_pct"])
    assert sum(p["usd_bn"] for p in one["causes"].values()) == pytest.approx(
        one["real_income"]["usd_bn"], abs=1e-9
    )
    everyone = found.of("WLD")["causes"]["terms_of_trade"]["usd_bn"]
    assert everyone == pytest.approx(float(found.causes["terms_of_trade"].sum()))
    assert found.to_dict()["economies"]["E00"] == one

    data = found.to_dataset()
    assert (
        data["by_cause"].sel(cause="terms_of_trade", economy="E00").item()
        == found.causes["terms_of_trade"][0]
    )
    assert data["by_source"].attrs["units"] == "billion USD of the base year"

    i = int(np.argmax(np.abs(found.real_income_usd_bn)))
    assert repr(found).startswith(f"<Decomposition 'a wall': {world.economies[i]} ")
    assert "terms of trade" in repr(found)
    print_decomposition(found, Console(width=140), 2)
    printed = capsys.readouterr().out
    assert "Where it comes from, % of real income" in printed
    assert "factor income" in printed
    assert "quota rents" not in printed
