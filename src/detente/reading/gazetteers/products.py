"""Products that trade talks are about: tag, plain name, Harmonized System codes, sectors of the world, words.

Sectors follow ISIC Rev. 4 as the OECD tables group it; an HS code is a chapter, heading or subheading. A tag
that covers a whole family (``agriculture``) has the chapters of the family. Plain words stand in the tables of goods;
``patterns`` are for words that need grammar: regular expressions in small letters, matched at word boundaries, a
plural ``s`` always allowed.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.gazetteers.goods_food import FOOD
from detente.reading.gazetteers.goods_industry import INDUSTRY
from detente.reading.gazetteers.goods_materials import MATERIALS

__all__ = ["NAMES_IN_CAPITALS", "PRODUCTS", "Product"]


@dataclass(frozen=True, slots=True)
class Product:
    """A product tag with its codes."""

    tag: str
    name: str
    hs: tuple[str, ...]
    """Harmonized System chapters (2 digits), headings (4) or subheadings (6)."""
    sectors: tuple[str, ...]
    """Sectors of :data:`detente.labels.SECTORS` that make it."""
    parent: str | None = None
    """Tag of the family it belongs to."""
    words: tuple[str, ...] = ()
    """Plain words, in small letters, a space for a hyphen; the plural is understood."""
    patterns: tuple[str, ...] = ()
    """Regular expressions for words that need grammar."""


NAMES_IN_CAPITALS: frozenset[str] = frozenset(["apple", "cod", "cork", "silicon", "silk", "turkey"])
"""Words that are goods in small letters only: a firm, a cape, a city, a valley, a road otherwise."""

_FAMILIES = """
agriculture | farm products | 02, 04, 07, 08, 09, 10, 12, 15, 22, 24 | A01, C10T12 | | food and agricultural
    products; food and agriculture products; food and farm products; food and agriculture; agricultural and
    food products; food and agricultural goods; agri products; agro products; agri goods; crop; farm trade;
    food and agricultural exports
energy | energy | 27 | B05, B06, C19 | |
critical_minerals | critical minerals | 2504, 26, 2805, 2846, 81 | B07, B08, C24B, C20 | | rare mineral;
    strategic mineral; battery minerals; rare metals; strategic minor metals; critical metals; minor metals
    and minerals
rare_earth_magnets | rare-earth magnets | 850511 | C27, C25 | rare_earths | magnet; neodymium magnet; ndfeb
    magnets
watches | watches | 91 | C26 | |
industrial_goods | industrial goods | 28, 39, 72, 73, 84, 85, 87, 90 | C13T15, C20, C24A, C25, C26, C27,
    C28, C29 | | industrial good; industrial product; manufactured goods; manufactured products; non
    agricultural goods; non agricultural products; industrial exports; industrial and manufactured goods;
    manufacturing goods
natural_resources | natural resources | 25, 26, 27 | B05, B06, B07, B08 | | natural resource; unavailable
    natural resource; raw materials
