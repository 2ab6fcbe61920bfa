"""Who acts in trade policy: names, demonyms, capitals that stand for governments, institutions, people."""

from __future__ import annotations

from detente.labels import ECONOMIES
from detente.reading.gazetteers.institutions import FIELDS, INSTITUTIONS, SHADOWS
from detente.reading.gazetteers.states import STATES

__all__ = [
    "CITIES",
    "COMMON_WORDS",
    "FIELDS",
    "INSTITUTIONS",
    "MEDIA",
    "PARTY_NAMES",
    "PARTY_WORDS",
    "PEOPLE",
    "PLACE_COUNTRY",
    "SHADOWS",
    "SURNAME_FIRST",
]

_NAMES = {"EU": "European Union", "WLD": "All economies", "USA": "United States", "TWN": "Taiwan",
          "PRK": "North Korea", "GEO": "Georgia", "TCD": "Chad", "MKD": "North Macedonia", "GIN": "Guinea",
          "COG": "Republic of the Congo", "KGZ": "Kyrgyzstan", "ARE": "United Arab Emirates"}  # fmt: skip

PARTY_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = STATES
"""Code: (names, demonyms, metonyms)."""

PARTY_NAMES: dict[str, str] = {
    **{code: names[-1] for code, (names, _, _) in PARTY_WORDS.items() if code not in ECONOMIES},
    **_NAMES,
}
"""Names that :data:`detente.labels.ECONOMIES` does not have, or has in a longer form."""

# full name: (party, usual office); the surname alone is understood when it is unmistakable
PEOPLE: dict[str, tuple[str, str]] = {
    "Donald Trump": ("USA", "President"), "Joe Biden": ("USA", "President"),
    "JD Vance": ("USA", "Vice President"), "Scott Bessent": ("USA", "Treasury Secretary"),
    "Howard Lutnick": ("USA", "Commerce Secretary"), "Jamieson Greer": ("USA", "Trade Representative"),
    "Marco Rubio": ("USA", "Secretary of State"), "Brooke Rollins": ("USA", "Agriculture Secretary"),
    "Karoline Leavitt": ("USA", "press secretary"), "Peter Navarro": ("USA", "trade adviser"),
    "Kevin Hassett": ("USA", "economic adviser"), "Robert Lighthizer": ("USA", "Trade Representative"),
    "Steven Mnuchin": ("USA", "Treasury Secretary"), "Wilbur Ross": ("USA", "Commerce Secretary"),
    "Larry Kudlow": ("USA", "economic adviser"), "Katherine Tai": ("USA", "Trade Representative"),
    "Janet Yellen": ("USA", "Treasury Secretary"), "Gina Raimondo": ("USA", "Commerce Secretary"),
    "Xi Jinping": ("CHN", "President"), "Li Qiang": ("CHN", "Premier"), "He Lifeng": ("CHN", "Vice Premier"),
    "Li Chenggang": ("CHN", "trade negotiator"), "Wang Wentao": ("CHN", "Commerce Minister"),
    "Wang Yi": ("CHN", "Foreign Minister"), "Liu He": ("CHN", "Vice Premier"),
    "Lin Jian": ("CHN", "foreign ministry spokesman"), "Guo Jiakun": ("CHN", "foreign ministry spokesman"),
    "Mao Ning": ("CHN", "foreign ministry spokeswoman"), "He Yongqian": ("CHN",
        "commerce ministry spokeswoman"),
    "He Yadong": ("CHN", "commerce ministry spokesman"), "Geng Shuang": ("CHN", "foreign ministry spokesman"),
    "Ursula von der Leyen": ("EU", "European Commission President"),
    "Maroš Šefčovič": ("EU", "Trade Commissioner"), "Maros Sefcovic": ("EU", "Trade Commissioner"),
    "Valdis Dombrovskis": ("EU", "Commissioner"), "António Costa": ("EU", "European Council President"),
    "Olof Gill": ("EU", "Commission spokesman"), "Cecilia Malmström": ("EU", "Trade Commissioner"),
    "Jean-Claude Juncker": ("EU", "European Commission President"),
    "Shigeru Ishiba": ("JPN", "Prime Minister"), "Sanae Takaichi": ("JPN", "Prime Minister"),
    "Ryosei Akazawa": ("JPN", "trade negotiator"), "Shinzo Abe": ("JPN", "Prime Minister"),
    "Hiroshige Seko": ("JPN", "Trade Minister"), "Yoshihide Suga": ("JPN", "Chief Cabinet Secretary"),
    "Lee Jae Myung": ("KOR", "President"), "Lee Jae-myung": ("KOR", "President"),
    "Kim Yong-beom": ("KOR", "presidential policy chief"), "Kim Jung-kwan": ("KOR", "Industry Minister"),
    "Koo Yun-cheol": ("KOR", "Finance Minister"), "Yeo Han-koo": ("KOR", "Trade Minister"),
    "Moon Jae-in": ("KOR", "President"), "Wi Sung-lac": ("KOR", "national security adviser"),
    "Narendra Modi": ("IND", "Prime Minister"), "Piyush Goyal": ("IND", "Commerce Minister"),
    "Subrahmanyam Jaishankar": ("IND", "Foreign Minister"), "Nirmala Sitharaman": ("IND", "Finance Minister"),
    "Claudia Sheinbaum": ("MEX", "President"), "Marcelo Ebrard": ("MEX", "Economy Secretary"),
    "Mark Carney": ("CAN", "Prime Minister"), "Justin Trudeau": ("CAN", "Prime Minister"),
    "Dominic LeBlanc": ("CAN", "minister"), "Chrystia Freeland": ("CAN", "Finance Minister"),
    "Doug Ford": ("CAN", "Premier of Ontario"), "Mélanie Joly": ("CAN", "minister"),
    "Keir Starmer": ("GBR", "Prime Minister"), "Rachel Reeves": ("GBR", "Chancellor"),
    "Jonathan Reynolds": ("GBR", "Business Secretary"), "Peter Mandelson": ("GBR", "ambassador"),
    "Anthony Albanese": ("AUS", "Prime Minister"), "Don Farrell": ("AUS", "Trade Minister"),
    "Penny Wong": ("AUS", "Foreign Minister"), "Scott Morrison": ("AUS", "Prime Minister"),
    "Geoffrey van Leeuwen": ("NLD", "Trade Minister"), "Liesje Schreinemacher": ("NLD", "Trade Minister"),
    "Reinette Klever": ("NLD", "Trade Minister"), "Vincent Karremans": ("NLD", "Economy Minister"),
    "Mark Rutte": ("NLD", "Prime Minister"), "Friedrich Merz": ("DEU", "Chancellor"),
    "Emmanuel Macron": ("FRA", "President"), "Giorgia Meloni": ("ITA", "Prime Minister"),
    "Pedro Sánchez": ("ESP", "Prime Minister"), "Guy Parmelin": ("CHE", "Economy Minister"),
    "Karin Keller-Sutter": ("CHE", "President"), "Vladimir Putin": ("RUS", "President"),
    "Luiz Inácio Lula da Silva": ("BRA", "President"), "Fernando Haddad": ("BRA", "Finance Minister"),
    "Geraldo Alckmin": ("BRA", "Vice President"), "Javier Milei": ("ARG", "President"),
    "Anwar Ibrahim": ("MYS", "Prime Minister"), "Prabowo Subianto": ("IDN", "President"),
    "To Lam": ("VNM", "party chief"), "Ferdinand Marcos": ("PHL", "President"),
    "Lai Ching-te": ("TWN", "President"), "Hun Manet": ("KHM", "Prime Minister"),
    "Cyril Ramaphosa": ("ZAF", "President"), "Lawrence Wong": ("SGP", "Prime Minister"),
    "Anutin Charnvirakul": ("THA", "Prime Minister"), "Volodymyr Zelensky": ("UKR", "President"),
}  # fmt: skip

