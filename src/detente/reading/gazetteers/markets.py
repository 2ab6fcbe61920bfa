"""Stock indices, currencies and units as documents write them."""

from __future__ import annotations

__all__ = [
    "COMPANIES",
    "CURRENCIES",
    "EXCHANGE_METONYMS",
    "FIRMS_UNDER_ORDERS",
    "INDICES",
    "MAIN_INDICES",
    "MASS_UNITS",
]

# pattern of the name | instrument | name | party of the exchange; narrower names stand before those they contain
_INDICES = r"""
Hang Seng (?:Tech|TECH|Technology)(?: [Ii]ndex)? | HSTECH | Hang Seng Tech | HKG
Hang Seng China Enterprises(?: [Ii]ndex)?|HSCEI | HSCEI | Hang Seng China Enterprises | HKG
Nikkei(?:[ -]?225)?(?: (?:Stock )?(?:[Aa]verage|[Ii]ndex))?(?! Asia) | N225 | Nikkei 225 | JPN
TOPIX|Topix | TOPIX | TOPIX | JPN
KOSPI|Kospi | KOSPI | KOSPI | KOR
KOSDAQ|Kosdaq | KOSDAQ | KOSDAQ | KOR
Hang Seng(?: [Ii]ndex)? | HSI | Hang Seng | HKG
S&P/TSX(?: [Cc]omposite)?(?: [Ii]ndex)?|TSX | TSX | S&P/TSX Composite | CAN
S&P/ASX[ -]?200|ASX[ -]?200 | ASX200 | S&P/ASX 200 | AUS
All Ordinaries | AORD | All Ordinaries | AUS
S&P/NZX[ -]?50|NZX[ -]?50 | NZ50 | S&P/NZX 50 | NZL
S&P/BMV IPC(?: [Ii]ndex)?|IPC index|Mexbol|BMV IPC | IPC | S&P/BMV IPC | MEX
S&P[ -]?500(?: (?:index|futures))?|S&amp;P 500 | SPX | S&P 500 | USA
Dow(?: Jones(?: [Ii]ndustrial [Aa]verage)?)?(?: [Ii]ndustrials)? | DJIA | Dow Jones Industrial Average | USA
Nasdaq[ -]?100 | NDX | Nasdaq 100 | USA
Nasdaq(?: [Cc]omposite)?|NASDAQ(?: [Cc]omposite)? | IXIC | Nasdaq Composite | USA
Russell 2000 | RUT | Russell 2000 | USA
Philadelphia (?:SE )?Semiconductor(?: [Ii]ndex)? | SOX | Philadelphia Semiconductor | USA
Shanghai [Cc]omposite(?: [Ii]ndex)?|SSE(?: [Cc]omposite)?(?: [Ii]ndex)? | SSEC | Shanghai Composite | CHN
(?:blue-chip )?CSI[ -]?300(?: [Ii]ndex)?|(?:Mainland )?Chinese blue chips|China['’]s blue chips | CSI300 | CSI 300 | CHN
Shenzhen [Cc]omponent(?: [Ii]ndex)?|SZSE [Cc]omponent | SZSE | Shenzhen Component | CHN
ChiNext(?: [Ii]ndex)? | CHINEXT | ChiNext | CHN
MSCI(?:['’]s)? [Ee]merging [Mm]arkets?(?: [Ii]ndex)? | MXEF | MSCI Emerging Markets | WLD
Cboe Volatility [Ii]ndex|VIX(?: volatility index)? | VIX | Cboe Volatility Index | USA
Euro ?[Ss][Tt][Oo][Xx][Xx](?: 50)? | SX5E | Euro STOXX 50 | EU
S[Tt][Oo][Xx][Xx](?: Europe)?[ -]?600(?! (?:[A-Z]|auto|bank|tech))(?: [Ii]ndex)? | STOXX | STOXX Europe 600 | EU
FTSE MIB | FTSEMIB | FTSE MIB | ITA
FTSE[ -]?250 | FTMC | FTSE 250 | GBR
FTSE Bursa Malaysia(?: KLCI)?|(?:Bursa Malaysia )?KLCI | KLCI | FTSE Bursa Malaysia KLCI | MYS
FTSE(?:[ -]?100)?(?: [Ii]ndex)? | FTSE | FTSE 100 | GBR
DAX(?:[ -]?40)? | DAX | DAX | DEU
CAC[ -]?40|Cac[ -]?40|Cac(?= \w+ed\b) | CAC | CAC 40 | FRA
IBEX(?:[ -]?35)?|Ibex(?:[ -]?35)? | IBEX | IBEX 35 | ESP
AEX | AEX | AEX | NLD
BEL[ -]?20 | BEL20 | BEL 20 | BEL
SMI|Swiss Market Index | SMI | SMI | CHE
OMX(?:[ -]?S30| Stockholm 30) | OMXS30 | OMX Stockholm 30 | SWE
OMX Copenhagen(?: 2[05])?|OMXC ?25|C25 index | OMXC25 | OMX Copenhagen 25 | DNK
OMX Helsinki(?: 25)?|OMXH ?25 | OMXH25 | OMX Helsinki 25 | FIN
OBX|Oslo benchmark index | OBX | OBX | NOR
PSI(?:[ -]?20)?(?! [A-Z]) | PSI | PSI | PRT
ISEQ(?: (?:20|[Oo]verall|All-Share))? | ISEQ | ISEQ | IRL
ATX | ATX | ATX | AUT
BUX | BUX | BUX | HUN
PX(?: [Ii]ndex) | PX | PX | CZE
Athens (?:[Gg]eneral|[Cc]omposite)(?: [Ii]ndex)?|ATHEX(?: [Cc]omposite)?(?: [Ii]ndex)? | ATG | Athens General | GRC
(?:FTSE/)?JSE (?:[Aa]ll[ -][Ss]hare)(?: [Ii]ndex)? | JALSH | JSE All Share | ZAF
(?:FTSE/)?JSE [Tt]op[ -]?40 | JTOPI | JSE Top 40 | ZAF
EGX[ -]?30 | EGX30 | EGX 30 | EGY
DFM [Gg]eneral(?: [Ii]ndex)? | DFMGI | DFM General | ARE
QE (?:[Ii]ndex|[Gg]eneral) | QSI | QE Index | QAT
DSEX | DSEX | DSEX | BGD
ASPI | ASPI | CSE All-Share | LKA
(?:MSCI )?COLCAP | COLCAP | MSCI COLCAP | COL
WIG[ -]?20 | WIG20 | WIG20 | POL
BIST[ -]?100 | XU100 | BIST 100 | TUR
MOEX(?: Russia)?(?: [Ii]ndex)? | IMOEX | MOEX Russia | RUS
TA[ -]?35 | TA35 | TA-35 | ISR
Tadawul(?: All[ -]Share)?(?: [Ii]ndex)? | TASI | Tadawul All Share | SAU
(?:BSE )?(?:Sensex|SENSEX) | SENSEX | BSE Sensex | IND
Nifty Bank|Bank Nifty | BANKNIFTY | Nifty Bank | IND
(?:NSE )?(?:Nifty|NIFTY)(?:[ -]?50)? | NIFTY | Nifty 50 | IND
KSE[ -]?100 | KSE100 | KSE 100 | PAK
Taiex|TAIEX|TWSE|Taiwan['’]s (?:benchmark )?weighted index|Taiwan [Ww]eighted(?: [Ii]ndex)? | TWII | TAIEX | TWN
Straits Times(?! (?:report|sa[iy]|wrote|news|on|in|that)|,)(?: [Ii]ndex)?|STI | STI | Straits Times Index | SGP
(?:Thai |Thailand['’]s )?SET(?: [Ii]ndex)? | SET | SET Index | THA
(?:Jakarta|IDX) [Cc]omposite(?: [Ii]ndex)?|JCI|IHSG | JKSE | Jakarta Composite | IDN
PSEi(?: [Ii]ndex)?|PSE [Cc]omposite(?: [Ii]ndex)?|Philippine Stock Exchange [Ii]ndex | PSEI | PSEi | PHL
VN[ -]?[Ii]ndex|VNI | VNINDEX | VN-Index | VNM
(?:Ib|B)ovespa(?: [Ii]ndex)? | IBOV | Bovespa | BRA
(?:S&P )?(?:Merval|MERVAL)(?: [Ii]ndex)? | MERV | S&P Merval | ARG
(?:S&P )?IPSA(?: [Ii]ndex)? | IPSA | S&P IPSA | CHL
MSCI(?:['’]s)? broadest index of Asia[- ]Pacific shares(?: outside Japan)? | MXAPJ | MSCI Asia ex Japan | WLD
MSCI(?:['’]s)?(?: broadest)? (?:AC )?Asia[- ]Pacific(?: [Ii]ndex)? | MXAP | MSCI Asia Pacific | WLD
MSCI (?:ACWI|All Country World|World)(?: [Ii]ndex)? | MXWD | MSCI World | WLD
"""


