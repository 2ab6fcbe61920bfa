"""The tables of names agree with each other and with the sectors of the world."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from detente.labels import ECONOMIES, SECTORS
from detente.reading.gazetteers import INDICES, INSTITUTIONS, PARTY_NAMES, PARTY_WORDS, PEOPLE, PRODUCTS
from detente.reading.gazetteers.groups import GROUPS, members_of_groups
from detente.reading.gazetteers.states import STATES
from detente.reading.text.mentions import Cast
from detente.reading.text.products import find_products


def test_products_point_to_sectors_and_families() -> None:
    for tag, product in PRODUCTS.items():
        assert product.tag == tag
        assert set(product.sectors) <= set(SECTORS)
        assert all(re.fullmatch(r"\d{2}(\d{2}){0,2}", code) for code in product.hs)
        assert product.parent is None or product.parent in PRODUCTS


APART = {
    "electricity": "the tables here count it with services",
    "lng": "heading 2711 holds refined gases too",
    "display_panels": "the concordance is older than heading 8524",
    "electronics": "chapters 84 and 85 hold machines too",
    "vanadium": "heading 2825 holds other oxides too",
    "beryllium": "the concordance is of another year",
}
"""Goods whose sectors the official concordance does not bear out, and why."""


def test_sectors_follow_the_official_concordance(shared: Path) -> None:
    """Each good's codes belong mostly to its sectors in the concordance of US import lines to OECD industries."""
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(shared / "data/us_imports_2024/hs10_to_icio27.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            code = row["HS10"].zfill(10)
            for digits in (2, 4, 6):
                lines[code[:digits]][row["icio"]] += 1
    found = set()
    for tag, product in PRODUCTS.items():
        total = sum((lines[code] for code in product.hs), Counter())
        if product.hs and sum(total[s] for s in product.sectors) < 0.4 * max(total.total(), 1):
            found.add(tag)
        if any(code not in lines for code in product.hs):
            found.add(tag)
    assert found == set(APART)


@pytest.mark.parametrize(
    ("tag", "hs", "sector"),
    [("soybeans", "1201", "A01"), ("rare_earth_magnets", "850511", "C27"), ("autos", "8703", "C29"),
        ("steel", "72", "C24A"),
     ("pharmaceuticals", "30", "C21"), ("lng", "2711", "B06"), ("semiconductors", "8542", "C26"),
         ("aircraft", "8802", "C302T309")],
)  # fmt: skip
def test_products_that_the_scenarios_use(tag: str, hs: str, sector: str) -> None:
    assert hs in PRODUCTS[tag].hs
    assert sector in PRODUCTS[tag].sectors


@pytest.mark.parametrize(
    ("words", "tags"),
    [("rare-earth magnets and rare earth materials", ["rare_earth_magnets", "rare_earths"]),
        ("cars and car parts", ["autos", "auto_parts"]),
     ("battery electric vehicles", ["electric_vehicles"]), ("Soybeans, Sorghum, and other Farm products",
         ["soybeans", "sorghum", "agriculture"]),
     ("deep ultraviolet lithography systems", ["semiconductor_equipment"]),
         ("hydrogen fluoride, fluorinated polyimide and resist", ["hydrogen_fluoride",
             "fluorinated_polyimide", "photoresist"]),
     ("energy", ["energy"]), ("the price of freedom", [])],
)  # fmt: skip
def test_the_most_specific_product_is_taken(words: str, tags: list[str]) -> None:
    assert [p.tag for p in find_products(words)] == tags


def test_parties_are_known() -> None:
    known = {*ECONOMIES, *PARTY_NAMES}
    assert set(PARTY_WORDS) <= known
    assert {party for party, _ in INSTITUTIONS.values() if party} <= known
    assert {party for party, _ in PEOPLE.values()} <= known
    assert len({row[1] for row in INDICES}) == len(INDICES)


def test_mentions() -> None:
    cast = Cast()
    text = (
        "Beijing told us that Chinese Vice Premier He Lifeng, US Trade Representative Jamieson Greer and "
        "Australian Trade Minister Jo Bloggs met. He left."
    )
    cast.introduce(text)
    rows = [(m.name, m.kind, m.party) for m in cast.find(text)]
    assert ("Beijing", "metonym", "CHN") in rows
    assert ("He Lifeng", "person", "CHN") in rows
    assert ("Jamieson Greer", "person", "USA") in rows
    assert ("Jo Bloggs", "person", "AUS") in rows
    assert ("He", "pronoun", None) in rows
    assert not [row for row in rows if row[0] == "us"]


def test_importing_the_tables_is_cheap() -> None:
    code = (
        "import sys, detente.reading.gazetteers; print([m for m in ('pydantic', 'numpy', "
        "'detente.reading.reader') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_states_are_told_apart() -> None:
    """No word stands for two parties, and every code is one of three capital letters, the EU or a group."""
    owner: dict[str, str] = {}
    for party, words in PARTY_WORDS.items():
        assert re.fullmatch(r"[A-Z]{3}|EU", party) or party in GROUPS
        assert words[0], f"{party} has no name"
        for word in {w for group in words for w in group}:
            assert owner.setdefault(word, party) == party, f"{word!r} means {owner[word]} and {party}"
    assert len(PARTY_WORDS) > 180
    assert set(ECONOMIES) - {"ROW"} <= set(PARTY_WORDS)


def test_groups_have_states_as_members() -> None:
    for group in GROUPS:
        members = members_of_groups((group, "IND"), None)
        assert members[-1] == "IND"
        assert len(set(members)) == len(members) > 4
        assert set(members) <= set(STATES)
    assert "TLS" not in members_of_groups(("ASEAN",), dt.date(2025, 10, 25))
    assert "TLS" in members_of_groups(("ASEAN",), dt.date(2025, 10, 26))


def test_indices_are_told_apart() -> None:
    codes = [instrument for _, instrument, _, _ in INDICES]
    assert len(codes) == len(set(codes))
    for pattern, instrument, name, _ in INDICES:
        re.compile(pattern)
        assert name
        assert instrument == instrument.upper()


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [("the Chilean finance ministry", "Chilean finance ministry", "CHL"),
     ("Norway's Ministry of Trade and Industry", "Norwegian trade ministry", "NOR"),
     ("the Thai government", "Thai government", "THA"), ("the US Embassy", "US embassy", "USA"),
     ("the European Court of Justice", "Court of Justice of the European Union", "EU"),
     ("Secex", "SECEX", "BRA"), ("Camex", "Camex", "BRA"),
     ("Pakistan's National Tariff Commission", "National Tariff Commission", "PAK"),
     ("Mexico's trade remedy unit", "Mexican Trade Practices Unit", "MEX")],
)  # fmt: skip
def test_institutions_of_every_state(text: str, name: str, party: str) -> None:
    (mention,) = Cast().find(f"We asked {text}.")
    assert (mention.kind, mention.name, mention.party) == ("institution", name, party)


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("tree nuts, planting seeds, soybean oil, bison, and lobster",
         ["tree_nuts", "seeds", "soybean_oil", "bison", "lobster"]),
        ("dried distillers’ grains (DDGs), red sorghum", ["animal_feed", "animal_feed", "sorghum"]),
        ("almonds, apples, walnuts and chickpeas", ["almonds", "apples", "walnuts", "chickpeas"]),
        ("nuts, cosmetics, plastics and paper", ["tree_nuts", "cosmetics", "plastics", "paper"]),
        ("alcoholic drinks and leaf tobacco", ["alcoholic_beverages", "tobacco"]),
        ("medicines, drug ingredients and medical technology",
         ["pharmaceuticals", "pharmaceuticals", "medical_devices"]),
        ("tungsten, tellurium, bismuth, molybdenum and indium",
         ["tungsten", "tellurium", "bismuth", "molybdenum", "indium"]),
        ("medium- and heavy-duty vehicles", ["trucks"]),
        ("machines that make advanced processor chips", ["semiconductor_equipment"]),
        ("vehicles and parts", ["autos", "auto_parts"]),
        ("a white paper on Apple, Cape Cod and Silicon Valley", []),
        ("iron out a deal", []),
        ("a rubber-stamp parliament", []),
    ],
)  # fmt: skip
def test_goods_as_reports_name_them(words: str, tags: list[str]) -> None:
    assert [p.tag for p in find_products(words)] == tags


def test_plain_words_are_plain_and_name_one_good() -> None:
    seen: dict[str, str] = {}
    for product in PRODUCTS.values():
        for word in product.words:
            assert re.fullmatch(r"[a-zé0-9 ',]+", word), word
            assert seen.setdefault(word, product.tag) == product.tag


def test_every_chapter_of_the_harmonized_system_has_goods() -> None:
    chapters = {code[:2] for product in PRODUCTS.values() for code in product.hs}
    assert {f"{n:02d}" for n in range(1, 98)} - chapters == {"77"}  # a chapter kept free
