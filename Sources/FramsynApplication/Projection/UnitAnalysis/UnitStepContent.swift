internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// The page of one step with questions.
struct UnitStepContent {
    let factor: UnitFactor
    let unit: UnitCase
    let prefill: UnitPrefill

    private var basis: UnitBasis { unit.basis }
    private var id: Int64 { unit.organisation.id }

    func page(_ fields: UnitStepFields, faults: [FieldFault] = [], notices: [Notice] = []) -> PageContent {
        let words = Dictionary(faults.map { ($0.field, $0.words) }, uniquingKeysWith: { first, _ in first })
        var blocks: [Block] = []
        let known = prefill.blocks(factor)
        if !known.isEmpty { blocks.append(.card(Card("Det här vet vi", blocks: known))) }
        blocks.append(
            .card(Card(factor.question, blocks: [.paragraphs([Prose(factor.amountHint)]), .form(form(fields, words))])))
        blocks.append(UnitProgress.card(unit, step: factor.step))
        return PageContent(
            title: "Verksamhetsanalys: \(factor.title.lowercased())", lead: lead,
            baseYear: basis.years.lowerBound, notices: faultNotice(faults) + notices + (basis.context?.marks ?? []),
            blocks: blocks)
    }

    private func faultNotice(_ faults: [FieldFault]) -> [Notice] {
        guard !faults.isEmpty else { return [] }
        return [
            Notice(
                .fault,
                Prose(
                    faults.count == 1
                        ? "Ett fält behöver rättas. Steget är inte sparat, och det du skrev står kvar."
                        : "\(faults.count) fält behöver rättas. Steget är inte sparat, och det du skrev står kvar."))
        ]
    }

    private var lead: Prose {
        let step = "\(unit.organisation.name), steg \(factor.step) av \(UnitFactor.resultStep). "
        guard !basis.isTyped else {
            return Prose(
                factor == .turnover
                    ? step + "Här finns inga uppgifter inlästa. Skriv vilka ni är, så går resten att svara på."
                    : step
                        + "\(Swedish.number(basis.start)) medarbetare i dag. Svara på det du vet; resten lämnas oförändrat."
            )
        }
        let span = Swedish.years(basis.years.lowerBound + 1, basis.years.upperBound)
        switch factor {
        case .turnover:
            let yearly = prefill.sum(\.leavers).map { $0 / Double(basis.yearCount) }
            return Prose(
                step + "Av \(Swedish.number(basis.start)) medarbetare väntas "
                    + (yearly.map { "\(Swedish.number($0, decimals: 1)) sluta om året av annat än pension." }
                        ?? "ett okänt antal sluta; avgångarna är inte angivna för alla yrken."))
        case .retirement:
            return Prose(
                step
                    + (prefill.sum(\.retirements).map {
                        "\(Swedish.number($0, decimals: 1)) av \(Swedish.number(basis.start)) medarbetare väntas gå i pension \(span)."
                    } ?? "Pensionerna är inte angivna för alla yrken."))
        case .target:
            let change = prefill.sum(\.expectedChange) ?? 0
            return Prose(
                step
                    + "Befolkning och volymer ändrar behovet med \(Swedish.number(change, decimals: 1, isSigned: true)) personer till \(basis.years.upperBound)."
            )
        default:
            return Prose(
                step
                    + (prefill.sum(\.recruitment).map {
                        "Om inget ändras behöver \(Swedish.number($0, decimals: 1)) personer rekryteras \(span). Här anger du det som ändras."
                    } ?? "Här anger du det som ändras till \(basis.years.upperBound)."))
        }
    }

    private func form(_ fields: UnitStepFields, _ words: [String: String]) -> Form {
        var groups: [FieldGroup] = []
        if factor == .turnover {
            groups.append(
                .fields(
                    legend: nil,
                    [
                        Field(
                            "sistaar", label: "Planens sista år", kind: .number, value: fields.lastYear,
                            hint: "\(basis.years.lowerBound + 1)–\(basis.horizon). Fem år räcker ofta.",
                            fault: words["sistaar"], isRequired: true)
                    ]))
        }
        let typed = factor == .turnover && basis.isTyped
        groups.append(
            .grid(
                legend: typed ? "Yrken och avgångar" : "Svar per yrke",
                columns: typed
                    ? ["Yrke", "Antal i dag", "Slutar om året av annat än pension"] : ["Svar", amountTitle],
                rows: typed ? typedRows(fields, words) : rows(fields, words)))
        if factor == .posts {
            let posts = fields.posts + [UnitStepFields.Line](repeating: UnitStepFields.Line(), count: 3)
            groups.append(
                .grid(
                    legend: "Nya befattningar", columns: ["Befattning", "Antal till \(basis.years.upperBound)"],
                    rows: posts.enumerated().map { number, post in
                        GridRow(
                            "Ny \(number + 1)",
                            [
                                Field(
                                    "nytt-\(number)", label: "Befattning", value: post.name,
                                    fault: words["nytt-\(number)"]),
                                Field(
                                    "nyttantal-\(number)", label: "Antal", kind: .number, value: post.amount,
                                    fault: words["nyttantal-\(number)"]),
                            ])
                    }))
        }
        groups.append(
            .fields(
                legend: nil,
                [
                    Field(
                        "kommentar", label: "Kommentar", kind: .lines(rows: 3), value: fields.comment,
                        hint: "Varför? Det du skriver kommer med i planen."),
                    Field("version", label: "Version", kind: .hidden, value: fields.version),
                ]))
        return Form(
            id: "steg-\(factor.step)", action: UnitProgress.path(id, step: factor.step), groups: groups,
            submit: factor.step == UnitFactor.stepCount ? "Spara och visa resultatet" : "Spara och gå vidare")
    }

