internal import Interchange
internal import ProjectionEngine
public import WorkforceModel

/// Real population that stands in for that of fictional municipalities: Karlstad's, as counted and as projected by SCB.
public struct DemoPopulation: Sendable, Equatable {
    /// Counted persons.
    public let outcome: PopulationTable
    /// SCB's own projection.
    public let projection: PopulationTable

    /// What is said wherever the figures are used.
    static let standIn = "Karlstads befolkning står in för de påhittade kommunernas"

    /// A population from its tables.
    public init(outcome: PopulationTable, projection: PopulationTable) {
        self.outcome = outcome
        self.projection = projection
    }

    /// Reads both tables from `scb` under the project's data directory.
    ///
    /// - Throws: ``DemoFault/population(_:)`` when a file is missing or cannot be read.
    public init(dataDirectory: String) throws(DemoFault) {
        func read(_ name: String, _ source: String, _ kind: PopulationKind) throws(DemoFault) -> PopulationTable {
            let options = PopulationOptions(source: "\(source). \(Self.standIn)", kind: kind)
            let path = "\(dataDirectory)/scb/\(name).csv"
            switch PopulationReader.read(table: TableSource(path: path), options: options) {
            case .refused(let faults): throw .population(faults)
            case .accepted(let tables):
                guard let table = tables.first else {
                    throw .population(ImportFaults(ImportFault(file: path, reason: .emptyFile)))
                }
                return table
            }
        }
        outcome = try read(
            "karlstad_folkmangd_2010_2025", "SCB, folkmängd efter ålder och kön (TAB6574), hämtad 2026-07-06", .outcome)
        projection = try read(
            "karlstad_framskrivning_2024_2050",
            "SCB, befolkningsframskrivning 2024–2070 (TAB698), hämtad 2026-07-06, utgår från räknad befolkning 2023",
            .publishedProjection)
    }

    /// Volume indices over `years` from SCB's projection, in the order of ``activities``.
    ///
    /// - Throws: `VolumeFault` when the projection lacks a year.
    func volumes(_ years: ClosedRange<Int>) throws(VolumeFault) -> [VolumeSeries] {
        var series: [VolumeSeries] = []
        for activity in Self.activities {
            series.append(try VolumeIndex(activity, on: projection, years: years, uncertainty: .swedishCounties).series)
        }
        return series
    }

    /// Activities whose ages SCB's four groups can show. School and preschool are one, since the projection has no
    /// finer ages than 0–19.
    public static let activities =
        ActivityUse.startingSet.filter {
            ["Äldreomsorg", "Funktionsstöd och socialtjänst", "Hälso- och sjukvård"].contains($0.name)
        } + [
            ActivityUse(
                name: "Barn och utbildning", weights: [AgeWeight(AgeGroup(0, 19), weight: 1)], from: 2026,
                source: "Antagande: lika stor användning per person 0–19 år; framskrivningen har inga finare åldrar",
                isAssumption: true),
            ActivityUse(
                name: "Hela befolkningen",
                weights: [
                    AgeWeight(AgeGroup(0, 19), weight: 1), AgeWeight(AgeGroup(20, 64), weight: 1),
                    AgeWeight(AgeGroup(65, 79), weight: 1), AgeWeight(AgeGroup(80, nil), weight: 1),
                ], from: 2026, source: "Antagande: lika stor användning per person", isAssumption: true),
        ]
}

/// Why the demonstration cannot be made.
public enum DemoFault: Error, Sendable, Equatable {
    /// The population files are missing or damaged.
    case population(ImportFaults)
    /// The store did not keep what was written: an organisation or profession has no identity.
    case notStored(String)
}
