internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// A published plan's own comparison of graduates with a need, as printed; never computed into a projection.
///
/// A figure whose label begins with "Behov av" is the need of those figures whose labels begin with the rest of its own:
/// "Behov av utexaminerade undersköterskor" of "Utexaminerade undersköterskor från Linköping".
struct PublishedSupply: Equatable {
    /// Graduates beside the need.
    struct Comparison: Equatable {
        var supply: PublishedFigure
        var need: PublishedFigure
        var graduates: Double
        var wanted: Double

        /// Graduates less the need.
        var difference: Double { graduates - wanted }
        /// Share of the need that is covered; nil without a need.
        var share: Double? { wanted > 0 ? graduates / wanted : nil }
    }

    var comparisons: [Comparison]

    /// Nil when the plan states no such pair.
    init?(_ figures: [PublishedFigure]) {
        let prefix = "behov av "
        comparisons = figures.flatMap { need -> [Comparison] in
            let label = need.label.lowercased()
            guard label.hasPrefix(prefix), let wanted = need.printed.firstNumber else { return [] }
            let what = label.dropFirst(prefix.count)
            return figures.compactMap { supply in
                guard supply.label.lowercased().hasPrefix(what), let graduates = supply.printed.firstNumber else {
                    return nil
                }
                return Comparison(supply: supply, need: need, graduates: graduates, wanted: wanted)
            }
        }
        if comparisons.isEmpty { return nil }
    }

    /// The comparisons as a card.
    func card(_ context: ProjectionContext) -> Card {
        Card(
            "Planens egen jämförelse",
            blocks: [
                .paragraphs([
                    Prose(
                        "Siffrorna står i planen men gäller ett annat område än \(context.organisation.name), så de dras aldrig från dess behov. \(lead)"
                    )
                ]),
                .table(table(context)),
            ])
    }

    /// The first comparison as a sentence with the plan's own note: "Utexaminerade … ca 40 om året mot behovet ca 140 om
    /// året: 100 saknas, 29 % täcks. Kommunomfattande omräkning av nationella tal från 2015 …".
    var lead: String {
        guard let first = comparisons.first else { return "" }
        let share = first.share.map { ", \(Swedish.number($0 * 100)) % täcks" } ?? ""
        let gap = first.difference < 0 ? "\(Swedish.number(-first.difference)) saknas" : "behovet är täckt"
        let note = first.supply.note.map { " \($0)" } ?? ""
        return
            "\(first.supply.label): \(first.supply.printed) mot ett behov på \(first.need.printed): \(gap)\(share).\(note)"
    }

    private func table(_ context: ProjectionContext) -> Table {
        Table(
            id: "planens-jamforelse",
            caption:
                "Utexaminerade mot behov så som planen anger dem, antal om året. Källa: \(context.source). Framsyn har bara räknat skillnad och täckning.",
            columns: [
                Column("Uppgift", explanation: "Vad planen anger", isText: true),
                Column("Period", explanation: "Perioden planen anger", isText: true),
                Column("Utexaminerade", explanation: "Antal om året så som planen anger dem"),
                Column("Behov", explanation: "Antal om året så som planen anger dem"),
                Column("Skillnad", explanation: "Utexaminerade minus behov"),
                Column("Täckning", explanation: "Utexaminerade som andel av behovet"),
                Column("Anmärkning", explanation: "Vad uppgiften gäller", isText: true),
            ],
            rows: comparisons.map { comparison in
                Row([
                    .text(comparison.supply.label), .text(comparison.supply.period ?? "ej angivet"),
                    .persons(comparison.graduates), .persons(comparison.wanted),
                    .quantity(Quantity(comparison.difference, .persons, isSigned: true)),
                    .quantity(Quantity(comparison.share, .percent)),
                    .text(comparison.supply.note ?? comparison.need.note ?? ""),
                ])
            })
    }
}

extension String {
    /// The first number written in the text, with spaces between thousands: "ca 8 800 om året" → 8800.
    var firstNumber: Double? {
        var digits = ""
        for character in self {
            if character.isNumber || (character == "," && !digits.isEmpty) {
                digits.append(character)
            } else if !digits.isEmpty, !character.isWhitespace {
                break
            }
        }
        return Swedish.value(of: digits)
    }
}
