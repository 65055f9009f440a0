public import Presentation
internal import WorkforceModel

extension Service {
    /// A page of the catalogue for a viewer, with only those ways on and forms that the viewer may take. Page, files and
    /// JSON are all made of this value.
    ///
    /// - Throws: ``RequestFault``.
    public func page(_ entry: PageEntry, _ request: PageRequest, as viewer: Viewer) async throws -> PageContent {
        try await narrowed(try await perform(try entry.useCase(request), as: viewer), for: viewer)
    }

    /// What comes of a form of the catalogue for a viewer; a page among it has only what the viewer may do.
    ///
    /// - Throws: ``RequestFault``.
    public func answer(
        _ entry: FormEntry, _ request: PageRequest, _ form: FormValues, as viewer: Viewer
    ) async throws -> FormAnswer {
        switch try await perform(try entry.useCase(request, form), as: viewer) {
        case .done(let path, let message): .done(path: path, message: message)
        case .again(let page): .again(try await narrowed(page, for: viewer))
        case .page(let page): .page(try await narrowed(page, for: viewer))
        }
    }

    private func narrowed(_ page: PageContent, for viewer: Viewer) async throws -> PageContent {
        if viewer.isLocal { return page }
        var ways = WaysOn(standing: try await standing(of: viewer))
        return page.mappingLinks { ways.mayFollow($0) ? $0 : nil }.keepingForms { form in
            // A way in with a ceiling, as a program's, changes nothing and starts nothing.
            form.method == .get ? ways.mayFollow(form.action) : viewer.ceiling == nil && ways.maySend(form.action)
        }
    }

    /// The menu as a viewer may use it: headings with the pages that show the viewer something.
    public func menu(for viewer: Viewer) async throws -> [MenuSection] {
        let standing = try await standing(of: viewer)
        return PageCatalogue.menu.compactMap { section in
            let pages = section.pages.filter { $0.isInMenu && standing.mayAnywhere($0.right) }
            return pages.isEmpty ? nil : MenuSection(title: section.title, pages: pages)
        }
    }
}

extension Standing {
    /// Whether some organisation would answer.
    func mayAnywhere(_ right: RequiredRight) -> Bool {
        right.place == .signedIn || levelAnywhere(right.object) >= right.level
    }
}

/// The ways on from a page that a viewer may take. A page can have a thousand links, most of them to the same few pages about
/// the same organisation, so each such way is judged once.
private struct WaysOn {
    let standing: Standing
    private var judged: [Way: Bool] = [:]
    /// How the latest address began, as far as its verdict rests on it; empty when it rests on all of it.
    private var beginning: [UInt8] = []
    private var verdict = false

    init(standing: Standing) {
        self.standing = standing
    }

    /// Whether the page of an address would be shown.
    mutating func mayFollow(_ address: String) -> Bool {
        var address = address
        return address.withUTF8 { bytes in
            if !beginning.isEmpty, bytes.starts(with: beginning) { return verdict }
            let way = Way(to: bytes)
            beginning = Array(bytes[..<way.end])
            verdict = judged[way] ?? PageCatalogue.rightOfPage(way.path).map { may($0, way.organisation) } ?? true
            judged[way] = verdict
            return verdict
        }
    }

    /// Whether a form sent to an address would be taken.
    func maySend(_ address: String) -> Bool {
        var address = address
        let way = address.withUTF8 { Way(to: $0) }
        return PageCatalogue.rightOfForm(way.path).map { may($0, way.organisation) } ?? true
    }

    private func may(_ right: RequiredRight, _ organisation: Int64?) -> Bool {
        switch right.place {
        case .installation: standing.may(right, at: organisation)
        case .organisation where organisation != nil: standing.may(right, at: organisation)
        default: standing.mayAnywhere(right)
        }
    }
}

/// The path of an address and the organisation that its query names.
private struct Way: Hashable {
    let path: String
    let organisation: Int64?
    /// Where the organisation and the `&` behind it end, in bytes: nothing further says where the way leads. 0 when there is
    /// no such place.
    let end: Int

    init(to address: UnsafeBufferPointer<UInt8>) {
        let query = address.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? address.endIndex
        path = String(decoding: address[..<query], as: UTF8.self)
        var start = query
        while start < address.endIndex, address[start] != UInt8(ascii: "#") {
            let pair = address[(start + 1)...].prefix { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "#") }
            if pair.starts(with: "org=".utf8) {
                organisation = Int64(String(decoding: pair.dropFirst(4), as: UTF8.self))
                end = pair.endIndex < address.endIndex ? pair.endIndex + 1 : 0
                return
            }
            start = pair.endIndex
        }
        organisation = nil
        end = 0
    }

    static func == (one: Way, other: Way) -> Bool { one.path == other.path && one.organisation == other.organisation }

    func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(organisation)
    }
}

extension PageCatalogue {
    private static let pageRights = Dictionary(
        pages.map { ($0.path, $0.right) }, uniquingKeysWith: { first, _ in first })
    private static let formRights = Dictionary(
        forms.map { ($0.path, $0.right) }, uniquingKeysWith: { first, _ in first })

    /// The right that the page of a path asks for; nil for a path that is no page.
    fileprivate static func rightOfPage(_ path: String) -> RequiredRight? { pageRights[path] }

    /// The right that a form sent to a path asks for.
    fileprivate static func rightOfForm(_ path: String) -> RequiredRight? { formRights[path] }
}
