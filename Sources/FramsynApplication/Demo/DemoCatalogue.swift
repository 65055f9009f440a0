internal import Foundation

/// What the demonstration region is made of, read from `Data/demo`: names, kinds of workplaces and professions.
public struct DemoCatalogue: Sendable, Equatable {
    /// Organisations and names.
    public let organisation: DemoOrganisationCatalogue
    /// Professions with the levels that registers are drawn from.
    public let professions: [DemoProfession]

    /// A catalogue from its parts.
    public init(organisation: DemoOrganisationCatalogue, professions: [DemoProfession]) {
        self.organisation = organisation
        self.professions = professions
    }

    /// Reads `demo/organisation.json` and `demo/professions.json` under the project's data directory.
    ///
    /// - Throws: an error of Foundation when a file is missing or does not have the expected fields.
    public init(dataDirectory: String) throws {
        func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
            let url = URL(filePath: dataDirectory + "/demo/\(name).json")
            return try JSONDecoder().decode(type, from: try Data(contentsOf: url))
        }
        organisation = try read("organisation", as: DemoOrganisationCatalogue.self)
        professions = try read("professions", as: [DemoProfession].self)
    }
}

/// The bodies of the demonstration region and how their units are named.
public struct DemoOrganisationCatalogue: Sendable, Equatable, Codable {
    /// A name with monthly-paid staff at the end of the last year.
    public struct Employer: Sendable, Equatable, Codable {
        /// Name as shown.
        public var name: String
        /// Monthly-paid staff, heads.
        public var staff: Int
    }
    /// An administration that employers may have.
    public struct Administration: Sendable, Equatable, Codable {
        /// Code, part of the units' codes.
        public var code: String
        /// Name as shown.
        public var name: String
    }
    /// A kind of workplace.
    public struct Workplace: Sendable, Equatable, Codable {
        /// Key that professions refer to.
        public var code: String
        /// Code of the administration it belongs to.
        public var administration: String
        /// Name of a unit, with `{plats}` where the place stands.
        public var pattern: String
        /// Mean number of monthly-paid staff in a unit.
        public var size: Double
        /// Activities that drive the work, with shares that add up to 1.
        public var activities: [String: Double]
    }
    /// Titles that lead to no profession in one municipality's delivery.
    public struct Unmapped: Sendable, Equatable, Codable {
        /// A local title and whom it takes from.
        public struct Title: Sendable, Equatable, Codable {
            /// The title as delivered.
            public var title: String
            /// The profession that its rows have in truth.
            public var profession: String
            /// Share of the profession's persons who carry the title.
            public var share: Double
        }
        /// Name of the municipality.
        public var municipality: String
        /// Its titles.
        public var titles: [Title]
    }

    /// Name of the association.
    public var association: String
    /// The region.
    public var region: Employer
    /// The municipalities.
    public var municipalities: [Employer]
    /// Administrations by code.
    public var administrations: [Administration]
    /// Kinds of workplaces.
    public var workplaces: [Workplace]
    /// Name of the municipality that has not delivered its register.
    public var undelivered: String
    /// Names of further employers that have not delivered vacancies.
    public var withoutVacancies: [String]
    /// Names of further employers that have not delivered who lacks required training.
    public var withoutTrainingFigures: [String]
    /// Titles without a profession.
    public var unmapped: Unmapped
    /// Names of the employers that have a directive on other solutions.
    public var directives: [String]
    /// First parts of place names.
    public var placePrefixes: [String]
    /// Last parts of place names.
    public var placeSuffixes: [String]
}

/// A profession of the demonstration, with the levels its register is drawn from.
public struct DemoProfession: Sendable, Equatable, Codable {
    /// Education that supplies the profession.
    public struct Graduates: Sendable, Equatable, Codable {
        /// Area that the figures concern.
        public var area: String
        /// Graduates a year as a share of those employed in the area.
        public var share: Double
    }

    /// Name as shown.
    public var name: String
    /// Field of work.
    public var sector: String
    /// The larger group whose rates a small profession leans on.
    public var group: String
    /// AID codes.
    public var aidCodes: [String]
    /// Whether codes are only illustrative.
    public var codesAreIllustrative: Bool
    /// SSYK 2012, where one code fits.
    public var ssyk: String?
    /// Whether a licence is needed.
    public var isLicensed: Bool
    /// Share of women among hires.
    public var women: Double
    /// Mean share of paid time absent through illness.
    public var sickLeave: Double
    /// Yearly probability of leaving at 40 years of age and three or more years of tenure.
    public var turnover: Double
    /// Share with full time.
    public var fullTime: Double
    /// Lowest age at hire.
    public var lowestAge: Int
    /// Half the mean number of years above the lowest age at hire.
    public var hireSpread: Double
    /// Pay at full time, kronor a month.
    public var monthlyPay: Double
    /// Yearly growth of the number employed.
    public var growth: Double
    /// Hourly-paid persons against monthly-paid ones.
    public var hourly: Double
    /// Vacancies against monthly-paid staff.
    public var vacancies: Double
    /// Share of the staff without required training; nil for professions that are not asked about.
    public var withoutTraining: Double?
    /// Heads per kind of workplace in a municipality, per about a thousand.
    public var municipality: [String: Double]
    /// Heads per kind of workplace in the region, per about a thousand.
    public var region: [String: Double]
    /// Yearly probability of a move to another profession, by name.
    public var moves: [String: Double]
    /// Education that supplies the profession; nil when none is stated.
    public var graduates: Graduates?
}
