internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Retention in words.
enum RetentionWords {
    /// What is kept.
    static func name(_ retained: RetentionClass) -> String {
        switch retained {
        case .changeDetails: "Före och efter i loggens ändringar"
        case .readingDetails: "Skäl och urval i loggens läsningar av känsliga uppgifter"
        case .administrationDetails: "Uppgifter i loggens händelser om drift och behörighet"
        case .unnamedPersons: "Personer som ingen leverans gäller"
        case .registerDeliveries: "Personalregister före arbetsgivarens senaste"
        case .jobs: "Avslutade jobb med resultat"
        }
    }

    /// What starts the clock.
    static func start(_ start: RetentionRule.Start) -> String {
        switch start {
        case .event: "händelsens dag"
        case .unnamed: "när sista leveransen som gäller personen ersätts"
        case .received: "dagen då registret lästes in"
        case .ended: "dagen då jobbet slutade"
        }
    }

    /// How long it is kept.
    static func time(_ months: Int) -> String {
        months == 0
            ? "inte alls" : Swedish.count(months, one: "månad", many: "månader")
    }

    /// Why a rule may not state fewer months.
    static func least(_ retained: RetentionClass) -> String {
        switch retained {
        case .changeDetails: "En ändring ska gå att följa över ett helt budgetår."
        case .readingDetails, .administrationDetails: "Obehörig läsning ska gå att utreda också när den upptäcks sent."
        case .registerDeliveries: "En framskrivning ska gå att pröva mot det register den räknades på."
        case .unnamedPersons: "De tas bort utan dröjsmål."
        case .jobs: "Resultatet ska hinna läsas."
        }
    }

    /// What an erasure took.
    static func done(_ erasure: Erasure) -> String {
        let before = erasure.before.map { " från före \($0)" } ?? ""
        let oldest = erasure.oldest.map { ", äldst \($0)" } ?? ""
        return "\(Swedish.number(erasure.count)) gallrade\(before)\(oldest)"
    }

    /// The first day kept when something is kept for so many months, `YYYY-MM-DD`.
    static func cutoff(_ today: Day) -> @Sendable (Int) -> String {
        { months in
            let month = today.year * 12 + today.month - 1 - months
            let first = Day(year: month / 12, month: month % 12 + 1, day: 1) ?? Day(number: 0)
            // The last day of a shorter month stands for those it does not have.
            let last = (28...31).compactMap { Day(year: first.year, month: first.month, day: $0) }.last ?? first
            let day = Day(year: first.year, month: first.month, day: today.dayOfMonth) ?? last
            return day.description
        }
    }
}
