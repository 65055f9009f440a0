import Presentation

extension PageContent {
    /// Whether a field of a form on the page has a fault; the document's title then says so.
    var hasFaults: Bool {
        contains {
            guard case .form(let form) = $0 else { return false }
            return form.fields.contains { $0.fault != nil }
        }
    }

    /// Whether the page shows a job that is still running, so that it must follow it.
    var hasRunningJob: Bool {
        contains {
            guard case .progress(let progress) = $0 else { return false }
            return !progress.hasEnded
        }
    }

    private func contains(_ isMatch: (Block) -> Bool) -> Bool {
        func search(_ blocks: [Block]) -> Bool {
            blocks.contains { block in
                if isMatch(block) { return true }
                return switch block {
                case .card(let card): search(card.blocks)
                case .pair(let cards): cards.contains { search($0.blocks) }
                case .disclosure(summary: _, let inner): search(inner)
                default: false
                }
            }
        }
        return search(blocks)
    }
}
