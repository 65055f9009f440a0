import WorkforceModel

/// What a figure is about.
extension ClaimReader {
    func inSegment<Value>(_ list: [SentenceMentions.Mention<Value>], _ index: Int) -> [SentenceMentions.Mention<
        Value
    >] {
        let segment = mentions.segments[index]
        return list.filter { $0.start >= segment.lowerBound && $0.end <= segment.upperBound }
    }

    func measures(_ index: Int) -> (measures: [ClaimMeasure], isFirm: Bool) {
        let quantity = mentions.quantities[index]
        if isNegated(index) { return ([], false) }
        let own = inSegment(mentions.measures, index)
        let before = own.filter { $0.start < quantity.end }.reversed()
        let after = own.filter { $0.start >= quantity.end }
        let near = before.filter { $0.value.strength == 2 } + after.filter { $0.value.strength == 2 }
        if quantity.unit == .kronor { return kronorMeasures(index, near.first?.value.measure) }
        if mentions.isDirective || (memory.isDirective && hasReference && isSameParagraph) {
            if quantity.unit == .fraction, mentions.isDirective { return ([.directiveShare], true) }
            if quantity.unit == .persons { return ([.directivePersons, .need], true) }
        }
        // A change of a cost in percent is not a change of the need.
        if quantity.unit == .fraction, mentions.segments[index].contains(where: { mentions.classes[$0].isCost }) {
            return ([], false)
        }
        // Something else is counted ("sex olika yrkeskategorier", "289 enkätsvar").
        if quantity.hasForeignNoun { return ([], false) }
        if let first = near.first?.value.measure {
            var list = before.filter { $0.value.strength == 2 }.map(\.value.measure)
            if list.isEmpty { list = [first] }
            // "ersätta 280 medarbetare som går i pension"
            if quantity.unit == .persons, after.contains(where: { $0.value.measure == .retirements }) {
                list.append(.retirements)
            }
            if quantity.unit == .fraction, near.contains(where: { $0.value.measure == .turnover }),
                own.contains(where: { $0.value.measure == .recruitment })
                    || mentions.measures.contains(where: { $0.value.measure == .recruitment }),
                isShare(index)
            {
                return ([.otherExits], true)
            }
            if isShare(index), let retirement = mentions.measures.first(where: { $0.value.measure == .retirements }) {
                list = [retirement.value.measure]
            }
            return (unique(list), true)
        }
        if mentions.isForeign { return ([], false) }
        if let medium = before.first(where: { $0.value.strength == 1 })
            ?? after.first(where: { $0.value.strength == 1 })
        {
            if isSameParagraph, memory.isForeign, medium.value.measure == .need { return ([], false) }
            return ([medium.value.measure], true)
        }
        let start = mentions.segments[index].lowerBound
        if let earlier = mentions.measures.last(where: { $0.end <= start && $0.value.strength >= 1 }) {
            return ([earlier.value.measure], true)
        }
        let end = mentions.segments[index].upperBound
        if let later = mentions.measures.first(where: { $0.start >= end && $0.value.strength == 2 }),
            index + 1 < mentions.quantities.count,
            later.start - end <= 8, change(index) == nil, !hasLevel(index)
        {
            return ([later.value.measure], true)
        }
        return carriedMeasures(index)
    }

    /// "inte med 20 procent utan …"; "inte bara 20" is no negation.
    private func isNegated(_ index: Int) -> Bool {
        let start = mentions.quantities[index].start
        let near = Swift.max(mentions.segments[index].lowerBound, start - 3)..<start
        return near.contains { place in
            mentions.tokens[place..<start].allSatisfy { $0.kind == .word }
                && ["inte", "ej", "aldrig", "knappast"].contains(mentions.tokens[place].text)
                && (place + 1 >= start
                    || !["bara", "enbart", "endast", "längre", "ens"].contains(mentions.tokens[place + 1].text))
        }
    }

    /// "23 nya handläggare": growth or hires, as no other word says.
    private func countsNew(_ index: Int) -> Bool {
        let end = mentions.quantities[index].end
        return end < mentions.tokens.count && ["nya", "nyanställda"].contains(mentions.tokens[end].text)
    }

