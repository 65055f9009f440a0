public import WorkforceModel
import Yams

/// Writes a ``PlanCase`` in the exchange form (`Cases/README.md`).
public struct CaseWriter {
    private let plan: PlanCase
    private var files: CaseFiles = [:]
    private var inputs: [(String, Node)] = []

    private init(_ plan: PlanCase) { self.plan = plan }

    /// The files of the case's folder. Reading them gives the same case.
    ///
    /// Professions with hazards must be counted in the same cells, which the form states once; a case with several cell
    /// spaces gives nil, and so does one whose name or text would not survive a line of a table.
    public static func files(of plan: PlanCase) -> CaseFiles? {
        var writer = CaseWriter(plan)
        writer.writeProfessions()
        writer.writeDrivers()
        writer.writeRates()
        writer.writeCells()
        writer.writePublished()
        writer.writeDocument()
        guard let read = try? CaseReader.read(name: plan.name, files: writer.files), read == plan else { return nil }
        return writer.files
    }

    private var years: ClosedRange<Int> { plan.input.years }
    private var professions: [ProfessionInput] { plan.input.professions }

    /// Writes a table and, where it is an input, names it in the document.
    private mutating func write(_ file: String, key: String? = nil, _ rows: [[String]]) {
        files[file] = CaseTable.bytes(rows)
        if let key { inputs.append((key, Node(file))) }
    }

    private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

    private var yearHeadings: [String] { years.map(String.init) }

    private mutating func writeProfessions() {
        let rows = professions.map { profession -> [String] in
            var volume = ""
            var growth = ""
            switch profession.driver {
            case .volumes(let shares) where isSingle(shares): volume = plan.input.volumes[shares[0].series].name
            case .growth(let perYear): growth = text(perYear)
            case .volumes, .index: break
            }
            var kind = "hazards"
            var turnover = ""
            if case .rates(let rates) = profession.exits {
                kind = "rates"
                if isConstant(rates.turnover) { turnover = text(rates.turnover.last ?? nil) }
            }
            return [
                profession.name, text(profession.baseNeed), volume, growth, kind, turnover,
                text(profession.costPerHead?.kronor), text(profession.payGrowth), text(profession.employmentRate),
                text(profession.sickLeaveShare), profession.commission?.rawValue ?? "", profession.sector ?? "",
            ]
        }
        write("professions.csv", key: "professions", [ProfessionColumns.headings] + rows)
    }

    /// Whether a profession follows one series wholly, which its own row can say.
    private func isSingle(_ shares: [VolumeShare]) -> Bool {
        shares.count == 1 && shares[0].share == 1 && plan.input.volumes.indices.contains(shares[0].series)
    }

    /// Whether a rate is unknown at the base year and the same in all others, which a profession's row can say.
    private func isConstant(_ rates: [Double?]) -> Bool {
        rates.first == .some(nil) && rates.dropFirst().allSatisfy { $0 == rates.last }
    }

    private mutating func writeDrivers() {
        let volumes = plan.input.volumes
        if !volumes.isEmpty {
            write(
                "index.csv", key: "index",
                [["series", "source"] + yearHeadings] + volumes.map { [$0.name, $0.source] + $0.index.map(text) })
        }
        let deviations = volumes.compactMap { series in series.deviation.map { [series.name] + $0.map(text) } }
        if !deviations.isEmpty {
            write("index_deviation.csv", key: "index_deviation", [["series"] + yearHeadings] + deviations)
        }
        var shares: [[String]] = []
        var indices: [[String]] = []
        for profession in professions {
            switch profession.driver {
            case .volumes(let list) where !isSingle(list):
                for share in list where volumes.indices.contains(share.series) {
                    shares.append([profession.name, volumes[share.series].name, text(share.share)])
                }
            case .index(let index): indices.append([profession.name] + index.map(text))
            case .volumes, .growth: break
            }
        }
        if !shares.isEmpty { write("shares.csv", key: "shares", [["profession", "series", "share"]] + shares) }
        if !indices.isEmpty {
            write("own_index.csv", key: "own_index", [["profession"] + yearHeadings] + indices)
        }
    }

