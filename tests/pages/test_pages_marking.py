"""Marks in the text: nothing lost, nothing moved, every stretch under the right records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.ledger import Ledger
from detente.pages.marking import Mark, marks_of, passages_of
from detente.reading.documents import Document

TEXTS = st.text(st.sampled_from("ab \n\u05d0"), min_size=1, max_size=80)
SPANS = st.lists(st.tuples(st.integers(0, 79), st.integers(1, 30), st.sampled_from("pqr")), max_size=8)


def _marks(text: str, spans: list[tuple[int, int, str]]) -> tuple[Mark, ...]:
    found = {
        Mark(record, start, min(start + length, len(text)))
        for start, length, record in spans
        if start < len(text)
    }
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.record)))


@given(TEXTS, SPANS)
def test_stretches_make_up_the_text_and_every_mark_its_words(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    marks = _marks(text, spans)
    passages, rest = passages_of(text, marks)
    stretches = [stretch for passage in passages for stretch in passage.stretches]
    assert "".join(stretch.text for stretch in stretches) == text
    assert rest is None
    assert not any(passage.before for passage in passages)
    for number, mark in enumerate(marks):
        under = "".join(stretch.text for stretch in stretches if number in stretch.marks)
        assert under == text[mark.start : mark.end]
    numbers = [stretch.number for stretch in stretches if stretch.marks]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(stretch.number == 0 for stretch in stretches if not stretch.marks)


@given(TEXTS, SPANS)
def test_a_long_text_keeps_every_mark_and_counts_what_it_leaves_out(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    marks = _marks(text, spans)
    passages, rest = passages_of(text, marks, limit=0)
    stretches = [stretch for passage in passages for stretch in passage.stretches]
    for number, mark in enumerate(marks):
        under = "".join(stretch.text for stretch in stretches if number in stretch.marks)
        assert under == text[mark.start : mark.end]
    gaps = [gap for gap in (*(passage.before for passage in passages), rest) if gap is not None]
    shown = sum(passage.end - passage.start for passage in passages)
    blank = len(text) - shown - sum(gap.characters for gap in gaps)
    assert 0 <= blank <= sum(character.isspace() for character in text)
    assert all(passage.stretches for passage in passages)


def test_a_record_ends_once_where_its_pieces_overlap() -> None:
    text = "a duty of 25 percent if talks fail. More."
    marks = (Mark("m1", 0, 35), Mark("m1", 21, 34), Mark("k1", 0, 35))
    (passage,) = passages_of(text, marks)[0]
    ends = [(stretch.text, stretch.ending) for stretch in passage.stretches if stretch.ending]
    assert ends == [(".", ("m1", "k1"))]


def test_a_long_paragraph_of_a_long_text_is_cut_between_words() -> None:
    text = "word " * 3_000 + "a duty of 25 percent " + "word " * 3_000
    start = text.index("a duty")
    (passage,), rest = passages_of(text, (Mark("m1", start, start + 20),), limit=1_000)
    assert 800 < passage.end - passage.start < 1_000
    assert text[passage.start - 1 : passage.start].isspace() or text[passage.start].isspace()
    assert passage.before is not None
    assert passage.before.characters == passage.start
    assert rest is not None
    assert rest.characters == len(text) - passage.end


def test_marks_of_a_ledger_are_its_evidence(
    documents: dict[str, Document], readings: dict[str, Ledger]
) -> None:
    for name, ledger in readings.items():
        marks = marks_of(ledger)
        assert {(m.record, m.start, m.end) for m in marks} == {
            (o, e.start, e.end) for o, e in ledger.evidence()
        }
        quotes = {(e.start, e.end): e.quote for _, e in ledger.evidence()}
        text = documents[name].text
        assert all(text[m.start : m.end] == quotes[m.start, m.end] for m in marks)
