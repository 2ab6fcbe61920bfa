"""What is written as YAML comes back equal, fast and slow readers agree, and mistakes are named with their line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from benchmarks.kill_ledger import document
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import ledgers
from detente.errors import InputError
from detente.ledger import Ledger
from detente.ledger.schema import ledger_schema
from detente.ledger.store import named
from detente.ledger.store.documents import read_document
from detente.ledger.store.yaml_full import read_full
from detente.ledger.store.yaml_plain import NotPlainError, read_plain
from detente.ledger.store.yaml_text import to_scalar, to_yaml
from detente.reading import load, read

FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"

CHARACTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.text(
        st.sampled_from("aN0 .:-#'\"\\\n\t\r|>[]{}&*!%@`?,~=<_eE+\x85\u2028\u2029\ufeff\u202e\x00\x7f😀é"),
        max_size=12,
    ),
    st.sampled_from(
        ["NO", "no", "Yes", "on", "null", "~", "1e3", "0o17", "1:30", "2025-10-27", ".inf", "=", "<<"]
    ),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def documents(draw: st.DrawFn) -> Ledger:
    """Ledgers of one document with any text in any place, and any numbers."""
    text = draw(st.text(CHARACTERS, min_size=1, max_size=80))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    evidence = [{"quote": text[start:end], "start": start, "end": end}]
    measure = {
        "id": "m1",
        "title": draw(WORDS),
        "actor": draw(st.lists(WORDS, max_size=4)),
        "target": draw(st.lists(WORDS, max_size=3)),
        "instrument": "import_tariff",
        "rate": {"value_pct": draw(NUMBERS), "low_pct": draw(st.none() | NUMBERS)},
        "scope": {"products": draw(st.lists(WORDS, max_size=3)), "extraterritorial": draw(st.booleans())},
        "effective": {"value": "2025-11", "as_written": draw(WORDS), "alternatives": ["2025", "2025-W07"]},
        "status": "announced",
        "stated_reason": draw(st.none() | WORDS),
        "evidence": evidence,
    }
    issue = {
        "id": draw(WORDS.filter(lambda w: w != "m1")),
        "about": ["m1"],
        "kind": "stale",
        "text": draw(WORDS),
    }
    source = {
        "publisher": draw(WORDS),
        "published": draw(st.none() | st.dates()),
        "summary": draw(st.booleans()),
    }
    data = {"sources": [source], "text": text, "measures": [measure], "issues": [issue]}
    return named(Ledger.from_dict(data), "2025-10-27-any")


@given(documents())
def test_round_trip_is_exact(ledger: Ledger) -> None:
    text = to_yaml(ledger)
    assert read_document(text, "file", "2025-10-27-any") == ledger
    assert to_yaml(read_document(text, "file", "2025-10-27-any")) == text


@given(documents())
def test_fast_and_full_reader_agree_on_what_is_written(ledger: Ledger) -> None:
    text = to_yaml(ledger)
    fast = read_plain(text)
    full, _ = read_full(text, "file")
    assert fast == full


@given(documents())
def test_every_other_reader_takes_text_for_text(ledger: Ledger) -> None:
    """Also those of YAML 1.1, for which NO is false and 1:30 is ninety."""
    text = to_yaml(ledger)
    for version in ("1.1", "1.2"):
        yaml = YAML(typ="safe", pure=True)
        yaml.version = version
        data = yaml.load(text)
        assert data.pop("format") == "detente-ledger-1"
        filled = Ledger.from_dict(data)
        assert filled == ledger


@given(st.text(CHARACTERS, max_size=60))
def test_scalar_is_read_back(words: str) -> None:
    assert read_plain(f"key: {to_scalar(words)}\n") == {"key": words}


@pytest.mark.parametrize("number", range(1, 9))
def test_documents_of_the_reader(number: int) -> None:
    document = load(FIXTURES / f"{number:02d}.txt")
    ledger = read(document).model_copy(update={"text": document.text})
    ledger = named(ledger)
    text = to_yaml(ledger)
    assert Ledger.from_dict(read_plain(text)) == ledger
    assert read_plain(text) == read_full(text, "file")[0]
    assert Ledger.from_yaml(text) == ledger


# -- any text whatever: the fast reader agrees with the full one or leaves the text to it -------------------------
PIECES = st.sampled_from(
    ["a:", "b: c", "- ", "- x", "  ", "    ", " ", "\n", "\n", "\n", "key: value", "key:", "- k: v", "|", "|-", "|+",
     "|2", "[a, b]", "[]", "{}", "{a: b}", "'it''s'", '"a\\nb"', '"\\u00e9"', "# note", " # note", "&a", "*a",
     "!!str x", "---", "...", ": ", "? x", "null", "~", "-1.5", "text", "\t", "é", ">", "'", '"', ",", "\\",
     "%YAML 1.1", "a: b: c", "0"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join).map(lambda text: text + "\n")


@given(TEXTS)
def test_fast_reader_agrees_or_abstains(text: str) -> None:
    try:
        fast = read_plain(text)
    except NotPlainError:
        return
    if not fast:
        return  # nothing but comments: the full reader says "empty"
    assert read_full(text, "file")[0] == fast


@given(documents(), st.data())
def test_fast_reader_agrees_or_abstains_on_files_that_were_edited(
    ledger: Ledger, data: st.DataObject
) -> None:
    text = to_yaml(ledger)
    at = data.draw(st.integers(0, len(text) - 1))
    cut = data.draw(st.integers(0, 4))
    edited = text[:at] + data.draw(PIECES) + text[at + cut :]
    try:
        fast = read_plain(edited)
    except NotPlainError:
        return
    assert read_full(edited, "file")[0] == fast


@given(st.one_of(TEXTS, st.text(CHARACTERS, max_size=60)))
def test_any_file_is_read_or_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        read_document(text, "documents/x.yaml", "x")
    assert all(problem.where.startswith("documents/x.yaml") for problem in error.value.problems)


BY_HAND = """\
# A ledger as a person writes it.
format: detente-ledger-1
sources:
  - id: 2018-06-20-ustr-83-fr-28710
    kind: official
    publisher: USTR
    number: 83 FR 28710
    published: 2018-06-20
    summary: yes
