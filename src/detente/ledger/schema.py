"""The JSON Schema of a ledger, as shipped beside this module in ``ledger.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from detente.docstrings import describe_schema
from detente.ledger.book import Ledger
from detente.ledger.parts import Record

__all__ = ["SCHEMA_FILE", "ledger_schema", "schema_text"]

SCHEMA_FILE = Path(__file__).with_name("ledger.schema.json")
"""The shipped file; ``python -m detente.ledger.schema`` writes it again after a change of the records."""


def ledger_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a ledger as read and written: fields that nobody set may be left out."""
    schema = describe_schema(Ledger.model_json_schema(), Ledger, Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """The schema as the shipped file has it."""
    return json.dumps(ledger_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
