"""The shipped JSON Schema is that of the content, and accepts what is written."""

from __future__ import annotations

import json

import jsonschema
import pytest

from detente.brief.content import Brief
from detente.brief.schema import SCHEMA_FILE, brief_schema, schema_text


def test_shipped_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run: python -m detente.brief.schema"


@pytest.mark.parametrize("name", ["rich", "hostile", "empty"])
def test_briefs_validate_and_come_back_the_same(briefs: dict[str, Brief], name: str) -> None:
    text = briefs[name].to_json()
    assert "\x00" not in text
    jsonschema.Draft202012Validator(brief_schema()).validate(json.loads(text))
    assert Brief.model_validate_json(text) == briefs[name]


def test_schema_refuses_what_a_brief_does_not_have(briefs: dict[str, Brief]) -> None:
    data = json.loads(briefs["empty"].to_json()) | {"surprise": 1}
    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.Draft202012Validator(brief_schema()).validate(data)


def test_every_field_is_described_or_named_plainly() -> None:
    schema = brief_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all("description" in definition for definition in schema["$defs"].values())
    assert set(schema["required"]) == set(Brief.model_fields)
