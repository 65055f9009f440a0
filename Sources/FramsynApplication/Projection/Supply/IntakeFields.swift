internal import Presentation
internal import SwedishText

/// The form of the extra intake as it was written, with what is wrong with it.
struct IntakeFields {
    private var persons: String
    private var from: String
    private var lag: String
    private var completion: String
    private let years: ClosedRange<Int>
    /// What is wrong, by field.
    private(set) var faults: [String: String] = [:]
    /// The intake; nil when none is written or something is wrong.
    private(set) var intake: ExtraIntake?

    /// Years from admission to graduation when nothing is written.
    static let standardLag = 3

    /// What it reads.
    static let parameters: [PageParameter] = [
        PageParameter("antagna", .decimal, "Fler antagna om året."),
        PageParameter("fran", .whole(1990...2100), "Första år med fler antagna."),
        PageParameter("ar", .whole(0...15), "Hela år från antagning till examen."),
        PageParameter("examen", .decimal, "Andel av de antagna som tar examen, i procent."),
    ]

    init(_ request: PageRequest, years: ClosedRange<Int>) {
        self.years = years
        persons = request["antagna"] ?? ""
        from = request["fran"] ?? String(years.lowerBound + 1)
        lag = request["ar"] ?? String(Self.standardLag)
        completion = request["examen"] ?? "100"
        read()
    }

    private mutating func read() {
        guard !persons.trimmed.isEmpty else { return }
        let count = Swedish.value(of: persons)
        if !(count.map { 0...100_000 ~= $0 } ?? false) {
            faults["antagna"] = "Skriv antalet som ett tal, till exempel 30."
        }
        let first = Int(from.trimmed)
        if !(first.map { 1990...2100 ~= $0 } ?? false) {
            faults["fran"] = "Skriv året med fyra siffror, till exempel \(years.lowerBound + 1)."
        }
        let wait = Int(lag.trimmed)
        if !(wait.map { 0...15 ~= $0 } ?? false) {
            faults["ar"] = "Skriv hela år från antagning till examen, 0–15."
        }
        let share = Swedish.value(of: completion)
        if !(share.map { 0...100 ~= $0 } ?? false) {
            faults["examen"] = "Skriv en andel mellan 0 och 100 procent."
        }
        guard faults.isEmpty, let count, let first, let wait, let share else { return }
        intake = ExtraIntake(persons: count, from: first, lag: wait, completion: share / 100)
    }

    func form(names: [String], chosen: String, organisation: Int64) -> Form {
        Form(
            id: "fler-antagna-val", action: "/behov/tillgang", method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "urval", label: "Utbildning", kind: .choice(names.map { Choice($0, $0) }), value: chosen),
                        Field(
                            "antagna", label: "Fler antagna om året", kind: .number, value: persons,
                            hint: "Utöver dagens antal. Tomt betyder inga.", fault: faults["antagna"]),
                        Field(
                            "fran", label: "Från och med år", kind: .number, value: from, fault: faults["fran"]),
                        Field(
                            "ar", label: "År från antagning till examen", kind: .number, value: lag,
                            hint: "Antas fler 2019 med fyra års utbildning stiger tillgången 2023.",
                            fault: faults["ar"]),
                        Field(
                            "examen", label: "Andel som tar examen och börjar i området, %", kind: .number,
                            value: completion, fault: faults["examen"]),
                        Field("org", label: "Organisation", kind: .hidden, value: "\(organisation)"),
                    ])
            ], submit: "Visa")
    }
}