SURNAME_FIRST: frozenset[str] = frozenset(
    n for n, (p, _) in PEOPLE.items() if p in {"CHN", "KOR", "TWN", "VNM"} and n != "To Lam"
)
"""People whose family name comes first."""

COMMON_WORDS: frozenset[str] = frozenset({"He", "To", "Ford", "Li", "Liu", "Wang", "Kim", "Lee", "Lin", "Mao",
                                          "Wong", "Costa", "Ross", "Gill", "Guo", "Koo", "Yeo", "Wi", "Moon",
                                          "Anwar", "Hun", "Lai", "Geng", "Tai", "Abe",
                                          "Reynolds"})  # fmt: skip
"""Family names that are not unmistakable: understood alone only after the full name was written."""

MEDIA: tuple[str, ...] = (
    "Reuters", "Bloomberg", "CNN", "CNBC", "NBC News", "NBC", "ABC News", "ABC", "CBS News", "CBS",
    "Fox Business Network",
    "Fox Business", "Fox News", "BBC", "AFP", "Associated Press", "AP", "Wall Street Journal",
    "Financial Times",
    "New York Times", "Washington Post", "Nikkei Asia", "Yonhap", "Kyodo", "Xinhua News Agency",
    "Global Times",
    "Truth Social", "Politico", "Axios", "The Economist", "Guardian", "South China Morning Post", "Caixin",
    "Los Angeles Times", "Euronews", "Al Jazeera", "NHK", "IANS", "ANI", "PTI", "Sky News", "UPI", "YouTube",
)  # fmt: skip

