"""What the commands print and write when the input is good."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from conftest_cli import REPORT, SCENARIO, Detente

import detente as package
from detente.brief.schema import brief_schema
from detente.errors import CheckError
from detente.ledger import Ledger
from detente.ledger.schema import ledger_schema

FLAT_FIELDS = {
    "measures": "id actor target type action rate rate_min rate_max rate_from rate_unit rate_basis schedule "
    "firm_rates products hs coverage content_rule extraterritorial announced effective until status condition "
    "authority label",
    "commitments": "id actor beneficiary type products quantity unit per bound period_start period_end years "
    "cap_per_year status claimed_by",
    "market_moves": "id instrument change_pct comparator change_points level direction date session",
    "meetings": "id participants place country date status kind",
    "claims": "id speaker side about hedge",
    "deadlines": "date what",
    "people": "name side office",
}
"""Lists of the flat output and the fields that their entries may have."""

REQUIRED = {
    "measures": {"id", "actor", "target", "type", "status"},
    "commitments": {"id", "actor", "type", "status"},
    "market_moves": {"id", "instrument", "session"},
    "meetings": {"id", "status"},
    "claims": {"id", "speaker"},
    "deadlines": {"date", "what"},
    "people": {"name"},
}


def test_version(detente: Detente) -> None:
    assert detente("--version").out == f"detente {package.__version__}\n"


def test_the_package_runs_as_a_module() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "detente", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout == f"detente {package.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ["brief", "read", "solve", "world", "--version"]),
        (("brief",), ["--published", "--output", "--json", "--assume", "standard input"]),
        (("read",), ["--published", "--json", "--flat"]),
        (("solve",), ["--json", "--elasticities", "--top", "--output"]),
        (("world",), ["show", "check", "build"]),
        (("world", "show"), ["--tariffs", "--as-of", "--json"]),
        (("world", "check"), ["--json"]),
        (("world", "build"), ["--output", "--compare", "2022_SML.csv"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_help(detente: Detente, arguments: tuple[str, ...], words: list[str]) -> None:
    ended = detente(*arguments, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(" ".join(["Usage: detente", *arguments]))
    assert [word for word in words if word not in ended.out] == []
    assert max(map(len, ended.out.splitlines())) <= 80


# -- brief -------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Detente, str]:
    """The bundled example: a page written, the brief printed."""
    command = Detente(tmp_path_factory.mktemp("example"))
    ended = command("brief", "-o", "brief.html")
    assert (ended.code, ended.err) == (0, "wrote brief.html\n")
    return command, ended.out


def test_example_in_the_terminal(example: tuple[Detente, str]) -> None:
    _, printed = example
    assert printed.startswith("The United States and China: what was announced and what it would cost\n")
    assert max(map(len, printed.splitlines())) <= 80
    assert "\x1b" not in printed
    assert "100 % import duty on all goods from China, from 1 November 2025" in " ".join(printed.split())


def test_example_as_a_page(example: tuple[Detente, str]) -> None:
    command, _ = example
    assert list(command.files()) == ["brief.html"]
    html = command.files()["brief.html"].decode("utf-8")
    assert html.startswith("<!doctype html>")
    assert "<script" not in html
    # A mask of the umask, not the 0600 of a temporary file.
    mask = os.umask(0)
    os.umask(mask)
    assert (command.folder / "brief.html").stat().st_mode & 0o777 == 0o666 & ~mask


def test_report_from_standard_input_as_json(detente: Detente) -> None:
    ended = detente("brief", "-", "--published", "2025-10-27", "--json", stdin=REPORT.encode())
    assert (ended.code, ended.err) == (0, "")
    data = json.loads(ended.out)
    jsonschema.Draft202012Validator(brief_schema()).validate(data)
    assert data["published"] == "2025-10-27"
    assert data["parties"] == ["USA", "CHN"]
    assert detente.files() == {}
    detente.write("report.txt", REPORT)
    assert detente("brief", "report.txt", "--published", "2025-10-27", "--json").out == ended.out


def test_assumptions_change_the_numbers_and_are_told(detente: Detente) -> None:
    detente.write("report.txt", REPORT)
    arguments = ("brief", "report.txt", "--json")
    data = json.loads(
        detente(
            *arguments, "--assume", "purchases=40", "--assume", "basis=total", "--assume", "mirror=0.5"
        ).out
    )
    told = " ".join(a["text"] for a in data["method"]["assumptions"])
    assert "“substantial” purchases are set to 40 bn USD a year at prices of 2022, as you chose." in told
    assert "it is read as the whole duty." in told
    assert "times 0.5." in told
    assert {"status-quo", "deal", "threat-USA", "retaliation-USA"} <= {o["id"] for o in data["outcomes"]}


# -- read --------------------------------------------------------------------------------------------------
def test_ledger_as_yaml_and_json(detente: Detente) -> None:
    yaml = detente("read")
    ended = detente("read", "--json")
    assert (yaml.code, yaml.err, ended.code, ended.err) == (0, "", 0, "")
    jsonschema.Draft202012Validator(ledger_schema()).validate(json.loads(ended.out))
    assert Ledger.from_yaml(yaml.out) == Ledger.from_json(ended.out)


@pytest.mark.parametrize("report", [None, REPORT], ids=["example", "report"])
def test_flat_records_have_the_published_fields(detente: Detente, report: str | None) -> None:
    arguments = [] if report is None else ["-"]
    ended = detente("read", *arguments, "--flat", stdin=(report or "").encode())
    assert (ended.code, ended.err) == (0, "")
    data = json.loads(ended.out)
    assert set(data) == {"published", "published_basis", "publisher", "url", "parties", *FLAT_FIELDS}
    assert (data["published"], data["parties"][:2]) == ("2025-10-27", ["CHN", "USA"])
    assert data["measures"]
    assert data["commitments"]
    for name, fields in FLAT_FIELDS.items():
        for entry in data[name]:
            assert REQUIRED[name] <= set(entry) <= set(fields.split()), name
            assert None not in entry.values()


def test_without_a_day_weekdays_stay_open(detente: Detente) -> None:
    text = (
        "China will raise its tariff on US soybeans by 10 percentage points on Thursday, the ministry said.\n"
    )
    without = Ledger.from_json(detente("read", "-", "--json", stdin=text.encode()).out)
    given = Ledger.from_json(
        detente("read", "-", "--json", "--published", "2025-10-27", stdin=text.encode()).out
    )
    assert without.sources[0].published is None
    assert [m.effective for m in without.measures] == [None]
    assert [issue.text for issue in without.issues if issue.kind == "unresolved"] == [
        "The publication day is unknown, so these dates could not be resolved: “Thursday”."
    ]
    assert [m.effective.value for m in given.measures if m.effective] == ["2025-10-30"]


# -- solve -------------------------------------------------------------------------------------------------
def test_solve_prints_headline_tables(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    ended = detente("solve", "scenario.yaml", "--top", "3")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "100 points on all goods from China"
    assert lines[1] == "against its baseline · elasticities GYY · trade balances fixed"
    assert max(map(len, lines)) <= 80
    assert len([line for line in lines if re.match(r"(United States|China|Mexico)  ", line)]) >= 3
    assert "Largest residual of any equation" in ended.out


def test_solve_as_json_and_netcdf(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    ended = detente("solve", "scenario.yaml", "--json", "--elasticities", "CP", "-o", "x.nc")
    assert (ended.code, sorted(detente.files())) == (0, ["scenario.yaml", "x.nc"])
    data = json.loads(ended.out)
    assert (data["title"], data["elasticities"], data["closure"]) == (
        "100 points on all goods from China", "CP", "fixed",
    )  # fmt: skip
    assert data["solver"]["residual"] < 1e-10
    assert len(data["economies"]) == 81
    assert data["economies"]["USA"]["real_income_pct"] < 0 < data["economies"]["MEX"]["real_income_pct"]
    import xarray

    with xarray.open_dataset(detente.folder / "x.nc") as tables:
        there = float(tables["real_income_pct"].sel(economy="USA"))
    assert there == pytest.approx(data["economies"]["USA"]["real_income_pct"], rel=1e-6)


def test_no_equilibrium_is_exit_code_3(detente: Detente) -> None:
    costly = SCENARIO.replace("kind: import_tariff", "kind: trade_cost").replace(
        "add: 100 %", "change: 1000 %"
    )
    costly = costly.replace("origin: CHN", "origin: WLD").replace("destination: USA", "destination: WLD")
    detente.write("x.yaml", costly + "    sectors: all\n")
    ended = detente("solve", "x.yaml")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == (
        "error: income of Angola, Brunei, Ireland: got zero or below, expected a positive income. Fix: choose the "
        "closure 'scaled' or 'balanced': a fixed deficit or surplus cannot be financed when so little is traded.\n"
    )
    detente.write("x.yaml", costly + "    sectors: all\nclosure: scaled\n")
    assert detente("solve", "x.yaml").code == 0


# -- world -------------------------------------------------------------------------------------------------
def test_world_show_and_check(detente: Detente) -> None:
    shown, checked = detente("world", "show"), detente("world", "check")
    assert (shown.code, shown.err, checked.code, checked.err) == (0, "", 0, "")
    assert "Output 199,691.3, value added" in shown.out
    assert [line.split()[-2:] for line in checked.out.splitlines() if line.startswith("trade balances")] == [
        ["yes", "world"]
    ]
    data = json.loads(detente("world", "show", "--json").out)
    assert (data["year"], len(data["economies"]), len(data["sectors"])) == (2022, 81, 28)
    report = json.loads(detente("world", "check", "--json").out)
    assert report["ok"] is True
    assert {identity["ok"] for identity in report["identities"]} == {True}


def test_world_show_tariffs_on_a_day(detente: Detente) -> None:
    ended = detente("world", "show", "--tariffs", "--as-of", "2025-10-27")
    words = " ".join(ended.out.split())
    assert (ended.code, ended.err) == (0, "")
    assert (
        "United States on China: 41.9 % (10.9 base + 31.0 points); weights: US imports of 2024 (Census)"
        in words
    )
    assert "China on United States: 32.6 % (21.2 base + 11.4 points); weights: as PIIE counts" in words
    data = json.loads(detente("world", "show", "--tariffs", "--as-of", "2025-10-27", "--json").out)
    assert data["date"] == "2025-10-27"
    assert {(x["importer"], x["exporter"]) for x in data["averages"]} == {("USA", "CHN"), ("CHN", "USA")}


SML = """\
V1,CHN_A01,CHN_C26,USA_A01,USA_C26,CHN_HFCE,USA_HFCE,OUT
CHN_A01,10,5,2,1,30,2,50
CHN_C26,6,20,1,8,25,20,80
USA_A01,3,1,12,4,5,35,60
USA_C26,1,4,6,30,9,50,100
TLS,1,2,1,3,0,0,0
VA,29,48,38,54,0,0,0
OUT,50,80,60,100,0,0,0
"""
"""The OECD's format with two economies and two industries."""


