import Testing
import WorkforceModel

@testable import Interchange

/// Whatever is sent, the answer is faults: no trap, no endless work.
@Suite struct HostilePopulationTests {
    typealias Sample = JSONStatPopulationTests

    @Test(arguments: [
        "[4611686018427387904,4,4,1,2]", "[-1,3,3,1,-2]", "[1,3,3,1,9223372036854775807]", "[1,3,3]", "[]",
        "[0,3,3,1,2]", "[1,3,3,1,3]", "[1e30,3,3,1,2]", "[2.5,3,3,1,2]", "[100000,100000,100000,100000,100000]",
        "\"x\"", "null", "[[1],3,3,1,2]",
    ])
    func sizes(_ size: String) {
        let outcome = Sample.read(Sample.dataset(size: size))
        #expect(outcome.contents == nil)
        #expect(!outcome.faults.isEmpty)
    }

    @Test(arguments: [
        "[1,2,3]", "[]", "{}", "{\"-1\":5}", "{\"18\":5}", "{\"9223372036854775808\":5}", "{\"a\":5}", "\"1\"",
        "[1e999]",
        "[true]", "[[[[1]]]]", "null", "{\"0\":\"x\"}",
    ])
    func values(_ value: String) {
        let outcome = Sample.read(Sample.dataset(value: value))
        #expect(outcome.contents == nil)
        #expect(!outcome.faults.isEmpty)
    }

    @Test(arguments: [
        #"{"tot":0,"0-64":1,"65+":5}"#, #"{"tot":0,"0-64":0,"65+":1}"#, #"{"tot":-1,"0-64":0,"65+":1}"#, "[]", "{}",
        #"["tot","0-64"]"#, #"["tot","tot","tot"]"#, #"["tot","999999999999999999999","65+"]"#, "7",
        #"{"tot":9223372036854775807,"0-64":1,"65+":2}"#,
    ])
    func indexes(_ index: String) {
        let outcome = Sample.read(Sample.dataset(index: index))
        #expect(outcome.contents == nil)
        #expect(!outcome.faults.isEmpty)
    }

    @Test func bombsAndRubbish() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 2_000_000)
        let deepObjects = Array(String(repeating: "{\"dataset\":", count: 200_000).utf8)
        let samples: [[UInt8]] = [
            [], [0], [0xFF, 0xFE, 0x00], Array("{".utf8), Array("null".utf8), Array("[]".utf8), Array("{}".utf8),
            Array("{\"columns\":[],\"data\":[]}".utf8),
            Array("{\"columns\":[],\"data\":[{\"key\":[],\"values\":[]}]}".utf8),
            Array("{\"dataset\":{}}".utf8), deep, deepObjects, Array(repeating: 0x80, count: 100_000),
        ]
        for sample in samples {
            let outcome = Sample.read(sample)
            #expect(outcome.contents == nil)
            #expect(!outcome.faults.isEmpty)
        }
        // A sound answer cut anywhere is a fault, never half a table.
        let whole = Sample.dataset()
        for length in stride(from: 0, to: whole.count - 1, by: 7) {
            #expect(Sample.read(Array(whole.prefix(length))).contents == nil)
        }
    }

    @Test func pxWebRowsOfWrongWidthAndTwiceTheSame() {
        func rows(_ data: String) -> ImportOutcome<[PopulationTable]> {
            let head =
                #"{"columns":[{"code":"Region","type":"d"},{"code":"Alder","type":"d"},{"code":"Tid","type":"t"},"#
            return Sample.read(Array("\(head){\"code\":\"N\",\"type\":\"c\"}],\"data\":[\(data)]}".utf8))
        }
        #expect(rows(#"{"key":["01","5","2015"],"values":["4"]}"#).contents?.count == 1)
        #expect(rows(#"{"key":["01","5"],"values":["4"]}"#).faults.faults.first?.reason.code == "cellCount")
        #expect(rows(#"{"key":["01","5","2015"],"values":[]}"#).faults.faults.first?.reason.code == "cellCount")
        #expect(rows(#"{"key":["01","5","2015"],"values":[".."]}"#).faults.faults.first?.reason == .missingValue)
        #expect(rows(#"{"key":["01","5","2015"],"values":["nan"]}"#).contents == nil)
        #expect(rows(#"{"key":["01","5","2015"],"values":["inf"]}"#).contents == nil)
        let twice = #"{"key":["01","5","2015"],"values":["4"]},{"key":["01","5 år","2015"],"values":["4"]}"#
        #expect(rows(twice).faults.faults.first?.reason == .duplicateCode(otherRow: 1))
    }

    @Test func manyRegionsAndLabelsAreBounded() {
        var text = "region,ålder,år,antal\n"
        for number in 0..<20_000 { text += "r\(number),\(number % 100),2015,1\n" }
        let outcome = PopulationReader.read(table: TableSource(bytes: Array(text.utf8), name: "a.csv"))
        #expect(outcome.contents == nil)
        #expect(outcome.faults.total == 15_000)
        #expect(outcome.faults.faults.count == ImportFaults.limit)
    }
}
