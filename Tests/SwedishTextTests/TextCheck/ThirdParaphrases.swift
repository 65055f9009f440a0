/// Rewordings written after the reader was finished; kept as they were invented.
extension Paraphrase {
    static let third: [Paraphrase] = [
        Paraphrase(
            "Fram emot 2027 räknar vi med att behöva 1 527 anställda, mot 1 393 år 2019.",
            [
                "stämmer: need, alla yrkesgrupper 2027",
                "stämmer: need, alla yrkesgrupper 2019",
            ]),
        Paraphrase(
            "Personalstyrkan inom nämnden måste växa med en tiondel under 2019–2027.",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "För vårdpersonalens del handlar det om 72 nya medarbetare 2019–2027.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2019–2027"
            ]),
        Paraphrase(
            "Prognosen pekar på ett rekryteringsbehov på 2 146 personer 2019–2027, varav 1 048 gäller "
                + "undersköterskor.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019–2027",
                "stämmer: recruitment, vårdare/undersköterska/assistent 2019–2027",
            ]),
        Paraphrase(
            "Totalt förväntas 1 922 medarbetare behöva ersättas eller nyanställas under perioden 2020 till "
                + "2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Biståndshandläggarnas antal stiger till 294 år 2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027"
            ]),
        Paraphrase(
            "Biståndshandläggarnas antal stiger till 320 år 2027.",
            [
                "stämmer inte: 294 för socialsekreterare/biståndsbedömare 2027 (personalbehov)"
            ]),
        Paraphrase(
            "Vi kommer att behöva 64 enhetschefer redan 2021.",
            [
                "stämmer: need, ledning 2021"
            ]),
        Paraphrase(
            "Gruppen administratörer växer med knappt nio procent 2019–2027.",
            [
                "stämmer: need, administratör 2019–2027"
            ]),
        Paraphrase(
            "Gruppen administratörer växer med 9 procent 2020–2027.",
            [
                "stämmer: need, administratör 2020–2027"
            ]),
        Paraphrase(
            "Mellan åren 2019 och 2027 ökar rekryteringen av chefer med 21 procent.",
            [
                "stämmer: recruitment, ledning 2019–2027"
            ]),
        Paraphrase(
            "Mellan åren 2019 och 2027 ökar rekryteringen av chefer med 50 procent.",
            [
                "stämmer inte: +21,4 % för ledning 2019–2027 (rekryteringsbehov, förändring i procent av basåret)"
            ]),
        Paraphrase(
            "Pensionsavgångarna beräknas uppgå till 280 åren 2020–2027; 40 av dem är myndighetsutövare.",
            [
                "stämmer: retirements, alla yrkesgrupper 2020–2027",
                "stämmer: retirements, socialsekreterare/biståndsbedömare 2020–2027",
            ]),
        Paraphrase(
            "En fjärdedel av medarbetarna går i pension fram till 2027.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Nämnden beräknas behöva 100 fler årsarbetare 2027 än 2020.",
            [
                "stämmer inte: +120 för alla yrkesgrupper 2020–2027 (personalbehov, förändring från basåret)"
            ]),
        Paraphrase(
            "Budgetramen krymper med 53 miljoner kronor under 2021–2023.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Personalkostnaden ökar med 72 miljoner kronor till följd av att 120 medarbetare tillkommer "
                + "2020–2027.",
            [
                "stämmer: cost, alla yrkesgrupper 2020–2027",
                "stämmer: need, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Direktivet innebär att 36 tjänster, eller 22 Mkr, ska lösas på annat sätt 2020–2027.",
            [
                "stämmer: directivePersons, alla yrkesgrupper 2020–2027",
                "stämmer: directiveCost, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Behovet av socialsekreterare ökar med tjugosex personer.",
            [
                "period eller grupp saknas: need, socialsekreterare/biståndsbedömare 2019–2027"
            ]),
        Paraphrase(
            "Rekryteringsbehovet 2027 är 263 personer, en ökning med nästan en fjärdedel jämfört med 2020.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2027",
                "stämmer: recruitment, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Rekryteringsbehovet 2027 är 263 personer, en ökning med en tredjedel jämfört med 2020.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2027",
                "stämmer inte: +24,6 % för alla yrkesgrupper 2020–2027 (rekryteringsbehov, förändring i procent "
                    + "av basåret)",
            ]),
        Paraphrase(
            "Hälften av alla som behöver rekryteras 2020–2027 är undersköterskor.",
            [
                "stämmer: recruitment, vårdare/undersköterska/assistent 2020–2027"
            ]),
        Paraphrase(
            "Under 2025 behöver 32 personer rekryteras till övriga yrkeskategorier.",
            [
                "stämmer: recruitment, övriga yrkeskategorier 2025"
            ]),
        Paraphrase(
            "Socialsekreterare: 294 (2027), 268 (2019).",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027",
                "stämmer: need, socialsekreterare/biståndsbedömare 2019",
            ]),
        Paraphrase(
            "Sjukfrånvaron ökade från 7,1 till 8,3 procent under 2020.",
            [
                "går inte att pröva",
                "går inte att pröva",
            ]),
        Paraphrase(
            "Nämnden behöver 134 nya tjänster under åren 2020–2027.",
            [
                "stämmer med annan period eller basår: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Personalbehovet i vården ökar i genomsnitt med nio medarbetare per år 2019–2027.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Undersköterskornas rekryteringsbehov minskar med 22 procent 2019–2027.",
            [
                "stämmer inte: +21,7 % för vårdare/undersköterska/assistent 2019–2027 (rekryteringsbehov, "
                    + "förändring i procent av basåret)"
            ]),
        Paraphrase(
            "Två av tio medarbetare inom nämnden är socialsekreterare 2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027"
            ]),
        Paraphrase(
            "Bland personliga assistenter är ökningen 12 personer mellan 2019 och 2027, dvs. 9,7 procent.",
            [
                "stämmer: need, personlig assistent 2019–2027",
                "stämmer: need, personlig assistent 2019–2027",
            ]),
        Paraphrase(
            "Rekryteringsbehovet 2019–2027 uppgår sammanlagt till 2 146 personer, varav socialsekreterare "
                + "står för 449.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019–2027",
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2019–2027",
            ]),
        Paraphrase(
            "Av de 398 socialsekreterare som behöver anställas 2020–2027 beror 40 på pensionsavgångar.",
            [
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2020–2027",
                "stämmer: retirements, socialsekreterare/biståndsbedömare 2020–2027",
            ]),
        Paraphrase(
            "Nämndens personalbehov: +9,6 % (2019–2027).",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Behovet av personal uppskattas till cirka 1 500 medarbetare 2026.",
            [
                "stämmer: need, alla yrkesgrupper 2026"
            ]),
        Paraphrase(
            "Behovet av personal uppskattas till cirka 1 700 medarbetare 2026.",
            [
                "stämmer inte: 1 510 för alla yrkesgrupper 2026 (personalbehov)"
            ]),
        Paraphrase(
            "När 2027 är slut ska vi ha rekryterat 1 922 nya kollegor sedan 2020.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Vi blir 105 fler medarbetare 2027 jämfört med 2021.",
            [
                "stämmer: need, alla yrkesgrupper 2021–2027"
            ]),
        Paraphrase(
            "Under planperioden 2020–2027 behövs det 23 ytterligare biståndsbedömare till en kostnad på 14 "
                + "mnkr.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2020–2027",
                "stämmer: cost, socialsekreterare/biståndsbedömare 2020–2027",
            ]),
        Paraphrase(
            "Trettio procent av 120 är 36, vilket direktivet säger ska klaras med andra lösningar.",
            [
                "stämmer: directiveShare, alla yrkesgrupper",
                "period eller grupp saknas: need, alla yrkesgrupper 2020–2027",
                "period eller grupp saknas: directivePersons, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Det totala behovet går upp med åtta och en halv procent mellan 2020 och 2027.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Vårdpersonalen utgör mer än hälften av nämndens anställda 2023.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2023"
            ]),
        Paraphrase(
            "Att ersätta de som slutar och att växa kräver 246 rekryteringar under 2024.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2024"
            ]),
        Paraphrase(
            "Under 2024 rekryteras 300 personer.",
            [
                "stämmer inte: 246 för alla yrkesgrupper 2024 (rekryteringsbehov)"
            ]),
        Paraphrase(
            "Ingen grupp ökar mer än undersköterskorna, som blir 64 fler från 2020 till 2027.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2020–2027"
            ]),
        Paraphrase(
            "Administratörerna stiger från 56 (2019) till 61 (2027).",
            [
                "stämmer: need, administratör 2019",
                "stämmer: need, administratör 2027",
            ]),
        Paraphrase(
            "Personalomsättningen bland socialsekreterare är 14,9 procent.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Kommunens befolkning är 165 000 invånare.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Planen antogs av nämnden den 12 november 2020, § 145, dnr 2020-332.",
            []),
        Paraphrase(
            "Behovet av socialsekreterare beräknas 2027 vara 10 % högre än 2019.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2019–2027"
            ]),
        Paraphrase(
            "Behovet av socialsekreterare beräknas 2027 vara 25 % högre än 2019.",
            [
                "stämmer inte: +9,7 % för socialsekreterare/biståndsbedömare 2019–2027 (personalbehov, förändring "
                    + "i procent av basåret)"
            ]),
        Paraphrase(
            "Mellan 2019 och 2027 växer rekryteringsbehovet inom nämnden från 224 till 263 medarbetare per "
                + "år.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019",
                "stämmer: recruitment, alla yrkesgrupper 2027",
            ]),
        Paraphrase(
            "Cirka 35 medarbetare per år går i pension under 2020–2027.",
            [
                "stämmer: retirements, alla yrkesgrupper 2020–2027"
            ]),
    ]
}
