import Foundation
public import WorkforceModel

/// A case as a folder of files.
public enum CaseFolder {
    /// Largest file that is read, bytes.
    public static let largestFile = 64 << 20

    /// Reads the case in the folder at `path`; the folder's name is the case's.
    ///
    /// - Throws: ``CaseFault``, naming file, row, column, value and what was expected.
    public static func read(path: String) throws(CaseFault) -> PlanCase {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var files: CaseFiles = [:]
        for name in names where name.hasSuffix(".csv") || name.hasSuffix(".yaml") {
            let file = folder.appendingPathComponent(name)
            let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
            guard size <= largestFile, let data = try? Data(contentsOf: file) else {
                throw CaseFault(file: name, expected: .file)
            }
            files[name] = Array(data)
        }
        return try CaseReader.read(name: folder.lastPathComponent, files: files)
    }

    /// Writes the case into the folder at `path`, which is made when it is missing. Returns false when the case cannot be
    /// stated in the form.
    ///
    /// - Throws: an error of the file system.
    public static func write(_ plan: PlanCase, path: String) throws -> Bool {
        guard let files = CaseWriter.files(of: plan) else { return false }
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
        return true
    }
}