    private var amountTitle: String {
        switch factor {
        case .turnover: "Antal om året eller %"
        case .retirement: "Antal under perioden eller %"
        default: "Antal eller % till \(basis.years.upperBound)"
        }
    }

    private func rows(_ fields: UnitStepFields, _ words: [String: String]) -> [GridRow] {
        fields.lines.enumerated().map { number, line in
            let known = basis.lines.first { $0.name == line.name }
            return GridRow(
                heading(line, known),
                [
                    Field("yrke-\(number)", label: "Yrke", kind: .hidden, value: line.name),
                    Field(
                        "riktning-\(number)", label: "Svar", kind: .choice(choices(known)), value: line.direction,
                        fault: words["riktning-\(number)"]),
                    Field(
                        "antal-\(number)", label: amountTitle, value: line.amount, fault: words["antal-\(number)"]),
                ])
        }
    }

    private func heading(_ line: UnitStepFields.Line, _ known: UnitBasis.Line?) -> String {
        guard let known else { return line.name }
        return "\(line.name), \(Swedish.shortNumber(known.start)) i dag"
    }

    private func choices(_ line: UnitBasis.Line?) -> [Choice] {
        let more = Choice(UnitAnswers.Direction.more.rawValue, "Fler")
        let fewer = Choice(UnitAnswers.Direction.fewer.rawValue, "Färre")
        let unchanged = Choice(UnitAnswers.Direction.unchanged.rawValue, "Oförändrat")
        let expected = UnitAnswers.Direction.expected.rawValue
        guard factor.movesNeed else {
            guard let number = line.flatMap({ UnitStepFields.expected(factor, $0) }) else {
                return [Choice(more.value, "Eget antal")]
            }
            let shown = factor == .turnover ? number / Double(basis.yearCount) : number
            let words = factor == .turnover ? "om året" : "under perioden"
            return [Choice(expected, "Som beräknat (\(Swedish.number(shown, decimals: 1)) \(words))"), more, fewer]
        }
        guard factor == .target, !basis.isTyped, let line else { return [unchanged, more, fewer] }
        let change = Swedish.number(line.expectedChange, decimals: 1, isSigned: true)
        return [Choice(expected, "Som framskrivningen (\(change))"), unchanged, more, fewer]
    }

    private func typedRows(_ fields: UnitStepFields, _ words: [String: String]) -> [GridRow] {
        let filled = fields.lines.last?.isEmpty == false || fields.lines.isEmpty
        let spare = [UnitStepFields.Line](
            repeating: UnitStepFields.Line(), count: filled ? UnitStepFields.spareLines : 0)
        return (fields.lines + spare).enumerated().map { number, line in
            GridRow(
                "Rad \(number + 1)",
                [
                    Field(
                        "riktning-\(number)", label: "Svar", kind: .hidden, value: UnitAnswers.Direction.more.rawValue),
                    Field("yrke-\(number)", label: "Yrke", value: line.name, fault: words["yrke-\(number)"]),
                    Field(
                        "nu-\(number)", label: "Antal i dag", kind: .number, value: line.staff,
                        fault: words["nu-\(number)"]),
                    Field(
                        "antal-\(number)", label: "Slutar om året", kind: .number, value: line.amount,
                        fault: words["antal-\(number)"]),
                ])
        }
    }
}

/// Where one stands among the steps, and the ways back and forward.
enum UnitProgress {
    static func path(_ organisation: Int64, step: Int) -> String {
        NeedLinks.page("verksamhetsanalys", organisation) + "&steg=\(step)"
    }

    static func card(_ unit: UnitCase, step: Int) -> Block {
        let done = unit.answers.done.intersection(1...UnitFactor.stepCount).count
        let id = unit.organisation.id
        var lines = UnitFactor.allCases.map { factor in
            Prose([
                .link(factor.title, href: path(id, step: factor.step)),
                .text(": " + state(unit, factor.step, shown: step)),
            ])
        }
        lines.append(
            Prose([
                .link("Resultat och plan", href: path(id, step: UnitFactor.resultStep)),
                .text(": " + (step == UnitFactor.resultStep ? "här är du" : "kan visas när som helst")),
            ]))
        var ways: [Action] = []
        if step > 1 { ways.append(Action("Tillbaka", href: path(id, step: step - 1))) }
        if step < UnitFactor.resultStep { ways.append(Action("Hoppa över", href: path(id, step: step + 1))) }
        return .card(
            Card(
                "\(done) av \(UnitFactor.stepCount) steg klara",
                blocks: [
                    .steps(lines), .actions(ways),
                    .paragraphs(["Varje steg sparas när du går vidare. Du kan lämna analysen och fortsätta senare."]),
                ]))
    }

    private static func state(_ unit: UnitCase, _ step: Int, shown: Int) -> String {
        let words = unit.answers.done.contains(step) ? "klart" : "återstår"
        return step == shown ? "här är du, \(words)" : words
    }
}
