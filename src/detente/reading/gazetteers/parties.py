"""Who acts in trade policy: names, demonyms, capitals that stand for governments, institutions, people."""

from __future__ import annotations

from detente.labels import ECONOMIES
from detente.reading.gazetteers.groups import GROUP_NAMES, GROUPS
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

PARTY_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = STATES | GROUPS
"""States, the European Union and groups of states; code: (names, demonyms, metonyms)."""

PARTY_NAMES: dict[str, str] = {
    **{code: names[-1] for code, (names, _, _) in STATES.items() if code not in ECONOMIES},
    **GROUP_NAMES,
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
    "Barack Obama": ("USA", "President"), "Mike Pence": ("USA", "Vice President"),
    "Sonny Perdue": ("USA", "Agriculture Secretary"), "Mike Pompeo": ("USA", "Secretary of State"),
    "Jake Sullivan": ("USA", "national security adviser"), "Jeffrey Kessler": ("USA", "Under Secretary of Commerce"),
    "Rick Switzer": ("USA", "Deputy Trade Representative"), "Chris Wright": ("USA", "Energy Secretary"),
    "Stephen Miran": ("USA", "economic adviser"), "Pete Hegseth": ("USA", "Defense Secretary"),
    "Lan Fo'an": ("CHN", "Finance Minister"), "Li Yongjie": ("CHN", "trade negotiator"),
    "Shu Jueting": ("CHN", "commerce ministry spokeswoman"), "Gao Feng": ("CHN", "commerce ministry spokesman"),
    "Zhao Lijian": ("CHN", "foreign ministry spokesman"), "Wang Wenbin": ("CHN", "foreign ministry spokesman"),
    "Hua Chunying": ("CHN", "foreign ministry spokeswoman"), "Zhong Shan": ("CHN", "Commerce Minister"),
    "Kaja Kallas": ("EU", "foreign policy chief"), "Sabine Weyand": ("EU", "Director-General for Trade"),
    "Bernd Lange": ("EU", "trade committee chair"), "Christophe Hansen": ("EU", "Agriculture Commissioner"),
    "Stéphane Séjourné": ("EU", "Commissioner"), "Phil Hogan": ("EU", "Trade Commissioner"),
    "Charles Michel": ("EU", "European Council President"), "Thierry Breton": ("EU", "Commissioner"),
    "Fumio Kishida": ("JPN", "Prime Minister"), "Yoji Muto": ("JPN", "Trade Minister"),
    "Katsunobu Kato": ("JPN", "Finance Minister"), "Satsuki Katayama": ("JPN", "Finance Minister"),
    "Toshimitsu Motegi": ("JPN", "Foreign Minister"), "Takeshi Iwaya": ("JPN", "Foreign Minister"),
    "Yoshimasa Hayashi": ("JPN", "Chief Cabinet Secretary"), "Minoru Kihara": ("JPN", "Chief Cabinet Secretary"),
    "Yasutoshi Nishimura": ("JPN", "Trade Minister"), "Isshu Sugawara": ("JPN", "Trade Minister"),
    "Yoon Suk Yeol": ("KOR", "President"), "Yoon Suk-yeol": ("KOR", "President"),
    "Han Duck-soo": ("KOR", "Prime Minister"), "Kim Min-seok": ("KOR", "Prime Minister"),
    "Cho Hyun": ("KOR", "Foreign Minister"), "Ahn Duk-geun": ("KOR", "Industry Minister"),
    "Choi Sang-mok": ("KOR", "Finance Minister"), "Cheong In-kyo": ("KOR", "Trade Minister"),
    "Yoo Myung-hee": ("KOR", "Trade Minister"), "Sung Yun-mo": ("KOR", "Industry Minister"),
    "Rajesh Agrawal": ("IND", "Commerce Secretary"), "Sunil Barthwal": ("IND", "Commerce Secretary"),
    "Randhir Jaiswal": ("IND", "foreign ministry spokesman"), "Vikram Misri": ("IND", "Foreign Secretary"),
    "Jitin Prasada": ("IND", "minister"), "Arun Jaitley": ("IND", "Finance Minister"),
    "Andrés Manuel López Obrador": ("MEX", "President"), "Enrique Peña Nieto": ("MEX", "President"),
    "Ildefonso Guajardo": ("MEX", "Economy Secretary"), "Julio Berdegué": ("MEX", "Agriculture Secretary"),
    "Edgar Amador": ("MEX", "Finance Secretary"), "Juan Ramón de la Fuente": ("MEX", "Foreign Secretary"),
    "François-Philippe Champagne": ("CAN", "Finance Minister"), "Anita Anand": ("CAN", "Foreign Minister"),
    "Maninder Sidhu": ("CAN", "Trade Minister"), "Mary Ng": ("CAN", "Trade Minister"),
    "Kirsten Hillman": ("CAN", "ambassador"), "Scott Moe": ("CAN", "Premier of Saskatchewan"),
    "Danielle Smith": ("CAN", "Premier of Alberta"), "Heath MacDonald": ("CAN", "Agriculture Minister"),
    "Peter Kyle": ("GBR", "Business Secretary"), "Rishi Sunak": ("GBR", "Prime Minister"),
    "Boris Johnson": ("GBR", "Prime Minister"), "Liz Truss": ("GBR", "Prime Minister"),
    "Kemi Badenoch": ("GBR", "Business Secretary"), "Yvette Cooper": ("GBR", "Foreign Secretary"),
    "Jim Chalmers": ("AUS", "Treasurer"), "Kevin Rudd": ("AUS", "ambassador"),
    "Julie Collins": ("AUS", "Agriculture Minister"), "Murray Watt": ("AUS", "Agriculture Minister"),
    "Dan Tehan": ("AUS", "Trade Minister"), "Simon Birmingham": ("AUS", "Trade Minister"),
    "David Littleproud": ("AUS", "Agriculture Minister"), "Tim Ayres": ("AUS", "minister"),
    "Christopher Luxon": ("NZL", "Prime Minister"), "Todd McClay": ("NZL", "Trade Minister"),
    "Winston Peters": ("NZL", "Foreign Minister"), "Dick Schoof": ("NLD", "Prime Minister"),
    "Rob Jetten": ("NLD", "Prime Minister"), "Aukje de Vries": ("NLD", "Trade Minister"),
    "Micky Adriaansens": ("NLD", "Economy Minister"), "Olaf Scholz": ("DEU", "Chancellor"),
    "Angela Merkel": ("DEU", "Chancellor"), "Katherina Reiche": ("DEU", "Economy Minister"),
    "Robert Habeck": ("DEU", "Economy Minister"), "Lars Klingbeil": ("DEU", "Finance Minister"),
    "Peter Altmaier": ("DEU", "Economy Minister"), "Bruno Le Maire": ("FRA", "Finance Minister"),
    "Sébastien Lecornu": ("FRA", "Prime Minister"), "Laurent Saint-Martin": ("FRA", "Trade Minister"),
    "Éric Lombard": ("FRA", "Finance Minister"), "Roland Lescure": ("FRA", "Finance Minister"),
    "Antonio Tajani": ("ITA", "Foreign Minister"), "Carlos Cuerpo": ("ESP", "Economy Minister"),
    "Micheál Martin": ("IRL", "Prime Minister"), "Simon Harris": ("IRL", "Trade Minister"),
    "Mette Frederiksen": ("DNK", "Prime Minister"), "Lars Løkke Rasmussen": ("DNK", "Foreign Minister"),
    "Donald Tusk": ("POL", "Prime Minister"), "Viktor Orbán": ("HUN", "Prime Minister"),
    "Jonas Gahr Støre": ("NOR", "Prime Minister"), "Helene Budliger Artieda": ("CHE", "SECO Director"),
    "Ignazio Cassis": ("CHE", "Foreign Minister"), "Recep Tayyip Erdoğan": ("TUR", "President"),
    "Recep Tayyip Erdogan": ("TUR", "President"), "Ömer Bolat": ("TUR", "Trade Minister"),
    "Fuat Oktay": ("TUR", "Vice President"), "Sergei Lavrov": ("RUS", "Foreign Minister"),
    "Kirill Dmitriev": ("RUS", "envoy"), "Alexander Novak": ("RUS", "Deputy Prime Minister"),
    "Dmitry Peskov": ("RUS", "Kremlin spokesman"), "Yulia Svyrydenko": ("UKR", "Prime Minister"),
    "Mauro Vieira": ("BRA", "Foreign Minister"), "Jair Bolsonaro": ("BRA", "President"),
    "Carlos Fávaro": ("BRA", "Agriculture Minister"), "Luis Caputo": ("ARG", "Economy Minister"),
    "Pablo Quirno": ("ARG", "Foreign Minister"), "Gabriel Boric": ("CHL", "President"),
    "Gustavo Petro": ("COL", "President"), "Daniel Noboa": ("ECU", "President"),
    "Zafrul Aziz": ("MYS", "Trade Minister"), "Johari Ghani": ("MYS", "Trade Minister"),
    "Joko Widodo": ("IDN", "President"), "Airlangga Hartarto": ("IDN", "Coordinating Economic Minister"),
    "Budi Santoso": ("IDN", "Trade Minister"), "Sri Mulyani Indrawati": ("IDN", "Finance Minister"),
    "Pham Minh Chinh": ("VNM", "Prime Minister"), "Nguyen Hong Dien": ("VNM", "Trade Minister"),
    "Pichai Chunhavajira": ("THA", "Finance Minister"), "Ekniti Nitithanprapas": ("THA", "Finance Minister"),
    "Suphajee Suthumpun": ("THA", "Commerce Minister"), "Paetongtarn Shinawatra": ("THA", "Prime Minister"),
    "Cristina Roque": ("PHL", "Trade Secretary"), "Sun Chanthol": ("KHM", "Deputy Prime Minister"),
    "Cheng Li-chiun": ("TWN", "Vice Premier"), "Cho Jung-tai": ("TWN", "Premier"),
    "Yang Jen-ni": ("TWN", "trade negotiator"), "Kung Ming-hsin": ("TWN", "Economy Minister"),
    "Gan Kim Yong": ("SGP", "Trade Minister"), "Muhammad Yunus": ("BGD", "Chief Adviser"),
    "Shehbaz Sharif": ("PAK", "Prime Minister"), "Muhammad Aurangzeb": ("PAK", "Finance Minister"),
    "Parks Tau": ("ZAF", "Trade Minister"), "Benjamin Netanyahu": ("ISR", "Prime Minister"),
    "Mohammed bin Salman": ("SAU", "Crown Prince"), "Félix Tshisekedi": ("COD", "President"),
    "Anutin Charnvirakul": ("THA", "Prime Minister"), "Volodymyr Zelensky": ("UKR", "President"),
}  # fmt: skip

