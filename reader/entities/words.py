"""What a rule-based finder knows of words: lists of names, how dates are written, what names look like.

Kept apart from the finding, so that a list can grow without anyone reading code. In a list `|` parts entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.entities.model import Kind

# Each row: country, other names / capital / its people, the usual adjective first.
_COUNTRIES = """
Afghanistan / Kabul / Afghan
Albania / Tirana / Albanian
Algeria / Algiers / Algerian
Andorra / Andorra la Vella / Andorran
Angola / Luanda / Angolan
Argentina / Buenos Aires / Argentine|Argentinian
Armenia / Yerevan / Armenian
Australia / Canberra / Australian|Aussie
Austria / Vienna / Austrian
Azerbaijan / Baku / Azerbaijani|Azeri
Bahamas / Nassau / Bahamian
Bahrain / Manama / Bahraini
Bangladesh / Dhaka / Bangladeshi
Barbados / Bridgetown / Barbadian
Belarus|Byelorussia / Minsk / Belarusian
Belgium / Brussels / Belgian
Belize / Belmopan / Belizean
Benin / Porto-Novo / Beninese
Bhutan / Thimphu / Bhutanese
Bolivia / La Paz / Bolivian
Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia / Sarajevo / Bosnian
Botswana / Gaborone / Botswanan
Brazil / Brasilia|Brasília / Brazilian
Brunei / Bandar Seri Begawan / Bruneian
Bulgaria / Sofia / Bulgarian
Burkina Faso / Ouagadougou / Burkinabe
Burundi / Bujumbura / Burundian
Cambodia|Kampuchea / Phnom Penh / Cambodian
Cameroon / Yaounde|Yaoundé / Cameroonian
Canada / Ottawa / Canadian
Cape Verde / Praia / Cape Verdean
Central African Republic / Bangui /
Chad / N'Djamena / Chadian
Chile / Santiago / Chilean
China|People's Republic of China|PRC|P.R.C. / Beijing|Peking / Chinese
Colombia / Bogota|Bogotá / Colombian
Comoros / Moroni / Comorian
Costa Rica / San Jose|San José / Costa Rican
Croatia / Zagreb / Croatian|Croat
Cuba / Havana / Cuban
Cyprus / Nicosia / Cypriot
Czech Republic|Czechia / Prague / Czech
Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|Congo|Zaire / Kinshasa / Congolese
Denmark / Copenhagen / Danish|Dane
Djibouti / Djibouti City / Djiboutian
Dominica / Roseau /
Dominican Republic / Santo Domingo /
East Timor|Timor-Leste / Dili / Timorese
Ecuador / Quito / Ecuadorian|Ecuadorean
Egypt / Cairo / Egyptian
El Salvador / San Salvador / Salvadoran
Equatorial Guinea / Malabo / Equatoguinean
Eritrea / Asmara / Eritrean
Estonia / Tallinn / Estonian
Eswatini|Swaziland / Mbabane / Swazi
Ethiopia / Addis Ababa / Ethiopian
Fiji / Suva / Fijian
Finland / Helsinki / Finnish|Finn
France / Paris / French|Frenchman|Frenchmen|Frenchwoman
Gabon / Libreville / Gabonese
Gambia / Banjul / Gambian
Georgia / Tbilisi / Georgian
Germany / Berlin / German
Ghana / Accra / Ghanaian
Greece / Athens / Greek
Grenada / St George's / Grenadian
Guatemala / Guatemala City / Guatemalan
Guinea / Conakry / Guinean
Guinea-Bissau / Bissau /
Guyana / Georgetown / Guyanese
Haiti / Port-au-Prince / Haitian
Honduras / Tegucigalpa / Honduran
Hungary / Budapest / Hungarian
Iceland / Reykjavik|Reykjavík / Icelandic|Icelander
India / New Delhi|Delhi / Indian
Indonesia / Jakarta / Indonesian
Iran / Tehran|Teheran / Iranian
Iraq / Baghdad / Iraqi
Ireland|Republic of Ireland|Eire / Dublin / Irish|Irishman|Irishmen|Irishwoman
Israel / Jerusalem / Israeli
Italy / Rome / Italian
Ivory Coast|Côte d'Ivoire|Cote d'Ivoire / Yamoussoukro / Ivorian
Jamaica / Kingston / Jamaican
Japan / Tokyo / Japanese
Jordan / Amman / Jordanian
Kazakhstan / Astana / Kazakh
Kenya / Nairobi / Kenyan
Kiribati / Tarawa /
Kosovo / Pristina / Kosovar|Kosovan
Kuwait / Kuwait City / Kuwaiti
Kyrgyzstan / Bishkek / Kyrgyz
Laos / Vientiane / Laotian|Lao
Latvia / Riga / Latvian
Lebanon / Beirut / Lebanese
Lesotho / Maseru / Basotho
Liberia / Monrovia / Liberian
Libya / Tripoli / Libyan
Liechtenstein / Vaduz /
Lithuania / Vilnius / Lithuanian
Luxembourg / / Luxembourger
Madagascar / Antananarivo / Malagasy
Malawi / Lilongwe / Malawian
Malaysia / Kuala Lumpur / Malaysian
Maldives / Malé / Maldivian
Mali / Bamako / Malian
Malta / Valletta / Maltese
Marshall Islands / Majuro / Marshallese
Mauritania / Nouakchott / Mauritanian
Mauritius / Port Louis / Mauritian
Mexico / Mexico City / Mexican
Micronesia / Palikir / Micronesian
Moldova / Chisinau / Moldovan
Monaco / / Monegasque
Mongolia / Ulaanbaatar|Ulan Bator / Mongolian|Mongol
Montenegro / Podgorica / Montenegrin
Morocco / Rabat / Moroccan
Mozambique / Maputo / Mozambican
Myanmar|Burma / Naypyidaw / Burmese
Namibia / Windhoek / Namibian
Nauru / / Nauruan
Nepal / Kathmandu / Nepali|Nepalese
Netherlands|Holland / Amsterdam / Dutch|Dutchman|Dutchmen
New Zealand|NZ / / New Zealander
Nicaragua / Managua / Nicaraguan
Niger / Niamey / Nigerien
Nigeria / Abuja / Nigerian
North Korea|Democratic People's Republic of Korea|DPRK|D.P.R.K. / Pyongyang / North Korean
North Macedonia|Macedonia / Skopje / Macedonian
Norway / Oslo / Norwegian
Oman / Muscat / Omani
Pakistan / Islamabad / Pakistani
Palau / Ngerulmud / Palauan
Palestine|State of Palestine / Ramallah / Palestinian
Panama / Panama City / Panamanian
Papua New Guinea / Port Moresby / Papuan
Paraguay / Asuncion|Asunción / Paraguayan
Peru / Lima / Peruvian
Philippines / Manila / Filipino|Philippine|Filipina
Poland / Warsaw / Polish|Pole
Portugal / Lisbon / Portuguese
Qatar / Doha / Qatari
Romania / Bucharest / Romanian
Russia|Russian Federation / Moscow / Russian
Rwanda / Kigali / Rwandan
Samoa / Apia / Samoan
San Marino / /
Saudi Arabia|Kingdom of Saudi Arabia / Riyadh / Saudi|Saudi Arabian
Senegal / Dakar / Senegalese
Serbia / Belgrade / Serbian|Serb
Seychelles / / Seychellois
Sierra Leone / Freetown / Sierra Leonean
Singapore / / Singaporean
Slovakia / Bratislava / Slovak|Slovakian
Slovenia / Ljubljana / Slovenian|Slovene
Solomon Islands / Honiara /
Somalia / Mogadishu / Somali
South Africa / Pretoria / South African
South Korea|Republic of Korea|ROK|S. Korea / Seoul / South Korean
South Sudan / Juba / South Sudanese
Spain / Madrid / Spanish|Spaniard
Sri Lanka|Ceylon / Colombo / Sri Lankan
St Lucia|Saint Lucia / Castries /
Sudan / Khartoum / Sudanese
Suriname / Paramaribo / Surinamese
Sweden / Stockholm / Swedish|Swede
Switzerland / Bern|Berne / Swiss
Syria / Damascus / Syrian
Taiwan / Taipei / Taiwanese
Tajikistan / Dushanbe / Tajik
Tanzania / Dodoma / Tanzanian
Thailand|Siam / Bangkok / Thai
Togo / Lomé / Togolese
Tonga / Nuku'alofa / Tongan
Trinidad and Tobago|Trinidad / Port of Spain / Trinidadian
Tunisia / Tunis / Tunisian
Turkey|Türkiye|Turkiye / Ankara / Turkish|Turk
Turkmenistan / Ashgabat / Turkmen
Tuvalu / Funafuti / Tuvaluan
Uganda / Kampala / Ugandan
Ukraine / Kyiv|Kiev / Ukrainian
United Arab Emirates|UAE|U.A.E. / Abu Dhabi / Emirati
United Kingdom|UK|U.K.|Britain|Great Britain|G.B. / London / British|Briton|Brit
United States|United States of America|US|U.S.|U.S|USA|U.S.A.|America / / American
Uruguay / Montevideo / Uruguayan
Uzbekistan / Tashkent / Uzbek
Vanuatu / Port Vila /
Vatican City|Vatican|Holy See / /
Venezuela / Caracas / Venezuelan
Vietnam|Viet Nam / Hanoi / Vietnamese
Yemen / Sanaa|Sana'a / Yemeni
Zambia / Lusaka / Zambian
Zimbabwe|Rhodesia / Harare / Zimbabwean
Soviet Union|USSR|U.S.S.R. / / Soviet
East Germany / / East German
West Germany / / West German
Yugoslavia / / Yugoslav|Yugoslavian
Czechoslovakia / / Czechoslovak
Hong Kong / / Hong Konger
England / / English|Englishman|Englishmen|Englishwoman
Scotland / Edinburgh / Scottish|Scot|Scotsman
Wales / Cardiff / Welsh|Welshman
Northern Ireland / Belfast /
Greenland / Nuuk / Greenlander
Puerto Rico / San Juan / Puerto Rican
Tibet / Lhasa / Tibetan
Korea / / Korean
Chechnya / Grozny / Chechen
"""

_PLACES = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|
Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|
Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|
Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|
Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|British Columbia|
Nova Scotia|New Brunswick|Newfoundland|Yukon|New South Wales|Queensland|Tasmania|Victoria|Western Australia|
South Australia|Catalonia|Andalusia|Bavaria|Saxony|Prussia|Brittany|Normandy|Tuscany|Sicily|Sardinia|
Lombardy|Crimea|Siberia|Donbas|Kashmir|Punjab|Bengal|Kurdistan|Xinjiang|Guangdong|Sichuan|Hokkaido|Okinawa|
Gaza|Gaza Strip|West Bank|Darfur|Cornwall|Devon|Yorkshire|Lancashire|Kent|Sussex|Essex|Norfolk|Suffolk|
Surrey|Hampshire|Cumbria|Somerset|Dorset|Wiltshire|Oxfordshire|Gloucestershire|Derbyshire|Lincolnshire|
Northumberland|Africa|Asia|Europe|Antarctica|North America|South America|Latin America|Central America|
Oceania|Eurasia|Australasia|Arctic|Middle East|Far East|Near East|Balkans|Caucasus|Scandinavia|Caribbean|
Mediterranean|Pacific|Atlantic|Pacific Ocean|Atlantic Ocean|Indian Ocean|Arctic Ocean|Southern Ocean|Baltic|
Polynesia|Melanesia|Sahara|Sahel|Himalayas|Alps|Andes|Pyrenees|Appalachians|Rockies|Rocky Mountains|Urals|
Sinai|Iberia|Anatolia|Mesopotamia|Persia|Babylon|Byzantium|Constantinople|Carthage|Sparta|Troy|Judea|
Galilee|Earth|Mars|Jupiter|Saturn|Venus|Uranus|Neptune|Pluto|Milky Way|Solar System|Guam|Bermuda|Gibraltar|
Crete|Corsica|Cyprus|Bali|Java|Sumatra|Borneo|Zanzibar|Galápagos|Galapagos|Falklands|Falkland Islands|
Canary Islands|Nile|Amazon River|Danube|Rhine|Volga|Thames|Seine|Loire|Rhône|Elbe|Yangtze|Ganges|Mekong|
Euphrates|Tigris|Indus|Congo River|Niger River|Zambezi|Hudson|Rio Grande|Potomac|Everest|Kilimanjaro|
Vesuvius|Mont Blanc|Matterhorn|Suez Canal|Panama Canal|New York City|NYC|Los Angeles|L.A.|Chicago|Houston|
Philadelphia|Phoenix|San Antonio|San Diego|Dallas|Austin|San Francisco|Seattle|Denver|Boston|Detroit|
Nashville|Memphis|Portland|Las Vegas|Baltimore|Milwaukee|Albuquerque|Tucson|Flagstaff|Sacramento|Atlanta|
Miami|Oakland|Minneapolis|Cleveland|Tampa|New Orleans|Honolulu|Pittsburgh|Cincinnati|St. Louis|St Louis|
Orlando|Buffalo|Omaha|Newark|Brooklyn|Manhattan|Queens|Bronx|Harlem|Hollywood|Silicon Valley|Salt Lake City|
Kansas City|Indianapolis|Columbus|Charlotte|Toronto|Montreal|Vancouver|Calgary|Edmonton|Winnipeg|Halifax|
Sydney|Melbourne|Brisbane|Perth|Adelaide|Auckland|Wellington|Manchester|Birmingham|Liverpool|Leeds|
Sheffield|Bristol|Newcastle|Nottingham|Leicester|Oxford|Cambridge|York|Glasgow|Aberdeen|Dundee|Southampton|
Portsmouth|Plymouth|Brighton|Norwich|Coventry|Swansea|Barcelona|Valencia|Seville|Bilbao|Granada|Porto|
Marseille|Lyon|Toulouse|Bordeaux|Strasbourg|Lille|Versailles|Munich|Hamburg|Frankfurt|Cologne|Stuttgart|
Leipzig|Dresden|Nuremberg|Düsseldorf|Bonn|Zurich|Zürich|Geneva|Basel|Lausanne|Davos|Milan|Naples|Turin|
Venice|Florence|Genoa|Bologna|Pisa|Verona|Palermo|Rotterdam|The Hague|Utrecht|Antwerp|Ghent|Bruges|
Gothenburg|Bergen|Salzburg|Innsbruck|Krakow|Kraków|Gdansk|Lviv|Odesa|Odessa|Kharkiv|Mariupol|Donetsk|
Leningrad|St. Petersburg|St Petersburg|Saint Petersburg|Petrograd|Stalingrad|Vladivostok|Chernobyl|Istanbul|
Izmir|Thessaloniki|Tel Aviv|Haifa|Bethlehem|Nazareth|Aleppo|Mosul|Basra|Kandahar|Mecca|Medina|Jeddah|Dubai|
Alexandria|Casablanca|Marrakesh|Lagos|Johannesburg|Cape Town|Durban|Soweto|Mombasa|Mumbai|Bombay|Kolkata|
Calcutta|Chennai|Madras|Bangalore|Bengaluru|Hyderabad|Lahore|Karachi|Peshawar|Shanghai|Guangzhou|Shenzhen|
Wuhan|Nanjing|Tianjin|Chengdu|Macau|Osaka|Kyoto|Nagoya|Yokohama|Hiroshima|Nagasaki|Fukushima|Busan|Incheon|
Saigon|Ho Chi Minh City|Mandalay|Rio de Janeiro|Rio|São Paulo|Sao Paulo|Salvador|Medellín|Medellin|
Guadalajara|Tijuana|Acapulco|Cusco|Machu Picchu|Pompeii|Auschwitz|Waterloo|Gettysburg|Wall Street|
Times Square|Trafalgar Square|Tiananmen Square|Red Square|Downing Street|Stonehenge|Eiffel Tower|Great Wall|
Great Barrier Reef|Grand Canyon|Silk Road|Pearl Harbor|Guantanamo Bay|Bay Area|New England|East Coast|
West Coast|Midwest|Milky Way Galaxy|North Pole|South Pole|Equator|Black Sea|Red Sea|Dead Sea|North Sea|
Baltic Sea|Caspian Sea|South China Sea|Washington, D.C.|Chernihiv|Kherson|Nagorno-Karabakh|Transylvania|
Bohemia|Moravia|Galicia|Silesia|Flanders|Wallonia|Lapland
"""

