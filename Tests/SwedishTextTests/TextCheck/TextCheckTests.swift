import Testing
import WorkforceModel

@testable import SwedishText

/// Other plans, the parts of the reader, and texts nobody wrote on purpose.
@Suite struct TextCheckTests {
    /// A region's plan with other rows, other years and no facts beside.
    private static let region = PlanFacts(
        need: PublishedTable(
            title: "Personalbehov", years: [2024, 2026, 2030], rows: ["Sjuksköterskor", "Läkare", "Undersköterskor"],
            values: [[900, 950, 1010], [400, 410, 420], [700, 690, nil]], totals: [2000, 2050, nil]))

    @Test(arguments: [
        ("Behovet av sjuksköterskor ökar med 110 personer 2024–2030.", ClaimVerdict.agrees),
        ("Behovet av sjuksköterskor ökar med 60 personer 2024–2030.", .agreesOnOtherBase),
        ("Behovet av läkare blir 420 år 2030.", .agrees),
        ("Behovet av läkare blir 480 år 2030.", .disagrees),
        ("Behovet av undersköterskor blir 720 år 2030.", .notTestable),
        ("Antalet socialsekreterare ökar med 26 till 2030.", .notTestable),
        ("Vi behöver rekrytera 300 sjuksköterskor 2024–2030.", .notTestable),
        ("280 medarbetare går i pension 2024–2030.", .notTestable),
        ("Kostnaden för personalökningen 2024–2026 är 30 Mkr.", .notTestable),
    ])
    func anotherPlan(_ text: String, _ verdict: ClaimVerdict) {
        let findings = TextCheck(Self.region).findings(in: text)
        #expect(findings.map(\.verdict) == [verdict], "\(findings.map(\.explanation))")
    }

    @Test func withoutTablesNothingIsCalledWrong() {
        let text = "Behovet ökar med 14 % 2019–2027. Vi anställer 450 personer. 350 går i pension 2020–2027."
        #expect(TextCheck(PlanFacts()).findings(in: text).allSatisfy { $0.verdict == .notTestable })
    }

