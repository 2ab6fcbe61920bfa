"""Institutions of trade policy: ministries, agencies, courts, parliaments, blocs and organisations.

Ministries that every state has are not listed one by one: :data:`FIELDS` helps to read "the Chilean finance
ministry" and "Norway's Ministry of Trade" from the demonym or the name beside the noun.
"""

from __future__ import annotations

__all__ = ["FIELDS", "INSTITUTIONS", "SHADOWS"]

# canonical name | party (may be empty) | further words that mean it, divided by semicolons
_TABLE = """
White House | USA | Oval Office
Trump administration | USA |
Biden administration | USA |
Obama administration | USA |
USTR | USA | Office of the United States Trade Representative; Office of the U.S. Trade Representative;
    Office of the US Trade Representative; United States Trade Representative; US Trade Representative; U.S.
    Trade Representative
US Commerce Department | USA | Commerce Department; Department of Commerce; US Department of Commerce; U.S.
    Department of Commerce; U.S. Commerce Department
BIS | USA | Bureau of Industry and Security; Commerce's Bureau of Industry and Security
US Treasury Department | USA | Treasury Department; US Treasury; U.S. Treasury; U.S. Treasury Department;
    Department of the Treasury; U.S. Department of the Treasury; US Department of the Treasury
OFAC | USA | Office of Foreign Assets Control
US State Department | USA | State Department; Department of State; U.S. State Department; U.S. Department of
    State
USDA | USA | Agriculture Department; Department of Agriculture; U.S. Department of Agriculture; US
    Department of Agriculture
US Justice Department | USA | Justice Department; Department of Justice; U.S. Department of Justice
US Energy Department | USA | Department of Energy; Energy Department
US Customs and Border Protection | USA | Customs and Border Protection; U.S. Customs and Border Protection;
    CBP
International Trade Administration | USA |
US International Trade Commission | USA | International Trade Commission; U.S. International Trade
    Commission; USITC; the ITC
US Congress | USA | Congress; Capitol Hill
US Senate | USA | Senate
House of Representatives | USA | House Ways and Means Committee; Ways and Means Committee; Senate Finance
    Committee
US Supreme Court | USA | Supreme Court; U.S. Supreme Court
US Court of International Trade | USA | Court of International Trade; U.S. Court of International Trade; CIT
US Court of Appeals for the Federal Circuit | USA | Court of Appeals for the Federal Circuit; Federal
    Circuit
Federal Reserve | USA | Fed
CFIUS | USA | Committee on Foreign Investment in the United States
Pentagon | USA | Defense Department; Department of Defense; Department of War
MOFCOM | CHN | China's Ministry of Commerce; Chinese Ministry of Commerce; China's Commerce Ministry;
    China's commerce ministry; Chinese Commerce Ministry; Chinese commerce ministry; Ministry of Commerce of
    the People's Republic of China; Ministry of Commerce of China
Chinese finance ministry | CHN | China's finance ministry; China's Ministry of Finance; China's Finance
    Ministry; Chinese Finance Ministry; Chinese Ministry of Finance
Chinese foreign ministry | CHN | Chinese Foreign Ministry; China's foreign ministry; China's Foreign
    Ministry; China's Ministry of Foreign Affairs
State Council Tariff Commission | CHN | Customs Tariff Commission of the State Council; State Council's
    Tariff Commission; State Council's Customs Tariff Commission; Customs Tariff Commission
State Council | CHN |
Trade Remedy and Investigation Bureau | CHN | MOFCOM's Trade Remedy and Investigation Bureau
Bureau of Industry Security, Import and Export Control | CHN |
General Administration of Customs | CHN | GACC; General Administration of Customs of China
National Development and Reform Commission | CHN | NDRC
MIIT | CHN | Ministry of Industry and Information Technology
People's Bank of China | CHN | PBOC
SAMR | CHN | State Administration for Market Regulation
Cyberspace Administration of China | CHN |
National People's Congress | CHN |
Xinhua | CHN |
European Commission | EU | EU Commission; EU executive; EU's executive
European Council | EU |
European Parliament | EU | EU Parliament
Council of the European Union | EU | EU Council; Council of the EU
European Central Bank | EU | ECB
Court of Justice of the European Union | EU | European Court of Justice; ECJ; CJEU
DG Trade | EU | Directorate-General for Trade
European External Action Service | EU |
METI | JPN | Ministry of Economy, Trade and Industry; Japan's trade ministry; Japanese trade ministry;
    Japan's industry ministry; Japan's economy ministry
Japanese finance ministry | JPN | Japan's Ministry of Finance; Japan's finance ministry
Bank of Japan | JPN | BOJ
Kantei | JPN |
MOTIE | KOR | Ministry of Trade, Industry and Energy; Ministry of Trade, Industry and Resources; South
    Korea's trade ministry; South Korean trade ministry; South Korea's industry ministry; South Korean
    industry ministry; Korea's trade ministry
South Korean presidential office | KOR | Blue House; South Korea's presidential office; Seoul's presidential
    office; presidential office in Seoul; Cheong Wa Dae
South Korean finance ministry | KOR | Ministry of Economy and Finance
National Assembly | KOR |
Bank of Korea | KOR | BOK
Indian foreign ministry | IND | Ministry of External Affairs; India's Ministry of External Affairs; Indian
    Ministry of External Affairs; India's foreign ministry; MEA
Indian commerce ministry | IND | Ministry of Commerce and Industry; Ministry of Commerce & Industry; India's
    commerce ministry; India's Commerce Ministry; India's trade ministry
DGFT | IND | Directorate General of Foreign Trade; Directorate-General of Foreign Trade
DGTR | IND | Directorate General of Trade Remedies
CBIC | IND | Central Board of Indirect Taxes and Customs; Central Board of Indirect Taxes & Customs; Central
    Board of Indirect taxes and Customs
Indian finance ministry | IND | India's finance ministry; India's Ministry of Finance
Reserve Bank of India | IND | RBI
Lok Sabha | IND | Rajya Sabha
Press Information Bureau | IND | PIB
Mexican economy ministry | MEX | Secretaría de Economía; Secretariat of Economy; Mexico's economy ministry;
    Mexico's Economy Ministry; Mexican Economy Ministry; Ministry of Economy; Economy Ministry
Mexican Congress | MEX | Mexico's Congress; Mexico's Senate; Mexico's lower house; Chamber of Deputies
Global Affairs Canada | CAN |
Department of Finance Canada | CAN | Finance Canada; Canada's finance department; Canada's Department of
    Finance
Canada Border Services Agency | CAN | CBSA
Canadian International Trade Tribunal | CAN | CITT
Bank of Canada | CAN |
Downing Street | GBR | No. 10; Number 10
UK Department for Business and Trade | GBR | Department for Business and Trade; Department for International
    Trade
HM Treasury | GBR | UK Treasury; Britain's Treasury
HMRC | GBR | HM Revenue and Customs
Bank of England | GBR | BoE
UK Trade Remedies Authority | GBR | Trade Remedies Authority
DFAT | AUS | Department of Foreign Affairs and Trade
Australian Anti-Dumping Commission | AUS | Anti-Dumping Commission
Australian Border Force | AUS |
Reserve Bank of Australia | AUS | RBA
Dutch government | NLD |
Dutch Ministry of Foreign Affairs | NLD | Dutch foreign ministry
Dutch Ministry of Economic Affairs | NLD | Dutch economy ministry; Dutch Ministry of Economic Affairs and
    Climate
Swiss Federal Council | CHE | Federal Council
SECO | CHE | State Secretariat for Economic Affairs
Bundestag | DEU |
Élysée | FRA | Elysee; Élysée Palace; Elysee Palace
Camex | BRA | Gecex; GECEX; CAMEX; Gecex-Camex; Foreign Trade Chamber
MDIC | BRA | Ministry of Development, Industry, Trade and Services; Ministry of Development, Industry,
    Commerce and Services
Itamaraty | BRA | Ministry of External Relations
MITI | MYS | Ministry of Investment, Trade and Industry; Malaysia's trade ministry
Vietnamese trade ministry | VNM | Ministry of Industry and Trade; Vietnam's trade ministry; Vietnam's
    Ministry of Industry and Trade
Federal Customs Service | RUS |
DTIC | ZAF | Department of Trade, Industry and Competition
ITAC | ZAF | International Trade Administration Commission
Census Bureau | USA | U.S. Census Bureau; US Census Bureau
Bureau of Economic Analysis | USA |
US Trade and Development Agency | USA | USTDA
US International Development Finance Corporation | USA | US Development Finance Corporation
US Food and Drug Administration | USA | Food and Drug Administration; FDA
US Department of Homeland Security | USA | Department of Homeland Security
US Interior Department | USA | Interior Department; Department of the Interior
US Health Department | USA | Department of Health and Human Services
National Economic Council | USA |
National Security Council | USA |
Council of Economic Advisers | USA |
US House of Representatives | USA | U.S. House of Representatives; US House
State-owned Assets Supervision and Administration Commission | CHN | SASAC
National Medical Products Administration | CHN | NMPA
China's Ministry of Agriculture and Rural Affairs | CHN | Ministry of Agriculture and Rural Affairs
China International Trade Representative's Office | CHN |
Politburo | CHN |
European Medicines Agency | EU |
Committee of Permanent Representatives | EU | COREPER; Coreper
Eurostat | EU |
INTA | EU | Committee on International Trade; European Parliament's trade committee
Japanese foreign ministry | JPN | Japan's Ministry of Foreign Affairs; Japan's foreign ministry
Japanese agriculture ministry | JPN | Ministry of Agriculture, Forestry and Fisheries; MAFF; Japan's farm
    ministry
JETRO | JPN | Japan External Trade Organization
Japan Fair Trade Commission | JPN | JFTC
National Diet | JPN | Japan's parliament
Korea Customs Service | KOR |
Korea Trade Commission | KOR | KTC; Korean Trade Commission
Korea Fair Trade Commission | KOR | KFTC
KOTRA | KOR |
South Korean foreign ministry | KOR | South Korea's foreign ministry; South Korea's Ministry of Foreign
    Affairs
MOTIR | KOR |
NITI Aayog | IND | Niti Aayog
DPIIT | IND | Department for Promotion of Industry and Internal Trade
MeitY | IND | Ministry of Electronics and Information Technology
Union Cabinet | IND | Cabinet Committee on Economic Affairs
Directorate of Revenue Intelligence | IND |
Mexican finance ministry | MEX | Secretaría de Hacienda; SHCP
Mexican tax authority | MEX | Servicio de Administración Tributaria
SENASICA | MEX | Senasica
Mexican Senate | MEX |
Agriculture and Agri-Food Canada | CAN | AAFC
Canadian Food Inspection Agency | CAN | CFIA
Innovation, Science and Economic Development Canada | CAN | ISED
Privy Council Office | CAN |
Parliament Hill | CAN |
Foreign Office | GBR | Foreign, Commonwealth and Development Office; FCDO; UK Foreign Office
House of Commons | |
DEFRA | GBR | Defra; Department for Environment, Food and Rural Affairs
Austrade | AUS | Australian Trade and Investment Commission
Australian Treasury | AUS |
Australian Department of Agriculture | AUS | Department of Agriculture, Fisheries and Forestry
MFAT | NZL |
MBIE | NZL | Ministry of Business, Innovation and Employment
Ministry for Primary Industries | NZL |
Dutch Ministry of Economic Affairs and Trade | NLD | Ministry of Economic Affairs and Climate Policy
Tweede Kamer | NLD | Dutch lower house; Dutch House of Representatives
Binnenhof | NLD |
Dutch customs | NLD |
German economy ministry | DEU | Federal Ministry for Economic Affairs and Energy; Federal Ministry for
    Economic Affairs and Climate Action; Federal Ministry for Economic Affairs; BMWE; BMWK
BAFA | DEU | Federal Office for Economic Affairs and Export Control
German Chancellery | DEU |
Bundesbank | DEU |
Bundesrat | DEU |
Bercy | FRA |
Quai d'Orsay | FRA |
Matignon | FRA |
French National Assembly | FRA |
Palazzo Chigi | ITA |
Farnesina | ITA |
Italian Ministry of Enterprises | ITA | Ministry of Enterprises and Made in Italy; MIMIT
Moncloa | ESP | La Moncloa
Sejm | POL |
Riksdag | SWE |
Storting | NOR |
Folketing | DNK |
Innovasjon Norge | NOR |
Dáil | IRL | Oireachtas
Swiss Federal Department of Economic Affairs | CHE | Federal Department of Economic Affairs, Education and
    Research; Swiss Federal Department of Economic Affairs, Education and Research
Swiss Federal Office for Customs | CHE | Federal Office for Customs and Border Security
Swissmem | |
Eurasian Economic Commission's trade defence department | | Department for Internal Market Defence
Turkish Board of Evaluation of Unfair Competition | TUR | Board of Evaluation of Unfair Competition in Imports
Turkish trade ministry | TUR | Turkey's trade ministry; Türkiye's Ministry of Trade; Turkish Ministry of
    Trade
State Duma | RUS | Duma
Federation Council | RUS |
Rosselkhoznadzor | RUS |
Russian industry ministry | RUS | Minpromtorg
Verkhovna Rada | UKR |
DECOM | BRA | Decom; Department of Trade Remedies; Department of Trade Defence
Brazilian customs | BRA | Receita Federal
SECEX | BRA | Secex; Secretariat of Foreign Trade; Brazil's foreign trade secretariat
Brazilian agriculture ministry | BRA |
Brazilian Supreme Court | BRA | Supremo Tribunal Federal
ApexBrasil | BRA |
La Moneda | CHL |
SUBREI | CHL | Undersecretariat of International Economic Relations
DIAN | COL |
Casa de Nariño | COL |
MINCETUR | PER | Mincetur
Indecopi | PER | INDECOPI
Argentine foreign trade secretariat | ARG |
PROCOMER | CRI | Procomer
Taiwanese economy ministry | TWN | Ministry of Economic Affairs; Taiwan's Ministry of Economic Affairs; MOEA;
    Taiwan's economy ministry
Taiwanese finance ministry | TWN | Taiwan's Ministry of Finance; Taiwan's finance ministry
Taiwanese foreign trade office | TWN | Bureau of Foreign Trade; BOFT
Executive Yuan | TWN | Taiwan's Cabinet; Taiwan's cabinet
Office of Trade Negotiations | TWN | Executive Yuan's Office of Trade Negotiations
Legislative Yuan | TWN |
Mainland Affairs Council | TWN |
Singaporean trade ministry | SGP | Singapore's Ministry of Trade and Industry
Monetary Authority of Singapore | SGP |
Enterprise Singapore | SGP |
Vietnamese trade remedies authority | VNM | TRAV; Trade Remedies Authority of Vietnam; Vietnam Trade Remedies
    Authority; Vietnam's Trade Remedies Authority; Vietnamese Trade Remedies Authority
Thai Department of Foreign Trade | THA | Department of Foreign Trade
Thai Committee on Dumping and Subsidy | THA | Committee on Dumping and Subsidy
Thai commerce ministry | THA | Thailand's commerce ministry; Thailand's Ministry of Commerce; Thai Ministry
    of Commerce
Bank of Thailand | THA |
Indonesian coordinating economic ministry | IDN | Coordinating Ministry for Economic Affairs; Indonesia's
    Coordinating Ministry for Economic Affairs
Indonesian Anti-Dumping Committee | IDN | KADI; Komite Anti Dumping Indonesia
Indonesian Safeguards Committee | IDN | KPPI; Komite Pengamanan Perdagangan Indonesia; Indonesia Safeguards
    Committee
Bank Indonesia | IDN |
Indonesian Palm Oil Fund | IDN | BPDPKS
MATRADE | MYS | Matrade
Bank Negara | MYS | Bank Negara Malaysia
Philippine trade department | PHL | DTI; Department of Trade and Industry; Philippine Department of Trade
    and Industry
Philippine agriculture department | PHL | Philippine Department of Agriculture
Philippine Tariff Commission | PHL | Philippines' Tariff Commission
Bangladesh Bank | BGD |
National Board of Revenue | BGD |
National Tariff Commission | PAK | Pakistan's National Tariff Commission
Argentine National Foreign Trade Commission | ARG | Comisión Nacional de Comercio Exterior; CNCE; National
    Commission of Foreign Trade; National Foreign Trade Commission; Argentina's foreign trade commission
Colombian Directorate of Foreign Trade | COL | Directorate of Foreign Trade
Mexican Trade Practices Unit | MEX | UPCI; Unidad de Prácticas Comerciales Internacionales; Mexico's trade
    remedy unit
GCC technical secretariat | | Bureau of the Technical Secretariat for Anti-Injurious Practices
Philippine Bureau of Import Services | PHL | Bureau of Import Services
Ukrainian trade commission | UKR | Interdepartmental Commission on International Trade
Federal Board of Revenue | PAK |
ZATCA | SAU | Zakat, Tax and Customs Authority
Saudi General Authority of Foreign Trade | SAU | General Authority of Foreign Trade
Dubai Customs | ARE |
Knesset | ISR |
Egyptian General Organization for Export and Import Control | EGY | GOEIC
SARS | ZAF | South African Revenue Service
Union Buildings | ZAF |
Kenya Revenue Authority | KEN |
Nigeria Customs Service | NGA |
Central Bank of Nigeria | NGA |
Aso Rock | NGA |
Ghana Cocoa Board | GHA | COCOBOD
Conseil du Café-Cacao | CIV |
African Continental Free Trade Area | | AfCFTA
Pacific Alliance | |
CPTPP | | Comprehensive and Progressive Agreement for Trans-Pacific Partnership
RCEP | | Regional Comprehensive Economic Partnership
Southern African Customs Union | | SACU
East African Community | |
COMESA | |
Eurasian Economic Commission | |
SAARC | |
BIMSTEC | |
Andean Community | |
Central American Common Market | |
Arab League | |
Pacific Islands Forum | |
Organization of American States | |
ILO | | International Labour Organization
World Customs Organization | | WCO
WTO Dispute Settlement Body | | Dispute Settlement Body; WTO Appellate Body; Appellate Body
WTO | | World Trade Organization; World Trade Organisation
IMF | | International Monetary Fund
World Bank | | World Bank Group
United Nations | | U.N.; UN
UNCTAD | |
OECD | | Organisation for Economic Co-operation and Development; Organization for Economic Cooperation and
    Development
G7 | | Group of Seven
G20 | | Group of 20; Group of Twenty
BRICS | |
APEC | | Asia-Pacific Economic Cooperation
CARICOM | | Caricom
African Union | |
ECOWAS | |
SADC | |
OPEC | | OPEC+
NATO | |
Quad | |
"""

