"""Turns of phrase of news agencies and newspapers: short reports in words of our own, and what has to be read in them.

An expectation reads "who>whom", the instrument when it is no import duty, and the fields that have to hold: ``r`` rate,
``p`` rate before, ``lo`` and ``hi`` ends of a band, ``g`` goods, ``s`` status, ``e`` begins, ``u`` ends,
``v`` value. A passage without an expectation tells of no measure.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import is_measure, lists, unmet

# fmt: off
_PASSAGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("2018-07-06",
     "BEIJING (Reuters) - The United States and China slapped 25 percent duties on $34 billion worth "
     "of each other's goods on Friday.",
     ("USA>CHN r=25 g=goods_list v=34e9", "CHN>USA r=25 g=goods_list v=34e9")),
    ("2018-08-24",
     "Beijing hit back with 25 percent tariffs on $16 billion of U.S. goods including coal, chemicals "
     "and medical equipment.",
     ("CHN>USA r=25 v=16e9",)),
    ("2018-09-18",
     "The Trump administration said it would levy a 10 percent duty on about $200 billion in Chinese "
     "imports from Sept. 24, rising to 25 percent at the end of the year.",
     ("USA>CHN r=10 e=2018-09-24 v=200e9",)),
    ("2018-06-22",
     "European Union duties of 25 percent on 2.8 billion euros of American products, from bourbon to "
     "motorcycles, took effect on Friday.",
     ("EU>USA r=25 e=2018-06-22 s=in_force v=2.8e9",)),
    ("2018-06-30",
     "Canada will from July 1 collect a 25 per cent surtax on U.S. steel and a 10 per cent surtax on "
     "U.S. aluminum, Foreign Minister Chrystia Freeland said.",
     ("CAN>USA r=25 g=steel e=2018-07-01", "CAN>USA r=10 g=aluminium e=2018-07-01")),
    ("2018-08-15",
     "ANKARA (AP) - Turkey raised its duties on American passenger cars to 120 percent, on alcoholic "
     "drinks to 140 percent and on leaf tobacco to 60 percent.",
     ("TUR>USA r=120 g=autos", "TUR>USA r=140 g=alcoholic_beverages", "TUR>USA r=60 g=tobacco")),
    ("2019-06-20",
     "The import duty on lentils has gone up to 50 percent from 30 percent while that on apples now "
     "stands at 70 percent, India's finance ministry said.",
     ("IND>WLD r=50 p=30 g=lentils", "IND>WLD r=70 g=apples")),
    ("2019-10-02",
     "Washington will impose a 10% duty on large aircraft from France, Germany, Spain and Britain and "
     "25% duties on EU wine and cheese from Oct. 18.",
     ("USA>FRA,DEU,ESP,GBR r=10 g=aircraft e=2019-10-18", "USA>EU r=25 g=wine,cheese e=2019-10-18")),
    ("2019-05-10",
     "The U.S. on Friday more than doubled duties on Chinese goods worth $200 billion, taking them to "
     "25% from 10%.",
     ("USA>CHN r=25 p=10 v=200e9",)),
    ("2019-08-02",
     "SEOUL, Aug. 2 (Yonhap) -- Japan decided Friday to drop South Korea from its list of trusted "
     "trading partners, effective Aug. 28.",
     ("JPN>KOR export_licensing s=announced e=2019-08-28",)),
    ("2019-07-04",
     "Tokyo on Thursday tightened its controls on exports to South Korea of photoresist, hydrogen "
     "fluoride and fluorinated polyimide.",
     ("JPN>KOR export_control g=photoresist,hydrogen_fluoride,fluorinated_polyimide",)),
    ("2019-12-13",
     "Under the phase-one accord Washington will halve to 7.5% the tariff it imposed in September on "
     "$120 billion of Chinese goods.",
     ("USA>CHN r=7.5 v=120e9",)),
    ("2019-06-03",
     "Mexico will escape the 5% tariff that U.S. President Donald Trump had threatened to impose on "
     "all Mexican goods from June 10 if it steps up border enforcement.",
     ("USA>MEX r=5 g=all_goods",)),
    ("2019-09-11",
     "China exempted 16 types of U.S. goods, including whey and some cancer drugs, from retaliatory "
     "duties for a year starting Sept. 17.",
     ("CHN>USA g=whey,pharmaceuticals e=2019-09-17",)),
    ("2020-05-19",
     "CANBERRA (AFP) - China slapped an 80.5 per cent levy on Australian barley from Tuesday after an "
     "anti-dumping probe, a move Canberra called unjustified.",
     ("CHN>AUS r=80.5 g=barley e=2020-05-19",)),
    ("2020-11-27",
     "Chinese importers of Australian wine must pay deposits of between 107 per cent and 212 per cent "
     "from Saturday, the commerce ministry in Beijing said.",
     ("CHN>AUS lo=107 hi=212 g=wine e=2020-11-28",)),
    ("2021-03-26",
     "China's anti-dumping duties on Australian wine, ranging from 116.2% to 218.4%, will stay in "
     "place for five years from March 28.",
     ("CHN>AUS anti_dumping lo=116.2 hi=218.4 g=wine",)),
    ("2021-06-15",
     "Brussels and Washington agreed on Tuesday to suspend for five years the tariffs they had "
     "imposed on $11.5 billion of each other's goods over Airbus and Boeing.",
     ("EU>USA s=suspended v=11.5e9", "USA>EU s=suspended v=11.5e9")),
    ("2022-05-14",
     "NEW DELHI (PTI) - India has banned exports of wheat with immediate effect to rein in domestic "
     "prices.",
     ("IND>WLD export_ban g=wheat e=2022-05-14",)),
    ("2022-04-28",
     "Jakarta's export ban on palm oil came into force on Thursday.",
     ("IDN>WLD export_ban g=palm_oil s=in_force e=2022-04-28",)),
    ("2022-05-19",
     "Indonesia will lift its ban on palm oil exports from May 23, President Joko Widodo said.",
     ("IDN>WLD export_ban g=palm_oil s=announced|removed",)),
    ("2023-07-03",
     "BEIJING, July 3 (Xinhua) -- Exporters of gallium and germanium products will need licenses "
     "starting Aug. 1, the Ministry of Commerce announced Monday.",
     ("CHN>WLD export_licensing g=gallium,germanium e=2023-08-01",)),
    ("2023-06-30",
     "The Dutch government said certain chipmaking machines can no longer be exported without a "
     "licence from September 1.",
     ("NLD>WLD export_licensing g=semiconductor_equipment e=2023-09-01",)),
    ("2023-08-19",
     "India on Saturday imposed a 40% export duty on onions until the end of the year.",
     ("IND>WLD export_tax r=40 u=2023-12-31",)),
    ("2023-08-24",
     "Japan's seafood was barred from China on Thursday, hours after the Fukushima plant began "
     "releasing treated water.",
     ("CHN>JPN import_ban g=seafood",)),
    ("2023-08-04",
     "China said on Friday it would scrap anti-dumping and anti-subsidy tariffs on Australian barley "
     "from August 5.",
     ("CHN>AUS anti_dumping g=barley e=2023-08-05",)),
    ("2024-05-14",
     "U.S. President Joe Biden is quadrupling tariffs on Chinese electric vehicles to 100% this year, "
     "the White House said on Tuesday.",
     ("USA>CHN r=100 g=electric_vehicles",)),
    ("2024-05-14",
     "Washington's levy on solar cells from China will double to 50% and that on syringes will go to "
     "50% from zero.",
     ("USA>CHN r=50 g=solar_panels", "USA>CHN r=50 g=medical_devices")),
    ("2024-08-26",
     "Canada is following its allies with a 100 per cent tariff on Chinese-made electric vehicles as "
     "of Oct. 1 and a 25 per cent surtax on steel and aluminum from China as of Oct. 15.",
     ("CAN>CHN r=100 g=electric_vehicles e=2024-10-01", "CAN>CHN r=25 g=steel,aluminium e=2024-10-15")),
    ("2024-10-29",
     "The European Union will charge extra duties of up to 35.3% on electric cars built in China from "
     "Wednesday.",
     ("EU>CHN r=35.3 g=electric_vehicles e=2024-10-30",)),
    ("2024-10-08",
     "Importers of EU brandy will have to lodge deposits of 30.6% to 39% with Chinese customs from "
     "October 11, Beijing said.",
     ("CHN>EU lo=30.6 hi=39 g=spirits e=2024-10-11",)),
    ("2024-09-14",
     "India cut its export duty on parboiled rice to 10% from 20%.",
     ("IND>WLD export_tax r=10 p=20 g=rice",)),
    ("2024-03-28",
     "China will remove its anti-dumping tariffs on Australian wine from Friday, ending three years "
     "of punitive levies.",
     ("CHN>AUS anti_dumping g=wine e=2024-03-29",)),
    ("2024-07-25",
     "Thailand began collecting a 7% value-added tax on parcels from abroad.",
     ()),
    ("2025-02-03",
     "WASHINGTON, Feb 3 (AFP) - The US on Monday paused its 25% tariffs on Mexico for 30 days after "
     "Mexico agreed to send 10,000 troops to the border.",
     ("USA>MEX r=25 s=suspended",)),
    ("2025-02-10",
     "Beijing's 15% levy on U.S. coal and LNG and its 10% tariff on American crude oil kicked in on "
     "Monday.",
     ("CHN>USA r=15 g=coal,lng s=in_force e=2025-02-10", "CHN>USA r=10 g=crude_oil s=in_force e=2025-02-10")),
    ("2025-03-12",
     "Brussels said its countermeasures on up to 26 billion euros of U.S. goods would start on April "
     "1.",
     ("EU>USA g=goods_list e=2025-04-01 v=26e9",)),
    ("2025-03-08",
     "China announced on Saturday a 100% tariff on Canadian rapeseed oil, oil cakes and peas and a "
     "25% duty on Canadian pork and aquatic products, effective March 20.",
     ("CHN>CAN r=100 g=canola_products,oil_cakes,peas e=2025-03-20", "CHN>CAN r=25 g=pork,seafood e=2025-03-20")),
    ("2025-04-04",
     "China retaliated on Friday with additional tariffs of 34% on all U.S. goods from April 10.",
     ("CHN>USA r=34 g=all_goods e=2025-04-10",)),
    ("2025-04-10",
     "The EU put on hold for 90 days its 25% counter-tariffs on U.S. goods, Commission President "
     "Ursula von der Leyen said.",
     ("EU>USA r=25 s=suspended",)),
    ("2025-05-23",
     "U.S. President Donald Trump on Friday threatened a 50% tariff on all European Union goods from "
     "June 1.",
     ("USA>EU r=50 g=all_goods s=threatened e=2025-06-01",)),
    ("2025-05-26",
     "Trump backed away from his threat to slap 50% tariffs on the EU next month, restoring a July 9 "
     "deadline.",
     ("USA>EU r=50 s=withdrawn",)),
    ("2025-06-04",
     "The US doubled its tariffs on imported steel and aluminium to 50% on Wednesday, sparing only "
     "Britain.",
     ("USA>WLD r=50 g=steel,aluminium",)),
    ("2025-07-08",
     "Japan and South Korea will face a 25% tariff from August 1, Donald Trump said in letters posted "
     "on Monday.",
     ("USA>JPN,KOR r=25 e=2025-08-01",)),
    ("2025-07-23",
     "Under the deal, US tariffs on Japanese cars will be lowered to 15 per cent from 27.5 per cent, "
     "Kyodo reported.",
     ("USA>JPN r=15 p=27.5 g=autos s=agreed",)),
    ("2025-07-31",
     "Canada's goods outside the North American pact will be taxed at 35%, up from 25%, as of Friday, "
     "the White House said.",
     ("USA>CAN r=35 p=25 e=2025-08-01",)),
    ("2025-08-06",
     "Trump ordered an additional 25% tariff on Indian goods over New Delhi's purchases of Russian "
     "oil, effective in 21 days.",
     ("USA>IND r=25",)),
    ("2025-08-01",
     "Swiss exports to the United States face a 39% duty from August 7, among the highest of any "
     "country.",
     ("USA>CHE r=39 e=2025-08-07",)),
    ("2025-08-28",
     "OTTAWA - Canada will drop many of its retaliatory tariffs on U.S. goods on Sept. 1 but keep "
     "those on autos, steel and aluminum, Prime Minister Mark Carney said.",
     ("CAN>USA s=announced|removed e=2025-09-01", "CAN>USA g=autos,steel,aluminium s=in_force")),
    ("2025-08-12",
     "China will levy a preliminary anti-dumping duty of 75.8% on Canadian canola seed from Thursday.",
     ("CHN>CAN anti_dumping r=75.8 g=canola e=2025-08-14",)),
    ("2025-10-10",
     "Trump said he would impose an extra 100% tariff on Chinese goods from November 1 in response to "
     "Beijing's curbs on rare earths.",
     ("USA>CHN r=100 e=2025-11-01",)),
    ("2025-11-14",
     "Switzerland's exporters will pay 15% instead of 39% in the United States under a deal announced "
     "on Friday.",
     ("USA>CHE r=15 p=39",)),
    ("2025-12-10",
     "Mexico's Senate approved tariffs of up to 50% on goods from China, India and South Korea, "
     "starting in January.",
     ("MEX>CHN,IND,KOR r=50 e=2026-01",)),
    ("2025-09-04",
     "Trump signed an order on Thursday lowering tariffs on Japanese cars to 15%, Tokyo's top "
     "negotiator Ryosei Akazawa said.",
     ("USA>JPN r=15 g=autos",)),
    ("2025-11-20",
     "The White House exempted Brazilian coffee and beef from the 40% tariffs it imposed in July.",
     ("USA>BRA g=coffee,beef",)),
    ("2025-07-10",
     "Brazil would answer a 50 per cent US tariff in kind, President Luiz Inacio Lula da Silva told "
     "Record TV.",
     ("USA>BRA r=50",)),
    ("2025-11-10",
     "China suspended for one year from Monday its port fees on American ships.",
     ("CHN>USA port_fee s=suspended e=2025-11-10",)),
    ("2025-05-12",
     "China will cut its tariffs on American goods to 10% from 125% and the US will lower its rate on "
     "Chinese goods to 30% from 145% for 90 days.",
     ("CHN>USA r=10 p=125", "USA>CHN r=30 p=145")),
    ("2025-10-09",
     "China on Thursday widened its rare-earth export controls, adding five elements including "
     "holmium and erbium, from November 8.",
     ("CHN>WLD export_control g=rare_earths e=2025-11-08",)),
    ("2026-01-17",
     "Trump vowed a 10% tariff from February 1 on Denmark, Norway, Sweden, France, Germany, the UK, "
     "the Netherlands and Finland until a deal for Greenland is reached.",
     ("USA>DNK,NOR,SWE,FRA,DEU,GBR,NLD,FIN r=10 s=threatened|announced e=2026-02-01",)),
    ("2026-01-22",
     "Brussels shelved its plan to hit 93 billion euros of American goods with duties after Trump "
     "dropped his Greenland threat.",
     ("EU>USA g=goods_list s=withdrawn v=93e9",)),
    ("2026-01-16",
     "Canada will let in up to 49,000 Chinese electric vehicles a year at a tariff of 6.1%, Carney "
     "said in Beijing.",
     ("CAN>CHN r=6.1 g=electric_vehicles",)),
    ("2026-01-16",
     "China is to cut its duty on Canadian canola seed to about 15% by March 1 from a combined 84%, "
     "Carney said.",
     ("CHN>CAN r=15 g=canola",)),
    ("2026-01-26",
     "SEOUL, Jan. 27 (Yonhap) -- U.S. President Donald Trump said he would raise tariffs on South "
     "Korean cars, lumber and medicines to 25 percent from 15 percent because Seoul's parliament had "
     "not ratified the deal.",
     ("USA>KOR r=25 p=15 g=autos,lumber,pharmaceuticals",)),
    ("2026-01-27",
     "India will slash duties on European trucks to 15% over six years from as high as 90% under the "
     "pact, an EU statement said.",
     ("IND>EU r=15 p=90 g=trucks s=agreed",)),
    ("2026-02-02",
     "The U.S. is cutting its tariff on Indian goods to 18% in return for India halting purchases of "
     "Russian oil, Trump said.",
     ("USA>IND r=18",)),
    ("2026-02-20",
     "The US Supreme Court on Friday struck down the global tariffs that President Donald Trump "
     "imposed under an emergency law.",
     ("USA>WLD s=invalidated",)),
    ("2018-03-10",
     "Pakistan has imposed a regulatory duty of 25 percent on imported smartphones.",
     ("PAK>WLD r=25 g=smartphones",)),
    ("2025-06-30",
     "Vietnam will scrap duties on American LNG, the finance ministry in Hanoi said.",
     ("VNM>USA g=lng",)),
    ("2024-06-08",
     "Turkey will charge an additional 40% tariff on vehicle imports from China from July 7.",
     ("TUR>CHN r=40 g=autos e=2024-07-07",)),
    ("2025-03-18",
     "South Africa raised its import tariff on frozen potato chips from Belgium and the Netherlands "
     "to 67%.",
     ("ZAF>BEL,NLD r=67 g=potatoes",)),
    ("2021-11-30",
     "Chile has lowered its tariff on imported beef to zero.",
     ("CHL>WLD r=0 g=beef",)),
    ("2025-04-22",
     "New Delhi on Monday imposed a 12% temporary tariff on some steel imports for 200 days.",
     ("IND>WLD r=12 g=steel",)),
    ("2025-09-30",
     "Brussels plans to halve its duty-free steel import quotas and double the duty beyond them to "
     "50%.",
     ("EU>WLD import_quota g=steel s=proposed", "EU>WLD tariff_rate_quota r=50 g=steel")),
    ("2020-12-31",
     "Argentina raised its export tax on soybeans to 33% from 30%.",
     ("ARG>WLD export_tax r=33 p=30 g=soybeans",)),
    ("2024-12-03",
     "China on Tuesday banned exports of gallium, germanium and antimony to the United States.",
     ("CHN>USA export_ban g=gallium,germanium,antimony",)),
    ("2022-10-07",
     "The Biden administration on Friday imposed sweeping controls on exports of advanced chips and "
     "chipmaking equipment to China.",
     ("USA>CHN export_control g=semiconductors,semiconductor_equipment",)),
    ("2026-03-02",
     "Russia's ban on gasoline exports will be extended until the end of July, the government in "
     "Moscow said.",
     ("RUS>WLD export_ban g=fuels u=2026-07",)),
    ("2023-11-23",
     "Beijing will end preferential tariffs on 12 Taiwanese petrochemicals from January 1.",
     ("CHN>TWN g=chemicals e=2024-01-01",)),
    ("2025-07-14",
     "Shares in Tokyo fell 2.1% as worries about tariffs weighed on carmakers.",
     ()),
    ("2025-07-14",
     "Economists at ING expect the average U.S. tariff rate to settle near 17%.",
     ()),
    ("2025-04-11",
     '"A 145% tariff is basically an embargo," said Mary Lovely of the Peterson Institute.',
     ()),
    ("2025-07-14",
     "Exports to the United States dropped 11.4% in June, hit by tariffs, customs data showed.",
     ()),
    ("2025-07-14",
     "Trump said the deal with Vietnam was great, and that more letters would go out soon.",
     ()),
    ("2025-07-14",
     "Most economists say that tariffs are paid by importers and raise prices.",
     ()),
    ("2025-07-14",
     "The ministry denied that it was considering tariffs on American farm goods.",
     ()),
    ("2025-07-14",
     "Toyota said tariffs would cost it 180 billion yen in April and May alone.",
     ()),
    ("2025-07-14",
     "A spokesman for the European Commission declined to say whether the bloc would retaliate.",
     ()),
    ("2025-07-14",
     "U.S. customs duties brought in $27 billion in June, the Treasury said.",
     ()),
    ("2025-07-14",
     "The lawmakers urged the White House to lift tariffs on Canadian lumber.",
     ()),
    ("2025-07-14",
     "India's exports of shrimp to the United States make up 40% of its seafood shipments.",
     ()),
    ("2025-07-14",
     "Germany's DAX lost 0.9% after Trump's latest tariff threat, while France's CAC 40 slid 0.6%.",
     ()),
    ("2025-07-14",
     "Analysts polled by Reuters put the odds of a deal at 40%.",
     ()),
    ("2025-07-14",
     "The two sides have until August 1 to find a compromise on tariffs.",
     ()),
    ("2025-07-14",
     "The WTO lowered its forecast for growth in goods trade to 0.9% because of tariffs.",
     ()),
    ("2025-07-14",
     "Sri Lanka's garment makers fear losing orders should tariffs rise.",
     ()),
    ("2025-07-14",
     "The company will spend $1 billion on a plant in Ohio to avoid tariffs.",
     ()),
    ("2025-07-14",
     "Ryanair said it might delay deliveries of Boeing jets if tariffs made them dearer.",
     ()),
    ("2025-07-14",
     "Copper futures in New York jumped 13% on the tariff news.",
     ()),
    ("2025-07-14",
     "Prices of Brazilian orange juice could rise by a quarter if duties come, traders said.",
     ()),
    ("2025-07-14",
     "Under the Generalized System of Preferences, some goods from developing countries enter the "
     "United States duty-free.",
     ()),
    ("2025-07-14",
     "Mexico sends 80% of its exports to its northern neighbour.",
     ()),
    ("2025-07-14",
     "The tariff war has cost growers in Iowa dearly.",
     ()),
    ("2025-07-14",
     "Malaysia's palm oil exporters shrugged off talk of duties in the European Union.",
     ()),
    ("2018-03-23",
     "Chile and Australia were among the countries exempted from Washington's 25 percent steel "
     "tariff, which took effect on Friday.",
     ("USA>WLD r=25 g=steel s=in_force e=2018-03-23",)),
    ("2018-07-01",
     "OTTAWA (AFP) - Ottawa's retaliatory duties on C$16.6 billion of American goods, from whiskey to "
     "toilet paper, came into effect on Sunday.",
     ("CAN>USA s=in_force e=2018-07-01 v=16.6e9",)),
    ("2019-08-24",
     "Hours after Beijing unveiled duties on $75 billion of U.S. products, Trump said he would lift "
     "the tariff on $250 billion of Chinese goods to 30% from 25% on Oct. 1.",
     ("CHN>USA g=goods_list v=75e9", "USA>CHN r=30 p=25 v=250e9 e=2019-10-01")),
    ("2021-01-15",
     "Thailand's commerce ministry said anti-dumping duties of up to 31% on steel pipes from South "
     "Korea had been extended for five years.",
     ("THA>KOR anti_dumping r=31 g=steel",)),
    ("2022-06-14",
     "Manila will keep its tariff on imported rice at 35% until the end of the year, its finance "
     "department said.",
     ("PHL>WLD r=35 g=rice u=2022-12-31",)),
    ("2023-10-20",
     "BEIJING (Reuters) - China will require export permits for some graphite products from Dec. 1 to "
     "protect national security.",
     ("CHN>WLD export_licensing g=graphite e=2023-12-01",)),
    ("2024-06-12",
     "Provisional duties of up to 38.1% on Chinese electric cars will be levied by the European Union "
     "from July 4.",
     ("EU>CHN r=38.1 g=electric_vehicles e=2024-07-04",)),
    ("2024-11-26",
     "Trump vowed to slap a 25% tariff on everything from Mexico and Canada on his first day in "
     "office.",
     ("USA>MEX,CAN r=25 g=all_goods s=threatened",)),
    ("2025-03-04",
     "Shortly after midnight, the United States began charging 25% on most Canadian and Mexican goods "
     "and 10% on Canadian energy.",
     ("USA>CAN,MEX r=25 s=in_force", "USA>CAN r=10 g=energy")),
    ("2025-04-02",
     "Vietnam will be hit with a 46% levy, Cambodia 49% and Thailand 36%, the White House said.",
     ("USA>VNM r=46", "USA>KHM r=49", "USA>THA r=36")),
    ("2025-05-08",
     "Under the accord with London, up to 100,000 British cars a year will enter the US at a 10% "
     "tariff instead of 27.5%.",
     ("USA>GBR r=10 p=27.5 g=autos",)),
    ("2025-08-22",
     "Carney said Canada would match Washington's exemptions by dropping tariffs on American goods "
     "that comply with the USMCA.",
     ("CAN>USA s=announced|agreed",)),
    ("2025-10-30",
     "Washington is halving the fentanyl-related tariff on Chinese goods to 10%, and Beijing is "
     "pausing its rare-earth controls for a year.",
     ("USA>CHN r=10", "CHN>WLD export_control g=rare_earths s=suspended")),
    ("2025-12-17",
     "Beijing set final anti-dumping duties on EU pork at between 4.9% and 19.8%, lower than the "
     "provisional ones.",
     ("CHN>EU anti_dumping lo=4.9 hi=19.8 g=pork",)),
    ("2026-02-06",
     "Trump scrapped the extra 25% duty on India over Russian oil with effect from Saturday.",
     ("USA>IND r=25 s=removed|announced e=2026-02-07",)),
    ("2025-07-14",
     "Farmers in Brazil fear that a 50% tariff would wipe out sales of coffee to America.",
     ()),
    ("2025-07-14",
     "The tariffs have raised $100 billion so far this year, the Treasury secretary said.",
     ()),
    ("2025-07-14",
     "A federal judge will hear arguments next week on whether tariffs may be imposed under a 1977 "
     "law.",
     ()),
    ("2025-07-14",
     "China's exports grew 5.8% in June despite tariffs, beating forecasts of 5%.",
     ()),
    ("2025-07-14",
     "The yuan firmed 0.2% as traders bet that tariffs would come down.",
     ()),
    ("2025-07-14",
     "The senator called for a 100% tariff on countries buying Russian oil.",
     ()),
    ("2025-07-14",
     "Apple has moved production of phones to India, where it faces lower tariffs than in China.",
     ()),
    ("2025-07-14",
     "Goldman Sachs estimates that a 10-point increase in the effective tariff rate lifts core prices "
     "by 1%.",
     ()),
    ("2025-07-14",
     "The minister said he was not aware of any plan to tax American chips.",
     ()),
    ("2025-07-14",
     "Nobody knows whether the duties will stay, said the head of the shippers' council.",
     ()),
    ("2025-07-14",
     "Steel output in the European Union fell 3%, hurt by cheap imports.",
     ()),
    ("2025-07-14",
     "The finance ministry expects customs revenue to rise 12% next year.",
     ()),
)
# fmt: on


@pytest.mark.parametrize(("day", "text", "expected"), _PASSAGES)
def test_wire_copy(day: str, text: str, expected: tuple[str, ...]) -> None:
    assert unmet(lists(text, date.fromisoformat(day))["measures"], expected, is_measure) == []
