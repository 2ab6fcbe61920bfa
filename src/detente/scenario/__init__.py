"""Scenarios: what might happen, as measures with levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.scenario.schema import Baseline, ExportTax, Measure, Purchase, Scenario, Tariff, TradeCost

if TYPE_CHECKING:
    from detente.scenario.files import parse, read

__all__ = ["Baseline", "ExportTax", "Measure", "Purchase", "Scenario", "Tariff", "TradeCost", "parse", "read"]


def __getattr__(name: str) -> Any:
    # Reading files brings a YAML parser, which outcomes built from a ledger do without.
    if name in ("parse", "read"):
        from importlib import import_module

        return getattr(import_module("detente.scenario.files"), name)
    raise AttributeError(f"module 'detente.scenario' has no attribute {name!r}")
