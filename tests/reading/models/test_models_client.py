"""The client against servers that behave, and against servers that do not."""

from __future__ import annotations

import asyncio
import json
import shutil
import ssl
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from model_server import (
    dripping,
    dripping_headers,
    endless,
    failing,
    garbled,
    saying,
    serving,
    silent,
    torn,
)

from detente.errors import InputError
from detente.reading.models import Limits, ModelError, OpenAICompatible, Request, backend_of

EMPTY = '{"measures": []}'
REQUEST = Request("0" * 64, 0, 10, ({"role": "user", "content": "read “this”"},), {"type": "object"}, "1")
QUICK = Limits(connect_s=2, answer_s=0.6, retries=1, pause_s=0.01)
PATIENT = Limits(connect_s=5, answer_s=10, retries=2, pause_s=0.01)


def ask(url: str, limits: Limits = PATIENT, **options: Any) -> str:
    return OpenAICompatible(url, "small", limits=limits, **options).answer(REQUEST)


def test_the_request_is_a_chat_completion_with_a_schema_and_no_randomness() -> None:
    with serving(saying(EMPTY)) as server:
        assert ask(server.url) == EMPTY
    (body,) = server.requests
    assert server.paths == ["/v1/chat/completions"]
    assert body["model"] == "small"
    assert body["temperature"] == 0
    assert body["stream"] is False
    assert body["messages"] == [{"role": "user", "content": "read “this”"}]
    assert body["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "trade_records", "strict": True, "schema": {"type": "object"}},
    }
    assert "tools" not in body
    assert "Authorization" not in server.headers[0]
    assert server.headers[0]["Accept-Encoding"] == "identity"


def test_an_endpoint_without_schemas_is_asked_for_json_then_for_nothing_and_remembered() -> None:
    def picky(exchange: Any) -> None:
        if "response_format" in exchange.body:
            exchange.send(b'{"error": "unknown response_format"}', 400)
        else:
            exchange.say(EMPTY)

    with serving(picky) as server:
        backend = OpenAICompatible(server.url, "small", limits=PATIENT)
        assert backend.answer(REQUEST) == backend.answer(REQUEST) == EMPTY
    formats = [body.get("response_format", {}).get("type") for body in server.requests]
    assert formats == ["json_schema", "json_object", None, None]


def test_a_key_is_sent_as_bearer_and_appears_nowhere_else() -> None:
    secret = "k3y-never-to-be-seen"

    def echo(exchange: Any) -> None:
        exchange.send(json.dumps({"error": exchange.handler.headers["Authorization"]}).encode(), 418)

    with serving(echo) as server:
        backend = OpenAICompatible(server.url, "small", key=secret, limits=PATIENT)
        assert secret not in repr(backend)
        with pytest.raises(ModelError) as caught:
            backend.answer(REQUEST)
    assert server.headers[0]["Authorization"] == f"Bearer {secret}"
    assert secret not in str(caught.value)
    assert "Bearer [key]" in str(caught.value)
    with serving(lambda exchange: exchange.say(f"the key is {secret}")) as server:
        assert ask(server.url, key=secret) == "the key is [key]"


def test_failures_that_may_pass_are_tried_again_a_few_times() -> None:
    with serving(failing(503), failing(429), saying(EMPTY)) as server:
        assert ask(server.url) == EMPTY
    assert len(server.requests) == 3
    with serving(failing(503)) as server, pytest.raises(ModelError) as caught:
        ask(server.url)
    assert len(server.requests) == 3
    assert str(caught.value) == (
        f"the model small at {server.url[7:-3]}: got status 503 ('{{}}'), expected an answer. "
        "Fix: see the log of the model's server."
    )
    assert caught.value.reason == "status 503"


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_final(status: int) -> None:
    with serving(failing(status)) as server, pytest.raises(ModelError) as caught:
        ask(server.url)
    assert len(server.requests) == 1
    assert caught.value.final
    assert str(caught.value).endswith(
        f"got status {status}, expected a key that is accepted. "
        "Fix: name the variable that holds the key with --model-key-env."
    )


def test_redirects_are_not_followed() -> None:
    with (
        serving(saying(EMPTY)) as elsewhere,
        serving(failing(307, Location=f"{elsewhere.url}/chat/completions")) as server,
        pytest.raises(ModelError) as caught,
    ):
        ask(server.url, key="secret")
    assert elsewhere.requests == []
    assert len(server.requests) == 1
    assert caught.value.final
    assert "got a redirect (status 307), expected an answer; redirects are not followed" in str(caught.value)


@pytest.mark.parametrize("turn", [silent, dripping, dripping_headers])
def test_an_answer_that_does_not_end_in_time_is_given_up(turn: Any) -> None:
    with serving(turn) as server:
        started = time.monotonic()
        with pytest.raises(ModelError, match=r"got no whole answer in 0\.6 seconds") as caught:
            ask(server.url, QUICK)
        assert time.monotonic() - started < 6
    assert len(server.requests) == 1  # what is slow once is slow twice
    assert not caught.value.final


