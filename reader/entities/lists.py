"""Word lists written by hand: what begins, ends and surrounds names, and small words.

Data and nothing else, so that a list can grow without anyone reading code. In a list `|` parts entries.
"""

from __future__ import annotations

TITLES = """
Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Baron|Baroness|Count|Countess|Duke|Duchess|Earl|
Viscount|King|Queen|Prince|Princess|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Pope|Cardinal|Archbishop|Bishop|
Father|Sister|Brother|Rabbi|Imam|Sheikh|Ayatollah|Rev|Reverend|Saint|St|President|Vice|Prime|Minister|Premier|
Chancellor|Secretary|Senator|Sen|Congressman|Congresswoman|Representative|Rep|Governor|Gov|Mayor|Ambassador|Envoy|
Judge|Justice|Chief|Attorney|General|Gen|Colonel|Col|Major|Maj|Captain|Capt|Lieutenant|Lt|Sergeant|Sgt|Corporal|
Private|Admiral|Adm|Commander|Cmdr|Marshal|Officer|Inspector|Detective|Constable|Sheriff|Director|Chairman|
Chairwoman|Speaker|Deputy|Foreign|Defense|Defence|Coach|Uncle|Aunt|Madame|Madam|Monsieur|Herr|Frau|Señor|Don|Crown|
First|Former|Acting|Interim|Supreme|Leader|Dictator|Councillor|Chairperson|CEO|Executive|Spokesman|Spokeswoman|
Spokesperson|Finance|Interior|Press|Senior|Junior|Prophet|Brigadier|Rear|Lance|Vice-President|Airman|Seaman|Trooper|
Guru|Swami|Mullah|Mahatma|Emir|Sheik|Maharaja|Marquess|Marquis|Dean|Provost|Rector|Nurse|Agent|Caliph|Archduke|Cllr|
Maestro|Cousin|Grandma|Grandpa|Auntie|Pastor|Chaplain|Deacon|Vicar|Monsignor|Mother|Ministers|Presidents|Founder|
Co-founder|Economist|Analyst|Singer|Actor|Actress|Author|Producer|Manager|Striker|Goalkeeper|Quarterback|
Superintendent|Commissioner|Comptroller|Solicitor|Administrator|Treasurer|Assemblyman|Assemblywoman|Delegate|
Alderman|Lawmaker|Prosecutor|Correspondent|Undersecretary|Co-chair|Congressmember|Ombudsman|Taoiseach|Principal|
Headmaster|Chair|Vice-Chair|Vice-Chairman|Whip|Majority|Minority
"""

ROLES = """
leader|president|minister|premier|chancellor|secretary|senator|governor|mayor|ambassador|envoy|judge|general|colonel|
major|captain|sergeant|admiral|commander|director|chairman|chairwoman|chair|spokesman|spokeswoman|spokesperson|coach|
king|queen|prince|princess|emperor|pope|bishop|archbishop|professor|mathematician|physicist|chemist|biologist|
astronomer|scientist|engineer|economist|historian|philosopher|psychologist|researcher|analyst|expert|author|writer|
poet|novelist|journalist|reporter|editor|critic|artist|painter|sculptor|architect|composer|singer|musician|guitarist|
drummer|actor|actress|comedian|producer|filmmaker|lawyer|attorney|doctor|surgeon|nurse|teacher|student|player|
footballer|striker|goalkeeper|quarterback|champion|activist|dictator|explorer|inventor|founder|co-founder|executive|
chief|officer|manager|owner|wife|husband|son|daughter|brother|sister|mother|father|uncle|aunt|friend|colleague|widow|
candidate|lawmaker|politician|diplomat|official|pianist|violinist|conductor|designer|farmer|soldier|pilot|astronaut|
priest|monk|friar|nun|boy|girl|man|woman
"""

# Titles that stand after a name.
PERSON_TAILS = """
Shah|Khan|Pasha|Bey|Effendi|Begum
"""

