import Foundation
import SwedishText
import Testing
import WorkforceModel

/// Sentences with the verdicts a fair reader gives, from a text file in `Judged`.
///
/// A sentence ends at its first line that begins with `>`; each such line is one figure:
/// `> 26: stämmer need soc 2019–2027`. Verdicts parted by `/` are equally right. The claim after them (measure, start of
/// the row's name, `tot` for all, `a+b` for a sum, and years) is what the figure must be said to hold for. `>!` marks a
/// figure where the check is known to be unsure.
struct JudgedSentence: CustomTestStringConvertible, Sendable {
    /// A figure and the judgement of it.
    struct Figure: Sendable {
        var written: String
        var verdicts: [ClaimVerdict]
        /// Measure, group, years; empty when it does not matter.
        var claim: [String]
        /// Whether the check is known to fall short here.
        var isKnownMiss: Bool
    }

    var text: String
    var figures: [Figure] = []
    var testDescription: String { text }

    /// How a figure came out against its judgement, worst first.
    enum Outcome: Int, CaseIterable {
        case rightCalledWrong, wrongCalledRight, unsure, asJudged
    }

    static func read(_ name: String) -> [JudgedSentence] {
        let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        guard
            let text = try? String(contentsOf: folder.appending(path: "Judged/\(name).txt"), encoding: .utf8)
        else { return [] }
        var sentences: [JudgedSentence] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") { continue }
            if line.hasPrefix("> ") || line.hasPrefix(">! ") {
                sentences[sentences.count - 1].figures.append(figure(line))
                isOpen = false
            } else if line.isEmpty {
                isOpen = false
            } else if isOpen {
                sentences[sentences.count - 1].text += "\n" + line
            } else {
                sentences.append(JudgedSentence(text: line))
                isOpen = true
            }
        }
        return sentences.map { sentence in
            var sentence = sentence
            sentence.text = sentence.text.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(
                of: "\\t", with: "\t")
            return sentence
        }
    }

    private static func figure(_ line: String) -> Figure {
        let isKnownMiss = line.hasPrefix(">!")
        let parts = line.drop { $0 == ">" || $0 == "!" || $0 == " " }.components(separatedBy: ": ")
        let judgement = parts[parts.count - 1]
        var verdicts: [ClaimVerdict] = []
        var claim = ""
        var rest = Substring(judgement)
        outer: while true {
            for (word, verdict) in words where rest.hasPrefix(word) {
                verdicts.append(verdict)
                rest = rest.dropFirst(word.count)
                if rest.first == "/" {
                    rest = rest.dropFirst()
                    continue outer
                }
                break
            }
            claim = String(rest)
            break
        }
        return Figure(
            written: parts.dropLast().joined(separator: ": "), verdicts: verdicts,
            claim: verdicts == [.disagrees] ? [] : claim.split(separator: " ").map(String.init),
            isKnownMiss: isKnownMiss)
    }

    private static let words: [(String, ClaimVerdict)] = [
        ("stämmer", .agrees), ("annan bas", .agreesOnOtherBase), ("saknas", .baseMissing), ("går ej", .notTestable),
        ("fel", .disagrees),
    ]

    /// The outcome of each judged figure, and last of what the check found besides.
    func outcomes(_ findings: [TextFinding]) -> [(figure: Figure?, finding: TextFinding?, outcome: Outcome)] {
        var left = findings
        var outcomes: [(figure: Figure?, finding: TextFinding?, outcome: Outcome)] = []
        for figure in figures {
            let place = left.firstIndex { Self.isSame($0.written, figure.written) }
            let finding = place.map { left.remove(at: $0) }
            outcomes.append((figure, finding, outcome(figure, finding)))
        }
        for extra in left where extra.verdict != .notTestable && !extra.isTableCell {
            outcomes.append((nil, extra, extra.verdict == .disagrees ? .rightCalledWrong : .wrongCalledRight))
        }
        return outcomes
    }

    private static func isSame(_ found: String, _ judged: String) -> Bool {
        let found = Paraphrase.plainSpaces(found.lowercased())
        let judged = Paraphrase.plainSpaces(judged.lowercased())
        return found == judged || found.hasSuffix(" " + judged) || found.hasPrefix(judged)
            || found.contains(judged + " ") || judged.hasSuffix(" " + found)
    }

    private func outcome(_ figure: Figure, _ finding: TextFinding?) -> Outcome {
        let verdict = finding?.verdict ?? .notTestable
        if figure.verdicts.contains(verdict) {
            guard let holds = finding?.holds, !figure.claim.isEmpty else { return .asJudged }
            return holdsAsClaimed(holds, figure.claim) ? .asJudged : verdict == .agrees ? .wrongCalledRight : .unsure
        }
        switch verdict {
        case .disagrees: return .rightCalledWrong
        case .agrees: return .wrongCalledRight
        default: return .unsure
        }
    }

    private func holdsAsClaimed(_ holds: ClaimEvidence, _ claim: [String]) -> Bool {
        if claim.count > 0, holds.measure.rawValue != claim[0] { return false }
        if claim.count > 1 {
            let group = (holds.group ?? "tot").lowercased().components(separatedBy: " och ")
            let wanted = claim[1].split(separator: "+")
            guard group.count == wanted.count, wanted.allSatisfy({ want in group.contains { $0.hasPrefix(want) } })
            else { return false }
        }
        guard claim.count > 2 else { return true }
        let years = claim[2].split(separator: "–").compactMap { Int($0) }
        return holds.lastYear == years.last
            && (years.count < 2 || holds.firstYear == years.first || holds.firstYear == nil)
    }
}
