"""What only speaks of duties beside what imposes them: composition, cases, parts let off, ends of what ended.

A record is ``ACTOR>TARGET instrument [rate] [status] [eff=] [until=] [ann=]``: a rate that is not given must be empty,
``~`` stands for an empty day.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import lists, unmet

DAY = date(2024, 6, 3)

CASES = [
    # the composition of goods is no rate
    ("Vietnam raised the export tax on ore with a TiO2 content below 52% to 30%.",
     ["VNM>WLD export_tax 30"]),
    ("Indonesia's export duty on ferronickel with a nickel content below 30% will rise to 10% in July, Jakarta said.",
     ["IDN>WLD export_tax 10"]),
    ("Malaysia will levy an export duty of 15% on bauxite with more than 45% alumina from 1 July.",
     ["MYS>WLD export_tax 15"]),
    ("Brazil imposed a tariff of 20% on steel with a carbon content above 0.6%.", ["BRA>WLD import_tariff 20"]),
    ("The United States will put 50% aluminium and steel tariffs on Canada.", ["USA>CAN import_tariff 50"]),
    # a case that rests, and what duties are as a rule
    ("Anti-dumping duties are calculated to offset unfair prices. In March Turkey imposed an anti-dumping duty of 12.5%"
     " on Chinese glass.", ["TUR>CHN anti_dumping 12.5"]),
    ("The Agreement Suspending the Antidumping Duty Investigation on Sugar from Mexico has run since 2014.", []),
    ("Countervailing duties are additional taxes imposed on goods that profit from subsidies.", []),
    ("Canada is issuing an antidumping duty order, resulting in duties of 21.4 percent on imports of rebar from Egypt.",
     ["CAN>EGY anti_dumping 21.4"]),
    # the parts of what is not paid
    ("New Delhi let off wheat. The waiver covers the 5 percent basic customs duty and the 10 percent cess.", []),
    ("The exemption, which Manila extended, is a package. The relief includes the 7 percent duty on corn.", []),
    # what another step came after
    ("The order came days after Canada announced a 25 per cent tariff on steel from South Korea.",
     ["CAN>KOR import_tariff 25 ann=~"]),
    # lengths counted from a day told in another sentence
    ("Australia will impose anti-dumping duties of 8.6% on Turkish rebar from 10 June 2024. The duties will remain in"
     " place for five years.", ["AUS>TUR anti_dumping 8.6 until=2029-06-10"]),
    # what ended began on another day
    ("The export duty on parboiled rice, introduced in August 2023, was removed by India with effect from 4 June 2024.",
     ["IND>WLD export_tax removed eff=2024-06-04"]),
    ("Argentina scrapped its export tax on beef in May. The duty has been withdrawn on pork as well.",
     ["ARG>WLD export_tax removed", "ARG>WLD export_tax removed"]),
    # the end of exports is a ban; an end that nobody orders is none
    ("Guinea will halt exports of iron ore from 1 January 2025. That day is kept for the end of exports of bauxite.",
     ["GIN>WLD export_ban eff=2025-01-01", "GIN>WLD export_ban"]),
    ("A drought in Thailand has brought the end of exports of sugar closer, traders said.", []),
    # how much, before what
    ("Under the pact Chile will reduce by 50% its tariffs on Korean tyres.", ["CHL>KOR import_tariff agreed"]),
    ("These are the first negotiated reductions in duties between Kenya and Britain in two decades.", []),
    # what is recalled
    ("Kenya removed its export duty on macadamia nuts. It may be recalled that in May 2023 an export duty of 20% was"
     " imposed on tea. An import duty of 10% was put on rice then.", ["KEN>WLD export_tax removed"]),
    # complaints end, curbs stay
    ("Seoul withdrew the WTO complaint it filed in 2021 against Norway's tighter export controls on sonar equipment.",
     ["NOR>KOR export_control in_force"]),
    ("Seoul and Tokyo agreed to hold consultations on returning each other to their white lists.", []),
    # barriers that nobody names are no bans
    ("Under the deal Thailand will lift longstanding restrictions on U.S. pork imports.", []),
    ("Thailand will lift its ban on imports of U.S. pork.", ["THA>USA import_ban"]),
    # retroactive steps are still to be taken
    ("Brussels and Washington announced an agreement on 30 May 2024. Under the agreement the EU will eliminate tariffs"
     " on U.S. lobster, retroactive to 1 May 2024.", ["EU>USA import_tariff agreed eff=2024-05-01"]),
]  # fmt: skip

FIELDS = {"eff": "effective", "until": "until", "ann": "announced"}


def _matches(row: dict[str, object], line: str) -> bool:
    sides, instrument, *rest = line.split()
    actor, target = sides.split(">")
    if (row["actor"], row["target"], row["type"]) != ([actor], [target], instrument):
        return False
    rate = None
    for word in rest:
        name, _, value = word.partition("=")
        if value:
            if (row.get(FIELDS[name]) or "~") != value:
                return False
        elif word[0].isdigit():
            rate = float(word)
        elif row["status"] != word:
            return False
    return row.get("rate") == rate


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:50] for c in CASES])
def test_measures_are_told_from_what_is_said_beside_them(text: str, expected: list[str]) -> None:
    assert unmet(lists(text, DAY)["measures"], expected, _matches) == []


def test_the_government_of_a_text_is_that_of_its_taxes() -> None:
    text = (
        "The government on Monday extended the import duty exemption on lentils to 31 March 2025. Exporters are hit by"
        " US tariffs. The exemption covers the Basic Customs Duty and the AIDC. The US has not changed its duty. The"
        " Central government said so."
    )
    rows = lists(text, DAY)["measures"]
    assert [r["actor"] for r in rows] == [["IND"]]
