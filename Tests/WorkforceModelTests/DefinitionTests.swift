import Testing
import WorkforceModel

@Suite("Definition: dated versions")
struct DefinitionTests {
    static func version(_ number: Int, _ from: String) throws -> Definition.Version {
        Definition.Version(
            number: number, from: try #require(Day(from)), meaning: "mening \(number)", formula: "formel",
            unit: "personer")
    }

    @Test(
        "the version that holds is the last that has begun",
        arguments: [
            ("2025-12-31", nil), ("2026-01-01", 1), ("2026-12-31", 1), ("2027-01-01", 2), ("2031-06-01", 2),
        ] as [(String, Int?)])
    func holds(day: String, number: Int?) throws {
        let definition = Definition(
            code: "prov", name: "Prov",
            versions: [try Self.version(1, "2026-01-01"), try Self.version(2, "2027-01-01")])
        let day = try #require(Day(day))
        #expect(definition.version(on: day)?.number == number)
        #expect(UsedDefinition(definition, on: day)?.version.number == number)
    }
}
