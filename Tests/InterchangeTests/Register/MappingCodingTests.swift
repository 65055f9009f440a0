import Foundation
import Interchange
import Testing
import WorkforceModel

@Suite("Mappings and faults are saved as readable JSON")
struct MappingCodingTests {
    @Test func aMappingIsSavedByName() throws {
        var mapping = RegisterFixture.mapping
        mapping.sexes = ["1": .man]
        mapping.units = ["4711": "E2"]
        mapping.delimiter = ";"
        let data = try JSONEncoder().encode(mapping)
        #expect(try JSONDecoder().decode(ImportMapping.self, from: data) == mapping)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("\"person\":\"Person\""))
        #expect(text.contains("\"4711\":\"E2\""))
    }

    @Test func faultsSurviveCoding() throws {
        let reason = ImportFaultReason.overlappingFullTime(otherRow: 3, sum: 1.5, on: Day("2020-06-30")!)
        let faults = ImportFaults(ImportFault(file: "a", row: 1, column: "b", value: "c", reason: reason))
        #expect(try JSONDecoder().decode(ImportFaults.self, from: JSONEncoder().encode(faults)) == faults)
    }

    @Test func longValuesAreCut() {
        let fault = ImportFault(file: "a", value: String(repeating: "x", count: 100), reason: .missingValue)
        #expect(fault.value == String(repeating: "x", count: 60) + "…")
        let piled = ImportFault(
            file: "a", value: "e" + String(repeating: "\u{301}", count: 1000), reason: .missingValue)
        #expect(piled.value?.unicodeScalars.count == 61)
    }
}