_GROUPS = """
Latin|Sanskrit|Arabic|Hindi|Urdu|Mandarin|Cantonese|Swahili|Yiddish|Gaelic|
African|African American|African-American|Asian|Asian American|European|Arab|Latino|Latina|Hispanic|Kurd|
Kurdish|Jewish|Jew|Muslim|Moslem|Islamic|Christian|Catholic|Roman Catholic|Protestant|Orthodox|Anglican|
Lutheran|Calvinist|Methodist|Baptist|Presbyterian|Mormon|Quaker|Puritan|Evangelical|Hindu|Buddhist|Sikh|
Jain|Zoroastrian|Shia|Shiite|Sunni|Sufi|Taoist|Confucian|Dominican|Franciscan|Jesuit|Benedictine|Roman|
Byzantine|Ottoman|Persian|Phoenician|Babylonian|Assyrian|Sumerian|Mayan|Maya|Aztec|Inca|Viking|Norse|Celtic|
Celt|Saxon|Anglo-Saxon|Norman|Goth|Visigoth|Hun|Slav|Slavic|Tatar|Uyghur|Uighur|Rohingya|Pashtun|
Han Chinese|Bedouin|Berber|Zulu|Xhosa|Maasai|Tutsi|Hutu|Yoruba|Igbo|Hausa|Maori|Māori|Aboriginal|Inuit|
Cherokee|Navajo|Sioux|Apache|Iroquois|Native American|Basque|Catalan|Breton|Scandinavian|Nordic|Flemish|
Hebrew|Hellenic|Republican|Democrat|Democratic|Communist|Socialist|Tory|Tories|Whig|Nazi|Bolshevik|Marxist|
Zionist|Texan|Californian|New Yorker|Londoner|Parisian|Hawaiian|Bavarian|Sicilian|Venetian|Florentine|
Athenian|Spartan|Trojan|Latin American|Romani|Gypsy|Gypsies|Balkan|Siberian|Crimean|Venezuelan|Western|
Cossack|Prussian|Afro-American|Caucasian|Alawite|Druze
"""

