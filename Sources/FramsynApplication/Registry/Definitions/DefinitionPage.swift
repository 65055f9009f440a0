public import Presentation
internal import SwedishText
internal import WorkforceModel

/// Definitioner: what every figure means, in dated versions.
public struct DefinitionPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.sharedRegister, .somewhere)
    /// What it can be asked.
    public static let parameters: [PageParameter] = []
    /// Definitions belong to the installation.
    public var organisationID: Int64? { nil }
    private let catalogue: [Definition]

    /// Reads nothing.
    public init(_ request: PageRequest) throws {
        catalogue = ProjectionDefinitions.all
    }

    /// Other definitions than those that come with Framsyn.
    init(catalogue: [Definition]) {
        self.catalogue = catalogue
    }

    /// The definitions that hold today, and every version there has been or will be.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let today = service.today
        let used = catalogue.compactMap { UsedDefinition($0, on: today) }
        return PageContent(
            title: "Definitioner",
            lead: Prose([
                .text("Alla arbetsgivare räknas med samma "), .strong("\(used.count) definitioner"),
                .text(
                    ". En ändrad definition är en ny version med ett eget datum, och en fryst rapport behåller dem som gällde när den frystes."
                ),
            ]),
            blocks: [
                .card(
                    Card(
                        "Definitioner som gäller i dag",
                        actions: [
                            Action("CSV", href: "/register/definitioner?format=csv&tabell=definitioner"),
                            Action("XLSX", href: "/register/definitioner?format=xlsx"),
                        ],
                        blocks: [
                            .table(
                                Table(
                                    id: "definitioner", caption: "Definitioner \(Swedish.text(of: today)).",
                                    columns: [
                                        Column("Mått", explanation: "Måttets namn", isText: true),
                                        Column("Betyder", explanation: "Vad måttet betyder", isText: true),
                                        Column("Räknas så", explanation: "Formeln i ord", isText: true),
                                        Column("Enhet", explanation: "Enhet", isText: true),
                                        Column("Version", explanation: "Versionens nummer"),
                                        Column("Gäller från", explanation: "Första dagen", isText: true),
                                    ],
                                    rows: used.map { definition in
                                        Row([
                                            .text(definition.name), .text(definition.version.meaning),
                                            .text(definition.version.formula), .text(definition.version.unit),
                                            .quantity(Quantity(Double(definition.version.number), .number)),
                                            .text(Swedish.text(of: definition.version.from)),
                                        ])
                                    }))
                        ])),
                .card(Card("Versioner", blocks: versions(today))),
            ])
    }

    /// Every version of the definitions that have more than one.
    private func versions(_ today: Day) -> [Block] {
        let terms = catalogue.filter { $0.versions.count > 1 }.flatMap { definition in
            definition.versions.map { version in
                let state =
                    version.from > today
                    ? "Gäller från \(Swedish.text(of: version.from))."
                    : definition.version(on: today) == version
                        ? "Gäller sedan \(Swedish.text(of: version.from))."
                        : "Gällde från \(Swedish.text(of: version.from)); ersatt."
                let reason = version.reason.map { " Varför ändrad: \($0)" } ?? ""
                return Term(
                    "\(definition.name), version \(version.number)", Prose("\(state) \(version.meaning)\(reason)"))
            }
        }
        return terms.isEmpty
            ? [.paragraphs(["Ingen definition har ändrats ännu: alla står kvar i sin första version."])]
            : [.terms(terms)]
    }
}

/// Definitions in words.
enum DefinitionWords {
    /// "Version 1, gäller från 1 januari 2026."
    static func version(_ version: Definition.Version) -> String {
        "Version \(version.number), gäller från \(Swedish.text(of: version.from))."
    }
}
