internal import Foundation
public import Presentation
internal import Reporting

/// A page as files, with exactly what the page shows.
public enum PageFiles {
    /// One table as CSV; nil when the page has no such table.
    public static func csv(_ page: PageContent, table: String?) -> [UInt8]? { TableFiles.csv(page, table: table) }

    /// All tables as a workbook; nil when the page has none.
    public static func xlsx(_ page: PageContent, in service: Service) throws -> [UInt8]? {
        try TableFiles.xlsx(page, created: service.today)
    }

    /// The page's whole content as JSON.
    public static func json(_ page: PageContent) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return [UInt8](try encoder.encode(page))
    }

    /// The page as text for a terminal.
    public static func text(_ page: PageContent) -> String { TerminalText.text(page) }
}
