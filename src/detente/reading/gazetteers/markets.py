"""Stock indices, currencies and units as documents write them."""

from __future__ import annotations

__all__ = ["COMPANIES", "CURRENCIES", "EXCHANGE_METONYMS", "INDICES", "MASS_UNITS"]

# pattern of the name: (instrument, name, party of the exchange)
INDICES: tuple[tuple[str, str, str, str], ...] = (
    (r"Nikkei(?:[ -]?225)?(?: (?:Stock )?(?:Average|index))?", "N225", "Nikkei 225", "JPN"),
    (r"TOPIX|Topix", "TOPIX", "TOPIX", "JPN"),
    (r"KOSPI|Kospi", "KOSPI", "KOSPI", "KOR"),
    (r"KOSDAQ|Kosdaq", "KOSDAQ", "KOSDAQ", "KOR"),
    (r"Hang Seng(?: [Ii]ndex)?", "HSI", "Hang Seng", "HKG"),
    (r"S&P[ -]?500(?: (?:index|futures))?|S&amp;P 500", "SPX", "S&P 500", "USA"),
    (r"Dow(?: Jones(?: [Ii]ndustrial [Aa]verage)?)?(?: [Ii]ndustrials)?", "DJIA",
        "Dow Jones Industrial Average", "USA"),
    (r"Nasdaq(?: [Cc]omposite| 100)?|NASDAQ", "IXIC", "Nasdaq Composite", "USA"),
    (r"Russell 2000", "RUT", "Russell 2000", "USA"),
    (r"Shanghai [Cc]omposite(?: [Ii]ndex)?|SSE Composite", "SSEC", "Shanghai Composite", "CHN"),
    (r"CSI[ -]?300|blue-chip CSI300", "CSI300", "CSI 300", "CHN"),
    (r"Shenzhen [Cc]omponent(?: [Ii]ndex)?", "SZSE", "Shenzhen Component", "CHN"),
    (r"(?:pan-European )?S[Tt][Oo][Xx][Xx](?: Europe)?[ -]?600", "STOXX", "STOXX Europe 600", "EU"),
    (r"Euro ?[Ss][Tt][Oo][Xx][Xx](?: 50)?", "SX5E", "Euro STOXX 50", "EU"),
    (r"DAX", "DAX", "DAX", "DEU"),
    (r"CAC[ -]?40", "CAC", "CAC 40", "FRA"),
    (r"FTSE(?:[ -]?100)?", "FTSE", "FTSE 100", "GBR"),
    (r"FTSE MIB", "FTSEMIB", "FTSE MIB", "ITA"),
    (r"Sensex|SENSEX", "SENSEX", "BSE Sensex", "IND"),
    (r"Nifty(?: 50)?|NIFTY(?: 50)?", "NIFTY", "Nifty 50", "IND"),
    (r"ASX[ -]?200|S&P/ASX 200", "ASX200", "S&P/ASX 200", "AUS"),
    (r"Taiex|TAIEX", "TWII", "TAIEX", "TWN"),
    (r"Bovespa|Ibovespa", "IBOV", "Bovespa", "BRA"),
    (r"S&P/TSX(?: [Cc]omposite)?|TSX", "TSX", "S&P/TSX Composite", "CAN"),
    (r"S&P/BMV IPC", "IPC", "S&P/BMV IPC", "MEX"),
    (r"AEX", "AEX", "AEX", "NLD"),
    (r"SMI", "SMI", "SMI", "CHE"),
)  # fmt: skip

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
}
"""Cities that stand for their stock exchange beside "shares", "ended", "closed"."""

# symbol or word: ISO 4217 code
CURRENCIES: dict[str, str] = {
    "US$": "USD", "$": "USD", "A$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NT$": "TWD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "Rs": "INR", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
    "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "KRW": "KRW", "INR": "INR", "CHF": "CHF",
    "dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY", "yuan": "CNY",
    "won": "KRW",
    "rupees": "INR", "francs": "CHF",
}  # fmt: skip

MASS_UNITS: dict[str, float] = {"metric tons": 1.0, "metric tonnes": 1.0, "tonnes": 1.0, "tons": 1.0,
                                "metric ton": 1.0, "tonne": 1.0, "mmt": 1e6, "MMT": 1e6,
                                "Mt": 1e6}  # fmt: skip
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
