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

extension PageContent {
    /// The page with every address on it changed, or taken away where `change` gives nil: a link is then its words, and
    /// a button is gone. Addresses that forms are sent to are left to ``mappingForms(_:)``.
    public func mappingLinks(_ change: (String) -> String?) -> PageContent {
        func prose(_ prose: Prose) -> Prose {
            var prose = prose
            for index in prose.phrases.indices {
                guard case .link(let words, let href) = prose.phrases[index] else { continue }
                let changed = change(href)
                if changed != href { prose.phrases[index] = changed.map { .link(words, href: $0) } ?? .text(words) }
            }
            return prose
        }
        // Written only where something changes, since a write copies the row and the table around it.
        func walk(_ rows: inout [Row]) {
            for row in rows.indices {
                for cell in rows[row].cells.indices {
                    guard let href = rows[row].cells[cell].href else { continue }
                    let changed = change(href)
                    if changed != href { rows[row].cells[cell].href = changed }
                }
            }
        }
        func actions(_ actions: [Action]) -> [Action] {
            actions.compactMap { action in
                change(action.href).map { Action(action.label, href: $0, isPrimary: action.isPrimary) }
            }
        }
        var page = self
        page.lead = lead.map(prose)
        page.notices = notices.map { Notice($0.kind, prose($0.text)) }
        page.blocks = blocks.map { block in
            Self.map(block) { block in
                switch block {
                case .figures(let figures):
                    return .figures(
                        figures.map {
                            Figure($0.label, $0.quantity, note: $0.note.map(prose), why: $0.why.flatMap(change))
                        })
                case .card(let card): return .card(card.led(by: change, actions))
                case .pair(let cards): return .pair(cards.map { $0.led(by: change, actions) })
                case .table(var table):
                    walk(&table.rows)
                    walk(&table.totals)
                    return .table(table)
                case .paragraphs(let items): return .paragraphs(items.map(prose))
                case .list(let items): return .list(items.map(prose))
                case .steps(let items): return .steps(items.map(prose))
                case .terms(let terms): return .terms(terms.map { Term($0.name, prose($0.explanation)) })
                case .actions(let items): return .actions(actions(items))
                case .chart, .disclosure, .form, .progress, .picture: return block
                }
            }
        }
        return page
    }

    /// The page with every form on it changed.
    public func mappingForms(_ change: (Form) -> Form) -> PageContent {
        var page = self
        page.blocks = blocks.map { block in
            Self.map(block) { if case .form(let form) = $0 { .form(change(form)) } else { $0 } }
        }
        return page
    }

    /// The page with only those forms that `isKept` says; a card that held nothing else goes with its form.
    public func keepingForms(_ isKept: (Form) -> Bool) -> PageContent {
        func kept(_ blocks: [Block]) -> [Block] {
            blocks.compactMap { block in
                switch block {
                case .form(let form): return isKept(form) ? block : nil
                case .card(var card):
                    let before = card.blocks.count
                    card.blocks = kept(card.blocks)
                    return card.blocks.isEmpty && before > 0 ? nil : .card(card)
                case .pair(let cards):
                    return .pair(
                        cards.map { card in
                            var card = card
                            card.blocks = kept(card.blocks)
                            return card
                        })
                case .disclosure(let summary, let inner): return .disclosure(summary: summary, kept(inner))
                default: return block
                }
            }
        }
        var page = self
        page.blocks = kept(blocks)
        return page
    }

    /// A block changed after those within it.
    private static func map(_ block: Block, _ change: (Block) -> Block) -> Block {
        func inner(_ card: Card) -> Card {
            var card = card
            card.blocks = card.blocks.map { map($0, change) }
            return card
        }
        switch block {
        case .card(let card): return change(.card(inner(card)))
        case .pair(let cards): return change(.pair(cards.map(inner)))
        case .disclosure(let summary, let blocks):
            return change(.disclosure(summary: summary, blocks.map { map($0, change) }))
        default: return change(block)
        }
    }
}

extension Card {
    fileprivate func led(by change: (String) -> String?, _ actions: ([Action]) -> [Action]) -> Card {
        Card(heading, why: why.flatMap(change), actions: actions(self.actions), blocks: blocks)
    }
}