# Each entry: a body and, after `=`, its other names.
_BODIES = """
United Nations = UN = U.N. | European Union = EU = E.U. | NATO = North Atlantic Treaty Organization |
European Commission | World Health Organization = World Health Organisation |
International Monetary Fund = IMF | World Bank | UNESCO | UNICEF | World Trade Organization = WTO |
International Criminal Court = ICC | OPEC | OECD | ASEAN | African Union | Arab League | Interpol |
INTERPOL | Red Cross = International Committee of the Red Cross = ICRC | Amnesty International |
Greenpeace | Human Rights Watch | Médecins Sans Frontières | League of Nations | Warsaw Pact | G7 | G8 |
G20 | IAEA = International Atomic Energy Agency | Federal Reserve | Congress | Senate |
House of Representatives | House of Commons | House of Lords | Supreme Court | Parliament | White House |
Pentagon | Kremlin | Capitol | State Department | Justice Department | Treasury | Bundestag | Duma |
Knesset | Politburo | Central Intelligence Agency = CIA = C.I.A. |
Federal Bureau of Investigation = FBI = F.B.I. | NASA | NSA | FDA | CDC | EPA | FCC | SEC | IRS | NHS |
MI5 | MI6 | KGB | FSB | Mossad | Gestapo | Scotland Yard | Secret Service | Coast Guard | Royal Navy |
Royal Air Force = RAF | Red Army | Air Force | Marine Corps | Navy SEALs | IRA | PLO | Hamas | Hezbollah |
Taliban | al-Qaeda = Al-Qaeda = al Qaeda = Al Qaeda | Islamic State = ISIS = ISIL | Boko Haram |
Ku Klux Klan = KKK | Labour | Labour Party | Conservative Party | Green Party | Democratic Party |
Republican Party = GOP | Communist Party | Sinn Féin = Sinn Fein | Likud | Fatah | Reuters | Bloomberg |
Associated Press = AP | AFP = Agence France-Presse | BBC | CNN | NBC | CBS | ABC News | NPR | PBS | ESPN |
MSNBC | Fox News | Al Jazeera | Xinhua | TASS | Yonhap | KCNA | New York Times | Washington Post |
Wall Street Journal | Financial Times | Guardian | Los Angeles Times | USA Today | Daily Mail |
Daily Telegraph | Le Monde | Der Spiegel | Politico | Axios | MTV | HBO | Google | Microsoft | Apple Inc |
IBM | Intel | Facebook | Twitter | YouTube | Wikipedia | Netflix | Tesla | Boeing | Airbus | Toyota |
Honda | Nissan | Sony | Samsung | Hyundai | Nintendo | Volkswagen = VW | BMW | General Motors = GM |
General Electric = GE | Exxon | ExxonMobil | Chevron | BP | Gazprom | Huawei | Alibaba | Tencent |
Goldman Sachs | JPMorgan | Morgan Stanley | Citigroup | HSBC | Barclays | Lehman Brothers | Enron |
Walmart | Wal-Mart | McDonald's | Starbucks | Coca-Cola | Pepsi | Nike | Adidas | Pfizer | AstraZeneca |
Moderna | Nokia | Siemens | Lockheed Martin | SpaceX | OpenAI | PayPal | eBay | Yahoo | Disney |
Walt Disney | Warner Bros | Universal Studios | Paramount | Pixar | Harvard | Yale | Princeton | Stanford |
MIT | UCLA | Caltech | Sorbonne | Eton | FIFA | UEFA | NBA | NFL | MLB | NHL | NCAA | IOC | FIA |
Manchester United | Real Madrid | Arsenal | Juventus | Bayern Munich | AC Milan | Ajax | New York Yankees |
Boston Red Sox
"""

_EVENTS = """
World War I = First World War = World War One = WWI = Great War |
World War II = Second World War = World War Two = WWII = World War 2 | Cold War | Holocaust |
Great Depression | Industrial Revolution | French Revolution | Russian Revolution | October Revolution |
American Revolution | Renaissance | Enlightenment | Reformation | Arab Spring | Brexit | Watergate | D-Day |
Olympics | Olympic Games | Winter Olympics | Summer Olympics | Paralympics | World Cup | Super Bowl |
World Series | Wimbledon | Tour de France | Blitz | Black Death | Great Fire of London |
Hundred Years' War | Thirty Years' War | Civil War | Vietnam War | Korean War | Gulf War
"""

_WORKS = """
Bible|Quran|Koran|Qur'an|Torah|Talmud|Iliad|Odyssey|Old Testament|New Testament|Magna Carta|Mona Lisa|
Constitution
"""

