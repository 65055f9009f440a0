internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// The last step's form as it was written: conclusions and challenges.
struct UnitResultFields: Sendable, Equatable {
    var conclusions = ""
    var challenges: [UnitAnswers.Challenge] = []
    var version = "0"

    static let spareLines = 3
    static let mostLines = 50

    init(_ answers: UnitAnswers, version: Int) {
        conclusions = answers.conclusions
        challenges = answers.challenges
        self.version = String(version)
    }

    init(_ form: FormValues) {
        conclusions = form["slutsatser"].trimmed
        version = form["version"].trimmed
        for number in 0..<Self.mostLines {
            guard form.values["utmaning-\(number)"] != nil else { break }
            challenges.append(
                UnitAnswers.Challenge(
                    text: form["utmaning-\(number)"].trimmed, concerns: form["galler-\(number)"].trimmed,
                    measure: form["atgard-\(number)"].trimmed))
        }
    }

    /// The answers with conclusions and challenges put in; nil when something is wrong.
    func read(into earlier: UnitAnswers, faults: inout [FieldFault]) -> UnitAnswers? {
        for (number, challenge) in challenges.enumerated()
        where challenge.text.isEmpty && !(challenge.measure.isEmpty && challenge.concerns.isEmpty) {
            faults.append(
                FieldFault(
                    field: "utmaning-\(number)",
                    words: "Utmaning \(number + 1): skriv utmaningen, eller töm hela raden."))
        }
        guard faults.isEmpty else { return nil }
        var answers = earlier
        answers.conclusions = conclusions
        answers.challenges = challenges.filter { !$0.text.isEmpty }
        return answers
    }
}

/// The page of the last step: need, recruitment, challenges and the way to the plan.
struct UnitResultStep {
    private let unit: UnitCase
    private let content: UnitResultContent

    init(_ unit: UnitCase) {
        self.unit = unit
        content = UnitResultContent(unit)
    }

    private var id: Int64 { unit.organisation.id }

    func page(
        _ fields: UnitResultFields, faults: [FieldFault] = [], notices: [Notice] = []
    ) -> PageContent {
        var blocks: [Block] = []
        if !unit.basis.lines.isEmpty {
            blocks += [
                .figures(content.figures),
                .card(
                    Card(
                        "Behov per yrke", actions: files("behov"),
                        blocks: [.table(content.needTable), .chart(content.chart)])),
                .card(
                    Card(
                        "Rekrytering per yrke", actions: files("rekrytering"),
                        blocks: [.table(content.recruitmentTable)])),
            ]
        }
        if let challenges = content.challengeTable {
            blocks.append(.card(Card("Utmaningar", blocks: [.table(challenges)])))
        }
        blocks += [
            .card(
                Card(
                    "Slutsatser och utmaningar",
                    actions: [
                        Action(
                            "Planen för utskrift", href: NeedLinks.page("verksamhetsanalys/plan", id), isPrimary: true)
                    ],
                    blocks: [.form(form(fields, faults))])),
            UnitProgress.card(unit, step: UnitFactor.resultStep),
        ]
        return PageContent(
            title: "Verksamhetsanalys: resultat", lead: content.lead, baseYear: unit.basis.years.lowerBound,
            notices: notices + content.notices, blocks: blocks)
    }

    private func files(_ table: String) -> [Action] {
        NeedLinks.files(
            "/behov/verksamhetsanalys", organisation: id, table: table, query: "&steg=\(UnitFactor.resultStep)")
    }

    private func form(_ fields: UnitResultFields, _ faults: [FieldFault]) -> Form {
        let words = Dictionary(faults.map { ($0.field, $0.words) }, uniquingKeysWith: { first, _ in first })
        let figures = ["Personalbehov", "Rekrytering", "Pensionsavgångar", "Personalomsättning"]
        let choices = (figures + unit.basis.lines.map(\.name)).map { Choice($0, $0) }
        let empty = UnitAnswers.Challenge(text: "", concerns: "", measure: "")
        let lines = fields.challenges + [UnitAnswers.Challenge](repeating: empty, count: UnitResultFields.spareLines)
        return Form(
            id: "resultat", action: UnitProgress.path(id, step: UnitFactor.resultStep),
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field(
                            "slutsatser", label: "Slutsatser", kind: .lines(rows: 5), value: fields.conclusions,
                            hint: "Med egna ord: vad behöver göras, av vem och när?"),
                        Field("version", label: "Version", kind: .hidden, value: fields.version),
                    ]),
                .grid(
                    legend: "Utmaningar och åtgärder", columns: ["Utmaning", "Gäller", "Åtgärd"],
                    rows: lines.prefix(UnitResultFields.mostLines).enumerated().map { number, challenge in
                        GridRow(
                            "Utmaning \(number + 1)",
                            [
                                Field(
                                    "utmaning-\(number)", label: "Utmaning", value: challenge.text,
                                    fault: words["utmaning-\(number)"]),
                                Field(
                                    "galler-\(number)", label: "Gäller",
                                    kind: .choice([Choice("", "Välj yrke eller siffra")] + kept(challenge, choices)),
                                    value: challenge.concerns),
                                Field(
                                    "atgard-\(number)", label: "Åtgärd", value: challenge.measure,
                                    hint: challenge.text.isEmpty || !challenge.measure.isEmpty ? nil : "Åtgärd saknas"),
                            ])
                    }),
            ], submit: "Spara")
    }

    /// The choices, with a profession that has gone since kept.
    private func kept(_ challenge: UnitAnswers.Challenge, _ choices: [Choice]) -> [Choice] {
        let name = challenge.concerns
        guard !name.isEmpty, !choices.contains(where: { $0.value == name }) else { return choices }
        return choices + [Choice(name, name)]
    }
}
