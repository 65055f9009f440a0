import WorkforceModel

/// What the values of a register file lead to: the mapping first, then codes, names and common words.
struct RegisterVocabulary {
    private let sexes: [String: Sex]
    private let forms: [String: EmploymentForm]
    private let exitReasons: [String: ExitReason]
    private let units: [String: Int32]
    private let professions: [String: Int32]

    init(_ mapping: ImportMapping, organisations: [Organisation], professions: [Profession]) {
        func folded<Value>(_ map: [String: Value]) -> [String: Value] {
            Dictionary(map.map { ($0.key.folded, $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        sexes = ValueWords.sexes.merging(folded(mapping.sexes)) { $1 }
        forms = ValueWords.forms.merging(folded(mapping.forms)) { $1 }
        exitReasons = ValueWords.exitReasons.merging(folded(mapping.exitReasons)) { $1 }

        let unitNames = Self.unambiguous(organisations.map { ($0.name.folded, $0.id) })
        let unitCodes = Self.unambiguous(organisations.map { ($0.code.folded, $0.id) })
        let mappedUnits = folded(mapping.units).compactMapValues { unitCodes[$0.folded] }
        units = unitNames.merging(unitCodes) { $1 }.merging(mappedUnits) { $1 }

        let names = Self.unambiguous(professions.map { ($0.name.folded, $0.id) })
        let codes = Self.unambiguous(professions.flatMap { row in row.aidCodes.map { ($0.folded, row.id) } })
        let mappedProfessions = folded(mapping.professions).compactMapValues { names[$0.folded] }
        self.professions = names.merging(codes) { $1 }.merging(mappedProfessions) { $1 }
    }

    func sex(_ text: String) -> Int32 { sexes[text.folded].map { Int32($0.rawValue) } ?? CodedColumn.unknown }

    /// 0 monthly (also when empty), 1 hourly.
    func form(_ text: String) -> Int32 {
        text.isEmpty ? 0 : forms[text.folded].map { $0 == .monthly ? 0 : 1 } ?? CodedColumn.unknown
    }

    /// Position in `ExitReason.allCases` plus 1; 0 when empty.
    func exitReason(_ text: String) -> Int32 {
        if text.isEmpty { return 0 }
        guard let reason = exitReasons[text.folded], let place = ExitReason.allCases.firstIndex(of: reason) else {
            return CodedColumn.unknown
        }
        return Int32(place + 1)
    }

    func unit(_ text: String) -> Int32 { units[text.folded] ?? CodedColumn.unknown }

    /// An AID code with a manager letter that no profession names is read as the code without it.
    func profession(_ text: String) -> Int32 {
        let key = text.folded
        if let id = professions[key] { return id }
        let code = key.filter { $0 != " " }
        if code.count == 7, code.last?.isLetter == true, code.dropLast().allSatisfy(\.isNumber) {
            return professions[code] ?? professions[String(code.dropLast())] ?? CodedColumn.unknown
        }
        return professions[code] ?? CodedColumn.unknown
    }

    /// Keys that lead to one identity; a key of two identities leads to none.
    private static func unambiguous(_ pairs: [(String, Int64)]) -> [String: Int32] {
        var found: [String: Int64?] = [:]
        for (key, id) in pairs where !key.isEmpty {
            if let other = found[key], other != id { found[key] = .some(nil) } else { found[key] = id }
        }
        return found.compactMapValues { $0.flatMap { Int32(exactly: $0) } }
    }
}
