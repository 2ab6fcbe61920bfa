"""Random worlds for tests: consistent accounts with zeros, deficits and tariffs."""

from __future__ import annotations

import numpy as np

from detente.world import World


def random_world(
    seed: int | np.random.Generator,
    n: int = 4,
    s: int = 3,
    *,
    zero_share: float = 0.15,
    largest_tariff: float = 0.3,
    deficits: bool = True,
    services: bool = True,
    thetas: tuple[float, float] = (1.5, 9.0),
) -> World:
    """A world of ``n`` economies and ``s`` sectors whose accounts hold exactly.

    Gravity-like flows with home bias; ``zero_share`` of the international flows are zero, and one good is
    not produced in one economy (when ``zero_share`` > 0 and the world is large enough). The last sector is
    a service without tariffs unless ``services`` is False. ``deficits=False`` balances each economy's trade
    to rounding by making the flows of every sector symmetric.
    """
    rng = np.random.default_rng(seed)
    economies = tuple(f"E{i:02d}" for i in range(n))
    sectors = tuple(f"S{k:02d}" for k in range(s))
    size = np.exp(rng.normal(0.0, 1.0, n))
    taste = rng.uniform(0.3, 2.0, (n, s))
    flows = 1e3 * size[:, None, None] * size[None, :, None] / size.sum() * taste[:, None, :]
    flows = flows * rng.uniform(0.2, 1.0, (n, n, s)) * 0.4
    index = np.arange(n)
    flows[index, index] = 1e3 * size[:, None] * taste * rng.uniform(0.8, 1.6, (n, s))
    if not deficits:
        flows = (flows + flows.transpose(1, 0, 2)) / 2
    gone = rng.uniform(size=(n, n, s)) < zero_share
    if not deficits:
        gone = gone | gone.transpose(1, 0, 2)
    gone[index, index] = False
    flows[gone] = 0.0
    if zero_share > 0 and deficits and n > 2 and s > 1:
        # One good is imported only; somebody must still sell it.
        i, k = int(rng.integers(n)), int(rng.integers(s - 1))
        flows[i, :, k] = 0.0
        seller = (i + 1) % n
        flows[seller, i, k] = max(flows[seller, i, k], 1.0)
    goods = np.ones(s, dtype=bool)
    goods[-1] = not services
    tariffs = rng.uniform(0.0, largest_tariff, (n, n, s)) * (rng.uniform(size=(n, n, s)) < 0.7)
    tariffs[index, index] = 0.0
    tariffs[:, :, ~goods] = 0.0
    return World.from_arrays(
        economies=economies,
        sectors=sectors,
        flows=flows,
        intermediate=_intermediate(rng, flows, tariffs),
        tariffs=tariffs,
        elasticities={"A": rng.uniform(*thetas, s), "B": rng.uniform(*thetas, s)},
        goods=goods,
    )


def _intermediate(rng: np.random.Generator, flows: np.ndarray, tariffs: np.ndarray) -> np.ndarray:
    """Intermediate use that leaves value added >= 10 % of output and final demand >= 10 % of absorption."""
    n, _, s = flows.shape
    output = flows.sum(axis=1)
    absorption = (flows * (1 + tariffs)).sum(axis=0)
    shares = rng.dirichlet(np.ones(s), (n, s)).transpose(0, 2, 1) * (rng.uniform(size=(n, s, s)) > 0.1)
    use = shares * rng.uniform(0.2, 0.8, (n, 1, s)) * output[:, None, :]
    ceiling = 0.9 * absorption
    wanted = use.sum(axis=2)
    scale = np.where(wanted > ceiling, ceiling / np.where(wanted > 0, wanted, 1.0), 1.0)
    return use * scale[:, :, None]
