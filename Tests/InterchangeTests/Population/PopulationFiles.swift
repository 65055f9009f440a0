import Foundation
import ProjectionEngine
import Testing
import WorkforceModel

@testable import Interchange

/// The statistics files that stand in the project's `Data`.
enum PopulationFiles {
    static func url(_ path: String, from file: String = #filePath) -> URL {
        var root = URL(filePath: file)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "Data").appending(path: path)
    }

    static func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: url(path))) }

    static func tables(_ path: String, options: PopulationOptions = PopulationOptions()) throws -> [PopulationTable] {
        let source = TableSource(path: url(path).path())
        return try #require(PopulationReader.read(table: source, options: options).contents)
    }

    /// Counties, and births and deaths of the country.
    static func counties() throws -> (regions: [PopulationTable], statistics: VitalStatistics) {
        let options = PopulationOptions(source: "SCB")
        let regions = try tables("scb/folkmangd_lan_1968_2015.csv", options: options)
        let country = try PopulationTable.sum(of: regions, regionCode: "00", regionName: "Riket")
        let deaths = try tables("scb/doda_riket_1968_2015.csv", options: options)
        let births = try tables("scb/fodda_riket_moderns_alder_1968_2015.csv", options: options)
        let statistics = try VitalStatistics(
            population: country, deaths: #require(deaths.first), births: #require(births.first))
        return (regions, statistics)
    }
}
