"""Write a ledger as YAML that people read, edit and compare line by line.

PyYAML writes; the choices are made here. Fields keep their order, one a line, and nothing is wrapped, so that a change
of a word changes a line. Texts of several lines are literal blocks, lists of codes stand on one line. Every text that
any reader of YAML, old or new, could take for something other than text (``NO``, ``2025-10-27``, ``1e3``) is quoted.
Characters that cannot be seen, or that change the direction of what is seen, are written as escapes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

__all__ = ["write_yaml"]

_TEXT, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"
_OTHER_MEANING = (
    ("tag:yaml.org,2002:float", re.compile(r"[-+.\d][\w.:+-]*\Z"), "-+.0123456789"),
    ("tag:yaml.org,2002:bool", re.compile(r"[yYnN]\Z"), "yYnN"),
)
"""Words that some reader takes for something else, besides those that PyYAML knows: tag, form, first characters."""
_CODE = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
    r"|[\U0001fffe\U0001ffff\U000e0000-\U000e0fff]"
)
"""Control characters, line breaks that only some readers know, marks of direction, and what has no width."""
FLOW_WIDTH = 80
"""Longest list that stands on one line, in characters."""
_ENDLESS = 1 << 30


def write_yaml(data: Mapping[str, Any]) -> str:
    """Mappings, lists, texts, numbers and ``None`` as YAML; :func:`~detente.ledger.yaml_reader.read_yaml` reads it."""
    text = _dump(data, FAST)
    if FAST is not THOROUGH and _UNKNOWN_TO_C.search(text):
        text = _dump(data, THOROUGH)
    return _HIDDEN.sub(_escape, text)


def _dump(data: Mapping[str, Any], dumper: Any) -> str:
    text = str(yaml.dump(dict(data), Dumper=dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS))
    # Where a block ends with empty lines, libyaml marks the end of the document.
    return text.removesuffix("...\n") if text.endswith("\n...\n") else text


def _write_text(dumper: Any, value: str) -> Any:
    style = None
    if _HIDDEN.search(value):
        style = '"'
    elif "\n" in value:
        style = "|" if _fits_block(value) else '"'
    return dumper.represent_scalar(_TEXT, value, style=style)


def _write_list(dumper: Any, values: list[Any]) -> Any:
    def is_code(value: Any) -> bool:
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            return False
        return bool(dumper.resolve(yaml.ScalarNode, value, (True, False)) == _TEXT)

    on_one_line = all(map(is_code, values)) and sum(len(value) + 2 for value in values) <= FLOW_WIDTH
    return dumper.represent_sequence(_LIST, values, flow_style=on_one_line)


def _fits_block(value: str) -> bool:
    """Whether every reader finds the indentation of a literal block, and no line of blanks alone."""
    return value[0] not in " \t\n" and all(line.strip(" \t") or not line for line in value.split("\n"))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _allow_block(dumper: Any, scalar: str) -> Any:
    """A block is asked for only where it fits; PyYAML has none where there are tabs, or blanks at the end of a line."""
    analysis = yaml.SafeDumper.analyze_scalar(dumper, scalar)
    analysis.allow_block = True
    return analysis


def _dumper(base: Any, **methods: Any) -> Any:
    """A dumper of PyYAML that writes texts and lists as above."""
    made: Any = type("LedgerDumper", (base,), {"ignore_aliases": lambda self, data: True, **methods})
    made.add_representer(str, _write_text)
    made.add_representer(list, _write_list)
    for tag, form, first in _OTHER_MEANING:
        made.add_implicit_resolver(tag, form, list(first))
    return made


THOROUGH = _dumper(yaml.SafeDumper, analyze_scalar=_allow_block)
FAST = _dumper(yaml.CSafeDumper) if hasattr(yaml, "CSafeDumper") else THOROUGH
"""Writes the same in a tenth of the time, or else leaves a sign."""
_UNKNOWN_TO_C = re.compile(r"\\[ntU]")
"""The sign: an escape, for what may stand in a literal block that libyaml does not write."""
