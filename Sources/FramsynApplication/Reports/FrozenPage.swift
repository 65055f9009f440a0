internal import Foundation
internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// What a report keeps: the page as it was, and the definitions that held.
struct FrozenPage: Sendable, Equatable, Codable {
    /// The page without anything that leads on.
    var page: PageContent
    /// Definitions of the figures of Behov on that day.
    var definitions: [UsedDefinition]

    init(_ page: PageContent, on day: Day, catalogue: [Definition] = ProjectionDefinitions.all) {
        self.page = page.frozen
        definitions = catalogue.compactMap { UsedDefinition($0, on: day) }
    }

    /// The bytes that are kept.
    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(self)
    }
}

/// The pages that can be frozen: those that show figures of Behov.
enum FreezablePages {
    static let paths = [
        "/behov", "/behov/framskrivning", "/behov/rekrytering", "/behov/gap", "/behov/scenarier", "/behov/tillgang",
        "/behov/bristyrken", "/behov/jamfor", "/behov/antaganden", "/behov/traffsakerhet",
    ]

    static var entries: [PageEntry] {
        paths.compactMap { path in PageCatalogue.pages.first { $0.path == path } }
    }
}
