internal import Foundation
internal import Interchange
internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// A plan that was written as files.
public struct ExportedCase: Sendable, Encodable {
    /// Number of the organisation.
    public var organisation: Int64
    /// Folder with the files.
    public var directory: String
    /// Names of the files.
    public var files: [String]
}

/// Writes an organisation's plan as a folder in the exchange form, with the rates and volumes it is projected with.
public struct ExportCase: UseCase {
    /// The right it asks for.
    public static let right = RequiredRight.read(.need)
    /// The organisation whose plan it is.
    public let organisationID: Int64?
    /// Nothing in the store is changed.
    public static var changes: Bool { false }
    private let organisation: Int64
    private let directory: String

    /// The plan of `organisation`, to a folder that has no plan yet.
    public init(organisation: Int64, directory: String) {
        organisationID = organisation
        self.organisation = organisation
        self.directory = directory
    }

    /// Writes the files.
    ///
    /// - Throws: ``RequestFault/notAvailable`` when there is no such organisation, ``JobFault`` with what is wrong and what
    ///   to do.
    public func run(in service: Service, as viewer: Viewer) async throws -> ExportedCase {
        guard let context = try await service.projection(of: organisation) else {
            throw JobFault(words: "Organisationen har ingen framskrivning att skriva ut.")
        }
        guard !context.isSum else {
            throw JobFault(
                words: "Organisationens framskrivning är en summa av flera arbetsgivares. Välj en av dem med --org.")
        }
        let folder = URL(fileURLWithPath: directory, isDirectory: true)
        guard !FileManager.default.fileExists(atPath: folder.appendingPathComponent("case.yaml").path) else {
            throw JobFault(words: "Mappen \(directory) har redan en plan. Välj en annan mapp.")
        }
        var plan = context.first.stored.plan
        plan.name = folder.lastPathComponent
        plan.input = context.first.input
        let (written, path) = (plan, folder.path)
        let isWritten: Bool
        do {
            isWritten = try await service.pool.run { try CaseFolder.write(written, path: path) }
        } catch {
            throw JobFault(
                words: "Mappen \(directory) går inte att skriva: \(error.localizedDescription). Välj en annan mapp.")
        }
        guard isWritten else {
            throw JobFault(
                words:
                    "Planen går inte att skriva i utbytesformen. Byt radbrytningar i namn och källor mot mellanslag, och försök igen."
            )
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        return ExportedCase(organisation: organisation, directory: directory, files: files)
    }
}
