"""Builds every bundled file from a folder of published files, the same bytes each time."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from detente.world.build.accounts import read_accounts, repair_value_added, round_to_float32, with_duty
from detente.world.build.base_tariffs import build_tariffs
from detente.world.build.sources import ELASTICITY_SOURCES, Sources
from detente.world.provenance import Provenance
from detente.world.store import write_folder
from detente.world.world import World

__all__ = ["build_default", "build_world", "compare"]

NOTES = (
    "Flows are at basic prices. Intermediate use is grossed up to what users pay: each good's national "
    "average duty, the same for all users of a destination.",
    "Value added is output less intermediate use including import duty; it contains the taxes less subsidies "
    "on products of the OECD tables, other than import duty.",
    "Final demand is absorption less intermediate use: consumption, investment, changes in stocks and "
    "purchases by non-residents together.",
    "Import shares are by destination and good, the same for every use.",
)


def build_default(source_dir: Path, out: Path) -> World:
    """Build the bundled files into ``out`` from the published files below ``source_dir``.

    Writes the world (arrays and provenance), the dated tariff actions, the cover of tariff measures, the exposure
    facts, the shipped products (definitions and flows) and ``SHA256SUMS``. The bytes depend on the inputs alone.

    Raises
    ------
    DataError
        When an input is missing.
    """
    from detente.world.build.actions import build_actions
    from detente.world.build.duties import build_duties
    from detente.world.build.products import build_products
    from detente.world.build.satellites import build_exposure

    sources = Sources(Path(source_dir))
    extra = {
        "tariff_actions.json": build_actions(sources).encode(),
        "exposure.json": build_exposure(sources).encode(),
    }
    world = build_world(sources)
    extra |= build_products(sources, world)
    extra["duties.json"] = build_duties(sources, world).encode()
    sums = write_folder(world, out)
    for name, content in extra.items():
        (out / name).write_bytes(content)
        sums[name] = hashlib.sha256(content).hexdigest()
    lines = [f"{digest}  {name}" for name, digest in sorted(sums.items(), key=lambda x: x[0])]
    (out / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return world


def build_world(sources: Sources) -> World:
    """The world of 2022 from the OECD accounts, base tariffs and published elasticities."""
    accounts = read_accounts(sources)
    economies, sectors = accounts.economies, accounts.sectors
    tariffs = build_tariffs(sources, economies, sectors, accounts.flows)
    paid = with_duty(accounts, tariffs.rates)
    paid, negative = repair_value_added(accounts.flows, paid, economies, sectors)
    flows, rates, intermediate, rounded = round_to_float32(
        accounts.flows, tariffs.rates, paid, economies, sectors
    )
    elasticities = _elasticities(sources, sectors)
    idle = int((flows.sum(axis=1) == 0).sum())
    zeros = f"{idle} cells of sector output are zero (oil in Belgium, for example) and are kept as zeros."
    meta = Provenance(
        title="World economy 2022: OECD Inter-Country Input-Output tables, 2025 edition, with duties",
        year=2022,
        unit="million USD a year",
        publisher="Organisation for Economic Co-operation and Development (accounts); see the inputs for the rest",
        edition="2025 edition, year 2022",
        licence="CC BY 4.0 (OECD accounts); single figures of other publishers as listed with the inputs",
        citation="OECD (2025), OECD Inter-Country Input-Output Tables and Input-Output Tables, http://oe.cd/icio",
        inputs=sources.inputs(),
        repairs=(*accounts.repairs, *negative, *rounded),
        notes=(*NOTES, zeros, *tariffs.notes),
        elasticity_sources={name: ELASTICITY_SOURCES[name] for name in elasticities},
    )
    return World.from_arrays(
        economies=economies,
        sectors=sectors,
        flows=flows,
        intermediate=intermediate,
        tariffs=rates,
        elasticities=elasticities,
        goods=np.array([s != "SVC" for s in sectors]),
        meta=meta,
        default_elasticities="GYY",
    )


def _elasticities(sources: Sources, sectors: tuple[str, ...]) -> dict[str, np.ndarray]:
    """The eight published sets, the default first."""
    rows = sources.rows("elasticities/trade_elasticities_icio28_8sources.csv")
    by_sector = {
        ("SVC" if row["icio_sector"] == "Services (aggregate)" else row["icio_sector"]): row for row in rows
    }
    return {
        name: np.array([float(by_sector[s][name]) for s in sectors], dtype=np.float64)
        for name in ELASTICITY_SOURCES
    }


def compare(world: World, reference: World) -> list[dict[str, Any]]:
    """Totals of two worlds side by side and the largest difference of any cell they share.

    Rows with ``quantity``, ``world``, ``reference`` (million USD, or fractions for tariffs),
    ``difference`` and ``where`` (the cell that differs most, by label).
    """
    rows: list[dict[str, Any]] = []
    for name in ("output", "value_added", "final_demand", "exports", "tariff_revenue"):
        left, right = float(getattr(world, name).sum()), float(getattr(reference, name).sum())
        rows.append(
            {
                "quantity": f"{name}, total",
                "world": left,
                "reference": right,
                "difference": left - right,
                "where": "",
            }
        )
    economies = [e for e in world.economies if e in reference.economies]
    sectors = [s for s in world.sectors if s in reference.sectors]
    axes = {"flows": "eek", "intermediate": "ekk", "tariffs": "eek"}
    labels = {"e": economies, "k": sectors}
    for name, kinds in axes.items():
        left, right = (
            getattr(w, name)[
                np.ix_(
                    *[[(w.economies if c == "e" else w.sectors).index(x) for x in labels[c]] for c in kinds]
                )
            ]
            for w in (world, reference)
        )
        gap = np.abs(left - right)
        if not gap.size:
            continue
        worst = np.unravel_index(int(np.argmax(gap)), gap.shape)
        rows.append(
            {
                "quantity": f"{name}, cell that differs most",
                "world": float(left[worst]),
                "reference": float(right[worst]),
                "difference": float(left[worst] - right[worst]),
                "where": " ".join(labels[c][int(i)] for c, i in zip(kinds, worst, strict=True)),
            }
        )
    return rows
