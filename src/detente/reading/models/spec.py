"""Which backend a user asks for."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from detente.errors import InputError, Problem
from detente.reading.models.backend import Backend, Rules
from detente.reading.models.client import LOCAL_URL, Limits, OpenAICompatible
from detente.reading.models.replay import Recorder, Replay

__all__ = ["backend_of"]


def backend_of(
    spec: str = "rules",
    *,
    key_env: str | None = None,
    network: bool = True,
    environment_proxies: bool = False,
    record: str | Path | None = None,
    limits: Limits | None = None,
    environment: Mapping[str, str] | None = None,
) -> Backend:
    """The backend that a specification names.

    Parameters
    ----------
    spec : ``rules``; ``replay:FILE``; ``URL#NAME`` for a model behind any OpenAI-compatible endpoint; or ``NAME``
        alone for a model of the server on this machine (:data:`~detente.reading.models.client.LOCAL_URL`).
    key_env : name of the environment variable that holds the key. Without it no key is sent.
    network : False refuses every host but this machine.
    environment_proxies : True lets the proxy variables of the environment count.
    record : file to keep the answers in; :meth:`~detente.reading.models.replay.Recorder.save` writes it.
    environment : where variables are looked up; :data:`os.environ` by default.

    Raises
    ------
    InputError
        For a specification, an address, a variable or a file that cannot be used.
    """
    backend: Backend
    if spec == "rules":
        backend = Rules()
    elif spec.startswith("replay:"):
        backend = Replay(spec.removeprefix("replay:"))
    else:
        url, separator, name = spec.partition("#")
        if "://" not in url:
            url, name = LOCAL_URL, name if separator else url
        if find_spec("httpx") is None:
            raise InputError(
                Problem("--model", "no package httpx", "the extra llm", "pip install 'detente[llm]'")
            )
        backend = OpenAICompatible(
            url,
            name,
            key=_key(key_env, os.environ if environment is None else environment),
            network=network,
            environment_proxies=environment_proxies,
            limits=limits or Limits(),
        )
    if record is None:
        return backend
    if not isinstance(backend, OpenAICompatible):
        raise InputError(
            Problem("--record", f"the backend {backend.name}", "a model that is asked", "leave --record out")
        )
    return Recorder(backend, record)


def _key(variable: str | None, environment: Mapping[str, str]) -> str | None:
    """The key; the name given is not repeated in errors, for it may be the key itself, given by mistake."""
    if variable is None:
        return None
    if (
        not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,80}", variable)
        or not environment.get(variable, "").strip()
    ):
        raise InputError(
            Problem(
                "--model-key-env",
                "a name that is no variable of the environment, or an empty one",
                "the name of the variable that holds the key, such as OPENAI_API_KEY",
                "set the variable, and give its name, never the key",
            )
        )
    return environment[variable].strip()
