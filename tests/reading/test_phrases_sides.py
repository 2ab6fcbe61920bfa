"""Passages as ministries, wires, fact sheets and law firms write them: who takes a measure, at whom, on what.

Each expectation is ``ACTOR > TARGET type rate goods``; a list of them is everything the passage may yield. Passages
without an expectation are traps: nothing in them is a measure, or a side is not told.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists

DAY = date(2025, 10, 9)


def _told(text: str) -> list[str]:
    return sorted(_line(row) for row in lists(text, DAY)["measures"])


def _line(row: dict[str, Any]) -> str:
    rate = row.get("rate", row.get("rate_max"))
    cells = [
        "+".join(sorted(row["actor"])), ">", "+".join(sorted(row["target"])) or "?",
        row["type"].removeprefix("import_"), f"{rate:g}" if rate is not None else "-",
        "+".join(sorted(row.get("products", []))) or "?",
    ]  # fmt: skip
    return " ".join(cells)


PASSAGES = [
    # -- the side that acts -------------------------------------------------------------------------
    ("Canada will impose a 25% tariff on Mexican tomatoes from 1 November.", "CAN > MEX tariff 25 tomatoes"),
    ("A 25% tariff on Mexican tomatoes will be imposed by Canada from 1 November.", "CAN > MEX tariff 25 tomatoes"),
    ("Norwegian salmon entering Chile will be charged a duty of 6% from January.", "CHL > NOR tariff 6 salmon"),
    ("Ankara slapped a 40% duty on cars imported from China.", "TUR > CHN tariff 40 autos"),
    ("The Philippine Department of Agriculture suspended imports of poultry from Belgium.",
     "PHL > BEL ban - poultry"),
    ("Thailand's commerce ministry has imposed anti-dumping duties of 18% on Vietnamese steel.",
     "THA > VNM anti_dumping 18 steel"),
    ("The Ministry of Finance of India imposed a safeguard duty of 12% on imports of flat steel.",
     "IND > WLD safeguard 12 steel"),
    ("The Brazilian foreign trade chamber Gecex raised the import duty on electric cars to 35%.",
     "BRA > WLD tariff 35 electric_vehicles"),
    ("Under a decree signed by President Claudia Sheinbaum, Mexico raises duties on Chinese footwear to 35%.",
     "MEX > CHN tariff 35 footwear"),
    ("The imposition by Indonesia of a 200% duty on Chinese ceramics drew protests.", "IDN > CHN tariff 200 ceramics"),
    ("Pretoria, whose poultry farmers had long complained, imposed anti-dumping duties of 60% on Brazilian chicken.",
     "ZAF > BRA anti_dumping 60 poultry"),
    ("Colombia said it would levy a 30% tariff on goods from Ecuador.", "COL > ECU tariff 30 all_goods"),
    ("Swiss exporters face a 39% tariff on watches sold in the United States.", "USA > CHE tariff 39 watches"),
    ("Japan's carmakers now pay a 15% duty on vehicles shipped to the United States.", "USA > JPN tariff 15 autos"),
    ("Indian shrimp is subject to a 50% duty in the United States.", "USA > IND tariff 50 shrimp"),
    ("Washington, which had taxed Brazilian beef at 10%, raised its duty on Brazilian beef to 50% in August.",
     "USA > BRA tariff 50 beef"),
    ("The Netherlands requires a licence for exports of lithography machines.",
     "NLD > WLD export_licensing - semiconductor_equipment"),
    ("Retaliating against Canadian steel duties, China put a 75.8% duty on Canadian canola seed.",
     "CHN > CAN tariff 75.8 canola"),
    ("China's customs administration halted imports of Japanese seafood in November.", "CHN > JPN ban - seafood"),
    ("Russia has extended its ban on exports of gasoline until the end of the year, the government in Moscow said.",
     "RUS > WLD export_ban - fuels"),
    # -- the side that is aimed at ------------------------------------------------------------------
    ("The US government put in place export controls to limit China's access to advanced chips in October 2022.",
     "USA > CHN export_control - semiconductors"),
    ("Japan tightened export controls on photoresist bound for South Korea.", "JPN > KOR export_control - photoresist"),
    ("Beijing banned exports of gallium, germanium and antimony to the United States in December 2024.",
     "CHN > USA export_ban - antimony+gallium+germanium"),
    ("The Netherlands prohibited the sale of lithography systems to Chinese chipmakers.",
     "NLD > CHN export_ban - semiconductor_equipment"),
    ("China banned any re-exports of computer chips to Europe.", "CHN > EU export_ban - semiconductors"),
    ("Britain will suspend tariffs on imports of Ukrainian eggs and poultry.", "GBR > UKR tariff - eggs+poultry"),
    ("The United States imposed a 25% tariff on imported steel and a 10% tariff on imported aluminium in March 2018.",
     "USA > WLD tariff 25 steel|USA > WLD tariff 10 aluminium"),
    ("The European Union will double its tariff on steel imports to 50%.", "EU > WLD tariff 50 steel"),
    ("Mexico plans a 50% tariff on cars from countries without a free trade agreement.", "MEX > WLD tariff 50 autos"),
    ("Trump imposed duties of 41% on nations without trade agreements with the US.", "USA > WLD tariff 41 all_goods"),
    ("India will levy a duty of 12% on steel products from all countries.", "IND > WLD tariff 12 steel"),
    ("Argentina removed its export tax on beef.", "ARG > WLD export_tax - beef"),
    ("Vietnam, South Korea and Taiwan will each face a 20% American tariff.", "USA > KOR+TWN+VNM tariff 20 all_goods"),
    ("The tariff of 35% applies to goods from Canada and Mexico, the White House said.",
     "USA > CAN+MEX tariff 35 all_goods"),
    ("The White House announced a 19% tariff on goods from Indonesia, Malaysia, Thailand and the Philippines.",
     "USA > IDN+MYS+PHL+THA tariff 19 all_goods"),
    ("Brazilian coffee, hit by a 50% US tariff, has found new buyers.", "USA > BRA tariff 50 coffee"),
    ("UK-made medicines will be exempt from US Section 232 tariffs.", "USA > GBR tariff - pharmaceuticals"),
    ("The United States and the United Kingdom agreed a deal under which British cars will face a 10% US tariff.",
     "USA > GBR tariff 10 autos"),
    ("Japanese-made auto parts will be taxed at 15% by the United States.", "USA > JPN tariff 15 auto_parts"),
    ("New Zealand kiwifruit faces a 45% tariff in South Korea.", "KOR > NZL tariff 45 kiwifruit"),
    ("EU-origin pharmaceuticals will face a US tariff of no more than 15%.", "USA > EU tariff 15 pharmaceuticals"),
    ("The US will apply a 15% duty to Korean-origin semiconductors.", "USA > KOR tariff 15 semiconductors"),
    ("China-bound shipments of chipmaking equipment need an export licence, the Dutch government said.",
     "NLD > CHN export_licensing - semiconductor_equipment"),
    # -- goods --------------------------------------------------------------------------------------
    ("India will cut tariffs on US almonds, walnuts, apples, pulses and ethanol to 10%.",
     "IND > USA tariff 10 almonds+apples+ethanol+pulses+walnuts"),
    ("China will impose an additional 15% tariff on US chicken, wheat, corn and cotton.",
     "CHN > USA tariff 15 corn+cotton+poultry+wheat"),
    ("Turkey raised tariffs on American products such as rice, alcohol, coal and cosmetics.",
     "TUR > USA tariff - alcoholic_beverages+coal+cosmetics+rice"),
    ("The EU will suspend tariffs on several American products, including tractors, ketchup, orange juice and whiskey.",
     "EU > USA tariff - juice+ketchup+spirits+tractors"),
    ("The US will charge duties of 50% on kitchen cabinets, 30% on upholstered furniture and 25% on heavy trucks.",
     "USA > WLD tariff 50 kitchen_cabinets|USA > WLD tariff 30 furniture|USA > WLD tariff 25 trucks"),
    ("Beijing placed export controls on tungsten, tellurium, bismuth, molybdenum and indium.",
     "CHN > WLD export_control - bismuth+indium+molybdenum+tellurium+tungsten"),
    ("China introduced export controls on lithium batteries and graphite anode materials.",
     "CHN > WLD export_control - graphite+lithium_batteries"),
    ("Indonesia has banned exports of nickel ore.", "IDN > WLD export_ban - nickel"),
    ("India imposed a 20% export duty on parboiled rice.", "IND > WLD export_tax 20 rice"),
    ("The United States set a 25% tariff on all Indian goods.", "USA > IND tariff 25 all_goods"),
    ("Washington will impose a 15% tariff on most Japanese goods, including cars.", "USA > JPN tariff 15 all_goods"),
    ("Switzerland will lower tariffs on US fish, seafood and nuts.", "CHE > USA tariff - seafood+tree_nuts"),
    ("The UK will impose a 25% duty on Chinese e-bikes.", "GBR > CHN tariff 25 bicycles"),
    ("Vietnam will remove tariffs on American pork, soybean oil and dried distillers grains.",
     "VNM > USA tariff - animal_feed+pork+soybean_oil"),
    ("Australia imposed anti-dumping duties of 30% on Chinese wind towers.", "AUS > CHN anti_dumping 30 wind_towers"),
    ("China lifted its ban on live rock lobster from Australia.", "CHN > AUS ban - lobster"),
    ("Canada put a 100% surtax on Chinese electric vehicles and a 25% surtax on Chinese steel and aluminium.",
     "CAN > CHN tariff 100 electric_vehicles|CAN > CHN tariff 25 aluminium+steel"),
    ("China opened an anti-dumping investigation into Canadian canola and pea starch.",
     "CHN > CAN investigation - canola+flour"),
    ("Mexico will place a 156% duty on sugar imports.", "MEX > WLD tariff 156 sugar"),
    ("South Africa will raise its duty on imported tyres to 40%.", "ZAF > WLD tariff 40 tyres"),
    ("The European Commission imposed definitive countervailing duties of 35.3% on electric vehicles from China.",
     "EU > CHN countervailing 35.3 electric_vehicles"),
    ("Kenya levied a 25% duty on imports of used clothing.", "KEN > WLD tariff 25 clothing"),
    ("Nigeria banned the export of raw shea nuts.", "NGA > WLD export_ban - tree_nuts"),
    ("Russia imposed an export quota on fertilisers.", "RUS > WLD export_quota - fertilisers"),
    ("Chile will eliminate tariffs on Indonesian palm oil, footwear and rubber.",
     "CHL > IDN tariff - footwear+palm_oil+rubber"),
    ("The US duty of 17% on Mexican tomatoes took effect in July.", "USA > MEX tariff 17 tomatoes"),
    ("Israel will abolish duties on US dairy products and wine.", "ISR > USA tariff - dairy+wine"),
    ("Peru put a 20% anti-dumping duty on Argentine biodiesel.", "PER > ARG anti_dumping 20 biofuels"),
    ("The US will exempt Argentine beef and Ecuadorean bananas from its reciprocal tariffs.",
     "USA > ARG+ECU tariff - bananas+beef"),
    ("Japan lifted its curbs on exports of hydrogen fluoride to South Korea.",
     "JPN > KOR export_control - hydrogen_fluoride"),
    # -- fact sheets --------------------------------------------------------------------------------
    ("India will scrap or reduce its tariffs on American industrial goods and on many American food and "
     "agricultural products, including tree nuts, fruit, soybean oil and wine.",
     "IND > USA tariff - agriculture+fruit+industrial_goods+soybean_oil+tree_nuts+wine"),
    ("The United States will apply a reciprocal tariff of 18 percent on goods of India, including textiles, leather "
     "and plastics, and will remove the reciprocal tariff on certain goods, including generic pharmaceuticals, "
     "diamonds and aircraft parts.",
     "USA > IND tariff 18 all_goods|USA > IND tariff - aircraft+diamonds+pharmaceuticals"),
    ("- The EU will eliminate tariffs on all U.S. industrial goods.", "EU > USA tariff - industrial_goods"),
    ("Cambodia commits to eliminate tariffs on 100% of U.S. industrial goods.", "KHM > USA tariff - industrial_goods"),
    ("Washington agreed to cut the tariff on Korean cars and car parts from 25% to 15%.",
     "USA > KOR tariff 15 auto_parts+autos"),
    ("The US and Britain reached a deal eliminating US tariffs on British medicines and medical technology.",
     "USA > GBR tariff - medical_devices+pharmaceuticals"),
    ("Bessent said the US would go back to the 25% tariff rate on Japan, both on cars and the rest of their products.",
     "USA > JPN tariff 25 all_goods+autos"),
    ("In retaliation for Trump's steel and aluminium tariffs, Canada imposed its own 25% duty on American beer.",
     "CAN > USA tariff 25 beer"),
    ("The tariff on any imports beyond the quota will be 50%, the Brazilian government said of steel.",
     "BRA > WLD tariff 50 steel"),
    # -- a field that must stay empty or general ------------------------------------------------------
    ("The Netherlands will require a licence for exports of lithography machines, a step aimed at no country.",
     "NLD > WLD export_licensing - semiconductor_equipment"),
    ("Canada imposed a provisional safeguard duty of 10% on flat steel, except from developing countries.",
     "CAN > WLD safeguard 10 steel"),
    ("Norway will charge a duty of 25% on zithers from Chile.", "NOR > CHL tariff 25 zithers"),
    ("A 15% tariff on Turkish zithers was imposed by Brazil.", "BRA > TUR tariff 15 zithers"),
    ("Brussels set an anti-dumping duty of 5.9% for Canadian companies.", "EU > CAN anti_dumping 5.9 ?"),
    ("Steel from non-U.S. countries will face a Canadian tariff of 25%.", "CAN > WLD tariff 25 steel"),
    ("China tightened export controls on rare earths used in Japanese motors.",
     "CHN > WLD export_control - rare_earths"),
    ("China's export curbs on graphite, which is used in batteries and cars, took effect.",
     "CHN > WLD export_control - graphite"),
    # -- traps --------------------------------------------------------------------------------------
    ("India and the United States discussed tariffs on almonds and pulses.", ""),
    ("Exporters of Norwegian salmon fear higher duties abroad.", ""),
    ("The minister spoke about the price of soybeans, sorghum and DDGs.", ""),
    ("Tariffs are paid by importers, economists say.", ""),
    ("Analysts expect apple growers in Washington state to gain from the season.", ""),
    ("The white paper on trade policy describes how tariffs work.", ""),
    ("Apple said tariffs cost it $900 million in the quarter.", ""),
    ("The two sides still have to iron out differences over tariffs.", ""),
    ("Shares of Chinese carmakers fell 3% after the news.", ""),
    ("Its tariff policy was the subject of a debate in the Diet.", ""),
    ("The Port of Rotterdam handled fewer containers of Chinese furniture in May.", ""),
    ("Farmers in Iowa want Beijing to drop its duties on pork.", ""),
    ("Germany's exports of machinery to China fell 12% in the first half.", ""),
    ("Imports of Thai rice rose 10% despite high tariffs.", ""),
    ("The embassy in Ottawa declined to comment on the duties.", ""),
    ("Silicon Valley firms lobbied against tariffs in Washington.", ""),
    ("Vietnam's shipments of footwear to Europe grew 9% last year.", ""),
    ("Before the war, Russian coal accounted for 45% of EU imports.", ""),
    ("Mexico buys 40% of the corn that the United States exports.", ""),
    ("The Korean won rose 0.4% as hopes for a tariff deal grew.", ""),
    ("Brazil is the biggest supplier of beef to China.", ""),
    ("The rate of 3% was the lowest since 2019, the Bank of Korea said.", ""),
    ("A trade war would hit growth in Asia, the IMF warned.", ""),
    ("Tesla builds cars in Shanghai and ships them to Europe.", ""),
    ("Canada's dairy quotas have long annoyed American farmers.", ""),
    ("The Ministry of Agriculture and Energy opened a new office in Oslo.", ""),
    ("The American Soybean Association and the Steel Manufacturers Association welcomed the talks on tariffs.", ""),
    ("The Department of Energy said gas prices fell 3%.", ""),
    ("The company makes chips used in cars and rockets.", ""),
    ("China's access to American technology was limited for years.", ""),
    ("The United States and India expect a deal that lowers tariffs.", ""),
    ("The EU, Japan and Britain hope for lower tariffs on steel.", ""),
    ("Japan is the largest buyer of American corn, worth $2.6 billion a year.", ""),
    ("About 60% of Swiss watches are sold in Asia.", ""),
    ("The ambassador said 98% of goods already enter Peru duty-free.", ""),
    ("The executive order (Regulating Imports With a Reciprocal Tariff) was signed in April.", ""),
    ("Who pays the tariff on a bottle of Italian wine? The importer does.", ""),
    ("French fries and Brussels sprouts were served at the tariff talks.", ""),
    ("India asked Washington to drop its duty on shrimp.", ""),
    ("A ban on Russian oil would hit Indian refiners, analysts said.", ""),
    ("Economists at the Korea Development Institute doubt that tariffs help.", ""),
    ("The quarrel over lumber between Canada and the United States is decades old.", ""),
    ("Prices of Brazilian coffee rose 40% after the duty was announced.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=range(len(PASSAGES)))
def test_who_aims_what_at_whom(text: str, expected: str) -> None:
    assert _told(text) == sorted(line for line in expected.split("|") if line)
