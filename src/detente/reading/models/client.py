"""A client for endpoints that speak the chat API of OpenAI: Ollama, llama.cpp, vLLM, LM Studio, OpenAI and others.

What it does not do is the point: it follows no redirect, takes no proxy from the environment unless asked, sends the
key nowhere but to the host it was given for and only through TLS or to this machine, reads no answer beyond a limit of
size and time, unpacks no compressed answer, and runs nothing a model asks for.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from detente.errors import InputError, Problem
from detente.reading.models.answers import MAX_ANSWER
from detente.reading.models.backend import ModelError, Request

__all__ = ["LOCAL_URL", "Limits", "OpenAICompatible", "is_local"]

LOCAL_URL = "http://localhost:11434/v1"
"""Endpoint asked when none is named: the default port of Ollama on this machine."""

MAX_BODY = 2 * MAX_ANSWER
"""Largest body read, in bytes: an answer of 1 MB, with its escapes and the envelope around it."""

_FORMATS = ("json_schema", "json_object", "none")
_TRY_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_NO_SCHEMA = frozenset({400, 415, 422, 500, 501})


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a model is waited for."""

    connect_s: float = 10.0
    answer_s: float = 180.0
    """Seconds for one answer, from the first byte sent to the last byte read."""
    retries: int = 2
    """Times a request is sent again after a failure of the line or the server; nothing slow is waited for twice."""
    pause_s: float = 0.5
    """Seconds before the first retry; doubled before the next."""