ORG_TAILS = """
University|College|School|Academy|Institute|Institution|Ministry|Department|Council|Commission|Committee|Agency|
Authority|Bureau|Office|Board|Court|Tribunal|Parliament|Senate|Assembly|Congress|Cabinet|Government|Administration|
Party|Union|League|Association|Federation|Confederation|Alliance|Coalition|Society|Community|Foundation|Trust|Fund|
Organization|Organisation|Group|Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|PLC|Plc|GmbH|AG|Co|Company|
Companies|Holdings|Industries|Enterprises|Partners|Bank|Bancorp|Insurance|Airlines|Airways|Motors|Records|Pictures|
Studios|Entertainment|Media|News|Times|Post|Journal|Gazette|Herald|Tribune|Press|Network|Radio|Television|TV|
Orchestra|Philharmonic|Choir|Ballet|Opera|Museum|Gallery|Library|Laboratory|Laboratories|Observatory|Hospital|Clinic|
Church|Club|FC|F.C.|United|Army|Navy|Force|Forces|Corps|Guard|Regiment|Brigade|Battalion|Division|Command|Police|
Service|Services|Center|Centre|Consortium|Cooperative|Team|Systems|Technologies|Software|Communications|
International|Associates|Brothers|Bros|Stores|Exchange|Chamber|Faculty|Seminary|Treasury|Embassy|Conservatory|Band|
Squadron|Initiative|Secretariat|Directorate|Section|Workshop|Publishing|Publishers|Books|Magazine|Quartet|Ensemble|
Syndicate|Guild|Lab|Labs|Centers|Centres|Railroad|Railway|Railways|Diocese|Archdiocese|Infantry|Cavalry|Wing|Fleet|
FM|AM|Inn|Restaurant|Cafe|Café|Grill|Pizza|Pub|Brewery|Winery|Pharmacy|Salon|Dealership|Realty|Securities|Capital|
Ventures|Energy|Electric|Oil|Petroleum|Steel|Mining|Chemical|Chemicals|Pharmaceuticals|Foods|Products|Solutions|
Networks|Electronics|Interactive|Games|Logistics|Consulting|Advisors|Shipyard|Shipyards|Manufacturing|Telecom|Mobile|
Wireless|Broadcasting|Films|Productions|Theatre|Theater|Troupe|Symphony|Brotherhood|Militia|Rangers|Fusiliers|Guards|
Hussars|Caucus|Lobby|Front|Movement|Congregation|Ministries|Archives|Registry|Observer|Chronicle|Globe|Inquirer|Examiner|Courier|
Dispatch|Sentinel|Bulletin|Review|Weekly|All-Stars|Wanderers|Rovers|Athletic|Hotspur|Rugby|Motorsport|Hospitals|LLP|
LP|S.A|SA|NV|N.V|SE|KG|Pty|Management|Markets|Investments|Advisers
"""

PLACE_TAILS = """
Peninsula|River|Island|Islands|Isles|Isle|Lake|Lakes|Sea|Ocean|Bay|Gulf|Strait|Straits|Channel|Canal|Creek|Falls|
Mountain|Mountains|Mount|Hills|Hill|Valley|Canyon|Desert|Forest|Plateau|Plain|Plains|Coast|Beach|Cape|Peak|Pass|
Ridge|Glacier|Delta|Basin|Reef|Archipelago|Province|County|State|District|Region|Territory|Territories|Republic|
Kingdom|Empire|City|Town|Village|Street|Avenue|Ave|Road|Lane|Boulevard|Highway|Square|Park|Garden|Gardens|Bridge|
Tower|Castle|Palace|Cathedral|Abbey|Temple|Mosque|Monastery|Stadium|Arena|Airport|Station|Harbor|Harbour|Port|Lock|
Wharf|Dock|Docks|Prison|Cemetery|Theatre|Theater|Hall|House|Hotel|Farm|Dam|Wood|Woods|Heights|Springs|Township|
Parish|Borough|Line|Crossing|Junction|Quay|Pier|Gate|Wall|Trail|Campus|Zone|Strip|Mansion|Cemetary|Suburb|Camp|Fort|
Cave|Caves|Cavern|Pond|Rink|Complex|Field|Fields|Building|Course|Speedway|Raceway|Circuit|Mine|Reservoir|Lagoon|
Spring|Ranch|Lodge|Cottage|Manor|Villa|Plaza|Mall|Terminal|Tunnel|Lighthouse|Shrine|Basilica|Chapel|Priory|Monument|
Memorial|Swamp|Marsh|Brook|Gorge|Cove|Point|Range|Refuge|Reserve|Ward|Freeway|Turnpike|Parkway|Expressway|Drive|
Prefecture|Oblast|Voivodeship|Raion|Canton|Nation|Jail|Penitentiary|Correctional|Ballpark|Pavilion|Auditorium|
Playfield|Volcano|Oasis|Fjord|Loch|Glen|Moor|Downs|Shire|Headquarters|Headland|Rock|Rocks|Shoal|Sound|Bight|Estuary|
Watershed
"""