    @Test func raggedTablesAreRead() {
        let ragged = PlanFacts(
            need: PublishedTable(
                title: "", years: [2019, 2020, 2019], rows: ["A", "Chef", "/"], values: [[1]], totals: []))
        #expect(
            TextCheck(ragged).findings(in: "Chefer blir 12 år 2020 och A ökar med 3.").allSatisfy {
                $0.verdict != .agrees
            })
    }

    @Test(
        arguments: [
            ("tolv", 12), ("tjugotre", 23), ("etthundratjugo", 120), ("fyrahundrafyrtionio", 449), ("tolvhundra", 1200),
            ("ettusen", nil), ("tvåtusenetthundrafyrtiosex", 2146), ("hundra", 100), ("tusen", 1000), ("sjutton", 17),
            ("en", nil), ("tretrettio", nil), ("fem", 5), ("femma", nil), ("", nil),
        ] as [(String, Int?)])
    func numberWords(_ word: String, _ value: Int?) {
        #expect(NumberWords.value(of: word) == value)
    }

    @Test(arguments: [
        "Se sidan 14, tabell 3 och bilaga 2.", "Ring 013-20 60 00 eller +46 13 20 60 00.",
        "Enligt 3 kap. 3 § och SOU 2017:21.",
        "Den 1 juli 2014 klockan 10.30.", "Medarbetare som fyllt 65 år.", "2020-08-15", "15/8 och HT20 och covid-19.",
        "Åren 2019–2027.", "2022-2028", "14",
    ])
    func namesAreNoFigures(_ text: String) {
        #expect(TextCheck(LinkopingFacts.facts).findings(in: text).map(\.written) == [])
    }

    @Test func hedgesAreOneSidedOrBoth() {
        func verdict(_ words: String) -> ClaimVerdict? {
            TextCheck(LinkopingFacts.facts).findings(in: "Personalbehovet ökar med \(words) personer 2020–2027.").first?
                .verdict
        }
        #expect(verdict("drygt 115") == .agrees)
        #expect(verdict("drygt 125") == .disagrees)
        #expect(verdict("knappt 125") == .agrees)
        #expect(verdict("knappt 115") == .disagrees)
        #expect(verdict("ca 125") == .agrees)
        #expect(verdict("ca 150") == .disagrees)
        #expect(verdict("125") == .disagrees)
    }

    @Test func aTableWithoutHeadingIsFoundByItsCells() {
        let text = "| Yrke | 2019 | 2027 |\n| Chefer | 63 | 69 |\n| Administratörer | 10 | 12 |\n| Tandläkare | 4 | 5 |"
        let findings = TextCheck(LinkopingFacts.facts).findings(in: text)
        #expect(findings.map(\.verdict) == [.agrees, .agrees, .agrees, .agrees, .notTestable])
        #expect(findings[2].holds?.measure == .recruitment)
    }

    @Test func aLongTextIsRead() {
        let sentence = "Personalbehovet ökar med 9,6 % 2019–2027, och 450 socialsekreterare ska rekryteras 2020–2027. "
        let count = 1_000_000 / sentence.utf8.count
        let findings = TextCheck(LinkopingFacts.facts).findings(in: String(repeating: sentence, count: count))
        #expect(findings.count == 2 * count)
        #expect(findings.allSatisfy { $0.verdict == .agrees || $0.verdict == .disagrees })
    }

    @Test(arguments: [
        String(repeating: "7", count: 100_000), String(repeating: "1 ", count: 50_000),
        String(repeating: "1,", count: 50_000),
        String(repeating: "5%", count: 30_000), String(repeating: "ett hundra tusen ", count: 5_000),
        String(repeating: "t.o.m.", count: 20_000), String(repeating: "från 12 till ", count: 5_000),
        String(repeating: "ett", count: 30_000), String(repeating: "|1", count: 50_000),
        String(repeating: "-", count: 100_000),
        String(repeating: "\t", count: 100_000), String(repeating: "\u{301}", count: 50_000), "\0\u{FEFF}\u{200D}%%%",
        "9999999999999999999999 % 2019–9999", "2019–", "–2019", "från", "mellan 2019 och", "%", "en", "var", "1 av",
        "−", "+5",
    ])
    func nothingCrashes(_ text: String) {
        for finding in TextCheck(LinkopingFacts.facts).findings(in: text) {
            #expect(finding.sentence.unicodeScalars.count < 700)
        }
    }

    @Test(arguments: [
        String(repeating: "(", count: 20_000) + "Behovet ökar med 5" + String(repeating: ")", count: 20_000),
        String(repeating: "Vi behöver 12 chefer 2027. ", count: 1_500),
        String(repeating: "- 12 chefer\n\n", count: 1_000), String(repeating: "1. A\n", count: 1_000),
        String(repeating: "inte ", count: 5_000) + "5", String(repeating: "1 av ", count: 5_000),
        String(repeating: "2019 års ", count: 5_000), String(repeating: "2019: ", count: 5_000),
        "1,5", "2019 års", "av 5", "i 5", "I", ":", "5 av", "5,5 och 7 %",
    ])
    func longOrBrokenOffTextIsRead(_ text: String) {
        for finding in TextCheck(LinkopingFacts.facts).findings(in: text) { #expect(!finding.explanation.isEmpty) }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func randomBytesAreRead(_ seed: UInt64) {
        var state = seed
        let bytes = (0..<2_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
        for finding in TextCheck(LinkopingFacts.facts).findings(in: String(decoding: bytes, as: UTF8.self)) {
            #expect(!finding.explanation.isEmpty)
        }
    }

    @Test func mixedScrapsDoNotCrash() {
        // Fixed seed; words of every kind in every order.
        let scraps = [
            "behovet", "2019", "–", "2027", "26", "%", "socialsekreterare", "från", "till", "och", "av", "ökar", "med",
            "0",
            "hälften", "var", "femte", "mellan", ",", ".", "Mkr", "1 393", "\n", "\t", "direktivet", "per", "år", "(",
            ")", "ca",
            "rekrytera", "pension", "9,6", "procentenheter", "två", "åttaårsperioden", "-", "§", ":", "en", "tiondel",
        ]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += scraps[Int(state >> 33) % scraps.count] + (state & 1 << 40 == 0 ? " " : "")
            }
            for finding in TextCheck(LinkopingFacts.facts).findings(in: text) { #expect(!finding.explanation.isEmpty) }
        }
    }
}
