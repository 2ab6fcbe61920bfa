"""Goods of HS chapters 84 to 97, as reports name them: machines, electronics, vehicles, instruments, furniture, toys.

One line a good, as in :mod:`detente.reading.gazetteers.goods_food`. Left out are words that more often mean something
else: ``engines`` drive growth, ``tablets`` are medicine as well, ``motors`` end the names of firms.
"""

from __future__ import annotations

__all__ = ["INDUSTRY"]

INDUSTRY = """
machinery | machinery | 84 | C28 | | machinery; industrial machinery; machinery and equipment; machinery and
    mechanical appliances; machinery products; mechanical appliances; machinery and machinery parts;
    industrial equipment; industrial machines; pumps; compressors; bearings; ball bearings; boilers;
    forklifts; forklift trucks; elevators; escalators; crane; ship to shore cranes; printing presses;
    printing machinery; textile machinery; sewing machines; hydraulic equipment; food processing machinery;
    machinery parts; mechanical machinery; heat pumps; air conditioners; capital goods; capital equipment;
    machinery and parts; pressure vessels; centrifuges; heat exchangers; tunnel boring machines; laser
    cutting machines; welding machines; diesel engines; gas engines; engines and parts; marine engines;
    freight elevators; moulding machines; industrial machinery and equipment; general machinery; machinery
    goods
valves | valves | 8481 | C28 | machinery | valves; pneumatic valves; control valves;
    butterfly valves; gate valves; ball valves
machine_tools | machine tools | 8456, 8466 | C28 | machinery | machine tool; cnc machines; lathes; machining
    centres; machining centers; metalworking machinery
robots | industrial robots | 847950 | C28 | machinery | industrial robots; robots; robotics; humanoid
    robots; robotic equipment; robot arms
farm_machinery | farm machinery | 8432, 8433, 8701 | C28 | machinery | agricultural machinery; farm
    machinery; farm equipment; agricultural equipment; combine harvesters; harvesters; irrigation equipment;
    tractors = tractor = farm tractors = agricultural tractors
construction_machinery | construction machinery | 8429, 8430 | C28 | machinery | construction machinery;
    construction equipment; excavators; bulldozers; earthmoving equipment; mobile cranes; mining equipment;
    mining machinery; heavy machinery; backhoes; mobile access equipment; loaders and excavators; road
    rollers
appliances | household appliances | 8418, 8422, 8450, 8516 | C27 | | appliance; household appliances; home
    appliances; kitchen appliances; washing machine; refrigerator; freezers; dishwasher; vacuum cleaners;
    microwave ovens; ovens; domestic appliances; white goods; fridges; stoves; air fryers; hair dryers;
    water heaters; electric kettles; residential washers; large residential washers; microwaves; coffee
    machines; toasters
electronics | electronics | 84, 85 | C26, C27 | | electronic; consumer electronics; electronic goods;
    electronic products; electronic equipment; electronics goods; electronics products; electronic
    components; electronic devices; telecoms equipment; telecom equipment; telecommunications equipment;
    communications equipment; information technology products; it products; ict products; ict goods;
    information and communication technology products; it hardware; networking equipment; network equipment;
    routers; television; tvs; tv sets; video game consoles; game consoles; headphones; printed circuit
    boards; circuit boards; pcbs; flat panel displays; capacitors; modems; 5g equipment; base stations;
    surveillance cameras; digital cameras; printers; photocopiers; smartwatches; smart watches; earphones;
    audio equipment; speakers and headphones; information technology goods; sensors; lidar; connected
    devices; set top boxes; inverters; passive components; consumer electronics products; electronics
    components; mlccs; electronic parts; electronics parts
optical_fibre | optical fibre | 854470, 900110 | C27, C26 | electronics | optical fibre; optical fibres;
    optical fiber; fibre optics; fiber optics; fibre optic cables; fiber optic cables; single mode fiber; single
    mode fibers; single mode fibre; single mode optical fibre; single mode optical fiber
computers | computers | 8471 | C26 | electronics | computer; laptop; tablet computers; personal computers;
    pcs; servers; data servers; ai servers; supercomputers; computer hardware; desktop computers; computer
    servers; hard drives; computing equipment; computer equipment; computer parts; data storage devices;
    solid state drives; ssds; computer monitors; high performance computers
smartphones | smartphones | 851713 | C26 | electronics | smartphone; smart phones; mobile phone; cellphones;
    cell phones; handsets; phones; iphone; mobile handsets; mobile devices
display_panels | display panels | 8524 | C26 | electronics | display panels; lcd panels; oled panels; oled
    displays; display modules; liquid crystal displays; oleds; lcds
semiconductors | semiconductors | 8541, 8542 | C26 | | semi conductor; semiconductor; semiconductor
    products; semiconductor chips; semiconductors and chips; microchips; computer chips; processor chips;
    microprocessors; cpus; memory semiconductors; dram; nand; nand flash; hbm; high bandwidth memory; high
    bandwidth memory chips; transistors; diodes; analog chips; analogue chips; mature node chips; legacy
    chips; legacy semiconductors; ai accelerators; foundation semiconductors; chipsets; power
    semiconductors; discretes; advanced computing chips; high end chips; nvidia chips; graphics processors;
    graphics processing units; sim cards; system chips
semiconductor_materials | semiconductor materials | 3818, 280461, 370790 | C20 | semiconductors | silicon
    wafer; polysilicon; silicon carbide; gallium nitride; gallium arsenide; photomasks; sputtering targets;
    chip materials; electronic chemicals; semiconductor substrates; chipmaking materials; dichlorosilane;
    chipmaking chemicals; semiconductor wafers
semiconductor_equipment | chipmaking equipment | 8486 | C28 | semiconductors | lithography; lithography
    machines; chip tools; chip gear; chipmaking gear; wafer fabrication equipment; wafer fab equipment;
    etching machines; deposition equipment; chip testing equipment; metrology equipment; machines that make
    advanced processor chips; chipmaking kit; chip making kit; chip equipment; wafer processing equipment;
    semiconductor tools; semiconductor production equipment; semiconductor production tools; etch tools;
    deposition tools
batteries | batteries | 8507 | C27 | | battery; batteries; battery cells; lithium ion battery; lithium ion
    batteries; battery packs; power batteries; energy storage systems; energy storage batteries; battery
    energy storage systems; non lithium batteries; lead acid batteries; storage batteries; cathode
    materials; anode materials; cathode active materials; battery components; battery parts; active anode
    material; battery materials; ev batteries; accumulators; battery cathode materials; grid batteries; car
    batteries; energy storage; battery technologies
lithium_batteries | lithium batteries | 850760 | C27 | batteries | lithium battery; lithium batteries
electrical_equipment | electrical equipment | 85 | C27 | | electrical equipment; electrical machinery;
    electrical goods; electrical products; generators; electric motors; wires and cables; power cables;
    electrical cables; electric cables; cables; insulated wire; switchgear; circuit breakers; electrical
    appliances; light bulbs; lighting; leds; light fixtures; electrical apparatus; electrical machinery and
    equipment; electric equipment; chargers; electric machinery; wiring harnesses; wire harnesses;
    electrical components; uninterruptible power supplies; copper cables; electrical parts; grid equipment;
    electrical steel laminations; lighting products; lamps = led lamps; transformers = transformer = power
    transformers = large power transformers
solar_panels | solar panels | 854143 | C26 | | solar panel; solar cell; solar imports; solar module; solar product;
    solar wafer; photovoltaic; photovoltaic cells; photovoltaic modules; solar equipment; pv modules; solar
    photovoltaic cells; pv cells; crystalline silicon photovoltaic cells; solar power equipment; solar cells
    and modules
railway_equipment | railway equipment | 86 | C302T309 | | railway equipment; rail equipment; locomotive;
    rolling stock; rail cars; railcars; freight rail cars; freight wagons; high speed trains; railway
    wagons; rail products; shipping containers; intermodal chassis
autos | cars | 8703 | C29 | | car; auto; automobile; automotive; automotive sector; automotive goods;
    automotive products; automobile products; auto sector; autos sector; passenger car; passenger vehicle;
    motor vehicle; motor car; imported cars; vehicle; light truck; light vehicles; finished vehicles;
    combustion engine cars; suvs; sedans; hybrid cars; hybrid vehicles; plug in hybrids; minivans; sport
    utility vehicles; cuvs; used cars; second hand cars; luxury cars; passenger automobiles; completed
    vehicles; large engine cars; finished cars; assembled vehicles; fully built cars; internal combustion
    engine vehicles; auto imports; car imports; auto exports; car exports; kei cars
electric_vehicles | electric cars | 870380 | C29 | autos | electric vehicle; electric car; battery electric
    vehicle; battery electric car; bev; ev; nevs; new energy vehicle; electric automobiles; electric
    passenger vehicles; zero emission vehicles; electrified vehicles; electric suvs; new energy cars;
    electric passenger cars; plug in electric vehicles
auto_parts | car parts | 8708 | C29 | | auto part; auto component; automobile parts; automobile components;
    automotive parts; automotive components; car parts; car components; vehicle parts; vehicle components;
    motor vehicle parts; engines and transmissions; gearboxes; car engines; vehicle engines; truck parts;
    autoparts; auto spare parts; airbags; powertrain parts; car seats; parts for cars; parts of motor
    vehicles; parts of vehicles
trucks | trucks | 8704 | C29 | autos | truck; heavy truck; heavy duty trucks; heavy duty vehicles; medium
    and heavy duty trucks; medium and heavy duty vehicles; medium and heavy trucks; pickup trucks; pickups;
    lorries; commercial vehicle; pick up trucks; vans; trailers; semi trailers; delivery vans; truck
    tractors; dump trucks; pick ups; utes; large trucks; goods vehicles
truck_parts | truck parts | 8708 | C29 | trucks | medium and heavy duty truck parts; medium and heavy duty
    vehicle parts; heavy truck parts; truck components; heavy duty truck parts
buses | buses | 8702 | C29 | autos | buses; bus chassis; motor coaches; electric buses
motorcycles | motorcycles | 8711 | C302T309 | | motorcycle; motor cycle; motorbikes; mopeds; scooters;
    heavyweight motorcycles; harley davidson motorcycles; two wheelers; large motorcycles; e scooters
bicycles | bicycles | 8712, 871160 | C302T309 | consumer_goods | bicycle; e bike; electric bicycles; bikes;
    electric bikes; bicycle parts
aircraft | aircraft | 8802, 8807 | C302T309 | | aircraft; aircraft parts; aircraft and parts; aircraft and
    aircraft parts; aircraft components; aircraft parts and components; aeroplane; airplane; air plane;
    planes; passenger jets; passenger planes; commercial aircraft; civil aircraft; civil aircraft parts;
    helicopter; aerospace; aerospace products; aerospace parts; aerospace components; aerospace goods;
    aviation parts; aviation products; jet engine; aircraft engine; boeing planes; boeing jets; boeing
    aircraft; boeing airplanes; airbus planes; airbus jets; jetliners; business jets; airliners; plane
    parts; planes and parts; airplane parts; civil aviation products; aviation equipment; civil aircraft and
    parts; aero engines; private jets; aircraft and components; planes and aircraft parts; turbojets;
    landing gear; flight simulators; aerospace equipment; aerospace goods and parts
space | satellites and launchers | 8802 | C302T309 | aircraft | satellites; satellite equipment; launch
    vehicles; space equipment
drones | drones | 8806 | C302T309 | | drone; unmanned aerial vehicle; drone parts; uavs; drone components;
    unmanned aircraft system
ships | ships | 8901, 8905 | C301 | | ships; vessels; ship building; shipbuilding; naval vessels; tankers;
    lng carriers; icebreakers; cargo ships; container ships; bulk carriers; merchant ships; ship parts;
    commercial vessels
yachts | yachts and boats | 8903 | C301 | consumer_goods | yacht; boats; motorboats; sailboats; recreational
    boats; pleasure boats; jet skis; pleasure craft; motor yachts; powerboats; leisure boats
instruments | instruments | 90 | C26 | | optical instruments; precision instruments; measuring instruments;
    scientific instruments; lenses; optical products; optical and medical instruments; spectacles; eyewear;
    sunglasses; microscopes; optical devices; measuring equipment; laboratory equipment; testing equipment;
    test equipment; scientific equipment; optical equipment; precision equipment; lasers; contact lenses; x
    ray machines; telescopes; gas meters; smart meters; optical lenses; analytical instruments; medical and
    optical instruments; infrared cameras; thermal cameras
x_ray_tubes | x-ray tubes | 902230 | C26 | medical_devices | ct x ray tubes; x ray tubes; medical ct x ray
    tubes
clocks | clocks | 91 | C26 | consumer_goods | clocks; wristwatches; timepieces; watch parts; watch
    movements; clocks and watches; watches and clocks; luxury watches
musical_instruments | musical instruments | 92 | C31T33 | consumer_goods | musical instruments; guitars;
    piano; violins
firearms | firearms | 93 | C25 | defence_equipment | firearms; handguns; ammunition; guns; rifles; pistols;
    assault weapons; small arms
defence_equipment | military equipment | 93 | C25, C302T309 | | military equipment; defense equipment;
    defence equipment; defense hardware; military hardware; defense products; defence products; defense
    articles; defence articles; military goods; defense goods; weapon; arms; armaments; fighter jets;
    missiles; weapons systems; weapon systems; military aircraft; missile systems; munitions; tanks and
    armoured vehicles; submarines; warships; combat aircraft; military technology items; air defense
    systems; air defence systems; military items; arms and ammunition; military supplies; defense materiel;
    defence materiel; military vehicles; defense technologies; defence technologies; military products
furniture | furniture | 94 | C31T33 | | furniture; furniture products; wooden furniture; wood furniture;
    bedroom furniture; office furniture; metal furniture; sofas; home furnishings; furnishings; home goods;
    mattress; mattresses; home decor; home décor; home dor; home furniture; tables and chairs; bunk beds;
    furniture parts; prefabricated buildings; wooden bedroom furniture; garden furniture; homewares;
    housewares; lounge suites; household furniture; upholstered furniture; upholstered wooden furniture;
    upholstered wood furniture; upholstered wood products; upholstered wooden products; upholstered wooden
    furniture products
kitchen_cabinets | kitchen cabinets and vanities | 940340 | C31T33 | furniture | kitchen cabinet; cabinets
    and vanities; wooden cabinets; kitchen cabinets and vanities; kitchen cabinets and bathroom vanities;
    kitchen cabinets, bathroom vanities; bathroom vanities; bathroom vanity; wooden cabinets and vanities;
    wood cabinets; vanities; wooden vanities
toys | toys | 9503, 9504 | C31T33 | consumer_goods | toy; toys and games; dolls; board games; puzzles; video
    games; games and toys; children's toys
sports_goods | sporting goods | 9506 | C31T33 | consumer_goods | sporting goods; sports equipment; golf
    clubs; sports goods; fishing rods; skis; exercise equipment; fitness equipment; golf carts; sporting
    equipment; golf equipment; treadmills; tennis rackets; cricket bats
christmas_goods | festive articles | 9505 | C31T33 | consumer_goods | christmas decorations; holiday
    decorations; christmas trees; festive goods
handicrafts | handicrafts | 46, 96 | C31T33 | consumer_goods | handicraft; artisanal products; artisan
    goods; handmade products; handicraft products; basketware; stationery; pens; pencils; brooms; zippers;
    artisanal goods; handicraft goods
art | art and antiques | 97 | C31T33 | consumer_goods | artwork; works of art; antiques; paintings; fine
    art; collectibles; art and antiques
luxury_goods | luxury goods | 22, 33, 42, 43, 71, 91, 97 | C10T12, C13T15, C31T33 | consumer_goods |
    luxury goods; luxury products; luxury items; luxuries
consumer_goods | consumer goods | 33, 39, 42, 61, 64, 85, 94, 95 | C13T15, C26, C31T33 | | consumer goods;
    consumer products; household goods; household products; nappies; diapers;
    baby products; everyday goods; sanitary products; baby strollers; lighters; sanitary towels; fast moving
    consumer goods; feminine hygiene products
software | software | | SVC | | software; critical software; chip design software; electronic design
    automation software; design software; eda software; eda tools; software products
dual_use | dual-use goods | |  | | dual use items; dual use products; dual use technology; dual use
    technologies; dual use materials; dual use equipment; dual use goods and technologies; dual use chips
    and materials; dual use good; items with military applications; dual use exports
films | films | | SVC | | movie; films; foreign films; foreign movies; foreign made films; hollywood films;
    hollywood movies; american films; us films; feature films
high_tech | high-tech goods | 84, 85, 88, 90 | C26, C28, C302T309 | | high tech products; high tech goods;
    advanced technology products; high technology goods; high technology products; high technology items;
    high tech items; sensitive technology; sensitive technologies; advanced technologies; quantum
    technology; quantum technologies; quantum computing items; high end technology; advanced technology
    goods; quantum computers
parcels | low-value parcels | |  | | low value parcels; small parcels; low value packages; de minimis
    packages; de minimis shipments; de minimis parcels; small packages; low value shipments; low value
    goods; low value imports; de minimis goods; postal items; postal parcels; de minimis imports; ecommerce
    parcels; e commerce parcels; e commerce packages; low cost parcels; low value items; cheap parcels;
    postal packages
"""