"""

_PATTERNS: dict[str, tuple[str, ...]] = {
    "agriculture": (
        r"agricultur\w+(?! (?:infrastructure|cess|producers"
        r"|workers|polic|subsid|interests|communit|econom|areas|land|officials|attach))"
        r"(?: and food)?(?: (?:product|good|commodit|purchase|export|import)\w*)?",
        r"farm(?:ing)? (?:product|good|produce|commodit|purchase|export|import)\w*",
        r"agri-?food\w*", r"agro-?food\w*",
    ),
    "energy": (r"energy(?: products?| supplies| resources| exports?| imports?)?",),
    "critical_minerals": (r"critical (?:raw )?(?:mineral|material)\w*",),
    "rare_earths": (
        r"rare[- ]earths?(?: (?:mineral|material|metal|element|item|ore|oxide|export|product|alloy)\w*)?",
        r"(?:medium|heavy)(?: and heavy)? rare[- ]earths?",
    ),
    "lng": (r"liquefied natural gas \(lng\)",),
    "rare_earth_magnets": (r"rare[- ]earth(?: permanent)? magnets?", r"permanent magnets?"),
    "seeds": (r"(?<!sow the )(?<!sowing the )seeds(?! of)",),
    "paper": (
        r"(?<!white )(?<!green )(?<!on )(?<!position )(?<!policy )(?<!working )(?<!research )(?<!\ba )(?<!the )"
        r"(?<!this )(?<!that )(?<!discussion )(?<!of )paper(?! trail| tiger| over| gain| loss|s? published)",
    ),
    "glass": (r"(?<!the )(?<!a )(?<!raise )(?<!of )glass(?! ceiling| half)",),
    "steel": (r"(?<!to )iron(?! out| ore| curtain| lady| fist| grip| dome| man\b)",),
    "spirits": (r"(?<!high )(?<!the )(?<!animal )spirits",),
    "crude_oil": (
        r"crude(?! (?:palm|soy|sun|edible|vegetable|rape|canola|and refined|degummed|glycer|steel|attempt|form))",
        r"oil(?!s\b)",
    ),
    "gold": (
        r"gold(?= (?:and silver|refin)|, (?:silver|platinum))",
        r"(?<=duty on )gold\b|(?<=duties on )gold\b|(?<=tariff on )gold\b|(?<=tariffs on )gold\b"
        r"|(?<=imports of )gold\b",
    ),
    "semiconductors": (
        r"semi-?conductors?(?: chips?| products?)?",
        r"(?:(?:logic|memory|computer|advanced|ai|legacy|processor) )*(?:micro)?chips(?! away)",
        r"(?:ai |advanced |memory )*(?:micro)?chip(?= (?:exports?|imports?|sales|shipments|curbs?|controls?|bans?"
        r"|tariffs?)\b)",
        r"integrated circuits?", r"gpus?", r"h20 chips?", r"ai chips?",
    ),
    "semiconductor_materials": (
        r"(?:semi-?conductor|chip(?:making)?) materials?",
        r"materials? (?:used |needed |essential |key |critical |vital )?(?:for|to|in) (?:(?:mak|produc"
        r"|manufactur)\w+ )?"
        r"(?:[\w-]+ )?(?:semi-?conductors|(?:micro)?chips)",
    ),
    "semiconductor_equipment": (
        r"(?:semi-?conductor|(?:micro-?)?chip)(?:[- ]?(?:making|manufacturing|production|fabrication))? "
        r"(?:manufacturing |production )?(?:equipment|tools?|gear|kit|machine\w*)",
        r"(?:(?:deep|extreme) ultraviolet |(?:duv|euv|immersion) )*(?:\((?:duv|euv)\) )?(?:immersion )?lithography"
        r"(?: (?:machine|system|equipment|tool)\w*)?",
        r"(?:duv|euv)(?! (?:photo ?)?resist)(?: (?:machine|system|tool)\w*)?",
        r"(?:machines?|tools|equipment|systems)(?: (?:used|needed))?(?: to| that| which| for)? "
        r"(?:make|making|produce|producing|manufactur\w+|print\w*|etch\w*) (?:[\w-]+ ){0,4}(?:chips"
        r"|semi-?conductors)",
        r"asml(?:['’]s)? (?:[\w-]+ ){0,3}?(?:machines?|tools|systems|equipment|scanners)",
    ),
    "electronics": (r"(?:consumer )?electronics?(?: goods| products)?",),
    "smartphones": (r"(?:smart|mobile )phones?",),
    "display_panels": (r"displays(?= and|,| for| from)",),
    "autos": (
        r"auto(?:mobile|motive)?s?(?! parts| components)", r"(?:passenger |motor )?vehicles?(?! parts)",
        r"(?:passenger |imported |motor )?cars?(?! parts)",
    ),
    "auto_parts": (
        r"(?:auto(?:mobile|motive)?|car|vehicle)[- ](?:parts|components)",
        r"(?:(?<=automobiles and )|(?<=autos and )|(?<=cars and )|(?<=vehicles and )|(?<=automobile and )"
        r"|(?<=auto and )|(?<=vehicle and )|(?<=car and ))(?:their )?(?:parts|components)",
    ),
    "electric_vehicles": (r"(?:battery[- ])?electric (?:vehicle|car)s?(?: \(b?evs?\))?",),
    "drones": (r"unmanned aerial vehicles?(?: \(uavs?\))?",),
    "pharmaceuticals": (
        r"(?:generic )?(?:pharmaceutical|medicine|drug)s?(?: products?)?(?! traffick| smuggl| cartel)",
        r"generics", r"pharma(?:ceutical products and ingredients)?",
    ),
    "horses": (r"horse(?=(?:,? (?:and|or) \w+)? (?:imports?|exports?|shipments?)\b)",),
    "watches": (
        r"(?<!world )(?<!it )(?<!he )(?<!she )(?<!who )(?<!which )(?<!market )(?:swiss )?watches"
        r"(?! (?:as|the|over|for|out|closely|how|whether|its|what|a|an)\b)",
    ),
    "industrial_goods": (r"industrial(?=,? (?:food,? )?and (?:agricultural|farm|food))",),
}  # fmt: skip


def _parse(table: str) -> list[Product]:
    """Rows of a table; words with a ``=`` name a good with a tag of its own in the family of the row."""
    rows = []
    for line in table.strip().replace("\n    ", " ").splitlines():
        tag, name, hs, sectors, parent, words = (cell.strip() for cell in line.split("|"))
        codes, makers, cells = _cells(hs, ","), _cells(sectors, ","), _cells(words, ";")
        own = tuple(word for word in cells if "=" not in word)
        rows.append(Product(tag, name, codes, makers, parent or None, own, _PATTERNS.get(tag, ())))
        for word in cells:
            if "=" in word:
                names = _cells(word, "=")
                rows.append(Product(names[0].replace(" ", "_"), names[0], codes, makers, tag, names))
    return rows


def _cells(text: str, mark: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split(mark) if cell.strip())


_GENERIC = (
    Product("all_goods", "all goods", (), ()),
    Product("most_goods", "most goods", (), ()),
    Product("goods_list", "a list of goods", (), ()),
)

PRODUCTS: dict[str, Product] = {
    product.tag: product for product in (*_parse(_FAMILIES + FOOD.lstrip("\n") + MATERIALS.lstrip("\n")
                                                + INDUSTRY.lstrip("\n")), *_GENERIC)
}  # fmt: skip
"""Every product, by tag."""
