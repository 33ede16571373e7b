"""Names written by hand: countries and their peoples, places, bodies, events, works, and given names of many lands.

Data and nothing else, so that a list can grow without anyone reading code. In a list `|` parts entries, `=` parts names
of one thing. The rows of countries have the country and its other names, its capital, and its people, the usual
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
Aberdeen|Abkhazia|Abu Ghraib|Acapulco|Acropolis|Adelaide|Africa|Alabama|Alaska|Alberta|Albuquerque|Alcatraz|Aleppo|
Alexandria|Alps|Alsace|Amazon River|Amazonia|Anatolia|Anbar|Andalusia|Andes|Andhra Pradesh|Anfield|Anhui|Antarctica|
Antwerp|Appalachians|Apulia|Aquitaine|Arctic|Arctic Ocean|Arizona|Arkansas|Asia|Assam|Asturias|Atlanta|Atlantic|
Atlantic Ocean|Auckland|Auschwitz|Austin|Australasia|Austria-Hungary|Babylon|Bali|Balkans|Balochistan|Baltic|
Baltic Sea|Baltimore|Bangalore|Barcelona|Basel|Basra|Bavaria|Bay Area|Bay of Bengal|Bengal|Bengaluru|Bergen|Bermuda|
Bethlehem|Bible Belt|Big Ben|Bihar|Bilbao|Birmingham|Black Sea|Bohemia|Bologna|Bonn|Bordeaux|Borneo|Bosnia|Bosphorus|
Boston|Brandenburg|Brighton|Brisbane|Bristol|Britain|British Columbia|British Empire|Brittany|Broadway|Bronx|
Brooklyn|Brooklyn Bridge|Bruges|Buckingham Palace|Burgundy|Busan|Byzantium|Calabria|Calgary|California|Cambridge|
Camp David|Canary Islands|Cape Canaveral|Cape Town|Cape of Good Hope|Capitol Hill|Caribbean|Carinthia|Carnegie Hall|
Carthage|Casablanca|Caspian Sea|Catalonia|Caucasus|Central America|Central Asia|Central Europe|Central Park|
Champagne|Champs-Élysées|Chechnya|Chengdu|Chennai|Chernihiv|Chernobyl|Chhattisgarh|Chiapas|Chicago|Cincinnati|
Cleveland|Cologne|Colorado|Colosseum|Coney Island|Congo River|Connecticut|Constantinople|Cornwall|Corsica|Coventry|
Crete|Crimea|Cumbria|Cusco|Cyprus|Czechoslovakia|Dagestan|Dallas|Danube|Darfur|Davos|Dead Sea|Deep South|Delaware|
Denver|Derbyshire|Detroit|Devon|Disney World|Disneyland|Donbas|Donetsk|Dorset|Downing Street|Dresden|Dubai|Dundee|
Durban|Düsseldorf|Earth|East Africa|East Asia|East Coast|East End|East Germany|East Jerusalem|Eastern Europe|
Edmonton|Eiffel Tower|Elbe|Ellis Island|Empire State Building|England|Equator|Euphrates|Eurasia|Europe|Everest|
Everglades|Extremadura|Falkland Islands|Falklands|Far East|Faroe Islands|Fenway Park|Fifth Avenue|Flagstaff|Flanders|
Florida|Fort Bragg|Frankfurt|Friesland|Fujian|Fukushima|Galapagos|Galilee|Galápagos|Ganges|Gansu|Gatwick|Gaza|
Gaza Strip|Gdansk|Geneva|Genoa|Gettysburg|Ghent|Gibraltar|Glasgow|Gloucestershire|Goa|Golan Heights|
Golden Gate Bridge|Gothenburg|Granada|Grand Canyon|Great Barrier Reef|Great Britain|Great Wall|Greenland|Ground Zero|
Guadalajara|Guam|Guangdong|Guangxi|Guangzhou|Guantanamo|Guantanamo Bay|Guantánamo|Guizhou|Gujarat|Gulf Coast|
Gulf of Mexico|Haifa|Hainan|Halifax|Hamburg|Hampshire|Harlem|Haryana|Hawaii|Heathrow|Hebei|Heilongjiang|Helmand|
Henan|Herat|Herzegovina|Hesse|Himachal Pradesh|Himalayas|Hiroshima|Hokkaido|Hollywood|Holy Land|Holy Roman Empire|
Holy See|Hong Kong|Honolulu|Horn of Africa|Houston|Hubei|Hunan|Hyde Park|Hyderabad|Iberia|Idaho|Ile-de-France|
Illinois|Incheon|Indian Ocean|Indian Subcontinent|Indiana|Indianapolis|Indochina|Indus|Ingushetia|Inner Mongolia|
Innsbruck|Iowa|Istanbul|Izmir|Jalisco|Java|Jeddah|Jharkhand|Jiangsu|Jiangxi|Jilin|Johannesburg|Judea|Jupiter|Jutland|
Kamchatka|Kandahar|Kansas|Kansas City|Karachi|Karelia|Karnataka|Kashmir|Kentucky|Kerala|Kharkiv|Kherson|
Khyber Pakhtunkhwa|Kilimanjaro|Kosovo|Krakow|Kraków|Kurdistan|Kyoto|Lagos|Lahore|Lancashire|Lapland|Las Vegas|
Latin America|Lausanne|Leeds|Leicester|Leipzig|Levant|Liaoning|Liguria|Lille|Lincolnshire|Liverpool|Loire|Lombardy|
Long Island|Lorraine|Louisiana|Louvre|Lower East Side|Lower Manhattan|Lower Saxony|Lviv|Lyon|Macau|Machu Picchu|
Madhya Pradesh|Madison Avenue|Madison Square Garden|Madras|Maghreb|Maharashtra|Maine|Manchester|Mandalay|Manhattan|
Manitoba|Mariupol|Marrakesh|Mars|Marseille|Maryland|Massachusetts|Matterhorn|Mecca|Mecklenburg|Medellin|Medellín|
Medina|Mediterranean|Mekong|Melanesia|Melbourne|Memphis|Mesopotamia|Miami|Michigan|Middle East|Midwest|Milan|
Milky Way|Milky Way Galaxy|Milwaukee|Minneapolis|Minnesota|Mississippi|Missouri|Mombasa|Mont Blanc|Montana|Montreal|
Moravia|Mosul|Mount Rushmore|Mount Sinai|Munich|Nagasaki|Nagorno-Karabakh|Nagoya|Nanjing|Naples|Nashville|Navarre|
Nazareth|Near East|Nebraska|Neptune|Nevada|New Brunswick|New England|New Hampshire|New Jersey|New Mexico|New Orleans|
New South Wales|New World|New York|Newark|Newcastle|Newfoundland|Niagara Falls|Niger River|Nile|Nineveh|Norfolk|
Normandy|North Africa|North America|North Carolina|North Dakota|North Pole|North Rhine-Westphalia|North Sea|
Northern Europe|Northern Hemisphere|Northern Ireland|Northumberland|Norwich|Notre Dame|Nottingham|Nova Scotia|
Nuremberg|Oakland|Oaxaca|Oceania|Odesa|Odessa|Odisha|Ohio|Okinawa|Oklahoma|Old Trafford|Old World|Omaha|Ontario|
Oregon|Orlando|Osaka|Ottoman Empire|Outer Space|Oxford|Oxfordshire|Pacific|Pacific Northwest|Pacific Ocean|Palermo|
Palestine|Panama Canal|Parthenon|Patagonia|Pearl Harbor|Pennsylvania|Pennsylvania Avenue|Persia|Persian Gulf|
Peshawar|Philadelphia|Phoenix|Piccadilly|Piccadilly Circus|Piedmont|Pisa|Pittsburgh|Pluto|Plymouth|Polynesia|
Pomerania|Pompeii|Portland|Porto|Portsmouth|Potomac|Provence|Prussia|Puerto Rico|Punjab|Pyrenees|Qinghai|Quebec|
Queens|Queensland|Rajasthan|Red Sea|Red Square|Republika Srpska|Rhine|Rhineland|Rhode Island|Rhône|Rio|Rio Grande|
Rio de Janeiro|Rockies|Rocky Mountains|Roman Empire|Rotterdam|Ruhr|Rust Belt|Sacramento|Sahara|Sahel|Salt Lake City|
Salvador|Salzburg|San Antonio|San Diego|San Francisco|Sao Paulo|Sardinia|Saskatchewan|Saturn|Saxony|Scandinavia|
Scotland|Sea of Galilee|Sea of Japan|Seattle|Seine|Seville|Shaanxi|Shandong|Shanghai|Shanxi|Sheffield|Shenzhen|
Siberia|Sichuan|Sicily|Silesia|Silicon Valley|Silk Road|Sinai|Sinaloa|Sindh|Skåne|Solar System|Somaliland|Somerset|
South America|South Asia|South Australia|South Carolina|South China Sea|South Dakota|South Ossetia|South Pole|
Southampton|Southeast Asia|Southern Africa|Southern Europe|Southern Hemisphere|Southern Ocean|Soweto|Sparta|
Stalingrad|Staten Island|Statue of Liberty|Stonehenge|Strait of Hormuz|Strasbourg|Stuttgart|Styria|Suez Canal|
Suffolk|Sumatra|Sun Belt|Sunset Boulevard|Surrey|Sussex|Swansea|Sydney|São Paulo|Taiwan|Taj Mahal|Tamil Nadu|Tampa|
Tasmania|Tatarstan|Tel Aviv|Telangana|Temple Mount|Tennessee|Texas|Thames|The Hague|Thessaloniki|Third World|
Thuringia|Tiananmen Square|Tianjin|Tibet|Tigris|Tijuana|Times Square|Toronto|Toulouse|Tower of London|
Trafalgar Square|Transylvania|Tucson|Turin|Tuscany|Twin Towers|Tyrol|Umbria|Upper East Side|Upper West Side|Urals|
Uranus|Utah|Utrecht|Uttar Pradesh|Valencia|Vancouver|Vatican|Vatican City|Veneto|Venice|Venus|Vermont|Verona|
Versailles|Vesuvius|Virginia|Vladivostok|Volga|Wales|Wall Street|Wallonia|Washington|Waterloo|Waziristan|Wellington|
Wembley|West Africa|West Bank|West Coast|West End|West Germany|West Virginia|Western Australia|Western Europe|
Western Hemisphere|Westminster Abbey|Westphalia|Wiltshire|Windsor Castle|Winnipeg|Wisconsin|World Trade Center|Wuhan|
Wyoming|Xinjiang|Yangtze|Yankee Stadium|Yellowstone|Yokohama|York|Yorkshire|Yosemite|Yucatán|Yugoslavia|Yukon|Yunnan|
Zambezi|Zanzibar|Zeeland|Zhejiang|Zurich|Zürich|Île-de-France
"""

