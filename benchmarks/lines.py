"""Every line that is measured. A new one is an entry here; nothing else has to know of it."""

from __future__ import annotations

import atexit
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import cases, worlds
from benchmarks.games import NASH
from benchmarks.registry import ENGINE, Contestant, Line, Mark
from benchmarks.sweeps import SWEEPS
from benchmarks.worker import Usage, run_process

__all__ = ["LINES"]


def _solve(size: str, at_least: float | None = None) -> Line:
    """One solve of the tariff shock, and three other ways to the same equilibrium."""
    opponents = (
        ("nested loops", "nested"),
        ("scipy root, krylov", "krylov"),
        ("scipy root, hybr", "hybr"),
    )
    n, s = size.split("x")
    return Line(
        name=f"solve-{size}",
        section="solve",
        title=f"one solve, {n} x {s}, warm",
        contestants=(
            Contestant(
                ENGINE, cases.solving(partial(worlds.load, size), cases.tariff), answer=cases.real_income
            ),
            *(
                Contestant(name, cases.by_opponent(size, method), answer=_itself, agrees_to=1e-6)
                for name, method in opponents
            ),
        ),
        marks=() if at_least is None else (Mark("cpu", at_least, at_least / 2),),
        repeat=30,
    )


def _itself(answer: Any) -> Any:
    return answer


# --- peers from PyPI on what they can answer -------------------------------------------------------------------


def _one_sector(run: Callable[[Any, str, str, float], Any]) -> Callable[[], Callable[[], Any]]:
    world = worlds.one_sector(_sigma() - 1.0)
    return lambda: run(world, "CHN", "USA", 2.0)


def _sigma() -> float:
    from benchmarks import gravity

    return gravity.SIGMA


def _gegravity() -> Callable[[], Any]:
    import gegravity  # noqa: F401

    from benchmarks import gravity

    return _one_sector(gravity.welfare_pct)


def _textbook() -> Callable[[], Any]:
    from benchmarks import gravity

    return _one_sector(gravity.by_textbook)


def _doubled_cost() -> Any:
    measure = {"kind": "trade_cost", "origin": "CHN", "destination": "USA", "sectors": "all", "change": 1.0}
    return cases.scenario([measure], "trade from China twice as costly", "balanced")


def _sanctions() -> Callable[[], Any]:
    from benchmarks import sanctions

    loaded = sanctions.network()
    return lambda: sanctions.embargo(loaded, "USA", "CHN")


INSTRUMENTS = Line(
    name="instruments",
    section="solve",
    title="tariffs with ceilings, floors and nested inputs, 81 x 28, warm",
    contestants=(
        Contestant(ENGINE, cases.solving(partial(worlds.load, "81x28"), cases.everything)),
        Contestant("plain solve", cases.solving(partial(worlds.load, "81x28"), cases.tariff)),
    ),
    marks=(Mark("ratio", 2.0, 1.3, over="plain solve"),),
    repeat=30,
    note="The plain solve has the same tariffs alone. On top: a quota on one good to the world and on another to "
    "four buyers, two purchase floors, and critical inputs in six industries.",
)

GRAVITY = Line(
    name="one-sector",
    section="peers",
    title="one sector, 81 economies: trade from China to the US twice as costly",
    contestants=(
        Contestant(
            ENGINE,
            cases.solving(lambda: worlds.one_sector(_sigma() - 1.0), _doubled_cost),
            answer=cases.real_income,
        ),
        Contestant("gegravity", _gegravity, answer=_itself),
        Contestant("textbook loop", _textbook, answer=_itself, agrees_to=1e-6),
    ),
    note="gegravity keeps the output and spending shares of its baseline in the new equilibrium, which moves its "
    "welfare; with moving shares (textbook loop) engine and textbook agree.",
)

EMBARGO = Line(
    name="embargo",
    section="peers",
    title="80 x 50: no trade between the US and China",
    contestants=(
        Contestant(ENGINE, cases.solving(partial(worlds.load, "80x50"), cases.embargo)),
        Contestant("sanction-simulator", _sanctions),
    ),
    note="sanction-simulator rations quantities before prices move and lets a tenth of the trade through; the engine "
    "lets all prices move. The network is the same, the answers are not meant to be.",
)


