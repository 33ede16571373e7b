"""Word lists of the finder, written by hand: names of countries and bodies, endings of names, small words.

Data and nothing else, so that a list can grow without anyone reading code. In a list `|` parts entries, `=` parts
names of one thing. The rows of countries have the country and its other names, its capital, and its people, the usual
adjective first.
"""

from __future__ import annotations

# Each row: country, other names / capital / its people, the usual adjective first.
COUNTRIES = """
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

PLACES = """
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

GROUPS = """
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
BODIES = """
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

EVENTS = """
World War I = First World War = World War One = WWI = Great War |
World War II = Second World War = World War Two = WWII = World War 2 | Cold War | Holocaust |
Great Depression | Industrial Revolution | French Revolution | Russian Revolution | October Revolution |
American Revolution | Renaissance | Enlightenment | Reformation | Arab Spring | Brexit | Watergate | D-Day |
Olympics | Olympic Games | Winter Olympics | Summer Olympics | Paralympics | World Cup | Super Bowl |
World Series | Wimbledon | Tour de France | Blitz | Black Death | Great Fire of London |
Hundred Years' War | Thirty Years' War | Civil War | Vietnam War | Korean War | Gulf War
"""

WORKS = """
Bible|Quran|Koran|Qur'an|Torah|Talmud|Iliad|Odyssey|Old Testament|New Testament|Magna Carta|Mona Lisa|
Constitution
"""

GIVEN = """
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

FAMILY_FIRST = """
Kim|Moon|Park|Lee|Yoon|Choi|Jung|Chung|Xi|Mao|Deng|Hu|Jiang|Wen|Zhou|Li|Wang|Zhang|Chen|Liu|Yang|Zhao|Huang|
Ban|Nguyen|Tran
"""

TITLES = """
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

ROLES = """
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

ORG_TAILS = """
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

PLACE_TAILS = """
Peninsula|River|Island|Islands|Isles|Isle|Lake|Lakes|Sea|Ocean|Bay|Gulf|Strait|Straits|Channel|Canal|Creek|
Falls|Mountain|Mountains|Mount|Hills|Hill|Valley|Canyon|Desert|Forest|Plateau|Plain|Plains|Coast|Beach|Cape|
Peak|Pass|Ridge|Glacier|Delta|Basin|Reef|Archipelago|Province|County|State|District|Region|Territory|
Territories|Republic|Kingdom|Empire|City|Town|Village|Street|Avenue|Ave|Road|Lane|Boulevard|Highway|Square|
Park|Garden|Gardens|Bridge|Tower|Castle|Palace|Cathedral|Abbey|Temple|Mosque|Monastery|Stadium|Arena|
Airport|Station|Harbor|Harbour|Port|Lock|Wharf|Dock|Docks|Prison|Cemetery|Theatre|Theater|Hall|House|Hotel|
Farm|Dam|Wood|Woods|Heights|Springs|Township|Parish|Borough|Line|Crossing|Junction|Quay|Pier|Gate|Wall|
Trail|Campus|Zone|Strip|Mansion|Cemetary|Suburb|Camp|Fort
"""

PLACE_HEADS = """
Lake|Mount|Mt|Cape|Port|Fort|Gulf|Bay|Isle|Strait|Camp|Republic|Kingdom|City|State|Province|San|Santa|Los|
Las|El|Saint|St|New|Sea|Rio|Puerto
"""

EVENT_TAILS = """
Summit|Olympics|Olympiad|Paralympics|Games|War|Wars|Revolution|Rebellion|Uprising|Revolt|Crisis|Massacre|
Genocide|Festival|Cup|Championship|Championships|Tournament|Conference|Expo|Marathon|Prix|Derby|Bowl|Open|
Awards|Election|Elections|Earthquake|Hurricane|Pandemic|Famine|Crusade|Crusades|Coup|Mutiny|Riots|Trials|
Offensive|Blockade|Campaign|Ceremony|Exhibition|Parade|Playoffs|Finals|Season|Tour|Superbowl
"""

EVENT_HEADS = "Battle|Siege|Operation|Hurricane|Cyclone|Typhoon|Siege|Peace|Congress of|Sack|Storm"

