"""How parties are called in sentences and tables: groups by their name, several actors in the plural."""

from __future__ import annotations

from datetime import date

from detente.brief.records import announced_items
from detente.brief.words import measure_sentence, party_names
from detente.pages.facts import names
from detente.reading import read
from detente.reading.documents import from_text
from detente.reading.gazetteers.groups import GROUPS, as_groups, members_of_groups


def _sentence(text: str) -> str:
    (measure,) = read(from_text(text, published=date(2025, 10, 1))).measures
    return measure_sentence(measure)


def test_a_group_is_told_by_its_name() -> None:
    assert _sentence("Mercosur will lower its tariff on cars to 20% from 35%.") == (
        "Mercosur cuts its import duty on cars from all origins from 35 % to 20 %."
    )
    assert _sentence("ASEAN countries will face a US tariff of 19 percent from October 10.") == (
        "The United States announced a 19 % import duty on all goods from ASEAN, from 10 October 2025."
    )


def test_several_actors_take_the_plural() -> None:
    assert _sentence(
        "The United States and Canada will lower their tariffs on Indian steel to 2% from 6%."
    ) == ("The United States and Canada cut their import duty on steel from India from 6 % to 2 %.")


def test_states_that_the_model_does_not_know_have_names() -> None:
    assert party_names(["ARG", "PRY"]) == "Argentina and Paraguay"
    assert names(["QAT", "JPN"]) == "Qatar, Japan"


def test_members_and_groups_are_inverse() -> None:
    for group in GROUPS:
        for day in (None, date(2020, 1, 1), date(2026, 1, 1)):
            assert as_groups(("JPN", *members_of_groups((group,), day))) == ("JPN", group)


def test_the_line_above_a_record_names_states_that_the_model_does_not_know() -> None:
    ledger = read(
        from_text(
            "The United States will put a 15% duty on goods from Liechtenstein.", published=date(2025, 10, 1)
        )
    )
    (item,) = announced_items(ledger)
    assert (item.actor, item.target) == ("United States", "Liechtenstein")
