extension PageContent {
    /// The page as it stands on paper: everything it says, and nothing that leads on to what may have changed since:
    /// no links, buttons or forms.
    public var frozen: PageContent {
        var page = self
        page.lead = lead.map(Self.unlinked)
        page.notices = notices.map { Notice($0.kind, Self.unlinked($0.text)) }
        page.blocks = Self.unlinked(blocks)
        return page
    }

    private static func unlinked(_ prose: Prose) -> Prose {
        Prose(
            prose.phrases.map { phrase in
                if case .link(let words, _) = phrase { .text(words) } else { phrase }
            })
    }

    private static func unlinked(_ blocks: [Block]) -> [Block] {
        blocks.compactMap { block in
            switch block {
            case .figures(let figures):
                .figures(figures.map { Figure($0.label, $0.quantity, note: $0.note.map(unlinked)) })
            case .card(let card): unlinked(card).map { .card($0) }
            case .pair(let cards):
                cards.compactMap(unlinked).isEmpty ? nil : .pair(cards.compactMap(unlinked))
            case .chart: block
            case .table(let table): .table(unlinked(table))
            case .paragraphs(let lines): .paragraphs(lines.map(unlinked))
            case .list(let lines): .list(lines.map(unlinked))
            case .steps(let lines): .steps(lines.map(unlinked))
            case .terms(let terms): .terms(terms.map { Term($0.name, unlinked($0.explanation)) })
            case .disclosure(let summary, let inner): .disclosure(summary: summary, unlinked(inner))
            case .actions, .form, .progress: nil
            }
        }
    }

    /// Nil when nothing but buttons and forms stood in the card.
    private static func unlinked(_ card: Card) -> Card? {
        let blocks = unlinked(card.blocks)
        return blocks.isEmpty ? nil : Card(card.heading, blocks: blocks)
    }

    private static func unlinked(_ table: Table) -> Table {
        var table = table
        func plain(_ rows: [Row]) -> [Row] {
            rows.map { Row($0.cells.map { Cell(value: $0.value, href: nil) }, isHeading: $0.isHeading) }
        }
        table.rows = plain(table.rows)
        table.totals = plain(table.totals)
        return table
    }
}
