"""The one array type of the core."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Array", "frozen"]

Array: TypeAlias = NDArray[np.float64]


def frozen(values: object) -> Array:
    """A contiguous float64 copy that nobody can write to."""
    array = np.array(values, dtype=np.float64, order="C")
    array.setflags(write=False)
    return array