SURNAME_FIRST: frozenset[str] = frozenset(
    n for n, (p, _) in PEOPLE.items() if p in {"CHN", "KOR", "TWN", "VNM"} and n != "To Lam"
)
"""People whose family name comes first."""

COMMON_WORDS: frozenset[str] = frozenset(
    ["He", "To", "Ford", "Li", "Liu", "Wang", "Kim", "Lee", "Lin", "Mao", "Wong", "Costa", "Ross", "Gill",
     "Guo", "Koo", "Yeo", "Wi", "Moon", "Anwar", "Hun", "Lai", "Geng", "Tai", "Abe", "Wright", "Cho",
     "Choi", "Han", "Yoon", "Ahn", "Sung", "Cheong", "Yoo", "Gao", "Hua", "Zhao", "Zhong", "Lan", "Shu",
     "Champagne", "Anand", "Ng", "Moe", "Smith", "Kyle", "Cooper", "Johnson", "Collins", "Watt", "Peters",
     "Martin", "Harris", "Hansen", "Lange", "Michel", "Petro", "Sharif", "Tau", "Sun", "Yang", "Cheng",
     "Kung", "Gan", "Aziz", "Budi", "Nguyen", "Pham", "Perdue", "Cuerpo", "Scholz", "Lombard", "Parks",
     "Anita", "Sunil", "MacDonald", "Sullivan", "Kessler", "Switzer", "Roque", "Caputo", "Amador",
     "Pence", "Muto", "Kato", "Hayashi", "Chanthol", "Johari", "Ghani", "Reynolds"]
)  # fmt: skip
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
    **{name: pid for pid, (names, _, _) in STATES.items() if pid != "EU" for name in names},
    **CITIES,
}
"""Country of a place, by name."""
