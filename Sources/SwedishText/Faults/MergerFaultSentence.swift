internal import WorkforceModel

extension MergerFaultReason {
    /// What is wrong (without full stop) and what to do (whole sentences).
    func problemAndRemedy(value: String) -> (problem: String, remedy: String) {
        switch self {
        case .unknownBody:
            (
                "koden \(value), som organisationen ska ha uppgått i, finns varken i filen eller i registret",
                "Rätta koden eller lägg till en rad för den."
            )
        case .noLastDay:
            (
                "organisationen ska ha uppgått i \(value) men har ingen sista dag",
                "Fyll i den sista dagen, eller lämna kolumnen tom."
            )
        case .belowItself:
            (
                "\(value) ligger under organisationen som ska ha uppgått i den",
                "Flytta den som tar över, eller välj en annan."
            )
        case .ring(let codes):
            (
                "sammanslagningarna leder tillbaka till organisationen själv (\(codes.joined(separator: " → ")))",
                "Rätta någon av koderna så att kedjan slutar i en som finns kvar."
            )
        }
    }
}
