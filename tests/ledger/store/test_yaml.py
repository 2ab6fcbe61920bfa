"""What is written as YAML comes back equal, with libyaml and without, and mistakes are named with their line."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from benchmarks.kill_ledger import document
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import ledgers
from detente.errors import InputError
from detente.ledger import Ledger, quotes, yaml_reader, yaml_writer
from detente.ledger.schema import ledger_schema
from detente.ledger.store import named
from detente.ledger.store.documents import read_document
from detente.ledger.yaml_reader import read_yaml
from detente.ledger.yaml_writer import write_yaml
from detente.reading import load, read

PARSERS = (yaml.CBaseLoader, yaml.BaseLoader)
"""Of libyaml and of Python; the second is used where PyYAML was built without libyaml."""
FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"


def read_back(data: dict[str, Any]) -> Any:
    """What is written, as read by either parser."""
    text = write_yaml(data)
    (first, lines), (second, others) = (read_by(parser, text) for parser in PARSERS)
    assert first == second
    assert lines == others
    return first


def read_by(parser: type, text: str) -> tuple[Any, yaml_reader.Lines]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "PARSER", parser)
        return read_yaml(text, "file")


def write_without_libyaml(data: dict[str, Any]) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_writer, "FAST", yaml_writer.THOROUGH)
        return write_yaml(data)


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
    text = ledger.to_yaml()
    assert read_document(text, "file", "2025-10-27-any") == ledger
    assert read_document(text, "file", "2025-10-27-any").to_yaml() == text


@given(documents())
def test_libyaml_changes_nothing_but_the_time(ledger: Ledger) -> None:
    data = ledger.to_dict()
    assert write_without_libyaml(data) == write_yaml(data)
    read_back(data)


@given(documents())
def test_every_other_reader_takes_text_for_text(ledger: Ledger) -> None:
    """Also those of YAML 1.1, for which NO is false and 1:30 is ninety."""
    text = ledger.to_yaml()
    for version in ("1.1", "1.2"):
        full = YAML(typ="safe", pure=True)
        full.version = version
        data = full.load(text)
        assert data.pop("format") == "detente-ledger-1"
        filled = Ledger.from_dict(data)
        assert filled == ledger


@given(st.text(CHARACTERS, max_size=60))
def test_text_is_read_back(words: str) -> None:
    assert read_back({"key": words}) == {"key": words}
    assert read_back({"key": [words, "b"]}) == {"key": [words, "b"]}


@pytest.mark.parametrize("number", range(1, 9))
def test_documents_of_the_reader(number: int) -> None:
    document = load(FIXTURES / f"{number:02d}.txt")
    ledger = read(document).model_copy(update={"text": document.text})
    ledger = named(ledger)
    text = ledger.to_yaml()
    assert write_without_libyaml(ledger.to_dict()) == write_yaml(ledger.to_dict())
    assert Ledger.from_yaml(text) == ledger


# -- any text whatever: both parsers read the same, or one of them refuses it -----------------------------------
PIECES = st.sampled_from(
    ["a:", "b: c", "- ", "- x", "  ", "    ", " ", "\n", "\n", "\n", "key: value", "key:", "- k: v", "|", "|-", "|+",
     "|2", "[a, b]", "[]", "{}", "{a: b}", "'it''s'", '"a\\nb"', '"\\u00e9"', "# note", " # note", "&a", "*a",
     "!!str x", "---", "...", ": ", "? x", "null", "~", "-1.5", "text", "\t", "é", ">", "'", '"', ",", "\\",
     "%YAML 1.1", "a: b: c", "0"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join).map(lambda text: text + "\n")


def require_agreement(text: str) -> None:
    found = []
    for parser in PARSERS:
        with suppress(InputError):
            found.append(read_by(parser, text)[0])
    assert len(found) < 2 or found[0] == found[1]


@given(TEXTS)
def test_parsers_agree(text: str) -> None:
    require_agreement(text)


@given(documents(), st.data())
def test_parsers_agree_on_files_that_were_edited(ledger: Ledger, data: st.DataObject) -> None:
    text = ledger.to_yaml()
    at = data.draw(st.integers(0, len(text) - 1))
    cut = data.draw(st.integers(0, 4))
    require_agreement(text[:at] + data.draw(PIECES) + text[at + cut :])


@given(st.one_of(TEXTS, st.text(max_size=60)), st.sampled_from(PARSERS))
def test_any_file_is_read_or_refused(text: str, parser: type) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "PARSER", parser)
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
        ledger.to_yaml()
        == """\
format: detente-ledger-1
sources:
- id: '2018-06-20-ustr-83-fr-28710'
  kind: official
  publisher: USTR
  number: 83 FR 28710
  published: '2018-06-20'
  summary: true
