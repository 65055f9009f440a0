import SwedishText
import Testing
import WorkforceModel

/// A sentence with what the check shall say about each of its figures, in order.
struct Paraphrase: CustomTestStringConvertible {
    var text: String
    var expected: [String]

    init(_ text: String, _ expected: [String]) {
        self.text = text
        self.expected = expected
    }

    static let all = first + second + third + fourth + heldOut

    var testDescription: String { text }

    /// A finding as the expectations are written: verdict, measure, group and period; for a wrong figure the right one.
    static func summary(_ finding: TextFinding) -> String {
        let text =
            switch finding.verdict {
            case .notTestable: finding.verdict.swedish
            case .disagrees: "stämmer inte: " + (finding.asWritten?.swedishSigned ?? "")
            case .agrees, .agreesOnOtherBase, .baseMissing:
                finding.verdict.swedish + ": "
                    + (finding.holds.map { "\($0.measure.rawValue), \($0.swedishGroup) \($0.swedishSpan)" } ?? "")
            }
        return plainSpaces(text)
    }

    /// Hard spaces as spaces, none at the end.
    static func plainSpaces(_ text: String) -> String {
        text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }).joined(separator: " ")
    }
}