    func carriedMeasures(_ index: Int) -> (measures: [ClaimMeasure], isFirm: Bool) {
        let hasOperation =
            change(index) != nil || hasLevel(index) || isShare(index) || mentions.quantities[index].pair != nil
            || mentions.quantities[index].isPart
        let pointsAtRows = isSameParagraph && !memory.rows.isEmpty && (hasReference || memory.isFromHeading)
        let namesRows = pointsAtRows || mentions.groups.contains { if case .rows = $0.value { true } else { false } }
        let namesStaff = mentions.classes.contains { $0.isPersons }
        let carried = memory.measure.flatMap { Self.carries($0, mentions.quantities[index].unit) ? $0 : nil }
        if isSameParagraph, let measure = carried, !memory.isForeign, hasOperation || hasReference || namesRows {
            let isFirm = hasOperation || namesRows
            return (measure == .need || namesRows == false ? [measure] : [measure, .need], isFirm)
        }
        let hasYears = !mentions.periods.isEmpty
        if countsNew(index), namesRows || namesStaff, hasYears || hasOperation {
            return ([.need, .recruitment], hasYears && change(index) == nil)
        }
        if hasOperation || mentions.quantities[index].isChange, namesRows || namesStaff && hasYears {
            let isPair = mentions.quantities[index].pair != nil
            let isChanging = change(index) != nil || isPair
            return ([.need], namesRows && (hasYears || isChanging) || isChanging && namesStaff)
        }
        if hasOperation, hasYears, mentions.groups.contains(where: { $0.value == .total }),
            mentions.quantities[index].unit == .persons
        {
            return ([.need], false)
        }
        // "Socialsekreterare: 294 (2027)": no verb, but a row and a year.
        if hasYears, namesRows, mentions.quantities[index].unit == .persons { return ([.need], false) }
        return ([], false)
    }

    static func carries(_ measure: ClaimMeasure, _ unit: ClaimUnit) -> Bool {
        switch measure {
        case .need, .recruitment, .retirements: true
        case .population, .turnover, .sickLeave: unit == .fraction
        default: false
        }
    }

    func kronorMeasures(_ index: Int, _ near: ClaimMeasure?) -> (measures: [ClaimMeasure], isFirm: Bool) {
        let segment = mentions.segments[index]
        let isEach = segment.contains { place in
            guard place + 1 < segment.upperBound else { return mentions.tokens[place].isWord("vardera") }
            let (word, next) = (mentions.tokens[place].text, mentions.tokens[place + 1].text)
            if word == "vardera" || word == "styckkostnaden" || word == "snittkostnaden" { return true }
            return ["per", "varje", "en"].contains(word)
                && (mentions.classes[place + 1].isPersons || next == "huvud" || next == "heltid")
        }
        let isCost = mentions.classes.contains { $0.isCost }
        let isMonthly = mentions.tokens.contains { $0.text.hasPrefix("månad") }
        if isEach { return ([.costPerPerson], isCost && !mentions.isForeign && !isMonthly) }
        if near == .frame { return ([.frame], true) }
        let frame = inSegment(mentions.measures, index).contains { $0.value.measure == .frame }
        if frame { return ([.frame], true) }
        let hasNeed = mentions.measures.contains { $0.value.measure == .need && $0.value.strength == 2 }
        let isCarried = isSameParagraph && memory.measure == .need
        let onlyHires = !hasNeed && mentions.measures.contains { $0.value.measure == .recruitment }
        let isDirective = mentions.isDirective || (memory.isDirective && hasReference && isSameParagraph)
        if isDirective { return ([.directiveCost, .cost], true) }
        if onlyHires { return ([], false) }
        if mentions.measures.contains(where: { $0.value.measure == .frame }), !isCost, !hasNeed {
            return ([.frame], true)
        }
        let isGap = mentions.tokens.contains {
            $0.text.hasPrefix("gap") || $0.text.hasPrefix("överbrygg") || $0.text.hasPrefix("avvikelse")
                || $0.text == "underskott" || $0.text == "underskottet"
        }
        if isGap { return ([.gap, .cost], true) }
        // "ökningen är 105 tjänster och 63 Mkr"
        let followsGrowth =
            !mentions.changes.isEmpty && !mentions.periods.isEmpty && index > 0
            && mentions.quantities[index - 1].unit == .persons && !mentions.quantities[index - 1].hasForeignNoun
        if !isCost, !hasNeed, !isCarried, !mentions.isForeign, followsGrowth { return ([.cost], false) }
        guard isCost || hasNeed || isCarried, !mentions.isForeign || hasNeed else { return ([], false) }
        return (
            [.cost],
            isCost && (hasNeed || isCarried || namesStaffCost) || hasNeed || hasReference && isCarried
        )
    }

    /// Whether staff, or a cost of staff, is named; other costs are never called wrong.
    private var namesStaffCost: Bool {
        mentions.groups.contains { if case .rows = $0.value { true } else { false } }
            || mentions.classes.contains { $0.isPersons }
            || mentions.tokens.contains { $0.text.hasPrefix("personalkost") }
    }

    func unique(_ list: [ClaimMeasure]) -> [ClaimMeasure] {
        var seen: [ClaimMeasure] = []
        for measure in list where !seen.contains(measure) { seen.append(measure) }
        return seen
    }
}
