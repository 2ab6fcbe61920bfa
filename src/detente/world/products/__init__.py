"""Products: figures on them, the flows that agree with the figures, and sectors of their own in a world."""

from __future__ import annotations

__all__: list[str] = []