def _parse(table: str) -> tuple[tuple[str, str, str, str], ...]:
    rows = (line.rsplit(" | ", 3) for line in table.strip().splitlines())
    return tuple((a.strip(), b.strip(), c.strip(), d.strip()) for a, b, c, d in rows)


INDICES: tuple[tuple[str, str, str, str], ...] = _parse(_INDICES)
"""Share indices: pattern of the name, instrument, name, party of the exchange."""

MAIN_INDICES: dict[str, str] = {
    "JPN": "N225", "KOR": "KOSPI", "HKG": "HSI", "CAN": "TSX", "AUS": "ASX200", "NZL": "NZ50", "MEX": "IPC",
    "CHN": "SSEC", "GBR": "FTSE", "DEU": "DAX", "FRA": "CAC", "ITA": "FTSEMIB", "ESP": "IBEX", "CHE": "SMI",
    "IND": "SENSEX", "TWN": "TWII", "SGP": "STI", "THA": "SET", "IDN": "JKSE", "PHL": "PSEI", "VNM": "VNINDEX",
    "MYS": "KLCI", "BRA": "IBOV", "TUR": "XU100", "PAK": "KSE100", "SAU": "TASI", "ISR": "TA35", "NLD": "AEX",
    "SWE": "OMXS30", "NOR": "OBX", "DNK": "OMXC25", "POL": "WIG20", "ZAF": "JALSH", "CHL": "IPSA", "ARG": "MERV",
    "COL": "COLCAP", "EGY": "EGX30", "ARE": "DFMGI", "QAT": "QSI", "AUT": "ATX", "PRT": "PSI", "IRL": "ISEQ",
    "FIN": "OMXH25", "BEL": "BEL20", "HUN": "BUX", "GRC": "ATG", "EU": "STOXX", "RUS": "IMOEX", "BGD": "DSEX",
}  # fmt: skip
"""The index meant by "the benchmark" of a state."""

