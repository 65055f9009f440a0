import SwedishText
import Testing
import WorkforceModel

/// Rewordings keep their verdict and the base under which they hold.
@Suite struct ParaphraseTests {
    @Test(arguments: Paraphrase.all)
    func verdictAndBase(_ paraphrase: Paraphrase) {
        let findings = TextCheck(LinkopingFacts.facts).findings(in: paraphrase.text)
        #expect(findings.map(Paraphrase.summary) == paraphrase.expected)
    }

    @Test func everyVerdictIsTried() {
        let all = (Paraphrase.all).flatMap(\.expected)
        for verdict in ClaimVerdict.allCases {
            let count = all.count { $0.hasPrefix(verdict.swedish) }
            #expect(count >= 3, "\(verdict)")
        }
    }

    @Test(arguments: [
        "72 Mkr", "72 mkr", "72 mnkr", "72 MSEK", "72 miljoner kronor", "72 miljoner kr", "72 000 000 kr",
        "72\u{A0}000\u{A0}000 kronor", "72 000 tkr", "sjuttiotvå miljoner kronor", "72 milj. kr", "72,0 Mkr",
    ])
    func moneyInEveryForm(_ money: String) {
        let text = "Personalökningen mellan 2020 och 2027 kostar \(money)."
        let findings = TextCheck(LinkopingFacts.facts).findings(in: text)
        #expect(findings.map(\.verdict) == [.agrees], "\(findings.map(\.explanation))")
    }

    @Test(arguments: [
        "mellan 2020 och 2027", "mellan åren 2020 och 2027", "2020–2027", "2020-2027", "2020—2027", "2020–27",
        "under perioden 2020–2027", "från 2020 till 2027", "från år 2020 till och med år 2027",
        "fr.o.m. 2020 t.o.m. 2027",
        "åren 2020 till 2027", "från och med 2020 fram till 2027",
    ])
    func periodInEveryForm(_ period: String) {
        for (percent, verdict) in [("8,5", ClaimVerdict.agrees), ("9,6", .agreesOnOtherBase), ("14", .disagrees)] {
            let findings = TextCheck(LinkopingFacts.facts).findings(
                in: "Personalbehovet ökar med \(percent) % \(period).")
            #expect(findings.map(\.verdict) == [verdict], "\(findings.map(\.explanation))")
        }
    }

    @Test(arguments: [
        "socialsekreterare", "socialsekreterarna", "biståndsbedömare", "biståndshandläggare", "myndighetsutövare",
        "handläggare", "Socialsekreterare/biståndsbedömare", "socialsekreterargruppen",
    ])
    func groupInEveryForm(_ group: String) {
        let findings = TextCheck(LinkopingFacts.facts).findings(
            in: "Personalbehovet av \(group) ökar med 26 personer 2019–2027.")
        #expect(findings.first?.verdict == .agrees, "\(findings.map(\.explanation))")
        #expect(findings.first?.holds?.group == LinkopingFacts.rows[3])
    }
}
