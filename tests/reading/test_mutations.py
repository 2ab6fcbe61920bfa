"""The records follow the text: four hundred changed facts, and what must change with each."""

from __future__ import annotations

import pytest
from benchmarks.scoring import FIXTURES
from mutations import EACH, KINDS, SEED, Mutation, Outcome, mutations, run

EVERY = mutations()


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [run(mutation) for mutation in EVERY]


@pytest.mark.parametrize("kind", KINDS)
def test_records_follow_the_text(outcomes: list[Outcome], kind: str) -> None:
    of_kind = [o for o in outcomes if o.mutation.kind == kind]
    failed = [f"{o.mutation.name}: {'; '.join(o.problems)}" for o in of_kind if not o.passed]
    assert len(of_kind) == EACH
    assert len(failed) <= 0.05 * EACH, "\n".join(failed)


def test_every_document_is_mutated() -> None:
    named = {path.stem for path in FIXTURES.glob("0*.txt")}
    assert {m.document for m in EVERY} == named
    assert mutations(SEED) == EVERY, "the same seed gives the same mutations"
    assert len({(m.document, m.edits) for m in EVERY}) == len(EVERY), "no mutation is made twice"


def test_a_mutation_that_changes_nothing_fails() -> None:
    """The check itself must see a reader that does not follow the text."""
    for mutation in EVERY[:: len(EVERY) // 12]:
        still = Mutation(
            mutation.name, mutation.kind, mutation.document, ((mutation.edits[0][0], mutation.edits[0][0]),),
            mutation.sets, mutation.hits, mutation.statuses, (), mutation.renames, mutation.issue,
        )  # fmt: skip
        assert not run(still).passed, mutation.name


def test_words_that_do_not_occur_are_refused() -> None:
    wrong = Mutation("wrong", "number", "01", (("99 million parrots", "1"),))
    with pytest.raises(ValueError, match="'99 million parrots' is not in document 01"):
        run(wrong)