FIELDS = (
    r"(?:(?:[Ii]nternational |[Ff]oreign |[Ff]ederal |[Nn]ational |[Ss]tate )?(?:[Cc]ommerce|[Ff]inance|[Ff]oreign"
    r"|[Tt]rade|[Ii]ndustry|[Ee]conomy"
    r"|[Ee]conomics?|[Aa]griculture|[Ff]arm|[Ee]nergy|[Tt]reasury|[Cc]ustoms|[Dd]efen[cs]e|[Tt]ransport"
    r"|[Jj]ustice|[Ff]oreign [Aa]ffairs|[Aa]ntitrust|[Cc]abinet|[Pp]residential|[Ii]nterior|[Hh]ealth"
    r"|[Mm]ining|[Tt]ariff)(?: and (?:[Ii]ndustry|[Tt]rade|[Ee]conomy|[Ff]inance|[Cc]ommerce))?)"
)
"""What a ministry, department or office is for."""

_SHADOWS = """
the ITC (HS; the ITC ( HS; the ITC(HS; ITC (HS; ITC(HS;
Washington Post; Washington state; Washington State; Washington Consensus; Washington Times; China Daily; China
Mobile; China Telecom; China Unicom; China Securities Journal; China Evergrande; South China Morning Post; South
China Sea; East China Sea; South China; Air China; Made in China; Times of India; India Today; Air India; Indian
Ocean; Indian Express; Bank of India; State Bank of India; Bank of America; BofA; American Airlines; American
Express; American Soybean Association; Latin America; Latin American; North America; North American; South
America; South American; Central America; Central American; America First; American Enterprise Institute;
American Chamber of Commerce; US News; U.S. News; USA Today; US Steel; U.S. Steel; US Chamber of Commerce; U.S.
Chamber of Commerce; US-China Business Council; U.S.-China Business Council; Korea Herald; Korea Times; Korea
Zinc; Korea JoongAng Daily; Korea Economic Institute; Japan Times; Japan Airlines; Japan Post; Sea of Japan;
Nippon Steel; British Airways; British Steel; British Columbia; Paris Agreement; Paris climate; Bank of China;
Eastern Europe; French Guiana; French Polynesia; German Marshall Fund; Turkish Airlines; Singapore Airlines;
Singapore Exchange; Hong Kong dollar; Hong Kong dollars; US dollar; US dollars; U.S. dollar; U.S. dollars;
Canadian dollar; Canadian dollars; Australian dollar; Australian dollars; Japanese yen; Chinese yuan; South
Korean won; Indian rupee; Mexican peso; Swiss franc; Swiss francs; British pound; British pounds; New Mexico;
Gulf of Mexico; Gulf of America; New England; New York Times; Euro Stoxx; European Stoxx; Peruvian Andes;
Brussels sprouts; Dutch disease; London Metal Exchange; London Stock Exchange; Tokyo Stock Exchange; Australian
Financial Review; Yonhap News; Mexico Pacific; Canadian Pacific; Canadian National; Vietnam War; Korean War;
Korean Air; Cold War; Swiss Re; Shanghai Cooperation; Russell 2000; American Petroleum Institute; American Farm
Bureau; American Apparel; American Iron and Steel Institute; American Automotive Policy Council; US Soybean
Export Council; U.S. Soybean Export Council; U.S. Meat Export Federation; US Meat Export Federation; U.S. Dairy
Export Council; US Dairy Export Council; U.S. Wheat Associates; US Wheat Associates; US-ASEAN Business Council;
US-India Business Council; U.S.-India Business Council; U.S.-India Strategic Partnership Forum; US-Korea
Business Council; Korea International Trade Association; Korea Economic Institute of America; Korea Chamber of
Commerce; Confederation of Indian Industry; Federation of Indian Export Organisations; Indian Oil; Japan
Automobile Manufacturers Association; Japan Tobacco; China Automobile; China Passenger Car Association; China
Association of Automobile Manufacturers; China Railway; China Petroleum; China National; China Southern; China
Eastern; Australian Grape & Wine; Australian Grape and Wine; Wine Australia; Meat & Livestock Australia; Meat
and Livestock Australia; Cattle Australia; Canadian Chamber of Commerce; Canadian Steel Producers Association;
Royal Dutch; Air France; French fries; Brazil nuts; Greek yogurt; Turkish delight; Swiss Army; American Samoa;
Persian Gulf; Gulf of Oman; Russian roulette; Indian summer; German Chamber; European Chamber of Commerce;
Mexican Caribbean; Korea Development Institute
"""

SHADOWS: tuple[str, ...] = tuple(" ".join(_SHADOWS.split()).split("; "))
"""Names that hold the name of a state or capital without meaning it."""


def _parse(table: str) -> dict[str, tuple[str | None, str]]:
    out: dict[str, tuple[str | None, str]] = {}
    for line in table.strip().replace("\n    ", " ").splitlines():
        canonical, party, words = (cell.strip() for cell in line.split("|"))
        for word in (canonical, *(w.strip() for w in words.split(";"))):
            if word:
                out.setdefault(word, (party or None, canonical))
    return out


INSTITUTIONS: dict[str, tuple[str | None, str]] = _parse(_TABLE)
"""Words of an institution: (party, canonical name)."""
