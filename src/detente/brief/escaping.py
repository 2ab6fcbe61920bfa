"""The template engine of every page: all text escaped, freed of control characters, units kept at their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.brief.notation import clean, plain, signed, spread

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["TEMPLATES", "environment", "printable", "verbatim"]

TEMPLATES = Path(__file__).parent / "templates"
"""Templates and styles that all pages share."""

_UNIT = re.compile(r"(?<=\d) (?=%|bn\b|m USD)")


def environment(*folders: Path, filters: Mapping[str, Callable[..., Any]]) -> Environment:
    """A template engine that escapes whatever it prints.

    Parameters
    ----------
    folders : where templates are looked up, before :data:`TEMPLATES`.
    filters : by their names in templates, beside ``verbatim`` and those of the notation.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    made.filters.update({"verbatim": verbatim, "signed": signed, "plain": plain, "spread": spread, **filters})
    return made


def printable(value: object) -> object:
    """What an expression of a template prints: text without control characters, no line between number and unit."""
    return _UNIT.sub("\u00a0", clean(value)) if type(value) is str else value


def verbatim(text: str) -> Markup:
    """A quote, escaped and otherwise as it is in the document."""
    from markupsafe import escape

    return escape(clean(text))