def test_a_body_without_end_is_cut_off() -> None:
    with serving(endless) as server, pytest.raises(ModelError, match="got an answer of more than 2 MB"):
        ask(server.url)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("turn", "got"),
    [
        (garbled, r"a broken answer \(RemoteProtocolError\)"),
        (torn, r"a broken answer \(RemoteProtocolError\)"),
        (failing(200, b"<html>hello</html>", Content_Type="text/html"), "something that is no chat completion"),
        (failing(200, b'{"choices": []}'), "something that is no chat completion"),
        (failing(200, b'{"choices": [{"message": "x"}]}'), "something that is no chat completion"),
        (failing(200, b"[" * 200_000), "something that is no chat completion"),
        (failing(200, b"\xff\xfe\x00"), "something that is no chat completion"),
        (failing(200, b"x", Content_Encoding="gzip"), "a compressed answer"),
        (lambda e: e.say(""), "an empty message"),
        (lambda e: e.say(None), "an empty message"),
        (lambda e: e.say(None, tool_calls=[{"function": {"name": "rm", "arguments": "{}"}}]), "a call for tools"),
    ],
)  # fmt: skip
def test_broken_answers_are_told_plainly(turn: Any, got: str) -> None:
    with serving(turn) as server, pytest.raises(ModelError, match=f"got {got}"):
        ask(server.url, QUICK)


def test_what_a_server_writes_is_shortened_and_stripped_in_an_error() -> None:
    page = b"<script>alert(1)</script>\x1b[31m" + b"A" * 5_000
    with serving(failing(418, page)) as server, pytest.raises(ModelError) as caught:
        ask(server.url)
    text = str(caught.value)
    assert len(text) < 400
    assert "<script>" not in text
    assert "\x1b" not in text
    assert caught.value.reason == "status 418"


def test_nobody_listens() -> None:
    with serving(silent) as server:
        pass
    with pytest.raises(ModelError, match="got no connection, expected an endpoint that answers") as caught:
        ask(server.url, QUICK)
    assert caught.value.final


def test_proxies_of_the_environment_count_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying(EMPTY)) as server, serving(failing(418)) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        assert ask(server.url) == EMPTY
        assert proxy.requests == []
        with pytest.raises(ModelError, match="status 418"):
            ask(server.url, environment_proxies=True)
        assert len(proxy.requests) == 1


def test_it_works_inside_a_running_event_loop() -> None:
    async def notebook(url: str) -> str:
        return ask(url)

    with serving(saying(EMPTY)) as server:
        assert asyncio.run(notebook(server.url)) == EMPTY


@pytest.mark.parametrize(
    ("spec", "options", "message"),
    [
        ("http://example.org/v1#m", {}, "--model: got plain http to example.org, expected https for every host but "
         "this machine. Fix: use https, or a tunnel to it."),
        ("https://example.org/v1#m", {"network": False}, "--model: got the host example.org, with --no-network, "
         "expected a model on this machine. Fix: leave --no-network out, or use a local model."),
        ("https://user:secret@example.org/v1#m", {}, "--model: got an address with a name, a key or a query in it, "
         "expected scheme, host, port and path. Fix: put the key into an environment variable and name it with "
         "--model-key-env."),
        ("https://example.org/v1?key=secret#m", {}, "--model: got an address with a name, a key or a query in it, "
         "expected scheme, host, port and path. Fix: put the key into an environment variable and name it with "
         "--model-key-env."),
        ("ftp://example.org#m", {}, "--model: got an address that is none, expected http://localhost:11434/v1 or "
         "https://.... Fix: check the address."),
        ("https://[::1#m", {}, "--model: got an address that is none, expected http://localhost:11434/v1 or "
         "https://.... Fix: check the address."),
        ("http://localhost.example.org/v1#m", {}, "--model: got plain http to localhost.example.org, expected https "
         "for every host but this machine. Fix: use https, or a tunnel to it."),
        ("http://127.0.0.1:80/v1", {}, "--model: got no name of a model, expected URL#NAME. Fix: write the model's "
         "name behind #."),
        ("", {}, "--model: got no name of a model, expected URL#NAME. Fix: write the model's name behind #."),
    ],
)  # fmt: skip
def test_addresses_that_are_refused(spec: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        backend_of(spec, **options)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "spec", ["http://localhost:11434/v1#m", "http://127.8.0.1/v1#m", "http://[::1]:80/v1#m", "m"]
)
def test_this_machine_is_allowed_without_network(spec: str) -> None:
    backend = backend_of(spec, network=False)
    assert isinstance(backend, OpenAICompatible)
    assert backend.model == "m"
    assert backend.key is None


@pytest.mark.parametrize("name", ["UNSET_VARIABLE", "sk-abcdef123456", "gsk_abcdef123456", "EMPTY_VARIABLE"])
def test_a_key_given_instead_of_its_variable_is_not_repeated(name: str) -> None:
    with pytest.raises(InputError) as caught:
        backend_of("m", key_env=name, environment={"EMPTY_VARIABLE": " "})
    assert name not in str(caught.value)
    assert str(caught.value) == (
        "--model-key-env: got a name that is no variable of the environment, or an empty one, expected the name of the "
        "variable that holds the key, such as OPENAI_API_KEY. Fix: set the variable, and give its name, never the key."
    )


def test_the_key_is_taken_from_the_variable_that_is_named() -> None:
    backend = backend_of(
        "m", key_env="THE_KEY", environment={"THE_KEY": " abc \n", "OPENAI_API_KEY": "other"}
    )
    assert isinstance(backend, OpenAICompatible)
    assert backend.key == "abc"


def test_a_key_that_would_break_the_header_is_refused_unseen() -> None:
    with pytest.raises(InputError) as caught:
        backend_of("m", key_env="THE_KEY", environment={"THE_KEY": "abc\r\nX-Evil: 1"})
    assert "Evil" not in str(caught.value)
    assert str(caught.value).startswith("the key of the model: got blanks or other signs that no key has")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    """A server with a certificate of its own making: no request reaches it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key),
         "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(saying(EMPTY), tls=context) as server:
        assert server.url.startswith("https://")
        with pytest.raises(ModelError) as caught:
            ask(server.url, key="secret")
    assert server.requests == []
    assert caught.value.final
    assert "got a certificate that cannot be verified, expected an endpoint that answers" in str(caught.value)
