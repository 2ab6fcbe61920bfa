"""Every complaint of World.from_arrays, word for word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.errors import InputError
from detente.world import World


def arguments(**changes: Any) -> dict[str, Any]:
    flows = np.full((2, 2, 2), 10.0)
    return {
        "economies": ["USA", "CHN"],
        "sectors": ["A01", "SVC"],
        "flows": flows,
        "intermediate": np.full((2, 2, 2), 4.0),
        "elasticities": {"GYY": [4.0, 4.0]},
        **changes,
    }


def cell(array: np.ndarray, index: tuple[int, ...], value: float) -> np.ndarray:
    changed = array.copy()
    changed[index] = value
    return changed


FLOWS = np.full((2, 2, 2), 10.0)
NONE = np.zeros((2, 2, 2))

CASES = {
    "twice": (
        {"economies": ["USA", "USA"]},
        "economies: got USA more than once, expected unique labels. Fix: rename or merge them.",
    ),
    "no sector": (
        {"sectors": []},
        "sectors: got no label, expected at least one. Fix: name them.",
    ),
    "labels as one text": (
        {"economies": "US"},
        "economies: got 'US', expected a sequence of non-empty texts. Fix: give each label as text.",
    ),
    "shape": (
        {"flows": np.ones((2, 3, 2))},
        "flows: got shape (2, 3, 2), expected shape (2, 2, 2). Fix: order the axes as documented, one entry a label.",
    ),
    "no numbers": (
        {"flows": [["x"]]},
        "flows: got values that are no numbers, expected numbers. Fix: give an array of floats.",
    ),
    "not finite": (
        {"flows": cell(FLOWS, (1, 0, 1), np.nan)},
        "flows[CHN, USA, SVC]: got 1 not finite, expected finite numbers. Fix: fill or drop them.",
    ),
    "negative": (
        {"intermediate": cell(np.full((2, 2, 2), 4.0), (0, 1, 0), -3.0)},
        "intermediate[USA, SVC, A01]: got 1 negative, lowest -3, expected values >= 0. Fix: move them to final demand.",
    ),
    "tariff in percent": (
        {"tariffs": cell(NONE, (0, 1, 0), -25.0)},
        "tariffs[USA, CHN, A01]: got -25, expected rates above -1 (-100 %). Fix: give rates as fractions (0.25 for "
        "25 %).",
    ),
    "tariff at home": (
        {"tariffs": cell(NONE, (1, 1, 0), 0.1)},
        "tariffs[CHN, CHN, A01]: got 0.1 on domestic sales, expected 0 on the diagonal. Fix: set the diagonal to zero.",
    ),
    "tariff on a service": (
        {"tariffs": cell(NONE, (0, 1, 1), 0.1)},
        "tariffs[USA, CHN, SVC]: got 0.1 on a service, expected 0 for services. Fix: set it to zero or mark the sector "
        "as goods.",
    ),
    "no elasticities": (
        {"elasticities": {}},
        "elasticities: got no set, expected at least one. Fix: give {'name': [theta, ...]}.",
    ),
    "elasticity of zero": (
        {"elasticities": {"GYY": [4.0, 0.0]}},
        "elasticities[GYY, SVC]: got 0, expected a number > 0. Fix: give the trade elasticity theta as a positive "
        "number.",
    ),
    "elasticities of another length": (
        {"elasticities": {"GYY": [4.0]}},
        "elasticities[GYY]: got shape (1,), expected shape (2,). Fix: give one number a sector.",
    ),
    "unknown default": (
        {"default_elasticities": "CP"},
        "default_elasticities: got 'CP', expected one of GYY. Fix: name one of them or add the set.",
    ),
    "goods": (
        {"goods": [1, 0]},
        "goods: got int64 of shape (2,), expected bool of shape (2,). Fix: give True for sectors that cross a customs "
        "border.",
    ),
    "negative value added": (
        {"intermediate": np.stack([np.array([[15.0, 0.0], [6.0, 0.0]]), np.zeros((2, 2))])},
        "value_added[USA, A01]: got -1 (output 20, the rest is intermediate use), expected a value >= 0. Fix: lower "
        "intermediate use of that cell or raise the flows.",
    ),
    "negative final demand": (
        {"intermediate": np.stack([np.array([[12.0, 10.0], [0.0, 0.0]]), np.zeros((2, 2))])},
        "final_demand[USA, A01]: got -2 (absorption 20, the rest is intermediate use), expected a value >= 0. Fix: "
        "lower intermediate use of that cell or raise the flows.",
    ),
    "published value added": (
        {"value_added": np.full((2, 2), 13.0)},
        "value_added[USA, A01]: got 13, expected 12, which flows and intermediate use imply. Fix: balance the table "
        "before building a world.",
    ),
    "published final demand of another shape": (
        {"final_demand": np.ones(2)},
        "final_demand: got shape (2,), expected shape (2, 2). Fix: order the axes as documented.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str) -> None:
    changes, message = CASES[name]
    with pytest.raises(InputError) as error:
        World.from_arrays(**arguments(**changes))
    assert message in str(error.value).split("\n")


def test_all_problems_at_once() -> None:
    with pytest.raises(InputError) as error:
        World.from_arrays(
            **arguments(
                flows=-FLOWS, elasticities={"GYY": [4.0, -1.0]}, goods=["yes", "no"], sectors=["A", "A"]
            )
        )
    assert [problem.where for problem in error.value.problems] == [
        "sectors",
        "flows[USA, USA, A]",
        "goods",
        "elasticities[GYY, A]",
    ]


def test_published_figures_that_agree_are_accepted() -> None:
    world = World.from_arrays(
        **arguments(value_added=np.full((2, 2), 12.0), final_demand=np.full((2, 2), 12.0))
    )
    assert world.check().ok


def test_services_are_told_by_their_code() -> None:
    assert World.from_arrays(**arguments()).goods.tolist() == [True, False]
