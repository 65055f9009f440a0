internal import SwedishText

/// Reads a step's form into the answers, or says everything that is wrong with it at once.
struct UnitStepReader {
    private let factor: UnitFactor
    private let fields: UnitStepFields
    private let basis: UnitBasis
    private(set) var faults: [FieldFault] = []

    init(_ factor: UnitFactor, _ fields: UnitStepFields, _ basis: UnitBasis) {
        self.factor = factor
        self.fields = fields
        self.basis = basis
    }

    /// The answers with this step's put in; nil when there are faults. Other steps are left as they are.
    mutating func read(into earlier: UnitAnswers) -> UnitAnswers? {
        var answers = earlier
        var changes: [String: UnitAnswers.Change] = [:]
        if factor == .turnover { readYear(&answers) }
        if factor == .turnover, basis.isTyped { readTyped(&answers) }
        var names: Set<String> = []
        for (number, line) in fields.lines.enumerated() where !line.name.isEmpty {
            names.insert(line.name.lowercased())
            if let change = readChange(line, number: number) { changes[line.name] = change }
        }
        if factor == .posts {
            answers.added = readPosts(&changes, names: names)
            let kept = Set(answers.added).union(basis.lines.map(\.name)).subtracting(
                Set(earlier.added).subtracting(answers.added))
            for key in answers.changes.keys {
                answers.changes[key] = answers.changes[key]?.filter { kept.contains($0.key) }
            }
        }
        guard faults.isEmpty else { return nil }
        answers.changes[factor.rawValue] = changes
        answers.comments[factor.rawValue] = fields.comment.isEmpty ? nil : fields.comment
        answers.done.insert(factor.step)
        return answers
    }

    private mutating func fault(_ field: String, _ words: String) {
        faults.append(FieldFault(field: field, words: words))
    }

    private mutating func readYear(_ answers: inout UnitAnswers) {
        let base = basis.years.lowerBound
        guard let year = Int(fields.lastYear), year > base, year <= basis.horizon else {
            fault("sistaar", "Skriv planens sista år, \(base + 1)–\(basis.horizon).")
            return
        }
        answers.lastYear = year
    }

    private mutating func readTyped(_ answers: inout UnitAnswers) {
        answers.baseYear = basis.years.lowerBound
        var typed: [UnitAnswers.TypedProfession] = []
        for (number, line) in fields.lines.enumerated() where !line.isEmpty {
            if line.name.isEmpty {
                fault("yrke-\(number)", "Rad \(number + 1): skriv yrket, eller töm hela raden.")
            } else if typed.contains(where: { $0.name.lowercased() == line.name.lowercased() }) {
                fault("yrke-\(number)", "”\(line.name)” står på två rader. Slå ihop dem.")
            }
            guard let staff = Swedish.value(of: line.staff), 0...100_000 ~= staff else {
                fault(
                    "nu-\(number)",
                    "\(label(line, number)): skriv antalet medarbetare i dag som ett tal, till exempel 12.")
                continue
            }
            typed.append(UnitAnswers.TypedProfession(name: line.name, staff: staff))
        }
        if typed.isEmpty, faults.isEmpty { fault("yrke-0", "Fyll i minst ett yrke med antal medarbetare.") }
        answers.typed = typed
    }

    /// The change of a line; nil when it is as expected, or wrong.
    private mutating func readChange(_ line: UnitStepFields.Line, number: Int) -> UnitAnswers.Change? {
        guard let direction = UnitAnswers.Direction(rawValue: line.direction) else {
            fault("riktning-\(number)", "\(label(line, number)): välj ett av svaren.")
            return nil
        }
        let isMove = direction == .more || direction == .fewer
        guard isMove else {
            if !line.amount.isEmpty, Swedish.value(of: line.amount) != 0 {
                fault(
                    "riktning-\(number)",
                    "\(label(line, number)): du har skrivit \(line.amount.prefix(20)); välj också fler eller färre, eller töm fältet."
                )
                return nil
            }
            return factor == .target && !basis.isTyped && direction == .unchanged
                ? UnitAnswers.Change(direction: .unchanged, amount: 0, isShare: false) : nil
        }
        let known = basis.lines.first { $0.name == line.name }
        let statesNumber =
            !factor.movesNeed && (known.map { UnitStepFields.expected(factor, $0) == nil } ?? true)
        if line.amount.isEmpty {
            // Where nothing is known an empty field is an honest answer: not known.
            if !statesNumber {
                fault("antal-\(number)", "\(label(line, number)): skriv hur många, till exempel 2 eller 5 %.")
            }
            return nil
        }
        return amount(
            line, field: "antal-\(number)", label: label(line, number), direction: direction,
            mayBeShare: !statesNumber && !((known?.start ?? 0) == 0 && factor.movesNeed))
    }

    private mutating func amount(
        _ line: UnitStepFields.Line, field: String, label: String, direction: UnitAnswers.Direction, mayBeShare: Bool
    ) -> UnitAnswers.Change? {
        let isShare = line.amount.contains("%")
        guard let value = Swedish.value(of: line.amount), value >= 0, value <= (isShare ? 1000 : 100_000) else {
            fault(
                field,
                "\(label): ”\(line.amount.prefix(20))” går inte att läsa. Skriv ett antal, till exempel 2, eller procent, till exempel 5 %."
            )
            return nil
        }
        if isShare, !mayBeShare {
            fault(
                field,
                "\(label): skriv ett antal. Procent går inte, eftersom det inte finns något att räkna procent av.")
            return nil
        }
        if isShare, direction == .fewer, value > 100 {
            fault(field, "\(label): färre kan vara högst 100 %.")
            return nil
        }
        return UnitAnswers.Change(direction: direction, amount: isShare ? value / 100 : value, isShare: isShare)
    }

    /// New kinds of posts; their changes are put beside those of the professions there are.
    private mutating func readPosts(
        _ changes: inout [String: UnitAnswers.Change], names: Set<String>
    ) -> [String] {
        var added: [String] = []
        for (number, post) in fields.posts.enumerated() where !post.isEmpty {
            guard !post.name.isEmpty else {
                fault("nytt-\(number)", "Ny befattning \(number + 1): skriv vad den heter, eller töm hela raden.")
                continue
            }
            guard !names.contains(post.name.lowercased()),
                !added.contains(where: { $0.lowercased() == post.name.lowercased() })
            else {
                fault("nytt-\(number)", "”\(post.name)” finns redan. Svara för den på dess egen rad.")
                continue
            }
            guard !post.amount.isEmpty else {
                fault("nyttantal-\(number)", "\(post.name): skriv hur många som behövs.")
                continue
            }
            if let change = amount(
                post, field: "nyttantal-\(number)", label: post.name, direction: .more, mayBeShare: false)
            {
                added.append(post.name)
                changes[post.name] = change
            }
        }
        return added
    }

    private func label(_ line: UnitStepFields.Line, _ number: Int) -> String {
        line.name.isEmpty ? "Rad \(number + 1)" : line.name
    }
}