_GIVEN = """
Aaron|Abigail|Abraham|Adam|Adrian|Agnes|Ahmed|Aidan|Aisha|Alan|Albert|Alejandro|Aleksandr|Alex|Alexander|
Alexandra|Alexei|Alexis|Alfred|Ali|Alice|Alicia|Alison|Allan|Allen|Amanda|Amber|Amelia|Amir|Amos|Amy|Ana|
Anders|Andre|André|Andrea|Andreas|Andrei|Andrew|Andy|Angela|Angelina|Angelo|Ann|Anna|Anne|Annie|Anthony|
Antoine|Anton|Antonio|Anwar|Ariel|Arnold|Arthur|Ashley|Ashraf|Audrey|August|Austin|Ava|Barack|Barbara|Barry|
Bart|Beatrice|Ben|Benedict|Benjamin|Bernard|Bernie|Bertha|Beth|Betty|Bill|Billy|Björn|Bob|Bobby|Boris|Brad|
Bradford|Bradley|Brandon|Brenda|Brendan|Brett|Brian|Brigitte|Bruce|Bruno|Bryan|Caleb|Cameron|Carl|Carla|
Carlos|Carol|Caroline|Carolyn|Catherine|Cecil|Charles|Charlie|Charlotte|Chelsea|Cheryl|Chloe|Chris|
Christian|Christina|Christine|Christopher|Claire|Clara|Clark|Claude|Claudia|Clifford|Clint|Colin|Connor|
Conrad|Craig|Cristina|Curtis|Cynthia|Daisy|Dale|Damian|Dan|Daniel|Danielle|Danny|Darren|Dave|David|Dean|
Deborah|Debra|Denis|Dennis|Derek|Diana|Diane|Diego|Dick|Dmitri|Dmitry|Dominic|Don|Donald|Donna|Dora|Doris|
Dorothy|Doug|Douglas|Duncan|Dwight|Dylan|Earl|Ed|Eddie|Edgar|Edith|Edmund|Eduardo|Edward|Edwin|Eileen|
Elaine|Eleanor|Elena|Eli|Elijah|Elisabeth|Elizabeth|Ella|Ellen|Elon|Elsa|Emil|Emily|Emma|Emmanuel|Enrico|
Eric|Erica|Erik|Erin|Ernest|Esther|Ethan|Eugene|Eva|Evan|Evelyn|Fabio|Faith|Fatima|Felix|Fernando|Fiona|
Florence|Floyd|Frances|Francesco|Francis|Francisco|Franco|François|Frank|Franklin|Franz|Fred|Frederick|
Friedrich|Gabriel|Gareth|Gary|Gavin|Gene|Geoffrey|George|Gerald|Gerard|Gerhard|Gertrude|Gianni|Gilbert|Gina|
Giovanni|Giuseppe|Gladys|Glen|Glenn|Gloria|Gordon|Grace|Graham|Greg|Gregg|Gregory|Guillermo|Gustav|Guy|
Hannah|Hans|Harold|Harriet|Harrison|Harry|Harvey|Hassan|Hazel|Heather|Hector|Heidi|Heinrich|Helen|Helmut|
Henri|Henry|Herbert|Herman|Hillary|Hilary|Holly|Howard|Hubert|Hugh|Hugo|Hussein|Ian|Ibrahim|Igor|Imran|
Ingrid|Irene|Isaac|Isabel|Isabella|Isaiah|Ivan|Ivy|Jack|Jackie|Jackson|Jacob|Jacqueline|Jacques|Jake|James|
Jamie|Jan|Jane|Janet|Jason|Javier|Jay|Jean|Jeanne|Jeff|Jeffrey|Jennifer|Jenny|Jeremy|Jerome|Jerry|Jesse|
Jessica|Jesus|Jill|Jim|Jimmy|Joan|Joanna|Joe|Joel|Johan|Johann|Johannes|John|Johnny|Jon|Jonas|Jonathan|
Jordan|Jorge|Jose|José|Josef|Joseph|Joshua|Joyce|Juan|Judith|Judy|Julia|Julian|Julie|Julio|Julius|Justin|
Karen|Karl|Kate|Katherine|Kathleen|Kathryn|Kathy|Katie|Keith|Kelly|Ken|Kenneth|Kevin|Khalid|Kirk|Klaus|
Konrad|Kurt|Kyle|Larry|Lars|Laura|Lauren|Lawrence|Leah|Lee|Leo|Leon|Leonard|Leonardo|Leroy|Leslie|Lewis|
Liam|Linda|Lisa|Lloyd|Logan|Lois|Lorenzo|Louis|Louise|Lucas|Lucia|Lucy|Luigi|Luis|Luke|Lydia|Lyndon|Lynn|
Madeleine|Magnus|Mahatma|Mahmoud|Malcolm|Manuel|Marc|Marcel|Marco|Marcus|Margaret|Maria|Marie|Marilyn|Mario|
Marion|Marjorie|Martha|Martin|Marvin|Mary|Mathew|Matt|Matthew|Maurice|Max|Maxim|Megan|Mehmet|Melanie|
Melissa|Michael|Michel|Michelle|Miguel|Mike|Mikhail|Mildred|Milton|Miriam|Mitch|Mohamed|Mohammad|Mohammed|
Muhammad|Molly|Monica|Morgan|Morris|Moses|Mustafa|Nancy|Naomi|Napoleon|Narendra|Natalie|Natasha|Nathan|
Nathaniel|Neil|Nell|Nelson|Nicholas|Nick|Nicola|Nicolas|Nicole|Nigel|Nikita|Nikolai|Nina|Noah|Noel|Nora|
Norma|Norman|Oleg|Oliver|Olivia|Omar|Orson|Oscar|Osama|Otto|Owen|Pablo|Pamela|Patricia|Patrick|Paul|Paula|
Pauline|Pedro|Peggy|Penny|Percy|Peter|Philip|Philippe|Phil|Phillip|Pierre|Pietro|Rachel|Rafael|Ralph|Ramon|
Randall|Randy|Raymond|Rebecca|Reginald|René|Ricardo|Richard|Rick|Rita|Rob|Robert|Roberta|Roberto|Robin|
Rodney|Roger|Roland|Ron|Ronald|Rosa|Rosie|Ross|Roy|Rudolf|Rudy|Rupert|Russell|Ruth|Ryan|Saddam|Sally|Salman|
Salvador|Sam|Samantha|Samuel|Sandra|Sara|Sarah|Scott|Sean|Sebastian|Serena|Sergei|Sergey|Sergio|Seth|Shane|
Shannon|Sharon|Sheila|Sheryl|Shirley|Sidney|Sigmund|Silvio|Simon|Sofia|Sonia|Sophia|Sophie|Spencer|Stanley|
Stefan|Stella|Stephanie|Stephen|Steve|Steven|Stuart|Sue|Susan|Suzanne|Sven|Sylvia|Tamara|Tara|Ted|Terence|
Teresa|Terry|Thelma|Theodore|Theresa|Thomas|Tim|Timothy|Tina|Todd|Tom|Tommy|Toni|Tony|Tracy|Trevor|Tyler|
Ursula|Valerie|Vanessa|Vera|Vernon|Veronica|Victor|Victoria|Vincent|Viola|Violet|Virginia|Vivian|Vladimir|
Volodymyr|Walter|Wanda|Warren|Wayne|Wendy|Werner|Wilhelm|Will|Willem|William|Willie|Winston|Wolfgang|
Woodrow|Xavier|Yasser|Yitzhak|Yuri|Yusuf|Yvonne|Zachary|Zoe
"""

_FAMILY_FIRST = """
Kim|Moon|Park|Lee|Yoon|Choi|Jung|Chung|Xi|Mao|Deng|Hu|Jiang|Wen|Zhou|Li|Wang|Zhang|Chen|Liu|Yang|Zhao|Huang|
Ban|Nguyen|Tran
"""

_TITLES = """
Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Baron|Baroness|Count|Countess|Duke|Duchess|
Earl|Viscount|King|Queen|Prince|Princess|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Pope|Cardinal|
Archbishop|Bishop|Father|Sister|Brother|Rabbi|Imam|Sheikh|Ayatollah|Rev|Reverend|Saint|St|President|Vice|
Prime|Minister|Premier|Chancellor|Secretary|Senator|Sen|Congressman|Congresswoman|Representative|Rep|
Governor|Gov|Mayor|Ambassador|Envoy|Judge|Justice|Chief|Attorney|General|Gen|Colonel|Col|Major|Maj|Captain|
Capt|Lieutenant|Lt|Sergeant|Sgt|Corporal|Private|Admiral|Adm|Commander|Cmdr|Marshal|Officer|Inspector|
Detective|Constable|Sheriff|Director|Chairman|Chairwoman|Speaker|Deputy|Foreign|Defense|Defence|Coach|Uncle|
Aunt|Madame|Madam|Monsieur|Herr|Frau|Señor|Don|Crown|First|Former|Acting|Interim|Supreme|Leader|Dictator|
Councillor|Chairperson|CEO|Executive|Spokesman|Spokeswoman|Spokesperson|Finance|Interior|Press|Senior|
Junior
"""

