public import Presentation
internal import SwedishText

/// A page as plain text for the terminal.
public enum TerminalText {
    /// The page's words, figures and tables, in reading order; charts are left to the page.
    public static func text(_ page: PageContent) -> String {
        var lines = [page.title, String(repeating: "=", count: page.title.count)]
        if let lead = page.lead { lines += ["", Swedish.text(of: lead)] }
        for notice in page.notices { lines += ["", "! " + Swedish.text(of: notice.text)] }
        if let baseYear = page.baseYear { lines += ["", "Basår \(baseYear) där inget annat står."] }
        for block in page.blocks { append(block, to: &lines) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func append(_ block: Block, to lines: inout [String]) {
        switch block {
        case .figures(let figures):
            lines.append("")
            for figure in figures {
                let note = figure.note.map { " (\(Swedish.text(of: $0)))" } ?? ""
                lines.append("\(figure.label): \(Swedish.text(of: figure.quantity))\(note)")
            }
        case .card(let card):
            lines += ["", card.heading, String(repeating: "-", count: card.heading.count)]
            for block in card.blocks { append(block, to: &lines) }
        case .pair(let cards):
            for card in cards { append(.card(card), to: &lines) }
        case .table(let table): lines += [""] + text(table)
        case .paragraphs(let paragraphs): lines += paragraphs.flatMap { ["", Swedish.text(of: $0)] }
        case .list(let items): lines += [""] + items.map { "• " + Swedish.text(of: $0) }
        case .steps(let items):
            lines += [""] + items.enumerated().map { "\($0 + 1). " + Swedish.text(of: $1) }
        case .terms(let terms):
            lines += [""] + terms.map { "\($0.name): \(Swedish.text(of: $0.explanation))" }
        case .disclosure(let summary, let inner):
            lines += ["", summary]
            for block in inner { append(block, to: &lines) }
        case .progress(let progress): lines += ["", progress.stage]
        case .picture(let picture): lines += ["", "(\(picture.title))"]
        case .chart, .actions, .form: break
        }
    }

    private static func text(_ table: Table) -> [String] {
        let heading = table.columns.map(\.title)
        let rows = (table.rows + table.totals).map { row in row.cells.map { Swedish.text(of: $0) } }
        let widths = table.columns.indices.map { column in
            ([heading] + rows.filter { $0.count == heading.count }).map {
                $0.indices.contains(column) ? $0[column].count : 0
            }
            .max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            cells.enumerated().map { column, cell in
                let room = String(repeating: " ", count: max(0, widths[column] - cell.count))
                guard column == 0 || table.columns[column].isText else { return room + cell }
                // Room behind the last cell would only make lines break.
                return column == cells.count - 1 ? cell : cell + room
            }.joined(separator: "  ")
        }
        return [table.caption, line(heading)] + rows.map { $0.count == heading.count ? line($0) : $0.joined() }
    }
}
