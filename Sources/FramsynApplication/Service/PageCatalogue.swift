internal import WorkforceModel

/// A page of the service: where it stands and what makes it.
public struct PageEntry: Sendable {
    /// Path within the service.
    public let path: String
    /// Words in the menu.
    public let title: String
    /// Whether it stands in the menu; other pages are reached from pages.
    public let isInMenu: Bool
    /// Whether the page rests on the store and the day alone. A page that also looks at files waiting to be read does not.
    public let restsOnStore: Bool
    /// What the page can be asked.
    public let parameters: [PageParameter]
    /// Whether programs may read it with an access token. A page that only leads on, or is there to be filled in, or is about
    /// the reader's own account is not for them; nor is one that no token opens, since tokens only read and reach no K3.
    public let isForPrograms: Bool
    /// The right that the page asks for.
    let right: RequiredRight
    private let make: @Sendable (PageRequest) throws -> any PageUseCase

    /// An entry from its parts.
    init<Page: PageUseCase>(
        _ path: String, _ title: String, isInMenu: Bool = true, restsOnStore: Bool = true, isForPrograms: Bool = true,
        _ make: @Sendable @escaping (PageRequest) throws -> Page
    ) {
        right = Page.right
        parameters = Page.parameters
        self.isForPrograms =
            isForPrograms && Page.right.level <= .read
            && !(Page.right.level == .read && Page.right.object.sensitivity == .sensitive)
        self.path = path
        self.title = title
        self.isInMenu = isInMenu
        self.restsOnStore = restsOnStore
        self.make = make
    }

    /// The page's use case for a request, which is given only what the page declares.
    public func useCase(_ request: PageRequest) throws -> any PageUseCase {
        var request = request
        request.values = request.values.filter { value in parameters.contains { $0.isNamed(value.key) } }
        return try make(request)
    }
}

/// Something a form is sent to.
public struct FormEntry: Sendable {
    /// Path within the service.
    public let path: String
    /// The right that the form asks for.
    let right: RequiredRight
    private let make: @Sendable (PageRequest, FormValues) throws -> any FormUseCase

    /// An entry from its parts.
    init<Case: FormUseCase>(
        _ path: String, _ make: @Sendable @escaping (PageRequest, FormValues) throws -> Case
    ) {
        right = Case.right
        self.path = path
        self.make = make
    }

    /// The form's use case for what was sent.
    public func useCase(_ request: PageRequest, _ form: FormValues) throws -> any FormUseCase {
        try make(request, form)
    }
}

/// A heading of the menu with its pages.
public struct MenuSection: Sendable {
    /// Words in the menu.
    public let title: String
    /// Pages under it, in order; the first is where the heading leads.
    public let pages: [PageEntry]
}

/// Every page and every form there is. Web and command line reach pages only through this.
public enum PageCatalogue {
    /// The menu in order.
    public static let menu: [MenuSection] = [
        MenuSection(title: "Start", pages: startPages),
        MenuSection(title: "Behov", pages: needPages),
        MenuSection(title: "Rapporter", pages: reportPages),
        MenuSection(title: "Register", pages: registryPages),
    ]

    /// Every page.
    public static let pages: [PageEntry] = menu.flatMap(\.pages) + accountPages

    /// Every form.
    public static let forms: [FormEntry] = needForms + reportForms + registryForms + accountForms
}