    private mutating func writeRates() {
        var retirements: [[String]] = []
        var turnover: [[String]] = []
        for profession in professions {
            guard case .rates(let rates) = profession.exits else { continue }
            retirements.append([profession.name] + rates.retirements.map(text))
            if !isConstant(rates.turnover) { turnover.append([profession.name] + rates.turnover.map(text)) }
        }
        let headings = [["profession"] + yearHeadings]
        if !retirements.isEmpty { write("retirements.csv", key: "retirements", headings + retirements) }
        if !turnover.isEmpty { write("turnover.csv", key: "turnover", headings + turnover) }
    }

    private mutating func writeCells() {
        let parts: [(String, KeyPath<CellExits, [Double]>)] = [
            ("stock", \.stock), ("retirement_hazard", \.retirement), ("turnover_hazard", \.turnover),
            ("other_hazard", \.other), ("hires", \.hires),
        ]
        let exits = professions.compactMap { profession -> (String, CellExits)? in
            if case .hazards(let exits) = profession.exits { (profession.name, exits) } else { nil }
        }
        guard !exits.isEmpty else { return }
        for (key, part) in parts { writeCells(key, exits.map { ($0.0, $0.1.space, $0.1[keyPath: part]) }) }
        let uncertain = exits.compactMap { name, exits in exits.uncertainty.map { (name, exits.space, $0) } }
        if !uncertain.isEmpty {
            writeCells("turnover_weight", uncertain.map { ($0.0, $0.1, $0.2.turnoverWeight) })
            writeCells("retirement_weight", uncertain.map { ($0.0, $0.1, $0.2.retirementWeight) })
            write(
                "uncertainty.csv", key: "uncertainty",
                [["profession", "year_effect", "level_deviation"]]
                    + uncertain.map { [$0.0, text($0.2.yearEffect), text($0.2.levelDeviation)] })
        }
        let moves = exits.flatMap { name, exits in
            exits.moves.filter { professions.indices.contains($0.to) }
                .map { [name, professions[$0.to].name, text($0.probability)] }
        }
        if !moves.isEmpty { write("moves.csv", key: "moves", [["profession", "to", "probability"]] + moves) }
    }

    /// A long table of cells; a profession without any figure keeps one row, so that it is known to be stated.
    private mutating func writeCells(_ key: String, _ rows: [(name: String, space: CellSpace, values: [Double])]) {
        var lines = [["profession", "sex", "age", "tenure", "value"]]
        for (name, space, values) in rows {
            for (cell, value) in values.enumerated() where cell < space.count && (value != 0 || cell == 0) {
                let parts = space.parts(of: cell)
                lines.append([
                    name, CaseSex(parts.sex).rawValue, String(parts.age), String(parts.tenure), text(value),
                ])
            }
        }
        write("\(key).csv", key: key, lines)
    }

    private mutating func writePublished() {
        for (file, table) in [("need.csv", plan.publishedNeed), ("recruitment.csv", plan.publishedRecruitment)] {
            guard let table else { continue }
            let total = table.totals.contains { $0 != nil } ? [[Self.total] + table.totals.map(whole)] : []
            write(
                file,
                [["profession"] + table.years.map(String.init)]
                    + zip(table.rows, table.values).map { [$0] + $1.map(whole) } + total)
        }
    }

    /// Name of the row of totals.
    private static let total = "Totalt"

    private func whole(_ value: Int?) -> String { value.map(String.init) ?? "" }
}