# Each entry: a place and, after `=`, its other names.
PLACE_ALIASES = """
New York City = NYC | Los Angeles = L.A. = LA | Washington, D.C. = D.C. = DC = Washington D.C. = Washington DC |
Saint Petersburg = St. Petersburg = St Petersburg = Petrograd = Leningrad | Saint Louis = St. Louis = St Louis |
Kyiv = Kiev | Mumbai = Bombay | Kolkata = Calcutta | Beijing = Peking | Soviet Union = USSR = U.S.S.R. |
United Kingdom = UK = U.K. | Ho Chi Minh City = Saigon
"""

GROUPS = """
Latin|Sanskrit|Arabic|Hindi|Urdu|Mandarin|Cantonese|Swahili|Yiddish|Gaelic|African|African American|African-American|
Asian|Asian American|European|Arab|Latino|Latina|Hispanic|Kurd|Kurdish|Jewish|Jew|Muslim|Moslem|Islamic|Christian|
Catholic|Roman Catholic|Protestant|Orthodox|Anglican|Lutheran|Calvinist|Methodist|Baptist|Presbyterian|Mormon|Quaker|
Puritan|Evangelical|Hindu|Buddhist|Sikh|Jain|Zoroastrian|Shia|Shiite|Sunni|Sufi|Taoist|Confucian|Dominican|
Franciscan|Jesuit|Benedictine|Roman|Byzantine|Ottoman|Persian|Phoenician|Babylonian|Assyrian|Sumerian|Mayan|Maya|
Aztec|Inca|Viking|Norse|Celtic|Celt|Saxon|Anglo-Saxon|Norman|Goth|Visigoth|Hun|Slav|Slavic|Tatar|Uyghur|Uighur|
Rohingya|Pashtun|Han Chinese|Bedouin|Berber|Zulu|Xhosa|Maasai|Tutsi|Hutu|Yoruba|Igbo|Hausa|Maori|Māori|Aboriginal|
Inuit|Cherokee|Navajo|Sioux|Apache|Iroquois|Native American|Basque|Catalan|Breton|Scandinavian|Nordic|Flemish|Hebrew|
Hellenic|Republican|Democrat|Democratic|Communist|Socialist|Tory|Tories|Whig|Nazi|Bolshevik|Marxist|Zionist|Texan|
Californian|New Yorker|Londoner|Parisian|Hawaiian|Bavarian|Sicilian|Venetian|Florentine|Athenian|Spartan|Trojan|
Latin American|Romani|Gypsy|Gypsies|Balkan|Siberian|Crimean|Venezuelan|Western|Cossack|Prussian|Afro-American|
Caucasian|Alawite|Druze
"""

