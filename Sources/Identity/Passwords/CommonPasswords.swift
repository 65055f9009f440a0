/// Passwords and words that are tried first by whoever guesses.
///
/// They lie in the source so that they cannot be missing where the program runs. ``long`` and ``words`` are chosen from the
/// list of common passwords of Django 5.2 (BSD-3-Clause): of `long` the entries of at least 12 characters that are patterns
/// or plain words, of `words` the most common ones of 5–11 letters. What is or may be somebody's own password or name with
/// numbers, and what is coarse, is left out. `swedish` is our own. See `Data/passwords/README.md`.
enum CommonPasswords {
    /// Whole passwords.
    static let long = set(
        """
        000000000000 0r968ji9ufj6 111111111111 111111111111111 112233445566 123123123123 123321123321 123456123456
        123456654321 1234567890-= 123456789000 12345678900987654321 1234567890123 12345678901234567890
        1234567890987654321 1234567890qwertyuiop 1234567891011 123456789101112 123456789123 123456789123456
        1234567891234567 123456789123456789 12345678987654321 123456789987654321 123456789abc 123456789asd
        123456789qaz 123456789qwe 123456789qwerty 123456qwerty 123qwe123qwe 123qweasdzxc 159753159753 1q2w3e4r5t6y
        1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc 1qaz2wsx3edc4rfv
        1qazxsw23edc abc123456789 administrator cookiemonster cosmopolitan counterstrike finalfantasy googletester
        ichliebedich ihatethisgame ilovemyfamily ingodwetrust international internazionale jamesbond007 jesuslovesme
        kartoffelpuffer leavemealone lovelovelove manchesterunited minecraft123 moderncombat needforspeed onedirection
        password1234 password12345 password123456 peanutbutter playstation2 playstation3 professional przyjaciolki
        q1w2e3r4t5y6 q1w2e3r4t5y6u7i8o9p0 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qwe123qwe123 qweasdzxc123
        qwerty123456 qwerty123456789 qwertyasdfgh qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyytrewq
        residentevil seniseviyorum sonnenschein sonyericsson startfinding stratocaster supernatural telechargement
        temppassword transformers zaq1xsw2cde3 zxcasdqwe123
        """)