PLACE_HEADS = """
Lake|Mount|Mt|Cape|Port|Fort|Gulf|Bay|Isle|Strait|Camp|Republic|Kingdom|City|State|Province|San|Santa|Los|Las|El|
Saint|St|New|Sea|Rio|Puerto|North|South|East|West|Northern|Southern|Eastern|Western|Central|Upper|Lower|Greater|
Inner|Outer|Mont|Monte|Loch|Glen|Rue|Villa|Castle|Highway|Route|Interstate|Pointe|Rancho|Ciudad|Chateau|Château|
River
"""

EVENT_TAILS = """
Summit|Olympics|Olympiad|Paralympics|Games|War|Wars|Revolution|Rebellion|Uprising|Revolt|Crisis|Massacre|Genocide|
Festival|Cup|Championship|Championships|Tournament|Conference|Expo|Marathon|Prix|Derby|Bowl|Open|Awards|Election|
Elections|Earthquake|Hurricane|Pandemic|Famine|Crusade|Crusades|Coup|Mutiny|Riots|Trials|Offensive|Blockade|Campaign|
Ceremony|Exhibition|Parade|Playoffs|Finals|Season|Tour|Superbowl|Storm|Fire|Flood|Floods|Jubilee|Plague|Blizzard|
Cyclone|Typhoon|Tornado|Tsunami|Eruption|Drought
"""

EVENT_HEADS = """
Battle|Siege|Operation|Hurricane|Cyclone|Typhoon|Peace|Congress of|Sack|Storm
"""

WORK_TAILS = """
Act|Treaty|Accord|Accords|Agreement|Constitution|Declaration|Protocol|Charter|Amendment|Prize|Award|Code|Symphony|
Concerto|Trilogy|Encyclopedia|Encyclopaedia|Wikipedia|Chronicles|Suite|Sonata|Overture|Manifesto|Report|Edition|
Awards|Medal|Bill|Resolution|Convention|Pact|Compact|Doctrine|Plan|Dictionary|Almanac|Handbook|Guide|Diaries|Saga|
Cantata|Requiem|Deal
"""

TERM_TAILS = """
System|Programme|Program|Project|Theory|Theorem|Law|Effect|Syndrome|Disease|Virus|Method|Model|Algorithm|Protocol|
Standard|Process|Telescope|Satellite|Probe|Rover|Spacecraft|Shuttle|Rocket|Missile|Engine
"""

OF_HEADS = """
Bank|House|Community|Institute|Ministry|University|College|Department|Council|Church|Society|School|Academy|Court|Board|
Association|Federation|League|Union|Museum|Library|Chamber|Bureau|Office|Commission|Committee|Organization|
Organisation|Republic|Kingdom|Gulf|Bay|Isle|Strait|Straits|Cape|Battle|Siege|Treaty|Declaration|Journal|Order|Centre|
Center|Centers|Centres|Faculty|Party|Army|Agency|Campaign|Conference|Congress|Fund|Group|Foundation|Alliance|Sea|
State|City|Province|Port|Tower|Bill|Act|Division|Daughters|Sons|Knights|Peace|Lake|Duchy|County|Sack|Line|Valley|
Arch|Statue|Assembly|International|Movement|Front|Administration|Convention|Communist
"""

SPEECH = """
said|says|told|tells|added|asked|replied|answered|wrote|writes|argued|explained|claimed|admitted|insisted|declared|
announced|thought|believes|believed|knew|smiled|laughed|nodded|shouted|whispered|looked|died|married|who|whose|
stared|recalled|testified|tweeted|resigned|joked|noted|warned|urged|felt|himself|herself
"""

NUMBERS = """
two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|
nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
"""

ORDINALS = """
first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|
sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|hundredth
"""

