"""Builds the bundled world from published files."""

from __future__ import annotations

from detente.world.build.run import build_default, compare

__all__ = ["build_default", "compare"]
