"""How law firms, customs brokers, tax firms and the trade press tell of duties, quotas, remedies, bans and lists.

Each case is a passage and, a line for each measure, ``ACTOR>TARGET instrument goods rate status key=value ...``:
sides joined by ``+``, goods by ``+``, ``~`` before the highest of several rates, ``-`` for what must stay empty, ``?``
for what the case does not ask. A passage with no line is a trap: it must not become a measure.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, unmet

CASES: dict[str, tuple[str, str, str]] = {
    # -- India: notifications, remedies, curbs of exports -------------------------------------------------
    "india-export-duty": (
        "2023-08-26",
        "The government has levied a 20% duty on the export of parboiled rice with immediate effect, the Finance "
        "Ministry said in a notification. India ships about 7.5 lakh tonnes of it a year.",
        "IND>WLD export_tax rice 20 ?",
    ),
    "india-safeguard": (
        "2025-04-23",
        "Notification No. 02/2025-Customs (SG), dated 21-04-2025\n"
        "The Finance Ministry has put a provisional safeguard duty of 12% on imports of flat steel, acting "
        "on the "
        "findings of the Directorate General of Trade Remedies. It will not apply to goods from developing countries "
        "other than China and Vietnam.",
        "IND>WLD safeguard steel 12 in_force announced=2025-04-21",
    ),
    "india-add": (
        "2024-03-12",
        "The Central Board of Indirect Taxes and Customs has notified definitive anti-dumping duty on wheel loaders "
        "imported from China for a period of five years.",
        "IND>CHN anti_dumping ? - ?",
    ),
    "india-dgtr": (
        "2024-09-18",
        "The DGTR has recommended an anti-dumping duty on aluminium foil imported from China, to be decided by the "
        "finance ministry within three months.",
        "IND>CHN anti_dumping aluminium - proposed",
    ),
    "india-sugar": (
        "2023-10-19",
        "India has extended curbs on sugar exports beyond October until further notice, the DGFT said in a "
        "notification.",
        "IND>WLD export_control sugar - ?",
    ),
    "india-onion": (
        "2024-05-05",
        "Centre lifts ban on onion exports\n"
        "The government on Saturday lifted the ban on the export of onions, the Directorate General of Foreign Trade "
        "said. A 40% export duty on onions stays in place.",
        "IND>WLD export_ban ? - removed; IND>WLD export_tax ? 40 in_force",
    ),
    "india-broken-rice": (
        "2022-09-10",
        "India on Thursday banned exports of broken rice and imposed a 20% duty on exports of various grades of rice "
        "from September 9.",
        "IND>WLD export_ban rice - ?; IND>WLD export_tax rice 20 ? effective=2022-09-09",
    ),
    "india-edible-oil": (
        "2024-09-14",
        "The Centre has raised the basic customs duty on crude palm oil, crude soybean oil and crude sunflower oil "
        "from nil to 20 per cent with effect from 14 September 2024, CBIC said.",
        "IND>WLD import_tariff ? 20 in_force effective=2024-09-14",
    ),
    "india-cotton": (
        "2025-08-19",
        "Vide Notification No. 35/2025-Customs, the Ministry of Finance has exempted cotton from import duty from 19 "
        "August to 30 September 2025. Indian mills welcomed the step.",
        "IND>WLD import_tariff cotton ? ? until=2025-09-30",
    ),
    # -- Mexico, Brazil -------------------------------------------------------------------------------------
    "mexico-decree": (
        "2024-04-25",
        "Mexico raises import duties on 544 tariff items\n"
        "On April 22, 2024, a Presidential Decree was published in the Official Gazette (DOF) increasing import "
        "duties on "
        "steel, aluminium, textiles and footwear by between 5% and 50% for goods from countries with which Mexico "
        "has no "
        "free trade agreement. The increase took effect on April 23, 2024 and will last for two years.",
        "MEX>WLD import_tariff steel+aluminium+textiles+footwear 5-50 in_force announced=2024-04-22 "
        "effective=2024-04-23 until=2026-04-23",
    ),
    "mexico-add": (
        "2025-02-14",
        "The Ministry of Economy initiated an anti-dumping investigation into imports of cold-rolled steel from "
        "Vietnam, "
        "according to a resolution published in the DOF.",
        "MEX>VNM investigation steel - ?",
    ),
    "mexico-textile": (
        "2024-12-20",
        "On December 19, 2024, the president signed a decree imposing a 35% import duty on finished apparel "
        "and 15% "
        "on textiles. The decree exempts imports from countries with a trade agreement with Mexico.",
        "MEX>WLD import_tariff clothing 35 ? announced=2024-12-19; MEX>WLD import_tariff textiles 15 ?",
    ),
    "brazil-gecex": (
        "2024-04-24",
        "Gecex approved a tariff quota for eleven steel products; imports above the quota will pay 25%. The "
        "resolution "
        "will run for 12 months.",
        "BRA>WLD tariff_rate_quota steel 25 ?",
    ),
    "brazil-ev": (
        "2023-11-13",
        "Brazil will reinstate import taxes on electric cars from January 2024, starting at 10% and rising to 35% "
        "in July "
        "2026, the Ministry of Development, Industry, Trade and Services said.",
        "BRA>WLD import_tariff electric_vehicles 10 ? effective=2024-01",
    ),
    # -- Canada ---------------------------------------------------------------------------------------------
    "canada-surtax": (
        "2024-10-03",
        "Effective October 1, 2024, Canada imposed a 100% surtax on all Chinese-made electric vehicles under the "
        "China "
        "Surtax Order (2024). A 25% surtax on imports of steel and aluminum products from China follows on October "
        "22.",
        "CAN>CHN import_tariff electric_vehicles 100 in_force effective=2024-10-01; "
        "CAN>CHN import_tariff steel+aluminium 25 ? effective=2024-10-22",
    ),
    "canada-repeal": (
        "2025-09-03",
        "As of September 1, 2025, Canada has repealed its 25% counter-tariffs on most US goods. Counter-tariffs on US "
        "steel, aluminum and autos remain in place.",
        "CAN>USA import_tariff all_goods 25 removed effective=2025-09-01; "
        "CAN>USA import_tariff steel+aluminium+autos - in_force",
    ),
    # -- EU and UK ------------------------------------------------------------------------------------------
    "eu-definitive": (
        "2024-10-30",
        "Commission Implementing Regulation (EU) 2024/2754 imposes definitive countervailing duties on imports of new "
        "battery electric vehicles from China, ranging from 7.8% to 35.3%. The regulation entered into force on 30 "
        "October 2024.",
        "EU>CHN countervailing electric_vehicles 7.8-35.3 in_force effective=2024-10-30",
    ),
    "eu-provisional": (
        "2025-01-15",
        "The European Commission imposed provisional anti-dumping duties on imports of mobile access equipment from "
        "China "
        "with effect from 14 January 2025.",
        "EU>CHN anti_dumping ? - in_force effective=2025-01-14",
    ),
    "eu-safeguard-ext": (
        "2024-06-26",
        "The EU has prolonged its steel safeguard for a further two years until 30 June 2026. The quotas will be "
        "liberalised by 1% a year.",
        "EU>WLD safeguard steel - ? until=2026-06-30",
    ),
    "eu-safeguard-proposal": (
        "2025-10-08",
        "On 7 October 2025 the European Commission proposed to replace the steel safeguard with a tariff quota and to "
        "double the out-of-quota duty to 50%.",
        "EU>WLD tariff_rate_quota steel 50 proposed",
    ),
    "eu-suspension": (
        "2025-08-06",
        "The Commission adopted Implementing Regulation (EU) 2025/1727 suspending its countermeasures on US goods "
        "worth "
        "93 billion euros for six months.",
        "EU>USA import_tariff goods_list - suspended",
    ),
    "uk-tra": (
        "2024-03-22",
        "The Trade Remedies Authority has recommended that the countervailing duty on imports of rainbow trout from "
        "Turkey "
        "be revoked, a proposal on which the Secretary of State will decide.",
        "GBR>TUR countervailing seafood - proposed",
    ),
    "uk-steel-ext": (
        "2024-06-27",
        "The UK has extended its safeguard measure on 14 categories of steel for two years, until 30 June 2026.",
        "GBR>WLD safeguard steel - ? until=2026-06-30",
    ),
    "uk-suspend": (
        "2022-03-23",
        "From 1 June the United Kingdom will suspend its retaliatory tariffs on US whiskey, motorcycles and "
        "tobacco, the "
        "Department for International Trade said.",
        "GBR>USA import_tariff spirits+motorcycles+tobacco - suspended effective=2022-06-01",
    ),
    # -- Korea, Japan, China: control orders ----------------------------------------------------------------
    "japan-restore": (
        "2023-07-01",
        "Japan's Cabinet approved an amendment of the Export Trade Control Order that returns South Korea to Group "
        "A, the "
        "list of preferred trading partners, as of July 21.",
        "JPN>KOR export_licensing all_goods - announced effective=2023-07-21",
    ),
    "korea-restore": (
        "2023-04-25",
        "South Korea on Monday formally reinstated Japan on its white list of trusted trading partners, the "
        "Ministry of "
        "Trade, Industry and Energy said.",
        "KOR>JPN export_licensing all_goods - ?",
    ),
    "korea-ad": (
        "2025-02-21",
        "The Korea Trade Commission has decided to impose provisional anti-dumping duties of 27.91% to 38.02% on "
        "steel plate "
        "from China.",
        "KOR>CHN anti_dumping steel 27.91-38.02 ?",
    ),
    "china-dualuse": (
        "2025-01-03",
        "On January 2, MOFCOM added 28 US entities to its export control list, prohibiting the export of dual-use "
        "items to "
        "them.",
        "CHN>USA entity_listing ? - ? announced=2025-01-02; CHN>USA export_ban dual_use - ?",
    ),
    "china-uel": (
        "2025-01-15",
        "China's Ministry of Commerce placed seven U.S. companies on its unreliable entity list, effective January "
        "14, 2025.",
        "CHN>USA entity_listing ? - in_force effective=2025-01-14",
    ),
    "china-suspends-imports": (
        "2023-08-25",
        "China's General Administration of Customs has suspended imports of all aquatic products from Japan, "
        "effective "
        "August 24.",
        "CHN>JPN import_ban seafood - in_force effective=2023-08-24",
    ),
    "china-barley": (
        "2023-08-06",
        "China on Saturday lifted the anti-dumping and countervailing duties of 80.5% on Australian barley that it "
        "had "
        "imposed in 2020.",
        "CHN>AUS anti_dumping barley 80.5 removed",
    ),
    "china-wine": (
        "2024-03-29",
        "China's Ministry of Commerce said on Thursday it would remove anti-dumping duties of up to 218.4% on "
        "Australian "
        "wine from March 29.",
        "CHN>AUS anti_dumping wine ~218.4 ? effective=2024-03-29",
    ),
    "china-section": (
        "2025-02-05",
        "Import Tariffs\nEffective February 10, China will levy additional duties of 15% on coal and liquefied "
        "natural gas and "
        "10% on crude oil and agricultural machinery imported from the United States.",
        "CHN>USA import_tariff coal+lng 15 announced effective=2025-02-10; "
        "CHN>USA import_tariff crude_oil+farm_machinery 10 announced effective=2025-02-10",
    ),
    # -- Australia, Turkey, Indonesia, South Africa, others ---------------------------------------------------
    "turkey-additional": (
        "2024-06-09",
        "Turkey has introduced an additional customs duty of 40% on imports of passenger cars from China, with a "
        "minimum of "
        "$7,000 per vehicle, under a presidential decision that takes effect on July 7.",
        "TUR>CHN import_tariff autos 40 announced effective=2024-07-07",
    ),
    "indonesia-bauxite": (
        "2022-12-21",
        "Jakarta will ban exports of bauxite from June 2023, President Joko Widodo said, two years after it stopped "
        "exports of "
        "nickel ore.",
        "IDN>WLD export_ban bauxite - announced effective=2023-06; IDN>WLD export_ban nickel - ?",
    ),
    "indonesia-nickel": (
        "2022-12-02",
        "Indonesia has banned exports of nickel ore since 1 January 2020.",
        "IDN>WLD export_ban nickel - in_force effective=2020-01-01",
    ),
    "philippines-rice": (
        "2025-08-07",
        "The Philippines will suspend rice imports for 60 days starting September 1, the presidential palace said.",
        "PHL>WLD import_ban rice - announced effective=2025-09-01",
    ),
    "safrica-poultry": (
        "2023-08-04",
        "ITAC: South Africa's trade minister has imposed definitive anti-dumping duties of between 2.5% and 67.4% "
        "on frozen "
        "chicken from Brazil, Denmark, Ireland, Poland and Spain.",
        "ZAF>BRA+DNK+IRL+POL+ESP anti_dumping poultry 2.5-67.4 ?",
    ),
    "zimbabwe-lithium": (
        "2025-06-10",
        "Zimbabwe will ban the export of lithium concentrates from January 2027, mines minister Winston Chitando "
        "said.",
        "ZWE>WLD export_ban lithium - announced effective=2027-01",
    ),
    "vietnam-hrc": (
        "2025-02-24",
        "Vietnam's Ministry of Industry and Trade imposed temporary anti-dumping duties of 19.38-27.83% on "
        "hot-rolled coil "
        "steel from China, effective March 8.",
        "VNM>CHN anti_dumping steel 19.38-27.83 announced effective=2025-03-08",
    ),
    "russia-sunflower": (
        "2021-03-31",
        "Moscow is to set a floating export tax of 70% on sunflower oil from 1 September.",
        "RUS>WLD export_tax sunflower_oil 70 announced effective=2021-09-01",
    ),
    # -- United States: 201, 232, 301, IEEPA, 122, AD/CVD, BIS -------------------------------------------------
    "us-alert-labels": (
        "2025-06-04",
        "TRADE ALERT\nHEADLINE Steel and Aluminum Tariffs Doubled\nDATE June 3, 2025\nAGENCY White House\n"
        "EFFECTIVE DATE June 4, 2025, 12:01 a.m. Eastern\n"
        "DETAILS The President signed a proclamation raising the Section 232 tariffs on steel and aluminum from 25% "
        "to 50%.",
        "USA>WLD import_tariff steel+aluminium 50 in_force announced=2025-06-03 effective=2025-06-04",
    ),
    "us-232-list": (
        "2025-10-02",
        "On September 29, 2025, the President issued a proclamation imposing Section 232 duties, effective October "
        "14:\n"
        "- a 10% tariff on softwood timber and lumber\n"
        "- a 25% tariff on upholstered furniture\n"
        "- a 25% tariff on kitchen cabinets and vanities",
        "USA>WLD import_tariff lumber 10 ? effective=2025-10-14; USA>WLD import_tariff furniture 25 ? "
        "effective=2025-10-14; USA>WLD import_tariff kitchen_cabinets 25 ? effective=2025-10-14",
    ),
    "us-301-exclusion": (
        "2025-09-02",
        "USTR has extended 178 exclusions from the Section 301 tariffs on China through November 29, 2025.",
        "USA>CHN import_tariff goods_list ? announced until=2025-11-29",
    ),
    "us-122": (
        "2026-02-21",
        "Following the Supreme Court's ruling, the President imposed a 10% global import surcharge under Section "
        "122 of the "
        "Trade Act of 1974 for 150 days, effective February 24, 2026.",
        "USA>WLD import_tariff all_goods 10 ? effective=2026-02-24",
    ),
    "us-add-prelim": (
        "2024-05-01",
        "The U.S. Department of Commerce announced preliminary antidumping duties on aluminum extrusions from "
        "Mexico of up to "
        "82.03%.",
        "USA>MEX anti_dumping aluminium ~82.03 ?",
    ),
    "us-cvd-petition": (
        "2024-04-25",
        "A coalition of U.S. solar manufacturers filed petitions seeking antidumping and countervailing duties on "
        "solar cells "
        "from Cambodia, Malaysia, Thailand and Vietnam.",
        "",
    ),
    "us-ad-order": (
        "2019-03-01",
        "Commerce issued antidumping duty orders on steel wheels from China on Friday after the International Trade "
        "Commission "
        "found injury.",
        "USA>CHN anti_dumping steel - ?",
    ),
    "us-bis": (
        "2022-10-09",
        "On October 7, BIS issued an interim final rule imposing new export controls on advanced computing chips and "
        "semiconductor manufacturing equipment destined for China. The rule is effective October 21.",
        "USA>CHN export_control semiconductors+semiconductor_equipment - announced announced=2022-10-07 "
        "effective=2022-10-21",
    ),
    "us-bis-entity": (
        "2025-03-27",
        "BIS added 54 Chinese entities to the Entity List, effective March 25, 2025.",
        "USA>CHN entity_listing ? - in_force effective=2025-03-25",
    ),
    "us-section201": (
        "2018-01-23",
        "The United States imposed Section 201 safeguard tariffs of 30% on imported solar cells and of 20% on large "
        "washing "
        "machines.",
        "USA>WLD safeguard solar_panels 30 ?; USA>WLD safeguard appliances 20 ?",
    ),
    "us-uk-trq": (
        "2022-03-24",
        "Under the arrangement the US will replace its Section 232 duties on steel from the UK with a TRQ on June 1.",
        "USA>GBR import_tariff steel - ?; USA>GBR tariff_rate_quota steel - ? effective=2022-06-01",
    ),
    "us-eu-notice": (
        "2025-09-26",
        "A Federal Register notice published on September 25 lowers the tariff on EU autos and auto parts to 15%, "
        "retroactive to "
        "August 1, 2025.",
        "USA>EU import_tariff autos+auto_parts 15 in_force announced=2025-09-25 effective=2025-08-01",
    ),
    "us-deminimis": (
        "2025-08-29",
        "Effective August 29, the duty-free de minimis exemption ends for all countries.",
        "",
    ),
    # -- both sides at once ----------------------------------------------------------------------------------
    "mutual-suspension": (
        "2021-03-08",
        "The United States and the European Union announced on March 5 a mutual suspension of tariffs in the "
        "Boeing-Airbus "
        "dispute for four months.",
        "USA>EU import_tariff ? - suspended announced=2021-03-05; EU>USA import_tariff ? - suspended "
        "announced=2021-03-05",
    ),
    "both-suspend": (
        "2021-03-05",
        "Washington and London agreed to suspend the tariffs on each other's goods for four months.",
        "USA>GBR import_tariff all_goods - suspended; GBR>USA import_tariff all_goods - suspended",
    ),
    "both-cut": (
        "2025-05-13",
        "For 90 days the United States and China will each suspend 24 percentage points of the tariffs on each "
        "other's goods.",
        "USA>CHN import_tariff all_goods 24 suspended; CHN>USA import_tariff all_goods 24 suspended",
    ),
    # -- traps -------------------------------------------------------------------------------------------------
    "trap-advice": (
        "2025-03-07",
        "Importers should review their supply chains, confirm the country of origin of their goods and consider how "
        "tariffs "
        "may affect contracts.",
        "",
    ),
    "trap-firm": (
        "2025-03-07",
        "Our Customs and International Trade team advises clients on anti-dumping duties, safeguard measures and "
        "export "
        "controls in Canada, the United States and the European Union.",
        "",
    ),
    "trap-refund": (
        "2025-09-26",
        "Companies can claim refunds of the duties by submitting Post-Summary Corrections within 10 days of release "
        "from CBP "
        "custody.",
        "",
    ),
    "trap-background": (
        "2023-08-08",
        "Before the duty was imposed Australia was the first supplier of barley to China. After the "
        "tariff was "
        "imposed, growers turned to canola and wheat.",
        "",
    ),
    "trap-prices": (
        "2023-08-26",
        "Retail inflation touched 7.44% in July after prices of rice and onions rose sharply.",
        "",
    ),
    "trap-share": (
        "2022-12-21",
        "China imported 18.1mn t of bauxite from Indonesia, which accounted for 15.6pc of its total imports.",
        "",
    ),
    "trap-average": (
        "2024-02-01",
        "India's simple average MFN tariff was 17.0% in 2023, against 3.3% in the United States, the WTO said.",
        "",
    ),
    "trap-petition": (
        "2024-02-01",
        "The domestic industry has asked the DGTR to start an anti-dumping probe into Chinese solar glass.",
        "",
    ),
    "trap-history-authority": (
        "2020-10-14",
        "In 2019 the WTO authorised the United States to impose tariffs on up to $7.5 billion of EU goods a year.",
        "",
    ),
    "trap-hearing": (
        "2025-05-01",
        "The public hearing in the Section 232 investigation of trucks will be held in Washington; comments are due "
        "by May 16.",
        "",
    ),
    "trap-webinar": (
        "2025-05-01",
        "Join our webinar on reciprocal tariffs and the new export controls on May 22.",
        "",
    ),
    "trap-penalty": (
        "2025-05-01",
        "Goods found to have been transshipped are subject to penalties under 19 U.S.C. 1592 and to seizure.",
        "",
    ),
    "trap-hs": (
        "2025-05-01",
        "The products are classified under headings 7208, 7209 and 7225 of the tariff schedule.",
        "",
    ),
    "trap-rate-of-tax": (
        "2025-05-01",
        "The GST rate on electric vehicles remains 5%, while the compensation cess on SUVs is 22%.",
        "",
    ),
    "trap-in-transit": (
        "2025-03-05",
        "Goods in transit before March 10 will be exempt through April 12.",
        "",
    ),
    "trap-denied": (
        "2024-09-09",
        "The Dutch government stressed that the new rules are not an export ban.",
        "",
    ),
    "trap-court": (
        "2025-05-29",
        "The plaintiffs, five small importers, challenged the tariffs before the Court of International Trade.",
        "",
    ),
    "trap-drawback": (
        "2025-05-01",
        "Duty drawback is available for the reciprocal tariffs but not for the Section 232 tariffs.",
        "",
    ),
}


def _matches(row: dict[str, Any], line: str) -> bool:
    sides, instrument, goods, rate, status, *more = line.split()
    actor, target = (part.split("+") for part in sides.split(">"))
    if sorted(row["actor"]) != sorted(actor) or sorted(row["target"]) != sorted(target):
        return False
    if instrument not in ("?", row["type"]) or status not in ("?", row["status"]):
        return False
    if goods != "?" and set(row.get("products", [])) != (set() if goods == "-" else set(goods.split("+"))):
        return False
    if rate != "?":
        low, _, high = rate.strip("~").partition("-")
        one = float(low) if low else None
        wanted = (None, one, float(high)) if high else (one, None, one if rate[0] == "~" else None)
        if (row.get("rate"), row.get("rate_min"), row.get("rate_max")) != wanted:
            return False
    return all(row.get(key) == value for key, value in (m.split("=") for m in more))


@pytest.mark.parametrize("name", CASES)
def test_phrases(name: str) -> None:
    day, text, told = CASES[name]
    wanted = [line.strip() for line in told.split(";") if line.strip()]
    assert unmet(lists(text, date.fromisoformat(day))["measures"], wanted, _matches) == []