def is_local(host: str) -> bool:
    """True for this machine: ``localhost`` or a loopback address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass
class OpenAICompatible:
    """A model behind ``POST {url}/chat/completions``.

    Parameters
    ----------
    url : base of the endpoint, with ``/v1`` where it has one. Plain http only to this machine.
    model : name of the model, as the endpoint knows it.
    key : secret sent as ``Authorization: Bearer``; appears in no message, no record and no recording.
    network : False refuses every host but this machine.
    environment_proxies : True lets the proxy variables of the environment count.

    Raises
    ------
    InputError
        For an address that is refused; before anything is sent.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    network: bool = True
    environment_proxies: bool = False
    limits: Limits = Limits()
    _format: int = field(default=0, repr=False)

    asks = True

    def __post_init__(self) -> None:
        self._address = _checked(self.url, self.network)
        if not self.model:
            raise InputError(
                Problem("--model", "no name of a model", "URL#NAME", "write the model's name behind #")
            )
        if self.key is not None and not re.fullmatch(r"[\x21-\x7e]{1,500}", self.key):
            raise InputError(
                Problem(
                    "the key of the model",
                    "blanks or other signs that no key has",
                    "one line of printable signs",
                    "set the variable to the key alone",
                )
            )

    @property
    def host(self) -> str:
        """Host and port the text is sent to."""
        return self._address.netloc

    @property
    def name(self) -> str:
        return f"{self.model} at {self.host}"

    def answer(self, request: Request) -> str:
        """Ask the model; the text of its message.

        The answer is asked for as ``json_schema``; an endpoint that refuses that is asked for ``json_object``, then
        for nothing in particular. Temperature is 0.

        Raises
        ------
        ModelError
            When no usable answer comes within the limits.
        """
        while True:
            status, body = self._send(self._body(request))
            if status == 200:
                return self._message(body)
            if status in _NO_SCHEMA and self._format + 1 < len(_FORMATS):
                self._format += 1
                continue
            raise self._refused(status, body)

    # -- one request -----------------------------------------------------------------------------------
    def _body(self, request: Request) -> bytes:
        body: dict[str, Any] = {
            "model": self.model,
            "messages": list(request.messages),
            "temperature": 0,
            "stream": False,
        }
        kind = _FORMATS[self._format]
        if kind == "json_schema":
            schema = {"name": "trade_records", "strict": True, "schema": request.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif kind == "json_object":
            body["response_format"] = {"type": "json_object"}
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")

    def _send(self, body: bytes) -> tuple[int, bytes]:
        """Status and body; tries again after failures that may pass."""
        failure: ModelError | None = None
        for attempt in range(self.limits.retries + 1):
            if attempt:
                time.sleep(min(self.limits.pause_s * 2 ** (attempt - 1), 10.0))
            try:
                status, answer = _run(self._exchange(body))
            except ModelError as error:
                if error.final or error.slow:
                    raise
                failure = error
                continue
            # a 500 may also mean that the format is not understood: asked again in another one, not here
            if status in _TRY_AGAIN and not (status == 500 and self._format + 1 < len(_FORMATS)):
                failure = self._refused(status, answer)
                continue
            return status, answer
        assert failure is not None
        raise failure

    async def _exchange(self, body: bytes) -> tuple[int, bytes]:
        import httpx

        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "detente",
        }
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key}"
        url = f"{self.url.rstrip('/')}/chat/completions"
        timeout = httpx.Timeout(self.limits.answer_s, connect=self.limits.connect_s)
        try:
            async with (
                asyncio.timeout(self.limits.answer_s),
                httpx.AsyncClient(
                    timeout=timeout, follow_redirects=False, trust_env=self.environment_proxies, verify=True
                ) as client,
                client.stream("POST", url, content=body, headers=headers) as response,
            ):
                if 300 <= response.status_code < 400:
                    raise self._problem(
                        f"a redirect (status {response.status_code})",
                        "an answer; redirects are not followed",
                        "give the address the endpoint really has",
                        final=True,
                    )
                if response.headers.get("content-encoding", "identity").lower() != "identity":
                    raise self._problem(
                        "a compressed answer",
                        "a plain one, as was asked for",
                        "use another endpoint",
                        final=True,
                    )
                parts = bytearray()
                async for part in response.aiter_raw(65_536):
                    parts += part
                    if len(parts) > MAX_BODY:
                        raise self._problem(
                            "an answer of more than 2 MB",
                            "a short JSON text",
                            "use another model",
                            final=True,
                        )
                return response.status_code, bytes(parts)
        except (TimeoutError, httpx.TimeoutException):
            error = self._problem(
                f"no whole answer in {self.limits.answer_s:g} seconds",
                "an answer within that time",
                "use a smaller model or a faster machine, or allow more time",
            )
            error.slow = True
            raise error from None
        except httpx.ConnectError as broken:
            tls = "certificate" in str(broken).lower() or "ssl" in str(broken).lower()
            raise self._problem(
                "a certificate that cannot be verified" if tls else "no connection",
                "an endpoint that answers",
                "check the certificate of the server"
                if tls
                else "start the model's server, or check the address",
                final=True,
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise self._problem(
                f"a broken answer ({type(error).__name__})", "a whole HTTP answer", "check the model's server"
            ) from None

    # -- reading the answer -------------------------------------------------------------------------------
    def _message(self, body: bytes) -> str:
        """The text in the envelope of a chat completion."""
        try:
            data = json.loads(body)
            message = data["choices"][0]["message"]
            content = message.get("content")
            calls = message.get("tool_calls") or message.get("function_call")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            raise self._problem(
                "something that is no chat completion",
                "JSON with choices[0].message.content",
                "check that the address ends where the endpoint's API begins (often /v1)",
            ) from None
        if not isinstance(content, str) or not content.strip():
            raise self._problem(
                "a call for tools instead of an answer" if calls else "an empty message",
                "a JSON text",
                "use a model that answers with text; there are no tools to call",
            )
        return self._hidden(content)

    def _refused(self, status: int, body: bytes) -> ModelError:
        if status in (401, 403):
            fix = "name the variable that holds the key with --model-key-env"
            return self._problem(f"status {status}", "a key that is accepted", fix, final=True)
        if status == 404:
            return self._problem(
                "status 404", "an endpoint that knows the model", "check address and name", final=True
            )
        said = self._hidden(body[:2000].decode("utf-8", "replace"))
        said = " ".join(re.sub(r"[^\x20-\x7e]", " ", re.sub(r"<[^>]*>", " ", said)).split())[:120]
        words = f"status {status} ({said!r})" if said else f"status {status}"
        error = self._problem(
            words, "an answer", "see the log of the model's server", final=400 <= status < 429
        )
        error.reason = f"status {status}"  # what a server writes has no place in a ledger
        return error

    def _problem(self, got: str, expected: str, fix: str, *, final: bool = False) -> ModelError:
        return ModelError(Problem(f"the model {self.name}", got, expected, fix), final=final)

    def _hidden(self, text: str) -> str:
        """The text without the key, should a server send it back."""
        return text.replace(self.key, "[key]") if self.key else text


def _run(exchange: Any) -> tuple[int, bytes]:
    """Run to the end, also inside a program that has an event loop already (a notebook)."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        done: tuple[int, bytes] = asyncio.run(exchange)
        return done
    outcome: list[tuple[int, bytes] | BaseException] = []

    def work() -> None:
        try:
            outcome.append(asyncio.run(exchange))
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=work, name="detente-model")
    thread.start()
    thread.join()
    result = outcome[0]
    if isinstance(result, BaseException):
        raise result
    return result


def _checked(url: str, network: bool) -> SplitResult:
    """The parts of an address that may be asked; its secrets, if it holds any, are not repeated."""

    def refuse(got: str, expected: str, fix: str) -> InputError:
        return InputError(Problem("--model", got, expected, fix))

    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\x00-\x20\x7f\\]", url):
        raise refuse(
            "an address that is none", "http://localhost:11434/v1 or https://...", "check the address"
        )
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise refuse(
            "an address with a name, a key or a query in it",
            "scheme, host, port and path",
            "put the key into an environment variable and name it with --model-key-env",
        )
    if is_local(host):
        return parts
    shown = f"{host}:{port}" if port else host
    if not network:
        raise refuse(
            f"the host {shown}, with --no-network",
            "a model on this machine",
            "leave --no-network out, or use a local model",
        )
    if parts.scheme != "https":
        raise refuse(
            f"plain http to {shown}", "https for every host but this machine", "use https, or a tunnel to it"
        )
    return parts