text: |
  The Trade Representative takes a first action under Section 301.
  An additional duty of 25 percent applies from 6 July 2018.
measures:
  - id: m1
    title: Section 301, List 1
    actor: [USA]
    target:
      - CHN
      - NO
    instrument: import_tariff
    rate: {value_pct: 025, basis: additional}   # points on top
    effective:
      value: 2018-07-06
      as_written: from 6 July 2018
    authority: >
      Section 301 of the
      Trade Act
    expires: ~
    status: announced
    evidence:
      - quote: An additional duty of 25 percent applies from 6 July 2018.
"""
BY_HAND_ID = "2018-06-20-ustr-83-fr-28710"


def test_file_by_hand() -> None:
    ledger = read_document(BY_HAND, "file", BY_HAND_ID)
    (measure,) = ledger.measures
    assert ledger.sources[0].published == date(2018, 6, 20)
    assert ledger.sources[0].summary is True
    assert measure.target == ("CHN", "NO")
    assert measure.rate is not None
    assert measure.rate.value_pct == 25.0
    assert measure.effective is not None
    assert measure.effective.value == "2018-07-06"
    assert measure.expires is None
    assert measure.authority == "Section 301 of the Trade Act\n"
    assert ledger.text is not None
    (evidence,) = measure.evidence
    assert evidence.source == BY_HAND_ID
    assert ledger.text[evidence.start : evidence.end] == evidence.quote


def test_summary_is_written_as_a_person_would() -> None:
    """What the text implies is left out, so that the text can be edited; the text stands line by line."""
    ledger = read_document(BY_HAND, "file", BY_HAND_ID)
    assert (
        to_yaml(ledger)
        == """\
format: detente-ledger-1
sources:
- id: '2018-06-20-ustr-83-fr-28710'
  kind: official
  publisher: USTR
  number: '83 FR 28710'
  published: '2018-06-20'
  summary: true
text: |
  The Trade Representative takes a first action under Section 301.
  An additional duty of 25 percent applies from 6 July 2018.
measures:
- id: m1
  title: 'Section 301, List 1'
  actor: [USA]
  target:
  - CHN
  - 'NO'
  instrument: import_tariff
  rate:
    value_pct: 25.0
    basis: additional
  authority: |
    Section 301 of the Trade Act
  effective:
    value: '2018-07-06'
    as_written: from 6 July 2018
  status: announced
  evidence:
  - quote: An additional duty of 25 percent applies from 6 July 2018.
