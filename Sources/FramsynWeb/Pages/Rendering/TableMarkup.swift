import MarkupKit
import Presentation
import SwedishText

extension HTML {
    /// A table that scrolls by itself when it is wider than the page; its first column stays.
    mutating func table(_ table: Table) {
        let isSortable = table.rows.count > 2 && !table.rows.contains(where: \.isHeading)
        let caption = "tabell-" + table.id
        element("div", class: "scroll") { html in
            html.attribute("role", "region")
            html.attribute("tabindex", "0")
            html.attribute("aria-labelledby", caption)
            html.element("table") {
                $0.attribute("id", table.id)
                if isSortable { $0.attribute("data-sorts") }
                $0.element("caption") {
                    $0.attribute("id", caption)
                    $0.text(table.caption)
                }
                $0.tableHead(table.columns)
                $0.tableBody(table)
                if !table.totals.isEmpty {
                    $0.raw("<tfoot>")
                    for row in table.totals { $0.row(row, columns: table.columns) }
                    $0.raw("</tfoot>")
                }
            }
        }
    }

    private mutating func tableHead(_ columns: [Column]) {
        raw("<thead><tr>")
        for column in columns {
            element("th") {
                $0.attribute("scope", "col")
                if column.isText { $0.attribute("class", "t") }
                $0.text(column.title)
            }
        }
        raw("</tr></thead>")
    }

    private mutating func tableBody(_ table: Table) {
        raw("<tbody>")
        if table.rows.isEmpty {
            element("tr") {
                $0.element("td", class: "t") {
                    $0.attribute("colspan", max(1, table.columns.count))
                    $0.raw("Inga rader.")
                }
            }
        }
        for (index, row) in table.rows.enumerated() {
            guard row.isHeading else {
                self.row(row, columns: table.columns)
                continue
            }
            // Each part of a table in parts is a row group of its own, headed by its first row.
            if index > 0 { raw("</tbody><tbody>") }
            element("tr", class: "part") {
                $0.element("th") {
                    $0.attribute("scope", "rowgroup")
                    $0.attribute("colspan", max(1, table.columns.count))
                    if let cell = row.cells.first { $0.cellContent(cell) }
                }
            }
        }
        raw("</tbody>")
    }

    private mutating func row(_ row: Row, columns: [Column]) {
        raw("<tr>")
        for (index, cell) in row.cells.enumerated() {
            if index == 0 {
                raw("<th scope=\"row\">")
                cellContent(cell, breaksAtSlash: true)
                raw("</th>")
                continue
            }
            let isText = index < columns.count && columns[index].isText
            if isText {
                raw("<td class=\"t\">")
            } else if cell.isMissing {
                raw("<td class=\"m\">")
            } else {
                raw("<td>")
            }
            cellContent(cell)
            raw("</td>")
        }
        raw("</tr>")
    }

    private mutating func cellContent(_ cell: Cell, breaksAtSlash: Bool = false) {
        guard let path = cell.href else {
            cellText(Swedish.text(of: cell), breaksAtSlash: breaksAtSlash)
            return
        }
        // What sets a name in after its level stands before the link, which is underlined.
        let words = Swedish.text(of: cell)
        let inset = words.prefix { $0 == "\u{2003}" }
        // No line breaks after it.
        text(String(repeating: "\u{A0}\u{A0}", count: inset.count))
        element("a") {
            $0.address("href", path)
            $0.cellText(String(words.dropFirst(inset.count)), breaksAtSlash: breaksAtSlash)
        }
    }

    /// In the narrow first column a long double name may break after its slash.
    private mutating func cellText(_ words: String, breaksAtSlash: Bool) {
        guard breaksAtSlash, words.utf8.contains(UInt8(ascii: "/")) else {
            text(words)
            return
        }
        for (index, part) in words.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { raw("/<wbr>") }
            text(String(part))
        }
    }
}

extension Cell {
    /// Whether the cell should hold a number that the source does not state.
    fileprivate var isMissing: Bool {
        guard case .quantity(let quantity) = value else { return false }
        return quantity.value?.isFinite != true
    }
}
