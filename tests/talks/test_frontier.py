"""Efficient packages and the zone of agreement: definitions, axioms, ties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.talks.frontier import agreement_zone, non_dominated
from detente.talks.games import is_prisoners_dilemma, pure_equilibria
from detente.talks.payoffs import NOTHING, Payoff

coarse = st.integers(-4, 4).map(float)
fine = st.floats(-5.0, 5.0, allow_nan=False).map(lambda x: round(x, 3))
clouds = st.integers(1, 30).flatmap(lambda n: arrays(float, (n, 2), elements=st.one_of(coarse, fine)))
scales = st.tuples(st.floats(0.5, 40.0), st.floats(0.5, 40.0))
START = (NOTHING, NOTHING)


def dominated(points: np.ndarray) -> list[bool]:
    return [any(all(other >= point) and any(other > point) for other in points) for point in points]


@given(clouds)
def test_frontier_is_what_nobody_dominates(points):
    assert non_dominated(points).tolist() == [not d for d in dominated(points)]


@given(clouds, st.randoms(use_true_random=False))
def test_frontier_does_not_depend_on_order(points, random):
    order = list(range(len(points)))
    random.shuffle(order)
    assert non_dominated(points[order]).tolist() == non_dominated(points)[order].tolist()


def test_frontier_of_nothing():
    assert non_dominated(np.zeros((0, 2))).tolist() == []


@given(clouds, scales, fine, fine)
def test_zone_is_what_both_prefer(points, scale, one, two):
    at = (Payoff(one, one * scale[0]), Payoff(two, two * scale[1]))
    zone = agreement_zone(points, points * scale, at, "d")
    gains = points - [one, two]
    assert list(zone.members) == [i for i, g in enumerate(gains) if g.min() >= -zone.tolerance_pct]
    assert zone.empty == (not any(g.min() > zone.tolerance_pct for g in gains))
    assert zone.depth_pct == max(g.min() for g in gains)
    assert gains[zone.best].min() == zone.depth_pct
    assert (zone.nash is None) == zone.empty
    if zone.nash is not None:
        inside = [g for g in gains if g.min() > zone.tolerance_pct]
        assert zone.nash_product == max(g[0] * g[1] for g in inside)
        assert zone.nearest is None
        assert zone.missing is None


@given(clouds, scales, fine, fine)
def test_missing_transfer_is_the_smallest_that_satisfies_both(points, scale, one, two):
    at = (Payoff(one, one * scale[0]), Payoff(two, two * scale[1]))
    usd = points * scale
    zone = agreement_zone(points, usd, at, "d", tolerance_pct=0.0)
    assume(zone.empty)
    gains = usd - [p.usd_bn for p in at]
    helps = [i for i, g in enumerate(gains) if g.sum() > 1e-9]
    if zone.missing is None:
        assert not helps
        return
    m = zone.missing
    after = gains[m.package] + np.array([-1.0, 1.0]) * (1 if m.payer == 0 else -1) * m.transfer_usd_bn
    assert after.min() >= -1e-9
    assert m.joint_gain_usd_bn == pytest.approx(after.sum())
    assert m.transfer_usd_bn <= min((-gains[i].min() for i in helps), default=np.inf) + 1e-9
    assert zone.missing_joint.joint_gain_usd_bn == pytest.approx(gains.sum(axis=1).max())


@given(clouds, scales, st.randoms(use_true_random=False))
def test_zone_does_not_depend_on_order(points, scale, random):
    order = list(range(len(points)))
    random.shuffle(order)
    a = agreement_zone(points, points * scale, START, "d")
    b = agreement_zone(points[order], (points * scale)[order], START, "d")
    assert (a.empty, a.depth_pct, a.nash_product) == (b.empty, b.depth_pct, b.nash_product)
    assert sorted(a.members) == sorted(order[i] for i in b.members)
    assert points[a.best].tolist() == points[order][b.best].tolist()
    assert (a.missing is None) == (b.missing is None)
    if a.missing and b.missing:
        assert a.missing.transfer_usd_bn == b.missing.transfer_usd_bn
        assert points[a.missing.package].tolist() == points[order][b.missing.package].tolist()


@given(clouds, scales, st.integers(0, 100), st.floats(0.01, 2.0), st.floats(0.01, 2.0))
def test_a_dominated_package_changes_nothing(points, scale, pick, less, lesser):
    usd = points * scale
    before = agreement_zone(points, usd, START, "d", tolerance_pct=0.0)
    of = pick % len(points)
    assume(np.abs(points[of]).max() > 0)
    worse = points[of] - [less, lesser]
    more = np.vstack([points, worse])
    after = agreement_zone(more, more * scale, START, "d", tolerance_pct=0.0)
    same = ("empty", "depth_pct", "best", "nash", "nash_product", "missing", "missing_joint")
    assert [getattr(before, n) for n in same] == [getattr(after, n) for n in same]
    assert non_dominated(more).tolist() == [*non_dominated(points).tolist(), False]


@given(clouds, st.tuples(*[st.sampled_from([0.25, 0.5, 2.0, 8.0])] * 2), coarse, coarse)
def test_nash_package_does_not_depend_on_the_scale_of_either_party(points, scale, one, two):
    shift = np.array([one, two])
    moved = points * scale + shift
    a = agreement_zone(points, points, START, "d", tolerance_pct=0.0)
    b = agreement_zone(moved, points, (Payoff(one, 0.0), Payoff(two, 0.0)), "d", tolerance_pct=0.0)
    assert a.empty == b.empty
    if a.nash is not None:
        product = (points[b.nash]).prod()
        assert product == pytest.approx(a.nash_product, rel=1e-9, abs=1e-12)


def test_nash_package_on_the_quarter_circle():
    angle = np.linspace(0.0, np.pi / 2, 200_001)
    points = np.column_stack([np.cos(angle), np.sin(angle)])
    zone = agreement_zone(points, points, (Payoff(0.2, 0.2), NOTHING), "d")
    assert points[zone.nash] == pytest.approx([0.7588723439, 0.6512394], abs=1e-5)


def test_equal_packages_go_to_the_larger_joint_gain_then_to_the_first():
    pct = np.array([[1.0, 2.0], [1.0, 3.0], [1.0, 3.0]])
    zone = agreement_zone(pct, pct, START, "d")
    assert zone.best == 1
    assert zone.nash == 1


def test_empty_zone_says_who_must_pay_whom_how_much():
    pct = np.array([[0.0, 0.0], [0.5, -0.1], [-0.3, 0.2], [0.9, -0.2]])
    usd = pct * [100.0, 200.0]
    zone = agreement_zone(pct, usd, START, "status quo")
    assert zone.empty
    assert zone.members == (0,)
    assert zone.depth_pct == 0.0
    assert zone.nearest == 1
    assert zone.missing.package == 1
    assert zone.missing.payer == 0
    assert zone.missing.transfer_usd_bn == pytest.approx(20.0)
    assert zone.missing.joint_gain_usd_bn == pytest.approx(30.0)
    assert zone.missing_joint.package == 3
    assert zone.missing_joint.transfer_usd_bn == pytest.approx(40.0)


def test_no_payment_helps_where_the_two_lose_together():
    pct = np.array([[0.0, 0.0], [0.5, -0.6], [-0.3, 0.2]])
    zone = agreement_zone(pct, pct * 100.0, START, "status quo")
    assert zone.empty
    assert zone.nearest == 2
    assert zone.missing is None
    assert zone.missing_joint is None


def test_a_gain_within_tolerance_is_no_gain():
    pct = np.array([[5e-5, 5e-5]])
    assert agreement_zone(pct, pct, START, "d").empty
    assert not agreement_zone(pct, pct, START, "d", tolerance_pct=1e-5).empty


@given(arrays(float, (3, 4, 2), elements=coarse))
def test_equilibria_are_where_nobody_deviates(table):
    mask = pure_equilibria(table)
    for i in range(3):
        for j in range(4):
            stays = table[i, j, 0] >= table[:, j, 0].max() and table[i, j, 1] >= table[i, :, 1].max()
            assert mask[i, j] == stays


def test_unsolved_points_are_no_equilibria():
    table = np.zeros((2, 2, 2))
    table[0, 0] = np.nan
    assert pure_equilibria(table).tolist() == [[False, True], [True, True]]


def test_harmony_is_no_dilemma():
    table = np.array([[[2.0, 2.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 0.0]]])
    assert not is_prisoners_dilemma(table)
