"""Goods of HS chapters 25 to 83, as reports name them: minerals, chemicals, materials, textiles, metals.

One line a good, as in :mod:`detente.reading.gazetteers.goods_food`. Left out are words that more often mean something
else: ``lead`` alone is a verb, ``silver`` a lining, ``glass`` a ceiling.
"""

from __future__ import annotations

__all__ = ["MATERIALS"]

MATERIALS = """
salt | salt | 2501 | B08 | | salt; rock salt; sea salt
sulphur | sulphur | 2503 | B08, C20 | | sulphur; sulfur
cement | cement | 2523 | C23 | construction_materials | cement; clinker; portland cement; white cement
construction_materials | construction materials | 25, 68, 69 | B08, C23 | | construction materials; building
    materials; plasterboard; gypsum; bricks; roof tiles; insulation materials; mineral wool; quartz surface
    products
stone | stone | 2515, 6802 | B08, C23 | construction_materials | marble; granite; limestone; natural stone;
    travertine; dimension stone
phosphates | phosphates | 2510 | B08, C20 | fertilisers | phosphate; phosphate rock
fluorspar | fluorspar | 2529 | B08 | critical_minerals | fluorspar; fluorite
mica | mica and kaolin | 2507, 2525 | B08 | | mica; kaolin; bentonite; feldspar; talc; barite; baryte;
    magnesite; silica sand; quartz; sand and gravel; asbestos; borates; diatomite
fertilisers | fertilisers | 31 | C20 | | fertiliser; fertilizer; urea; ammonium nitrate; ammonium sulphate;
    diammonium phosphate; nitrogen fertiliser; nitrogen fertilizer; npk; phosphate fertilisers; phosphate
    fertilizers
potash | potash | 3104 | B08, C20 | fertilisers | potash; potassium chloride; muriate of potash
iron_ore | iron ore | 2601 | B07 | | iron ore; iron ore pellets
ores | ores | 26 | B07 | | metal ores; mineral ores; unprocessed minerals; raw ores; ore concentrates
bauxite | bauxite and alumina | 2606, 281820 | B07, C20 | aluminium | bauxite; alumina
power_equipment | energy equipment | 8401, 8406, 8411, 8502 | C28, C27 | machinery | gas turbines; wind
    turbines; steam turbines; turbines; nuclear reactors; drilling equipment; oilfield equipment; power
    equipment; power generation equipment; wind turbine blades
electricity | electricity | 2716 | SVC | energy | electricity; electric power; electricity exports
crude_oil | crude oil | 2709 | B06 | energy | crude oil; petroleum; oil and petroleum products;
    heavy crude; seaborne oil
lng | natural gas | 2711 | B06 | energy | liquefied natural gas; lng; natural gas; gas; pipeline gas; liquid
    natural gas
lpg | liquefied petroleum gas | 271112, 271113 | C19, B06 | energy | lpg; liquefied petroleum gas; propane;
    butane; ethane
coke | coke | 2704 | C19 | energy | metallurgical coke; met coke; coke oven coke; low ash metallurgical coke;
    coking coke; foundry coke
coal | coal | 2701 | B05 | energy | coal; coking coal; thermal coal; metallurgical coal; steam coal;
    lignite; anthracite
fuels | refined fuels | 2710 | C19 | energy | refined petroleum product; refined products; gasoline; diesel;
    petrol; fuels; jet fuel; fuel oil; kerosene; naphtha; refined oil products; refined fuels; petroleum
    products; lubricants; petroleum coke; bitumen; motor fuel
biofuels | biofuels | 3826, 2207 | C20, C19 | | biofuel; biodiesel; sustainable aviation fuel; renewable
    diesel; hvo
nuclear_fuel | nuclear fuel | 2844 | C20 | energy | nuclear fuel; uranium; enriched uranium; low enriched
    uranium; yellowcake; nuclear materials; heavy water
hydrogen | hydrogen | 280410 | C20 | energy | green hydrogen; hydrogen exports
rare_earths | rare earths | 280530, 2846 | C20, B07 | critical_minerals | samarium; dysprosium; terbium;
    yttrium; gadolinium; scandium; lutetium; holmium; erbium; neodymium; praseodymium; lanthanum; cerium;
    europium; thulium; ytterbium; didymium; samarium cobalt
helium | helium and industrial gases | 2804 | C20 | | helium; neon gas; industrial gases; argon; krypton
gallium | gallium | 811292 | C24B | critical_minerals | gallium
germanium | germanium | 811292 | C24B | critical_minerals | germanium
antimony | antimony | 8110, 261710 | C24B, B07 | critical_minerals | antimony
graphite | graphite | 2504, 3801 | B08, C23 | critical_minerals | graphite; graphite anode material; natural
    graphite; synthetic graphite; artificial graphite; graphite anodes; graphite electrodes
tungsten | tungsten | 8101, 2611 | C24B, B07 | critical_minerals | tungsten
lithium | lithium | 283691, 2825 | C20 | critical_minerals | lithium; lithium carbonate; lithium hydroxide;
    spodumene
cobalt | cobalt | 8105, 2605 | C24B, B07 | critical_minerals | cobalt; cobalt hydroxide
hydrogen_fluoride | hydrogen fluoride | 281111 | C20 | semiconductor_materials | hydrogen fluoride; etching
    gas; high purity hydrogen fluoride
fluorinated_polyimide | fluorinated polyimide | 390799, 3911 | C20, C22 | semiconductor_materials |
    fluorinated polyimide; fluorine polyimide; fluoride polyimide; fluorinated polyimides
photoresist | photoresist | 370790 | C20 | semiconductor_materials | photoresist; resist; photo resist
fentanyl_precursors | fentanyl precursors | 29 | C20 | chemicals | fentanyl precursor; precursor chemical;
    fentanyl precursor chemical
ethanol | ethanol | 2207 | C20 | | ethanol; bioethanol; fuel ethanol
silicon | silicon | 280461, 280469, 7202 | C20, C24A | | silicon; silicon metal; ferrosilicon; quartz sand;
    high purity quartz
ferroalloys | ferroalloys | 7202 | C24A | steel | ferroalloy; ferro alloys; ferrochrome; ferromanganese;
    ferronickel; ferrochromium; silicomanganese; ferrovanadium
manganese | manganese | 2602, 8111 | B07, C24B | critical_minerals | manganese; manganese ore
chromium | chromium | 2610, 811221 | B07, C24B | critical_minerals | chromium; chrome ore; chromite
titanium | titanium | 8108, 2614 | C24B, B07 | critical_minerals | titanium; titanium sponge; ilmenite;
    rutile
vanadium | vanadium | 811292, 2825 | C24B | critical_minerals | vanadium; vanadium pentoxide
molybdenum | molybdenum | 8102, 2613 | C24B, B07 | critical_minerals | molybdenum; molybdenum powder
tantalum | tantalum and niobium | 8103, 2615 | C24B, B07 | critical_minerals | tantalum; niobium; coltan
bismuth | bismuth | 8106 | C24B | critical_minerals | bismuth
indium | indium | 811292 | C24B | critical_minerals | indium; indium phosphide
tellurium | tellurium | 2804 | C20 | critical_minerals | tellurium; selenium; cadmium telluride
beryllium | beryllium | 811212 | C24B | critical_minerals | beryllium
zirconium | zirconium and hafnium | 8109, 2615 | C24B, B07 | critical_minerals | zirconium; hafnium; zircon
magnesium | magnesium | 8104 | C24B | critical_minerals | magnesium; magnesium alloys; magnesium metal
strontium | minor metals | 2805, 8112 | C24B, C20 | critical_minerals | strontium; cesium; caesium;
    rubidium; rhenium; arsenic; thallium; minor metals
superhard_materials | superhard materials | 7104, 7105 | C23 | critical_minerals | superhard material; super
    hard materials; synthetic diamond; artificial diamonds; cubic boron nitride; lab grown diamonds; diamond
    powder
chemicals | chemicals | 28, 29, 35, 37, 38, 39 | C20 | | chemical; chemical product; chemical goods;
    specialty chemicals; speciality chemicals; basic chemicals; petrochemical; petrochemical products;
    chemical precursors; chemical compounds; catalysts; solvents; adhesives; glues; silicones; chemical
    industry products
organic_chemicals | organic chemicals | 29 | C20 | chemicals | organic chemical; methanol; ethylene glycol;
    styrene; benzene; toluene; xylene; paraxylene; ethylene; propylene; acetic acid; citric acid; phenol;
    acetone; glycerine; glycerin; sucralose; caffeine; amino acids; lysine; monosodium glutamate; vanillin;
    polyols; sorbitol
inorganic_chemicals | inorganic chemicals | 28 | C20 | chemicals | inorganic chemical; ammonia; soda ash;
    caustic soda; sulphuric acid; sulfuric acid; titanium dioxide; carbon black; iodine; hydrogen peroxide;
    phosphoric acid; activated carbon
pesticides | pesticides | 3808 | C20 | chemicals | pesticide; herbicide; insecticide; fungicide;
    agrochemical; crop protection products; glyphosate
paints | paints and dyes | 32 | C20 | chemicals | dyes; dyestuffs; pigments; varnishes
vitamins | vitamins | 2936 | C20, C21 | pharmaceuticals | vitamin; vitamin c
pharmaceuticals | medicines | 30 | C21 | | pharmaceutical goods; pharmaceutical ingredients; pharmaceutical
    inputs; pharmaceutical imports; active pharmaceutical ingredient; drug ingredients; medicinal products;
    vaccine; insulin; antibiotics; penicillin; biologics; biosimilars; pharmaceutical and medicinal
    products; patented drugs; patented medicines; branded drugs; branded medicines; branded or patented
    pharmaceutical products; prescription drugs; blood plasma; generic medicines; generic pharmaceuticals;
    veterinary medicines; medications; pharma products; drug imports; pharmaceutical precursors; weight loss
    drugs; paracetamol; ibuprofen; plasma products; pharma goods
medical_devices | medical devices | 9018, 9021, 9022 | C26, C31T33 | | medical device; medical equipment;
    medical technology; medical technologies; medical technology products; medical products; medical
    supplies; medical goods; medical instruments; syringes; surgical gloves; medical gloves; rubber gloves;
    face masks; respirators; ventilators; x ray equipment; pacemakers; diagnostic equipment; medtech;
    personal protective equipment; ppe; hearing aids; hospital equipment; dental equipment; ct scanners;
    orthopaedic implants
cosmetics | cosmetics | 33 | C20 | | cosmetic; perfume; fragrance; beauty products; make up products;
    makeup; skincare; skin care products; toiletries; essential oils; cosmetic products; shampoo;
    deodorants; toothpaste
soap | soap and detergents | 34 | C20 | consumer_goods | soap; detergent; candles; washing powder; cleaning
    products
explosives | explosives | 36 | C20 | | explosives; fireworks; ammunition propellants; nitrocellulose
plastics | plastics | 39 | C22, C20 | | plastic; plastic products; plastic goods; plastic resins; resins;
    polyethylene; polypropylene; pvc; polyvinyl chloride; polycarbonate; polystyrene; nylon; pet resin;
    polymer; plastic packaging; plastic articles; polyoxymethylene; pom copolymers; epoxy resin; plastic
    bags; acrylics; plastic scrap
rubber | rubber | 40 | C22, A01 | | rubber; natural rubber; synthetic rubber; rubber products; rubber goods;
    latex; butadiene rubber; rubber articles; butyl rubber; conveyor belts; halogenated butyl rubber
tyres | tyres | 4011 | C22 | | tyre; tire; car tyres; car tires; truck tyres; truck tires; passenger vehicle
    tires
leather | leather goods | 41, 42, 43 | C13T15 | | leather; leather goods; leather products; leather
    articles; handbag; suitcases; luggage; wallets; hides and skins; raw hides; saddlery; leather bags;
    travel goods; leather belts; furs; fur products; fur skins
lumber | timber and lumber | 44, 45 | C16, A02 | | lumber; softwood lumber; softwood; hardwood; timber;
    wood; wood product; wooden products; sawn wood; sawnwood; veneer; particleboard; mdf; mouldings;
    flooring; wood flooring; wood pellets; bamboo; timber and lumber; forest products; forestry products;
    wood articles; oriented strand board; osb; wooden furniture parts; laminated wood; cork = cork products;
    logs = log
plywood | plywood | 4412 | C16 | lumber | plywood; hardwood plywood; hardwood and decorative plywood;
    softwood plywood
wood_pulp | wood pulp | 47 | C17_18 | | pulp; wood pulp; cellulose; paper pulp; cellulose pulp; dissolving
    pulp; eucalyptus pulp
paper | paper | 48 | C17_18 | | paper products; paper goods; newsprint; paperboard; cardboard; packaging
    paper; tissue paper; toilet paper; paper and board; paper and paper products; kraft paper; thermal
    paper; paper articles; envelopes; coated paper; waste paper; recovered paper; paper and paperboard;
    paper bags; paper plates; uncoated paper; copy paper; wallpaper
books | books | 49 | C17_18 | | printed matter; printed books; magazines; postcards; textbooks; publications
    imports
textiles | textiles and clothing | 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63 | C13T15 | |
    textile; textile products; textile goods; textile articles; fabric; yarn; cotton yarn; carpet; rugs; bed
    linen; towels; blankets; home textiles; denim; man made fibres; man made fibers; synthetic fibres;
    polyester; polyester yarn; polyester staple fibre; viscose; viscose staple fibre; curtains; bedding;
    jute; jute products; linen; table linen; nonwovens; embroidery; cotton fabrics; tents; tarpaulins; made
    ups; woollens; woolens; handlooms; fishing nets; spandex; technical textiles; textile and apparel; coir
clothing | clothing | 61, 62 | C13T15 | textiles | apparel; clothing; clothes; garment; knitwear; ready made
    garment; jeans; shirts; t shirts; trousers; sweaters; socks; underwear; dresses; jackets; coats;
    sportswear; fashion goods; readymade garments; jerseys; blouses; outerwear; lingerie; swimwear;
    uniforms; workwear; fashion products; worn clothing; used clothing; second hand clothes; second hand
    clothing; apparel goods
footwear | footwear | 64 | C13T15 | | footwear; shoe; sneakers; sandals; leather shoes; sports shoes;
    leather footwear; shoe parts
hats | hats and umbrellas | 65, 66, 67 | C13T15, C31T33 | consumer_goods | hats; headwear; umbrellas; wigs;
    artificial flowers; caps and hats
ceramics | ceramics | 69 | C23 | | ceramic; ceramic products; porcelain; ceramic tiles; tableware; sanitary
    ware; pottery; sanitaryware; kitchenware; crockery; ceramic tableware; chinaware
glass | glass | 70 | C23 | | glass products; glassware; flat glass; glass fibre; glass fiber; fibreglass;
    fiberglass; float glass; glass containers; glass bottles; mirrors; windscreens; sheet glass; crystal
    glass; optical glass; glass and glassware; glass articles; solar glass; tempered glass; glass wool
gems | gems and jewellery | 71 | C31T33 | | gem; gemstone; gems and jewellery; gems and jewelry; jewellery;
    jewelry; precious stones; pearls; gold jewellery; gold jewelry; semi precious stones; imitation
    jewellery; gems and diamonds; silver jewellery; costume jewellery; coloured gemstones; rubies; emeralds;
    silverware
diamonds | diamonds | 7102 | C31T33, B08 | gems | diamond; rough diamonds; polished diamonds; natural
    diamonds; loose diamonds; cut and polished diamonds; industrial diamonds; cut diamonds
gold | gold | 7108 | C24B | precious_metals | gold bar; gold bullion; gold imports; gold exports; unwrought
    gold; monetary gold; refined gold; non monetary gold; bullion; gold concentrate
silver | silver | 7106 | C24B | precious_metals | silver bullion; silver bars; refined silver; silver
    exports; silver imports; unwrought silver
precious_metals | precious metals | 7106, 7108, 7110 | C24B | | precious metal; platinum; palladium;
    rhodium; platinum group metal; iridium; ruthenium
steel | steel | 72, 73 | C24A, C25 | | steel; iron and steel; steel product; steel goods; steel articles;
    iron and steel products; iron and steel articles; steel and iron; steel derivatives; steel derivative
    products; steel import; steel exports; pig iron; hot rolled coil; hot rolled steel; cold rolled steel;
    cold rolled coil; rebar; reinforcing bar; steel plate; steel sheet; steel coil; steel slab; steel
    billets; stainless steel; galvanised steel; galvanized steel; corrosion resistant steel; electrical
    steel; tinplate; wire rod; steel pipe; steel tubes; oil country tubular goods; octg; line pipe; iron
    castings; steel wire; steel bars; flat steel; long steel; flat rolled steel; structural steel;
    fabricated structural steel; hot rolled flat steel; steel scrap; scrap steel; ferrous scrap; tin mill
    products; alloy steel; carbon steel; special steel; steel structures; iron and steel imports; direct
    reduced iron; hot briquetted iron; sponge iron; non alloy steel; steel beams; steel racks; steel
    containers; tool steel; cast iron; steel fasteners; steel rails; stainless steel products; tinplate
    steel; steel products imports
fasteners | nails, screws and bolts | 7317, 7318 | C25 | steel | fasteners; screws; nails; bolts; nuts and
    bolts; bolts and screws; iron or steel fasteners
wind_towers | wind towers | 730820 | C25 | | wind tower; utility scale wind towers
aluminium | aluminium | 76 | C24B, C25 | | aluminum; aluminium; aluminum product; aluminium product;
    aluminum articles; aluminium articles; aluminum foil; aluminium foil; aluminum extrusions; aluminium
    extrusions; aluminum sheet; aluminium sheet; primary aluminum; primary aluminium; aluminum scrap;
    aluminium scrap; aluminum derivatives; aluminium derivatives; unwrought aluminum; unwrought aluminium;
    aluminium and aluminium products; aluminum cans; aluminum derivative products; aluminium alloys;
    aluminum alloys; aluminum imports; aluminium imports; aluminum wire; aluminum wheels
copper | copper | 74, 2603 | C24B, B07 | | copper; copper products; refined copper; copper cathode; copper
    concentrate; copper ore; copper wire; copper rods; copper scrap; copper pipes; copper tubes; semi
    finished copper; semi finished copper products; copper articles; copper derivative products; copper
    foil; copper sheets; brass; bronze; copper imports
nickel | nickel | 75, 2604 | C24B, B07 | critical_minerals | nickel; nickel ore; nickel products; nickel
    matte; nickel pig iron; nickel sulphate
lead | lead | 78, 2607 | C24B, B07 | | refined lead; lead ore; lead concentrate; lead ingots; lead metal;
    lead scrap; lead zinc concentrate
zinc | zinc | 79, 2608 | C24B, B07 | | zinc; zinc ore; zinc concentrate; refined zinc; zinc ingots
tin | tin | 80, 2609 | C24B, B07 | | tin ore; tin ingots; refined tin; tin exports; tin concentrate; tin
    metal
metals | metals | 72, 74, 75, 76, 78, 79 | C24A, C24B | | metals; base metals; metal products; metal goods;
    non ferrous metals; nonferrous metals; industrial metals; strategic metals; metal articles; scrap metal;
    metal scrap = ferrous and non ferrous scrap = non ferrous scrap = ferrous and non ferrous scrap and waste;
    articles of base metal
tools | hand tools and cutlery | 82 | C25 | | hand tool; cutlery; knives; power tools; razors; saw blades;
    cutting tools; drill bits
hardware | locks, fittings and safes | 83 | C25 | | door locks; metal fittings
"""
