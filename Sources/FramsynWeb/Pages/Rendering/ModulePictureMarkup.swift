import MarkupKit
import Presentation

extension HTML {
    /// A picture of squares, with the light margin of four squares that devices need.
    mutating func modulePicture(_ picture: ModulePicture) {
        let margin = 4
        var svg = SVG()
        let side = Double((picture.rows.map(\.count).max() ?? 0) + 2 * margin)
        svg.rectangle(x: 0, y: 0, width: side, height: side, fill: .color("#fff"))
        for (y, row) in picture.rows.enumerated() {
            for run in Self.runs(row) {
                svg.rectangle(
                    x: Double(run.lowerBound + margin), y: Double(y + margin), width: Double(run.count), height: 1,
                    fill: .color("#000"))
            }
        }
        append(
            svg.picture(
                width: side, height: side, id: "kod", class: "modules", title: picture.title,
                description: "Läses av en telefon. Samma innehåll står som text bredvid."))
    }

    /// The dark squares of a row that lie beside each other.
    private static func runs(_ row: [Bool]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (index, isDark) in row.enumerated() where isDark {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }
}
