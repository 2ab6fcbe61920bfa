"""What the pages share: one file each, no request, and a policy that names the page's own style and script alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.brief.escaping import TEMPLATES, environment
from detente.brief.sections import tone_of
from detente.brief.words import date_in_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["Anchors", "Shell", "embedded", "render", "shell"]

_FOLDER = Path(__file__).parent / "templates"
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Shell:
    """Style and script of a page, and the content security policy that names them by their checksums."""

    style: Markup
    script: Markup
    policy: str


@cache
def shell(*names: str) -> Shell:
    """The shell of a page.

    Parameters
    ----------
    names : files of styles (``.css``) and scripts (``.js``), in their order, of this package or of the brief.
    """
    from markupsafe import Markup

    texts = {
        suffix: "\n".join(_read(name) for name in names if name.endswith(suffix))
        for suffix in (".css", ".js")
    }
    policy = [
        "default-src 'none'",
        f"style-src '{_checksum(texts['.css'])}'",
        f"script-src '{_checksum(texts['.js'])}'" if texts[".js"] else "script-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # The files are our own, and hold nothing that ends their element.
    return Shell(Markup(texts[".css"]), Markup(texts[".js"]), "; ".join(policy))


def _read(name: str) -> str:
    folder = _FOLDER if (_FOLDER / name).exists() else TEMPLATES
    return (folder / name).read_text(encoding="utf-8")


def _checksum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def render(template: str, **content: Any) -> str:
    """A page of a template of this package; every text is escaped and freed of control characters."""
    from detente import __version__

    page: str = _environment().get_template(template).render(version=__version__, **content)
    return page


@cache
def _environment() -> Environment:
    filters: dict[str, Callable[..., Any]] = {
        "tone": tone_of,
        "spaced": lambda text: text.replace("_", " "),
        "day": lambda day: date_in_words(day, weekday=False) if day > date.min else "the beginning",
    }
    return environment(_FOLDER, filters=filters)


def embedded(data: Any) -> Markup:
    """Data as JSON that can stand in a ``<script>`` element: nothing in it ends the element or begins another."""
    from markupsafe import Markup

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda match: _UNSAFE[match[0]], text))


class Anchors:
    """Ids of elements for ids of records: plain, each used once, the same for the same records."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._known: dict[tuple[str, str], str] = {}

    def of(self, prefix: str, name: str) -> str:
        """The id of the element for a record; of one prefix and one name always the same."""
        found = self._known.get((prefix, name))
        if found is None:
            stem = f"{prefix}-" + (re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:80] or "x")
            found, number = stem, 2
            while found in self._taken:
                found, number = f"{stem}-{number}", number + 1
            self._taken.add(found)
            self._known[prefix, name] = found
        return found
