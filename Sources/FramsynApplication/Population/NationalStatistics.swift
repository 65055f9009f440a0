internal import Interchange
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// The country's deaths, births and population that come with Framsyn (SCB, 1968–2015).
enum NationalStatistics {
    /// Rates of the country from the files under `scb` in the data directory.
    ///
    /// - Throws: ``JobFault`` that names the file when one is missing or damaged.
    static func rates(dataDirectory: String) throws -> NationalRates {
        func tables(_ name: String) throws -> [PopulationTable] {
            let path = "\(dataDirectory)/scb/\(name).csv"
            let source = TableSource(path: path)
            switch PopulationReader.read(
                table: source,
                options: PopulationOptions(source: "SCB, folkmängd, döda och födda 1968–2015", kind: .outcome))
            {
            case .accepted(let tables): return tables
            case .refused(let faults):
                let words = faults.faults.first?.swedishSentence ?? ""
                throw JobFault(
                    words:
                        "Rikets statistik, som framräkningen behöver, går inte att läsa. \(words) Filerna följer med Framsyn i mappen Data; starta servern där den mappen ligger."
                )
            }
        }
        let regions = try tables("folkmangd_lan_1968_2015")
        guard let deaths = try tables("doda_riket_1968_2015").first,
            let births = try tables("fodda_riket_moderns_alder_1968_2015").first
        else { throw JobFault(words: "Rikets statistik är tom. Filerna följer med Framsyn i mappen Data.") }
        do {
            let country = try PopulationTable.sum(of: regions, regionCode: "00", regionName: "Riket")
            return try NationalRates(VitalStatistics(population: country, deaths: deaths, births: births))
        } catch {
            throw JobFault(words: ProjectionFaultWords.words(error))
        }
    }
}

/// Why a population cannot be projected, in words with remedy.
enum ProjectionFaultWords {
    static func words(_ fault: PopulationProjectionFault) -> String {
        switch fault {
        case .notSingleAges(let region):
            "\(region): framräkningen behöver folkmängden i ettårsklasser. Ta ut tabellen hos SCB med ålder 0–100+."
        case .notBySex(let region):
            "\(region): framräkningen behöver folkmängden efter kön. Ta ut tabellen med både kvinnor och män."
        case .notMotherAges(let region):
            "\(region): födda behöver delas efter moderns ålder, 15 till 49 år."
        case .gapInYears(let region):
            "\(region): något år saknas mellan det första och det sista. Ta ut tabellen med alla år."
        case .tooFewYears(let region, let found, let needed):
            "\(region): \(Swedish.count(found, one: "år", many: "år")) finns, och minst \(needed) behövs för att se flyttningarna. Ta ut tabellen med fler år."
        case .yearsDiffer(let region): "\(region): folkmängd, döda och födda gäller inte samma år."
        case .impossibleValue(let region, let year):
            "\(region): \(year) har ett värde som inte kan vara ett antal personer."
        case .horizonOutOfRange(let through, let base):
            "Framräkningen kan sluta tidigast \(base + 1) och senast \(base + 50), inte \(through)."
        case .ratesDoNotFit(let region):
            "\(region): rikets statistik passar inte. Basåret får vara högst 20 år efter dess sista år, 2015, och ålder räknas till 100 år och äldre."
        case .noRegions: "Det finns inget område att räkna på."
        }
    }
}
