"""The world economy of a base year: accounts, tariffs, elasticities, and where each number comes from."""

from __future__ import annotations

from detente.world.provenance import InputFile, Provenance, Repair
from detente.world.world import CheckLine, World, WorldCheck

__all__ = ["CheckLine", "InputFile", "Provenance", "Repair", "World", "WorldCheck"]
