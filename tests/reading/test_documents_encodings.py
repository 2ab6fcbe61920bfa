"""Encodings: what is declared, what is guessed, and that the notes say so."""

from __future__ import annotations

import codecs
import io

import pytest

from detente.errors import InputError
from detente.reading import load
from detente.reading.documents import Document

TEXT = (
    "The “framework” – agreed on Monday – sets a 15% tariff on cars, the commission said. Maroš Šefčovič will travel "
    "to Washington next week, it added, and the quota for steel of €1.5 billion stays as it is.\n"
)
WESTERN = TEXT.replace("č", "c").replace("“", "\x93").replace("”", "\x94").replace("–", "\x96")


def _load(data: bytes) -> Document:
    return load("-", stdin=io.BytesIO(data))


def test_utf8_needs_no_note() -> None:
    assert _load(TEXT.encode()) == _load(codecs.BOM_UTF8 + TEXT.encode())
    assert _load(TEXT.encode()).notes == ()


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_marked(name: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
            "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}[name]  # fmt: skip
    document = _load(mark + TEXT.encode(name))
    assert document.text == TEXT
    assert document.notes == (f"The document was read as {name[:6].upper()}, as its first bytes say.",)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(name: str) -> None:
    document = _load(TEXT.encode(name))
    assert document.text == TEXT
    assert document.notes == ("The document was taken for UTF-16: nothing in it says so.",)


def test_legacy_without_a_declaration() -> None:
    legacy = TEXT.replace("č", "c")
    document = _load(legacy.encode("windows-1252"))
    assert document.text == legacy
    assert document.notes == (
        "The document is not in UTF-8 and declares nothing; it was taken for windows-1252.",
    )


@pytest.mark.parametrize(
    ("declared", "codec", "said"),
    [
        ('<meta charset="iso-8859-1">', "windows-1252", "windows-1252"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">',
            "iso-8859-2",
            "iso8859-2",
        ),
        ("<meta charset=gb2312>", "gb2312", "gb2312"),
    ],
)
def test_legacy_as_the_page_declares(declared: str, codec: str, said: str) -> None:
    sentence = (
        "The États and Société will pay a 15% tariff on all cars from the first of August, it said. " * 6
    )
    if codec == "iso-8859-2":
        sentence = sentence.replace("États", "Šefčovič").replace("Société", "Łódź")
    if codec == "gb2312":
        sentence = sentence.replace("États", "商务部").replace("Société", "海关")
    page = f"<html><head>{declared}</head><body><p>{sentence}</p></body></html>"
    document = _load(page.encode(codec))
    assert document.text.strip() == sentence.strip()
    assert f"The document was read as {said}, as it declares." in document.notes


def test_one_bad_byte_does_not_lose_a_text() -> None:
    data = TEXT.encode() + b"A last word: \xff.\n"
    document = _load(data)
    assert document.text.startswith(TEXT.strip())
    assert document.notes == ("1 byte that is no UTF-8 was replaced.",)


def test_a_chinese_file_is_named_whatever_its_encoding() -> None:
    pytest.importorskip("charset_normalizer")
    text = (
        "中国商务部宣布对稀土相关物项实施出口管制，自公布之日起执行。有关措施将依法进行，各方应当遵守规定。"
        * 8
    )
    with pytest.raises(InputError) as error:
        _load(text.encode("gb18030"))
    assert str(error.value) == (
        "standard input: got a text in Chinese, expected a text in English. "
        "Fix: give an English version of the document."
    )


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(InputError) as error:
        _load(bytes(range(1, 256)) * 40)
    assert str(error.value).startswith(
        "standard input: got bytes that are no text (at byte 127), expected text"
    )
