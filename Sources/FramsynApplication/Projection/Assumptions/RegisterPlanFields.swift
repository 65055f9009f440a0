internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The form for what is entered beside a register, as its fields stand. Fields of a profession carry its name, so that an
/// edit meets the right row also when somebody else has added one.
struct RegisterPlanFields: Sendable, Equatable {
    /// Values by field name.
    private(set) var values: [String: String] = [:]

    /// Education rows always offered beyond those filled in.
    static let spareEducation = 2

    static func cost(_ profession: String) -> String { "kostnad:\(profession)" }
    static func pay(_ profession: String) -> String { "lon:\(profession)" }
    static func growth(_ profession: String) -> String { "egen:\(profession)" }
    static func share(_ series: String, _ profession: String) -> String { "andel:\(series):\(profession)" }
    static func education(_ part: String, _ row: Int) -> String { "utb-\(part)-\(row)" }

    /// The field as written; nil when it was not sent.
    subscript(name: String) -> String? { values[name] }

    /// What was sent.
    init(_ form: FormValues) {
        for (name, value) in form.values { values[name] = value.first?.trimmed ?? "" }
    }

    /// A stored plan as it would have been written.
    init(_ stored: StoredPlan) {
        let input = stored.plan.input
        values["version"] = "\(stored.version)"
        values["sistaAr"] = "\(input.years.upperBound)"
        values["ram"] = Self.list(input.frame?.change.dropFirst().map { $0.map { $0.kronor / 1_000_000 } } ?? [])
        values["ramSlag"] = input.frame?.isCumulative ?? true ? "sedan" : "aret"
        values["ramPrisniva"] = input.frame?.priceLevel ?? ""
        values["ramKalla"] = input.frame?.source ?? ""
        values["direktiv"] = Swedish.fieldText(input.directive.map { $0.share * 100 })
        values["direktivSedan"] = input.directive.map { "\($0.sinceYear)" } ?? ""
        values["direktivKalla"] = input.directive?.source ?? ""
        for row in input.professions {
            values[Self.cost(row.name)] = Swedish.fieldText(row.costPerHead.map { $0.kronor / 1000 })
            values[Self.pay(row.name)] = Swedish.fieldText(row.payGrowth.map { $0 * 100 })
            var growth: Double?
            if case .growth(let perYear) = row.driver { growth = perYear * 100 }
            values[Self.growth(row.name)] = Swedish.fieldText(growth)
            for (position, series) in input.volumes.enumerated() {
                var share: Double?
                if case .volumes(let shares) = row.driver {
                    share = shares.first { $0.series == position }.map { $0.share * 100 }
                }
                values[Self.share(series.name, row.name)] = Swedish.fieldText(share)
            }
        }
        for (row, item) in input.education.enumerated() {
            values[Self.education("yrke", row)] = item.profession
            values[Self.education("omrade", row)] = item.area
            values[Self.education("antal", row)] = Self.compact(Array(item.graduates.dropFirst()))
            values[Self.education("kalla", row)] = item.source
        }
    }

    /// Number of education rows that hold something.
    var educationRows: Int {
        let rows = values.keys.compactMap { name -> Int? in
            guard name.hasPrefix("utb-"), values[name] != "" else { return nil }
            return name.split(separator: "-").last.flatMap { Int($0) }
        }
        return min((rows.max() ?? -1) + 1, 200)
    }

    /// Sets the version that an answer to a conflict is based on.
    mutating func rebase(on version: Int) { values["version"] = "\(version)" }

    /// What differs from `other`, with the fields' words.
    func differences(from other: RegisterPlanFields, labels: [(name: String, label: String)]) -> [Prose] {
        labels.compactMap { name, label in
            guard let mine = values[name], mine != other.values[name] ?? "" else { return nil }
            func words(_ text: String?) -> String { text?.isEmpty == false ? "”\(text ?? "")”" : "tomt" }
            return Prose("\(label): du skrev \(words(mine)), sparat är \(words(other.values[name])).")
        }
    }

    /// Values with semicolons between; nothing at the end where nothing is known.
    private static func list(_ values: [Double?]) -> String {
        var known = values
        while let last = known.last, last == nil { known.removeLast() }
        return known.map { Swedish.fieldText($0) }.joined(separator: "; ")
    }

    private static func compact(_ values: [Double?]) -> String {
        if let first = values.first, values.allSatisfy({ $0 == first }) { return Swedish.fieldText(first) }
        return list(values)
    }
}