_ROLES = """
leader|president|minister|premier|chancellor|secretary|senator|governor|mayor|ambassador|envoy|judge|
general|colonel|major|captain|sergeant|admiral|commander|director|chairman|chairwoman|chair|spokesman|
spokeswoman|spokesperson|coach|king|queen|prince|princess|emperor|pope|bishop|archbishop|professor|
mathematician|physicist|chemist|biologist|astronomer|scientist|engineer|economist|historian|philosopher|
psychologist|researcher|analyst|expert|author|writer|poet|novelist|journalist|reporter|editor|critic|artist|
painter|sculptor|architect|composer|singer|musician|guitarist|drummer|actor|actress|comedian|producer|
filmmaker|lawyer|attorney|doctor|surgeon|nurse|teacher|student|player|footballer|striker|goalkeeper|
quarterback|champion|activist|dictator|explorer|inventor|founder|co-founder|executive|chief|officer|manager|
owner|wife|husband|son|daughter|brother|sister|mother|father|uncle|aunt|friend|colleague|widow|candidate|
lawmaker|politician|diplomat|official|pianist|violinist|conductor|designer|farmer|soldier|pilot|astronaut|
priest|monk|friar|nun|boy|girl|man|woman
"""

_ORG_TAILS = """
University|College|School|Academy|Institute|Institution|Ministry|Department|Council|Commission|Committee|
Agency|Authority|Bureau|Office|Board|Court|Tribunal|Parliament|Senate|Assembly|Congress|Cabinet|Government|
Administration|Party|Union|League|Association|Federation|Confederation|Alliance|Coalition|Society|
Foundation|Trust|Fund|Organization|Organisation|Group|Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|PLC|
Plc|GmbH|AG|Co|Company|Companies|Holdings|Industries|Enterprises|Partners|Bank|Bancorp|Insurance|Airlines|
Airways|Motors|Records|Pictures|Studios|Entertainment|Media|News|Times|Post|Journal|Gazette|Herald|Tribune|
Press|Network|Radio|Television|TV|Orchestra|Philharmonic|Choir|Ballet|Opera|Museum|Gallery|Library|
Laboratory|Laboratories|Observatory|Hospital|Clinic|Church|Club|FC|F.C.|United|Army|Navy|Force|Forces|Corps|
Guard|Regiment|Brigade|Battalion|Division|Command|Police|Service|Services|Center|Centre|Consortium|
Cooperative|Team|Systems|Technologies|Software|Communications|International|Associates|Brothers|Bros|Stores|
Exchange|Chamber|Faculty|Seminary|Treasury|Embassy|Conservatory|Band|Squadron|Initiative|Secretariat|
Directorate|Section|Workshop|Publishing|Publishers|Books|Magazine|Quartet|Ensemble|Syndicate|Guild|Lab|Labs
"""

_PLACE_TAILS = """
Peninsula|River|Island|Islands|Isles|Isle|Lake|Lakes|Sea|Ocean|Bay|Gulf|Strait|Straits|Channel|Canal|Creek|
Falls|Mountain|Mountains|Mount|Hills|Hill|Valley|Canyon|Desert|Forest|Plateau|Plain|Plains|Coast|Beach|Cape|
Peak|Pass|Ridge|Glacier|Delta|Basin|Reef|Archipelago|Province|County|State|District|Region|Territory|
Territories|Republic|Kingdom|Empire|City|Town|Village|Street|Avenue|Ave|Road|Lane|Boulevard|Highway|Square|
Park|Garden|Gardens|Bridge|Tower|Castle|Palace|Cathedral|Abbey|Temple|Mosque|Monastery|Stadium|Arena|
Airport|Station|Harbor|Harbour|Port|Lock|Wharf|Dock|Docks|Prison|Cemetery|Theatre|Theater|Hall|House|Hotel|
Farm|Dam|Wood|Woods|Heights|Springs|Township|Parish|Borough|Line|Crossing|Junction|Quay|Pier|Gate|Wall|
Trail|Campus|Zone|Strip|Mansion|Cemetary|Suburb|Camp|Fort
"""

_PLACE_HEADS = """
Lake|Mount|Mt|Cape|Port|Fort|Gulf|Bay|Isle|Strait|Camp|Republic|Kingdom|City|State|Province|San|Santa|Los|
Las|El|Saint|St|New|Sea|Rio|Puerto
"""

_EVENT_TAILS = """
Summit|Olympics|Olympiad|Paralympics|Games|War|Wars|Revolution|Rebellion|Uprising|Revolt|Crisis|Massacre|
Genocide|Festival|Cup|Championship|Championships|Tournament|Conference|Expo|Marathon|Prix|Derby|Bowl|Open|
Awards|Election|Elections|Earthquake|Hurricane|Pandemic|Famine|Crusade|Crusades|Coup|Mutiny|Riots|Trials|
Offensive|Blockade|Campaign|Ceremony|Exhibition|Parade|Playoffs|Finals|Season|Tour|Superbowl
"""

_EVENT_HEADS = "Battle|Siege|Operation|Hurricane|Cyclone|Typhoon|Siege|Peace|Congress of|Sack|Storm"

_WORK_TAILS = """
Act|Treaty|Accord|Accords|Agreement|Constitution|Declaration|Protocol|Charter|Amendment|Prize|Award|
Code|Symphony|Concerto|Trilogy
"""

_TERM_TAILS = """
System|Programme|Program|Project|Theory|Theorem|Law|Effect|Syndrome|Disease|Virus|Method|Model|Algorithm|
Protocol|Standard|Process
"""

_OF_HEADS = """
Bank|House|Institute|Ministry|University|College|Department|Council|Church|Society|School|Academy|Court|
Board|Association|Federation|League|Union|Museum|Library|Chamber|Bureau|Office|Commission|Committee|
Organization|Organisation|Republic|Kingdom|Gulf|Bay|Isle|Strait|Straits|Cape|Battle|Siege|Treaty|
Declaration|Journal|Order|Centre|Center|Centers|Centres|Faculty|Party|Army|Agency|Campaign|Conference|
Congress|Fund|Group|Foundation|Alliance|Sea|State|City|Province|Port|Tower|Bill|Act|Division|Daughters|Sons|
Knights|Peace|Lake|Duchy|County|Sack|Line|Valley|Arch|Statue|Assembly|International|Movement|
Front|Administration|Convention|Communist
"""

