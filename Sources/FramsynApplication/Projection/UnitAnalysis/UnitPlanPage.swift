public import Presentation
internal import SwedishText
internal import WorkforceModel

/// A unit's plan as a document: prose and tables, made to be printed.
public struct UnitPlanPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.unitAnalysis)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, .sector]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The plan, or the way to the analysis when it has not been begun.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let unit = try await service.unitCase(of: try await service.organisation(of: request, for: viewer))
        guard !unit.basis.lines.isEmpty else {
            return PageContent(
                title: "Kompetensförsörjningsplan",
                lead: Prose("\(unit.organisation.name) har ingen verksamhetsanalys ännu."),
                blocks: [
                    .actions([
                        Action("Börja", href: UnitProgress.path(unit.organisation.id, step: 1), isPrimary: true)
                    ])
                ])
        }
        let choice = unit.choice(request)
        return Self.page(unit.within(choice.chosen)).about(choice)
    }

    private static func page(_ unit: UnitCase) -> PageContent {
        let content = UnitResultContent(unit)
        var blocks: [Block] = [
            .card(Card("Behov per yrke", blocks: [.table(content.needTable)])),
            .card(Card("Rekrytering per yrke", blocks: [.table(content.recruitmentTable)])),
            .card(Card("Vad som påverkar behovet", blocks: [.paragraphs(UnitFactor.allCases.map(content.words))])),
        ]
        if let challenges = content.challengeTable {
            blocks.append(.card(Card("Utmaningar och åtgärder", blocks: [.table(challenges)])))
        }
        let conclusions = unit.answers.conclusions.split(separator: "\n").map { Prose(String($0).trimmed) }
        if !conclusions.isEmpty { blocks.append(.card(Card("Slutsatser", blocks: [.paragraphs(conclusions)]))) }
        blocks.append(
            .card(
                Card(
                    "Så är planen gjord",
                    blocks: [
                        .paragraphs([
                            Prose(
                                "Behovet är basårets antal och de förändringar som faktorerna ger, lagda till varandra. Målgruppens förändring följer framskrivningen om inget annat är svarat. Procent räknas på basårets antal. Avgångar bland dem som tillkommer räknas inte med."
                            ),
                            Prose(saved(unit)),
                        ])
                    ])))
        return PageContent(
            title: "Kompetensförsörjningsplan för \(unit.organisation.name) \(content.span)", lead: content.lead,
            baseYear: unit.basis.years.lowerBound, notices: content.notices, blocks: blocks)
    }

    private static func saved(_ unit: UnitCase) -> String {
        guard let day = unit.savedAt.flatMap({ Day($0.prefix(10)) }) else { return "Analysen är inte sparad ännu." }
        return "Analysen sparades senast \(Swedish.text(of: day))."
    }
}
