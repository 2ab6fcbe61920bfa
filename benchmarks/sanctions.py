"""Peer: sanction-simulator (PyPI, MIT), rationing on the production network of 80 x 50 after an embargo.

It answers another question than the engine: how much output is lost before prices and wages have moved, when buyers
find other sellers of the same industry at a friction and the rest is rationed. It is timed on its own experiment, an
embargo between the United States and China with its own parameters; the engine on the nearest one it knows, the same
trade closed on the same network after all prices have moved.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["embargo", "network"]

Array = NDArray[np.float64]


def network() -> tuple[Any, Any]:
    """Its program and its network, read.

    Raises
    ------
    ImportError
        When sanction-simulator is not installed.
    """
    import sanction_simulator

    folder = str(Path(sanction_simulator.__file__).parent)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    import power_trade_estimation as program  # type: ignore[import-not-found]

    return program, program.Benchmark(sanction_simulator.data_dir(), cache=sanction_simulator.bench_cache())


def embargo(loaded: tuple[Any, Any], one: str, other: str) -> dict[str, float]:
    """Loss of gross output [%] of every economy when two of them stop trading.

    Raises
    ------
    ArithmeticError
        When its fixed point does not converge.
    """
    program, net = loaded
    batch = program.ScenarioBatch(
        net,
        [program.bilateral_legs(net.cidx[one], net.cidx[other])],
        tau=program.TAU_BASE,
        delta=program.DELTA_BASE,
    )
    batch.balance()
    found = batch.solve(rho=program.RHO_BASE)
    if not found["err"][0] < 1e-6:
        raise ArithmeticError(f"sanction-simulator stops at {found['err'][0]:.1e}")
    lost = (net.s - found["s_omega"][0]).reshape(net.S, net.C).sum(axis=0) / net.s_country
    return dict(zip(net.countries, (100.0 * lost).tolist(), strict=True))