# Words that begin sentences or stand in capitals without naming anyone.
_COMMON = """
I|A|An|The|This|That|These|Those|He|She|It|We|You|They|Him|Her|Them|Us|Me|My|His|Its|Our|Your|Their|Mine|
Who|Whom|Whose|What|Which|When|Where|Why|How|And|Or|But|Nor|So|Yet|If|Then|Else|Than|As|At|By|For|From|In|
Into|Of|Off|On|Onto|Out|Over|To|Toward|Towards|Under|Up|Upon|With|Within|Without|About|Above|Across|After|
Against|Along|Amid|Among|Around|Because|Before|Behind|Below|Beneath|Beside|Besides|Between|Beyond|Despite|
Down|During|Except|Following|Given|Inside|Like|Near|Once|Outside|Past|Per|Regarding|Since|Through|
Throughout|Till|Unlike|Until|Via|While|Whether|Although|Though|Unless|Whereas|Whatever|Whenever|Wherever|
Whoever|However|Therefore|Thus|Hence|Moreover|Furthermore|Meanwhile|Nevertheless|Nonetheless|Instead|
Otherwise|Still|Also|Too|Even|Just|Only|Not|No|Yes|Never|Ever|Always|Often|Sometimes|Usually|Perhaps|Maybe|
Here|There|Now|Today|Tomorrow|Yesterday|Tonight|Later|Earlier|Soon|Already|Again|Almost|Nearly|Quite|Rather|
Very|All|Any|Both|Each|Either|Every|Everybody|Everyone|Everything|Few|Fewer|Less|Little|Many|More|Most|Much|
Neither|Nobody|None|Nothing|One|Other|Others|Another|Several|Some|Somebody|Someone|Something|Such|Same|Own|
First|Second|Third|Fourth|Fifth|Last|Next|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|
Thirty|Forty|Fifty|Hundred|Hundreds|Thousand|Thousands|Million|Millions|Half|Dozens|Am|Is|Are|Was|Were|Be|
Been|Being|Do|Does|Did|Done|Have|Has|Had|Can|Could|May|Might|Must|Shall|Should|Will|Would|Let|Get|Go|Come|
See|Look|Take|Make|Give|Keep|Put|Say|Says|Said|Tell|Ask|Asked|Think|Know|Find|Use|Try|Read|Write|Press|
Click|Note|Remember|Consider|Imagine|Suppose|Please|Thanks|Thank|Sorry|Hello|Hi|Hey|Oh|Ah|Well|OK|Okay|Dear|
Good|Bad|Great|New|Old|Young|Big|Small|Large|Long|Short|High|Low|Early|Late|Recent|Recently|Current|
Currently|Former|Formerly|Finally|Originally|Eventually|Initially|Additionally|Similarly|Generally|
Especially|Apparently|Clearly|Obviously|Unfortunately|Fortunately|Indeed|Overall|Overnight|Elsewhere|
Afterwards|Experts|Officials|Critics|Analysts|Researchers|Scientists|People|Men|Women|Children|Students|
Members|Years|Time|Times|Day|Days|Night|Part|Way|Life|World|Work|Works|Based|According|Due|Born|Founded|
Located|Built|Known|Called|Named|Made|Used|Using|Including|Speaking|Asking|God|Internet|Web|North|South|
East|West|Northern|Southern|Eastern|Mother|Father|Mom|Mum|Dad|Sir|Madam|Section|Chapter|Figure|Table|Page|
Appendix|Volume|Article|Item|Step|Contents|Introduction|Conclusion|Summary|References|Notes|Example|
Examples|Question|Answer|Enter|Escape|Tab|Space|Ctrl|Shift|Alt|Monday|Tuesday|Wednesday|Thursday|Friday|
Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|Spring|
Summer|Autumn|Winter|AM|PM|TV|FAQ|PDF|DVD|CD|USB|PC|ID|VIP|AD|BC|CE|BCE|DNA|RNA|LED|RE|FW|FYI|ASAP|LOL|
Subject|Date|Cc|Bcc|Sent|Attached|Best|Regards|Sincerely|Love|Welcome|Home|Back|Bachelor|Master|Together|
Anyway|Basically|Actually|Honestly|Personally|Hopefully|Really|Sure|Right|Wrong|True|False|Stop|Start|Call|
Check|Buy|Help|Want|Need|Got|Getting|Going|Having|Doing|Looking|Working|Anyone|Anybody|Anything|Everywhere|
Nowhere|Somewhere|Whichever|Onwards|Plus|Minus|Alternatively|Consequently|Subsequently|Accordingly|Albeit|
Alongside|Amongst|Apart|Aside|Concerning|Considering|Excluding|Notwithstanding|Opposite|Round|Versus|Ain't|
Ladies|Gentlemen|Government|Police|President|Company|School|University|City|State|Country|Church|House|
Court|Army|War|King|Queen|Team|Club|Group|Party|Street
"""

_SPEECH = """
said|says|told|tells|added|asked|replied|answered|wrote|writes|argued|explained|claimed|admitted|insisted|
declared|announced|thought|believes|believed|knew|smiled|laughed|nodded|shouted|whispered|looked|died|married|
who|whose|stared|recalled|testified|tweeted|resigned|joked|noted|warned|urged|felt|himself|herself
"""

_NUMBERS = """
two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|
eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
"""

_ORDINALS = """
first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|
fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|hundredth
"""

_UNITS = """
per cent|percent|percentage points|microseconds?|milliseconds?|nanoseconds?|seconds?|minutes?|hours?|days?|
nights?|weeks?|months?|years?|decades?|centuries|century|millennia|
kilometres?|kilometers?|metres?|meters?|centimetres?|centimeters?|millimetres?|millimeters?|miles?|feet|foot|
inch(?:es)?|yards?|light[- ]years?|acres?|hectares?|square (?:miles?|kilomet(?:re|er)s?|feet|met(?:re|er)s?)|
kilograms?|kilogrammes?|grams?|grammes?|tonnes?|tons?|pounds?|ounces?|litres?|liters?|gallons?|pints?|
barrels?|degrees?(?: (?:Celsius|Fahrenheit))?|knots?|watts?|kilowatts?|megawatts?|gigawatts?|volts?|hertz|
dollars?|cents?|euros?|pence|yen|yuan|rubles?|roubles?|rupees?|francs?|
bytes?|kilobytes?|megabytes?|gigabytes?|km/h|mph|km|cm|mm|nm|kg|mg|lbs?|ft|kWh|MW|GW|kW|Hz|GHz|MHz|GB|MB|KB|TB
"""


_FUNCTION = """
a|an|the|this|that|these|those|he|she|it|we|you|they|him|her|them|us|me|my|his|its|our|your|their|who|whom|
whose|what|which|when|where|why|how|and|or|but|nor|so|yet|if|then|than|as|at|by|for|from|in|into|of|off|on|
onto|out|over|to|toward|towards|under|up|upon|with|within|without|about|above|across|after|against|along|
among|around|because|before|behind|below|between|beyond|despite|down|during|except|inside|like|near|outside|
past|per|since|through|till|until|via|while|whether|although|though|unless|however|also|too|even|just|only|
not|no|never|ever|always|often|here|there|now|later|earlier|soon|ago|again|all|any|both|each|every|am|is|are|
was|were|be|been|being|do|does|did|have|has|had|can|could|may|might|must|shall|should|will|would|more|less|
others|plus|minus|old|does|goes|gives|says|takes|makes|comes|gets|runs|shows|means|seems|needs|wants|lets
"""


def _list(text: str) -> list[str]:
    return [entry.strip() for entry in text.replace("\n", "").split("|") if entry.strip()]


def _aliases(text: str) -> dict[str, str]:
    """Every name of a list with `=`, to the first name of its entry."""
    rows = [[name.strip() for name in entry.split("=")] for entry in _list(text)]
    return {name: row[0] for row in rows for name in row}


def _plurals(name: str) -> list[str]:
    return [name, name + "s"] if name[-1] not in "sh" and not name.endswith(("man", "men", "ese")) else [name]


def _countries() -> tuple[dict[str, str], dict[str, str]]:
    """Names of countries and capitals, and of their peoples, each to its usual form."""
    places: dict[str, str] = {}
    groups: dict[str, str] = {}
    for row in _COUNTRIES.strip().splitlines():
        names, capitals, peoples = (_list(part) for part in f"{row} ".split("/"))
        for several in (names, capitals):
            places.update((name, several[0]) for name in several)
        groups.update((form, peoples[0]) for people in peoples for form in _plurals(people))
    return places, groups


_COUNTRY_PLACES, _COUNTRY_GROUPS = _countries()

_PLACE_NAMES = {name: name for name in _list(_PLACES)} | {"NYC": "New York City", "L.A.": "Los Angeles"}
_GROUP_NAMES = {form: name for name in _list(_GROUPS) for form in _plurals(name)}

KNOWN: dict[str, tuple[Kind, str]] = {
    name: (kind, usual)
    for kind, names in (
        (Kind.WORK, {name: name for name in _list(_WORKS)}),
        (Kind.GROUP, _GROUP_NAMES | _COUNTRY_GROUPS),
        (Kind.ORGANISATION, _aliases(_BODIES)),
        (Kind.EVENT, _aliases(_EVENTS)),
        (Kind.PLACE, _PLACE_NAMES | _COUNTRY_PLACES),
    )
    for name, usual in names.items()
}
"""Every name we know, to its kind and the form it is usually given in."""

GIVEN = frozenset(_list(_GIVEN))
"""Given names: what follows one is most likely a family name."""

FAMILY_FIRST = frozenset(_list(_FAMILY_FIRST))
"""Family names that stand before the given name."""

TITLES = frozenset(_list(_TITLES))
"""Words before a person's name that are no part of it."""

_TAILS = {
    word: kind
    for kind, tails in (
        (Kind.DATE, "Day|Eve"),
        (Kind.TERM, _TERM_TAILS),
        (Kind.WORK, _WORK_TAILS),
        (Kind.PLACE, _PLACE_TAILS),
        (Kind.EVENT, _EVENT_TAILS),
        (Kind.ORGANISATION, _ORG_TAILS),
    )
    for word in _list(tails)
}
"""Last words of names, to the kind of thing that is named so."""

HEADS = dict.fromkeys(_list(_PLACE_HEADS), Kind.PLACE) | dict.fromkeys(_list(_EVENT_HEADS), Kind.EVENT)
"""First words of names, to the kind of thing that is named so."""

OF_HEADS = frozenset(_list(_OF_HEADS))
"""Words after which `of` goes on with the same name, as in Bank of England."""

