internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The typed form's fields as the user writes them, and back from a stored plan.
struct TypedPlanFields: Sendable, Equatable {
    /// One line of the table.
    struct Line: Sendable, Equatable {
        var name = ""
        var need = ""
        var turnover = ""
        var retirements = ""
        var growth = ""
        var cost = ""

        var isEmpty: Bool { [name, need, turnover, retirements, growth, cost].allSatisfy(\.isEmpty) }
    }

    var organisation = ""
    var baseYear = ""
    var lastYear = ""
    var source = ""
    var rule = ""
    var index = ""
    var payGrowth = ""
    var frame = ""
    var frameIsCumulative = true
    var priceLevel = ""
    var frameSource = ""
    var directive = ""
    var directiveSince = ""
    var version = "0"
    var lines: [Line] = []

    /// Lines always offered beyond those filled in.
    static let spareLines = 4
    /// Most lines that are read.
    static let mostLines = 200

    init() {}

    /// What was sent.
    init(_ form: FormValues) {
        organisation = form["organisation"].trimmed
        baseYear = form["baseYear"].trimmed
        lastYear = form["lastYear"].trimmed
        source = form["source"].trimmed
        rule = form["rule"].trimmed
        index = form["index"].trimmed
        payGrowth = form["payGrowth"].trimmed
        frame = form["frame"].trimmed
        frameIsCumulative = form["frameKind"] != "annual"
        priceLevel = form["priceLevel"].trimmed
        frameSource = form["frameSource"].trimmed
        directive = form["directive"].trimmed
        directiveSince = form["directiveSince"].trimmed
        version = form["version"].trimmed
        for position in 0..<Self.mostLines {
            guard form.values["name-\(position)"] != nil else { break }
            func at(_ name: String) -> String { form["\(name)-\(position)"].trimmed }
            lines.append(
                Line(
                    name: at("name"), need: at("need"), turnover: at("turnover"), retirements: at("retirements"),
                    growth: at("growth"), cost: at("cost")))
        }
    }

    /// A stored plan as it would have been typed; exact for plans that were typed.
    init(_ stored: StoredPlan) {
        let input = stored.plan.input
        organisation = input.organisation
        baseYear = String(input.years.lowerBound)
        lastYear = String(input.years.upperBound)
        source = input.provenance.source
        rule = input.provenance.populationRule ?? ""
        version = String(stored.version)
        if let shared = Self.sharedIndex(input) { index = Self.list(shared.map { Optional($0) }, decimals: 6) }
        if let growth = input.professions.lazy.compactMap(\.payGrowth).first {
            payGrowth = Swedish.fieldText(growth * 100)
        }
        if let frame = input.frame {
            self.frame = Self.list(frame.change.dropFirst().map { $0.map { $0.kronor / 1_000_000 } }, decimals: 6)
            frameIsCumulative = frame.isCumulative
            priceLevel = frame.priceLevel ?? ""
            frameSource = frame.source
        }
        if let directive = input.directive {
            self.directive = Swedish.fieldText(directive.share * 100)
            directiveSince = String(directive.sinceYear)
        }
        lines = input.professions.map { Self.line($0) }
    }

    private static func line(_ row: ProfessionInput) -> Line {
        var line = Line(name: row.name, need: Swedish.fieldText(row.baseNeed))
        if case .rates(let rates) = row.exits {
            line.turnover = compact(rates.turnover.dropFirst().map { $0.map { $0 * 100 } })
            line.retirements = compact(Array(rates.retirements.dropFirst()))
        }
        if case .growth(let perYear) = row.driver { line.growth = Swedish.fieldText(perYear * 100) }
        line.cost = row.costPerHead.map { Swedish.fieldText($0.kronor / 1000) } ?? ""
        return line
    }

    /// The index that every row follows alone, when there is one.
    static func sharedIndex(_ input: ProjectionInput) -> [Double]? {
        guard input.volumes.count == 1, let series = input.volumes.first else { return nil }
        return series.index
    }

    /// One value when all are the same, else all of them.
    private static func compact(_ values: [Double?]) -> String {
        if let first = values.first, values.allSatisfy({ $0 == first }) { return Swedish.fieldText(first) }
        return list(values, decimals: 6)
    }

    static func list(_ values: [Double?], decimals: Int) -> String {
        values.map { Swedish.fieldText($0, decimals: decimals) }.joined(separator: "; ")
    }
}

extension String {
    /// Without spaces and line ends at the ends.
    var trimmed: String {
        var view = self[...]
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
