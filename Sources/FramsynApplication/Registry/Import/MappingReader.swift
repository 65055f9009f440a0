internal import SwedishText
internal import WorkforceModel

/// Reads a sent mapping form into settings.
struct MappingReader {
    let form: FormValues
    let today: Day
    /// Whether an employer was chosen with the file.
    let hasEmployer: Bool
    private(set) var settings: ImportSettings
    private(set) var faults: [String: String] = [:]

    init(form: FormValues, note: UploadNote, today: Day) {
        self.form = form
        hasEmployer = note.employer != nil
        self.today = today
        settings = note.settings
    }

    mutating func read(_ kind: ImportKind) {
        switch kind {
        case .register: readRegister()
        case .organisations:
            settings.organisations = columns()
            settings.organisationDays = DayFormat(rawValue: form["datum"]) ?? .yearMonthDay
        case .professions: settings.professions = columns()
        case .population: readPopulation()
        case .observations: readObservations()
        }
    }

    /// The chosen headings; a heading that must be chosen and is not, or is chosen twice, is a fault.
    private mutating func columns<C: ImportColumn>() -> [C: String] {
        var chosen: [C: String] = [:]
        for column in C.allCases {
            let name = "kolumn-\(column.rawValue)"
            let heading = form[name]
            if heading.isEmpty {
                if column.isRequired {
                    faults[name] =
                        "Välj vilken kolumn som är \(column.field.swedishName). Finns den inte i filen behöver den läggas till där."
                }
            } else if let other = chosen.first(where: { $0.value == heading }) {
                faults[name] = "Kolumnen \(heading) är redan vald för \(other.key.field.swedishName). Välj en annan."
            } else {
                chosen[column] = heading
            }
        }
        return chosen
    }

    private mutating func readRegister() {
        var mapping = settings.register
        mapping.columns = columns()
        mapping.dayFormat = DayFormat(rawValue: form["datum"]) ?? mapping.dayFormat
        mapping.rateFormat = ShareFormat(rawValue: form["grad"]) ?? mapping.rateFormat
        mapping.absenceFormat = ShareFormat(rawValue: form["franvaro"]) ?? mapping.absenceFormat
        mapping.unmappedProfessions =
            UnmappedProfessions(rawValue: form["okanda-yrken"]) ?? mapping.unmappedProfessions
        settings.unknownUnitsAreEmployers = form["okanda-enheter"] == "arbetsgivaren"
        if !form["skiljetecken"].isEmpty { mapping.delimiter = form["skiljetecken"] }
        if !form["blad"].isEmpty { mapping.sheet = form["blad"] }
        let day = form["sista-dag"].trimmed
        settings.lastDay = Day(day)
        if !day.isEmpty, settings.lastDay == nil {
            faults["sista-dag"] = "”\(day.prefix(40))” är ingen dag. Skriv den som 2026-10-31, eller lämna tomt."
        } else if let last = settings.lastDay, last > today {
            faults["sista-dag"] =
                "\(last) har inte varit ännu. Skriv dagen då uttaget gjordes, senast \(today), eller lämna tomt."
        }
        set(.profession, &mapping.professions) { $0 }
        set(.unit, &mapping.units) { $0 }
        set(.sex, &mapping.sexes) { UInt8($0).flatMap { Sex(rawValue: $0) } }
        set(.form, &mapping.forms) { EmploymentForm(rawValue: $0) }
        set(.exitReason, &mapping.exitReasons) { ExitReason(rawValue: $0) }
        settings.register = mapping
    }

    /// Takes the meanings given to a column's values; an emptied one is taken away.
    private func set<Value>(
        _ column: RegisterColumn, _ map: inout [String: Value], _ read: (String) -> Value?
    ) {
        for index in 0..<MappingForm.mostValues {
            let name = form["namn-\(column.rawValue)-\(index)"]
            guard !name.isEmpty else { return }
            let value = form["varde-\(column.rawValue)-\(index)"].trimmed
            map[name] = value.isEmpty ? nil : read(value)
        }
    }

    private mutating func readObservations() {
        var mapping = settings.observations ?? ObservationMapping()
        mapping.columns = columns()
        mapping.dayFormat = DayFormat(rawValue: form["datum"]) ?? mapping.dayFormat
        set(.profession, &mapping.professions) { $0 }
        set(.unit, &mapping.units) { $0 }
        settings.observations = mapping
        let (day, fault) = ObservationDay.read(form["dag"].trimmed, today: today)
        settings.observationDay = day
        if let fault { faults["dag"] = fault }
        if mapping.columns[.vacancies] == nil, mapping.columns[.withoutRequiredTraining] == nil {
            faults["kolumn-vacancies"] =
                "Välj kolumnen för vakanser, den för saknad utbildning eller båda."
        }
        if mapping.columns[.day] == nil, day == nil, fault == nil {
            faults["dag"] = "Välj ovan vilken kolumn som är dag, eller skriv här vilken dag hela filen gäller."
        }
        if mapping.columns[.organisation] == nil, !hasEmployer {
            faults["kolumn-organisation"] =
                "Välj kolumnen, eller gå tillbaka och välj vilken arbetsgivare filen kommer från."
        }
    }

    private mutating func readPopulation() {
        settings.population.kind = PopulationKind(rawValue: form["slag-befolkning"])
        settings.population.source = form["kalla"].trimmed
        settings.population.regionCode = form["regionkod"].trimmed
        settings.population.regionName = form["regionnamn"].trimmed
        settings.population.takesLatestMonth = !form["manad"].isEmpty
        let year = form["basar"].trimmed
        settings.population.baseYear = Int(year)
        if !year.isEmpty, !(1900...2200).contains(Int(year) ?? 0) {
            faults["basar"] = "”\(year.prefix(20))” är inget år. Skriv det med fyra siffror, eller lämna tomt."
        }
    }
}
