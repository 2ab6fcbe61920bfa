"""The JSON Schema of a brief, as shipped beside this module in ``brief.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from detente.brief.content import Brief, Content
from detente.docstrings import describe_schema

__all__ = ["SCHEMA_FILE", "brief_schema", "schema_text"]

SCHEMA_FILE = Path(__file__).with_name("brief.schema.json")
"""The shipped file; ``python -m detente.brief.schema`` writes it again after a change of the content."""


def brief_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of what :meth:`Brief.to_json` writes: every field is present there."""
    plain = Brief.model_json_schema(mode="serialization", schema_generator=_Written)
    schema = describe_schema(plain, Brief, Content)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


class _Written(GenerateJsonSchema):
    """What is written has all its fields, defaults too."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def schema_text() -> str:
    """The schema as the shipped file has it."""
    return json.dumps(brief_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