# Each entry: a body and, after `=`, its other names.
BODIES = """
Hall of Fame | Baseball Hall of Fame | Rock and Roll Hall of Fame | United Nations = UN = U.N. |
European Union = EU = E.U. | NATO = North Atlantic Treaty Organization = Nato |
United Nations Security Council = U.N. Security Council = UN Security Council = Security Council |
United Nations General Assembly = U.N. General Assembly = UN General Assembly = General Assembly |
European Commission | European Parliament | European Council | European Court of Human Rights |
European Central Bank = ECB | World Health Organization = World Health Organisation = WHO |
International Monetary Fund = IMF | World Bank | UNESCO = Unesco | UNICEF = Unicef | UNHCR |
World Trade Organization = WTO | International Criminal Court = ICC | International Court of Justice = ICJ |
OPEC = Opec | OECD | ASEAN = Asean | African Union = AU | Arab League | Interpol = INTERPOL | World Economic Forum |
International Committee of the Red Cross = ICRC | Red Cross | American Red Cross | Amnesty International = Amnesty |
Greenpeace | Human Rights Watch | Médecins Sans Frontières = MSF | Doctors Without Borders | Oxfam |
League of Nations | Warsaw Pact | G7 | G8 | G20 | G-20 | G-8 | G-7 | BRICS | Commonwealth of Nations |
International Atomic Energy Agency = IAEA | World Food Programme | World Wildlife Fund | Salvation Army |
Federal Reserve = Fed | Congress | U.S. Congress | Senate | U.S. Senate | House of Representatives |
House of Commons | House of Lords | Supreme Court | U.S. Supreme Court | Parliament | White House | Pentagon |
Kremlin | State Department | Justice Department | Treasury Department | Defense Department | Commerce Department |
Labor Department | Interior Department | Education Department | Energy Department | Agriculture Department |
Department of Justice = DOJ = DoJ | Department of Defense = DoD | Department of State | Department of Energy |
Department of Homeland Security = DHS | Homeland Security | Department of Health and Human Services = HHS |
Transportation Security Administration = TSA | Drug Enforcement Administration = DEA |
Immigration and Customs Enforcement = ICE | Treasury | Bundestag | Bundesbank | Duma | State Duma | Knesset |
Politburo | Foreign Office | Home Office | Bank of England | Bank of Japan |
Central Intelligence Agency = CIA = C.I.A. | Federal Bureau of Investigation = FBI = F.B.I. |
National Security Agency = NSA | National Security Council |
National Aeronautics and Space Administration = NASA = Nasa | Food and Drug Administration = FDA |
Centers for Disease Control and Prevention = CDC = C.D.C. = Centers for Disease Control |
Environmental Protection Agency = EPA | Federal Communications Commission = FCC |
Securities and Exchange Commission = SEC | Internal Revenue Service = IRS = I.R.S. |
Federal Emergency Management Agency = FEMA | Federal Aviation Administration = FAA |
National Oceanic and Atmospheric Administration = NOAA | National Institutes of Health = NIH |
National Science Foundation | Federal Trade Commission = FTC | American Civil Liberties Union = ACLU |
National Rifle Association = NRA | NAACP | AARP | AFL-CIO | National Health Service = NHS | MI5 | MI6 | GCHQ | KGB |
FSB | GRU | Mossad | Gestapo | Stasi | ISI | Scotland Yard | Secret Service | Coast Guard | Royal Navy |
Royal Engineers | Royal Air Force = RAF | Red Army | Air Force | U.S. Air Force | U.S. Army | U.S. Navy | US Army |
US Navy | US Air Force | Marine Corps | National Guard | Navy SEALs | Revolutionary Guard | Revolutionary Guards |
Israel Defense Forces = IDF | People's Liberation Army = PLA | IRA | ETA | PLO | FARC | PKK | LTTE | Tamil Tigers |
Hamas | Hezbollah = Hizbollah = Hizbullah | Taliban | Hayat Tahrir al-Sham | Kurdistan Workers' Party = PKK |
Islamic Revolutionary Guard Corps = IRGC | Syrian Democratic Forces | Marks and Spencer = Marks & Spencer |
al-Qaeda = Al-Qaeda = al Qaeda = Al Qaeda = al-Qaida = al Qaida = Al Qaida | Islamic State = ISIS = ISIL = Isis |
Boko Haram | Muslim Brotherhood | Islamic Jihad | Ku Klux Klan = KKK | Al-Shabaab = al-Shabab = al-Shabaab |
Houthis | Labour | Labour Party | Conservative Party | Green Party | Liberal Democrats | Democratic Party |
Republican Party = GOP | Communist Party | Sinn Féin = Sinn Fein | Likud | Fatah | Bharatiya Janata Party = BJP |
African National Congress = ANC | Christian Democratic Union = CDU | Social Democratic Party = SPD | Tea Party |
UKIP | Plaid Cymru | Black Lives Matter | Al Jazeera | Reuters | Bloomberg | Bloomberg News | Thomson Reuters |
Associated Press = AP | Agence France-Presse = AFP | United Press International = UPI | BBC | BBC News | CNN | NBC |
NBC News | CBS | CBS News | ABC | ABC News | CNBC | C-SPAN | NPR | PBS | ESPN | MSNBC | Fox News | Fox | Sky News |
ITV | Channel 4 | Xinhua | TASS = Tass | Itar-Tass | Interfax | Yonhap | KCNA | Kyodo | NHK |
New York Times = NYT = NY Times | Washington Post | Wall Street Journal = WSJ | Financial Times = FT | Guardian |
Los Angeles Times = LA Times | USA Today | Boston Globe | Chicago Tribune | Chicago Sun-Times | New York Post |
New York Daily News | Miami Herald | San Francisco Chronicle | Seattle Times | Houston Chronicle |
Philadelphia Inquirer | Denver Post | Newsweek | Time Magazine | Vanity Fair | New Yorker | Rolling Stone |
Economist | Forbes | National Geographic | Huffington Post | BuzzFeed | Vox | Slate | Daily Mail | Daily Telegraph |
Daily Mirror | Daily Express | Sunday Times | Le Monde | Le Figaro | Libération | Der Spiegel | Die Zeit |
Die Welt | El País | El Mundo | La Repubblica | Corriere della Sera | Haaretz | Jerusalem Post | Asahi Shimbun |
Yomiuri Shimbun | People's Daily | Pravda | Izvestia | Times of India | Hindustan Times | Sydney Morning Herald |
Globe and Mail | Toronto Star | Irish Times | Politico | Axios | MTV | HBO | Google | Microsoft | Apple |
Apple Inc | Amazon | Alphabet | Amazon.com | IBM | Intel | AMD | Nvidia | Dell | Hewlett-Packard = HP | Cisco |
Oracle | SAP | Adobe | Facebook | Twitter | YouTube | Instagram | WhatsApp | LinkedIn | Snapchat | TikTok |
ByteDance | Reddit | Wikipedia | Wikimedia Foundation | WikiLeaks | Netflix | Hulu | Spotify | Uber | Lyft |
Airbnb | Tesla | Boeing | Airbus | Toyota | Toyota Motor | Honda | Nissan | Mazda | Subaru | Mitsubishi | Suzuki |
Yamaha | Kawasaki | Sony | Sony Pictures | Panasonic | Toshiba | Hitachi | Fujitsu | Canon | Nikon | Samsung | LG |
Hyundai | Kia | Daewoo | Nintendo | Sega | Volkswagen = VW | BMW | Audi | Porsche | Mercedes-Benz | Daimler |
Ferrari | Fiat | Renault | Peugeot | Citroën | Volvo | Saab | Rolls-Royce | Jaguar | General Motors = GM |
General Electric = GE | Ford | Ford Motor Company | Chrysler | Chevrolet | Cadillac | Harley-Davidson | Exxon |
Exxon Mobil = ExxonMobil | Mobil | Chevron | Texaco | BP | Shell | Royal Dutch Shell | TotalEnergies | Gazprom |
Rosneft | Lukoil | Aramco = Saudi Aramco | Huawei | ZTE | Lenovo | Xiaomi | Alibaba | Tencent | Baidu | Foxconn |
TSMC | Goldman Sachs | JPMorgan Chase = JPMorgan = JP Morgan = J.P. Morgan | Morgan Stanley | Merrill Lynch |
Bear Stearns | Citigroup = Citibank | Bank of America | Bank of China | Wells Fargo | Credit Suisse |
Deutsche Bank | UBS | HSBC | Barclays | Lloyds | Santander | Société Générale | BNP Paribas | Lehman Brothers |
Enron | Arthur Andersen | Deloitte | KPMG | PricewaterhouseCoopers = PwC | Ernst & Young | McKinsey | Accenture |
Halliburton | Nasdaq | Dow Jones | S&P | Standard & Poor's | Moody's | Fitch | Walmart = Wal-Mart | Costco | Tesco |
Carrefour | Ikea = IKEA | Sears | Home Depot | Best Buy | McDonald's = McDonalds | Burger King | Wendy's | KFC |
Taco Bell | Pizza Hut | Subway | Starbucks | Dunkin' Donuts | Coca-Cola = Coke | PepsiCo = Pepsi | Nestlé = Nestle |
Unilever | Procter & Gamble | Johnson & Johnson | Kraft | Kellogg's | Nike | Adidas | Reebok | Puma | Gucci |
Prada | Chanel | Louis Vuitton | Pfizer | Merck | Bayer | Novartis | Roche | GlaxoSmithKline | AstraZeneca |
Moderna | Monsanto | DuPont | Dow Chemical | Nokia | Ericsson | Motorola | Siemens | Philips | Bosch | BASF |
ThyssenKrupp | Lockheed Martin | Northrop Grumman | Raytheon | General Dynamics | SpaceX | Blue Origin | OpenAI |
PayPal | eBay | Yahoo | AOL | MSN | AT&T | Verizon | T-Mobile | Vodafone | Comcast | Time Warner | Viacom |
Disney = Walt Disney Company | Walt Disney Studios | Warner Bros = Warner Bros. = Warner Brothers |
Universal Studios | Universal Pictures | Paramount Pictures | 20th Century Fox | Columbia Pictures |
Columbia Records | Pixar | DreamWorks | Lucasfilm | Marvel Comics | DC Comics | Capitol Records | Atlantic Records |
EMI | Sony Music | Warner Music | Motown | FedEx | UPS | DHL | Delta Air Lines | American Airlines |
United Airlines | Southwest Airlines | British Airways | Lufthansa | Air France | KLM | Qantas | Ryanair | EasyJet |
Visa | Visa Inc | MasterCard | American Express | Amtrak | Target Corporation | Harvard = Harvard University |
Yale = Yale University | Princeton University | Stanford University = Stanford |
MIT = Massachusetts Institute of Technology | Columbia University | Cornell University = Cornell | UCLA | USC |
NYU | Caltech | Johns Hopkins University = Johns Hopkins | Duke University | Georgetown University |
Oxford University | Cambridge University | London School of Economics = LSE | Imperial College | Sorbonne | Eton |
FIFA = Fifa | UEFA = Uefa | NBA = National Basketball Association | NFL = National Football League |
MLB = Major League Baseball | NHL = National Hockey League | WNBA | MLS = Major League Soccer | NASCAR | UFC | WWE |
PGA | ATP | WTA | NCAA | International Olympic Committee = IOC | FIA | Premier League | Champions League | La Liga |
Bundesliga | Serie A | Manchester United = Man United = Man Utd | Manchester City = Man City | Liverpool FC |
Chelsea FC | Arsenal | Tottenham Hotspur = Tottenham = Spurs | Everton | Aston Villa | Newcastle United |
West Ham = West Ham United | Leeds United | Celtic FC | Real Madrid | FC Barcelona |
Atlético Madrid = Atletico Madrid | Juventus | Bayern Munich | Borussia Dortmund | AC Milan | Inter Milan | Ajax |
Benfica | Paris Saint-Germain = PSG | Boca Juniors | River Plate | Flamengo | Atlanta Hawks | Atlanta Braves |
Atlanta Falcons | Boston Celtics | Boston Bruins | Boston Red Sox | Brooklyn Nets | Brooklyn Dodgers |
Charlotte Hornets | Chicago Bulls | Chicago Bears | Chicago Cubs | Chicago Blackhawks | Chicago White Sox |
Cleveland Cavaliers | Cleveland Indians | Cleveland Browns | Dallas Mavericks | Dallas Cowboys | Dallas Stars |
Denver Nuggets | Denver Broncos | Detroit Pistons | Detroit Tigers | Detroit Lions | Detroit Red Wings |
Golden State Warriors | Houston Rockets | Houston Astros | Houston Texans | Indiana Pacers | Indianapolis Colts |
Los Angeles Lakers | Los Angeles Clippers | Los Angeles Dodgers | Los Angeles Kings | Los Angeles Rams |
Los Angeles Chargers | Los Angeles Angels | Memphis Grizzlies | Miami Heat | Miami Dolphins | Miami Marlins |
Milwaukee Bucks | Milwaukee Brewers | Minnesota Timberwolves | Minnesota Vikings | Minnesota Twins |
Minnesota Wild | New Orleans Pelicans | New Orleans Saints | New York Knicks | New York Yankees | New York Mets |
New York Giants | New York Jets | New York Rangers | New York Islanders | Oklahoma City Thunder | Orlando Magic |
Philadelphia 76ers | Philadelphia Eagles | Philadelphia Phillies | Philadelphia Flyers | Phoenix Suns |
Phoenix Coyotes | Portland Trail Blazers | Sacramento Kings | San Antonio Spurs | Toronto Raptors |
Toronto Blue Jays | Toronto Maple Leafs | Utah Jazz | Washington Wizards | Washington Redskins |
Washington Nationals | Washington Capitals | Arizona Cardinals | Arizona Diamondbacks | Baltimore Ravens |
Baltimore Orioles | Buffalo Bills | Buffalo Sabres | Carolina Panthers | Carolina Hurricanes | Cincinnati Bengals |
Cincinnati Reds | Green Bay Packers | Jacksonville Jaguars | Kansas City Chiefs | Kansas City Royals |
Las Vegas Raiders | Oakland Raiders | Oakland Athletics | New England Patriots | Pittsburgh Steelers |
Pittsburgh Pirates | Pittsburgh Penguins | San Francisco 49ers | San Francisco Giants | Seattle Seahawks |
Seattle Mariners | Seattle SuperSonics | Tampa Bay Buccaneers | Tampa Bay Rays | Tampa Bay Lightning |
Tennessee Titans | Colorado Rockies | Colorado Avalanche | San Diego Padres | San Diego Chargers | Texas Rangers |
St. Louis Cardinals | St. Louis Blues | St. Louis Rams | Montreal Canadiens | Montreal Expos | Edmonton Oilers |
Calgary Flames | Vancouver Canucks | Ottawa Senators | Winnipeg Jets | Anaheim Ducks | Nashville Predators |
San Jose Sharks | New Jersey Devils | New Jersey Nets | Florida Panthers | Knicks | Lakers | Celtics | Yankees |
Mets | Red Sox | White Sox | Dodgers | Phillies | Orioles | Astros | Padres | Steelers | Packers | 49ers |
Seahawks | Buccaneers | Redskins | Broncos | Bengals | Canucks | Canadiens | Maple Leafs | Blackhawks | Red Wings |
Mavericks | Timberwolves | Cavaliers | Blue Jays | Braves | Oilers | Patriots | Cowboys | Cubs | Raptors | Colts |
Texans
"""