EXCHANGE_METONYMS: dict[str, tuple[str, str]] = {
    "Seoul": ("KOSPI", "KOSPI"),
    "Tokyo": ("N225", "Nikkei 225"),
    "Hong Kong": ("HSI", "Hang Seng"),
    "Shanghai": ("SSEC", "Shanghai Composite"),
    "Sydney": ("ASX200", "S&P/ASX 200"),
    "Taipei": ("TWII", "TAIEX"),
    "Mumbai": ("SENSEX", "BSE Sensex"),
    "London": ("FTSE", "FTSE 100"),
    "Frankfurt": ("DAX", "DAX"),
    "Paris": ("CAC", "CAC 40"),
    "Wall Street": ("SPX", "S&P 500"),
    "Singapore": ("STI", "Straits Times Index"),
    "Kuala Lumpur": ("KLCI", "FTSE Bursa Malaysia KLCI"),
    "Bangkok": ("SET", "SET Index"),
    "Jakarta": ("JKSE", "Jakarta Composite"),
    "Manila": ("PSEI", "PSEi"),
    "Wellington": ("NZ50", "S&P/NZX 50"),
    "Toronto": ("TSX", "S&P/TSX Composite"),
    "Zurich": ("SMI", "SMI"),
    "Amsterdam": ("AEX", "AEX"),
    "Madrid": ("IBEX", "IBEX 35"),
    "Milan": ("FTSEMIB", "FTSE MIB"),
}
"""Cities that stand for their stock exchange beside "shares", "ended", "closed"."""