WEAK_TITLES = frozenset(_list("First|Former|Acting|Interim|Press|Private|State|Senior|Junior|Count|General"))
"""Titles that are more often other words: what follows them need not be a person."""

_PARTICLES = frozenset(_list("van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|ten"))
"""Small words inside people's names."""

COMMON = frozenset(_list(_COMMON))
"""Words that never name anything when they stand alone."""

_PERSON_TAILS = frozenset(_list("Hill|Hall|Wood|Woods|Lane|Church|Law|Post|Wall|Bill|Court|Forest|Castle"))
"""Words that end places and bodies, but after a given name are as likely a family name."""

_AND_HEADS = frozenset(_list("Ministry|Department|Journal|Office|Institute|Centers|Centre|Center|Bureau"))
"""Words whose names go on after `and`, as in Ministry of Health and Welfare."""

_ABBREVIATIONS = frozenset(_list("Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Adm|Maj|Mt"))
"""Words whose full stop does not end a name."""

COMPANY = frozenset(_list("Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|Plc|GmbH|AG|Co|Company|Incorporated"))
"""Endings that a company is as often named without."""

_FUNCTION_WORDS = frozenset(_list(_FUNCTION))
"""Small words that a number never counts."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_HOLIDAYS = "Christmas|Easter|Michaelmas|Thanksgiving|Halloween|Ramadan|Passover|Hanukkah|Diwali|Pentecost"
_NUMBER = "|".join(_list(_NUMBERS))
_ORDINAL = "|".join(_list(_ORDINALS))
_UNIT = "|".join(_list(_UNITS)).replace(" ", r"\ ")
_MONTH = rf"(?:(?:{_MONTHS})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PERIOD = r"(?:(?:second|minute|hour|day|night|week|weekend|month|year|decade)s?|century|centuries)"
_PART = r"(?:morning|afternoon|evening|night)"
_AMOUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:(?:{_NUMBER})(?:[- ](?:{_NUMBER}|one))?))"
_SCALE = r"(?:[ -](?:hundred|thousand|million|billion|trillion|dozen|bn))"
_BEFORE = r"(?<![\w$£€¥/:-])(?<![\w][.,])"
_AFTER = r"(?![\w/]|[.,:]\d|[-–][a-z\d])"

_CALENDAR = frozenset(_list(f"{_MONTHS}|{_WEEKDAYS}|{_HOLIDAYS}"))
"""Words with a capital that are dates and no part of a name."""

_DATE = re.compile(
    rf"""{_BEFORE}(?:
    (?:(?:{_WEEKDAYS}),?\ )?{_DAY}\ (?:of\ )?{_MONTH}(?:,?\ {_YEAR})?
  | (?:(?:{_WEEKDAYS}),?\ )?{_MONTH}\ {_DAY}(?![\d,]\d)(?:,?\ {_YEAR})?
  | (?i:(?:twenty-|thirty-)?(?:{_ORDINAL}))\ of\ (?:{_MONTHS})
  | (?i:(?:early|late|mid)[ -])?(?P<month>{_MONTHS})(?:,?\ (?:of\ )?{_YEAR})?
  | {_MONTH}\ {_YEAR}
  | {_YEAR}-\d\d-\d\d
  | (?i:(?:last|next|this)\ )?(?:{_WEEKDAYS})s?(?:\ {_PART})?
  | (?:{_HOLIDAYS})(?:\ (?:Day|Eve))?
  | (?i:last|next|this|the\ (?:past|last|next|previous|following))
    \ (?:{_PERIOD}|spring|summer|autumn|fall|winter|{_PART}|{_MONTHS})
  | (?i:yesterday|today|tomorrow|tonight)(?:\ {_PART})?
  | (?:{_AMOUNT}|(?i:an?|one|several|few))\ {_PERIOD}\ (?:ago|earlier|later|before)
  | (?i:(?:early|late|mid)[ -])?(?:{_YEAR}s|{_YEAR}(?!\ (?:{_UNIT})\b))
  | (?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{_ORDINAL}|twenty-first))[ -]century
  | \d{{1,2}}(?::\d\d)?\ ?(?:[ap]\.m\.|[ap]m\b)
  | \d{{1,2}}:\d\d
    ){_AFTER}""",
    re.X,
)
"""A date or a time, absolute or relative."""

_DATE_CUE = re.compile(
    r"(?i:\b(?:in|of|since|until|till|by|from|to|last|next|this|every|and|before|after|between|about)) $"
)
"""What stands before a month or a year that could also be another word or number."""

_QUANTITY = re.compile(
    rf"""{_BEFORE}(?:
    (?:US|A|C)?[$£€¥]\ ?{_AMOUNT}(?:{_SCALE}|[mbk]n?\b)?
  | (?i:one|two|three)[- ](?:half|thirds?|quarters?|fifths?)
  | (?:{_AMOUNT}{_SCALE}{{0,2}}|(?i:an?|one|half\ an?){_SCALE}{{1,2}})
    (?P<unit>[ -](?:{_UNIT})(?:-old)?(?:\ per\ \w+)?\b|\ ?%|\ ?°[CF]?)?
  | (?i:one|half\ an?)\ (?:{_UNIT})(?:\ per\ \w+)?
  | (?P<ordinal>{_ORDINAL}|\d+(?:st|nd|rd|th))
    ){_AFTER}""",
    re.X,
)
"""A number with its unit, or an ordinal."""

_COUNTED = re.compile(r" (?:such )?([a-z]+)(?: ([a-z]+))?\b(?!['’])")
"""The words after a number that may be what it counts."""

_DETERMINER = re.compile(r"(?i:\b(?:the|an?|its|his|her|their|my|our|your|this|every|each)|['’]s) $")
"""What stands before an ordinal that is no adverb."""

_ROLE = "|".join(_list(_ROLES))
_ACTS = "|".join(_list(_SPEECH))

_PERSON_AFTER = re.compile(
    rf" (?:{_ACTS})\b|, (?:who|whose|\d\d?,)"
    rf"|, (?:(?:the|a|an|his|her|its|their|former|then)\b(?:[^.;,]|\.(?=\w| [a-z])){{0,40}}?)?\b(?:{_ROLE})\b"
)
"""What stands after a person's name and no other."""

_PERSON_BEFORE = re.compile(rf"\b(?:{_ROLE}|{_ACTS}),? $")
"""What stands before a person's name and no other."""

_PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|across|throughout|around) $")
"""What most often stands before a place."""


_PLURALS = frozenset(_list("people|men|women|children|feet|teeth|mice|geese|sheep|fish|police|data"))
"""Plurals without an s."""

PLACE_AFTER = re.compile(rf", (?:{'|'.join(re.escape(name) for name in _COUNTRY_PLACES | _PLACE_NAMES)})\b")
"""What stands after a town: its country or state."""


class Token(NamedTuple):
    """A word of a text. `glued` when one name may hold it and the word before; `opens` when its capital says
    nothing, since a sentence or a quotation begins with it.
    """

    text: str
    start: int
    end: int
    glued: bool
    opens: bool


MOST_WORDS = 10
"""Capitals that run on for longer are a title or a shout, not a name."""

