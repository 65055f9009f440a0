/// Rewordings kept aside until the reader was done; all held at the first run.
extension Paraphrase {
    static let heldOut: [Paraphrase] = [
        Paraphrase(
            "Av tabellen framgår att personalbehovet stiger med 134 personer mellan 2019 och 2027.",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Under de kommande sju åren ökar personalbehovet med 120 personer.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Nämnden räknar med att anställa 2 146 nya medarbetare 2019–2027, i genomsnitt 238 om året.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019–2027",
                "stämmer: recruitment, alla yrkesgrupper 2019–2027",
            ]),
        Paraphrase(
            "Det motsvarar en ökning av rekryteringen med en sjättedel från 2019 till 2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Nästan var femte medarbetare är socialsekreterare 2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027"
            ]),
        Paraphrase(
            "Vårdpersonalen växer från 743 till 815 medarbetare 2019–2027, det vill säga knappt tio procent.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2019",
                "stämmer: need, vårdare/undersköterska/assistent 2027",
                "stämmer: need, vårdare/undersköterska/assistent 2019–2027",
            ]),
        Paraphrase(
            "Antalet tjänster inom administrationen blir 61 år 2027.",
            [
                "stämmer: need, administratör 2027"
            ]),
        Paraphrase(
            "Antalet tjänster inom administrationen blir 71 år 2027.",
            [
                "stämmer inte: 61 för administratör 2027 (personalbehov)"
            ]),
        Paraphrase(
            "För att klara uppdraget krävs 398 nyrekryteringar av biståndsbedömare 2020–2027.",
            [
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2020–2027"
            ]),
        Paraphrase(
            "Personlig assistans behöver 18 nyanställda under 2027.",
            [
                "stämmer: recruitment, personlig assistent 2027"
            ]),
        Paraphrase(
            "Rekryteringsbehovet toppar 2027 med 263 personer.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2027"
            ]),
        Paraphrase(
            "Omkring 280 anställda lämnar nämnden med pension 2020–2027.",
            [
                "stämmer: retirements, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Hela 500 anställda går i pension 2020–2027.",
            [
                "stämmer inte: 280 för alla yrkesgrupper 2020–2027 (pensionsavgångar, summa över åren)"
            ]),
        Paraphrase(
            "Personalbehovet beräknas vara oförändrat 1 393 medarbetare år 2027.",
            [
                "stämmer inte: 1 527 för alla yrkesgrupper 2027 (personalbehov)"
            ]),
        Paraphrase(
            "Bland myndighetsutövarna behövs 23 fler medarbetare 2020–2027, vilket kostar 13,8 Mkr.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2020–2027",
                "stämmer: cost, socialsekreterare/biståndsbedömare 2020–2027",
            ]),
        Paraphrase(
            "Kostnadsökningen för personalen 2020–2027 stannar på 60 miljoner kronor.",
            [
                "stämmer inte: 72 Mkr för alla yrkesgrupper 2020–2027 (kostnad för ökat personalbehov)"
            ]),
        Paraphrase(
            "Mot bakgrund av direktivet ska 36 av 120 nya medarbetare 2020–2027 ersättas med annat.",
            [
                "stämmer: directivePersons, alla yrkesgrupper 2020–2027",
                "stämmer: need, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Personalbehovet ökar från 1 393 personer till 1 600 personer 2019–2027.",
            [
                "stämmer: need, alla yrkesgrupper 2019",
                "stämmer inte: 1 527 för alla yrkesgrupper 2027 (personalbehov)",
            ]),
        Paraphrase(
            "Rekryteringsbehovet av chefer är 136 personer 2019–2027.",
            [
                "stämmer: recruitment, ledning 2019–2027"
            ]),
        Paraphrase(
            "Enligt SCB ökar gruppen 80 år och äldre med 40 procent till 2030.",
            [
                "går inte att pröva"
            ]),
    ]
}
