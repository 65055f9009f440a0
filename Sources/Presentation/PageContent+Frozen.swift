extension PageContent {
    /// The page as it stands on paper: everything it says, and nothing that leads on to what may have changed since:
    /// no links, buttons, choices or forms.
    public var frozen: PageContent {
        var page = mappingLinks { _ in nil }
        page.filter = nil
        page.blocks = Self.still(page.blocks)
        return page
    }

    private static func still(_ blocks: [Block]) -> [Block] {
        blocks.compactMap { block in
            switch block {
            case .card(let card): return still(card).map { .card($0) }
            case .pair(let cards):
                let kept = cards.compactMap(still)
                return kept.isEmpty ? nil : .pair(kept)
            case .disclosure(let summary, let inner): return .disclosure(summary: summary, still(inner))
            case .actions, .form, .progress, .picture: return nil
            default: return block
            }
        }
    }

    /// Nil when nothing but buttons and forms stood in the card.
    private static func still(_ card: Card) -> Card? {
        var card = card
        card.blocks = still(card.blocks)
        return card.blocks.isEmpty ? nil : card
    }
}