def test_world_build_from_a_small_table(detente: Detente) -> None:
    detente.write("2022_SML.csv", SML)
    ended = detente("world", "build", "2022_SML.csv", "-o", "world.nc", "--compare")
    assert (ended.code, ended.err, sorted(detente.files())) == (0, "", ["2022_SML.csv", "world.nc"])
    lines = ended.out.splitlines()
    assert lines[0] == "Wrote world.nc."
    assert lines[1].startswith("<World 2 economies x 2 sectors, 2022, output")
    assert any(line.startswith("  output, total: 290 here, ") for line in lines)
    assert package.World.from_netcdf(detente.folder / "world.nc").economies == ("CHN", "USA")


def test_world_build_from_a_damaged_table_is_exit_code_4(detente: Detente) -> None:
    detente.write("2022_SML.csv", SML.replace("12,4", "12,x"))
    ended = detente("world", "build", "2022_SML.csv", "-o", "world.nc")
    assert (ended.code, ended.out, sorted(detente.files())) == (4, "", ["2022_SML.csv"])
    assert ended.err == (
        "error: 2022_SML.csv, line 4, column USA_C26: got 'x', expected a number. Fix: download the file again.\n"
    )


def test_world_build_from_an_empty_folder_is_exit_code_4(detente: Detente) -> None:
    (detente.folder / "data").mkdir()
    ended = detente("world", "build", "data", "-o", "world")
    assert (ended.code, ended.out, list(detente.files())) == (4, "", ["data"])
    assert ended.err.startswith("error: data/")
    assert ended.err.endswith(
        "got no file, expected an input of the bundled world. "
        "Fix: give the folder of published files, or use the bundled world.\n"
    )


