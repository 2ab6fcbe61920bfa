"""Golds: what the annotated documents say, and what the reader finds in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.scoring import FIXTURES, Score, gold, score

from detente.reading import flat, load, read

DEVELOPMENT = sorted(FIXTURES.glob("0*.txt"))
GENRES = sorted((FIXTURES / "genres").glob("*.txt"))


def _scores(paths: list[Path]) -> tuple[Score, Score]:
    fields, items = Score(), Score()
    for path in paths:
        one, other = score(flat(read(load(path))), gold(path.with_suffix(".json")))
        fields, items = fields + one, items + other
    return fields, items


def test_development_documents_reach_the_gate() -> None:
    assert len(DEVELOPMENT) == 8
    fields, items = _scores(DEVELOPMENT)
    assert fields.f1 >= 0.92
    assert items.f1 >= 0.94


def test_other_disputes_and_genres_reach_the_gate() -> None:
    assert len(GENRES) == 21
    fields, items = _scores(GENRES)
    assert fields.f1 >= 0.90
    assert items.f1 >= 0.92


@pytest.mark.parametrize("path", DEVELOPMENT + GENRES, ids=lambda p: p.stem)
def test_every_document_is_read_and_verifies(path: Path) -> None:
    document = load(path)
    ledger = read(document)
    ledger.verify({document.source.id: document.text})
    assert ledger.measures
    assert read(document) == ledger, "reading is not deterministic"
    fields, _ = score(flat(ledger), gold(path.with_suffix(".json")))
    assert fields.f1 >= 0.6


def test_a_spoilt_reading_scores_low() -> None:
    """The scorer itself must see errors: swapped sides and shifted dates cost."""
    path = FIXTURES / "08.txt"
    row = flat(read(load(path)))
    for measure in row["measures"]:
        measure["actor"], measure["target"] = measure["target"], measure["actor"]
    assert score(row, gold(path.with_suffix(".json")))[0].f1 < 0.4


@pytest.mark.parametrize(("split", "field_gate", "item_gate"), [("dev", 0.92, 0.94), ("seed", 0.85, 0.85)])
def test_scorer_of_the_input_data(
    shared: Path, tmp_path: Path, split: str, field_gate: float, item_gate: float
) -> None:
    for path in sorted((shared / "documents").glob("0*.txt")):
        row = json.dumps(flat(read(load(path))))
        (tmp_path / path.with_suffix(".json").name).write_text(row, encoding="utf-8")
    command = [sys.executable, str(shared / "documents" / "score.py"), str(tmp_path), "--split", split]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    last = out.strip().splitlines()[-1]
    items, fields = (float(part.split("F1")[1].split()[0]) for part in last.split("|")[:2])
    harmful = int(last.rsplit(" ", 1)[1])
    assert fields >= field_gate, out
    assert items >= item_gate, out
    assert harmful <= 1, out


def test_readings_do_not_hang_on_the_order_of_sets() -> None:
    """Another process, another seed of hashes: the same records, byte for byte."""
    script = (
        "import hashlib, sys; from detente.reading import load, read\n"
        "for name in sys.argv[1:]: print(hashlib.sha256(read(load(name)).to_json().encode()).hexdigest())"
    )
    command = [sys.executable, "-c", script, *map(str, DEVELOPMENT + GENRES)]
    readings = [
        subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.split()
        for seed in ("1", "2", "3")
    ]
    assert len(readings[0]) == len(DEVELOPMENT + GENRES)
    assert readings[0] == readings[1] == readings[2]