EVENTS = """
World War I = First World War = World War One = WWI = Great War |
World War II = Second World War = World War Two = WWII = World War 2 | Cold War | Holocaust | Great Depression |
Industrial Revolution | French Revolution | Russian Revolution | October Revolution | American Revolution |
Renaissance | Enlightenment | Reformation | Arab Spring | Brexit | Watergate | D-Day | Olympics | Olympic Games |
Winter Olympics | Summer Olympics | Paralympics | World Cup | Super Bowl | World Series | Wimbledon | Roland Garros |
Tour de France | Blitz | Black Death | Great Fire of London | Hundred Years' War | Thirty Years' War | Civil War |
Vietnam War | Korean War | Gulf War
"""

WORKS = """
Bible|Quran|Koran|Qur'an|Torah|Talmud|Iliad|Odyssey|Old Testament|New Testament|Magna Carta|Mona Lisa|Constitution|
Bill of Rights|Declaration of Independence|Affordable Care Act|Obamacare|Patriot Act|Kyoto Protocol|Paris Agreement|
Geneva Convention|Geneva Conventions|Treaty of Versailles|Windows|Windows XP|Windows 7|Windows 10|Windows Vista|
Linux|Unix|Ubuntu|Android|iOS|iPhone|iPad|iPod|iTunes|MacBook|Mac OS X|Mac|Photoshop|Excel|PowerPoint|Outlook|Gmail|
Chrome|Firefox|Internet Explorer|Skype|Minecraft|Xbox|Xbox 360|PlayStation|PS3|PS4|Wii|Game Boy|Kindle|Java|
JavaScript|Python|PHP|Star Wars|Star Trek|Harry Potter and the Philosopher's Stone|Lord of the Rings|Game of Thrones|
Doctor Who|Simpsons|South Park|Family Guy|Sesame Street|Saturday Night Live|American Idol|X Factor|Big Brother|
Top Gear|Breaking Bad|Mad Men|Sopranos|Seinfeld|Friends|Twilight|Titanic|Avatar|Casablanca|Citizen Kane|Pulp Fiction|
Hamlet|Macbeth|King Lear|Othello|Romeo and Juliet|Don Quixote|War and Peace|Moby Dick|Great Expectations|
Pride and Prejudice|Jane Eyre|Wuthering Heights|Alice in Wonderland|Gone with the Wind|Grand Theft Auto|
World of Warcraft|Call of Duty|Pokémon|Nobel Prize|Nobel Peace Prize|Pulitzer Prize|Booker Prize|Academy Award|
Academy Awards|Oscar|Oscars|Emmy|Emmy Award|Grammy|Grammy Award|Golden Globe|Tony Award|Medal of Honor|Purple Heart|
Boeing 737|Boeing 747|Concorde|Ford Mustang|Toyota Prius|Toyota Camry|Honda Civic|AK-47|F-16|Kalashnikov
"""

