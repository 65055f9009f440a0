internal import SwedishText
internal import WorkforceStore

extension LogVerification.Fault {
    /// What is wrong, in a sentence.
    var words: String {
        let number = Swedish.number(Int(clamping: event))
        return switch kind {
        case .changed: "Händelse \(number) är inte den som skrevs: något i den har ändrats efteråt."
        case .missing: "Händelse \(number) saknas, fast det finns senare händelser."
        case .moved: "Händelse \(number) skrevs med ett annat nummer: händelser har bytt plats eller tagits bort."
        case .detailChanged: "Uppgifterna till händelse \(number) (före, efter och skäl) är inte de som skrevs."
        case .detailMissing: "Uppgifterna till händelse \(number) är borta, och ingen gallring har tagit dem."
        case .headDiffers:
            "Händelse \(number) har en annan kontrollsumma än den som noterats utanför registret: loggen har skrivits om."
        case .headMissing:
            "Loggen slutar före händelse \(number), som noterats utanför registret: de sista händelserna är borta."
        }
    }
}

extension LogVerification {
    /// What was found, in sentences.
    var words: [String] {
        var lines: [String] = []
        if let fault {
            lines.append("Loggen är bruten. \(fault.words)")
            lines.append(
                "\(Swedish.count(events, one: "händelse", many: "händelser")) före den är hela. Jämför med en säkerhetskopia, och utred vem som har kunnat skriva i filen."
            )
        } else {
            lines.append(
                "Loggen är hel: \(Swedish.count(events, one: "händelse", many: "händelser")), var och en som den skrevs."
            )
        }
        for part in erased {
            lines.append(
                "Uppgifterna till \(Swedish.count(part.details, one: "händelse", many: "händelser")) togs av gallringen \(TimeText.text(part.time)) (händelse \(part.retention)); kedjan håller utan dem."
            )
        }
        return lines
    }
}