    /// Words that are no password with numbers and signs around them either.
    static let words = set(
        """
        aaaaa aaaaaa aaaaaaa aaaaaaaa aaaaaaaaaa aaliyah aaron abcde abcdef abcdefg abcdefgh abcdefghij abdullah
        abhishek abigail abraham access account acmilan action adgjmp adgjmptw adidas aditya admin adrian adriana
        adriano aezakmi africa agnieszka airborne airforce airplane alabama alaska albert alberto alejandra alejandro
        aleksandr aleksandra aleksey alenka alessandra alessandro alessia alessio alexander alexandr alexandra
        alexandre alexandru alexia alexis alfonso alfred alfredo aliali alibaba alice alicia alisha alison allison
        allstar almond alpha always alyssa amadeus amanda amandine amazing amber amelia amelie america american
        amerika amigos amorcito amore amoremio amores amour amsterdam anamaria anastasia anderson andre andrea andreas
        andreea andrei andres andrew andrey andromeda angel angela angeles angelica angelina angelito angelo angels
        angie anhyeuem animal animals anita anjali annabelle annette annie anthony antoine anton antonella antonia
        antonio anubis anything apache apollo apple applepie apples april aquarius aragorn archie argentina ariana
        arianna arizona armando armani arnold arschloch arsenal arthur artist arturo asasas asdasd asdasdasd asddsa
        asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfjkl asdqwe asdzxc ashlee ashleigh ashley ashton aspire
        aspirine asterix athena atlanta atlantis attila attitude audrey august aurelie aurora austin australia autumn
        avalon avatar awesome awful azerty azertyuiop azsxdc azsxdcfv aztnm babies babyblue babyboy babycakes babydoll
        babyface babygirl babygurl babyko babylove bacchus backend backspace badboy badger badgirl badoo bailey baller
        bambam bamboo banana bananas banane bandit barbara barbie barcelona barney baseball basket basketball bastard
        batista batman baxter bbbbbb bearshare beatles beatrice beatriz beautiful beauty beaver beavis beckham behappy
        believe belinda bella benfica benjamin benson bentley berlin bernard bernie bestfriend bethany bettyboop
        beverly beyonce bianca bigboy bigdaddy bigdog bigfoot bigman bigred billabong billie billy billybob birdie
        birthday biscuit bishop bismillah biteme blabla blablabla black blackberry blackcat blackie blackjack blacky
        blahblah blazer bleach blessed blessing blizzard blonde blondie blood blossom blowme blueberry bluebird
        blueeyes bluefish bluemoon bluesky bobbob bobby bobcat bobmarley bogdan bollocks bonbon bonita bonjour bonjovi
        bonnie booger boogie boomboom boomer boston boubou bowling bowwow boxcar bradley brandi brandon brandy brasil
        braves brazil breanna brenda brendan brian brianna bridget britney brittany brittney broken bronco broncos
        brooke brooklyn brother brownie brucelee bruno brutus bryan bscirc bubba bubble bubblegum bubbles buddha buddy
        budlight buffalo bulldog bulldogs bullet bunny burrito burton business buster cactus cadillac caesar caitlin
        california calimero callie callofduty callum calvin camaro cambiami cameron camila camilla camille campbell
        canada cancer candy cannabis cantik canyon caprice capricorn captain caramel cardinal carebear carina carlitos
        carlos carmen carole carolina caroline carpediem carrie carson carter cartman casablanca casanova casey
        cashmoney casino casper castillo castle catalina catcat catdog catfish catherine cccccc cdtnkfyf cecilia
        cedric celeste celine celtic central chacha champion chance chandler chandra chanel change changeme chantal
        chargers charity charlene charles charlie charlotte charly charmed cheater cheche cheese cheetah chelsea
        chemistry cherokee cherry cheryl chester cheval chevelle chevrolet chevy cheyenne chiara chicago chichi
        chicken children chipie chipper chiquita chivas chloe chocolat chocolate chopper chouchou chris chrisbrown
        chrissy christ christian christina christine christmas christophe christopher christy chronic chubby church
        ciaociao ciccio cinderella cindy cinnamon cjkysirj cjkywt cjmasterinf claire claude claudia claudio clayton
        clement cleopatra clifford clover clowns cocacola coconut coffee colleen college collins colombia colorado
        coming compaq computer connect connie connor control converse cookie cookies cooldude coolio coolman cooper
        copper corazon corona corvette cosmos cotton coucou cougar counter country coupons courtney cowboy cowboys
        coyote cracker crazy creative cricket cristian cristiano cristina crystal cthutq cuddles cupcake curtis
        cuteako cutie cutiepie cxfcnmt cynthia dadada daddy daddysgirl daisy dakota dallas dalton damian damien
        damilola dance dancer dancing danger daniel daniela daniele danielle daniels danila danilo danny darius
        darkangel darkness darkside darkstar darling darren darwin dating david davide dawson dbrnjhbz dddddd deadman
        dearbook death deathnote debbie deborah december deedee deejay deepak defender deftones delete delfin delpiero
        denis denise deniska dennis denver derrick design designer desire desiree destiny detroit devil devils dexter
        dfkthbz dfvgbh diablo diamond diamonds diana dianne diego diesel dietcoke digger digimon digital dillon dinamo
        dingdong dinosaur diosesfiel discovery disney divine dkflbvbh doctor dodger dodgers doggie doggy dollar
        dolores dolphin dolphins domenico dominic dominik dominique domino donald donkey doodle doraemon dorothy
        doudou douglas download dracula dragon dragonball dragonfly dragons dreamer dreams driver drjynfrnt drowssap
        drpepper drummer dthjybrf ducati dudley duncan dupont dustin dylan eagle eagles eclipse eddie eduardo
        education edward eeyore eileen einstein ekaterina elaine electra element elena eleonora elephant elijah
        elisabeth elizabeth ellie elliot elliott elodie elvira elvis emanuel emerald emerson emilia emilie emilio
        emily eminem emmanuel empire energy engineer england english enigma enrique enter enterprise entropy erica
        ericsson erika ernesto esmeralda esperanza esteban esther estrella eternity etoile eugene eunice evelyn
        everton evolution excalibur exigent explorer express extreme fabian facebook faith faithful falcon fallen
        familia family fantasy farfalla farmer fashion fatboy fatcat father fatima favour february federica federico
        felicia felicidade felipe felix fellow fender fenerbahce fernanda fernandez fernando ferrari ffffff ficken
        fiesta figaro fighter fireball firebird firefly fireman fisher fishing fitness fktrcfylh fktrcfylhf fktrctq
        flamengo flames flamingo flatron flipper florence flores florian florida flower flowers fluffy flying fondoom
        football forest forever forget forgot fortuna foster fountain france frances francesca francesco francis
        francisco franco francois frank frankie franklin franky freaky freckles freddie freddy frederic freedom
        freeman freestyle friday friend friends friendship friendster froggy frosty fussball futbol future fyfcnfcbz
        fylhtq gabriel gabriela gabriele gabriella gabrielle gagged galatasaray galaxy galina games ganda gandako
        gandalf ganesh gangsta gangster ganteng garcia garden garfield garrett gateway gators gbpltw geheim gemini
        general genesis genius george georgia gerald gerard german germany geronimo gerrard getmoney gfhjkm gggggg
        ghbdtn ghbdtnbr ghetto ghjcnj giants gibson gilbert ginger giovanna giovanni girls giulia giuseppe gizmo
        gjkbyf gladiator gladys global gloria godbless goddess godfather godisgood godisgreat godislove godzilla
        gogogo golden goldfish goldie golfcourse golfer gonzalez goober goodboy goodgirl goodluck goodman google
        gordon gorgeous gothic gotohell grace gracie graham grandma granny green greenday gregor gregory griffin
        guadalupe guest guillaume guinness guitar gundam gunner gustavo gwerty habibi hacker hahaha hahahaha hailey
        hallo halloween hamilton hamlet hammer hamster handball handsome hannah hanuman happiness happy hariom harley
        harmony harold harris harrison harry harrypotter harvey hawaii hayden hayley heart hearts heather heaven
        hector hehehe helena helene hellfire hello hellohello hellokitty helpme hendrix henry herbert hercules herman
        hermione hernandez hershey hesoyam heyhey hhhhhh highheel hihihi hilary hiphop history hitman hjvfirf hobbes
        hobbit hockey holden holiday holland holly hollywood homelesspa homer honda honey honeybee hongkong hookem
        hornet horse horses hotdog hotmail hotrod hotstuff hottie hotties house houston howard hudson hughes hummer
        hunter hunting iamthebest ibanez ibrahim icecream icehouse iceman idontknow iforgot ihateu ihateyou ilikepie
        illinois ilove ilovegod ilovehim ilovejesus iloveme ilovemymom ilovemyself iloveu iloveyou imissyou immortal
        incubus india indian indiana indigo indonesia inferno infinity information ingrid inlove insane insanity
        inside inter interests internet inuyasha ireland irina ironmaiden ironman isabel isabella isabelle isaiah
        island israel istanbul italia iubire ivanov iverson jackie jackson jacob jacobs jacqueline jaguar jaimatadi
        jajaja jakarta jakjak jamaica james jamesbond jamie janice janine janjan january jasmin jasmine jason jasper
        javier jayden jayjay jayson jeanne jefferson jeffrey jehovah jellybean jennifer jenny jeremiah jeremy jerome
        jerry jersey jesse jessica jessie jester jesucristo jesus jesuschrist jesusislord jetaime jillian jimmy jjjjjj
        joanna joanne jobsearch jocelyn joejoe johanna johncena johndeere johnjohn johnny johnson jojojo joker
        jonathan jonjon jordan joseph josephine joshua joyjoy jrcfyf judith juggalo julia julian juliana julie julien
        juliet juliette julius jungle junior junjun jupiter justdoit justice justin justinbieb justine justme juventus
        kaiser kaitlyn kakashi kaktus kamikaze kamila karachi karate karen karina karolina kasper katana katerina
        katherine kathleen kathryn katie katrina kawasaki kayla kaylee kayleigh kelly kelsey kelvin kendall kendra
        kennedy kenneth kenny kenshin kermit kevin keyboard kikeunyw killbill killme kimberly kinder kingdom kingkong
        kingston kirill kisses kissme kitkat kitten kittens kitty kittycat kittykat kkkkkk kkkkkkk kkkkkkkk klaster
        knight knopka kokoko kolobok kotenok kramer krishna kristen kristin kristina kristine krystal ktyjxrf kucing
        labrador lacoste lacrosse ladybug ladygaga laguna lakers lakshmi lalala lampard lancer landon laptop larisa
        larissa larry lastfm lasvegas laura lauren laurence laurent lavender lawrence lawyer leanne leelee legend
        legolas lennon leonard leonardo leslie lestat lester leticia letmein letter libertad liberty lighthouse
        lightning lilian liliana lillian lilwayne lincoln linda lindsay lindsey linked linkedin linkin linkinpark
        lionking little liverpool lizard lizottes lizzie lkjhgfdsa llllll logan logitech lolipop lolita lollipop
        lollol lollypop lololo london lonely looking lorena lorenzo lorraine losangeles loser louise loulou louloute
        lourdes lovebug loveless lovelife lovelove lovely loveme lover loverboy lovers loveya loveyou loving lovingyou
        lucas luciano lucifer lucky luckydog lvbnhbq mackenzie macmac maddie maddog madeline madison madman madmax
        madonna madrid maestro maganda magdalena maggie magic magnet magnolia magnum mahal mahalkita mahalko maiden
        maison makaveli makayla maksim malaysia malcolm malibu malika malina mamama mamamama mamamia mamapapa mamita
        manager manchester manman manolo manson manuel manuela manunited manutd maradona marathon marcel marcela
        marcelo marco marcos marcus margaret margarita maria mariah mariam marian mariana marianna marianne marie
        marijuana marilyn marina marine marines mario marion mariposa marisa marissa marius marjorie marketing markus
        marlboro marlene marley marlon marseille marshall martha martin martina martinez martini marvin maryjane
        master mastermind mathew mathieu mathilde matias matilda matrix matteo matthew maureen maurice mauricio
        maverick maxima maxime maximus maxine maxmax maxwell medicine megaman megan megane megaparol meghan melanie
        melina melinda melissa melody melvin mememe memory memphis mendoza mercedes mercury merlin mermaid metallica
        mexican mexico miamor michael michaela michal micheal michel michele michelle michigan mickey microlab
        microsoft midnight mierda miguel mikey milan milano milena miller millie million milton minecraft minnie
        miracle mirage miranda miriam misiek mission mississippi missy mister misty mitchell mittens mmmmmm mnbvcx
        mnbvcxz mobile mohamed mohammad mohammed moimoi mollie molly moloko momdad mommy monalisa monday money monica
        monika monique monitor monkey monkeys monster montana montreal mookie moomoo moonlight moose morena moreno
        morgan morris morrison mother motherlode motocross motorola mountain mouse mozart muffin muhammad munchkin
        murphy murray mushroom music musica mustafa mustang mybaby mykids mylife mylove mymother myname mynoob myself
        myspace nadine nancy napoleon napoli naruto nascar nastya natali natalia natalie natalya natasha nathalie
        nathan nathaniel national nature naughty nellie nelson nemesis netlog network never nevermind newcastle newjob
        newlife newman newport newton newyork nfnmzyf nguyen nicholas nichole nicola nicolas nicole nigeria nightmare
        nikita nikki nikola nikolas ninja nintendo nirvana nissan nnnnnn nokia nonmember noodle noodles norman norton
        nothing nounours november noway nugget nursing nutella nuttertools oblivion oceane october odessa office
        oksana olamide oliver olivia olivier omsairam onelove onepiece online oooooo opensesame oracle orange orlando
        oscar osiris outlaw oxford packers pacman paddle paintball pakistan palermo paloma pamela panama panasonic
        pancho panda pandora panget pangit pantera panther panthers panzer papamama papillon paradise paramore paris
        parker parola party pasaway pascal pastor patata patches patience patricia patrick patriots paula paulina
        pauline pavilion payton peace peaches peanut peanuts pearljam pebbles pedro peewee pegasus pencil penelope
        penguin penny pentium people pepito pepper pepsi perfect personal peter peterpan peugeot peyton phantom philip
        philippe philips phillip phoebe phoenix phone piazza pickle pickles pierre piglet pikachu pineapple pingpong
        pinkfloyd pinky pioneer pippo pirate pirates pisces pitbull pizza platinum player playstation please pogiako
        point poison poisson poiuyt poiuytrewq pokemon polaris police polina polska pompier poohbear pookie poopie
        poopoo poopy popcorn popeye popopo poppop porkchop porsche portugal potato potter power powers pppppp praise
        prayer precious predator presario president preston pretty prettygirl prince princesa princess princesse
        priscilla private privet priyanka promise psycho pumpkin punkin punkrock puppies puppy purple qawsed qawsedrf
        qazqaz qazwsx qazwsxedc qazxsw qazxswedc qqqqqq qqqqqqq qqqqqqqq quentin qwaszx qweasd qweasdzxc qwedsa qweewq
        qweqwe qweqweqwe qwerasdf qwerqwer qwert qwerty qwertyu qwertyui qwertyuio qwertyuiop qwertz qwqwqw rabbit
        rachael rachel racing radiohead rafael ragnarok rahasia raider raiders rainbow rajesh rambler ramirez
        rammstein ramona random ranger rangers raphael raptor raquel rascal rastaman raven raymond rayray rbhbkk
        realmadrid reaper rebecca rebelde redbull reddog redhead redman redneck redred redrose redrum redskins redsox
        redwings reggie regina remember renata renato renault renegade rental research respect revolution rfhbyf
        rfnthbyf rfrfirf rhbcnbyf rhfcjnrf ricardo riccardo richard richie richmond ricky rjntyjr robbie robert
        roberta roberto robin robinson rochelle rocker rocket rocknroll rockon rockstar rocky rockyou rodney rodrigo
        rodriguez roland rolltide romain roman romance romania romashka romeo rommel ronald ronaldinho ronaldo ronnie
        rooney rooster rootbeer rosario roscoe rosebud rosemary rosita rough roxanne rrrrrr runescape runner ruslan
        russell russia rusty sabina sabine sabrina sachin sadie saibaba sailor saints sairam sakura sally salman
        salome salvador salvation salvatore samantha samara samira sammie sammy sampson samsam samson samsung samuel
        samurai sanane sanchez sandeep sandiego sandman sandra sandrine sandro sandy sanjay santana santiago santos
        sapphire sarah sarita sasasa sasha sasuke saturn savage savannah sayang sayangku scarface scarlet scarlett
        schatz school science scooby scoobydoo scooter scorpio scorpion scotland scott scotty scrappy scruffy season
        seattle sebastian sebastien secret security selena semperfi sentnece september serega serena serenity sergei
        sergey sergio service seven shadow shaggy shakira shalom shamrock shane shanna shannon sharks sharon sharp
        sheena shelby shelly sherlock sherman sherry shiloh shirley shopping shorty shotgun shutup sidney siemens
        sierra sigma silver silvia simba simon simona simone simple simpson simpsons singapore singer single sirius
        sister skate skateboard skater skeeter skiffy skipper skippy skittles skolko skorpion skyhawk skyler skyline
        skywalker slayer slimshady slipknot smallville smile smiles smiley smith smokey smokie smudge snickers sniper
        snoopy snowball snowboard snowflake snowman snuggles sobaka soccer socrates softball soldier soledad soleil
        solomon something sommer sophia sophie soulmate southpark southside sparkle sparky sparta spartak spartan
        special speedy spencer spider spiderman spike spirit spitfire spongebob spooky sporting sports spring sprite
        spunky sputnik squirrel ssssss stacey stalker stanley starcraft stardust starfish stargate starlight stars
        startrek starwars status steaua steelers stefan stefania stefano stella stellina steph stephane stephanie
        stephen sterling steve steven stewart stinky stonecold stormy stratfor stratus strawberry street strength
        strong stuart student stupid subaru sublime subzero success sugar sultan summer sunday sunflower sunny sunrise
        sunset sunshine super superman superstar surfer surfing susana suzanne suzuki svetik svetlana sweet sweetheart
        sweetie sweetness sweetpea sweets sweety swimming swordfish sydney sylvia syncmaster system tabitha tacobell
        taekwondo tamara tanner target tarheels tarzan tatiana tattoo tatyana taurus taylor tazmania tdutybq teacher
        teamo techno teddy teddybear telefon telephone tennis tequiero tequila teresa terminator tester testing
        testtest texas thailand thanks thankyou thebest thegame theking theman theone theresa therock thomas thompson
        thuglife thumper thunder ticket tiffany tiger tigers tigger timber timmy timothy tinker tinkerbell tinkle
        tintin titanic titans tobias tokiohotel tomato tomcat tommy tomtom tonton tootsie topgun tornado toronto
        torres toshiba tottenham toulouse toyota travel travis treasure trevor trfnthbyf trigger trinidad trinity
        tripper trisha tristan trixie trooper trouble truelove tttttt tucker tudelft turkey turtle tweety twilight
        twinkle twister tyler tyrone ultimate underground undertaker unicorn unique united universal universe
        university unknown unreal usdopaa vacation vaffanculo valencia valentin valentina valentine valentino valera
        valeria valerie vampire vampires vanessa vanilla vanille vegeta verbatim veronica veronika vfhbyf vfhecz
        vfksirf vfrcbv vfrcbvrf vfvekz vfvfgfgf vfvjxrf victor victoria victory vietnam viewsonic viking vikings
        viktor viktoria vincent vincenzo violet violeta viper virgin virginia vision vitalik vivian vkontakte vladik
        vladimir vladislav vodafone volcom volleyball volume voodoo voyager vqsablpzla wachtwoord waheguru walker
        wallace walter wanker warcraft warhammer warren warrior warriors washington water watermelon watson webster
        wedding welcome werewolf wesley western westham westlife westside whatever whiskey whitney whocares whynot
        wicked widget wildcat wildcats william williams willie willow wilson window windows winner winnie winston
        winter wisdom wizard woaini wolfgang wolfpack wolverine wolves wombat wonder wonderful wrestling wwwwww wxcvbn
        xavier xxxxx xxxxxx xxxxxxxx yahoo yamaha yankee yankees yasmin ybccfy ybrbnf yellow yfnfif yolanda yomama
        youngmoney yourmom youtube yoyoyo ytrewq yugioh yvonne zachary zaqwsx zaqxsw zeppelin zidane zombie zoosk
        zvezda zxcasdqwe zxcvb zxcvbn zxcvbnm zxczxc zxzxzx zzzzzz zzzzzzzz
        """)

    /// The same in Swedish: seasons, months, days, places, and what is close at hand at work.
    static let swedish = set(
        """
        administratör alltid april arbete arbetsplats augusti barnen blomma blomman choklad december familj familjen
        februari fotboll framsyn framtiden fredag fågel fågeln förskola förskolan goteborg grattis göteborg hammarby
        hejhej hejsan hemlig hemligt hemligtord hemtjänst hemtjänsten hockey huset hösten höstlov ishockey januari
        jobbet julafton julen juli jultomten juni kaffe kalle karlek karlstad katten kommun kommunen kommunhus kärlek
        linköping lördag lösenord lösenordet maj malmö mamma mandag mars midsommar morfar mormor måndag norrköping
        november nytt oktober onsdag ordet pappa personal pojken prinsessa prinsessan påsken region regionen semester
        september sjukhus sjukhuset skola skolan socialtjänst socialtjänsten solen solsken sommar sommaren sommarlov
        sommartid stockholm sverige söndag tisdag torsdag trädgård umeå uppsala vardagen vinter vintern vintertid
        välkommen västerås växjö vår våren äldreboende älskar älskling öppna örebro österrike
        """)

    private static func set(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
