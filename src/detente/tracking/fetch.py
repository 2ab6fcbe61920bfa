"""Fetch statistics by explicit command: US export sales and US Census trade (extra ``fetch``).

Keys come from the environment, ``FAS_API_KEY`` and ``CENSUS_API_KEY``, and go nowhere but to their service. What comes
back is checked by reading it as a series before a file is written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from detente.errors import DataError, InputError, Problem
from detente.tracking.commitment import TrackedCommitment
from detente.tracking.formats.table import MAX_BYTES

__all__ = ["CENSUS_URL", "USDA_URL", "fetch_census", "fetch_usda"]

USDA_URL = "https://api.fas.usda.gov"
CENSUS_URL = "https://api.census.gov"
TIMEOUT_S = 60.0


def fetch_usda(
    commitment: TrackedCommitment, output: Path, years: Sequence[int], *, base_url: str = USDA_URL
) -> int:
    """Write export sales of marketing years, named by the year in which they end, as JSON; the number of weeks.

    Raises
    ------
    InputError
        For a commitment without a commodity of US export sales, and without a key.
    DataError
        When the service cannot be reached or answers with something else.
    """
    select = commitment.select
    if select.esr_commodity is None or select.partner_code is None:
        raise InputError(
            Problem(
                f"commitment '{commitment.id}'", "no commodity of US export sales",
                "'esr_commodity' and 'partner_code'", "add them to 'select'",
            )
        )  # fmt: skip
    key = _key("FAS_API_KEY", "https://api.data.gov/signup")
    rows: list[Any] = []
    for year in years:
        path = f"commodityCode/{select.esr_commodity}/countryCode/{select.partner_code}/marketYear/{year}"
        found = _get(f"{base_url}/api/esr/exports/{path}", {}, {"X-Api-Key": key})
        if not isinstance(found, list):
            raise DataError(Problem(base_url, "an answer without rows", "a list of weeks", "try again later"))
        rows += [row | {"marketYear": year} for row in found if isinstance(row, dict)]
    return _keep(rows, len(rows), commitment, output, "usda")


def fetch_census(
    commitment: TrackedCommitment, output: Path, first: date, last: date, *, base_url: str = CENSUS_URL
) -> int:
    """Write months of US exports as JSON; the number of rows.

    Raises
    ------
    InputError
        For a commitment without HS codes and a partner, and without a key.
    DataError
        When the service cannot be reached or answers with something else.
    """
    select = commitment.select
    if not select.hs or select.partner_code is None:
        raise InputError(
            Problem(
                f"commitment '{commitment.id}'", "no products of US Census statistics", "'hs' and 'partner_code'",
                "add them to 'select'",
            )
        )  # fmt: skip
    rows: list[Any] = []
    key = _key("CENSUS_API_KEY", "https://api.census.gov/data/key_signup.html")
    for code in select.hs:
        query = {
            "get": "CTY_CODE,CTY_NAME,ALL_VAL_MO,QTY_1_MO,UNIT_QY1",
            "E_COMMODITY": code,
            "COMM_LVL": f"HS{len(code)}",
            "CTY_CODE": select.partner_code,
            "time": f"from {first:%Y-%m} to {last:%Y-%m}",
            "key": key,
        }
        found = _get(f"{base_url}/data/timeseries/intltrade/exports/hs", query, {})
        if not isinstance(found, list) or not found or not isinstance(found[0], list):
            raise DataError(
                Problem(base_url, "an answer without rows", "lists under a header", "try another period")
            )
        rows += found if not rows else found[1:]
    return _keep(rows, max(len(rows) - 1, 0), commitment, output, "census")


def _key(name: str, where: str) -> str:
    key = os.environ.get(name, "").strip()
    if not key:
        raise InputError(
            Problem(name, "nothing in the environment", "a key of the service", f"get one at {where}")
        )
    return key


def _get(url: str, query: dict[str, str], headers: dict[str, str]) -> Any:
    try:
        import httpx
    except ImportError:
        raise InputError(
            Problem("fetch", "no package 'httpx'", "the extra 'fetch'", "run: pip install 'detente[fetch]'")
        ) from None
    host = url.split("/")[2]
    try:
        with (
            httpx.Client(timeout=TIMEOUT_S, follow_redirects=False) as client,
            client.stream("GET", url, params=query or None, headers=headers) as answer,
        ):
            if answer.status_code != 200:
                fix = "check the key" if answer.status_code in (401, 403) else "try again later"
                raise DataError(Problem(host, f"the answer {answer.status_code}", "200", fix))
            parts, size = [], 0
            for part in answer.iter_bytes():
                size += len(part)
                if size > MAX_BYTES:
                    raise DataError(
                        Problem(host, f"more than {MAX_BYTES:,} bytes", "less", "ask for a shorter period")
                    )
                parts.append(part)
        return json.loads(b"".join(parts))
    except httpx.HTTPError as error:
        # The text of the error may hold the address and with it the key.
        got = f"no answer ({type(error).__name__})"
        raise DataError(Problem(host, got, "an answer of the service", "check the connection")) from None
    except ValueError:
        raise DataError(
            Problem(host, "text that is no JSON", "JSON", "check the key, try again later")
        ) from None


def _keep(rows: list[Any], number: int, commitment: TrackedCommitment, output: Path, form: str) -> int:
    from detente.commands.shared import write_file
    from detente.tracking.formats.load import read_as

    text = json.dumps(rows, indent=0) + "\n"
    try:
        read_as(text, output.name, commitment, form)
    except InputError as error:
        raise DataError(error.problems) from None
    write_file(output, lambda path: path.write_text(text, encoding="utf-8"))
    return number