text: |
  The Trade Representative takes a first action under Section 301.
  An additional duty of 25 percent applies from 6 July 2018.
measures:
- id: m1
  title: Section 301, List 1
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
    assert read_document(ledger.to_yaml(), "file", BY_HAND_ID) == ledger


def test_document_that_was_read_keeps_checksum_and_offsets() -> None:
    text = document(1).to_yaml()
    for line in ("  sha256: ", "  characters: ", "    start: ", "    end: "):
        assert line in text


def test_summary_whose_quote_stands_twice_keeps_offsets() -> None:
    evidence = {"quote": "twice", "start": 7, "end": 12}
    measure = ledgers.tariff().model_dump() | {"evidence": [evidence]}
    data = {"sources": [{"summary": True}], "text": "twice, twice", "measures": [measure]}
    ledger = named(Ledger.from_dict(data), "2025-twice")
    assert "    start: 7\n    end: 12\n" in ledger.to_yaml()
    assert read_document(ledger.to_yaml(), "file", "2025-twice") == ledger


def test_one_field_changes_one_line() -> None:
    ledger = document(1)
    first, *others = ledger.measures
    other = ledger.model_copy(
        update={"measures": (first.model_copy(update={"title": "Another duty"}), *others)}
    )
    before, after = ledger.to_yaml().splitlines(), other.to_yaml().splitlines()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_bidi_and_invisible_characters_are_seen() -> None:
    words = "pay \u202e001\u202c now\u200b"
    assert write_yaml({"a": words}) == 'a: "pay \\u202E001\\u202C now\\u200B"\n'
    assert read_back({"a": words}) == {"a": words}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("NO", "'NO'"),
        ("no", "'no'"),
        ("y", "'y'"),
        ("null", "'null'"),
        ("~", "'~'"),
        ("<<", "'<<'"),
        ("2025-10-27", "'2025-10-27'"),
        ("0755", "'0755'"),
        ("0o17", "'0o17'"),
        ("1e3", "'1e3'"),
        ("1:30", "'1:30'"),
        ("-.INF", "'-.INF'"),
        ("", "''"),
        (" ", "' '"),
        ("83 FR 28710", "83 FR 28710"),
        ("plain words, and more", "plain words, and more"),
        ("Scott Bessent", "Scott Bessent"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("a: b", "'a: b'"),
        ("it's", "it's"),
        ("- it", "'- it'"),
        ("two\nlines\n", "|\n  two\n  lines"),
        ("two\n lines", "|-\n  two\n   lines"),
        ("two\n\nlines\n\n", "|+\n  two\n\n  lines\n"),
        ("two \n\tlines 😀", "|-\n  two \n  \tlines 😀"),
        (" two\nlines", '" two\\nlines"'),
        ("two\n \nlines", '"two\\n \\nlines"'),
        ("tab\there", '"tab\\there"'),
        ("a\u00a0b\x85c\u2028d\ufeff", '"a\\u00A0b\\Nc\\Ld\\uFEFF"'),
        ("中美 😀", "中美 😀"),
    ],
)
def test_texts(words: str, written: str) -> None:
    assert write_yaml({"a": words}) == f"a: {written}\n"
    assert write_without_libyaml({"a": words}) == f"a: {written}\n"
    assert read_back({"a": words}) == {"a": words}


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([], " []"),
        (["USA", "CHN"], " [USA, CHN]"),
        (["USA", "NO"], "\n- USA\n- 'NO'"),
        (["Rare earths"], "\n- Rare earths"),
        (["A1234"] * 11, " [" + ", ".join(["A1234"] * 11) + "]"),
        (["A1234"] * 12, "\n- A1234" * 12),
        (["a\nb"], "\n- |-\n  a\n  b"),
        ([1, None, True], "\n- 1\n- null\n- true"),
        ([{"b": []}, {"c": {}}], "\n- b: []\n- c: {}"),
    ],
)
def test_lists(values: list[Any], written: str) -> None:
    assert write_yaml({"a": values}) == f"a:{written}\n"
    assert write_without_libyaml({"a": values}) == f"a:{written}\n"


