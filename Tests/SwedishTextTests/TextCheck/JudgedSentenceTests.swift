import SwedishText
import Testing
import WorkforceModel

/// Sentences as others write them, judged by hand before the check saw them.
@Suite struct JudgedSentenceTests {
    private static let linkopingFiles = [
        "hr-press-och-politik", "planer-debatt-och-tabellklipp", "protokoll-remisser-och-pressmeddelanden",
    ]
    private static let schoolFiles = ["skolplan", "skolplan-omskriven"]

    @Test(arguments: linkopingFiles.flatMap(JudgedSentence.read))
    func linkoping(_ sentence: JudgedSentence) { expect(sentence, LinkopingFacts.facts) }

    @Test(arguments: schoolFiles.flatMap(JudgedSentence.read))
    func school(_ sentence: JudgedSentence) { expect(sentence, SchoolFacts.facts) }

    /// A file that is not found would otherwise pass as no sentences at all.
    @Test(arguments: zip(linkopingFiles + schoolFiles, [115, 47, 29, 18, 10]))
    func everySentenceIsRead(_ name: String, _ count: Int) {
        #expect(JudgedSentence.read(name).count == count)
    }

    /// A known miss is an unsure verdict, never a wrong one.
    private func expect(_ sentence: JudgedSentence, _ facts: PlanFacts) {
        for (figure, finding, outcome) in sentence.outcomes(TextCheck(facts).findings(in: sentence.text)) {
            let wanted: JudgedSentence.Outcome = figure?.isKnownMiss == true ? .unsure : .asJudged
            let said = finding?.explanation ?? "ingen siffra läst"
            #expect(outcome == wanted, "\(figure?.written ?? "?"): \(said)")
        }
    }
}
