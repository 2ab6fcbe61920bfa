"""Markdown: the marks go, the words stay."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.documents import from_text
from detente.reading.documents.markdown import plain

NOTE = """---
title: "Tariffs: what now"
date: 2025-07-10
---
# Tariffs

> The United States will impose a **25%** tariff on *goods* from [Brazil](https://a.example/x) from
> August 1, the White House said.[^1]

## Products

* `8703` cars
* __steel__

| Code | Rate |
|------|-----:|
| 7208 | 50%  |

[^1]: A note.
"""


def test_a_note_becomes_plain_text() -> None:
    document = from_text(NOTE)
    assert document.text.strip().split("\n") == [
        "Tariffs",
        "",
        "The United States will impose a 25% tariff on goods from Brazil from August 1, the White House said.",
        "",
        "Products",
        "",
        "* 8703 cars",
        "* steel",
        "",
        "Code, Rate",
        "",
        "7208, 50%",
        "",
        "A note.",
    ]
    source = document.source
    assert (source.title, source.published, source.published_basis) == (
        "Tariffs: what now",
        date(2025, 7, 10),
        "header of the file",
    )
    assert document.notes == ("Markdown marks were taken out of the text.",)
    assert [m.rate.value_pct for m in read(document).measures if m.rate] == [25]


def test_a_title_is_no_header() -> None:
    assert from_text("# Tariffs: what now\n\nChina will raise a duty.\n").text == (
        "Tariffs: what now\n\nChina will raise a duty.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 = 30",
        "snake_case_name and __init__.py x",
        "a [sic] b (c)",
        "No. #1 of 2",
        "* item\n* item",
        "x**2 + y",
    ],
)
def test_text_that_is_no_markdown_stays(text: str) -> None:
    assert from_text(text).text == text


@given(st.text(alphabet="*_[]()`#>|-~\\ \nab<!", max_size=300))
def test_any_marks_end(text: str) -> None:
    assert len(plain(text)) <= len(text) + 4 * text.count("\n") + 4


@pytest.mark.parametrize(
    "piece", ["*", "_", "[", "`", "**a", "[a](", "|", "<!--", ">", "[a][", "<http:", "| - |"]
)
def test_ten_thousand_marks_take_no_time(piece: str) -> None:
    start = time.perf_counter()
    plain(piece * 200_000)
    assert time.perf_counter() - start < 10  # 0.1 s on an idle machine
