"""Bad input: one clear message, exit code 2, nothing on stdout, nothing written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest_cli import REPORT, SCENARIO, Detente

Refused = Callable[..., str]


def test_missing_file(refused: Refused) -> None:
    assert refused("brief", "report.txt", "-o", "brief.html") == (
        "error: report.txt: got no such file, expected a document. "
        "Fix: check the name, or give - for standard input.\n"
    )


def test_missing_file_with_a_near_name(detente: Detente, refused: Refused) -> None:
    detente.write("report.txt", REPORT)
    assert refused("brief", "reprot.txt") == (
        "error: reprot.txt: got no such file, expected a document. Fix: did you mean report.txt.\n"
    )


DOCUMENTS = [
    (
        b"\x89PNG\r\n\x1a\n\x00\x01",
        "got a picture (PNG), expected text, Markdown, HTML or PDF. "
        "Fix: run it through text recognition (OCR) and give the text.",
    ),
    (
        b"tariff\x00tariff",
        "got a binary file (zero byte at 6), expected text, Markdown, HTML or PDF. "
        "Fix: save the document as text or PDF and give that file.",
    ),
    (b"", "got an empty text, expected a report or statement in English. Fix: check the file."),
    (b" \n\t\n", "got an empty text, expected a report or statement in English. Fix: check the file."),
    (
        b"a" * 10_000_001,
        "got more than 10 MB, expected a document of at most 10 MB. Fix: cut it to the part that matters.",
    ),
    (
        "Der Minister hat am Montag gesagt, dass die Zölle auf die Waren aus China nicht erhöht werden und dass "
        "die Gespräche mit der Regierung in der nächsten Woche weitergehen sollen.".encode(),
        "got a text in German, expected a text in English. Fix: give an English version of the document.",
    ),
]


@pytest.mark.parametrize(
    ("content", "message"), DOCUMENTS, ids=["picture", "zero-byte", "empty", "blank", "over-10-MB", "German"]
)
def test_document_that_cannot_be_read(
    detente: Detente, refused: Refused, content: bytes, message: str
) -> None:
    detente.write("x.txt", content)
    assert refused("brief", "x.txt", "-o", "brief.html") == f"error: x.txt: {message}\n"


def test_empty_standard_input(refused: Refused) -> None:
    assert refused("read", "-") == (
        "error: standard input: got an empty text, expected a report or statement in English. "
        "Fix: check the file.\n"
    )


def test_folder_as_document(detente: Detente, refused: Refused) -> None:
    (detente.folder / "reports").mkdir()
    assert refused("read", "reports") == (
        "error: reports: got a folder, expected a document. Fix: give the name of one document.\n"
    )


def test_text_about_something_else(detente: Detente, refused: Refused) -> None:
    detente.write(
        "x.txt", "The cat sat on the mat and looked at the rain. It was a quiet day in the village.\n"
    )
    assert refused("brief", "x.txt", "-o", "brief.html") == (
        "error: document: got no economy that announces, threatens or promises anything, expected a text on a "
        "trade negotiation that names the economies it is about. Fix: give the report or statement itself, or "
        "write a scenario file and use 'detente solve'.\n"
    )


@pytest.mark.parametrize("day", ["27.10.2025", "2025-10-32", "yesterday", ""])
def test_published_that_is_no_day(detente: Detente, refused: Refused, day: str) -> None:
    detente.write("report.txt", REPORT)
    assert refused("brief", "report.txt", "--published", day, "-o", "brief.html") == (
        f"error: --published: got {day!r}, expected a day as YYYY-MM-DD. "
        "Fix: write for example --published 2025-10-27.\n"
    )


ASSUMPTIONS = (
    "basis=additional|total, purchases=USD_BN, years=N, mirror=SHARE, licences=SHARE or "
    "closure=fixed|scaled|balanced"
)


def test_assumptions_that_nobody_understands(detente: Detente, refused: Refused) -> None:
    detente.write("report.txt", REPORT)
    options = ["nonsense", "purchases=-5", "closure=open"]
    arguments = [word for option in options for word in ("--assume", option)]
    lines = [
        f"--assume {option}: got '{option}', expected {ASSUMPTIONS}. Fix: write for example --assume purchases=25."
        for option in options
    ]
    assert refused("brief", "report.txt", *arguments, "-o", "brief.html") == "\n".join(
        ["errors:", *lines, ""]
    )


def test_page_into_a_folder_that_is_not_there(refused: Refused) -> None:
    assert refused("brief", "-o", "out/brief.html") == (
        "error: out/brief.html: got no folder out, expected a file in a folder that exists. "
        "Fix: make the folder first.\n"
    )


def test_page_over_a_folder(detente: Detente, refused: Refused) -> None:
    (detente.folder / "out").mkdir()
    assert refused("brief", "-o", "out") == (
        "error: out: got a folder, expected a file. Fix: add a file name to it.\n"
    )
    detente.write("scenario.yaml", SCENARIO)
    assert refused("solve", "scenario.yaml", "-o", "out") == (
        "error: out: got a folder, expected a file. Fix: add a file name to it.\n"
    )


def test_two_formats_at_once(detente: Detente, refused: Refused) -> None:
    assert refused("read", "--json", "--flat") == (
        "error: --flat: got --json beside it, expected one of the two. Fix: leave one out.\n"
    )


SCENARIOS = [
    (
        SCENARIO.replace("CHN", "CHX"),
        ":4 measures[0].origin: got 'CHX', expected an economy of this world. "
        "Fix: write CHN (China) or CHL (Chile) or CHE (Switzerland).",
    ),
    (
        SCENARIO.replace("100 %", "100"),
        ':6 measures[0].add: got 100, expected a fraction from -1 to 10. Fix: write 1.0 or "100 %".',
    ),
    (
        SCENARIO.replace("100 %", '"-150 %"'),
        ":6 measures[0].add: got '-150 %', expected a rate above -100 %. Fix: a subsidy cannot exceed the price: "
        'write a rate above "-100 %".',
    ),
    (
        SCENARIO.replace("100 %", "-1.5"),
        ":6 measures[0].add: got -1.5, expected a rate above -100 %. Fix: a subsidy cannot exceed the price: "
        'write a rate above "-100 %".',
    ),
    (
        SCENARIO.replace("add:", "rate:")
        + "  - {kind: import_tariff, origin: CHN, destination: USA, sectors: [C29], rate: 25 %}\n",
        ":7 measures[1].rate: got 25 % for C29 from CHN to USA, expected the 100 % that measures[0] sets for it. "
        "Fix: keep one of the two, or give them different dates.",
    ),
    (
        SCENARIO + "    rate: 25 %\n",
        ":3 measures[0]: got both 'rate' and 'add', expected exactly one of 'rate' (the whole duty) and 'add' "
        "(points on top). Fix: keep one of the two.",
    ),
    (
        SCENARIO.replace("add:", "ad:"),
        ":6 measures[0].ad: got the unknown key 'ad', expected one of from, until, note, origin, destination, "
        "sectors, kind, rate, add. Fix: write 'add'.",
    ),
    (
        SCENARIO.replace("title:", "titel:", 1) + "closure: open\non: 2025-02-30\n",
        ":1 title: got nothing, expected the key 'title'. Fix: add 'title:'.\n"
        "scenario.yaml:8 on: got '2025-02-30', expected a day as YYYY-MM-DD. Fix: write for example 2025-11-01.\n"
        "scenario.yaml:7 closure: got 'open', expected 'fixed', 'scaled' or 'balanced'. Fix: choose one of them.\n"
        "scenario.yaml:1 titel: got the unknown key 'titel', expected one of format, id, title, source, baseline, "
        "on, closure, products, production, measures, assumptions. Fix: write 'title'.",
    ),
    (
        "title: [\n",
        ":2: got text that is no YAML (expected the node content, but found '<stream end>'), expected a scenario "
        "in YAML. Fix: check indentation, colons and quotes near this line.",
    ),
    ("", ":1: got an empty file, expected a mapping with 'title' and 'measures'. Fix: see the scenario reference."),
    ("[" * 5000, ": got text that is no YAML, expected a scenario in YAML. "
     "Fix: check indentation, colons and quotes near this line."),
    (
        b"\xff\xfe\x00",
        ": got bytes that are no text, expected a scenario in YAML (UTF-8). Fix: save it as UTF-8 text.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    SCENARIOS,
    ids=[
        "unknown economy", "rate without percent sign", "below -100 %", "fraction below -1", "contradiction",
        "rate and add", "misspelt key", "four problems", "no YAML", "empty", "nested too deep", "binary",
    ],
)  # fmt: skip
def test_scenario_that_cannot_be_used(
    detente: Detente, refused: Refused, content: str | bytes, message: str
) -> None:
    detente.write("scenario.yaml", content)
    lead = "errors:\n" if "\n" in message else "error: "
    assert refused("solve", "scenario.yaml", "-o", "x.nc") == f"{lead}scenario.yaml{message}\n"


def test_missing_scenario(refused: Refused) -> None:
    assert refused("solve", "scenario.yaml") == (
        "error: scenario.yaml: got no such file, expected a scenario file. Fix: check the path.\n"
    )


def test_unknown_elasticities(detente: Detente, refused: Refused) -> None:
    detente.write("scenario.yaml", SCENARIO)
    assert refused("solve", "scenario.yaml", "--elasticities", "GYX") == (
        "error: elasticities: got 'GYX', expected a set of this world. "
        "Fix: write one of GYY, BSY, CP, FGO, IS, LL, Shap, U4, or the path of a .csv or .yaml file.\n"
    )


def test_day_without_tariffs(refused: Refused) -> None:
    assert refused("world", "show", "--as-of", "2025-10-27") == (
        "error: --as-of: got 2025-10-27, expected --tariffs beside it. Fix: add --tariffs.\n"
    )
    assert refused("world", "show", "--tariffs", "--as-of", "soon") == (
        "error: --as-of: got 'soon', expected a day as YYYY-MM-DD. Fix: write for example --as-of 2025-10-27.\n"
    )


def test_unknown_command_and_option(refused: Refused) -> None:
    assert "No such command 'breif'" in refused("breif")
    assert "No such option: --publish" in refused("read", "--publish", "2025-10-27")
    assert refused().startswith("Usage: detente [OPTIONS] COMMAND [ARGS]...\n")