GIVEN = """
Abdel|Abdul|Abdullah|Abu|Agnieszka|Aidan|Aimé|Akihito|Akira|Aleksey|Alexei|Alexey|Alexis|Amir|Amit|Anatoly|Anders|
Andrzej|André|Andrés|Anil|Anne-Marie|Aoife|Ariel|Arjun|Ashraf|Aung|Austin|Avigdor|Ayman|Barack|Bashar|Benazir|Benoît|
Björn|Bryan|Charles|Charlotte|Chinua|Chloë|Ciarán|Connor|Céline|Deepak|Desmond|Dimitris|Dmitriy|Dmitry|Don|Doris|
Ehud|Elon|Emmanuel|Erin|Eugene|Evgeny|Fabio|Florence|Franco|François|Françoise|Frederick|Frédéric|Gareth|Gary|
Gennady|Giorgos|Golda|Goran|Greta|Gro|Gérard|Göran|Günter|Günther|Hafez|Hamid|Hans-Dietrich|Haruki|Hayao|Heydar|
Hideo|Hirohito|Hiroshi|Hosni|Hussein|Håkan|Hélène|Ibrahim|Ilham|Imran|Ingvar|Ismail|Jacinda|Jackson|Jair|James|
Jaroslav|Jarosław|Jean-Claude|Jean-François|Jean-Jacques|Jean-Luc|Jean-Marie|Jean-Paul|Jean-Pierre|Jens|Jiří|Jordan|
José|Junichiro|Jérôme|Jörg|Jürgen|Karl-Heinz|Katarzyna|Kenji|Khaled|Khalid|Kimi|Kofi|Kostas|Krzysztof|Kwame|Lakshmi|
Lawrence|Lech|Lennart|Leo|Leon|Logan|Luiz|Lydia|Magnus|Mahmoud|Malala|Marie-Louise|Masako|Małgorzata|Mehmet|Menachem|
Mika|Mikheil|Miloš|Moqtada|Muammar|Muqtada|Naftali|Nancy|Naoto|Narendra|Naruhito|Nawaz|Ngozi|Niamh|Nikos|Nouri|Novak|
Nursultan|Oisín|Oleg|Olof|Olusegun|Osama|Paweł|Pervez|Philippe|Pierre|Pietro|Piotr|Priyanka|Pádraig|Radovan|Rahul|
Rajiv|Ratko|Recep|René|Ryuichi|Salvador|Sanjay|Satoshi|Sergej|Sergey|Seán|Shigeru|Shimon|Shinzo|Silvio|Siobhán|Siân|
Slobodan|Sofia|Sonia|Stéphane|Suresh|Sven|Sören|Søren|Takashi|Takeshi|Tara|Tariq|Tarja|Taro|Tayyip|Tetsuya|Thabo|
Thérèse|Tomasz|Toshiro|Tyler|Tzipi|Victoria|Vijay|Vikram|Viktor|Virginia|Vitaly|Volodymyr|Vyacheslav|Václav|Wladimir|
Wojciech|Wole|Yair|Yanis|Yasser|Yasuhiro|Yevgeny|Yitzhak|Yoko|Yoshi|Yoshihide|Yukio|Yusuf|Zdeněk|Zoran|Zoë|Éric|
Étienne|Íñigo
"""

FAMILY_FIRST = """
Kim|Moon|Park|Lee|Yoon|Choi|Jung|Chung|Xi|Mao|Deng|Hu|Jiang|Wen|Zhou|Li|Wang|Zhang|Chen|Liu|Yang|Zhao|Huang|Ban|
Nguyen|Tran
"""
