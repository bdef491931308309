/**
 * Common passwords of 8 characters and more, in lower case, as leaked lists show them time and again: sequences, walks over a keyboard,
 * words, names and teams, each as people dress them up. Who guesses tries these first (NIST SP 800-63B, 3.1.1.2).
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
!qaz2wsx !qaz@wsx !qazxsw2 01234567 012345678 0123456789 0987654321 100200300 10101010 101010101 10203040 1020304050 102030405060
11111111a 11112222 1111222233334444 111222333 111222333444 111222tianya 11221122 11223344 1122334455 112233445566 12121212 1212121212
12312312 123123123 123123abc 123123qwe 123321123 123321123321 12341234 12344321 123454321 1234554321 123456123 123456654321 12345670
12345678 123456780 123456789 1234567890 12345678900 12345678901 1234567890q 1234567890qwerty 1234567891 12345678910 123456789123
1234567899 123456789a 123456789q 12345678a 12345678q 12345679 123456798 1234567a 1234567q 123456aa 123456abc 123456qwerty 12345qwe
12345qwert 1234abcd 1234asdf 1234qwer 123abc123 123password 123qwe123 123qwe123qwe 123qweasd 123qweasdzxc 12password 13131313
131313131 13141314 13145200 1314520520 13579246 135792468 1357924680 14141414 147147147 147258369 1472583690 147852369 15151515
159159159 159263487 159357159 15975328 159753456 159951159 16161616 17171717 18181818 19191919 1a2b3c4d 1a2b3c4d5e 1a2s3d4f 1password
1password1 1q1q1q1q 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3easd 1qaz!qaz 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv
1qaz@wsx 1qazxsw2 1qazxsw23edc 1qw23er4 1qw23er45t 20102010 20112011 20122012 20202020 21212121 222333444 23232323 24242424 25252525
258258258 258456258 2wsx3edc 31313131 32132132 321321321 321654987 333666999 34343434 369258147 3e4r5t6y 3edc4rfv 45454545 45645645
456456456 456789123 4rfv5tgb 50cent50 52013140 520131400 5201314520 5201314a 56565656 5tgb6yhn 65432100 654321654321 67676767 69696969
6yhn7ujm 741852963 7418529630 7654321a 77889900 78787878 789456123 7894561230 789456789 789789789 87654321 876543210 88776655 89898989
90909090 951357852 951753852 963258741 963852741 98765432 987654321 9876543210 99887766 a11111111 a1234567 a12345678 a123456789
a123456a a1b2c3d4 a1b2c3d4e5 a1s2d3f4 a1s2d3f4g5 a5201314 aa123456 aa12345678 aa123456789 aaa11111 aaa123456 aaaa1111 aaaaaa1a
aaaaaaa1 aabbccdd abc12345 abc123456 abc1234567 abc123abc abc123def abcabcabc abcd1234 abcd12345 abcd123456 abcd4321 abcdabcd abcde123
abcde12345 abcdef123 abcdefg1 abcdefg12 abcdefg123 abcdefgh abcdefgh1 abcdefghi abcdefghij abcdefghijk access14 accessdenied acmilan1
admin123 admin1234 admin12345 admin123456 admin1admin admin888 admin@123 adminadmin administrator administrator1 adrian12 adriana1
aini1314 airborne aircraft airplane alejandra alejandro alejandro1 alexander alexandr alexandra alexandre alexandru alicia12 alladin1
allah123 allahuakbar allison1 alphabet alphabet1 amanda12 amanda123 amazing1 america1 america10 america123 amorcito amsterdam anderson
anderson1 andrea12 andrea123 andreas1 andrew12 andrew123 angel123 angel1234 angela12 angelbaby angelica angelina angeline angelito
angels12 anhyeuem anhyeuem1 ankara06 anthony1 anthony12 anthony123 anthony2 antonio1 apple123 apple1234 argentina argentina1 arianna1
arizona1 army1234 arsenal1 arsenal12 arsenal123 as123456 as12345678 asd12345 asd123456 asdasd123 asdasdasd asdf1234 asdf12345
asdf123456 asdfasdf asdfasdfasdf asdfgh01 asdfgh123 asdfghjk asdfghjkl asdfghjkl1 asdfghjkl123 asdfzxcv asdjkl123 asdqwe123 asdzxc123
ashleigh ashley12 ashley123 assassin asshole1 asshole12 atletico austin12 australia australia1 autumn123 autumn2024 avalanche awesome1
awesome12 awesome123 azerty12 azerty123 azerty12345 azertyui azertyuiop baby1234 babyboo1 babyboy1 babycakes babydoll babygirl
babygirl1 babygirl12 babygirl123 babygirl13 babygirl15 babygirl2 babygurl babygurl1 backup123 bailey12 banana12 banana123 bananas1
bangladesh barbara1 barbie12 barbie123 barcelona barcelona1 barcelona10 bartsimpson baseball baseball1 baseball12 baseball123
baseball2 basketball basketball1 batista1 batman12 batman123 batman1234 bayern123 beach123 beatles1 beatrice beautiful beautiful1
beckham23 beckham7 beer1234 bella123 bella1234 benjamin benjamin1 berlin123 bernardo besiktas1 bestfriend bestfriends bigboy12
bigdaddy bigdaddy1 bigfish1 billabong billion1 birthday birthday1 bismillah bismillah1 biteme12 biteme123 bjk19031903 black123
blackberry blackberry1 blackbird blackcat blackcat1 blackdog blackjack blackmagic blackrose blah1234 blahblah blahblah1 bleach12
blessed1 blessed12 blessing blink182 blue1234 blue12345 blueberry blueberry1 bluebird blueeyes bluemoon bluesky1 bollocks borussia
bradley1 brandon1 brandon12 brandon123 brasil123 brazil10 brenda12 brittany brittany1 broadway broncos1 brooklyn brooklyn1 brooklyn11
brother1 bubbles1 bubbles123 buckeyes buddy123 buddy1234 budweiser bugsbunny bulgaria bulldog1 bulldogs bulldogs1 bullshit bullshit1
business business1 buster12 buster123 butterfly butterfly1 butterfly2 butterfly7 california california1 callofduty callofduty4
camaro12 cameron1 campbell camping1 canada12 captain1 captainmorgan cardinals carebear carebear1 carolina carolina1 caroline caroline1
cash1234 cashmoney cassandra cassie12 catdog123 catherine celtic1888 celtic67 champion champion1 champions changeit changeit1 changeme
changeme! changeme1 changeme123 charlie1 charlie12 charlie123 charlie2 charlotte charlotte1 cheer123 cheerleader cheese12 cheese123
chelsea1 chelsea12 chelsea123 chelseafc cherries cherry12 chevelle chevrolet cheyenne chicago1 chicago23 chicken1 chicken12 chicken123
chickens chivas10 chivas12 chocolat chocolate chocolate1 chocolate2 christ12 christian christina christine christmas christmas1
christmas123 christoph christopher church12 cincinnati cinderella claudia1 cleveland coca-cola cocacola cocacola1 coffee12 coffee123
college1 colombia colombia1 colorado colorado1 company1 company123 computer computer1 computer12 computer123 contrasena contraseña
cookie12 cookie123 cookiemonster cookies1 corazon1 corinthians corvette corvette1 counter1 counterstrike courtney courtney1 cowboys1
cowboys123 cristian cristiano cristianoronaldo cristina crystal1 crystal12 cupcake1 cupcakes cynthia1 daddy123 daddy1234 daddysgirl
daniel12 daniel123 daniela1 danielle danielle1 darkangel darklord darkness darkness1 darkside database database1 david123 david1234
death123 deathnote deborah1 december december1 december25 default1 default123 demon123 dennis123 destiny1 destroyer destruction
deutschland devil666 dfghjkl1 diablo22 diamond1 diamond12 diamonds doctor12 dodgers1 doggie12 doggy123 dollar12 dolphin1 dolphin12
dolphin123 dolphins dolphins1 dominic1 dominique donaldduck dongdong dontknow dortmund dragon12 dragon123 dragon1234 dragon13
dragonball dragonball1 dragonballz dragonfly dragons1 drowssap drpepper drummer1 drums123 dumbass1 dynamite eagle123 eagles12
earthquake eduardo1 edward123 einstein electric elephant elephant1 elizabeth elizabeth1 eminem12 eminem123 emmanuel emmanuel1 emyeuanh
engineer england1 england123 enterprise espana123 everton1 everything evolution excellent experience explorer explorer1 extreme1
fabulous facebook facebook1 facebook123 faith123 falcon12 family01 family05 family12 family123 fantastic fantasy1 fcbarcelona fcbayern
fdsa4321 fdsafdsa february february1 fener1907 fenerbahce fernanda fernandez fernando fernando1 ferrari1 ferrari123 fireball firebird
firefire firefly1 fireman1 fishing1 fishing123 flamengo flamengo1 florence florida1 football football1 football10 football11
football12 football123 football2 football7 forever1 forever12 forever123 forever2 forever21 forever7 forgetit forgotten fortnite
fortnite1 fortnite123 francais france98 francesca francesco francisco francisco1 frankfurt frederic fredrick freedom1 freedom12
freedom123 friends1 friends12 friends123 friendship fuckfuck fuckme69 fuckoff1 fuckthis fuckyou! fuckyou1 fuckyou12 fuckyou123
fuckyou2 fuckyou69 gabriel1 gabriela gabriella gabrielle galatasaray gamecube gamer123 gandalf1 gangsta1 gangsta12 gangster gangster1
garfield gateway1 geheim123 genesis1 genius12 geoffrey ghost123 giants12 giggles1 ginger12 ginger123 giovanna giovanni giovanni1
giraffe1 gladiator gmail123 gmail1234 god12345 godbless godfather godisgood godislove golden12 goldfish goldfish1 goldstar gonzalez
goodgirl goodlife goodluck goodluck1 goodmorning goodtime google12 google123 googlegoogle gorgeous gorgeous1 grandma1 grateful
green123 greenbay greenday greenday1 greentea gregory1 gs190519 guadalupe guardian guessme1 guest123 guest1234 guillermo guinness
guitar12 guitar123 guitars1 gummybear gunner12 gustavo1 gutierrez gymnast1 h123456789 hacker12 hacker123 hallelujah hallo123 hallo1234
hallohallo halloween halloween1 hamburg1 hamburger hamster1 hannah12 happiness happiness1 happy123 happy1234 happyday happyday1
happyhappy hardcore hardcore1 harley12 harley123 harleydavidson harrison harrypotter harrypotter1 haslo123 haslo1234 hawaii50 heather1
heaven12 heineken hello!23 hello123 hello1234 hello12345 hello2you hellohello hellokitty hellokitty1 helloworld helloworld1 hernandez
hero1234 heslo123 hiking12 hobbit12 hockey12 hockey123 hogwarts holland1 hollywood hollywood1 homer123 homework honey123 honeybee
honeybunny horse123 horses12 hosanna1 hotmail1 hotmail123 hotstuff hotstuff1 hottie101 hottie12 hottie123 hunter12 hunter123 hurricane
hustler1 ichliebedich idontknow iforgot1 iforgotit ilovebaby ilovecats ilovechrist ilovedad ilovedogs ilovegod iloveher ilovehim
ilovejesus ilovemom ilovemum ilovemusic ilovemydog ilovemyfamily ilovemylife ilovemymom ilovemyself iloveu12 iloveu123 iloveyou
iloveyou! iloveyou1 iloveyou12 iloveyou123 iloveyou13 iloveyou1314 iloveyou2 iloveyou22 iloveyou3 iloveyou7 iloveyouforever
iloveyousomuch iluvyou1 india123 india1234 indonesia instagram instagram1 intermilan internet internet1 internet123 iphone123 iphone4s
ireland1 ironmaiden ironman1 ironman123 isabella isabella1 isabelle istanbul istanbul34 italia123 italiano j123456789 jackass1
jackass2 jackdaniels jackson1 jackson5 jacksparrow jacqueline january1 jasmine1 jasmine12 jasper12 jeffrey1 jelszo123 jennifer
jennifer1 jeremiah jeremy12 jessica1 jessica12 jessica123 jesus123 jesus1234 jesus777 jesuschrist jesusfreak jesusislord jesuslovesme
jesussaves joanna12 johnathan johncena johncena1 johnny12 johnson1 joker123 joker1234 jokerjoker jonasbrothers jonathan jonathan1
jordan12 jordan123 jordan23 jordan45 joseph12 joshua12 joshua123 juliana1 justice1 justin12 justin123 justinbieber juventus juventus1
kaka2222 katherine kathleen kathryn1 katrina1 kawasaki kawasaki1 kenneth1 kennwort kentucky khongbiet killer12 killer123 killer1234
killer666 kimberly kimberly1 kitten12 kitty123 kittycat kittycat1 kittykat knight12 kobe2408 kobebryant kontraseña kristen1 kristina
kristine l123456789 lacrosse lakers08 lakers123 lakers24 lamborghini lasvegas laughter lauren12 lawrence leagueoflegends lebron23
ledzeppelin legend12 legend123 leonardo leonardo1 letmein! letmein1 letmein12 letmein123 letmein1234 letmein2 letmeinnow letmepass
li123456 liberty1 lightning lineage2 linkedin linkedin1 linkinpark linkinpark1 linux123 lionking lions123 liverpool liverpool1
liverpool123 liverpoolfc lkjhgfds lkjhgfdsa login123 login1234 loginlogin logmein1 london12 london123 lordoftherings lorraine
losangeles losenord louisiana love1234 love12345 love123456 love2000 love2010 love2011 love4ever loveforever lovelove lovelove1
lovely12 lovely123 loveme12 loveme123 lovers12 lovexiao loveyou1 loveyou12 loveyou123 loveyou2 lucifer1 lucifer666 lucky123 lucky1234
lucky777 luckydog lösenord m123456789 madeline madison1 madison12 maggie12 malaysia malcolm1 manager1 manager123 manchester
manchester1 manchesterunited manunited manutd123 maradona maradona10 marcello margaret margarita mariana1 marianne marina12 marines1
marlboro marlboro1 marseille martin12 martina1 martinez martinez1 maserati master12 master123 master1234 masterkey matrix12 matthew1
matthew12 matthew123 matthew6 max12345 maxwell1 megadeth melanie1 melissa1 melissa12 melissa123 mercedes mercedes1 mercedesbenz
meredith mermaid1 messi123 metallica metallica1 mets2000 mexico12 mexico123 michael1 michael12 michael123 michael2 michaela
michaeljackson michaeljordan michelle michelle1 michelle123 michigan michigan1 mickey12 mickey123 mickeymouse microsoft microsoft1
midnight midnight1 midnight12 million1 mima1234 minecraft minecraft1 minecraft123 mingming minnesota minnie12 minniemouse mississippi
mitchell mm123456 mnbvcxz1 mnbvcxz123 mnbvcxza mohamed1 mohammed molly123 mommy123 mommy1234 monday123 money123 money1234 moneymaker
moneymoney monkey12 monkey123 monkey1234 monkey13 monkeyman monkeys1 montana1 moonlight moonlight1 morgan12 moscow12 motdepasse
mother12 motorola mountain mountain1 mountaindew muhammad muhammad1 mustang1 mustang12 mustangs mylove12 mylove123 mynoob123 mypass123
mypassword mypassword1 myspace1 myspace12 myspace123 myspace2 mysql123 napoli1926 naruto12 naruto123 naruto1234 natalie1 natasha1
nathalie nathaniel nebraska network1 newcastle newpass1 newpassword newuser1 newyork1 newyork12 newyork123 newzealand neymar10
neymar11 nicholas nicholas1 nicole12 nicole123 ninja123 ninja1234 nintendo nintendo1 nirvana1 nokia123 nokia1234 nokia6300 nokian73
nopass123 nopassword nothing1 nothing123 november november1 november11 number12 number1a numberone nursing1 ocean123 october1 office12
office123 office365 oklahoma onedirection onedirection1 onepiece onepiece1 openopen opensesame openup12 oracle123 orange11 orange12
orange123 oreo1234 oscar123 p455w0rd p4ssw0rd p4ssword p@$$w0rd p@$$word p@ssw0rd p@ssw0rd! p@ssw0rd1 p@ssw0rd123 p@ssword p@ssword1
p@ssword123 pa$$w0rd pa$$word pa55w0rd pa55word packers1 packers12 pakistan pakistan1 pakistan123 palmeiras pancake1 panther1 panthers
paris123 parola12 parola123 pass1234 pass12345 pass123456 pass@123 pass@1234 pass@word1 passpass passpass1 passphrase passport
passw0rd passw0rd! passw0rd1 passw0rd123 password password! password!! password# password* password. password0 password00 password01
password02 password03 password05 password06 password07 password08 password09 password1 password1! password10 password100 password101
password11 password111 password12 password12! password123 password123! password1234 password12345 password123456 password1234567
password1234567890 password13 password14 password15 password16 password17 password18 password19 password1a password2 password20
password2000 password2010 password2020 password2021 password2022 password2023 password2024 password2025 password2026 password21
password22 password23 password24 password25 password3 password321 password33 password4 password42 password44 password5 password55
password6 password66 password666 password69 password7 password77 password777 password8 password88 password9 password90 password911
password98 password99 password999 password? password@ password@1 password@123 password_ passwordpassword passwords passwordz passwort
passwort1 passwort123 patches1 patricia patricia1 patrick1 patrick12 patrick123 patriots patriots1 peace123 peaceful peacelove
peaches1 peanut12 peanut123 penguin1 penguin12 penguins pepper12 pepper123 pepperoni pepsi123 pepsicola perfect1 peterpan philadelphia
philippines phillies phoenix1 phoenix12 phoenix123 pikachu1 pikachu123 pilipinas pilot123 pimpin12 pineapple pink1234 pinkfloyd
pinkfloyd1 pinkpink pinky123 pirate12 pirates1 pittsburgh pizza123 playboy1 playboy123 playgirl playstation playstation1 playstation2
playstation3 please123 pleasework pocahontas poiuytre poiuytrewq poiuytrewq1 pokemon1 pokemon12 pokemon123 police12 police911 polska12
polska123 pooh1234 poohbear poohbear1 poohbear12 porsche1 porsche911 portugal portugal1 portugal10 prettygirl prettygirl1 princesa
princesa1 princess princess1 princess11 princess12 princess123 princess13 princess2 princess3 princess7 private1 psalm123 pumpkin1
pumpkin12 puppies1 puppy123 purple12 purple123 purple1234 purple13 q123456789 q1q1q1q1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qaz12345
qaz123wsx qazplm123 qazqazqaz qazwsx123 qazwsxed qazwsxedc qazwsxedcrfv qazxswedc qq123456 qq123456789 quiksilver qw123456 qw12qw12
qwe12345 qwe123456 qwe123asd qwe123qwe qweasd123 qweasdqwe qweasdzxc qweasdzxc123 qweqwe123 qweqweqwe qwer1234 qwer12345 qwer123456
qwerasdf qwerasdfzxcv qwerqwer qwert123 qwert1234 qwert12345 qwertasdfg qwerty00 qwerty01 qwerty10 qwerty11 qwerty12 qwerty123
qwerty1234 qwerty12345 qwerty123456 qwerty1234567 qwerty21 qwerty22 qwerty23 qwerty321 qwerty69 qwerty77 qwerty78 qwerty88 qwerty99
qwertyasdf qwertyasdfgh qwertyqwerty qwertyui qwertyuio qwertyuiop qwertyuiop1 qwertyuiop123 qwertyuiopasdfgh qwertz123 qwertzui
qwertzuiop qwqwqwqw raiders1 raiders123 rainbow1 rainbow12 rainbow123 rainbows rammstein rangers1 realmadrid realmadrid1 realmadrid7
rebecca1 red12345 redhead1 redrose1 redskins redskins1 redsox12 redwings remember remember1 rememberme rey619619 richard1 richrich
robert12 robert123 roberto1 robinson roblox12 roblox123 rockandroll rocknroll rockstar rockstar1 rocky123 rocky1234 rodriguez roma1927
romania1 ronaldinho ronaldo1 ronaldo123 ronaldo7 ronaldo9 rooney10 root1234 root12345 rootroot rotterdam runescape runescape1 russia12
russia123 s123456789 sailing1 salasana salasana1 salasana123 samantha samantha1 samantha12 sammy123 sammy1234 samsung1 samsung12
samsung123 samuel12 samurai1 sandiego sandra12 sanfrancisco sasuke12 satan666 saturday savannah savannah1 scarlett schalke04 schatz123
school12 school123 scooby12 scoobydoo scoobydoo1 scooter1 scooter12 scotland scotland1 sebastian secret12 secret123 secret1234
secretpassword security security1 senha123 senha1234 september september1 server123 sex12345 sexsexsex sexy1234 sexy6969 sexybaby
sexygirl sexylady sexymama shadow12 shadow123 shadow13 shithead shithead1 shooter1 shooting sifre123 silver12 silver123 simba123
simpsons singapore sister12 skateboard skywalker slipknot slipknot1 slipknot666 smile123 smiles12 smiley12 smokey12 smokey420 snickers
snickers1 sniper12 sniper123 snoopy12 snoopy123 snowball snowball1 snowboard snowflake snowman1 soccer10 soccer11 soccer12 soccer123
soccer13 softball softball1 soldier1 sommer123 sonnenschein sophie12 sophie123 southpark spaghetti sparkles sparky12 spartan1
spartan117 special1 spencer1 spiderman spiderman1 spiderman3 spongebob spongebob1 spongebob12 spring123 spring2024 spring2025 star1234
starcraft stardust starlight stars123 startrek startrek1 starwars starwars1 starwars12 starwars123 steaua86 steelers steelers1
stephane stephanie stephen1 steven123 strawberry strawberry1 strawberry2 student1 student123 summer01 summer08 summer09 summer10
summer11 summer12 summer123 summer2023 summer2024 summer2025 sunday123 sunderland sunflower sunflower1 sunshine sunshine1 sunshine11
sunshine12 sunshine123 sunshine2 super123 super1234 superadmin superduper superman superman1 superman12 superman123 supernova
supersonic superstar superstar1 superuser supervisor supreme1 surfer12 surfing1 suzuki12 sweet123 sweetheart sweetheart1 sweetie1
sweetness sweetpea sweetpea1 sweety12 swimming swimming1 sysadmin system32 taylor12 teacher1 teacher123 teamo100 teamo123 teamo1234
teamomucho teddybear teddybear1 temp1234 temppass temppassword tennessee tennis12 teresa12 test1234 test12345 test123456 tester123
testing1 testing123 testing1234 testtest testtest1 testuser texas123 thailand thebeatles thepassword thomas12 thomas123 thompson
thuglife thuglife1 thunder1 thunder12 thursday tiantian tiffany1 tiger123 tigers12 tigerwoods tigger12 tigger123 timothy1 tinkerbell
tinkerbell1 toortoor topsecret tottenham trabzon61 tristan1 trueblue truelove truelove1 trustme1 trustno1 trustno1! trustnoone
tsunami1 tupac123 turkey123 tweety12 tweety123 tweetybird twilight twilight1 twitter1 ubuntu123 uiop7890 ukraine1 undertaker unicorn1
unicorns university user1234 user12345 username username1 usmc1775 valentin valentina valentine valentine1 valentino vampire1 vampires
vanessa1 venezuela veronica veronica1 victor123 victoria victoria1 vietnam1 vincent1 virginia virginia1 vladimir vodka123 volcano1
voldemort volleyball w123456789 wachtwoord wachtwoord1 wang1234 warcraft warcraft1 warcraft3 warrior1 warrior12 warriors washington
washington1 watermelon wednesday welcome! welcome01 welcome1 welcome12 welcome123 welcome1234 welcome2 welcome2023 welcome2024
welcome@123 werder123 werewolf westham1 whatever whatever1 whatever12 whatever123 whatsapp whatsup1 whiskey1 white123 whitecat
whoknows wildcat1 wildcats william1 williams windows1 windows10 windows7 windows98 winner12 winner123 winnie12 winniethepooh winston1
winter12 winter123 winter2023 winter2024 winter2025 wo123456 woaini123 woaini1314 woaini1314520 woaini520 woaini521 woaini99 woaiwojia
woaiwoziji wodemima wolverine wordpass worldofwarcraft wrestler wrestling wsxedcrfv x123456789 xbox3600 xiaoming xiaoxiao yahoo123
yamaha12 yamahar1 yankees1 yankees12 yankees2 yellow12 yellow123 yourpassword youtube1 youtube123 z123456789 zachary1 zaq!2wsx
zaq12wsx zaq1xsw2 zaq1zaq1 zaqwsx123 zaqwsxcde zaqxswcde zhang123 zidane10 zombie12 zxc12345 zxc123456 zxcasdqwe zxcasdqwe123 zxcv1234
zxcv12345 zxcvasdf zxcvbn123 zxcvbnm, zxcvbnm,./ zxcvbnm1 zxcvbnm12 zxcvbnm123 zxcvbnm123456 zxcvzxcv zxczxczxc zz123456
`
    .trim()
    .split(/\s+/),
);
