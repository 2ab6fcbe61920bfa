"""Reading with the help of a language model, behind a gate that lets nothing through but what the document says.

:func:`~detente.reading.models.reading.read_with_model` reads a document with the rules and a backend;
:func:`~detente.reading.models.spec.backend_of` makes the backend a user names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.reading.models.backend import Backend, ModelError, Request, Rules
    from detente.reading.models.client import Limits, OpenAICompatible
    from detente.reading.models.reading import ModelReading, read_closely, read_with_model
    from detente.reading.models.replay import Recorder, Replay
    from detente.reading.models.spec import backend_of

__all__ = [
    "Backend",
    "Limits",
    "ModelError",
    "ModelReading",
    "OpenAICompatible",
    "Recorder",
    "Replay",
    "Request",
    "Rules",
    "backend_of",
    "read_closely",
    "read_with_model",
]

_HOME = {
    "Backend": "backend", "ModelError": "backend", "Request": "backend", "Rules": "backend",
    "Limits": "client", "OpenAICompatible": "client",
    "ModelReading": "reading", "read_closely": "reading", "read_with_model": "reading",
    "Recorder": "replay", "Replay": "replay", "backend_of": "spec",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOME:
        from importlib import import_module

        value = getattr(import_module(f"detente.reading.models.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'detente.reading.models' has no attribute {name!r}")
