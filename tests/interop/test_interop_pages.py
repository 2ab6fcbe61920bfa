"""The tables of the documentation say what the program does."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from detente.interop.cameo import CODES, RULES
from detente.interop.columns import TABLES
from detente.interop.gta import LEFT_OUT, TYPES
from detente.ledger.moves import NEXT
from detente.ledger.parts import Status

DOCS = Path(__file__).resolve().parents[2] / "docs"


def rows(page: str, header: str) -> list[list[str]]:
    """Cells of the table under a header."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines[lines.index(header) + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def test_moves_between_statuses() -> None:
    statuses = get_args(Status)
    assert rows("ledgers.md", "| status | what may follow it |") == [
        [status, ", ".join(other for other in statuses if other in NEXT[status]) or "nothing"]
        for status in statuses
    ]


def test_types_of_global_trade_alert() -> None:
    header = "| instrument | type | number | MAST chapter | flow |"
    assert rows("interoperability.md", header) == [
        [name, kind.name, str(kind.id), kind.mast_chapter or "none given", kind.flow or "depends"]
        for name, kind in TYPES.items()
    ]
    assert rows("interoperability.md", "| instrument | why it has no type |") == [
        [name, why] for name, why in LEFT_OUT.items()
    ]


def test_codes_of_cameo() -> None:
    assert rows("interoperability.md", "| record | when | code | description | PLOVER |") == [
        [
            rule.record,
            ", ".join(f"{name} {value}" for name, value in rule.when.items()),
            rule.code,
            code.description,
            ", ".join(part for part in (code.plover, code.mode, code.context) if part),
        ]
        for rule in RULES
        if (code := CODES[rule.code])
    ]


def test_names_of_tables() -> None:
    assert [cells[0].strip("`") for cells in rows("interoperability.md", "| table | a row is |")] == list(
        TABLES
    )
