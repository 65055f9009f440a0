import WorkforceModel

/// Who a figure is about.
extension ClaimReader {
    static let looseGroups: Set<String> = [
        "vården", "vårdens", "omsorgen", "omsorgens", "förvaltningen", "förvaltningens", "utförarsidan", "utföraren",
        "utförarna", "socialtjänsten", "verksamheten", "enheten",
    ]

    /// "i vården", "förvaltningens": a part of the staff that may or may not be a row; never called wrong.
    func namesLooseGroup(_ index: Int, _ group: Claim.Group) -> Bool {
        guard case .unnamed = group else { return false }
        return mentions.tokens[mentions.segments[index]].contains { Self.looseGroups.contains($0.text) }
    }

    func group(_ index: Int) -> Claim.Group {
        let quantity = mentions.quantities[index]
        let own = inSegment(mentions.groups, index)
        let named = own.filter { $0.value != .total }
        let after = named.first { $0.start >= quantity.end && $0.start <= quantity.end + 3 }
        let before = named.filter { $0.end <= quantity.start }
        if quantity.isWhole, after?.start != quantity.end { return .total(before: memory.rows) }
        let together = mentions.tokens[mentions.segments[index]].contains {
            ["tillsammans", "sammanlagt", "sammantaget", "båda"].contains($0.text)
        }
        if together {
            var union: [Int] = []
            for mention in named {
                if case .rows(let rows) = mention.value, let row = rows.first, !union.contains(row) {
                    union.append(row)
                }
            }
            if union.count > 1 { return .named([union.sorted()]) }
        }
        if let found = after ?? before.last ?? named.first { return made(found.value) }
        if quantity.pair == .from,
            let later = inSegment(mentions.groups, index + 1).first(where: { $0.value != .total })
        {
            return made(later.value)
        }
        if own.contains(where: { $0.value == .total }) { return .total(before: memory.rows) }
        let start = mentions.segments[index].lowerBound
        if let earlier = mentions.groups.last(where: { $0.end <= start }) {
            if case .rows(let rows) = earlier.value { return .unnamed(before: rows, isMeant: true) }
            return made(earlier.value)
        }
        // "Hälften av rekryteringarna, 129 av 263, gäller undersköterskor."
        let isPart = isShare(index) || index + 1 < mentions.quantities.count && mentions.quantities[index + 1].isWhole
        if isPart, let later = mentions.groups.first(where: { $0.start >= quantity.end && $0.value != .total }) {
            return made(later.value)
        }
        let pointsBack = mentions.classes.contains { $0.isReference } && !memory.rows.isEmpty
        return .unnamed(before: isSameParagraph || hasReference ? memory.rows : [], isMeant: pointsBack)
    }

    func made(_ word: GroupWord) -> Claim.Group {
        switch word {
        case .rows(let rows): .named(rows.map { [$0] })
        case .total: .total(before: memory.rows)
        case .foreign(let name): .foreign(name)
        }
    }
}
