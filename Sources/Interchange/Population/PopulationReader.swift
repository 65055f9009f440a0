internal import Foundation
public import WorkforceModel

/// Reads population by region, sex, age and year from statistics files: all of the file or nothing.
public enum PopulationReader {
    /// Bytes of a JSON answer that are read at most.
    public static let largestAnswer = 64 << 20

    /// Reads an answer of PxWeb: JSON-stat 2.0 (`json-stat2`), JSON-stat 1 (`json-stat`) or `json` with `columns` and
    /// `data`.
    ///
    /// - Parameters:
    ///   - bytes: the answer.
    ///   - file: its name, for faults.
    /// - Returns: a table a region. Totals over ages are left out, and over sexes when women and men are there.
    public static func read(
        json bytes: [UInt8], file: String, options: PopulationOptions = PopulationOptions()
    ) -> ImportOutcome<[PopulationTable]> {
        guard !bytes.isEmpty else { return .refused(ImportFaults(ImportFault(file: file, reason: .emptyFile))) }
        guard bytes.count <= largestAnswer else {
            return .refused(ImportFaults(ImportFault(file: file, reason: .fileTooLarge(limitBytes: largestAnswer))))
        }
        let answer: StatisticsAnswer
        do {
            // A byte order mark is no JSON, but some tools write it.
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            answer = try JSONDecoder().decode(StatisticsAnswer.self, from: Data(bytes[start...]))
        } catch {
            return .refused(ImportFaults(fault(error, file: file)))
        }
        let cube =
            switch answer {
            case .dataset(let dataset): dataset.population(file: file, options: options)
            case .rows(let table): table.population(file: file, options: options)
            }
        return tables(cube, file: file, options: options)
    }

    static func tables(
        _ cube: ImportOutcome<PopulationCube>, file: String, options: PopulationOptions
    ) -> ImportOutcome<[PopulationTable]> {
        switch cube {
        case .accepted(let cube): cube.tables(file: file, options: options)
        case .refused(let faults): .refused(faults)
        }
    }

    /// What the decoder found wrong, with the place inside the answer as column.
    private static func fault(_ error: any Error, file: String) -> ImportFault {
        func path(_ context: DecodingError.Context) -> String? {
            let keys = context.codingPath.prefix(8).map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
            return keys.isEmpty ? nil : keys.joined(separator: ".")
        }
        guard let error = error as? DecodingError else {
            return ImportFault(file: file, reason: .unreadable(.json, detail: "json"))
        }
        switch error {
        case .keyNotFound(let key, let context):
            return ImportFault(
                file: file, column: path(context), reason: .unreadable(.json, detail: "no \(key.stringValue)"))
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let detail = String(context.debugDescription.prefix(120))
            return ImportFault(file: file, column: path(context), reason: .unreadable(.json, detail: detail))
        @unknown default:
            return ImportFault(file: file, reason: .unreadable(.json, detail: "json"))
        }
    }

    /// Publisher, title, table and date in one line, as printed with every figure.
    static func source(publisher: String?, title: String?, table: String?, updated: String?) -> String {
        var parts = [publisher.flatMap { $0.isEmpty ? nil : $0 } ?? "källa ej angiven"]
        if let title, !title.isEmpty { parts.append(title) }
        var line = parts.joined(separator: ", ")
        if let table, !table.isEmpty { line += " (\(table))" }
        if let day = updated.flatMap({ Day($0.prefix(10)) }) { line += ", uppdaterad \(day)" }
        return String(line.prefix(400))
    }
}

/// An answer of a statistics server, told apart by its members.
enum StatisticsAnswer: Decodable {
    case dataset(JSONStatDataset)
    case rows(PxWebRows)

    private enum Key: String, CodingKey {
        case dataset, columns
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if container.contains(.dataset) {
            self = .dataset(try container.decode(JSONStatDataset.self, forKey: .dataset))
        } else if container.contains(.columns) {
            self = .rows(try PxWebRows(from: decoder))
        } else {
            self = .dataset(try JSONStatDataset(from: decoder))
        }
    }
}
