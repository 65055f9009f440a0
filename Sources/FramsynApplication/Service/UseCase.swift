public import Presentation

/// One thing a user can do. Use cases are the only way to data: authorise, read, compute, write, log.
public protocol UseCase: Sendable {
    /// What comes out.
    associatedtype Output: Sendable
    /// The organisation concerned; nil when it concerns the installation.
    var organisationID: Int64? { get }
    /// The right it asks for.
    static var right: RequiredRight { get }
    /// Whether something is changed.
    static var changes: Bool { get }
    /// Does it. Called through ``Service/perform(_:as:)`` only, after the viewer was authorised.
    func run(in service: Service, as viewer: Viewer) async throws -> Output
}

/// A use case whose answer is a page; page, files, JSON and terminal render the same value.
public protocol PageUseCase: UseCase where Output == PageContent {
    /// Everything it reads from the query. What is not here does not reach it.
    static var parameters: [PageParameter] { get }
    /// Reads the query; throws ``RequestFault`` when it cannot be understood.
    init(_ request: PageRequest) throws
}

extension PageUseCase {
    /// Pages change nothing.
    public static var changes: Bool { false }
}

/// A use case that a form is sent to.
public protocol FormUseCase: UseCase where Output == FormAnswer {
    /// Reads the form; throws ``RequestFault`` when it cannot be understood at all.
    init(_ request: PageRequest, _ form: FormValues) throws
}

extension FormUseCase {
    /// Forms change what is stored.
    public static var changes: Bool { true }
}

/// What comes of a sent form.
public enum FormAnswer: Sendable {
    /// Done: go to `path` and show `message` there.
    case done(path: String, message: String)
    /// Not done: the page again with what is wrong, nothing lost.
    case again(PageContent)
    /// Nothing was changed; this is the answer.
    case page(PageContent)
}

/// A page's query: what stands after the question mark.
public struct PageRequest: Sendable, Equatable {
    /// Path of the page.
    public var path: String
    /// Values by name, in order.
    public var values: [String: [String]]

    /// A request from its parts.
    public init(path: String, values: [String: [String]] = [:]) {
        self.path = path
        self.values = values
    }

    /// The first value of a name; nil when missing or empty.
    public subscript(name: String) -> String? {
        guard let value = values[name]?.first, !value.isEmpty else { return nil }
        return value
    }

    /// The chosen organisation.
    public var organisationID: Int64? { self["org"].flatMap { Int64($0) } }

    /// A whole number, or nil when missing.
    /// - Throws: ``RequestFault/notANumber(name:value:)``.
    public func number(_ name: String) throws -> Int? {
        guard let text = self[name] else { return nil }
        guard let value = Int(text) else { throw RequestFault.notANumber(name: name, value: text) }
        return value
    }
}

/// A sent form.
public struct FormValues: Sendable {
    /// A file sent with a form, kept on disk until the use case is done.
    public struct File: Sendable {
        /// Name the sender gave it.
        public var name: String
        /// Where it lies.
        public var path: String

        /// A file from its parts.
        public init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// Values by field name, in order.
    public var values: [String: [String]]
    /// Files by field name.
    public var files: [String: File]

    /// A form from its parts.
    public init(values: [String: [String]] = [:], files: [String: File] = [:]) {
        self.values = values
        self.files = files
    }

    /// The first value of a field; empty when missing.
    public subscript(name: String) -> String { values[name]?.first ?? "" }
}

/// Why a request cannot be answered.
public enum RequestFault: Error, Equatable, Sendable {
    /// The viewer has no right to it, or it does not exist; which of them is not told.
    case notAvailable
    /// The viewer lacks a right. Whether what was asked for exists is not told.
    case notAllowed(RequiredRight)
    /// A number was expected.
    case notANumber(name: String, value: String)
    /// The page needs an organisation and there is none.
    case noOrganisation
    /// Something asked for is missing: a profession, a year, a job.
    case missing(String)
}
