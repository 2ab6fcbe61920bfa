"""Worlds and scenarios for sweeps; as a program, a sweep into a folder that a test can kill.

python sweep_cases.py FOLDER WORKERS
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from detente.scenario import Scenario

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from worlds import random_world

WORLD = random_world(12, 9, 3)


def duties(count: int, seed: int = 0) -> list[Scenario]:
    """Scenarios that raise duties between two economies, sector by sector."""
    rng = np.random.default_rng(seed)
    found = []
    for i in range(count):
        seller, buyer = (f"E{int(e):02d}" for e in rng.choice(9, 2, replace=False))
        measures = [
            {"kind": "import_tariff", "origin": seller, "destination": buyer, "sectors": s, "add": float(r)}
            for s, r in zip(("S00", "S01"), rng.uniform(0.0, 1.0, 2), strict=True)
        ]
        found.append(Scenario.model_validate({"title": f"duties {i}", "measures": measures}))
    return found


def mixed() -> list[Scenario]:
    """Every instrument, several baselines, and scenarios without equilibrium."""
    pair = {"origin": "E00", "destination": "E01"}
    others = [
        {"title": "nothing"},
        {"title": "quota", "measures": [{"kind": "export_quota", **pair, "sectors": "S01", "granted_share": 0.5}]},
        {"title": "tax", "measures": [{"kind": "export_tax", **pair, "rate": 0.2}]},
        {"title": "cost", "measures": [{"kind": "trade_cost", **pair, "change": 0.3}]},
        {
            "title": "growth",
            "measures": [{"kind": "productivity", "economies": "E02", "sectors": "all", "change": 0.05}],
        },
        {"title": "closed", "measures": [{"kind": "ban", "origin": "WLD", "destination": "E03", "sectors": "all"},
                                         {"kind": "ban", "origin": "E03", "destination": "WLD", "sectors": "all"}]},
        {"title": "all", "measures": [{"kind": "import_tariff", "origin": "WLD", "destination": "WLD", "add": 0.1}]},
        *({"title": f"balances {c}", "closure": c,
           "measures": [{"kind": "import_tariff", **pair, "add": 0.4}]} for c in ("fixed", "scaled", "balanced")),
    ]  # fmt: skip
    return [*duties(30, 3), *(Scenario.model_validate(x) for x in others), *duties(30, 4)]


if __name__ == "__main__":
    from detente.sweep import solve_many

    solve_many(WORLD, duties(600), folder=sys.argv[1], workers=int(sys.argv[2]), tables=["sectors"])
