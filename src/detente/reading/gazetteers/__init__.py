"""Tables of names: parties, people, products, stock indices, units. Data only; importing it costs nothing."""

from detente.reading.gazetteers.markets import COMPANIES, CURRENCIES, EXCHANGE_METONYMS, INDICES, MASS_UNITS
from detente.reading.gazetteers.parties import (
    CITIES,
    COMMON_WORDS,
    FIELDS,
    INSTITUTIONS,
    MEDIA,
    PARTY_NAMES,
    PARTY_WORDS,
    PEOPLE,
    PLACE_COUNTRY,
    SHADOWS,
    SURNAME_FIRST,
)
from detente.reading.gazetteers.products import PRODUCTS, Product

__all__ = [
    "CITIES",
    "COMMON_WORDS",
    "COMPANIES",
    "CURRENCIES",
    "EXCHANGE_METONYMS",
    "FIELDS",
    "INDICES",
    "INSTITUTIONS",
    "MASS_UNITS",
    "MEDIA",
    "PARTY_NAMES",
    "PARTY_WORDS",
    "PEOPLE",
    "PLACE_COUNTRY",
    "PRODUCTS",
    "SHADOWS",
    "SURNAME_FIRST",
    "Product",
]
