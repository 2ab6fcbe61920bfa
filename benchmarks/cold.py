"""One program from nothing to its answer, as a process of its own: ``python -m benchmarks.cold NAME [FILE]``.

The accounts are read from an uncompressed file, so that reading them weighs as little as it can.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from benchmarks.registry import ROOT

__all__ = ["command", "write_accounts"]


def command(name: str, *arguments: str) -> list[str]:
    """Words of a command that runs an entry from any folder."""
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks.cold import main; main()"
    return [sys.executable, "-c", program, name, *arguments]


def write_accounts(folder: Path) -> Path:
    """Shares of the bundled world, duties after the shock, and trade of one sector."""
    import numpy as np

    from benchmarks import gravity, nested, worlds
    from benchmarks.cases import duties_after

    world = worlds.load("81x28")
    small = worlds.one_sector(gravity.SIGMA - 1.0)
    file = folder / "accounts.npz"
    np.savez(
        file,
        duties=duties_after(world),
        economies=np.array(small.economies),
        flows=small.flows,
        **vars(nested.calibrate(world)),
    )
    return file


def _nested(file: str) -> None:
    import numpy as np

    from benchmarks import nested

    with np.load(file) as data:
        shares = nested.Shares(**{name: data[name] for name in nested.Shares.__dataclass_fields__})
        print(nested.real_income_pct(shares, data["duties"]))


def _krylov(file: str) -> None:
    import numpy as np

    from benchmarks import nested, roots

    with np.load(file) as data:
        shares = nested.Shares(**{name: data[name] for name in nested.Shares.__dataclass_fields__})
        print(roots.by_all(shares, data["duties"]))


def _gravity(file: str) -> None:
    import numpy as np

    from benchmarks import gravity

    with np.load(file) as data:
        codes = tuple(data["economies"].tolist())
        world = SimpleNamespace(economies=codes, flows=data["flows"], economy=codes.index)
    print(gravity.welfare_pct(world, "CHN", "USA", 2.0))


def _sanctions(_: str = "") -> None:
    from benchmarks import sanctions

    print(sanctions.embargo(sanctions.network(), "USA", "CHN"))


def _sweep(folder: str) -> None:
    import detente as dt
    from benchmarks import cases
    from detente.sweep.run import solve_many

    print(solve_many(dt.World.load(), cases.many(10_000), workers=2, folder=folder))


RUNS: dict[str, Callable[..., None]] = {
    "nested": _nested,
    "krylov": _krylov,
    "gravity": _gravity,
    "sanctions": _sanctions,
    "sweep": _sweep,
}


def main() -> int:
    """Entry point."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    RUNS[sys.argv[1]](*sys.argv[2:])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
