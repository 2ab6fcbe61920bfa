"""The questions that are timed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente import Scenario

__all__ = ["SHOCK"]


@lru_cache
def SHOCK() -> Scenario:
    import detente as dt

    return dt.Scenario.model_validate(
        {
            "title": "100 points on all goods from China",
            "measures": [
                {"kind": "import_tariff", "origin": "CHN", "destination": "USA", "add": "100 %"},
            ],
        }
    )
