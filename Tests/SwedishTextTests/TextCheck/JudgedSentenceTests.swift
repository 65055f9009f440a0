import SwedishText
import Testing
import WorkforceModel

/// Sentences as others write them, judged by hand before the check saw them.
@Suite struct JudgedSentenceTests {
    @Test(arguments: JudgedSentence.read("hr-press-och-politik") + JudgedSentence.read("planer-debatt-och-tabellklipp") + JudgedSentence.read("protokoll-remisser-och-pressmeddelanden"))
    func linkoping(_ sentence: JudgedSentence) { expect(sentence, LinkopingFacts.facts) }

    @Test(arguments: JudgedSentence.read("skolplan") + JudgedSentence.read("skolplan-omskriven"))
    func school(_ sentence: JudgedSentence) { expect(sentence, SchoolFacts.facts) }

    private func expect(_ sentence: JudgedSentence, _ facts: PlanFacts) {
        for (figure, finding, outcome) in sentence.outcomes(TextCheck(facts).findings(in: sentence.text)) {
            let said = "\(outcome) \(figure?.written ?? "?"): \(finding?.explanation ?? "ingen siffra läst")"
            if figure?.isKnownMiss == true {
                #expect(outcome == .unsure, "\(said)")
            } else {
                #expect(outcome == .asJudged, "\(said)")
            }
        }
    }

    @Test func tally() {
        for (name, facts) in [("hr-press-och-politik", LinkopingFacts.facts), ("skolplan", SchoolFacts.facts), ("planer-debatt-och-tabellklipp", LinkopingFacts.facts), ("protokoll-remisser-och-pressmeddelanden", LinkopingFacts.facts), ("skolplan-omskriven", SchoolFacts.facts)] {
            let sentences = JudgedSentence.read(name)
            var count: [JudgedSentence.Outcome: Int] = [:]
            var right = 0
            for sentence in sentences {
                let outcomes = sentence.outcomes(TextCheck(facts).findings(in: sentence.text)).map(\.outcome)
                for outcome in outcomes { count[outcome, default: 0] += 1 }
                if outcomes.allSatisfy({ $0 == .asJudged }) { right += 1 }
            }
            print("TALLY \(name) sentences \(right)/\(sentences.count)", JudgedSentence.Outcome.allCases.map { "\($0) \(count[$0] ?? 0)" })
        }
    }
}
