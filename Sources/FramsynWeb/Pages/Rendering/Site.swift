import Presentation

/// What surrounds a page's content: where the reader is, who they are and where they can go.
struct Site: Sendable, Equatable {
    /// The path of the page, without query.
    var path: String
    /// The menu; an entry is there when its page works.
    var menu: [MenuEntry]
    /// What the address asks for besides the organisation; kept when another organisation is chosen.
    var query: [QueryValue]
    /// Organisations to choose from; no selector when there are none.
    var organisations: [Choice]
    /// The chosen organisation's value.
    var organisation: String
    /// Where the page can be frozen as a report; nil for pages that cannot.
    var freezeAddress: String?
    /// Who is reading, in words ("HR-strateg").
    var viewer: String
    /// What the reader is appointed as.
    var role: String
    /// The secret of the session's forms; nil for those who have not signed in.
    var formToken: String?
    /// Version of the program.
    var version: String
    /// Whether the store holds synthetic people; said on every page.
    var isSynthetic: Bool

    /// A frame from its parts; without any, the bare frame of a page that stands alone.
    init(
        path: String, query: [QueryValue] = [], menu: [MenuEntry] = [], organisations: [Choice] = [],
        organisation: String = "", freezeAddress: String? = nil, viewer: String = "", role: String = "",
        formToken: String? = nil, version: String = "", isSynthetic: Bool = false
    ) {
        self.path = path
        self.query = query
        self.menu = menu
        self.organisations = organisations
        self.organisation = organisation
        self.freezeAddress = freezeAddress
        self.viewer = viewer
        self.role = role
        self.formToken = formToken
        self.version = version
        self.isSynthetic = isSynthetic
    }

    /// The menu path that the page belongs to: the longest one that is the page's path or a folder of it.
    var currentPath: String? {
        let paths = menu.flatMap { [$0.path] + $0.children.map(\.path) }
        return paths.filter { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
            .max { $0.utf8.count < $1.utf8.count }
    }
}

/// A value of an address.
struct QueryValue: Sendable, Equatable {
    /// Its name.
    var name: String
    /// The value.
    var value: String
}

/// An entry of the menu, with the pages below it.
struct MenuEntry: Sendable, Equatable {
    /// Words in the menu.
    var title: String
    /// Path of its page.
    var path: String
    /// Pages below it, shown while the reader is in this part.
    var children: [MenuEntry]

    /// An entry from its parts.
    init(_ title: String, path: String, children: [MenuEntry] = []) {
        self.title = title
        self.path = path
        self.children = children
    }
}