UNITS = """
per cent|percent|percentage points|microseconds?|milliseconds?|nanoseconds?|seconds?|minutes?|hours?|days?|nights?|
weeks?|months?|years?|decades?|centuries|century|millennia|kilometres?|kilometers?|metres?|meters?|centimetres?|
centimeters?|millimetres?|millimeters?|miles?|feet|foot|inch(?:es)?|yards?|light[- ]years?|acres?|hectares?|
square (?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?)|kilograms?|kilogrammes?|grams?|grammes?|tonnes?|tons?|pounds?|
ounces?|litres?|liters?|gallons?|pints?|barrels?|degrees?(?: (?:Celsius|Fahrenheit))?|knots?|watts?|kilowatts?|
megawatts?|gigawatts?|volts?|hertz|dollars?|cents?|euros?|pence|yen|yuan|rubles?|roubles?|rupees?|francs?|rands?|pesos?|liras?|baht|dinars?|dirhams?|riyals?|
rials?|krona|kronor|krone|kroner|zlotys?|shekels?|ringgit|naira|renminbi|reais|basis points|bytes?|
kilobytes?|megabytes?|gigabytes?|km/h|mph|km|cm|mm|nm|kg|mg|lbs?|ft|kWh|MW|GW|kW|Hz|GHz|MHz|GB|MB|KB|TB
"""

FUNCTION = """
a|an|the|this|that|these|those|he|she|it|we|you|they|him|her|them|us|me|my|his|its|our|your|their|who|whom|whose|
what|which|when|where|why|how|and|or|but|nor|so|yet|if|then|than|as|at|by|for|from|in|into|of|off|on|onto|out|over|
to|toward|towards|under|up|upon|with|within|without|about|above|across|after|against|along|among|around|because|
before|behind|below|between|beyond|despite|down|during|except|inside|like|near|outside|past|per|since|through|till|
until|via|while|whether|although|though|unless|however|also|too|even|just|only|not|no|never|ever|always|often|here|
there|now|later|earlier|soon|ago|again|all|any|both|each|every|am|is|are|was|were|be|been|being|do|does|did|have|has|
had|can|could|may|might|must|shall|should|will|would|more|less|others|plus|minus|old|goes|gives|says|takes|makes|
comes|gets|runs|shows|means|seems|needs|wants|lets
"""

# Small words, in lower case: they begin sentences and never name anything.
STOP = """
a|about|above|according|accordingly|across|actually|ad|additionally|after|afterwards|again|against|ago|ah|ain't|
albeit|all|almost|along|alongside|already|also|alt|alternatively|although|always|am|amid|among|amongst|an|and|
another|any|anybody|anyone|anything|anyway|apart|apparently|appendix|are|around|as|asap|aside|ask|asked|asking|at|
attached|bad|based|basically|bc|bcc|bce|be|because|been|before|behind|being|below|beneath|beside|besides|best|
between|beyond|born|both|built|but|buy|by|call|called|can|cc|cd|ce|check|clearly|click|come|comes|concerning|
conclusion|consequently|consider|considering|contents|could|ctrl|current|currently|day|days|dear|despite|did|dna|do|
does|doing|done|down|dozens|due|during|dvd|each|earlier|early|eight|either|eleven|else|elsewhere|enter|escape|
especially|even|eventually|ever|every|everybody|everyone|everything|everywhere|except|excluding|false|faq|few|fewer|
fifth|fifty|finally|find|first|five|following|for|former|formerly|fortunately|forty|founded|four|fourth|from|
furthermore|fw|fyi|generally|get|gets|getting|give|given|gives|go|goes|going|got|had|half|has|have|having|he|hello|
help|hence|her|here|hey|hi|him|his|honestly|hopefully|how|however|hundred|hundreds|i|id|if|imagine|in|including|
indeed|initially|inside|instead|into|introduction|is|it|item|its|just|keep|know|known|large|last|late|later|less|let|
lets|like|located|lol|look|looking|low|made|make|makes|many|maybe|me|meanwhile|might|million|millions|mine|minus|
more|moreover|most|much|must|my|named|near|nearly|need|needs|neither|never|nevertheless|next|night|nine|no|nobody|
none|nonetheless|nor|not|nothing|notwithstanding|now|nowhere|obviously|of|off|often|oh|ok|okay|on|once|one|only|onto|
onwards|opposite|or|originally|other|others|otherwise|our|out|outside|over|overall|overnight|own|page|part|pc|pdf|
per|perhaps|personally|please|plus|pm|put|quite|rather|re|read|really|recent|recently|references|regarding|regards|
remember|right|rna|round|runs|said|same|say|says|second|see|seems|sent|seven|several|shall|she|short|should|shows|
similarly|since|sincerely|six|small|so|some|somebody|someone|something|sometimes|somewhere|soon|sorry|speaking|start|
step|still|stop|subsequently|such|summary|suppose|sure|tab|take|takes|tell|ten|than|thank|thanks|that|the|their|them|
then|there|therefore|these|they|think|third|thirty|this|those|though|thousand|thousands|three|through|throughout|
thus|till|time|times|to|today|together|tomorrow|tonight|too|toward|towards|true|try|tv|twelve|twenty|two|under|
unfortunately|unless|unlike|until|up|upon|usb|use|used|using|usually|versus|very|via|vip|want|wants|was|way|we|
welcome|well|were|what|whatever|when|whenever|where|whereas|wherever|whether|which|whichever|while|who|whoever|whom|
whose|why|with|within|without|working|would|write|wrong|years|yes|yesterday|yet|you|your|i'm|i'll|i've|i'd|it's|
that's|there's|here's|what's|let's|he's|she's|we're|they're|you're|don't|doesn't|didn't|can't|won't|isn't|aren't|
wasn't|weren't|couldn't|wouldn't|shouldn't|haven't|hasn't|hadn't|we've|you've|they've|we'll|you'll|they'll|who's|
where's|how's|y'all|gonna|wanna|gotta|yeah|yep|nope|hmm|um|uh|huh|wow|oops|haha
"""

