"""A folder of results after kills, with another sweep, beside another process, without room."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sweep_cases import WORLD, duties

from detente.errors import DataError, InputError
from detente.sweep import Sweep, solve_many

PROGRAM = Path(__file__).with_name("sweep_cases.py")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the lock, which names a process."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "lock")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sweep") / "whole"
    solve_many(WORLD, duties(600), folder=folder, workers=1, tables=["sectors"])
    return folder


def test_a_folder_holds_what_memory_would(undisturbed: Path) -> None:
    stored, held = Sweep.read(undisturbed), solve_many(WORLD, duties(600), workers=1, tables=["sectors"])
    for name in ("scenarios", "economies", "sectors"):
        assert stored.arrow(name).equals(held.arrow(name))
    assert len(stored) == 600
    assert len(list((undisturbed / "economies").iterdir())) == 10
    assert not (undisturbed / "incoming").exists()
    assert repr(stored) == f"<Sweep of 600 scenarios in {undisturbed}: scenarios, economies, sectors>"


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(
    undisturbed: Path, tmp_path: Path, seed: int
) -> None:
    """Killed without warning until a run gets through; nothing is lost, doubled or different in one bit."""
    folder, moments = tmp_path / "killed", random.Random(seed)
    for parts in (1, moments.randint(2, 5), moments.randint(6, 9)):
        process = subprocess.Popen([sys.executable, str(PROGRAM), str(folder), "2"])
        while process.poll() is None and len(list(folder.glob("scenarios/*"))) < parts:
            time.sleep(0.002)
        time.sleep(moments.uniform(0.0, 0.02))
        process.kill()
        killed = process.wait() == -signal.SIGKILL
        assert killed or parts > 1
    process = subprocess.Popen([sys.executable, str(PROGRAM), str(folder), "2"])
    assert process.wait(60) == 0
    assert contents(folder) == contents(undisturbed)


def test_a_kill_between_two_tables_of_a_block(undisturbed: Path, tmp_path: Path) -> None:
    """Parts of other tables without the last one, and a half-written file, are made anew."""
    folder = tmp_path / "torn"
    shutil.copytree(undisturbed, folder)
    (folder / "scenarios" / "part-00003.parquet").unlink()
    (folder / "sectors" / "part-00003.parquet").unlink()
    (folder / "economies" / "part-00007.parquet").unlink()
    (folder / "scenarios" / "part-00007.parquet").unlink()
    (folder / "incoming").mkdir()
    (folder / "incoming" / "sectors.parquet").write_bytes(b"PAR1 half")
    with pytest.raises(DataError, match="got 8 of 10 parts, expected a sweep that has finished"):
        Sweep.read(folder)
    seen: list[int] = []
    solve_many(
        WORLD, duties(600), folder=folder, workers=1, tables=["sectors"], progress=lambda d, _: seen.append(d)
    )
    assert seen == [472, 536, 600]
    assert contents(folder) == contents(undisturbed)


def test_a_finished_folder_is_not_solved_again(undisturbed: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in undisturbed.rglob("*.parquet")}
    seen: list[int] = []
    solve_many(
        WORLD,
        duties(600),
        folder=undisturbed,
        workers=1,
        tables=["sectors"],
        progress=lambda d, _: seen.append(d),
    )
    assert seen == [600]
    assert {p: p.stat().st_mtime_ns for p in undisturbed.rglob("*.parquet")} == before


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"scenarios": duties(599)}, "scenarios"),
        ({"scenarios": duties(600)[::-1]}, "scenarios"),
        ({"tables": ["flows"]}, "tables"),
        ({"elasticities": "B"}, "elasticities"),
        ({"world": WORLD.replace(tariffs=WORLD.tariffs * 1.01)}, "world"),
    ],
)
def test_a_folder_of_another_sweep_is_refused(undisturbed: Path, change: dict, what: str) -> None:
    asked = {"world": WORLD, "scenarios": duties(600), "tables": ["sectors"]} | change
    before = contents(undisturbed)
    with pytest.raises(InputError) as caught:
        solve_many(asked.pop("world"), asked.pop("scenarios"), folder=undisturbed, workers=1, **asked)
    assert str(caught.value) == (
        f"{undisturbed}: got the results of another sweep: other {what}, expected an empty folder, or one that the "
        "same sweep began. Fix: choose another folder, or remove this one."
    )
    assert contents(undisturbed) == before


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("do not touch")
    with pytest.raises(
        InputError, match="got a folder with other files, expected an empty folder or one of a sweep"
    ):
        solve_many(WORLD, duties(3), folder=tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(InputError, match="got a file, expected a folder"):
        solve_many(WORLD, duties(3), folder=tmp_path / "thesis.txt")
    with pytest.raises(DataError, match=r"got no sweep\.json, expected a folder of a sweep"):
        Sweep.read(tmp_path)


def test_two_processes_do_not_share_a_folder(tmp_path: Path) -> None:
    """The lock goes with the process that holds it, even one that is killed."""
    folder = tmp_path / "shared"
    program = (
        "import sys, time; from pathlib import Path; from detente.sweep.folder import Folder\n"
        "with Folder(Path(sys.argv[1]), {'tables': ['scenarios'], 'scenarios': {'count': 0}}, []):\n"
        "    print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    shutil.rmtree(folder / "scenarios")
    (folder / "sweep.json").unlink()
    try:
        with pytest.raises(InputError) as caught:
            solve_many(WORLD, duties(3), folder=folder)
        assert str(caught.value) == (
            f"{folder}: got another process ({holder.pid}) at work in it, expected one process at a time. "
            "Fix: wait until it has finished, or choose another folder."
        )
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    assert len(solve_many(WORLD, duties(3), folder=folder).economies) == 27


def test_without_room_nothing_is_half_written(undisturbed: Path, tmp_path: Path) -> None:
    """No file may exceed 40 kB: as on a full disk, the write itself fails."""
    folder = tmp_path / "full"
    program = (
        "import resource, signal, sys; sys.argv = ['x', *sys.argv[1:]]\n"
        f"sys.path.insert(0, {str(PROGRAM.parent)!r})\n"
        "from sweep_cases import WORLD, duties; from detente.sweep import solve_many\n"
        "from detente.errors import InputError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "try:\n    solve_many(WORLD, duties(600), folder=sys.argv[1], workers=1, tables=['sectors'])\n"
        "except InputError as error:\n    print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.startswith(f"{folder}: got ")
    assert done.stdout.endswith(
        "expected a folder that can be written, with room for the results. "
        "Fix: free some space or mend the permissions, and run the same again: finished parts are kept.\n"
    )
    assert sorted(contents(folder)) == ["economies/part-00000.parquet", "sweep.json"]
    solve_many(WORLD, duties(600), folder=folder, workers=1, tables=["sectors"])
    assert contents(folder) == contents(undisturbed)


def test_a_damaged_part_is_named(undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(undisturbed, folder)
    part = folder / "sectors" / "part-00002.parquet"
    part.write_bytes(part.read_bytes()[:500])
    with pytest.raises(DataError) as caught:
        solve_many(WORLD, duties(600), folder=folder, tables=["sectors"])
    last = folder / "scenarios" / "part-00002.parquet"
    assert str(caught.value) == (
        f"{part}: got a damaged or missing part, expected the part as it was written. "
        f"Fix: remove {last} and run again: the part is made anew."
    )
    last.unlink()
    solve_many(WORLD, duties(600), folder=folder, workers=1, tables=["sectors"])
    assert contents(folder) == contents(undisturbed)
    (folder / "sweep.json").write_text("{")
    with pytest.raises(DataError, match="got a damaged file, expected the manifest of a sweep"):
        Sweep.read(folder)


def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    """No process goes on working for nobody."""
    process = subprocess.Popen([sys.executable, str(PROGRAM), str(tmp_path / "x"), "2"])
    children: list[int] = []
    deadline = time.monotonic() + 20
    while len(children) < 2 and time.monotonic() < deadline:
        children = [
            int(c) for c in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        ]
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(children) == 2
    while any(map(_runs, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, children))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_the_manifest_says_where_the_numbers_come_from(undisturbed: Path) -> None:
    from detente import __version__

    manifest = json.loads((undisturbed / "sweep.json").read_text(encoding="utf-8"))
    assert manifest["program"] == "detente"
    assert manifest["version"] == __version__
    assert manifest["elasticities"]["name"] == "A"
    assert manifest["scenarios"]["count"] == 600
    assert manifest["scenarios"]["closures"] == ["fixed"]
    assert manifest["world"]["economies"] == 9
    assert len(manifest["world"]["sha256"]) == 64
