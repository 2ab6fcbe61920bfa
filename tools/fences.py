"""Fenced blocks of the documentation that are turned into HTML when the site is built.

``math`` holds LaTeX and becomes MathML, which browsers set without a script; ``record`` names a Pydantic model
and becomes the table of its fields, so that the reference cannot differ from the code.
"""

from __future__ import annotations

import importlib
import re
import types
import typing
from html import escape
from typing import Any

from latex2mathml.converter import convert
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from detente.docstrings import field_docs

__all__ = ["formula", "record"]

PRIMED = re.compile(r"(\\[A-Za-z]+|[A-Za-z])'")
"""A letter with a prime. Browsers set it as a superscript, tiny and high unless a mathematical font is installed;
as part of the letter it looks right everywhere."""


def formula(source: str, language: str, css_class: str, options: dict[str, Any], md: Any, **_: Any) -> str:
    """A displayed equation; a trailing ``\\tag{n}`` is set at the right margin and becomes the anchor ``eq-n``."""
    body, _sep, tag = source.strip().partition(r"\tag{")
    number = tag.rstrip("} \n")
    anchor = f' id="eq-{escape(number)}"' if number else ""
    label = f'<span class="formula-number">({escape(number)})</span>' if number else ""
    equation = convert(PRIMED.sub(r"{\1′}", body.strip()), display="block")
    return f'<div class="{css_class}"{anchor}>{equation}{label}</div>'


def record(source: str, language: str, css_class: str, options: dict[str, Any], md: Any, **_: Any) -> str:
    """The fields of the Pydantic model named by its dotted path: name, type, default, meaning."""
    path = source.strip()
    module, _, name = path.rpartition(".")
    model = getattr(importlib.import_module(module), name)
    docs = field_docs(model)
    rows = "".join(_row(key, info, docs.get(key, "")) for key, info in model.model_fields.items())
    head = "<tr><th>field</th><th>type</th><th>default</th><th>meaning</th></tr>"
    return f'<div class="{css_class}"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'


def _row(name: str, info: FieldInfo, doc: str) -> str:
    default = "required" if info.is_required() else _default(info)
    # A field that explains itself has no docstring in the code, and then no sentence here.
    meaning = _code_spans(" ".join(doc.split()))
    words = _choices(info.annotation)
    if len(words) > 1:
        meaning += f" One of {', '.join(f'<code>{escape(word)}</code>' for word in words)}."
    return (
        f"<tr><td><code>{escape(info.alias or name)}</code></td><td>{_type(info.annotation)}</td>"
        f"<td>{default}</td><td>{meaning.strip()}</td></tr>"
    )


def _choices(annotation: Any) -> list[str]:
    """Words that a field may hold, when it may hold nothing else."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(value) for value in typing.get_args(annotation)]
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return [word for part in typing.get_args(annotation) for word in _choices(part)]
    return []


def _default(info: FieldInfo) -> str:
    value = info.get_default(call_default_factory=True, validated_data={})
    if value is None:
        return "unknown"
    if isinstance(value, BaseModel) or value == () or value == {}:
        return "empty"
    return f"<code>{escape(str(value))}</code>"


def _type(annotation: Any) -> str:
    """Words for a type: ``tuple[Evidence, ...]`` is "list of Evidence"."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type(arguments[0])
    if origin is typing.Literal:
        return "word" if len(arguments) > 1 else f"<code>{escape(str(arguments[0]))}</code>"
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_type(part) for part in arguments if part is not type(None))
    if origin in (tuple, list, frozenset):
        return f"list of {_type(arguments[0])}"
    if origin is not None and arguments:
        return f"{_type(origin)} of {' to '.join(_type(part) for part in arguments)}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f'<a href="#{annotation.__name__.lower()}">{annotation.__name__}</a>'
    words = {
        "str": "text",
        "float": "number",
        "int": "whole number",
        "bool": "true or false",
        "Mapping": "map",
    }
    name = getattr(annotation, "__name__", str(annotation))
    return words.get(name, escape(name))


def _code_spans(text: str) -> str:
    """reStructuredText double backticks as code, everything else as text."""
    parts = text.split("``")
    return "".join(f"<code>{escape(p)}</code>" if i % 2 else escape(p) for i, p in enumerate(parts))
