"""States and customs territories that trade: names, demonyms, and the capitals that stand for governments.

One line a party: ``code | names | demonyms | metonyms``, each list divided by semicolons, longest names first. Left
out are words that more often mean something else in a trade report: Georgia (the US state), Chad and Jordan as given
names, and capitals such as Kingston, Victoria or San José.
"""

from __future__ import annotations

__all__ = ["STATES"]

_TABLE = """
USA | United States of America; United States; U.S.A.; USA; U.S.; US; America | American; Americans |
    Washington
CHN | People's Republic of China; mainland China; Mainland China; Communist China; China PR; China; PRC; P.R.C. |
    Chinese | Beijing; Zhongnanhai
EU | European Union; E.U.; EU; EU27; EU-27; European bloc; the 27-nation bloc; the 27-member bloc; Europe |
    European; Europeans | Brussels
JPN | Japan | Japanese | Tokyo
KOR | Republic of Korea; South Korea; S. Korea; S.Korea; ROK; Korea | South Korean; South Koreans; Korean;
    Koreans | Seoul
IND | Republic of India; India | Indian; Indians | New Delhi; Delhi
MEX | United Mexican States; Mexico | Mexican; Mexicans | Mexico City
CAN | Canada | Canadian; Canadians | Ottawa
GBR | United Kingdom; Great Britain; Britain; U.K.; UK | British; Britons | London; Whitehall
AUS | Commonwealth of Australia; Australia | Australian; Australians | Canberra
NZL | New Zealand | New Zealander; New Zealanders | Wellington
NLD | Kingdom of the Netherlands; the Netherlands; Netherlands; Holland | Dutch | The Hague; the Hague
DEU | Federal Republic of Germany; Germany | German; Germans | Berlin
FRA | France | French | Paris
ITA | Italy | Italian; Italians | Rome
ESP | Spain | Spanish | Madrid
PRT | Portugal | Portuguese | Lisbon
IRL | Ireland | Irish | Dublin
POL | Poland | Polish | Warsaw
BEL | Belgium | Belgian; Belgians |
LUX | Luxembourg | Luxembourgish |
AUT | Austria | Austrian; Austrians | Vienna
SWE | Sweden | Swedish; Swedes | Stockholm
DNK | Denmark | Danish; Danes | Copenhagen
FIN | Finland | Finnish; Finns | Helsinki
GRC | Greece | Greek; Greeks | Athens
CYP | Cyprus | Cypriot | Nicosia
MLT | Malta | Maltese | Valletta
HUN | Hungary | Hungarian; Hungarians | Budapest
CZE | Czech Republic; Czechia | Czech; Czechs | Prague
SVK | Slovakia | Slovak; Slovaks | Bratislava
SVN | Slovenia | Slovenian; Slovene | Ljubljana
HRV | Croatia | Croatian; Croatians | Zagreb
ROU | Romania | Romanian; Romanians | Bucharest
BGR | Bulgaria | Bulgarian; Bulgarians | Sofia
EST | Estonia | Estonian; Estonians | Tallinn
LVA | Latvia | Latvian; Latvians | Riga
LTU | Lithuania | Lithuanian; Lithuanians | Vilnius
CHE | Swiss Confederation; Switzerland | Swiss | Bern; Berne
LIE | Liechtenstein | |
NOR | Norway | Norwegian; Norwegians | Oslo
ISL | Iceland | Icelandic; Icelanders | Reykjavik; Reykjavík
RUS | Russian Federation; Russia | Russian; Russians | Moscow; the Kremlin; Kremlin
UKR | Ukraine | Ukrainian; Ukrainians | Kyiv; Kiev
BLR | Belarus | Belarusian; Belarusians | Minsk
MDA | Republic of Moldova; Moldova | Moldovan; Moldovans | Chisinau; Chișinău
SRB | Serbia | Serbian; Serbs | Belgrade
BIH | Bosnia and Herzegovina; Bosnia-Herzegovina; Bosnia | Bosnian | Sarajevo
MNE | Montenegro | Montenegrin | Podgorica
MKD | North Macedonia; Macedonia | Macedonian | Skopje
ALB | Albania | Albanian; Albanians | Tirana
XKX | Kosovo | Kosovar | Pristina
TUR | Republic of Türkiye; Türkiye; Turkiye; Turkey | Turkish; Turks | Ankara
GEO | Republic of Georgia | Georgian | Tbilisi
ARM | Armenia | Armenian; Armenians | Yerevan
AZE | Azerbaijan | Azerbaijani; Azeri | Baku
KAZ | Kazakhstan | Kazakh; Kazakhstani | Astana
UZB | Uzbekistan | Uzbek; Uzbeks | Tashkent
KGZ | Kyrgyzstan; Kyrgyz Republic | Kyrgyz | Bishkek
TJK | Tajikistan | Tajik | Dushanbe
TKM | Turkmenistan | Turkmen | Ashgabat
MNG | Mongolia | Mongolian; Mongolians | Ulaanbaatar; Ulan Bator
TWN | Chinese Taipei; Taiwan | Taiwanese | Taipei
HKG | Hong Kong Special Administrative Region; Hong Kong SAR; Hong Kong | |
MAC | Macao Special Administrative Region; Macao SAR; Macao; Macau | Macanese |
PRK | Democratic People's Republic of Korea; North Korea; DPRK | North Korean; North Koreans | Pyongyang
SGP | Republic of Singapore; Singapore | Singaporean; Singaporeans |
MYS | Malaysia | Malaysian; Malaysians | Kuala Lumpur; Putrajaya
VNM | Socialist Republic of Vietnam; Viet Nam; Vietnam | Vietnamese | Hanoi; Ha Noi
THA | Kingdom of Thailand; Thailand | Thai; Thais | Bangkok
IDN | Republic of Indonesia; Indonesia | Indonesian; Indonesians | Jakarta
PHL | Republic of the Philippines; the Philippines; Philippines | Philippine; Filipino; Filipinos | Manila; Malacañang
KHM | Kingdom of Cambodia; Cambodia | Cambodian; Cambodians | Phnom Penh
LAO | Lao PDR; Laos | Laotian; Lao | Vientiane
MMR | Myanmar; Burma | Burmese | Naypyidaw
BRN | Brunei Darussalam; Brunei | Bruneian |
TLS | Timor-Leste; East Timor | Timorese | Dili
BGD | People's Republic of Bangladesh; Bangladesh | Bangladeshi; Bangladeshis | Dhaka
PAK | Islamic Republic of Pakistan; Pakistan | Pakistani; Pakistanis | Islamabad
LKA | Democratic Socialist Republic of Sri Lanka; Sri Lanka | Sri Lankan; Sri Lankans | Colombo
NPL | Nepal | Nepali; Nepalese | Kathmandu
BTN | Bhutan | Bhutanese | Thimphu
MDV | the Maldives; Maldives | Maldivian | Malé
AFG | Afghanistan | Afghan; Afghans | Kabul
SAU | Kingdom of Saudi Arabia; Saudi Arabia | Saudi; Saudis | Riyadh
ARE | United Arab Emirates; UAE; U.A.E. | Emirati; Emiratis | Abu Dhabi
QAT | Qatar | Qatari; Qataris | Doha
KWT | Kuwait | Kuwaiti; Kuwaitis |
BHR | Bahrain | Bahraini; Bahrainis | Manama
OMN | Oman | Omani; Omanis | Muscat
YEM | Yemen | Yemeni; Yemenis | Sanaa
IRN | Islamic Republic of Iran; Iran | Iranian; Iranians | Tehran
IRQ | Iraq | Iraqi; Iraqis | Baghdad
SYR | Syria | Syrian; Syrians | Damascus
LBN | Lebanon | Lebanese | Beirut
JOR | Hashemite Kingdom of Jordan; Jordan | Jordanian; Jordanians | Amman
ISR | Israel | Israeli; Israelis | Jerusalem; Tel Aviv
PSE | Palestine | Palestinian; Palestinians | Ramallah
EGY | Egypt | Egyptian; Egyptians | Cairo
LBY | Libya | Libyan; Libyans |
TUN | Tunisia | Tunisian; Tunisians | Tunis
DZA | Algeria | Algerian; Algerians | Algiers
MAR | Morocco | Moroccan; Moroccans | Rabat
MRT | Mauritania | Mauritanian | Nouakchott
ZAF | Republic of South Africa; South Africa | South African; South Africans | Pretoria
NGA | Nigeria | Nigerian; Nigerians | Abuja
GHA | Ghana | Ghanaian; Ghanaians | Accra
CIV | Côte d'Ivoire; Côte d’Ivoire; Cote d'Ivoire; Ivory Coast | Ivorian; Ivorians | Abidjan; Yamoussoukro
SEN | Senegal | Senegalese | Dakar
MLI | Republic of Mali; Mali | Malian; Malians | Bamako
BFA | Burkina Faso | Burkinabe | Ouagadougou
NER | Republic of Niger; Niger | Nigerien | Niamey
TCD | Republic of Chad | Chadian; Chadians | N'Djamena
BEN | Benin | Beninese | Porto-Novo; Cotonou
TGO | Togo | Togolese | Lomé
LBR | Liberia | Liberian; Liberians | Monrovia
SLE | Sierra Leone | Sierra Leonean | Freetown
GIN | Republic of Guinea; Guinea | Guinean; Guineans | Conakry
GNB | Guinea-Bissau | |
GMB | The Gambia; Gambia | Gambian | Banjul
CPV | Cabo Verde; Cape Verde | Cape Verdean |
STP | São Tomé and Príncipe | |
CMR | Cameroon | Cameroonian; Cameroonians | Yaoundé; Yaounde
GAB | Gabon | Gabonese | Libreville
COG | Republic of the Congo; Congo-Brazzaville | | Brazzaville
COD | Congo-Kinshasa; Democratic Republic of the Congo; Democratic Republic of Congo; DR Congo; DRC; Congo | Congolese |
    Kinshasa
CAF | Central African Republic | | Bangui
GNQ | Equatorial Guinea | | Malabo
AGO | Angola | Angolan; Angolans | Luanda
KEN | Kenya | Kenyan; Kenyans | Nairobi
ETH | Ethiopia | Ethiopian; Ethiopians | Addis Ababa
ERI | Eritrea | Eritrean; Eritreans | Asmara
DJI | Djibouti | Djiboutian |
SOM | Somalia | Somali; Somalis | Mogadishu
SDN | Sudan | Sudanese | Khartoum
SSD | South Sudan | South Sudanese | Juba
UGA | Uganda | Ugandan; Ugandans | Kampala
TZA | United Republic of Tanzania; Tanzania | Tanzanian; Tanzanians | Dodoma; Dar es Salaam
RWA | Rwanda | Rwandan; Rwandans | Kigali
BDI | Burundi | Burundian | Bujumbura
ZMB | Zambia | Zambian; Zambians | Lusaka
ZWE | Republic of Zimbabwe; Zimbabwe | Zimbabwean; Zimbabweans | Harare
MWI | Malawi | Malawian; Malawians | Lilongwe
MOZ | Mozambique | Mozambican; Mozambicans | Maputo
BWA | Botswana | Botswanan | Gaborone
NAM | Namibia | Namibian; Namibians | Windhoek
LSO | Lesotho | Basotho | Maseru
SWZ | Eswatini; Swaziland | | Mbabane
MDG | Madagascar | Malagasy | Antananarivo
MUS | Mauritius | Mauritian; Mauritians | Port Louis
SYC | Seychelles | Seychellois |
COM | Comoros | Comorian | Moroni
BRA | Federative Republic of Brazil; Brazil | Brazilian; Brazilians | Brasília; Brasilia; Planalto
ARG | Argentina | Argentine; Argentines; Argentinian; Argentinians | Buenos Aires; Casa Rosada
CHL | Chile | Chilean; Chileans | Santiago
COL | Colombia | Colombian; Colombians | Bogotá; Bogota
PER | Peru | Peruvian; Peruvians | Lima
ECU | Ecuador | Ecuadorian; Ecuadorean; Ecuadorians | Quito
BOL | Bolivia | Bolivian; Bolivians | La Paz
VEN | Bolivarian Republic of Venezuela; Venezuela | Venezuelan; Venezuelans | Caracas
PRY | Paraguay | Paraguayan; Paraguayans | Asunción; Asuncion
URY | Uruguay | Uruguayan; Uruguayans | Montevideo
GUY | Guyana | Guyanese |
SUR | Suriname | Surinamese | Paramaribo
CRI | Costa Rica | Costa Rican; Costa Ricans |
PAN | Panama | Panamanian; Panamanians |
GTM | Guatemala | Guatemalan; Guatemalans |
SLV | El Salvador | Salvadoran; Salvadorans |
HND | Honduras | Honduran; Hondurans | Tegucigalpa
NIC | Nicaragua | Nicaraguan; Nicaraguans | Managua
BLZ | Belize | Belizean | Belmopan
CUB | Cuba | Cuban; Cubans | Havana
DOM | Dominican Republic | Dominican; Dominicans | Santo Domingo
HTI | Haiti | Haitian; Haitians | Port-au-Prince
JAM | Jamaica | Jamaican; Jamaicans |
TTO | Trinidad and Tobago | Trinidadian | Port of Spain
BHS | The Bahamas; Bahamas | Bahamian | Nassau
BRB | Barbados | Barbadian; Bajan | Bridgetown
FJI | Fiji | Fijian; Fijians | Suva
PNG | Papua New Guinea | Papua New Guinean | Port Moresby
SLB | Solomon Islands | Solomon Islander | Honiara
VUT | Vanuatu | ni-Vanuatu | Port Vila
NCL | New Caledonia | |
WSM | Samoa | Samoan | Apia
TON | Tonga | Tongan |
AND | Andorra | Andorran |
MCO | Monaco | Monegasque |
SMR | San Marino | |
VAT | Holy See; Vatican City | |
ATG | Antigua and Barbuda; Antigua | Antiguan |
DMA | Commonwealth of Dominica | |
GRD | Grenada | Grenadian |
KNA | Saint Kitts and Nevis; St Kitts and Nevis; St. Kitts and Nevis | |
LCA | Saint Lucia; St Lucia; St. Lucia | |
VCT | Saint Vincent and the Grenadines; St Vincent and the Grenadines; St. Vincent and the Grenadines | |
KIR | Kiribati | |
MHL | Marshall Islands | Marshallese |
FSM | Federated States of Micronesia; Micronesia | Micronesian |
NRU | Nauru | Nauruan |
PLW | Palau | Palauan |
TUV | Tuvalu | |
COK | Cook Islands | |
PYF | French Polynesia | |
PRI | Puerto Rico | Puerto Rican |
BMU | Bermuda | Bermudian |
CYM | Cayman Islands | |
GIB | Gibraltar | |
FRO | Faroe Islands; Faeroe Islands | Faroese | Tórshavn; Torshavn
FLK | Falkland Islands; the Falklands | |
NFK | Norfolk Island | |
REU | Réunion | |
GRL | Greenland | Greenlandic; Greenlanders | Nuuk
"""


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";") if word.strip())


def _parse(table: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    out = {}
    for line in table.strip().replace("\n    ", " ").splitlines():
        code, names, demonyms, metonyms = line.split("|")
        out[code.strip()] = (_words(names), _words(demonyms), _words(metonyms))
    return out


STATES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = _parse(_TABLE)
"""Code: (names, demonyms, metonyms)."""
