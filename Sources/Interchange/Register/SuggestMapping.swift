public import WorkforceModel

/// A first guess at the mapping of a register file: columns by their headings, formats by the sample rows.
public func suggestMapping(_ sample: TableSample) -> ImportMapping {
    var mapping = ImportMapping(columns: suggestColumns(sample.headings))
    mapping.delimiter = sample.delimiter
    func values(_ column: RegisterColumn) -> [String] { sample.values(under: mapping.columns[column]) }
    func shareFormat(_ column: RegisterColumn) -> ShareFormat {
        let numbers = values(column).compactMap { NumberText($0) }.filter { !$0.isPercent }
        return numbers.contains { $0.value > 1.5 } ? .percent : .fraction
    }
    mapping.rateFormat = shareFormat(.rate)
    mapping.absenceFormat = shareFormat(.absence)
    mapping.dayFormat = suggestDayFormat(values(.from) + values(.to))
    // The numbers that Swedish statistics use for sex are suggested, never taken silently.
    let sexes = Set(values(.sex))
    if !sexes.isEmpty, sexes.isSubset(of: ["1", "2"]) { mapping.sexes = ["1": .man, "2": .woman] }
    return mapping
}

/// The first format in which every one of `days` is a day.
public func suggestDayFormat(_ days: [String]) -> DayFormat {
    DayFormat.allCases.first { format in
        days.allSatisfy { DayText.day(utf8: Array($0.utf8)[...], format: format) != nil }
    } ?? .yearMonthDay
}