# --- whole processes -------------------------------------------------------------------------------------------


def _command(arguments: list[str], prepare: Callable[[Path], list[str]] | None = None) -> Callable[[], Any]:
    def ready() -> Callable[[], Usage]:
        folder = _folder()
        extra = [] if prepare is None else prepare(folder)
        return lambda: run_process([*arguments, *extra], folder)

    return ready


def _folder() -> Path:
    """An empty folder that is gone when this process ends."""
    folder = tempfile.TemporaryDirectory(prefix="detente-benchmark-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _detente(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name("detente")), *arguments]


def _scenario_file(folder: Path) -> list[str]:
    (folder / "scenario.yaml").write_text(cases.TARIFF, encoding="utf-8")
    return ["scenario.yaml"]


def _opponent(name: str, package: str = "") -> Callable[[], Any]:
    def ready() -> Callable[[], Usage]:
        from importlib import import_module

        from benchmarks.cold import command, write_accounts

        if package:
            import_module(package)
        folder = _folder()
        file = write_accounts(folder)
        return lambda: run_process(command(name, str(file)), folder)

    return ready


COLD = Line(
    name="cold-solve",
    section="cold",
    title="the same solve as a whole process, from a cold start, 81 x 28",
    contestants=(
        Contestant(ENGINE, _command(_detente("solve"), _scenario_file), process=True),
        Contestant("nested loops", _opponent("nested"), process=True),
        Contestant("scipy root, krylov", _opponent("krylov"), process=True),
        Contestant("gegravity (1 sector)", _opponent("gravity", "gegravity"), process=True),
        Contestant("sanction-simulator", _opponent("sanctions", "sanction_simulator"), process=True),
        Contestant("python -c pass", _command([sys.executable, "-c", "pass"]), process=True),
    ),
    marks=(Mark("wall", 0.6, 0.35), Mark("memory", 120.0)),
    unit="s",
    repeat=10,
    note="The first three answer the same question; the opponents read their shares from a file.",
)

BRIEF = Line(
    name="cold-brief",
    section="cold",
    title="detente brief -o FILE as a whole process: report in, page out",
    contestants=(Contestant(ENGINE, _command(_detente("brief", "-o", "brief.html")), process=True),),
    marks=(Mark("wall", 3.0),),
    unit="s",
    repeat=5,
)


# --- derivatives -----------------------------------------------------------------------------------------------


def _gradient(size: str) -> Line:
    n, s = size.split("x")
    return Line(
        name=f"gradient-{size}",
        section="gradient",
        title=f"d US real income / d every tariff, {n} x {s}",
        contestants=(
            Contestant(ENGINE, cases.gradient_of(size)),
            Contestant("one solve", cases.solving(partial(worlds.load, size), cases.tariff)),
            Contestant(
                "differences",
                cases.solving(partial(worlds.load, size), cases.tariff),
                stands_for=float(_cells(size)),
            ),
        ),
        marks=(Mark("ratio", 1.0, 0.6, over="one solve"),),
        repeat=30,
        note=f"Differences would take one solve for each of {_cells(size):,} tariffs: computed, not run.",
    )


def _cells(size: str) -> int:
    """Tariffs of goods between different economies."""
    goods = {"81x28": 27, "80x50": 27}[size]
    n = int(size.split("x")[0])
    return n * (n - 1) * goods


LINES: tuple[Line, ...] = (
    _solve("81x28", 20e-3),
    _solve("77x45", 25e-3),
    _solve("80x50", 35e-3),
    _solve("31x40"),
    INSTRUMENTS,
    COLD,
    BRIEF,
    _gradient("81x28"),
    _gradient("80x50"),
    *NASH,
    *SWEEPS,
    GRAVITY,
    EMBARGO,
)
"""In the order in which they are run and shown."""