CURRENCIES: dict[str, str] = {
    "US$": "USD", "$US": "USD", "$A": "AUD",
    "$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NT$": "TWD",
    "S$": "SGD", "NZ$": "NZD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "Rs": "INR",
    "RM": "MYR", "฿": "THB", "₫": "VND", "₱": "PHP", "₺": "TRY", "₽": "RUB", "RMB": "CNY",
    **{code: code for code in ("USD", "EUR", "GBP", "JPY", "CNY", "KRW", "INR", "CHF", "AUD", "CAD", "NZD", "SGD",
                               "HKD", "TWD", "MXN", "BRL", "ZAR", "TRY", "RUB", "SEK", "NOK", "DKK", "PLN", "IDR",
                               "THB", "MYR", "VND", "PHP", "SAR", "AED")},
    "dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY", "yuan": "CNY", "won": "KRW",
    "rupees": "INR", "francs": "CHF", "ringgit": "MYR", "baht": "THB", "dong": "VND", "rand": "ZAR", "reais": "BRL",
    "pesos": "MXN", "lira": "TRY", "roubles": "RUB", "rubles": "RUB", "kronor": "SEK", "kroner": "DKK",
    "zloty": "PLN", "Australian dollars": "AUD", "Canadian dollars": "CAD", "Singapore dollars": "SGD",
    "New Zealand dollars": "NZD", "Hong Kong dollars": "HKD", "Taiwan dollars": "TWD",
}  # fmt: skip
"""Symbol or word: ISO 4217 code. "Pesos" without a country are Mexican."""

MASS_UNITS: dict[str, float] = {
    "metric tons": 1.0, "metric tonnes": 1.0, "tonnes": 1.0, "tons": 1.0, "ton": 1.0, "metric ton": 1.0, "tonne": 1.0,
    "metric tonne": 1.0, "mmt": 1e6, "MMT": 1e6, "Mt": 1e6, "short tons": 0.90718474, "long tons": 1.0160469088,
    "kilotonnes": 1e3, "kilotons": 1e3, "kilotonne": 1e3, "kt": 1e3, "kilogram": 1e-3, "kilograms": 1e-3, "kg": 1e-3,
}  # fmt: skip
"""Tonnes in one unit. "Tons" of a trade report are metric unless it says "short tons"."""

COMPANIES: tuple[str, ...] = (
    "Toyota", "Honda", "Nissan", "Mazda", "Subaru", "Hyundai", "Kia", "Tesla", "BYD", "Geely", "SAIC",
    "Volkswagen",
    "BMW", "Mercedes-Benz", "Stellantis", "Volvo", "Ford", "General Motors", "Apple", "Nvidia", "NVIDIA",
    "Intel", "AMD",
    "TSMC", "Samsung Electronics", "Samsung", "SK Hynix", "SK hynix", "ASML", "Nexperia", "Huawei", "SMIC",
    "Boeing", "Airbus", "Nio", "NIO", "Xpeng", "XPeng", "Leapmotor", "Great Wall Motor", "Great Wall",
    "Chery",
    "Dongfeng", "Qualcomm", "Alibaba", "Tencent", "Treasury Wine Estates", "Hanwha Ocean", "Novo Nordisk",
    "Roche", "Novartis",
)  # fmt: skip

FIRMS_UNDER_ORDERS: tuple[str, ...] = (
    "Wingtech", "Hikvision", "ByteDance", "TikTok", "Nippon Steel", "Newport Wafer Fab", "Syngenta", "British Steel",
)  # fmt: skip
"""Further firms over whose ownership or operations states gave orders; their shares are no news of markets."""
