extension PageContent {
    /// Every table of the page in reading order, also those within cards and disclosures.
    public var tables: [Table] {
        Self.collect(blocks) { block in if case .table(let table) = block { table } else { nil } }
    }

    /// Every chart of the page in reading order.
    public var charts: [Chart] {
        Self.collect(blocks) { block in if case .chart(let chart) = block { chart } else { nil } }
    }

    /// Every key figure of the page in reading order.
    public var figures: [Figure] {
        Self.collect(blocks) { block in if case .figures(let figures) = block { figures } else { nil } }.flatMap { $0 }
    }

    /// Every form of the page in reading order.
    public var forms: [Form] {
        Self.collect(blocks) { block in if case .form(let form) = block { form } else { nil } }
    }

    private static func collect<Value>(_ blocks: [Block], _ pick: (Block) -> Value?) -> [Value] {
        blocks.flatMap { block -> [Value] in
            if let value = pick(block) { return [value] }
            switch block {
            case .card(let card): return collect(card.blocks, pick)
            case .pair(let cards): return cards.flatMap { collect($0.blocks, pick) }
            case .disclosure(_, let inner): return collect(inner, pick)
            default: return []
            }
        }
    }
}