def test_schema_for_editors_accepts_what_is_written() -> None:
    data = YAML(typ="safe", pure=True).load(document(3).to_yaml())
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
            "file:17: got text that is no YAML (did not find expected ',' or ']' while parsing a flow sequence "
            "in line 16), expected the ledger of a document in YAML. Fix: check indentation, colons and quotes near "
            "this line."
        ],
    ),
    "open quote": (
        edited("authority: >", 'authority: "'),
        [
            "file:32: got text that is no YAML (found unexpected end of stream while scanning a quoted scalar in line "
            "25), expected the ledger of a document in YAML. Fix: check indentation, colons and quotes near this line."
        ],
    ),
    "character": (
        edited("from 6 July", "from 6\x07July"),
        [
            "file:12: got the character U+0007, expected text that can be read. "
            'Fix: remove it, or write "\\u0007" in quotes.'
        ],
    ),
    "merge key": (
        edited("    status: announced", "    <<: {status: announced}"),
        ["file:29: got a merge key, expected every value written out. Fix: write the fields here."],
    ),
    "anchor of nothing": (
        edited("actor: [USA]", "actor: &a [USA]"),
        ["file:16: got an anchor or alias, expected every value written out. Fix: write the value here."],
    ),
    "key": (
        edited("    status: announced", "    [status]: announced"),
        ["file:29: got a list or mapping as a key, expected the name of a field. Fix: write the name of a field."],
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


def test_mistakes_have_lines_in_any_ledger() -> None:
    """Not in stores alone: where one file is read as a ledger, too."""
    with pytest.raises(InputError) as error:
        Ledger.from_yaml(edited("status: announced", "status: anounced"), "talks.yaml")
    assert str(error.value) == (
        "talks.yaml:29 measures[0].status: got 'anounced', expected one of proposed, threatened, announced, agreed, "
        "in_force, suspended, averted, withdrawn, removed, expired, superseded, invalidated. Fix: write announced."
    )
    assert Ledger.from_yaml(BY_HAND).measures[0].target == ("CHN", "NO")


def test_mistakes_in_json_are_named() -> None:
    for text, expected in {
        '{"format": \n "detente-ledger-1",,}': "x.json:2: got text that is no JSON (Expecting property name enclosed "
        "in double quotes), expected the ledger of a document in JSON. Fix: check brackets, commas and quotes near "
        "this line.",
        "["
        * 100_000: "x.json:1: got text that is no JSON (values nested too deeply), expected the ledger of a document "
        "in JSON. Fix: check brackets, commas and quotes near this line.",
    }.items():
        with pytest.raises(InputError) as error:
            Ledger.from_json(text, "x.json")
        assert str(error.value) == expected


def test_source_of_which_nothing_is_said_has_a_checksum() -> None:
    ledger = Ledger.from_dict({"sources": [{}], "text": "Talks went on."})
    assert ledger.sources[0].characters == 14
    assert ledger.sources[0].sha256.startswith("5db912d5")


def test_text_that_was_changed_is_noticed() -> None:
    """Machine-read documents carry the checksum of their text: an edit of the text shows."""
    text = document(1).to_yaml().replace("the duty on goods", "the duty for goods", 1)
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


def test_values_that_are_many_are_refused_at_once() -> None:
    """Also in other places than a list; and with them the memory that they and their lines would take."""
    for text in ("a:\n" + "- b\n" * 300_000, "a: {" + "".join(f"b{n}: ," for n in range(300_000)) + "}\n"):
        with pytest.raises(InputError, match="got too many values, expected at most 200000 in a file"):
            read_yaml(text, "file")


def test_thousands_of_mistakes_are_named_in_part() -> None:
    text = "format: detente-ledger-1\nsources: [{}]\nmeasures:\n" + "- x: y\n" * 5000
    with pytest.raises(InputError) as error:
        read_document(text, "file", "x")
    assert len(error.value.problems) == 1001
    assert str(error.value.problems[0]) == (
        "file:1: got 34000 more problems, expected a ledger. Fix: mend the others first."
    )


def test_quotes_are_not_looked_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "MAX_LOOKED_THROUGH", len("Talks went on.") * 2)
    evidence = [{"quote": word} for word in ("Talks", "went", "on", "Talks")]
    data = {
        "sources": [{}],
        "text": "Talks went on.",
        "measures": [ledgers.tariff().model_dump() | {"evidence": evidence}],
    }
    with pytest.raises(InputError) as error:
        Ledger.from_dict(data)
    assert str(error.value.problems[0]) == (
        "ledger measures[0].evidence[2]: got too many quotes without offsets, expected at most 2 in a text of 14 "
        "characters. Fix: give their start and end, or split the document."
    )


def test_reading_takes_little_time() -> None:
    """By libyaml; a tenth of what the parser in Python takes."""
    import time

    texts = [document(n).to_yaml() for n in range(10)]

    def time_s(parser: type, texts: list[str]) -> float:
        begin = time.process_time()
        for text in texts:
            read_by(parser, text)
        return (time.process_time() - begin) / len(texts)

    assert yaml_reader.PARSER is yaml.CBaseLoader
    assert time_s(yaml.CBaseLoader, texts) < time_s(yaml.BaseLoader, texts[:3]) / 3
