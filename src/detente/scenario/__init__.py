"""Scenarios: what might happen, as measures with levels."""

from detente.scenario.read import parse, read
from detente.scenario.schema import Baseline, ExportTax, Measure, Purchase, Scenario, Tariff, TradeCost

__all__ = ["Baseline", "ExportTax", "Measure", "Purchase", "Scenario", "Tariff", "TradeCost", "parse", "read"]