LONGEST_RUN = 24
"""Words with capitals that are looked at together: without a limit, a text in capitals would never end."""

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W\d_]\.[^\W\d_](?!\w)|\w+(?:(?:[-&]|['’](?!s\b))\w+)*")
_SHORT = re.compile(r" \(([A-Z][A-Z.&]{1,7})\)")
_QUOTED = re.compile(r"[\"“]([A-Z][^\"“”.,!?;:]{3,60})[\"”]")
_BARE_YEAR = re.compile(r"\d{4}")
_FULL_STOPS = frozenset(".!?:…•")
_QUOTES = frozenset("\"“‘'")


def joined(run: Iterable[Token]) -> str:
    """The words of a run as one name."""
    return " ".join(token.text for token in run)


def known(run: list[Token], most: int = 6) -> int:
    """How many words at the beginning of a run are a name in the lists: the most that are."""
    sizes = range(min(most, len(run)), 0, -1)
    return next((size for size in sizes if joined(run[:size]) in KNOWN), 0)


def is_title(word: str) -> bool:
    """Whether a word is a title, also with a small word before it: then-President."""
    parts = word.split("-")
    return parts[-1] in TITLES and all(part in TITLES or part.islower() for part in parts)


def shape(run: list[Token]) -> tuple[int, Kind] | None:
    """The size and kind of a name that says what it names: Ministry of X, X River, Lake X."""
    names = [token.text for token in run]
    if len(names) == 2 and names[0] in GIVEN and names[1] in _PERSON_TAILS:
        return None
    for place in range(len(names) - 1, -1, -1):
        follows = names[place + 1 : place + 2] in (["of"], ["for"])
        kind = _TAILS.get(names[place]) or (HEADS.get(names[place]) if follows else None)
        if follows and _begins_body(run[place + 2 :]):
            follows = False
        if kind and (place or follows) and known(run[place:]) < 2:
            return (len(names) if follows else place + 1), kind
    return (len(names), HEADS[names[0]]) if names[0] in HEADS and len(names) > 1 else None


def _begins_body(run: list[Token]) -> bool:
    """Whether a known organisation stands after `of` or `of the`, so that there are two names."""
    rest = run[1:] if run and run[0].text == "the" else run
    size = known(rest)
    return bool(size) and KNOWN[joined(rest[:size])][0] is Kind.ORGANISATION


def is_person(run: list[Token]) -> bool:
    """Whether words read as a full name: a given name first, initials inside, a hyphen as in Moon Jae-in."""
    names = [token.text for token in run]
    if not 2 <= len(names) <= 5 or names[-1].isupper() or names[-1] in COMMON:
        return False
    if names[0] in KNOWN and names[0] not in GIVEN:
        return False
    inner = any(len(name) == 1 or re.fullmatch(r"(?:[A-Z]\.)+", name) for name in names[:-1])
    later = any(name in _PARTICLES or re.search(r"-[a-z]", name) for name in names[1:])
    return names[0] in GIVEN or inner or later or (names[0] in FAMILY_FIRST and len(names) <= 3)


def runs(text: str) -> Iterator[list[Token]]:
    """The stretches of words with capitals, with the small words that hold names together."""
    run: list[Token] = []
    links: list[Token] = []
    for token in _tokens(text):
        capital = _has_capital(token)
        apart = not token.glued or len(run) > LONGEST_RUN
        if run and (apart or (capital and links and not _goes_on(run, links, token))):
            yield run
            run, links = [], []
        if capital:
            run += [*links, token]
            links = []
        elif run and _links(run, links, token.text):
            links.append(token)
        elif run:
            yield run
            run, links = [], []
    if run:
        yield run


def _tokens(text: str) -> Iterator[Token]:
    end, word = 0, ""
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        short = gap == ". " and (word in _ABBREVIATIONS or (len(word) == 1 and match[0] not in COMMON))
        opens = not word or (not short and (gap[-1:] in _QUOTES or not _FULL_STOPS.isdisjoint(gap)))
        glued = short or gap == " " or (gap == " & " and match[0] not in GIVEN)
        yield Token(match[0], match.start(), match.end(), glued, opens)
        end, word = match.end(), match[0]


def _has_capital(token: Token) -> bool:
    first, _, rest = token.text.partition("-")
    return (first[:1].isupper() or (rest[:1].isupper() and first.islower())) and token.text not in _CALENDAR


def _links(run: list[Token], links: list[Token], word: str) -> bool:
    """Whether a small word may stand inside the name that was begun."""
    last = run[-1].text
    if links:
        return (word == "the" and links[-1].text in ("of", "for")) or (word in _PARTICLES and len(links) < 3)
    if word == "of":
        return last in OF_HEADS or last in GIVEN
    if word == "for":
        return last in OF_HEADS
    return word == "and" or (word in _PARTICLES and last not in COMMON)


def _goes_on(run: list[Token], links: list[Token], token: Token) -> bool:
    """Whether a word with a capital after small words belongs to the name before them."""
    if links[0].text == "and":
        if f"{run[-1].text} and {token.text}" in KNOWN:
            return True
        names = {each.text for each in run}
        long = not names.isdisjoint(_AND_HEADS) and not names.isdisjoint(("of", "for"))
        return long and token.text not in KNOWN and token.text not in GIVEN
    return not (links[-1].text == "the" and KNOWN.get(run[-1].text, (None,))[0] is Kind.PLACE)


def is_plural(word: str) -> bool:
    """Whether a noun in lower case is a plural, so that a number may count it."""
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def is_loud(text: str, heading: bool) -> bool:
    """Whether most words of a line have capitals, as in a title or a shout, so that they mark no names.

    A short line that is no heading is more likely a list of names.
    """
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if text.isupper() or len(long) < (3 if heading else 7) or text[-1] in '.!?"”':
        return text.isupper()
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def cue(before: str, after: str) -> Kind | None:
    """What the words beside a name say that it is."""
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return Kind.PERSON
    return Kind.PLACE if _PLACE_BEFORE.search(before) or PLACE_AFTER.match(after) else None


def short_for(run: list[Token], after: str) -> str:
    """The abbreviation in brackets right after a name, if its letters are the name's initials."""
    match = _SHORT.match(after)
    letters = "".join(token.text[0] for token in run if token.text[0].isupper())
    return match[1] if match and letters == re.sub(r"\W", "", match[1]) else ""


class Amount(NamedTuple):
    """A number in a text and the plain noun it counts; `sure` if it has a unit or counts something."""

    start: int
    end: int
    counts: str | None
    sure: bool


def dates(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has dates: not the verb "may", nor a number of things that looks like a year."""
    for match in _DATE.finditer(text):
        cued = _DATE_CUE.search(text[max(0, match.start() - 12) : match.start()])
        year = _BARE_YEAR.fullmatch(match[0])
        counts = year and (match[0] < "1500" or _counted(text, match.end()))
        if cued or not (counts or match[0] in ("May", "March")):
            yield match.span()


def quantities(text: str) -> Iterator[Amount]:
    """Where a text has numbers; an ordinal only where it counts something."""
    for match in _QUANTITY.finditer(text):
        start, end = match.span()
        ordinal = bool(match["ordinal"])
        counts = None if match["unit"] else _counted(text, end, ordinal)
        if not ordinal or (counts and _DETERMINER.search(text[max(0, start - 8) : start])):
            yield Amount(start, end, counts, bool(counts) or not match[0].isalnum())


def _counted(text: str, end: int, ordinal: bool = False) -> str | None:
    """The plain noun after a number: a plural, at most one word away; after an ordinal any word."""
    match = _COUNTED.match(text, end)
    if not match or match[1] in _FUNCTION_WORDS:
        return None
    first, second = match[1], match[2] if match[2] not in _FUNCTION_WORDS else None
    if is_plural(first):
        return f"{first} {second}" if ordinal and second else first
    if second and is_plural(second):
        return f"{first} {second}"
    return first if ordinal else None


def is_plain(run: list[Token], usual: set[str]) -> bool:
    """Whether the first word of a run has its capital for another reason than a name.

    `usual` holds the words that the text also has in lower case.
    """
    word = run[0].text.split("'")[0].split("’")[0]
    if word in ("The", "A", "An", "I") or word.islower() or (len(run) == 1 and word in COMMON):
        return True
    if not run[0].opens or (len(run) > 1 and (word in HEADS or is_title(word))):
        return False
    if len(run) > 1 and (word in GIVEN or shape(run)) and word not in COMMON:
        return False
    return word in COMMON or word.lower() in usual or word.endswith(("ing", "ly"))


def works(text: str, emphasised: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a text has titles of works: in emphasis or in quotation marks, and written like a title."""
    for start, end in emphasised:
        words = text[start:end].split()
        short = 2 <= len(words) <= 3 and words[0][0].isupper() and words[0] not in COMMON
        if words and words[-1][-1].isalnum() and (short or _in_title_case(words)):
            yield start, end
    for match in _QUOTED.finditer(text):
        if _in_title_case(match[1].split()):
            yield match.span(1)


def _in_title_case(words: list[str]) -> bool:
    capitals = all(word[0].isupper() or (len(word) < 4 and place) for place, word in enumerate(words))
    return 2 <= len(words) <= MOST_WORDS and capitals
