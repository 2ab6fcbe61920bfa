"""The one array type of the core."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Array", "frozen"]

Array: TypeAlias = NDArray[np.float64]


# glibc gives every large temporary back to the system and takes it again, a thousand page faults a solve, until it
# has once seen a larger block freed. This block is never touched, so it costs no memory; elsewhere it does nothing.
np.empty(30 << 20, dtype=np.uint8)


def frozen(values: object) -> Array:
    """A contiguous float64 copy that nobody can write to."""
    array = np.array(values, dtype=np.float64, order="C")
    array.setflags(write=False)
    return array
