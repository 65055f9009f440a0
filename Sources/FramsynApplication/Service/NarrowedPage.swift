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
        let standing = try await standing(of: viewer)
        return page.mappingLinks { standing.mayFollow($0) ? $0 : nil }.keepingForms { form in
            // A way in with a ceiling, as a program's, changes nothing and starts nothing.
            form.method == .get
                ? standing.mayFollow(form.action) : viewer.ceiling == nil && standing.maySend(form.action)
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

    /// Whether the page of an address would be shown.
    fileprivate func mayFollow(_ address: String) -> Bool {
        guard let right = PageCatalogue.rightOfPage(address) else { return true }
        return may(right, address)
    }

    /// Whether a form sent to an address would be taken.
    fileprivate func maySend(_ address: String) -> Bool {
        guard let right = PageCatalogue.rightOfForm(address) else { return true }
        return may(right, address)
    }

    private func may(_ right: RequiredRight, _ address: String) -> Bool {
        guard right.place == .organisation || right.place == .installation,
            let organisation = Self.organisation(in: address)
        else { return right.place == .installation ? may(right, at: nil) : mayAnywhere(right) }
        return may(right, at: organisation)
    }

    /// The organisation that an address names; nil when it names none.
    private static func organisation(in address: String) -> Int64? {
        guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        for pair in address[address.utf8.index(after: mark)...].split(separator: "&") where pair.hasPrefix("org=") {
            return Int64(pair.dropFirst(4))
        }
        return nil
    }
}

extension PageCatalogue {
    private static let pageRights = Dictionary(
        pages.map { ($0.path, $0.right) }, uniquingKeysWith: { first, _ in first })
    private static let formRights = Dictionary(
        forms.map { ($0.path, $0.right) }, uniquingKeysWith: { first, _ in first })

    /// The right that the page of an address asks for; nil for an address that is no page.
    fileprivate static func rightOfPage(_ address: String) -> RequiredRight? { pageRights[path(of: address)] }

    /// The right that a form sent to an address asks for.
    fileprivate static func rightOfForm(_ address: String) -> RequiredRight? { formRights[path(of: address)] }

    private static func path(of address: String) -> String {
        String(address.prefix { $0 != "?" && $0 != "#" })
    }
}
