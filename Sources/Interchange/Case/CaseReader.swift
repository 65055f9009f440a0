public import WorkforceModel

/// The files of a case folder by name, as bytes.
public typealias CaseFiles = [String: [UInt8]]

/// Reads the exchange form of a plan (`Cases/README.md`) into a ``PlanCase``.
public struct CaseReader {
    private let files: CaseFiles
    private let years: ClosedRange<Int>
    private let document: CaseDocument

    /// Reads a folder's files. `name` is the folder's.
    ///
    /// - Throws: ``CaseFault``, naming file, row, column, value and what was expected.
    public static func read(name: String, files: CaseFiles) throws(CaseFault) -> PlanCase {
        guard let bytes = files[CaseDocument.file] else {
            throw CaseFault(file: CaseDocument.file, expected: .file)
        }
        let document = try CaseDocument(bytes: bytes)
        let format = try document.requiredText("format")
        guard format == CaseDocument.format else {
            throw document.fault("format", .format(CaseDocument.format))
        }
        let convention = try document.requiredText("convention")
        guard convention == "exits_plus_change_in_need" else {
            throw document.fault("convention", .oneOf(["exits_plus_change_in_need"]))
        }
        let span = try document.requiredMapping("years")
        let (base, horizon) = (try span.whole("base"), try span.whole("horizon"))
        guard (1900...2200).contains(base), horizon > base, horizon - base <= CaseFault.mostYears else {
            throw span.fault("horizon", .horizon)
        }
        return try CaseReader(files: files, years: base...horizon, document: document).planCase(name: name)
    }

    private func planCase(name: String) throws(CaseFault) -> PlanCase {
        let tables = try document.mapping("tables")
        var figures: [PublishedFigure] = []
        for figure in try document.mappings("figures") {
            figures.append(
                PublishedFigure(
                    label: try figure.requiredText("label"), printed: try figure.requiredText("printed"),
                    period: try figure.text("period"), note: try figure.text("note")))
        }
        return PlanCase(
            name: name, title: try document.requiredText("title"), input: try input(),
            publishedNeed: try published(try tables?.mapping("need")),
            publishedRecruitment: try published(try tables?.mapping("recruitment")), figures: figures)
    }

    private func input() throws(CaseFault) -> ProjectionInput {
        let inputs = try document.requiredMapping("inputs")
        let volumes = try volumes(inputs)
        let professions = try CaseProfessions(
            files: files, years: years, inputs: inputs, cells: try document.mapping("cells"), volumes: volumes
        ).read()
        var education: [EducationInput] = []
        for entry in try document.mappings("education") {
            let (profession, area) = (try entry.requiredText("profession"), try entry.requiredText("area"))
            guard professions.contains(where: { $0.name == profession }) else {
                throw entry.fault("profession", .knownProfession)
            }
            guard !education.contains(where: { $0.profession == profession && $0.area == area }) else {
                throw entry.fault("area", .unusedName)
            }
            education.append(
                EducationInput(
                    profession: profession, area: area,
                    graduates: try entry.numbers("graduates", count: years.count),
                    source: try entry.requiredText("source")))
        }
        return ProjectionInput(
            organisation: try document.requiredText("organisation"), years: years, professions: professions,
            volumes: volumes, frame: try frame(), directive: try directive(), education: education,
            retirementRules: try retirementRules(),
            provenance: Provenance(
                source: try document.requiredText("source"), populationRule: try document.text("population_rule"),
                pointInYear: try document.text("point_in_year"), mark: try document.text("mark"),
                isSynthetic: try document.boolean("synthetic") ?? false))
    }

    private func volumes(_ inputs: CaseDocument) throws(CaseFault) -> [VolumeSeries] {
        guard let file = try inputs.text("index") else { return [] }
        let table = try Self.table(file, files)
        let (series, source) = (try table.column("series"), try table.column("source"))
        let columns = try table.columns(years)
        var volumes: [VolumeSeries] = []
        for row in table.rows.indices {
            let name = try table.required(row, series)
            guard !volumes.contains(where: { $0.name == name }) else { throw table.fault(row, series, .unusedName) }
            var index: [Double] = []
            for column in columns { index.append(try table.requiredNumber(row, column)) }
            volumes.append(VolumeSeries(name: name, index: index, source: try table.required(row, source)))
        }
        guard let file = try inputs.text("index_deviation") else { return volumes }
        let deviations = try Self.table(file, files)
        let (named, places) = (try deviations.column("series"), try deviations.columns(years))
        for row in deviations.rows.indices {
            let name = try deviations.required(row, named)
            guard let at = volumes.firstIndex(where: { $0.name == name }) else {
                throw deviations.fault(row, named, .knownSeries)
            }
            var deviation: [Double] = []
            for column in places { deviation.append(try deviations.requiredNumber(row, column)) }
            volumes[at].deviation = deviation
        }
        return volumes
    }

    private func frame() throws(CaseFault) -> FrameInput? {
        guard let frame = try document.mapping("frame") else { return nil }
        return FrameInput(
            change: try frame.numbers("change_kronor", count: years.count).map { $0.map(Ore.init(rounding:)) },
            isCumulative: try frame.boolean("cumulative") ?? false, priceLevel: try frame.text("price_level"),
            source: try frame.requiredText("source"))
    }

    private func directive() throws(CaseFault) -> DirectiveInput? {
        guard let directive = try document.mapping("directive") else { return nil }
        guard let share = try directive.number("share") else { throw directive.fault("share", .number) }
        return DirectiveInput(
            share: share, sinceYear: try directive.whole("since"), source: try directive.requiredText("source"))
    }

    private func retirementRules() throws(CaseFault) -> RetirementRules {
        guard let rules = try document.mapping("retirement_rules") else { return RetirementRules() }
        func ages(_ key: String) throws(CaseFault) -> [DatedAge] {
            var ages: [DatedAge] = []
            for entry in try rules.mappings(key) {
                ages.append(
                    DatedAge(
                        from: try entry.whole("from"), age: try entry.whole("age"),
                        source: try entry.requiredText("source")))
            }
            return ages
        }
        return RetirementRules(
            earliest: try ages("earliest"), target: try ages("target"), rightToStay: try ages("right_to_stay"))
    }

    /// A printed table; the row of totals is named in the document and may be missing.
    private func published(_ document: CaseDocument?) throws(CaseFault) -> PublishedTable? {
        guard let document else { return nil }
        let table = try Self.table(try document.requiredText("file"), files)
        let totalRow = try document.text("total_row")
        let profession = try table.column("profession")
        let columns = try table.columns(years)
        var published = PublishedTable(
            title: try document.requiredText("title"), years: Array(years), rows: [], values: [],
            totals: years.map { _ in nil })
        for row in table.rows.indices {
            let name = try table.required(row, profession)
            var values: [Int?] = []
            for column in columns { values.append(try table.whole(row, column)) }
            if name == totalRow {
                published.totals = values
            } else if published.rows.contains(name) {
                throw table.fault(row, profession, .unusedName)
            } else {
                published.rows.append(name)
                published.values.append(values)
            }
        }
        return published
    }

    /// A table of the folder.
    static func table(_ file: String, _ files: CaseFiles) throws(CaseFault) -> CaseTable {
        guard let bytes = files[file] else { throw CaseFault(file: file, expected: .file) }
        return try CaseTable(file: file, bytes: bytes)
    }
}
