"""Fetching: by explicit command, from a server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from detente.errors import DataError, InputError
from detente.tracking import load_series, shipped_commitments

pytest.importorskip("httpx")

from detente.tracking.fetch import fetch_census, fetch_usda

SOY = shipped_commitments()["soybeans"]


@dataclass
class Service:
    """What the server answers, and what it was asked."""

    address: str = ""
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, list[str]], str | None]] = field(default_factory=list)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FAS_API_KEY", "secret-usda")
    monkeypatch.setenv("CENSUS_API_KEY", "secret-census")
    found = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            found.asked.append((parts.path, parse_qs(parts.query), self.headers.get("X-Api-Key")))
            status, body = found.answers.get(parts.path, (404, b"{}"))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", body.decode())
                body = b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def usda_path(year: int) -> str:
    return f"/api/esr/exports/commodityCode/801/countryCode/5700/marketYear/{year}"


def usda_week(ends: str, net: int) -> dict[str, object]:
    return {
        "commodityCode": 801, "countryCode": 5700, "weeklyExports": 1, "accumulatedExports": 1, "unitId": 1,
        "currentMYNetSales": net, "nextMYNetSales": 0, "weekEndingDate": f"{ends}T00:00:00",
    }  # fmt: skip


def test_export_sales(service: Service, tmp_path: Path) -> None:
    service.answers = {
        usda_path(2025): (200, json.dumps([usda_week("2025-08-28", 5)]).encode()),
        usda_path(2026): (200, json.dumps([usda_week("2025-09-11", 7), usda_week("2025-09-18", 8)]).encode()),
    }
    output = tmp_path / "esr.json"
    assert fetch_usda(SOY, output, [2025, 2026], base_url=service.address) == 3
    assert [o.low for o in load_series(output, SOY)[0].observations] == [5, 7, 8]
    assert {key for _, _, key in service.asked} == {"secret-usda"}
    assert "secret" not in output.read_text(encoding="utf-8")


def test_census(service: Service, tmp_path: Path) -> None:
    header = ["CTY_CODE", "CTY_NAME", "ALL_VAL_MO", "QTY_1_MO", "UNIT_QY1", "E_COMMODITY", "time"]
    rows = [header, ["5700", "CHINA", "1", "9", "T", "1201", "2025-11"]]
    service.answers = {"/data/timeseries/intltrade/exports/hs": (200, json.dumps(rows).encode())}
    output = tmp_path / "census.json"
    assert fetch_census(SOY, output, date(2025, 11, 1), date(2026, 2, 1), base_url=service.address) == 1
    assert [o.low for o in load_series(output, SOY)[0].observations] == [9]
    [(_, query, _)] = service.asked
    assert query["time"] == ["from 2025-11 to 2026-02"]
    assert (query["COMM_LVL"], query["key"]) == (["HS4"], ["secret-census"])


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (403, b"{}", "got the answer 403, expected 200. Fix: check the key."),
        (500, b"", "got the answer 500, expected 200. Fix: try again later."),
        (302, b"http://127.0.0.1:1/elsewhere", "got the answer 302, expected 200. Fix: try again later."),
        (200, b"<html>", "got text that is no JSON, expected JSON. Fix: check the key, try again later."),
        (200, b'{"a": 1}', "got an answer without rows, expected a list of weeks. Fix: try again later."),
        (
            200,
            b"[]",
            "got no rows, expected at least one row of data. Fix: ask the source for another period.",
        ),
    ],
)
def test_bad_answers_leave_nothing(
    service: Service, tmp_path: Path, status: int, body: bytes, message: str
) -> None:
    service.answers = {usda_path(2026): (status, body)}
    with pytest.raises(DataError) as error:
        fetch_usda(SOY, tmp_path / "esr.json", [2026], base_url=service.address)
    assert str(error.value).endswith(message)
    assert "secret" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_nobody_answers(service: Service, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"127\.0\.0\.1:1: got no answer \(ConnectError\)"):
        fetch_census(
            SOY, tmp_path / "c.json", date(2025, 1, 1), date(2025, 2, 1), base_url="http://127.0.0.1:1"
        )


def test_without_a_key_nothing_is_asked(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAS_API_KEY")
    with pytest.raises(InputError) as error:
        fetch_usda(SOY, tmp_path / "x.json", [2026], base_url=service.address)
    assert str(error.value) == (
        "FAS_API_KEY: got nothing in the environment, expected a key of the service. "
        "Fix: get one at https://api.data.gov/signup."
    )
    with pytest.raises(InputError, match="no commodity of US export sales"):
        fetch_usda(shipped_commitments()["truce"], tmp_path / "x.json", [2026], base_url=service.address)
    with pytest.raises(InputError, match="no products of US Census statistics"):
        fetch_census(shipped_commitments()["truce"], tmp_path / "x.json", date(2025, 1, 1), date(2025, 2, 1))
    assert service.asked == []
