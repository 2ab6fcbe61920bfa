"""OECD accounts of 2022 brought to 81 economies x 28 sectors, with every repair on record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.labels import ECONOMIES, SECTORS
from detente.world.build.sources import Sources
from detente.world.provenance import Repair

__all__ = ["Accounts", "read_accounts", "repair_value_added", "round_to_float32", "with_duty"]

Array = NDArray[np.float64]

WORLD_INTERMEDIATE = 103.410e6
"""Sum of the full ICIO matrix of 2022 over all 81 economies, million USD: fixes intermediate use of ROW."""

LEAST_FINAL_DEMAND = 0.01
"""Share of ROW's absorption of a good that its imputed intermediate use leaves for final demand."""


@dataclass(frozen=True)
class Accounts:
    """Flows [o, d, s] and intermediate use [d, k, s] at basic prices, before duty, million USD."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    flows: Array
    intermediate: Array
    repairs: tuple[Repair, ...]


def read_accounts(sources: Sources) -> Accounts:
    """Accounts from the OECD extract: 23 service industries summed, rest of the world imputed."""
    with np.load(sources.path("oecd_icio_2022/icio2022_base.npz"), allow_pickle=False) as data:
        economies = tuple(data["countries"].tolist())
        flows = data["X"].astype(np.float64)
        national = data["Z"].astype(np.float64)
        industries = data["sectors50"].tolist()
    sectors = tuple(SECTORS)
    member = np.zeros((len(industries), len(sectors)))
    for i, code in enumerate(industries):
        member[i, sectors.index(code if code in sectors else "SVC")] = 1.0
    assert set(economies) == set(ECONOMIES), "the extract and the table of economies disagree"
    use = np.einsum("nij,ia,jb->nab", national, member, member, optimize=True)
    rest, repairs = _rest_of_world(flows, use, sectors)
    services = Repair(
        "every economy, industries D to T",
        "bilateral trade is published for the sum of the 23 service industries only",
        float(member[:, -1].sum()),
        1.0,
        "use tables summed to one service sector (count of industries)",
    )
    return Accounts(economies, sectors, flows, np.concatenate([use, rest[None]]), (services, *repairs))


def _rest_of_world(flows: Array, use: Array, sectors: tuple[str, ...]) -> tuple[Array, list[Repair]]:
    """Use table [k, s] of the rest of the world, which publishes none.

    Output-weighted mean coefficients of the 80 economies, scaled to the total that the full ICIO matrix
    leaves for ROW; a good's use may not exceed what ROW absorbs of it.
    """
    output = flows.sum(axis=1)
    known = output[:-1].sum(axis=0)
    coefficients = np.divide(use.sum(axis=0), known, out=np.zeros_like(use[0]), where=known > 0)
    rest = coefficients * output[-1]
    total = WORLD_INTERMEDIATE - use.sum()
    ceiling = (1.0 - LEAST_FINAL_DEMAND) * flows[:, -1].sum(axis=0)
    free = np.ones(len(sectors), dtype=bool)
    repairs = [
        Repair(
            "ROW, all cells of the use table",
            "no table is published; mean coefficients of the 80 economies, scaled to the ICIO total",
            float(rest.sum()),
            total,
            "the full ICIO matrix sums to 103.410 tn USD; before = unscaled mean coefficients",
        )
    ]
    while True:
        left = total - rest[~free].sum()
        rest[free] *= left / rest[free].sum()
        over = free & (rest.sum(axis=1) > ceiling)
        if not over.any():
            return rest, repairs
        for k in np.flatnonzero(over):
            before = float(rest[k].sum())
            rest[k] *= ceiling[k] / before
            reason = "use cannot exceed absorption; 1 % is left for final demand"
            what = "imputed intermediate use above absorption"
            repairs.append(Repair(f"ROW, {sectors[k]} as input", what, before, float(ceiling[k]), reason))
        free &= ~over


def with_duty(accounts: Accounts, tariffs: Array) -> Array:
    """Intermediate use [d, k, s] including duty: each user pays the average duty of its good."""
    before = accounts.flows.sum(axis=0)
    paid = (accounts.flows * (1.0 + tariffs)).sum(axis=0)
    factor = np.divide(paid, before, out=np.ones_like(paid), where=before > 0)
    grossed: Array = accounts.intermediate * factor[:, :, None]
    return grossed


def repair_value_added(
    flows: Array, intermediate: Array, economies: tuple[str, ...], sectors: tuple[str, ...]
) -> tuple[Array, list[Repair]]:
    """Scale down the inputs of a sector whose value added is negative, and record it.

    The value-added share becomes the lowest positive one of the same sector in another economy. The
    inputs that are released raise final demand.
    """
    output = flows.sum(axis=1)
    spent = intermediate.sum(axis=1)
    share = np.divide(output - spent, output, out=np.full_like(output, np.nan), where=output > 0)
    repaired = intermediate.copy()
    repairs = []
    for i, s in np.argwhere((share <= 0) & (output > 0)):
        positive = share[:, s][share[:, s] > 0]
        target = float(positive.min())
        repaired[i, :, s] *= (1.0 - target) * output[i, s] / spent[i, s]
        repairs.append(
            Repair(
                f"{economies[i]} {sectors[s]}",
                f"negative value added on output of {output[i, s]:,.1f} million USD",
                float(output[i, s] - spent[i, s]),
                float(target * output[i, s]),
                f"inputs scaled so that the value-added share is {100 * target:.1f} %, the lowest positive "
                "one of the sector elsewhere",
            )
        )
    for i, s in np.argwhere((output == 0) & (spent > 0)):
        before = float(spent[i, s])
        repaired[i, :, s] = 0.0
        what = "inputs of a sector without output"
        repairs.append(Repair(f"{economies[i]} {sectors[s]}", what, before, 0.0, "inputs set to zero"))
    return repaired, repairs


def round_to_float32(
    flows: Array, tariffs: Array, intermediate: Array, economies: tuple[str, ...], sectors: tuple[str, ...]
) -> tuple[Array, Array, Array, list[Repair]]:
    """Round to float32, the precision of the source, and keep final demand from going below zero."""
    flows, tariffs, intermediate = (
        x.astype(np.float32).astype(np.float64) for x in (flows, tariffs, intermediate)
    )
    absorption = (flows * (1.0 + tariffs)).sum(axis=0)
    repairs = []
    used = intermediate.sum(axis=2)
    for d, k in np.argwhere(used > absorption):
        before = float(absorption[d, k] - used[d, k])
        shrunk = intermediate[d, k] * (absorption[d, k] / used[d, k] * (1.0 - 1e-6))
        intermediate[d, k] = shrunk.astype(np.float32)
        repairs.append(
            Repair(
                f"{economies[d]}, {sectors[k]} as input",
                "negative final demand",
                before,
                float(absorption[d, k] - intermediate[d, k].sum()),
                "intermediate use scaled down to absorption",
            )
        )
    return flows, tariffs, intermediate, repairs