WORK_TAILS = """
Act|Treaty|Accord|Accords|Agreement|Constitution|Declaration|Protocol|Charter|Amendment|Prize|Award|
Code|Symphony|Concerto|Trilogy
"""

TERM_TAILS = """
System|Programme|Program|Project|Theory|Theorem|Law|Effect|Syndrome|Disease|Virus|Method|Model|Algorithm|
Protocol|Standard|Process
"""

OF_HEADS = """
Bank|House|Institute|Ministry|University|College|Department|Council|Church|Society|School|Academy|Court|
Board|Association|Federation|League|Union|Museum|Library|Chamber|Bureau|Office|Commission|Committee|
Organization|Organisation|Republic|Kingdom|Gulf|Bay|Isle|Strait|Straits|Cape|Battle|Siege|Treaty|
Declaration|Journal|Order|Centre|Center|Centers|Centres|Faculty|Party|Army|Agency|Campaign|Conference|
Congress|Fund|Group|Foundation|Alliance|Sea|State|City|Province|Port|Tower|Bill|Act|Division|Daughters|Sons|
Knights|Peace|Lake|Duchy|County|Sack|Line|Valley|Arch|Statue|Assembly|International|Movement|
Front|Administration|Convention|Communist
"""

# Words that begin sentences or stand in capitals without naming anyone.
COMMON = """
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

SPEECH = """
said|says|told|tells|added|asked|replied|answered|wrote|writes|argued|explained|claimed|admitted|insisted|
declared|announced|thought|believes|believed|knew|smiled|laughed|nodded|shouted|whispered|looked|died|married|
who|whose|stared|recalled|testified|tweeted|resigned|joked|noted|warned|urged|felt|himself|herself
"""

NUMBERS = """
two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|
eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
"""

ORDINALS = """
first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|
fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|hundredth
"""

UNITS = """
per cent|percent|percentage points|microseconds?|milliseconds?|nanoseconds?|seconds?|minutes?|hours?|days?|
nights?|weeks?|months?|years?|decades?|centuries|century|millennia|
kilometres?|kilometers?|metres?|meters?|centimetres?|centimeters?|millimetres?|millimeters?|miles?|feet|foot|
inch(?:es)?|yards?|light[- ]years?|acres?|hectares?|square (?:miles?|kilomet(?:re|er)s?|feet|met(?:re|er)s?)|
kilograms?|kilogrammes?|grams?|grammes?|tonnes?|tons?|pounds?|ounces?|litres?|liters?|gallons?|pints?|
barrels?|degrees?(?: (?:Celsius|Fahrenheit))?|knots?|watts?|kilowatts?|megawatts?|gigawatts?|volts?|hertz|
dollars?|cents?|euros?|pence|yen|yuan|rubles?|roubles?|rupees?|francs?|
bytes?|kilobytes?|megabytes?|gigabytes?|km/h|mph|km|cm|mm|nm|kg|mg|lbs?|ft|kWh|MW|GW|kW|Hz|GHz|MHz|GB|MB|KB|TB
"""


FUNCTION = """
a|an|the|this|that|these|those|he|she|it|we|you|they|him|her|them|us|me|my|his|its|our|your|their|who|whom|
whose|what|which|when|where|why|how|and|or|but|nor|so|yet|if|then|than|as|at|by|for|from|in|into|of|off|on|
onto|out|over|to|toward|towards|under|up|upon|with|within|without|about|above|across|after|against|along|
among|around|because|before|behind|below|between|beyond|despite|down|during|except|inside|like|near|outside|
past|per|since|through|till|until|via|while|whether|although|though|unless|however|also|too|even|just|only|
not|no|never|ever|always|often|here|there|now|later|earlier|soon|ago|again|all|any|both|each|every|am|is|are|
was|were|be|been|being|do|does|did|have|has|had|can|could|may|might|must|shall|should|will|would|more|less|
others|plus|minus|old|does|goes|gives|says|takes|makes|comes|gets|runs|shows|means|seems|needs|wants|lets
"""


def entries(text: str) -> list[str]:
    """The entries of a list."""
    return [entry.strip() for entry in text.replace("\n", "").split("|") if entry.strip()]
