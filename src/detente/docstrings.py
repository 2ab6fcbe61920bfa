"""What the fields of our records mean, read from the docstrings under them.

Pydantic can do this while a class is made, by parsing its source at every start of every command; the words are
needed only for JSON Schemas and the documentation.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

__all__ = ["describe_schema", "field_docs"]


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Field name to the docstring under it, those of base classes included."""
    docs: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if issubclass(cls, BaseModel) and cls is not BaseModel:
            docs |= dict(_written(cls))
    return docs


def _written(cls: type) -> Iterator[tuple[str, str]]:
    [definition] = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    body = getattr(definition, "body", [])
    for field, doc in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(doc, ast.Expr)
            and isinstance(doc.value, ast.Constant)
            and isinstance(doc.value.value, str)
        ):
            yield field.target.id, inspect.cleandoc(doc.value.value)


def describe_schema(schema: dict[str, Any], root: type[BaseModel], base: type[BaseModel]) -> dict[str, Any]:
    """Put the docstrings of ``root`` and of every subclass of ``base`` into a JSON Schema, in place."""
    models = {cls.__name__: cls for cls in _subclasses(base)}
    parts = {root.__name__: schema, **schema.get("$defs", {})}
    for name, part in parts.items():
        docs = field_docs(models[name]) if name in models else {}
        for field, properties in part.get("properties", {}).items():
            if field in docs:
                properties["description"] = docs[field]
    return schema


def _subclasses(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for cls in base.__subclasses__():
        yield cls
        yield from _subclasses(cls)
