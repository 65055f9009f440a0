/// Rewordings of the plan, right and wrong, one claim or a few each.
extension Paraphrase {
    static let first: [Paraphrase] = [
        Paraphrase(
            "Mellan 2019 och 2027 växer det samlade personalbehovet med 9,6 procent.",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Personalbehovet för nämnden stiger med en knapp tiondel under perioden 2019–2027.",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Behovet av medarbetare ökar med 8,5 % från 2020 till 2027.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Behovet ökar med 14 % 2019–2027.",
            [
                "stämmer inte: +9,6 % för alla yrkesgrupper 2019–2027 (personalbehov, förändring i procent av "
                    + "basåret)"
            ]),
        Paraphrase(
            "Totalt behöver nämnden 1 527 medarbetare år 2027.",
            [
                "stämmer: need, alla yrkesgrupper 2027"
            ]),
        Paraphrase(
            "Behovet av medarbetare går från 1 393 till 1 527 mellan 2019 och 2027.",
            [
                "stämmer: need, alla yrkesgrupper 2019",
                "stämmer: need, alla yrkesgrupper 2027",
            ]),
        Paraphrase(
            "Fram till och med 2027 ökar antalet socialsekreterare från 268 till 294.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2019",
                "stämmer: need, socialsekreterare/biståndsbedömare 2027",
            ]),
        Paraphrase(
            "Socialsekreterarna blir 26 fler 2019–2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2019–2027"
            ]),
        Paraphrase(
            "Jämfört med 2020 behövs 23 fler biståndshandläggare år 2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2020–2027"
            ]),
        Paraphrase(
            "450 socialsekreterare behöver rekryteras 2020–2027.",
            [
                "stämmer inte: 398 för socialsekreterare/biståndsbedömare 2020–2027 (rekryteringsbehov, summa "
                    + "över åren)"
            ]),
        Paraphrase(
            "398 socialsekreterare behöver rekryteras 2020–2027.",
            [
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2020–2027"
            ]),
        Paraphrase(
            "Under åren 2019–2027 behöver vi anställa 449 myndighetsutövare.",
            [
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2019–2027"
            ]),
        Paraphrase(
            "Vi måste nyanställa 1 922 personer mellan 2020 och 2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Sammanlagt ska 2146 medarbetare rekryteras under perioden 2019-2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "personliga assistenter blir 150 år 2027.",
            [
                "stämmer inte: 136 för personlig assistent 2027 (personalbehov)"
            ]),
        Paraphrase(
            "Personliga assistenter blir 136 år 2027.",
            [
                "stämmer: need, personlig assistent 2027"
            ]),
        Paraphrase(
            "Rekryteringsbehovet av undersköterskor ökar med drygt en femtedel 2019–2027.",
            [
                "stämmer: recruitment, vårdare/undersköterska/assistent 2019–2027"
            ]),
        Paraphrase(
            "Rekryteringen av vårdpersonal växer med 21,7 procent från 2019 till 2027.",
            [
                "stämmer: recruitment, vårdare/undersköterska/assistent 2019–2027"
            ]),
        Paraphrase(
            "Rekryteringen av USK växer med 40 procent från 2019 till 2027.",
            [
                "stämmer inte: +21,7 % för vårdare/undersköterska/assistent 2019–2027 (rekryteringsbehov, "
                    + "förändring i procent av basåret)"
            ]),
        Paraphrase(
            "Trettio procent av personalökningen ska täckas av andra lösningar.",
            [
                "stämmer: directiveShare, alla yrkesgrupper"
            ]),
        Paraphrase(
            "Kostnaden för 120 fler medarbetare mellan 2020 och 2027 beräknas till 72 mnkr.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027",
                "stämmer: cost, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Ökningen av personalbehovet 2020–2027 kostar 72 000 000 kr.",
            [
                "stämmer: cost, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Ökningen av personalbehovet 2020–2027 kostar 95 miljoner kronor.",
            [
                "stämmer inte: 72 Mkr för alla yrkesgrupper 2020–2027 (kostnad för ökat personalbehov)"
            ]),
        Paraphrase(
            "Närmare 280 medarbetare väntas gå i pension 2020–2027.",
            [
                "stämmer: retirements, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Ca 280 pensionsavgångar beräknas under åren 2020-2027, varav 40 bland socialsekreterare.",
            [
                "stämmer: retirements, alla yrkesgrupper 2020–2027",
                "stämmer: retirements, socialsekreterare/biståndsbedömare 2020–2027",
            ]),
        Paraphrase(
            "350 medarbetare går i pension mellan 2020 och 2027.",
            [
                "stämmer inte: 280 för alla yrkesgrupper 2020–2027 (pensionsavgångar, summa över åren)"
            ]),
        Paraphrase(
            "Var femte medarbetare är socialsekreterare eller biståndsbedömare.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027"
            ]),
        Paraphrase(
            "Drygt hälften av de anställda är vårdare eller undersköterskor år 2027.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2027"
            ]),
        Paraphrase(
            "Behovet av chefer ökar med sex personer mellan 2019 och 2027.",
            [
                "stämmer: need, ledning 2019–2027"
            ]),
        Paraphrase(
            "Behovet av administratörer ökar med tolv personer 2019–2027.",
            [
                "stämmer inte: +5 för administratör 2019–2027 (personalbehov, förändring från basåret)"
            ]),
        Paraphrase(
            "Personalbehovet fördubblas till 2027.",
            [
                "stämmer inte: +9,6 % för alla yrkesgrupper 2019–2027 (personalbehov, förändring i procent av "
                    + "basåret)"
            ]),
        Paraphrase(
            "Personalbehovet minskar med 9,6 procent 2019–2027.",
            [
                "stämmer inte: +9,6 % för alla yrkesgrupper 2019–2027 (personalbehov, förändring i procent av "
                    + "basåret)"
            ]),
        Paraphrase(
            "Befolkningen växer med 11 procent till 2027.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Den externa personalomsättningen sjönk till 0,62 procent.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Antalet sjuksköterskor ökar med 12 till 2027.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Ramen minskas med 53 Mkr 2021–2023.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "De kommande åtta åren behöver 2 146 personer rekryteras.",
            [
                "stämmer med annan period eller basår: recruitment, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Rekryteringsbehovet ökar med 17 %.",
            [
                "period eller grupp saknas: recruitment, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Personalbehovet ökar med 26 personer 2019–2027.",
            [
                "period eller grupp saknas: need, socialsekreterare/biståndsbedömare 2019–2027"
            ]),
        Paraphrase(
            "I snitt behöver 240 personer rekryteras per år 2020–2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Nämnden behöver rekrytera 263 personer år 2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2027"
            ]),
        Paraphrase(
            "Tjugotre fler socialsekreterare behövs 2027 än 2020.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2020–2027"
            ]),
        Paraphrase(
            "Ledningen ökar från 63 till 69 personer, det vill säga med 9,5 procent, mellan 2019 och 2027.",
            [
                "stämmer: need, ledning 2019",
                "stämmer: need, ledning 2027",
                "stämmer: need, ledning 2019–2027",
            ]),
        Paraphrase(
            "Behovet av socialsekreterare ökar med 26 och behovet av administratörer med 5 mellan 2019 och "
                + "2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2019–2027",
                "stämmer: need, administratör 2019–2027",
            ]),
        Paraphrase(
            "Kontakta oss på 013-20 60 00 senast den 15 maj 2021 enligt 3 kap. 3 § socialtjänstlagen.",
            []),
        Paraphrase(
            "Behovet ökar med 10 procentenheter 2019–2027.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "En medarbetare kostar 600 tkr per år och kostnaden per person är 0,6 Mkr.",
            [
                "stämmer: costPerPerson, alla yrkesgrupper",
                "stämmer: costPerPerson, alla yrkesgrupper",
            ]),
        Paraphrase(
            "Sedan 2019 har vårdarna blivit 72 fler till 2027.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2019–2027"
            ]),
        Paraphrase(
            "83 procent av rekryteringsbehovet för socialsekreterare 2020–2027 beror på personalomsättning.",
            [
                "stämmer: otherExits, socialsekreterare/biståndsbedömare 2020–2027"
            ]),
        Paraphrase(
            "År 2027 behövs 1 527 medarbetare, vilket är 134 fler än 2019.",
            [
                "stämmer: need, alla yrkesgrupper 2027",
                "stämmer: need, alla yrkesgrupper 2019–2027",
            ]),
    ]
}