# places that are neither states nor capitals in the table of states
_PLACES = """
CHE | Geneva; Davos; Zurich; Basel; Lausanne
GBR | Turnberry; Scotland; Chequers; Windsor; Aberdeen; Cornwall; Carbis Bay; Edinburgh
KOR | Busan; Gyeongju; Jeju; Incheon; Pyeongtaek; Pohang; Ulsan
JPN | Osaka; Hiroshima; Kyoto; Nagoya; Yokohama; Niigata; Nara; Fukuoka; Sendai; Sapporo; Karuizawa
CHN | Shanghai; Tianjin; Shenzhen; Guangzhou; Hangzhou; Chongqing; Nanjing; Wuhan; Xiamen; Dalian; Hainan; Chengdu
USA | New York; Mar-a-Lago; Florida; Palm Beach; Bedminster; New Jersey; Camp David; Alaska; Anchorage; San Francisco
USA | Miami; Chicago; Detroit; Pittsburgh; Houston; Texas; California; Los Angeles; Honolulu; Hawaii; Seattle; Ohio
USA | Washington, D.C.; Washington, DC; Washington DC; the White House; White House; the Oval Office; Oval Office
USA | Capitol Hill; San Diego; Atlanta; Boston; Philadelphia; Dallas; Las Vegas; Michigan; Pennsylvania; Iowa
IND | Mumbai; Bengaluru; Bangalore; Chennai; Kolkata; Hyderabad; Ahmedabad; Goa; Gujarat; Jaipur
FRA | Strasbourg; Nice; Lyon; Biarritz; Évian; Evian; Bordeaux; Versailles
DEU | Munich; Hamburg; Frankfurt; Bonn; Cologne; Düsseldorf; Elmau; Hannover; Hanover
ITA | Milan; Turin; Venice; Naples; Florence; Trieste; Apulia; Bologna
ESP | Barcelona; Seville; Valencia; Granada
CAN | Kananaskis; Alberta; Toronto; Vancouver; Montreal; Quebec; Quebec City; Calgary; Halifax; Charlevoix; Niagara
CAN | Ontario; British Columbia; Banff; Whistler; Winnipeg
MEX | Monterrey; Guadalajara; Tijuana; Cancún; Cancun; Ciudad Juárez; San José del Cabo; Los Cabos
AUS | Sydney; Adelaide; Melbourne; Brisbane; Perth; Darwin; Hobart
NZL | Auckland; Christchurch
NLD | Amsterdam; Rotterdam; Eindhoven; Veldhoven; Nijmegen; Maastricht
BEL | Brussels; Antwerp; Bruges; Zeebrugge; Ghent
LUX | Luxembourg City
IDN | Bali; Surabaya; Bandung; Lombok
VNM | Ho Chi Minh City; Da Nang; Haiphong
THA | Phuket; Chiang Mai; Pattaya
PHL | Cebu; Clark
MYS | Penang; Langkawi; Johor; Johor Bahru; Kota Kinabalu
SAU | Jeddah; Diriyah
ARE | Dubai; Sharjah
TUR | Istanbul; Antalya; Izmir
ZAF | Johannesburg; Cape Town; Durban
KEN | Mombasa
EGY | Sharm el-Sheikh; Alexandria
BRA | Rio de Janeiro; Rio; São Paulo; Sao Paulo; Belém; Belem; Manaus; Foz do Iguaçu
ARG | Mendoza; Bariloche
CHL | Santiago; Valparaíso; Valparaiso
PER | Lima; Cusco
COL | Cartagena; Medellín; Cali
POL | Gdansk; Gdańsk; Krakow; Katowice
CZE | Brno
SWE | Gothenburg; Harpsund
LVA | Riga
LTU | Kaunas
RUS | St. Petersburg; St Petersburg; Vladivostok; Sochi; Kazan
ISR | Haifa
KAZ | Almaty
UZB | Samarkand
PAK | Karachi; Lahore
BGD | Chittagong
MAR | Marrakesh; Marrakech; Casablanca
DOM | Punta Cana
PAN | Panama City
CRI | San José
TWN | Kaohsiung; Hsinchu; Taichung
OMN | Salalah
"""


def _places() -> dict[str, str]:
    out: dict[str, str] = {}
    for code, (_, _, metonyms) in STATES.items():
        if code != "EU":
            out |= dict.fromkeys(metonyms, code)
    for line in _PLACES.strip().splitlines():
        code, words = line.split("|")
        out |= {word.strip(): code.strip() for word in words.split(";")}
    return out


CITIES: dict[str, str] = _places()
"""Cities, regions and houses where talks are held: code of the country."""

PLACE_COUNTRY: dict[str, str] = {
    **{name: pid for pid, (names, _, _) in PARTY_WORDS.items() if pid != "EU" for name in names},
    **CITIES,
}
"""Country of a place, by name."""
