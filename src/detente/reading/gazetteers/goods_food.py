"""Goods of HS chapters 1 to 24, as reports name them: live animals, farm goods, food, drinks, tobacco.

One line a good: ``tag | plain name | HS codes | sectors | family | words``. Words are plain and in small letters,
divided by semicolons; the plural is understood, and a hyphen counts as a space. Left out are words that more often
mean something else in a trade report (a lamb's price is that of ``lamb``; ``dates``, ``plants`` and ``stock`` are not
goods here).
"""

from __future__ import annotations

__all__ = ["FOOD"]

FOOD = """
live_cattle | live cattle | 0102 | A01 | livestock | live cattle; cattle; feeder cattle; calves; heifers
livestock | livestock | 01, 05 | A01 | agriculture | livestock; live animals; live pigs; live hogs; live
    sheep; breeding animals; hatching eggs; day old chicks
meat | meat | 02 | C10T12 | agriculture | meat; meat products; red meat; fresh meat; frozen meat; offal;
    edible offal; horse meat; venison; deer meat; processed meat; meat and poultry products; animal products
beef | beef | 0201, 0202 | C10T12 | agriculture | beef; veal; beef products; beef and beef products; hormone
    free beef; buffalo meat; bovine meat; beef offal
pork | pork | 0203 | C10T12 | agriculture | pork; pig meat; pigmeat; pork products; pork and pork products;
    ham; bacon; pork offal; pig by products; swine meat; jamon; prosciutto; sausages =
horses | live horses | 0101 | A01 | livestock | live horses; horses
turkey | turkey meat | 0207 | C10T12 | poultry | turkey; frozen turkey; turkey meat; turkey products
duck | duck meat | 0207 | C10T12 | poultry | frozen duck; duck meat; ducks; duck products
bison | bison meat | 020890 | C10T12 | agriculture | bison; bison meat
lamb | lamb and mutton | 0204 | C10T12 | agriculture | lamb; mutton; sheep meat; sheepmeat; goat meat; lamb
    meat
poultry | poultry | 0207 | C10T12 | agriculture | poultry; poultry meat; poultry products; chicken; chicken
    meat; chicken legs; chicken feet; chicken paws; broilers; broiler products
eggs | eggs | 0407, 0408 | A01, C10T12 | agriculture | eggs; egg products; table eggs
dairy | dairy products | 0401, 0402, 0405, 0406 | C10T12 | agriculture | dairy; dairy products; dairy goods;
    dairy produce; dairy items; milk; cream; casein; lactose; yogurt; yoghurt; ice cream; fluid milk; milk
    products; cheese = cheeses = cheddar = parmesan = feta = cheddar cheese = mozzarella; butter =
    butterfat; milk powder = skimmed milk powder = skim milk powder = whole milk powder; infant formula =
    infant milk formula; whey = whey protein = whey powder
honey | honey | 0409 | A01 | agriculture | honey
seafood | fish and seafood | 03, 1604, 1605 | A03, C10T12 | | seafood; seafood products; fish; fishery
    products; fish products; fisheries products; fish and seafood; marine products; marine goods; marine
    fishery products; aquatic products; shellfish; herring; mackerel; haddock; halibut; trout; octopus;
    mussels; clams; abalone; sea bass; seabass; tilapia; anchovies; sardines; eel; caviar; sea cucumber;
    fish fillets; frozen fish; canned fish; geoduck; seaweed; molluscs; mollusks; crustaceans; yellowtail;
    cod = cod fillets; pollock = alaska pollock; scallops =; oysters =; squid =; pangasius = catfish
salmon | salmon | 0302, 0303, 0304 | A03, C10T12 | seafood | salmon; farmed salmon
tuna | tuna | 0302, 1604 | A03, C10T12 | seafood | tuna; canned tuna
shrimp | shrimp and prawns | 0306 | A03, C10T12 | seafood | shrimp; prawns; frozen shrimp; warmwater shrimp
lobster | lobster | 0306 | A03, C10T12 | seafood | lobster; live lobster; rock lobster; live rock lobster;
    spiny lobster
crabs | crabs | 0306 | A03, C10T12 | seafood | crab; crab meat; crabmeat; snow crab; king crab
flowers | flowers and plants | 06 | A01 | agriculture | cut flowers; fresh flowers; flowers; live plants;
    ornamental plants; nursery stock; flower bulbs; roses; tulip bulbs; houseplants
vegetables | vegetables | 07 | A01 | agriculture | vegetable; fresh vegetables; frozen vegetables;
    cucumbers; cabbage; lettuce; broccoli; carrots; bell peppers; asparagus; spinach; celery; leafy greens;
    fresh produce; onions = onion; garlic = fresh garlic; mushrooms =; sweet potatoes = sweet potato;
    cassava = tapioca
potatoes | potatoes | 0701, 200410 | A01, C10T12 | vegetables | potatoes; potato; frozen potatoes; french
    fries; potato chips; potato crisps; potato products; seed potatoes; frozen french fries
tomatoes | tomatoes | 0702 | A01 | vegetables | tomato; tomatoes; fresh tomatoes; tomato paste; tomato
    products
pulses | pulses | 0713 | A01 | agriculture | pulses; pulse; dry pulses; peas = pea = yellow peas = dry peas
    = dried peas = field peas = pea protein = pigeon peas = tur; chickpeas = chickpea; lentils = lentil =
    red lentils = masur dal = masur; bengal gram = chana; beans = dry beans = mung beans = kidney beans
fruit | fruit | 08 | A01 | agriculture | fruit; fresh fruit; fresh and processed fruit; processed fruit;
    dried fruit; fruits and nuts; fruit and nuts; tropical fruit; mandarins; grapefruit; berries;
    raspberries; melons; watermelons; peaches; plums; papayas; plantains; figs; pomegranates; stone fruit;
    guavas; acai; lychees; dragon fruit; olives; table olives; prunes; pears =; grapes = table grapes =
    fresh grapes; oranges = fresh oranges; lemons =; cherries = cherry = fresh cherries = sweet cherries;
    blueberries = blueberry; cranberries = cranberry = dried cranberries; strawberries =; avocados =
    avocado; mangoes = mango = mangos; pineapples = pineapple; durians = durian = fresh durians; kiwifruit =
    kiwi fruit = kiwis; citrus fruit = citrus = citrus fruits; raisins =; coconuts =
apples | apples | 0808 | A01 | fruit | apple; fresh apples; washington apples
bananas | bananas | 0803 | A01 | fruit | banana
tree_nuts | nuts | 0801, 0802 | A01 | fruit | tree nut; nuts; brazil nuts; chestnuts; almonds = almond = in
    shell almonds = shelled almonds; walnuts = walnut = in shell walnuts; pistachios = pistachio; cashews =
    cashew = cashew nuts; hazelnuts = hazelnut; pecans = pecan; macadamia = macadamias = macadamia nuts
coffee | coffee | 0901 | A01, C10T12 | agriculture | coffee; coffee beans; green coffee; arabica; robusta;
    roasted coffee; instant coffee; unroasted coffee
tea | tea | 0902 | A01, C10T12 | agriculture | tea; green tea; black tea; matcha
spices | spices | 0904, 0906, 0908, 0910 | A01 | agriculture | spice; black pepper; cardamom; cinnamon;
    cloves; nutmeg; ginger; turmeric; vanilla; vanilla beans; saffron; cumin; chillies; vanilla pods
grains | grains | 10 | A01 | agriculture | grain; cereal; feed grains; coarse grains; oats; rye; millet;
    quinoa; buckwheat
wheat | wheat | 1001 | A01 | agriculture | wheat; durum wheat; durum; milling wheat; soft red winter wheat
barley | barley | 1003 | A01 | agriculture | barley; malting barley; malt barley; feed barley
corn | maize | 1005 | A01 | agriculture | corn; maize; yellow corn; white corn; feed corn; genetically
    modified corn; gm corn
rice | rice | 1006 | C10T12, A01 | agriculture | rice; basmati rice; milled rice; brown rice; basmati;
    jasmine rice; paddy
sorghum | sorghum | 1007 | A01 | agriculture | sorghum; red sorghum; grain sorghum
flour | flour, malt and starch | 11 | C10T12 | agriculture | flour; wheat flour; malt; starch; corn starch;
    pea starch; gluten; wheat gluten; starches
soybeans | soybeans | 1201 | A01 | agriculture | soybean; soya bean; soy bean; soya; soy; soja; soyabean; us
    soy
soybean_oil | soybean oil | 1507 | C10T12 | edible_oils | soybean oil; soya oil; soy oil; soyoil; soya
    bean oil; soyabean oil; crude soybean oil; degummed soybean oil
soybean_meal | soybean meal | 2304 | C10T12 | animal_feed | soybean meal; soymeal; soya meal; soy meal;
    soybean cake
soybean_products | soybean products | 1507, 2304 | C10T12 | agriculture | soybean byproducts; soybean by
    products; soy byproducts; soybean derivatives; soybean products; soy products
canola | canola and rapeseed | 1205, 1514 | A01, C10T12 | agriculture | canola; rapeseed; canola seed;
    canola products; rape seed; mustard seed
canola_products | canola oil and meal | 1514, 2306 | C10T12 | canola | canola oil; canola meal; rapeseed
    oil; rapeseed meal; rapeseed cake; canola cake; canola oil cake; canola oil and meal; rapemeal
oilseeds | oilseeds | 12 | A01 | agriculture | oilseed; oil seeds; sunflower seed; sesame; sesame seed;
    flaxseed; linseed; groundnuts; peanut; copra; cottonseed
seeds | seeds for sowing | 1209 | A01 | agriculture | planting seed; seeds for planting; sowing seeds; seeds
    for sowing; vegetable seeds; grass seed; alfalfa seed; hybrid seeds
hay | hay and fodder | 1214 | A01 | agriculture | hay; alfalfa; alfalfa hay; fodder; hay and forage
hops | hops | 1210 | A01 | agriculture | hops; hop pellets
plant_extracts | plant gums, extracts and plaiting materials | 13, 14 | C10T12, A02 | agriculture | gum arabic;
    natural gums; plant extracts; seaweed extracts; shellac; rattan; raffia
ginseng | ginseng | 1211 | A01 | agriculture | ginseng
edible_oils | edible oils | 1507, 1509, 1511, 1512 | C10T12 | agriculture | edible oil; vegetable oil;
    cooking oil; coconut oil; fats and oils; oils and fats; peanut oil;
    corn oil; palm kernel oil; margarine; animal fats; tallow; lard; fish oil; sesame oil; used cooking oil;
    uco; sunflower oil = sunflowerseed oil = sunflower seed oil = sunoil
olive_oil | olive oil | 1509 | C10T12 | edible_oils | olive oil; extra virgin olive oil
palm_oil | palm oil | 1511 | C10T12 | edible_oils | palm oil; crude palm oil; cpo; refined palm oil; palm
    products
sugar | sugar | 1701 | C10T12 | agriculture | sugar; raw sugar; cane sugar; refined sugar; sugarcane; beet
    sugar; syrup; maple syrup; molasses; high fructose corn syrup; specialty sugar
cocoa | cocoa and chocolate | 18 | A01, C10T12 | agriculture | cocoa; cocoa bean; cacao; cocoa butter; cocoa
    powder; cocoa products
chocolate | chocolate and sweets | 1704, 1806 | C10T12 | processed_foods | chocolate; confectionery; sweets;
    candy; candies; chewing gum; sugar confectionery
processed_foods | processed foods | 16, 19, 20, 21 | C10T12 | | processed food; processed food products;
    processed agricultural products; prepared foods; packaged food; biscuit; cookies; bakery; bakery
    products; baked goods; bread; breakfast cereals; snacks; snack foods; soups; sauces; soy sauce;
    mayonnaise; peanut butter; canned food; canned fruit; canned vegetables; canned meat; frozen food;
    kimchi; food supplements; dietary supplements; nutritional supplements; condiments; baby food; yeast;
    canned goods; canned peaches; preserved fruit; crackers; pet snacks; tofu; pulse flour; packaged
    foodstuffs; ketchup =; noodles = instant noodles; pasta =; food preparations =
food | food | 02, 04, 16, 19, 20, 21 | C10T12 | agriculture | foodstuff; food products; food items; food and
    drink; food and drink products; food and beverage products; food and beverages; groceries; grocery
    items; food goods; food imports; food exports; agricultural and food
juice | fruit juice | 2009 | C10T12 | processed_foods | juice; orange juice; fruit juice; apple juice;
    frozen concentrated orange juice; fruit juice concentrates
soft_drinks | soft drinks | 2201, 2202 | C10T12 | beverages | soft drink; mineral water; bottled water; non
    alcoholic beverages; nonalcoholic beverages; energy drinks; carbonated drinks; sparkling water
beverages | beverages | 22 | C10T12 | | beverage; drinks
alcoholic_beverages | alcoholic drinks | 2203, 2204, 2208 | C10T12 | beverages | alcohol; alcoholic
    beverages; alcoholic drink; alcohol products; liquor; booze; wine and spirits products; alcoholic
    products
wine | wine | 2204 | C10T12 | alcoholic_beverages | wine; sparkling wine; champagne; prosecco; bottled wine;
    bulk wine; port wine; cava; wine products; still wine; vermouth
spirits | spirits | 2208 | C10T12 | alcoholic_beverages | spirit drinks; distilled spirits; hard liquor;
    bourbon; bourbon whiskey; bourbon whisky; whiskey; whisky; whiskies; scotch; scotch whisky; irish
    whiskey; brandy; brandies; cognac; armagnac; rum; gin; vodka; tequila; mezcal; baijiu; soju; grappa;
    liqueurs; tennessee whiskey; single malt; aquavit; ouzo
beer | beer | 2203 | C10T12 | alcoholic_beverages | beer; lager; craft beer; canned beer; beer cans
vinegar | vinegar | 2209 | C10T12 | processed_foods | vinegar
animal_feed | animal feed | 2302, 2303, 2309 | C10T12 | agriculture | animal feed; feedstuffs; dried
    distillers grains; dried distiller's grains; dried distillers' grains; distillers grains; distiller's
    grains; distillers' grains; dried distillers' grains with solubles; dried distillers grains with
    solubles; distillers dried grains; distillers dried grains with solubles; ddg; ddgss; cattle feed;
    livestock feed; feed additives; feed products; fish meal; fishmeal; wheat bran; animal feedstuffs; feed
    ingredients; corn gluten feed; beet pulp
pet_food | pet food | 2309 | C10T12 | animal_feed | pet food; dog food; cat food
oil_cakes | oil cakes | 2304, 2306 | C10T12 | animal_feed | oil cake; oilcake; oilseed meal; oilmeal;
    sunflower meal; cottonseed meal; protein meal
tobacco | tobacco | 24 | C10T12, A01 | | tobacco; leaf tobacco; tobacco products; tobacco leaves; tobacco
    leaf; cigarette; cigar; raw tobacco; unmanufactured tobacco; e cigarettes; vapes; vaping products;
    heated tobacco
cotton | cotton | 5201 | A01 | agriculture | cotton; raw cotton; cotton lint; upland cotton; extra long
    staple cotton; cotton fibre; cotton fiber
wool | wool | 5101 | A01, C13T15 | agriculture | wool; raw wool; greasy wool; cashmere; mohair; wool tops
"""
