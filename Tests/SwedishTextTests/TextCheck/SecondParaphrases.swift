/// More rewordings: shares, pairs, references to the sentence before, names that are no figures.
extension Paraphrase {
    static let second: [Paraphrase] = [
        Paraphrase(
            "Enligt framskrivningen sysselsätter vi 815 personer inom vård och omsorg som undersköterskor vid "
                + "utgången av 2027.",
            [
                "stämmer: need, vårdare/undersköterska/assistent 2027"
            ]),
        Paraphrase(
            "Nämndens sammanlagda bemanningsbehov landar på 1 456 årsarbetare 2023.",
            [
                "stämmer: need, alla yrkesgrupper 2023"
            ]),
        Paraphrase(
            "Från 2019 års nivå på 743 ökar vårdarna till 815 år 2027, alltså med 72.",
            [
                "går inte att pröva",
                "stämmer: need, vårdare/undersköterska/assistent 2027",
                "stämmer: need, vårdare/undersköterska/assistent 2019–2027",
            ]),
        Paraphrase(
            "Ungefär 400 biståndsbedömare måste nyrekryteras under 2020–2027.",
            [
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2020–2027"
            ]),
        Paraphrase(
            "Drygt 1 900 nyanställningar krävs mellan 2020 och 2027.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Rekryteringsbehovet stiger från 224 personer 2019 till 263 personer 2027, en ökning med 17,4 "
                + "procent.",
            [
                "stämmer: recruitment, alla yrkesgrupper 2019",
                "stämmer: recruitment, alla yrkesgrupper 2027",
                "stämmer: recruitment, alla yrkesgrupper 2019–2027",
            ]),
        Paraphrase(
            "Åren 2020–2027 avgår 280 medarbetare med pension, vilket är 15 procent av rekryteringsbehovet.",
            [
                "stämmer: retirements, alla yrkesgrupper 2020–2027",
                "stämmer: retirements, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Den administrativa personalen beräknas växa från 56 till 61 tjänster fram till 2027.",
            [
                "stämmer: need, administratör 2019",
                "stämmer: need, administratör 2027",
            ]),
        Paraphrase(
            "Antalet personliga assistenter ökar med 9,7 % under perioden 2019 till 2027.",
            [
                "stämmer: need, personlig assistent 2019–2027"
            ]),
        Paraphrase(
            "Antalet personliga assistenter ökar med 15 % under perioden 2019 till 2027.",
            [
                "stämmer inte: +9,7 % för personlig assistent 2019–2027 (personalbehov, förändring i procent av "
                    + "basåret)"
            ]),
        Paraphrase(
            "Mellan 2020 och 2027 tillkommer 120 tjänster till en kostnad av 72 miljoner kronor.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027",
                "stämmer: cost, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Sammantaget växer nämndens personalbehov med etthundratjugo personer 2020–2027.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Om 36 av de 120 medarbetarna ska ersättas med andra lösningar motsvarar det 22 miljoner kronor.",
            [
                "period eller grupp saknas: directivePersons, alla yrkesgrupper 2020–2027",
                "period eller grupp saknas: need, alla yrkesgrupper 2020–2027",
                "period eller grupp saknas: directiveCost, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Socialsekreterarna utgör 19 procent av personalen 2027.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027"
            ]),
        Paraphrase(
            "Socialsekreterarna utgör 30 procent av personalen 2027.",
            [
                "stämmer inte: 19,3 % för socialsekreterare/biståndsbedömare 2027 (personalbehov, andel av alla "
                    + "yrkesgrupper)"
            ]),
        Paraphrase(
            "En knapp femtedel av de anställda är socialsekreterare.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2027"
            ]),
        Paraphrase(
            "Cheferna blir 75 till antalet 2027.",
            [
                "stämmer inte: 69 för ledning 2027 (personalbehov)"
            ]),
        Paraphrase(
            "Personalen behöver förstärkas med 105 medarbetare 2021–2027.",
            [
                "stämmer: need, alla yrkesgrupper 2021–2027"
            ]),
        Paraphrase(
            "Rekryteringen av socialsekreterare uppgår till 55 personer år 2027, jämfört med 51 år 2019.",
            [
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2027",
                "stämmer: recruitment, socialsekreterare/biståndsbedömare 2019",
            ]),
        Paraphrase(
            "Rekryteringen av socialsekreterare uppgår till 65 personer år 2027.",
            [
                "stämmer inte: 55 för socialsekreterare/biståndsbedömare 2027 (rekryteringsbehov)"
            ]),
        Paraphrase(
            "I undersökningen svarade 289 personer och 17 kurser planeras för nio medarbetare.",
            [
                "går inte att pröva",
                "går inte att pröva",
                "går inte att pröva",
            ]),
        Paraphrase(
            "Personalbehovet inom nämnden ökar. Mellan 2020 och 2027 handlar det om 8,5 procent. Under samma "
                + "period ska 1 922 personer rekryteras.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027",
                "stämmer: recruitment, alla yrkesgrupper 2020–2027",
            ]),
        Paraphrase(
            "Socialsekreterare är en växande grupp. Till 2027 ökar den med 26 personer jämfört med 2019. Av "
                + "dessa är 40 pensionsavgångar.",
            [
                "stämmer: need, socialsekreterare/biståndsbedömare 2019–2027",
                "stämmer med annan period eller basår: retirements, socialsekreterare/biståndsbedömare 2020–2027",
            ]),
        Paraphrase(
            "Behovet av USK är 806 år 2027.",
            [
                "stämmer med annan period eller basår: need, vårdare/undersköterska/assistent 2026"
            ]),
        Paraphrase(
            "Övriga yrkeskategorier växer med 13 personer mellan 2019 och 2027.",
            [
                "stämmer: need, övriga yrkeskategorier 2019–2027"
            ]),
        Paraphrase(
            "Under de närmaste sju åren, till 2027, ökar personalbehovet med 8,5 procent.",
            [
                "stämmer: need, alla yrkesgrupper 2020–2027"
            ]),
        Paraphrase(
            "Kostnaden blir 0,6 miljoner kronor per medarbetare.",
            [
                "stämmer: costPerPerson, alla yrkesgrupper"
            ]),
        Paraphrase(
            "Den som fyllt 65 år och bor på Storgatan 12, 582 23 Linköping, ringer 013-20 60 00.",
            []),
        Paraphrase(
            "Nästan tre av tio nyanställda blir socialsekreterare 2027.",
            [
                "stämmer inte: 20,9 % för socialsekreterare/biståndsbedömare 2027 (rekryteringsbehov, andel av "
                    + "alla yrkesgrupper)"
            ]),
        Paraphrase(
            "Rekryteringsbehovet för undersköterskor är 1 048 personer under 2019–2027.",
            [
                "stämmer: recruitment, vårdare/undersköterska/assistent 2019–2027"
            ]),
        Paraphrase(
            "Mer än hälften av rekryteringsbehovet 2019–2027 gäller vårdpersonal.",
            [
                "stämmer inte: 48,8 % för vårdare/undersköterska/assistent 2019–2027 (rekryteringsbehov, andel av "
                    + "alla yrkesgrupper)"
            ]),
        Paraphrase(
            "Behovet av handledning ökar med 20 procent till 2027.",
            [
                "går inte att pröva"
            ]),
    ]
}
