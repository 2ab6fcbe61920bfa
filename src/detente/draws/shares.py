"""How much of a result's variance comes from which parameter, estimated from plain random draws.

A result is regressed on orthonormal polynomials of the germs (Hermite for normal, Legendre for uniform ones) up to the
third degree in one germ and products of two: a polynomial chaos expansion (Sudret 2008, Reliability Engineering and
System Safety 93(7), doi:10.1016/j.ress.2007.04.002). The squares of its coefficients are Sobol's variance shares.
Among bases of growing size the one with the smallest leave-one-out error is taken, each result by itself. What the
polynomials miss, by that error, is reported as unexplained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.draws.distributions import Germ
from detente.trade.arrays import Array

__all__ = ["Basis", "Shares", "bases", "estimate"]

Term = tuple[tuple[int, int], ...]
"""Pairs of a factor and a degree; their polynomials are multiplied."""

PER_TERM = 2.0
"""Draws that a basis needs for each of its terms."""


@dataclass(frozen=True, eq=False)
class Basis:
    """Polynomials at the draws."""

    terms: tuple[Term, ...]
    values: Array
    """[draw, 1 + term], the first column being one."""


@dataclass(frozen=True, eq=False)
class Shares:
    """Variance shares of some results; ``F`` factors, ``M`` results."""

    variance: Array
    """[M]."""
    first: Array
    """Share of each factor by itself [F, M]."""
    total: Array
    """Share of each factor together with its products with others [F, M]."""
    first_error: Array
    """Standard error of the first-order shares [F, M]."""
    total_error: Array
    """Standard error of the total shares [F, M]."""
    unexplained: Array
    """Share that the polynomials do not explain [M]."""


def bases(germs: Array, kinds: Sequence[Germ], order: Sequence[int]) -> list[Basis]:
    """Bases of growing size that the draws [draw, factor] can carry; none for very few draws.

    Products of two are taken among all factors, or among the first of ``order`` when there are too few draws.
    """
    count, factors = germs.shape
    one = [_polynomials(germs[:, f], kind) for f, kind in enumerate(kinds)]
    room = int(count / PER_TERM) - 1
    powers: list[list[Term]] = [
        [((f, k),) for k in range(1, degree + 1) for f in range(factors)] for degree in (1, 2, 3)
    ]
    pairs: list[Term] = [((min(f, g), 1), (max(f, g), 1)) for k, g in enumerate(order) for f in order[:k]]
    plans = powers + [alone + pairs[: max(0, room - len(alone))] for alone in powers]
    fitting = [plan for plan in plans if len(plan) <= room]
    return [_basis(plan, one, count) for plan in fitting]


def _basis(terms: list[Term], one: list[list[Array]], count: int) -> Basis:
    columns = [np.ones(count)]
    for term in terms:
        column = np.ones(count)
        for factor, degree in term:
            column = column * one[factor][degree - 1]
        columns.append(column)
    return Basis(tuple(terms), np.stack(columns, axis=1))


def _polynomials(germ: Array, kind: Germ) -> list[Array]:
    """Degrees one to three, of mean zero and variance one."""
    x = germ
    if kind == "normal":
        return [x, (x**2 - 1.0) / np.sqrt(2.0), (x**3 - 3.0 * x) / np.sqrt(6.0)]
    return [
        np.sqrt(3.0) * x,
        np.sqrt(5.0) * (3.0 * x**2 - 1.0) / 2.0,
        np.sqrt(7.0) * (5.0 * x**3 - 3.0 * x) / 2.0,
    ]


def estimate(germs: Array, kinds: Sequence[Germ], results: Array) -> Shares:
    """Variance shares of results [draw, M] by factor, with standard errors."""
    factors, many = germs.shape[1], results.shape[1]
    centred = results - results.mean(axis=0)
    found = Shares(
        variance=np.zeros(many),
        first=np.zeros((factors, many)),
        total=np.zeros((factors, many)),
        first_error=np.zeros((factors, many)),
        total_error=np.zeros((factors, many)),
        unexplained=np.ones(many),
    )
    # A result that no draw moves has no variance to share out.
    scale = np.abs(results).max(axis=0, initial=0.0)
    moves = np.abs(centred).max(axis=0, initial=0.0) > 1e-12 * np.maximum(scale, 1e-300)
    best = np.full(many, np.inf)
    order = np.argsort(-_linear(germs, kinds, centred[:, moves]), kind="stable").tolist()
    for basis in bases(germs, kinds, order):
        fit = _Fit.of(basis, centred)
        better = np.flatnonzero(moves & (fit.missed < best))
        best[better] = fit.missed[better]
        fit.fill(found, better, factors)
    found.unexplained[~moves] = 0.0
    return found


def _linear(germs: Array, kinds: Sequence[Germ], results: Array) -> Array:
    """How much each factor moves the results, all together: mean squared correlation [F]."""
    one = np.stack([_polynomials(germs[:, f], kind)[0] for f, kind in enumerate(kinds)], axis=1)
    spread = results / np.maximum(results.std(axis=0), 1e-300)
    strength: Array = ((one.T @ spread / len(germs)) ** 2).sum(axis=1)
    return strength


@dataclass(frozen=True, eq=False)
class _Fit:
    terms: tuple[Term, ...]
    coefficient: Array
    """[term, M]."""
    error: Array
    """Variance of each coefficient's error [term, M]."""
    missed: Array
    """Mean square of leave-one-out residuals [M]."""

    @classmethod
    def of(cls, basis: Basis, results: Array) -> _Fit:
        orthogonal, triangle = np.linalg.qr(basis.values)
        inverse = np.linalg.solve(triangle, orthogonal.T)
        coefficient = inverse @ results
        leverage = np.einsum("kn,nk->n", inverse, basis.values)
        left_out = (results - basis.values @ coefficient) / np.maximum(1.0 - leverage, 1e-6)[:, None]
        # Errors that may differ from draw to draw: what is missed is no noise, it depends on where a draw lies.
        error = (inverse**2) @ left_out**2
        return cls(basis.terms, coefficient[1:], error[1:], (left_out**2).mean(axis=0))

    def fill(self, found: Shares, columns: NDArray[np.intp], factors: int) -> None:
        """Write the shares of some results."""
        if not len(columns):
            return
        coefficient, error = self.coefficient[:, columns], self.error[:, columns]
        # The square of an estimate is too large by its own variance.
        part = coefficient**2 - error
        noise = 4.0 * np.maximum(coefficient**2, error) * error + 2.0 * error**2
        missed = self.missed[columns]
        variance = np.maximum(part.sum(axis=0), 0.0) + missed
        alone = [
            [k for k, t in enumerate(self.terms) if len(t) == 1 and t[0][0] == f] for f in range(factors)
        ]
        any_of = [[k for k, t in enumerate(self.terms) if any(f == g for g, _ in t)] for f in range(factors)]
        for f in range(factors):
            for into, errors, rows in (
                (found.first, found.first_error, alone[f]),
                (found.total, found.total_error, any_of[f]),
            ):
                into[f, columns] = part[rows].sum(axis=0) / variance
                errors[f, columns] = np.sqrt(noise[rows].sum(axis=0)) / variance
        found.variance[columns] = variance
        found.unexplained[columns] = missed / variance
