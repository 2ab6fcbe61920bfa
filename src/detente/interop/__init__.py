"""Ledgers for other programs: calendars, feeds, tables, and the codes of Global Trade Alert and of CAMEO."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.interop.calendar import to_ics as to_ics
    from detente.interop.feeds import to_json_feed as to_json_feed
    from detente.interop.feeds import to_rss as to_rss
    from detente.interop.tables import make_table as make_table
    from detente.interop.tables import read_table as read_table
    from detente.interop.tables import write_table as write_table

_HOME = {
    "make_table": "detente.interop.tables",
    "read_table": "detente.interop.tables",
    "to_ics": "detente.interop.calendar",
    "to_json_feed": "detente.interop.feeds",
    "to_rss": "detente.interop.feeds",
    "write_table": "detente.interop.tables",
}

__all__ = ["make_table", "read_table", "to_ics", "to_json_feed", "to_rss", "write_table"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'detente.interop' has no attribute {name!r}")