# Words, in lower case, with which a date or an amount may begin.
TIMES = """
a|an|one|half|several|few|last|next|this|past|previous|following|early|late|mid|yesterday|today|tomorrow|tonight|
january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|
sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|
fridays|saturdays|sundays|christmas|easter|michaelmas|thanksgiving|halloween|ramadan|passover|hanukkah|diwali|
pentecost|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|
eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|
millions|billion|billions|trillion|dozen|dozens|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|
eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|
fortieth|fiftieth|hundredth|midnight|noon
"""

PARTICLES = """
van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|ten|el|al|e|y|zu|af|ul
"""

# Capitals that are no name by themselves.
NO_NAMES = """
AM|PM|TV|FAQ|PDF|DVD|CD|USB|PC|ID|VIP|AD|BC|CE|BCE|DNA|RNA|LED|RE|FW|FYI|ASAP|LOL|OMG|WTF|IMO|IMHO|BTW|LMAO|ROFL|OK|
CEO|CFO|COO|CTO|MP|MPs|PhD|Ph.D|Ph.D.|MBA|MD|M.D|M.D.|BA|B.A|MA|M.A|JD|J.D|Jr|Sr|II|III|IV|VI|VII|VIII|IX|XI|XII|
HTML|HTTP|URL|RT|DM|PS|P.S|P.S.|NB|PIN|ATM|SUV|CPU|GPU|RAM|ROM|HIV|AIDS|IQ|GDP|IPO|EP|LP|UFO|DJ|MC|HQ|AC|DC|GPS|SMS|
MP3|JPEG|GIF|XML|API|EST|PST|GMT|UTC|EDT|PDT|CST|CDT|BST|CET|I|X|CC|BCC|TBA|TBD|ETA|DIY|NSFW|AKA|NOT|AND|THE|ALL|NO|
YES|SO|IS|IT|OF|ON|IN|TO|BUT|FOR|YOU|ARE|WAS|WHY|HOW|FREE|NEW|NOW|DO|BE|MY|ME|WE|HE|SHE|UP|OUT|CAN|WILL|VERY|EVER|
NEVER|ALWAYS|ONLY|MUST|Corp|Inc|Ltd|LLC|PLC|GmbH
"""

# States of the USA, shortened as they stand after a town: Raleigh, N.C.
STATES = """
N.C.|S.C.|N.D.|S.D.|N.H.|N.J.|N.M.|N.Y.|R.I.|W.Va|Ala|Alas|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|
Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|IL|IA|KS|
KY|LA|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY
"""

# What a name is that is said to be one of these, or that stands right after one.
PLACE_NOUNS = """
city|town|village|river|lake|island|islands|county|province|state|district|region|municipality|borough|suburb|
capital|mountain|valley|port|country|republic|hamlet|parish|peninsula|bay|neighbourhood|neighborhood|township|
commune|prefecture|settlement|community|territory|kingdom|nation|castle|airport|station|bridge|street|road|highway|
creek|tributary|volcano|desert|forest|park|beach|harbour|harbor|resort|area|continent|ocean|sea|gulf|strait|
archipelago|canton|enclave|outskirts
"""

