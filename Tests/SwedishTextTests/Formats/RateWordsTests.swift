import SwedishText
import Testing
import WorkforceModel

@Suite("Words about rates")
struct RateWordsTests {
    @Test("counted, used and why, in one sentence")
    func sentence() {
        #expect(
            Swedish.rateSentence(.turnover, exits: 3, exposure: 11, used: 0.14, reason: .fewPersonYears)
                == "3 av 11 slutade; använt 14\u{00A0}% i stället för 27\u{00A0}%, eftersom underlaget är litet.")
        #expect(
            Swedish.rateSentence(.retirement, exits: 30, exposure: 300, used: 0.1, reason: .ownOutcome)
                == "30 av 300 gick i pension; använt 10,0\u{00A0}%, samma som utfallet.")
        #expect(
            Swedish.rateSentence(.turnover, exits: 0, exposure: 0, used: 0.12, reason: .nothingObserved)
                .hasPrefix("Ingen har observerats; använt 12\u{00A0}%"))
        #expect(
            Swedish.rateSentence(.turnover, exits: 59, exposure: 583, used: 0.109, reason: .fewPersonYears)
                .hasSuffix("eftersom skillnaden mot liknande yrken inte är större än slumpen kan ge."))
    }

    @Test(
        "who a band counts",
        arguments: [
            (RateBandScope(sex: .woman, ages: 25...34, tenure: 0), "kvinnor, 25–34 år, anställda under ett år"),
            (RateBandScope(sex: .man, ages: 18...24, tenure: 2), "män, till och med 24 år, anställda 2 år eller mer"),
            (RateBandScope(sex: nil, ages: 65...65, tenure: nil), "65 år"),
            (RateBandScope(sex: nil, ages: 70...74, tenure: nil), "70 år och äldre"),
            (RateBandScope(sex: nil, ages: 18...74, tenure: nil), "alla åldrar"),
        ])
    func scope(_ scope: RateBandScope, _ words: String) {
        #expect(Swedish.text(of: scope, tenureBands: 3) == words)
    }
}
