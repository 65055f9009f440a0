import FramsynApplication

/// Where programs read pages: the page's own path after ``root``.
enum APIAddress {
    static let root = "/api/v1"
    static let document = "/api/v1/openapi.json"

    /// The pages there are for programs.
    static let pages = PageCatalogue.pages.filter(\.isForPrograms)
    private static let known = Set(pages.map { page($0) } + [root, document])

    /// Where a page is read.
    static func page(_ entry: PageEntry) -> String { root + entry.path }

    /// Whether a path belongs to programs, whether or not there is anything there.
    static func holds(_ path: String) -> Bool { path == "/api" || path.hasPrefix("/api/") }

    /// Whether there is something at a path.
    static func isKnown(_ path: String) -> Bool { known.contains(path) }
}
