"""Goods that share a noun, stops of trade both ways and other wordings, each with what it tells and does not tell."""

from __future__ import annotations

from datetime import date

import pytest
from phrases import lists

from detente.reading.text.products import find_products

DAY = date(2025, 6, 2)
"""A Monday, on which the texts are published."""


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("crude palm, soybean and sunflower oil", "palm_oil soybean_oil sunflower_oil"),
        ("palm and soybean oils from Malaysia", "palm_oil soybean_oil"),
        ("crude palm oil, crude soyoil and crude sunflower oil", "palm_oil soybean_oil sunflower_oil"),
        ("soybean and rapeseed meal", "soybean_meal canola_products"),
        ("a cess on crude and refined edible oils", "edible_oils"),
        ("apple or orange juice", "juice juice"),
        ("frozen turkey and frozen duck", "turkey duck"),
        ("soybean, palm, or olive oil", "soybean_oil palm_oil olive_oil"),
        # traps: a noun that is not shared, crude that is a good, a state that is not a bird
        ("wheat and soybean oil", "wheat soybean_oil"),
        ("exports of crude to China", "crude_oil"),
        ("gasoline and crude from Russia", "fuels crude_oil"),
        ("crude oil and palm oil", "crude_oil palm_oil"),
        ("exports to Turkey and Greece", ""),
        ("the total duty on the three oils", ""),
        ("more markets for American agricultural producers", ""),
    ],
)
def test_goods_share_a_noun(text: str, tags: str) -> None:
    assert " ".join(p.tag for p in find_products(text)) == tags


def told(text: str) -> list[str]:
    """Each measure as one line: sides, kind, goods, status, rate and first day."""
    lines = []
    for m in lists(text, DAY)["measures"]:
        words = [
            f"{'+'.join(m['actor'])}>{'+'.join(m['target'])}",
            m["type"],
            "+".join(m.get("products", [])),
        ]
        words += [m["status"], *(f"{k}={m[k]}" for k in ("rate", "effective") if k in m)]
        lines.append(" ".join(words))
    return lines


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kenya on Thursday suspended all its imports from and exports to Iran.",
            ["KEN>IRN import_ban all_goods in_force", "KEN>IRN export_ban all_goods in_force"],
        ),
        (
            "Algeria has halted all trade with Spain over the dispute.",
            ["DZA>ESP import_ban all_goods in_force", "DZA>ESP export_ban all_goods in_force"],
        ),
        (
            "Colombia will stop trade with Israel, its president said.",
            ["COL>ISR import_ban all_goods announced", "COL>ISR export_ban all_goods announced"],
        ),
        (
            "Chile would halt trade with Bolivia if the border stays closed.",
            ["CHL>BOL import_ban all_goods threatened", "CHL>BOL export_ban all_goods threatened"],
        ),
        ("The two sides suspended trade talks with each other.", []),
        ("Trade with China fell 5% and imports and exports were hit by the strike.", []),
        (
            "Brazil announced the suspension of live cattle, sheep and poultry imports from France.",
            ["BRA>FRA import_ban live_cattle+poultry announced"],
        ),
        ("Egypt suspended imports of wheat from Romania.", ["EGY>ROU import_ban wheat in_force"]),
        ("Indonesia stopped imports of beef from Brazil.", ["IDN>BRA import_ban beef in_force"]),
        (
            "Japan will restrict the importation of live birds from Denmark from 1 July 2025.",
            ["JPN>DNK import_ban live_birds announced effective=2025-07-01"],
        ),
        (
            "US Secretary of Agriculture May 11 announced the suspension of live cattle, bison and horse"
            " imports from Mexico.",
            ["USA>MEX import_ban live_cattle+bison+horses announced"],
        ),
        (
            "The EU decided on the suspension of duties on fertiliser imports from Morocco.",
            ["EU>MAR import_tariff fertilisers suspended"],
        ),
        ("A strike halted exports of coal to Japan.", []),
        (
            "Turkey announced that it would restrict exports to Israel of steel and cement.",
            ["TUR>ISR export_control steel+cement announced"],
        ),
        (
            "Vietnam said it would ban exports of rice to the Philippines.",
            ["VNM>PHL export_ban rice announced"],
        ),
        ("The tariffs would stop exports of cars to Japan.", []),
        ("Analysts said that the war would halt exports of grain to Egypt.", []),
        (
            "Nepal raised its import duty on crude and refined edible oils by 15 percentage points.",
            ["NPL>WLD import_tariff edible_oils in_force rate=15.0"],
        ),
        (
            "India has put up its import tax on rice. Refined palm oil, refined canola oil and refined olive oil will"
            " bear an import duty of 31.5 percent, against 12.5 percent before.",
            [
                "IND>WLD import_tariff rice in_force",
                "IND>WLD import_tariff palm_oil+canola_products+olive_oil announced rate=31.5",
            ],
        ),
        (
            "The US president said he was putting 24% tariffs on Norway as the deadline for a deal nears.",
            ["USA>NOR import_tariff all_goods announced rate=24.0"],
        ),
        (
            "India agreed to lower tariffs on walnuts from the US. These cuts will help US agricultural producers.",
            ["IND>USA import_tariff walnuts agreed"],
        ),
        (
            "Kenya imposed a 25pc tariff on Ugandan sugar.",
            ["KEN>UGA import_tariff sugar in_force rate=25.0"],
        ),
        (
            "Nepal raised its tariff on Indian rice to 18 pc.",
            ["NPL>IND import_tariff rice in_force rate=18.0"],
        ),
    ],
)
def test_phrases(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
