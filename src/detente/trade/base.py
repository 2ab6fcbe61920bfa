"""The base year in the form the solver works with: shares, sector-major, as fractions of world value added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.trade.arrays import Array, frozen
from detente.trade.technology import Technology

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Base", "Closure", "calibrate"]

Closure = Literal["fixed", "scaled", "balanced"]
"""What holds trade balances: ``fixed`` keeps each deficit a constant share of world value added, ``scaled``
keeps the ratio of imports to exports of each economy (up to one factor that balances the world),
``balanced`` sets every deficit to zero."""


FIXED_SHARES = Technology()
"""Fixed cost shares everywhere."""


@dataclass(frozen=True, eq=False)
class Base:
    """Shares of the base year. ``N`` economies, ``S`` sectors."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    unit: float
    """World value added, million USD: every value below is a fraction of it."""
    theta: Array
    """Trade elasticity ``θ`` [S]."""
    share: Array
    """``π`` [S, N, N]: share of origin in the destination's spending, duty included; sums to 1 over origins."""
    tariff: Array
    """``τ`` [S, N, N], fraction."""
    value_added_share: Array
    """``γ`` [S, N]."""
    input_share: Array
    """``g`` [N, K, S]: cost share of input k in sector s."""
    final_share: Array
    """``α`` [S, N]: share of the good in final demand."""
    spending: Array
    """``X`` [S, N], duty included."""
    value_added: Array
    """``VA`` [N]."""
    deficit: Array
    """``D`` [N]: imports minus exports before duty; sums to zero."""
    import_ratio: Array
    """Imports over exports [N]; one for an economy that exports nothing."""
    income: Array
    """``I`` [N]."""
    output: Array
    """``Y`` [S, N]."""
    technology: Technology = FIXED_SHARES
    """Nests of critical inputs and backstops."""


def calibrate(world: World, theta: Array, technology: Technology = FIXED_SHARES) -> Base:
    """Shares of ``world`` in its base year, under trade elasticities ``theta`` [S].

    A good that nobody in a destination buys gets a share of one from home, so that its price stays defined;
    an industry without output buys nothing. Neither changes any value.
    """
    flows = world.flows.transpose(2, 0, 1)
    tariff = world.tariffs.transpose(2, 0, 1)
    unit = float(world.value_added.sum())
    paid = flows * (1.0 + tariff)
    spending = paid.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(spending[:, None, :] > 0, paid / spending[:, None, :], 0.0)
        output = world.output
        input_share = np.where(output[:, None, :] > 0, world.intermediate / output[:, None, :], 0.0)
    unused = spending == 0
    diagonal = np.arange(flows.shape[1])
    for s in np.flatnonzero(unused.any(axis=1)):
        share[s, diagonal, diagonal] = np.where(unused[s], 1.0, share[s, diagonal, diagonal])
    final = world.final_demand.T
    exports = flows.sum(axis=(0, 2)) - np.einsum("sdd->d", flows)
    imports = flows.sum(axis=(0, 1)) - np.einsum("sdd->d", flows)
    return Base(
        economies=world.economies,
        sectors=world.sectors,
        unit=unit,
        theta=frozen(theta),
        share=frozen(share),
        tariff=frozen(tariff),
        value_added_share=frozen(1.0 - input_share.sum(axis=1).T),
        input_share=frozen(input_share),
        final_share=frozen(final / final.sum(axis=0)),
        spending=frozen(spending / unit),
        value_added=frozen(world.value_added.sum(axis=1) / unit),
        deficit=frozen((imports - exports) / unit),
        import_ratio=frozen(np.divide(imports, exports, out=np.ones_like(imports), where=exports > 0)),
        income=frozen(final.sum(axis=0) / unit),
        output=frozen(output.T / unit),
        technology=technology,
    )
