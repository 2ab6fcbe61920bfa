"""The shipped JSON Schema is that of the records, and ledgers keep to it."""

from __future__ import annotations

import json

import jsonschema
import pytest

from detente.errors import InputError
from detente.ledger import Ledger
from detente.ledger.schema import SCHEMA_FILE, ledger_schema, schema_text
from detente.reading import load, read


@pytest.fixture(scope="module")
def example() -> Ledger:
    return read(load(None))


def test_shipped_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run: python -m detente.ledger.schema"


def test_ledger_validates_and_round_trips(example: Ledger) -> None:
    jsonschema.Draft202012Validator(ledger_schema()).validate(json.loads(example.to_json()))
    assert Ledger.from_json(example.to_json()) == example
    assert Ledger.from_yaml(example.to_yaml()) == example


def test_schema_and_ledger_refuse_the_same(example: Ledger) -> None:
    data = json.loads(example.to_json())
    data["measures"][0]["rate"]["height"] = 3
    with pytest.raises(jsonschema.ValidationError, match="height"):
        jsonschema.Draft202012Validator(ledger_schema()).validate(data)
    with pytest.raises(InputError) as error:
        Ledger.from_dict(data)
    assert str(error.value) == (
        "ledger measures[0].rate.height: got the unknown key 'height', expected one of kind, value_pct, low_pct, "
        "high_pct, previous_pct, per_unit, basis. Fix: write 'high_pct'."
    )