ORG_NOUNS = """
band|group|company|firm|corporation|organization|organisation|agency|newspaper|magazine|university|college|school|
team|club|party|label|bank|airline|charity|union|association|institute|museum|hospital|church|ministry|department|
committee|council|league|network|broadcaster|publisher|retailer|manufacturer|maker|carrier|foundation|society|
federation|orchestra|ensemble|quartet|trio|duo|regiment|brigade|battalion|division|squadron|militia|army|movement|
coalition|alliance|startup|start-up|subsidiary|studio|brewery|restaurant|chain|brand|website|nonprofit|consortium|
conglomerate|think-tank|academy|choir|gang|cartel|supermarket|bookstore|dealer|dealership|clinic|salon|hotel|cafe|
café|bakery|provider|utility|operator|insurer|lender|producer|supplier|regulator|watchdog|contractor|developer|
automaker|carmaker|brewer|miner|refiner|wholesaler|exporter|importer|tabloid
"""

WORK_NOUNS = """
album|song|single|film|movie|book|novel|series|show|game|videogame|play|opera|musical|poem|painting|sitcom|
soundtrack|ep|track|documentary|comic|manga|anime|episode|sequel|memoir|essay|story|symphony|ballet|sculpture|drama|
comedy|thriller|trilogy|treaty|law|act|bill|programme|program|software|app|language|protocol|browser|console|soap|
autobiography|biography|hymn|ballad|anthem|video|remake|adaptation|award|prize|medal
"""

# How strongly a word before a name speaks for a person, a place, an organisation, a work.
BEFORE = """
in 0 1.2 .1 0|near 0 2 .1 0|outside 0 1.6 .1 0|across 0 1.5 0 0|throughout 0 1.5 0 0|around 0 .9 0 0|from .2 .7 .3 0|
to .4 .5 .2 0|into 0 .6 .1 .1|towards 0 .6 0 0|toward 0 .6 0 0|inside 0 .7 .2 0|via 0 .4 .3 0|at 0 .5 .6 0|
through 0 .5 .1 0|by .7 0 .5 0|with .6 0 .4 0|named .9 .2 .3 .2|called .4 .3 .4 .4|titled 0 0 0 2|entitled 0 0 0 2|
joined .2 0 1 0|met 1.2 0 0 0|told 1.2 0 0 0|married 2 0 0 0|hi 2 0 0 0|hello 1.5 0 0 0|hey 1.5 0 0 0|dear 2 0 0 0|
thanks 1 0 0 0|said 1.2 0 .2 0|says 1.2 0 .2 0|asked 1.2 0 0 0|and .2 0 .1 0|where 0 0 .1 0|love .1 .1 .1 .1|
watch .1 0 0 .6|watching .1 0 0 .6|playing .1 0 0 .4|the -1.5 -.1 .9 .5|a -1 -.6 .3 .4|an -1 -.6 .3 .4|
this -1 -.4 .2 .4|his -.3 -.4 .1 .4|her -.3 -.4 .1 .4|their -.6 -.4 .1 .5|my .1 -.4 .1 .3|of .1 .4 .2 .1|
for .2 .2 .5 .1|leaving 0 .8 .2 0|visit .1 1.2 .1 0|visited .1 1.2 .1 0|visiting .1 1.2 .1 0|reached 0 .8 .1 0|
left 0 .6 .3 0|killed .6 0 0 0|against .2 .2 .6 0|between .1 .5 .3 0|because .1 0 0 0|when .3 0 .1 0|that .3 0 .1 0|
while .3 0 .1 0|if .3 0 .1 0|but .3 0 .1 0|as .2 0 .1 0|than .2 .1 .2 0|like .3 .1 .2 .1|published 0 0 .2 1.4|
wrote 0 0 0 1|directed 0 0 0 1.2|read 0 0 0 .6|starring 2 0 0 0|featuring 1 0 .3 0|feat 1 0 .2 0
"""


def entries(text: str) -> list[str]:
    """The entries of a list."""
    return [entry.strip() for entry in text.replace("\n", "").split("|") if entry.strip()]