"""
    )
    assert read_document(to_yaml(ledger), "file", BY_HAND_ID) == ledger


def test_document_that_was_read_keeps_checksum_and_offsets() -> None:
    text = to_yaml(document(1))
    for line in ("  sha256: ", "  characters: ", "    start: ", "    end: "):
        assert line in text


def test_summary_whose_quote_stands_twice_keeps_offsets() -> None:
    evidence = {"quote": "twice", "start": 7, "end": 12}
    measure = ledgers.tariff().model_dump() | {"evidence": [evidence]}
    data = {"sources": [{"summary": True}], "text": "twice, twice", "measures": [measure]}
    ledger = named(Ledger.from_dict(data), "2025-twice")
    assert "    start: 7\n    end: 12\n" in to_yaml(ledger)
    assert read_document(to_yaml(ledger), "file", "2025-twice") == ledger


def test_one_field_changes_one_line() -> None:
    ledger = document(1)
    first, *others = ledger.measures
    other = ledger.model_copy(
        update={"measures": (first.model_copy(update={"title": "Another duty"}), *others)}
    )
    before, after = to_yaml(ledger).splitlines(), to_yaml(other).splitlines()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_bidi_and_invisible_characters_are_seen() -> None:
    shown = to_scalar("pay \u202e001\u202c now\u200b")
    assert shown == '"pay \\u202e001\\u202c now\\u200b"'
    assert read_plain(f"a: {shown}\n") == {"a": "pay \u202e001\u202c now\u200b"}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("NO", "'NO'"),
        ("no", "'no'"),
        ("y", "'y'"),
        ("null", "'null'"),
        ("2025-10-27", "'2025-10-27'"),
        ("0755", "'0755'"),
        ("", "''"),
        ("plain words, and more", "'plain words, and more'"),
        ("Scott Bessent", "Scott Bessent"),
        ("https://example.org/a?b=c#d", "'https://example.org/a?b=c#d'"),
        ("it's", "'it''s'"),
        ("two\nlines\n", "|\n  two\n  lines"),
        ("two\n lines", "|-\n  two\n   lines"),
        ("tab\there", '"tab\\there"'),
        ("中美", "'中美'"),
    ],
)
def test_scalars(words: str, written: str) -> None:
    assert to_scalar(words) == written


def test_schema_for_editors_accepts_what_is_written() -> None:
    data = YAML(typ="safe", pure=True).load(to_yaml(document(3)))
    jsonschema.Draft202012Validator(ledger_schema()).validate(json.loads(json.dumps(data)))


def edited(old: str, new: str) -> str:
    assert old in BY_HAND
    return BY_HAND.replace(old, new)


MISTAKES: dict[str, tuple[str, list[str]]] = {
    "several": (
        edited("status: announced", "status: anounced").replace("title:", "titel:").replace("25, basis", "x, basis"),
        [
            "file:14 measures[0].title: got nothing, expected the key 'title'. Fix: add 'title:'.",
            "file:15 measures[0].titel: got the unknown key 'titel', expected one of id, title, identity, actor, "
            "target, instrument, action, direction, scope, rate, schedule, firm_rates, authority, legal_ref, bundle, "
            "announced, effective, expires, status, history, conditions, responds_to, replaces, stated_reason, "
            "evidence, confidence, read_by. Fix: write 'title'.",
            "file:21 measures[0].rate.value_pct: got '0x', expected a valid number, unable to parse string as a "
            "number. Fix: see the ledger reference in the docs.",
            "file:29 measures[0].status: got 'anounced', expected one of proposed, threatened, announced, agreed, "
            "in_force, suspended, averted, withdrawn, removed, expired, superseded, invalidated. Fix: write announced.",
        ],
    ),
    "quote": (
        edited("quote: An additional duty", "quote: An extra duty"),
        [
            "file:31 measures[0].evidence[0]: got 'An extra duty of 25 percent applies from 6 July 2018.', found 0 "
            "times in the text, expected a quote that stands in the text once. Fix: copy it from the text; where it "
            "stands twice, take more words or give start and end.",
        ],
    ),
    "id": (
        edited("id: 2018-06-20-ustr-83-fr-28710", "id: 2018-06-20-ustr"),
        [
            "file:4 sources[0].id: got '2018-06-20-ustr', expected '2018-06-20-ustr-83-fr-28710', under which it is "
            "kept. Fix: change the id here and in the evidence, or the name of the file."
        ],
    ),
    "newer": (
        edited("format: detente-ledger-1", "format: detente-ledger-2"),
        [
            "file:2 format: got 'detente-ledger-2', expected detente-ledger-1. "
            "Fix: update detente: a newer one wrote this file."
        ],
    ),
    "date": (
        edited("published: 2018-06-20", "published: 2018-06-31"),
        [
            "file:8 sources[0].published: got '2018-06-31', expected a valid date or datetime, day value is outside "
            "expected range. Fix: see the ledger reference in the docs."
        ],
    ),
    "reference": (
        edited("    status: announced", "    responds_to: [m9]\n    status: announced"),
        [
            "file:1: got m1 refers to 'm9', which is no record of this ledger, expected records that fit together. "
            "Fix: see the ledger reference in the docs."
        ],
    ),
    "twice": (
        edited("    status: announced", "    status: announced\n    status: agreed"),
        ["file:30: got the key 'status' twice, expected each key once. Fix: remove one of them."],
    ),
    "alias": (
        edited("status: announced", "status: &a announced"),
        ["file:29: got an anchor or alias, expected every value written out. Fix: write the value here."],
    ),
    "tag": (
        edited("status: announced", "status: !!python/object:os.system announced"),
        [
            "file:29: got the tag 'tag:yaml.org,2002:python/object:os.syste', expected a value without a tag. "
            "Fix: remove the tag."
        ],
    ),
    "no yaml": (
        edited("actor: [USA]", "actor: [USA"),
        [
            "file:17: got text that is no YAML (expected ',' or ']', but got ':'), expected the ledger of a document "
            "in YAML. Fix: check indentation, colons and quotes near this line."
        ],
    ),
    "two documents": (
        BY_HAND + "---\na: b\n",
        ["file:32: got a second document, expected one document in a file. Fix: split the file."],
    ),
    "a list": (
        "- a\n",
        ["file:1: got a list, expected the ledger of a document. Fix: see the ledger reference in the docs."],
    ),
    "empty": (
        "# nothing\n",
        ["file:1: got an empty file, expected the ledger of a document. Fix: see the ledger reference in the docs."],
    ),
    "deep": (
        "a: " + "[" * 60 + "]" * 60 + "\n",
        [
            "file:1: got values nested too deeply, expected at most 40 levels. "
            "Fix: see the ledger reference in the docs."
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MISTAKES)
def test_mistakes_word_for_word(case: str) -> None:
    text, messages = MISTAKES[case]
    with pytest.raises(InputError) as error:
        read_document(text, "file", BY_HAND_ID)
    assert [str(problem) for problem in error.value.problems] == messages


def test_text_that_was_changed_is_noticed() -> None:
    """Machine-read documents carry the checksum of their text: an edit of the text shows."""
    text = to_yaml(document(1)).replace("the duty on goods", "the duty for goods", 1)
    with pytest.raises(InputError) as error:
        read_document(text, "file", document(1).sources[0].id)
    assert error.value.problems[0].where == "file:6 sources[0].sha256"
    assert any(".quote" in problem.where for problem in error.value.problems)


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    from detente.ledger.store import FolderStore

    store = FolderStore(tmp_path / "ledger", create=True)
    store.add(document(1))
    (file,) = (tmp_path / "ledger" / "documents").iterdir()
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert store.ledgers() == (document(1),)


def test_thousand_documents_are_read_in_time() -> None:
    """Two hundred documents in half a second is forty times what a full reader in Python manages."""
    import time

    texts: list[Any] = [(to_yaml(document(n)), document(n).sources[0].id) for n in range(20)]
    begin = time.process_time()
    for text, id in texts:
        read_document(text, "file", id)
    fast_s = time.process_time() - begin
    begin = time.process_time()
    read_full(texts[0][0], "file")
    read_full(texts[1][0], "file")
    full_s = (time.process_time() - begin) / 2
    assert fast_s / 20 < full_s / 4
