/// More of them: references, rows side by side, money, and subjects the tables do not cover.
extension Paraphrase {
    static let fourth: [Paraphrase] = [
        Paraphrase(
            "Behovet av personal i nämnden blir 10 % större till 2027 än det var 2019.",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Nämnden går från 1 407 medarbetare 2020 till 1 527 år 2027.",
            [
                "stämmer: need, alla yrkesgrupper 2020",
                "stämmer: need, alla yrkesgrupper 2027",
            ]),
        Paraphrase(
            "Det innebär att antalet USK behöver öka med 64 under åren 2020–2027.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2020–2027"
            ]),
        Paraphrase(
            "Under samma period väntas 280 gå i pension.",
            [
                "period eller grupp saknas: retirements, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Socialsekreterarna är en liten grupp (268 personer 2019).",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2019"
            ]),
        Paraphrase(
            "Behovet ökar med 9,6 procent.",
            [
                "period eller grupp saknas: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "Fram till 2027 behöver 1 922 personer rekryteras.",
            [
                "period eller grupp saknas: recruitment, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Sammantaget handlar det om 240 rekryteringar 2021 och 263 rekryteringar 2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2021",
                "stämmer: recruitment, alla yrkesgrupper 2027",
            ]),
        Paraphrase(
            "Rekryteringsbehovet ökar från 211 till 263 under 2020–2027, vilket motsvarar 25 procent.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2020",
                "stämmer: recruitment, alla yrkesgrupper 2027",
                "stämmer: recruitment, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Personliga assistenter: behovet ökar med tio personer från 126 år 2020 till 136 år 2027.",
            [
                "stämmer: need, personlig assistent 2020–2027",
                "stämmer: need, personlig assistent 2020",
                "stämmer: need, personlig assistent 2027",
            ]),
        Paraphrase(
            "Personalökningen på 120 personer motsvarar en kostnadsökning på 72 miljoner kronor till 2027.",
            [
                "period eller grupp saknas: need, alla yrkesgrupper 2020–2027",
                "period eller grupp saknas: cost, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Den totala personalökningen blir 150 personer mellan 2020 och 2027.",
            [
                "stämmer inte: +120 för alla yrkesgrupper 2020–2027 (personalbehov, förändring från basåret)"
            ]),
        Paraphrase(
            "Antalet chefer växer till 69 år 2027, en uppgång med sex sedan 2019.",
            [
                "stämmer: need, ledning 2027",
                "stämmer: need, ledning 2019–2027",
            ]),
        Paraphrase(
            "Av personalbehovet på 1 527 personer år 2027 är 815 undersköterskor.",
            [
                "stämmer: need, alla yrkesgrupper 2027",
                "stämmer: need, vårdare/undersköterska/assistent 2027",
            ]),
        Paraphrase(
            "Rekryteringsbehovet av administratörer är 12 personer 2027.",
            [
                "stämmer: recruitment, administratör 2027"
            ]),
        Paraphrase(
            "Det behövs 61 administratörer och 69 chefer år 2027.",
            [
                "stämmer: need, administratör 2027",
                "stämmer: need, ledning 2027",
            ]),
        Paraphrase(
            "Det behövs 61 administratörer och 79 chefer år 2027.",
            [
                "stämmer: need, administratör 2027",
                "stämmer inte: 69 för ledning 2027 (personalbehov)",
            ]),
        Paraphrase(
            "Behovet av socialsekreterare och administratörer ökar tillsammans med 31 personer 2019–2027.",
            [
                "stämmer: need, administratör och Socialsekreterare/biståndsbedömare 2019–2027"
            ]),
        Paraphrase(
            "I genomsnitt ökar personalbehovet med knappt 17 personer om året 2019–2027.",
            [
                "stämmer: need, alla yrkesgrupper 2019–2027"
            ]),
        Paraphrase(
            "För 23 fler myndighetsutövare 2020–2027 blir kostnaden 20 miljoner kronor.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2020–2027",
                "stämmer inte: 13,8 Mkr för socialsekreterare/biståndsbedömare 2020–2027 (kostnad för ökat "
                    + "personalbehov)",
            ]),
        Paraphrase(
            "Nämndens kostnader för lokaler ökar med 12 miljoner kronor.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Vi har 45 enheter, 12 chefer per avdelning och 3 000 brukare.",
            [
                "går inte att pröva",
                "går inte att pröva",
                "går inte att pröva",
            ]),
        Paraphrase(
            "Kommunen satsar 5 miljoner kronor på introduktion av nya medarbetare.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Utbildningen för undersköterskor tar emot 60 elever per termin.",
            [
                "går inte att pröva"
            ]),
        Paraphrase(
            "Av 1 000 tillfrågade medarbetare svarade 62 procent att de trivs.",
            [
                "går inte att pröva",
                "går inte att pröva",
            ]),
    ]
}