def test_package_without_its_data_is_exit_code_4(tmp_path: Path) -> None:
    home = Path(package.__file__).parent
    shutil.copytree(home, tmp_path / "detente", ignore=shutil.ignore_patterns("__pycache__", "*.npz"))
    done = subprocess.run(
        [sys.executable, "-c", "from detente.cli import main; main()", "world", "check"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    path = tmp_path / "detente" / "world" / "bundled" / "world2022.npz"
    assert done.stderr == (
        f"error: {path}: got no file, expected the bundled world. Fix: install detente again.\n"
    )


def test_accounts_that_do_not_hold_are_exit_code_5(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from detente.cli import main

    strict = package.World.load().check(tolerance=0.0)
    assert not strict.ok
    monkeypatch.setattr(package.World, "check", lambda world: strict)
    monkeypatch.setattr(sys, "argv", ["detente", "world", "check"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == CheckError.exit_code == 5
    assert capsys.readouterr().err == "error: an accounting identity does not hold\n"


# -- the shell around it -----------------------------------------------------------------------------------
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def test_colours_only_where_they_are_wanted(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    arguments = ("solve", "scenario.yaml", "--top", "2")
    plain, forced = detente(*arguments).out, detente(*arguments, FORCE_COLOR="1").out
    assert COLOURS.search(plain) is None
    assert COLOURS.search(forced) is not None
    assert COLOURS.sub("", forced) == plain
    bare = detente(*arguments, FORCE_COLOR="1", NO_COLOR="1").out
    assert not re.search(r"\x1b\[(?:3|4|9)\d", bare)


@pytest.mark.parametrize("command", ["read", "read --json", "world show", "world check --json"])
@pytest.mark.parametrize("reader", ["head -n 1", "true"])
def test_a_reader_that_leaves_early_is_no_error(detente: Detente, command: str, reader: str) -> None:
    name = Path(sys.executable).with_name("detente")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"'{name}' {command} | {reader}"],
        cwd=detente.folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_output_is_utf8_wherever_it_goes(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO.replace("title: ", "title: “−” "))
    assert detente("solve", "scenario.yaml", PYTHONIOENCODING="latin-1").out.startswith("“−” 100 points")


def test_writing_through_a_link_keeps_the_link(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    old = detente.write("old.nc", "old")
    link = detente.folder / "link.nc"
    link.symlink_to(old)
    assert detente("solve", "scenario.yaml", "-o", "link.nc").code == 0
    assert link.is_symlink()
    assert old.stat().st_size > 1_000_000
    assert sorted(detente.files()) == ["link.nc", "old.nc", "scenario.yaml"]


def test_page_into_a_pipe(detente: Detente) -> None:
    # The shortest text that makes a brief: nothing in it has a level, so nothing is solved twice.
    text = "China announced export controls on rare earths against the United States on 9 October 2025.\n"
    ended = detente("brief", "-", "-o", "/dev/stdout", stdin=text.encode())
    assert (ended.code, ended.err) == (0, "wrote /dev/stdout\n")
    assert ended.out.startswith("<!doctype html>")
    assert detente.files() == {}
