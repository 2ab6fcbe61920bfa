"""Variance shares against functions whose shares are known, and errors that tell how far off they are."""

from __future__ import annotations

import numpy as np
import pytest

from detente.draws.shares import estimate

FACTORS = 6
WEIGHTS = np.array([1.0, 0.5, 0.3, 0.2, 0.1, 0.0])


def germs(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, FACTORS))


@pytest.mark.parametrize("count", [40, 200, 1000])
def test_a_linear_result(count: int) -> None:
    z = germs(count)
    found = estimate(z, ["normal"] * FACTORS, (3.0 + z @ WEIGHTS)[:, None])
    np.testing.assert_allclose(found.first[:, 0], WEIGHTS**2 / (WEIGHTS**2).sum(), atol=1e-10)
    np.testing.assert_allclose(found.total, found.first, atol=1e-10)
    np.testing.assert_allclose(found.first_error, 0.0, atol=1e-8)
    assert found.unexplained[0] == pytest.approx(0.0, abs=1e-12)
    assert found.variance[0] == pytest.approx((WEIGHTS**2).sum())


def test_a_product_of_two() -> None:
    z = germs(500)
    found = estimate(z, ["normal"] * FACTORS, (z[:, 0] + 0.5 * z[:, 1] * z[:, 2])[:, None])
    np.testing.assert_allclose(found.first[:, 0], [0.8, 0, 0, 0, 0, 0], atol=1e-10)
    np.testing.assert_allclose(found.total[:, 0], [0.8, 0.2, 0.2, 0, 0, 0], atol=1e-10)


def test_an_exponential() -> None:
    """No polynomial, but its shares have a closed form: what is missed is small and is reported."""
    a = 0.4 * WEIGHTS
    z = germs(2000)
    found = estimate(z, ["normal"] * FACTORS, np.exp(z @ a)[:, None])
    whole = np.expm1((a**2).sum())
    first = np.expm1(a**2) / whole
    total = 1.0 - np.expm1((a**2).sum() - a**2) / whole
    assert 0.0 < found.unexplained[0] < 0.03
    np.testing.assert_allclose(found.first[:, 0], first, atol=0.02)
    np.testing.assert_allclose(found.total[:, 0], total, atol=0.03)


def test_uniform_germs() -> None:
    """For ``y = x + x²`` and independent ``x'`` uniform on [-1, 1] the parts of the variance are 1/3, 4/45 and 1/3."""
    x = np.random.default_rng(1).uniform(-1.0, 1.0, (300, 2))
    found = estimate(x, ["uniform", "uniform"], (x[:, 0] + x[:, 0] ** 2 + x[:, 1])[:, None])
    whole = 2.0 / 3.0 + 4.0 / 45.0
    np.testing.assert_allclose(found.first[:, 0], [(1 / 3 + 4 / 45) / whole, (1 / 3) / whole], atol=1e-10)


def test_noise_is_unexplained() -> None:
    """What no parameter moves is not given to any: a result with half its variance from elsewhere."""
    z = germs(1000)
    noise = np.random.default_rng(9).standard_normal(1000) * np.linalg.norm(WEIGHTS)
    found = estimate(z, ["normal"] * FACTORS, (z @ WEIGHTS + noise)[:, None])
    assert found.unexplained[0] == pytest.approx(0.5, abs=0.06)
    assert found.first[:, 0].sum() == pytest.approx(0.5, abs=0.06)
    assert abs(found.first[-1, 0]) < 0.01


def test_errors_are_as_large_as_they_say() -> None:
    """Over repeated draws the shares scatter about as much as their standard errors claim."""
    found = []
    for seed in range(60):
        z = germs(300, seed)
        noise = 0.3 * np.random.default_rng(1000 + seed).standard_normal(300)
        found.append(estimate(z, ["normal"] * FACTORS, (z @ WEIGHTS + noise)[:, None]))
    for k in (1, 2):
        scatter = np.std([f.first[k, 0] for f in found])
        claimed = np.mean([f.first_error[k, 0] for f in found])
        assert 0.6 < claimed / scatter < 1.6
        truth = WEIGHTS[k] ** 2 / ((WEIGHTS**2).sum() + 0.09)
        assert np.mean([f.first[k, 0] for f in found]) == pytest.approx(truth, abs=0.003)


def test_many_results_are_each_by_themselves() -> None:
    z = germs(300)
    results = np.stack([z[:, 0], z[:, 1] ** 3, z[:, 2] * z[:, 3]], axis=1)
    together = estimate(z, ["normal"] * FACTORS, results)
    for k in range(3):
        alone = estimate(z, ["normal"] * FACTORS, results[:, k : k + 1])
        np.testing.assert_allclose(together.first[:, k], alone.first[:, 0], atol=1e-9)


def test_a_result_that_nothing_moves() -> None:
    z = germs(100)
    found = estimate(z, ["normal"] * FACTORS, np.full((100, 1), 7.0))
    assert found.variance[0] == 0.0
    assert found.unexplained[0] == 0.0
    assert np.all(found.total == 0.0)


def test_too_few_draws_explain_nothing() -> None:
    z = germs(8)
    found = estimate(z, ["normal"] * FACTORS, (z @ WEIGHTS)[:, None])
    assert found.unexplained[0] == 1.0
    assert np.all(found.first == 0.0)
