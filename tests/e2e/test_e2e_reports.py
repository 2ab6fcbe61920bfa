"""Whole reports: the bundled example, the development documents, and reports of other negotiations."""

from __future__ import annotations

import html as html_module
import io
import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from detente.brief.compose import compose
from detente.brief.content import Brief
from detente.brief.html import render
from detente.brief.schema import brief_schema
from detente.brief.terminal import print_brief
from detente.ledger import Ledger
from detente.reading import load, read
from detente.reading.documents import from_text

TESTS = Path(__file__).resolve().parents[1]

PARTIES = {
    "fixtures/documents/01": {"USA", "CHN"},
    "fixtures/documents/02": {"USA", "CHN"},
    "fixtures/documents/03": {"USA", "CHN"},
    "fixtures/documents/04": {"USA", "EU"},
    "fixtures/documents/05": {"JPN", "KOR"},
    "fixtures/documents/06": {"USA", "JPN"},
    "fixtures/documents/07": {"USA", "CHN"},
    "fixtures/documents/08": {"USA", "IND"},
    "e2e/reports/uk-india": {"GBR", "IND"},
    "e2e/reports/canada-digital-tax": {"USA", "CAN"},
    "e2e/reports/eu-china-cars": {"EU", "CHN"},
}
"""Between whom each report is; the first eight are the development documents, the others our own."""

COSTED = {name: name[-2:] != "05" for name in PARTIES}
"""The one that is about export licences for other goods than rare earths has nothing that the model could carry."""


def objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(value)


def words(text: str) -> str:
    """The text with every kind of white space as one blank."""
    return " ".join(text.split())


def printed(brief: Brief) -> str:
    """The brief on a terminal of 80 columns."""
    stream = io.StringIO()
    print_brief(brief, Console(file=stream, width=80, color_system=None, highlight=False))
    return stream.getvalue()


def check(brief: Brief, text: str) -> None:
    """What holds for every brief, whatever it is about."""
    data = json.loads(brief.to_json())
    jsonschema.Draft202012Validator(brief_schema()).validate(data)
    ranges = [item for item in objects(data) if set(item) == {"value", "low", "high"}]
    assert all(map(math.isfinite, (x for item in ranges for x in item.values())))
    assert all(item["low"] <= item["value"] <= item["high"] for item in ranges)
    ledger = Ledger.from_dict(data["ledger"])
    ledger.verify({source.id: text for source in ledger.sources})

    terminal, page = printed(brief), render(brief)
    assert max(map(len, terminal.splitlines())) <= 80
    assert "<script" not in page
    shown = words(html_module.unescape(re.sub(r"<[^>]+>", "", page)))
    flat = words(re.sub(r"\n[▌│ ]*", " ", terminal))
    assert brief.headline
    for sentence in brief.headline:
        assert words(sentence) in shown
        assert words(sentence) in flat
    for item in brief.announced:
        assert words(item.text) in shown
        assert words(item.text) in flat


@pytest.mark.parametrize("name", PARTIES, ids=lambda name: name.rpartition("/")[2])
def test_report_becomes_a_brief(name: str) -> None:
    document = load(TESTS / f"{name}.txt")
    brief = compose(document)
    assert set(brief.parties) == PARTIES[name]
    assert brief.announced
    assert any(outcome.parties for outcome in brief.outcomes) == COSTED[name]
    check(brief, document.text)


def test_every_document_is_here() -> None:
    files = [*TESTS.glob("fixtures/documents/0*.txt"), *TESTS.glob("e2e/reports/*.txt")]
    assert {f.relative_to(TESTS).with_suffix("").as_posix() for f in files} == set(PARTIES)


def test_example_becomes_a_brief(example: Brief) -> None:
    check(example, load(None).text)
    assert example.parties == ("USA", "CHN")
    assert [o.id for o in example.outcomes] == [
        "status-quo", "deal", "threats", "threat-USA", "retaliation-USA", "threat-CHN",
    ]  # fmt: skip
    by_id = {o.id: o for o in example.outcomes}
    assert by_id["status-quo"].reference
    # The control on rare earths is a ceiling: who holds it gains, who needs it loses.
    hurt, holder = by_id["threat-CHN"].parties
    assert hurt.real_income_pct.high < 0.0 < holder.real_income_pct.low
    usa, china = by_id["retaliation-USA"].parties
    assert (usa.economy, china.economy) == ("USA", "CHN")
    assert usa.real_income_pct.high < 0.0
    assert china.real_income_pct.high < 0.0
    assert [m.name for m in example.markets] == ["Nikkei 225", "KOSPI", "Hang Seng"]
    assert {m.session for m in example.markets} == {"midday"}


def test_readme_report_has_its_threat_and_its_purchases() -> None:
    root = TESTS.parent
    block = re.search(
        r'```text title="report.txt"\n(.*?)```', (root / "README.md").read_text(encoding="utf-8"), re.S
    )
    assert block is not None
    ledger = read(from_text(block[1]))
    (threat,) = (m for m in ledger.measures if m.rate is not None)
    assert (threat.actor, threat.target, threat.status) == (("USA",), ("CHN",), "threatened")
    assert threat.rate is not None
    assert (threat.rate.value_pct, threat.scope.products) == (100.0, ("all_goods",))
    assert threat.effective is not None
    assert threat.effective.value == "2025-11-01"
    assert [(c.actor, c.products) for c in ledger.commitments] == [(("CHN",), ("soybeans",))]


def test_ten_megabytes_of_one_report_say_what_it_says_once(tmp_path: Path) -> None:
    text = (TESTS / "fixtures/documents/02.txt").read_text(encoding="utf-8").partition("---\n")[2]
    once, path = tmp_path / "once.txt", tmp_path / "long.txt"
    once.write_text(text, encoding="utf-8")
    path.write_text((text + "\n\n") * (9_900_000 // (len(text.encode()) + 2)), encoding="utf-8")
    brief = compose(load(path))
    assert set(brief.parties) == {"USA", "CHN"}
    assert [one.text for one in brief.announced] == [one.text for one in compose(load(once)).announced]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    runs = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [str(Path(sys.executable).with_name("detente")), "brief", "--json", "-o", "brief.html"],
            cwd=folder,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=60,
            check=True,
        )
        runs.append((done.stdout, (folder / "brief.html").read_bytes()))
    assert runs[0] == runs[1]
