"""Products that trade talks are about: tag, plain name, Harmonized System codes, sectors of the world, words.

Sectors follow ISIC Rev. 4 as the OECD tables group it; an HS code is a chapter, heading or subheading. A tag
that covers a whole family (``agriculture``) has the chapters of the family. ``words`` are regular expressions
matched without regard to case at word boundaries; a plural ``s`` is always allowed.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PRODUCTS", "Product"]


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


_FARM_HS = ("02", "04", "07", "08", "09", "10", "12", "15", "22", "24")
_METALS = "critical_minerals"

_TABLE: tuple[Product, ...] = (
    # -- farm goods and food ---------------------------------------------------------------------------
    Product("agriculture", "farm products", _FARM_HS, ("A01", "C10T12"), None,
            (r"agricultur\w+(?: and food)?(?: (?:product|good|commodit|purchase|export|import)\w*)?",
             r"farm(?:ing)? (?:product|good|produce|commodit|purchase|export|import)\w*",
             r"agri-?food\w*", r"agro-?food\w*", "crop", r"farm trade")),
    Product("soybeans", "soybeans", ("1201",), ("A01",), "agriculture", (r"soy ?bean", r"soya ?bean",
        "soya", "soy")),
    Product("sorghum", "sorghum", ("1007",), ("A01",), "agriculture", ("sorghum",)),
    Product("corn", "maize", ("1005",), ("A01",), "agriculture", ("corn", "maize")),
    Product("wheat", "wheat", ("1001",), ("A01",), "agriculture", ("wheat",)),
    Product("barley", "barley", ("1003",), ("A01",), "agriculture", ("barley",)),
    Product("canola", "canola and rapeseed", ("1205", "1514"), ("A01", "C10T12"), "agriculture",
            (r"canola(?: oil| meal| seed)?", r"rapeseed(?: oil| meal)?")),
    Product("oil_cakes", "oil cakes", ("2304", "2306"), ("C10T12",), "agriculture",
            (r"oil[- ]?cakes?", r"oilseed meals?")),
    Product("edible_oils", "edible oils", ("1507", "1509", "1511"), ("C10T12",), "agriculture",
            (r"(?:palm|olive|vegetable|edible|sunflower|soy(?:bean)?|cooking) oils?",)),
    Product("peas", "peas and pulses", ("0713",), ("A01",), "agriculture", ("peas?", "pulses", "lentils?",
        "chickpeas?")),
    Product("cotton", "cotton", ("5201",), ("A01",), "agriculture", ("cotton",)),
    Product("rice", "rice", ("1006",), ("C10T12", "A01"), "agriculture", ("rice",)),
    Product("sugar", "sugar", ("1701",), ("C10T12",), "agriculture", ("sugar",)),
    Product("coffee", "coffee", ("0901",), ("A01", "C10T12"), "agriculture", ("coffee",)),
    Product("bananas", "bananas", ("0803",), ("A01",), "agriculture", ("banana",)),
    Product("fruit", "fruit and nuts", ("08",), ("A01",), "agriculture",
            (r"fruits?(?: and nuts)?", "almond", "cherr(?:y|ies)", "apple", "nuts", "walnut", "pistachio",
             "orange juice", "avocado")),
    Product("vegetables", "vegetables", ("07",), ("A01",), "agriculture", ("vegetable",)),
    Product("tomatoes", "tomatoes", ("0702",), ("A01",), "vegetables", ("tomato(?:es)?",)),
    Product("tea", "tea", ("0902",), ("A01", "C10T12"), "agriculture", ("tea",)),
    Product("cocoa", "cocoa", ("18",), ("A01", "C10T12"), "agriculture", ("cocoa(?: beans)?",)),
    Product("spices", "spices", ("0904", "0906", "0908", "0910"), ("A01",), "agriculture", ("spices",)),
    Product("honey", "honey", ("0409",), ("A01",), "agriculture", ("honey",)),
    Product("pork", "pork", ("0203",), ("C10T12",), "agriculture", ("pork", "pig meat")),
    Product("beef", "beef", ("0201", "0202"), ("C10T12",), "agriculture", ("beef",)),
    Product("poultry", "poultry", ("0207",), ("C10T12",), "agriculture", ("poultry", r"chicken(?: meat)?")),
    Product("dairy", "dairy products", ("0401", "0402", "0405", "0406"), ("C10T12",), "agriculture",
            (r"dairy(?: products?)?", "cheese", "milk powder", "butter")),
    Product("seafood", "fish and seafood", ("03",), ("A03", "C10T12"), None,
            ("seafood", r"fish(?:ery)? products?", "shrimp", "salmon", "tuna", "aquatic products?", "fish")),
    Product("lobster", "lobster", ("0306",), ("A03", "C10T12"), "seafood", (r"(?:live )?(?:rock )?lobsters?",)),
    Product("wine", "wine", ("2204",), ("C10T12",), None, ("wine",)),
    Product("spirits", "spirits", ("2208",), ("C10T12",), None,
            ("spirits", "bourbon", "whiske?y", "brandy", "cognac", "champagne")),
    Product("beer", "beer", ("2203",), ("C10T12",), None, ("beers?",)),
    Product("processed_foods", "processed foods", ("16", "18", "19", "20"), ("C10T12",), None,
            (r"processed (?:foods?|agricultural products?)(?: products?)?", "chocolates?", "confectionery",
             "pasta", "biscuits?")),
    Product("ethanol", "ethanol", ("2207",), ("C20",), None, ("ethanol",)),
    Product("tobacco", "tobacco", ("24",), ("C10T12", "A01"), None, ("tobacco",)),
    Product("fertilisers", "fertilisers", ("31",), ("C20",), None, (r"fertili[sz]er", "potash", "urea")),
    # -- energy ----------------------------------------------------------------------------------------
    Product("energy", "energy", ("27",), ("B05", "B06", "C19"), None,
            (r"energy(?: products?| supplies| resources| exports?| imports?)?",)),
    Product("crude_oil", "crude oil", ("2709",), ("B06",), "energy", (r"crude(?: oil)?", "oil", "petroleum")),
    Product("lng", "natural gas", ("2711",), ("B06",), "energy",
            (r"liquefied natural gas(?: \(LNG\))?", "lng", "natural gas", "gas")),
    Product("coal", "coal", ("2701",), ("B05",), "energy", ("coal", "coking coal")),
    Product("fuels", "refined fuels", ("2710",), ("C19",), "energy",
            ("refined petroleum products?", "gasoline", "diesel", "petrol", "fuels")),
    Product("nuclear_fuel", "nuclear fuel", ("2844",), ("C20",), "energy", ("nuclear fuels?", "uranium")),
    # -- minerals and metals ---------------------------------------------------------------------------
    Product("critical_minerals", "critical minerals", ("2504", "26", "2805", "2846", "81"), ("B07", "B08",
        "C24B", "C20"),
            None, (r"critical (?:raw )?(?:mineral|material)\w*", r"rare minerals?", r"strategic minerals?")),
    Product("rare_earths", "rare earths", ("280530", "2846"), ("C20", "B07"), _METALS,
            (r"rare[- ]earths?(?: (?:mineral|material|metal|element|item|ore|oxide|export|product"
                r"|alloy)\w*)?",
             r"(?:medium|heavy)(?: and heavy)? rare[- ]earths?", "samarium", "dysprosium", "terbium",
                 "yttrium",
             "gadolinium", "scandium", "lutetium", "holmium", "erbium")),
    Product("rare_earth_magnets", "rare-earth magnets", ("850511",), ("C27", "C25"), "rare_earths",
            (r"rare[- ]earth(?: permanent)? magnets?", r"permanent magnets?", r"magnets?")),
    Product("gallium", "gallium", ("811292",), ("C24B",), _METALS, ("gallium",)),
    Product("germanium", "germanium", ("811292",), ("C24B",), _METALS, ("germanium",)),
    Product("antimony", "antimony", ("8110", "261710"), ("C24B", "B07"), _METALS, ("antimony",)),
    Product("graphite", "graphite", ("2504", "3801"), ("B08", "C23"), _METALS,
        (r"graphite(?: anode materials?)?",)),
    Product("tungsten", "tungsten", ("8101", "2611"), ("C24B", "B07"), _METALS, ("tungsten",)),
    Product("lithium", "lithium", ("283691", "2825"), ("C20",), _METALS, ("lithium",)),
    Product("nickel", "nickel", ("75", "2604"), ("C24B", "B07"), _METALS, (r"nickel(?: ore)?",)),
    Product("cobalt", "cobalt", ("8105", "2605"), ("C24B", "B07"), _METALS, ("cobalt",)),
    Product("iron_ore", "iron ore", ("2601",), ("B07",), None, ("iron ore",)),
    Product("steel", "steel", ("72", "73"), ("C24A", "C25"), None,
            (r"(?:iron and )?steel(?: products?| imports?| derivatives?)?",)),
    Product("aluminium", "aluminium", ("76",), ("C24B", "C25"), None, (r"alumini?um(?: products?)?",)),
    Product("copper", "copper", ("74", "2603"), ("C24B", "B07"), None, (r"copper(?: products?)?",)),
    Product("gold", "gold", ("7108",), ("C24B",), None, ("gold bars?", "gold bullion")),
    Product("gems", "gems and jewellery", ("71",), ("C31T33",), None,
            (r"gems?(?: and jewell?e?ry)?", r"jewell?e?ry", "diamonds?")),
    # -- chips and electronics -------------------------------------------------------------------------
    Product("semiconductors", "semiconductors", ("8541", "8542"), ("C26",), None,
            (r"semi-?conductors?(?: chips?| products?)?",
                r"(?:(?:logic|memory|computer|advanced|AI|legacy) )*(?:micro)?chips",
             r"integrated circuits?", r"GPUs?", r"H20 chips?", r"AI chips?")),
    Product("semiconductor_materials", "semiconductor materials", ("3818", "280461", "370790"), ("C20",),
        "semiconductors",
            (r"(?:semi-?conductor|chip(?:making)?) materials?",
                r"materials? for (?:making )?(?:semi-?conductors|chips)",
             r"silicon wafers?", "polysilicon")),
    Product("semiconductor_equipment", "chipmaking equipment", ("8486",), ("C28",), "semiconductors",
            (r"(?:semi-?conductor|chip)(?:[- ]?(?:making|manufacturing|production|fabrication))? "
                r"(?:manufacturing |production )?(?:equipment|tools?|machine\w*)",
             r"(?:(?:deep|extreme) ultraviolet |(?:DUV|EUV|immersion) )*(?:\((?:DUV"
                 r"|EUV)\) )?(?:immersion )?lithography(?: (?:machine|system|equipment|tool)\w*)?",
             r"(?:DUV|EUV)(?: (?:machine|system|tool)\w*)?")),
    Product("hydrogen_fluoride", "hydrogen fluoride", ("281111",), ("C20",), "semiconductor_materials",
            ("hydrogen fluoride", "etching gas")),
    Product("fluorinated_polyimide", "fluorinated polyimide", ("390799", "3911"), ("C20", "C22"),
        "semiconductor_materials",
            (r"fluorinated polyimides?",)),
    Product("photoresist", "photoresist", ("370790",), ("C20",), "semiconductor_materials",
            (r"(?:photo-?)?resists?",)),
    Product("electronics", "electronics", ("84", "85"), ("C26", "C27"), None,
            (r"(?:consumer )?electronics?(?: goods| products)?", "computers?", "laptops?",
                "telecoms? equipment")),
    Product("smartphones", "smartphones", ("851713",), ("C26",), "electronics",
            (r"(?:smart|mobile )phones?", "cellphones?", "handsets?")),
    Product("software", "software", (), ("SVC",), None, (r"(?:critical |chip design )?software",)),
    Product("display_panels", "display panels", ("8524",), ("C26",), "electronics", (r"displays? panels?",
        "displays")),
    # -- batteries and vehicles ------------------------------------------------------------------------
    Product("batteries", "batteries", ("8507",), ("C27",), None,
        (r"(?:lithium[- ]ion |EV )?batter(?:y|ies)",)),
    Product("solar_panels", "solar panels", ("854143",), ("C26",), None,
            (r"solar (?:panel|cell|module|product|wafer)s?", "photovoltaics?")),
    Product("autos", "cars", ("8703",), ("C29",), None,
            (r"auto(?:mobile|motive)?s?(?! parts| components)", r"(?:passenger |motor )?vehicles?(?! parts)",
             r"(?:passenger |imported |motor )?cars?(?! parts)", "light trucks?", r"automotive sector")),
    Product("auto_parts", "car parts", ("8708",), ("C29",), None,
            (r"(?:auto(?:mobile|motive)?|car|vehicle)[- ](?:parts|components)",
             r"(?<=automobiles and )parts", r"(?<=autos and )parts",
             r"(?<=cars and )parts", r"(?<=vehicles and )parts")),
    Product("electric_vehicles", "electric cars", ("870380",), ("C29",), "autos",
            (r"(?:battery )?electric (?:vehicle|car)s?(?: \(B?EVs?\))?", r"B?EVs?",
                r"battery[- ]electric (?:vehicle|car)s?")),
    Product("buses", "buses", ("8702",), ("C29",), "autos", (r"buses",)),
    Product("trucks", "trucks", ("8704",), ("C29",), "autos",
            (r"(?:heavy(?:-duty)? |medium- and heavy-duty )?trucks?",)),
    Product("ships", "ships", ("8901", "8905"), ("C301",), None, (r"ships", "vessels", r"ship-?building")),
    Product("aircraft", "aircraft", ("8802", "8807"), ("C302T309",), None,
            (r"aircraft(?: and (?:aircraft )?parts| parts)?", "air ?planes?", "aerospace",
                "Boeing (?:planes|jets|aircraft)", "jet engines")),
    Product("drones", "drones", ("8806",), ("C302T309",), None, ("drones?", "unmanned aerial vehicles?")),
    # -- chemicals, medicines, other goods ---------------------------------------------------------------
    Product("chemicals", "chemicals", ("28", "29", "38", "39"), ("C20",), None,
            (r"(?:certain )?chemicals?(?: products?)?", "petrochemicals?")),
    Product("pharmaceuticals", "medicines", ("30",), ("C21",), None,
            (r"(?:generic )?(?:pharmaceutical|medicine|drug)s?(?: products?)?(?! traffick| smuggl"
                r"| cartel)", r"generics", "pharma")),
    Product("fentanyl_precursors", "fentanyl precursors", ("29",), ("C20",), None,
            (r"fentanyl precursors?", r"precursor chemicals?")),
    Product("medical_devices", "medical devices", ("9018",), ("C26", "C31T33"), None,
            ("medical (?:devices?|equipment)",)),
    Product("machinery", "machinery", ("84",), ("C28",), None,
        (r"(?:industrial |agricultural |farm )?machinery", "machine tools?", "cranes?")),
    Product("lumber", "timber and lumber", ("44",), ("C16", "A02"), None,
            (r"(?:softwood )?lumber", "timber", "logs", "wood products?", "plywood")),
    Product("furniture", "furniture", ("94",), ("C31T33",), None, (r"(?:upholstered )?furniture",)),
    Product("kitchen_cabinets", "kitchen cabinets and vanities", ("940340",), ("C31T33",), "furniture",
            (r"kitchen cabinets?(?: and (?:bathroom )?vanities)?", "(?:bathroom )?vanities")),
    Product("textiles", "textiles and clothing", ("50", "52", "54", "61", "62", "63"), ("C13T15",), None,
            (r"textiles?",)),
    Product("clothing", "clothing", ("61", "62"), ("C13T15",), "textiles",
            ("apparel", "clothing", "clothes", "garments?")),
    Product("footwear", "footwear", ("64",), ("C13T15",), None, ("footwear", "shoes")),
    Product("plastics", "plastics", ("39",), ("C22", "C20"), None, ("plastics",)),
    Product("tyres", "tyres", ("4011",), ("C22",), None, (r"t[iy]res",)),
    Product("leather", "leather goods", ("41", "42"), ("C13T15",), None, (r"leather(?: goods| products)?", "handbags")),
    Product("appliances", "household appliances", ("8418", "8422", "8450", "8516"), ("C27",), None,
            (r"(?:household |home |kitchen )?appliances", "washing machines?", "refrigerators?",
             "dishwashers?")),
    Product("watches", "watches", ("91",), ("C26",), None, (r"(?:Swiss )?watches(?= and| from|,| to|\.|$| imported)",)),
    Product("wind_towers", "wind towers", ("730820",), ("C25",), None, ("wind towers?",)),
    Product("paper", "paper", ("48",), ("C17_18",), None, (r"paper products?", "newsprint")),
    Product("cosmetics", "cosmetics", ("33",), ("C20",), None, ("cosmetics", "perfumes?")),
    Product("toys", "toys", ("9503",), ("C31T33",), None, ("toys",)),
    Product("motorcycles", "motorcycles", ("8711",), ("C302T309",), None, ("motor-?cycles?",)),
    Product("defence_equipment", "military equipment", ("93",), ("C25", "C302T309"), None,
            (r"(?:military|defen[cs]e) (?:equipment|hardware|goods)", "weapons?", "arms")),
    Product("dual_use", "dual-use goods", (), (), None, (r"dual-use (?:goods|items|technolog\w+)",)),
    Product("films", "films", (), ("SVC",), None, (r"(?:foreign )?(?:movies|films)",)),
    Product("industrial_goods", "industrial goods", ("28", "39", "72", "73", "84", "85", "87", "90"),
            ("C13T15", "C20", "C24A", "C25", "C26", "C27", "C28", "C29"), None,
            (r"industrial (?:goods|products?)", r"industrial(?= and (?:agricultural|farm|food))")),
    Product("natural_resources", "natural resources", ("25", "26", "27"), ("B05", "B06", "B07", "B08"), None,
            (r"natural resources?",)),
)  # fmt: skip

PRODUCTS: dict[str, Product] = {product.tag: product for product in _TABLE}
"""Every product, by tag."""

_GENERIC = (
    Product("all_goods", "all goods", (), (), None, ()),
    Product("most_goods", "most goods", (), (), None, ()),
    Product("goods_list", "a list of goods", (), (), None, ()),
)
PRODUCTS.update({product.tag: product for product in _GENERIC})
