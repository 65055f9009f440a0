import Foundation
import SwedishText
import Testing
import WorkforceModel

/// The plan's own text against the plan's own tables.
@Suite struct SourcePlanTests {
    private let findings: [TextFinding]
    private let text: String

    init() throws {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "Data/linkoping-2021/plan-utdrag.txt")
        text = try String(contentsOf: file, encoding: .utf8)
        findings = TextCheck(LinkopingFacts.facts).findings(in: text)
    }

    @Test func noFigureOfThePlanIsCalledWrong() {
        let wrong = findings.filter { $0.verdict == .disagrees }
        #expect(wrong.map(\.explanation) == [])
    }

    @Test(arguments: [
        (
            "10 %", ClaimVerdict.agreesOnOtherBase,
            "stämmer för alla yrkesgrupper 2019–2027 (tabellen ger 9,6 %; 8,5 % för 2020–2027)"
        ),
        (
            "17 %", .agreesOnOtherBase,
            "stämmer för alla yrkesgrupper 2019–2027 (tabellen ger 17,4 %; 24,6 % för 2020–2027)"
        ),
        ("26", .agreesOnOtherBase, "stämmer för socialsekreterare/biståndsbedömare 2019–2027 (23 för 2020–2027)"),
        (
            "449", .agreesOnOtherBase,
            "stämmer för socialsekreterare/biståndsbedömare 2019–2027 (398 för 2020–2027); meningen säger totalt"
        ),
        ("närmare 280", .agrees, "280 för alla yrkesgrupper 2020–2027"),
        ("40", .agrees, "40 för socialsekreterare/biståndsbedömare 2020–2027"),
        ("120", .agreesOnOtherBase, "stämmer för alla yrkesgrupper 2020–2027 (105 för 2021–2027)"),
        ("72 miljoner kronor", .agreesOnOtherBase, "2020–2027 (tabellen ger 72 Mkr; 63 Mkr för 2021–2027)"),
        ("53 miljoner kronor", .notTestable, "den gäller 2021–2023, en annan period än behovet"),
        ("30%", .agrees, "direktivets andel"),
        ("36", .agreesOnOtherBase, "stämmer för alla yrkesgrupper 2020–2027"),
        ("ca 22 miljoner kronor", .agreesOnOtherBase, "tabellen ger 21,6 Mkr"),
        ("23", .agreesOnOtherBase, "stämmer för socialsekreterare/biståndsbedömare 2020–2027"),
        ("14 miljoner kronor", .agreesOnOtherBase, "tabellen ger 13,8 Mkr"),
        ("7", .agreesOnOtherBase, "tabellen ger 6,9"),
        ("4 miljoner kronor", .agrees, "direktivets del av kostnaden"),
        ("22 procent", .agrees, "21,7 % för vårdare/undersköterska/assistent 2019–2027"),
        ("11 %", .notTestable, "basår ej angivet"),
        ("0,62 %", .notTestable, "period (månad eller år) ej angiven"),
        ("0,78 %", .notTestable, "period (månad eller år) ej angiven"),
        ("289", .notTestable, "omfattar inte"),
        ("197", .notTestable, "omfattar inte"),
        ("3700", .notTestable, "omfattar inte"),
        ("ca 140", .notTestable, "omfattar inte"),
        ("17", .notTestable, "omfattar inte"),
    ])
    func figure(_ written: String, _ verdict: ClaimVerdict, _ words: String) throws {
        let finding = try #require(findings.first { !$0.isTableCell && $0.written == written })
        #expect(finding.verdict == verdict)
        #expect(Paraphrase.plainSpaces(finding.explanation).contains(words), "\(finding.explanation)")
    }

    @Test func everyCellOfThePastedTableAgrees() {
        let cells = findings.filter(\.isTableCell)
        #expect(cells.count == 126)
        #expect(cells.allSatisfy { $0.verdict == .agrees })
    }

    @Test func aChangedCellIsFoundAndTheOthersStand() {
        let changed = text.replacingOccurrences(of: "\t294\n", with: "\t249\n")
        let wrong = TextCheck(LinkopingFacts.facts).findings(in: changed).filter { $0.verdict == .disagrees }
        #expect(wrong.map(\.written) == ["249"])
        #expect(wrong.first?.asWritten?.value == 294)
        #expect(wrong.first?.asWritten?.lastYear == 2027)
    }

    @Test func tabsAsSpacesReadTheSame() {
        let spaced = text.replacingOccurrences(of: "\t", with: " ")
        let cells = TextCheck(LinkopingFacts.facts).findings(in: spaced).filter(\.isTableCell)
        #expect(cells.count == 126)
        #expect(cells.allSatisfy { $0.verdict == .agrees })
    }
}