extension CaseWriter {
    /// Writes the document last, when the tables are known.
    private mutating func writeDocument() {
        let input = plan.input
        var entries: [(String, Node)] = [
            ("format", Node(CaseDocument.format)), ("title", Node(plan.title)),
            ("organisation", Node(input.organisation)), ("source", Node(input.provenance.source)),
            ("population_rule", node(input.provenance.populationRule)),
            ("point_in_year", node(input.provenance.pointInYear)), ("mark", node(input.provenance.mark)),
            ("synthetic", plain(input.provenance.isSynthetic ? "true" : "false")),
            ("years", map([("base", plain("\(years.lowerBound)")), ("horizon", plain("\(years.upperBound)"))])),
            ("convention", Node("exits_plus_change_in_need")), ("inputs", map(inputs)),
        ]
        let tables = [("need", plan.publishedNeed), ("recruitment", plan.publishedRecruitment)].compactMap {
            key, table -> (String, Node)? in
            table.map { table in
                (
                    key,
                    map([
                        ("title", Node(table.title)), ("file", Node("\(key).csv")), ("total_row", Node(Self.total)),
                    ])
                )
            }
        }
        if !tables.isEmpty { entries.append(("tables", map(tables))) }
        if let space = cellSpace {
            entries.append(
                (
                    "cells",
                    map(
                        [
                            ("lowest_age", plain("\(space.ages.lowerBound)")),
                            ("highest_age", plain("\(space.ages.upperBound)")),
                            ("tenure_bands", plain("\(space.tenureBands)")),
                        ] + (rulesYear.map { [("rules_year", plain("\($0)"))] } ?? []))
                ))
        }
        if let frame = input.frame {
            entries.append(
                (
                    "frame",
                    map([
                        ("change_kronor", list(frame.change.map { number($0?.kronor) })),
                        ("cumulative", plain(frame.isCumulative ? "true" : "false")),
                        ("price_level", node(frame.priceLevel)), ("source", Node(frame.source)),
                    ])
                ))
        }
        if let directive = input.directive {
            entries.append(
                (
                    "directive",
                    map([
                        ("share", number(directive.share)), ("since", plain("\(directive.sinceYear)")),
                        ("source", Node(directive.source)),
                    ])
                ))
        }
        entries.append(
            (
                "education",
                list(
                    input.education.map { education in
                        map([
                            ("profession", Node(education.profession)), ("area", Node(education.area)),
                            ("graduates", list(education.graduates.map(number))), ("source", Node(education.source)),
                        ])
                    })
            ))
        if input.retirementRules != RetirementRules() {
            let rules = input.retirementRules
            entries.append(
                (
                    "retirement_rules",
                    map([
                        ("earliest", ages(rules.earliest)), ("target", ages(rules.target)),
                        ("right_to_stay", ages(rules.rightToStay)),
                    ])
                ))
        }
        entries.append(
            (
                "figures",
                list(
                    plan.figures.map { figure in
                        map([
                            ("label", Node(figure.label)), ("printed", Node(figure.printed)),
                            ("period", node(figure.period)), ("note", node(figure.note)),
                        ])
                    })
            ))
        let text = try? Yams.serialize(node: map(entries), width: -1, allowUnicode: true)
        files[CaseDocument.file] = text.map { Array($0.utf8) }
    }

    private var cellSpace: CellSpace? {
        for profession in professions {
            if case .hazards(let exits) = profession.exits { return exits.space }
        }
        return nil
    }

    /// The year whose retirement rules the hazards follow.
    private var rulesYear: Int? {
        for profession in professions {
            if case .hazards(let exits) = profession.exits { return exits.rulesYear }
        }
        return nil
    }

    private func map(_ entries: [(String, Node)]) -> Node { Node(entries.map { (Node($0.0), $0.1) }) }
    private func list(_ entries: [Node]) -> Node { Node(entries) }
    /// A value without quotation marks: a number, a truth value or null.
    private func plain(_ text: String) -> Node { Node(text, .implicit, .plain) }
    private func number(_ value: Double?) -> Node { plain(value.map { "\($0)" } ?? "null") }
    /// Text, in quotation marks so that it is never read as anything else; null when there is none.
    private func node(_ text: String?) -> Node { text.map { Node($0, .implicit, .doubleQuoted) } ?? plain("null") }
    private func ages(_ ages: [DatedAge]) -> Node {
        list(
            ages.map {
                map([("from", plain("\($0.from)")), ("age", plain("\($0.age)")), ("source", Node($0.source))])
            })
    }
}
