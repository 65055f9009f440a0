import MarkupKit
import Presentation
import SwedishText

extension HTML {
    /// The content of a page: heading, lead sentence, base year, notices and blocks.
    mutating func content(of page: PageContent) {
        element("h1", text: page.title)
        if let lead = page.lead {
            element("div", class: "lead") {
                $0.element("p") {
                    $0.attribute("id", "ingress")
                    $0.prose(lead)
                }
                $0.raw("<button type=\"button\" class=\"copy\" data-copies=\"ingress\">Kopiera meningen</button>")
            }
        }
        if let year = page.baseYear {
            element("p", class: "base", text: "Basår \(year) på hela sidan där inget annat står.")
        }
        for notice in page.notices { self.notice(notice) }
        for block in page.blocks { self.block(block, level: 2) }
    }

    /// A block; headings in it begin at `level`.
    mutating func block(_ block: Block, level: Int) {
        switch block {
        case .figures(let figures): self.figures(figures)
        case .card(let card): self.card(card, level: level)
        case .pair(let cards):
            element("div", class: "pair") { for card in cards { $0.card(card, level: level) } }
        case .chart(let chart): self.chart(chart, headingLevel: level)
        case .table(let table): self.table(table)
        case .paragraphs(let paragraphs):
            for paragraph in paragraphs { element("p", class: "text") { $0.prose(paragraph) } }
        case .list(let items): list("ul", items)
        case .steps(let items): list("ol", items)
        case .terms(let terms): self.terms(terms)
        case .disclosure(let summary, let blocks):
            element("details", class: "more") {
                $0.element("summary", text: summary)
                for block in blocks { $0.block(block, level: level) }
            }
        case .actions(let actions): self.actions(actions)
        case .form(let form): self.form(form, headingLevel: level)
        case .progress(let progress): self.progress(progress)
        case .picture(let picture): self.modulePicture(picture)
        }
    }

    /// The runs of a sentence.
    mutating func prose(_ prose: Prose) {
        for phrase in prose.phrases {
            switch phrase {
            case .text(let words): text(words)
            case .strong(let words): element("strong", text: words)
            case .quantity(let quantity): text(Swedish.text(of: quantity))
            case .link(let words, let path):
                element("a") {
                    $0.address("href", path)
                    $0.text(words)
                }
            }
        }
    }

    /// "Varför?", with what it asks about for those who hear links out of context.
    mutating func why(_ path: String, about subject: String) {
        element("a", class: "why") {
            $0.address("href", path)
            $0.raw("Varför?")
            $0.element("span", class: "vh", text: " " + subject)
        }
    }

    /// A heading of a level, 2…6.
    mutating func heading(_ level: Int, _ words: String) {
        switch level {
        case ...2: element("h2", text: words)
        case 3: element("h3", text: words)
        case 4: element("h4", text: words)
        case 5: element("h5", text: words)
        default: element("h6", text: words)
        }
    }

    private mutating func notice(_ notice: Notice) {
        let (look, word, role): (StaticString, StaticString, StaticString?) =
            switch notice.kind {
            case .mark: ("notice mark", "", nil)
            case .warning: ("notice warning", "Att se upp med: ", nil)
            case .fault: ("notice fault", "Det gick inte: ", "alert")
            case .done: ("notice done", "Klart: ", "status")
            }
        element("p", class: look) {
            if let role { $0.attribute("role", role) }
            if word.utf8CodeUnitCount > 0 { $0.element("strong") { $0.raw(word) } }
            $0.prose(notice.text)
        }
    }

    private mutating func figures(_ figures: [Figure]) {
        element("dl", class: "figures") { html in
            for figure in figures {
                html.element("div", class: "figure") {
                    $0.element("dt", text: figure.label)
                    $0.element("dd", class: "n") { $0.figureValue(figure.quantity) }
                    guard figure.note != nil || figure.why != nil else { return }
                    $0.element("dd", class: "b") {
                        if let note = figure.note { $0.prose(note) }
                        if figure.note != nil, figure.why != nil { $0.raw(" ") }
                        if let why = figure.why { $0.why(why, about: figure.label) }
                    }
                }
            }
        }
    }

    private mutating func figureValue(_ quantity: Quantity) {
        guard let value = quantity.value, value.isFinite else {
            element("span", class: "m", text: quantity.missing)
            return
        }
        let whole = Swedish.text(of: quantity)
        let number = Swedish.text(of: quantity, withUnit: false)
        text(number)
        if whole.utf8.count > number.utf8.count {
            element("span", class: "u", text: String(whole.dropFirst(number.count)))
        }
    }

    private mutating func card(_ card: Card, level: Int) {
        element("section", class: "card") { html in
            html.element("header") {
                $0.heading(level, card.heading)
                if let why = card.why { $0.why(why, about: card.heading) }
                if !card.actions.isEmpty { $0.element("div", class: "tools") { $0.buttons(card.actions) } }
            }
            // The card's heading names a chart that is alone in it.
            let isAlone = card.blocks.count { if case .chart = $0 { true } else { false } } == 1
            for block in card.blocks {
                if case .chart(let chart) = block, isAlone {
                    html.chart(chart, headingLevel: nil)
                } else {
                    html.block(block, level: level + 1)
                }
            }
        }
    }

    private mutating func list(_ name: StaticString, _ items: [Prose]) {
        element(name, class: "text") { html in
            for item in items { html.element("li") { $0.prose(item) } }
        }
    }

    private mutating func terms(_ terms: [Term]) {
        element("dl", class: "terms") {
            for term in terms {
                $0.element("dt", text: term.name)
                $0.element("dd") { $0.prose(term.explanation) }
            }
        }
    }

    private mutating func actions(_ actions: [Action]) {
        element("div", class: "actions") { $0.buttons(actions) }
    }

    private mutating func buttons(_ actions: [Action]) {
        for action in actions {
            element("a", class: action.isPrimary ? "button primary" : "button") {
                $0.address("href", action.href)
                $0.text(action.label)
            }
        }
    }

    private mutating func progress(_ progress: Progress) {
        element("div", class: "progress") {
            $0.attribute("id", "jobb-\(progress.job)")
            if !progress.hasEnded { $0.attribute("data-running") }
            $0.element("p") {
                $0.attribute("id", "jobb-\(progress.job)-steg")
                $0.text(progress.stage)
                if let share = progress.share, !progress.hasEnded {
                    $0.text(" · " + Swedish.text(of: Quantity(min(max(share, 0), 1), .percent)))
                }
            }
            guard !progress.hasEnded else { return }
            $0.element("progress") {
                $0.attribute("aria-labelledby", "jobb-\(progress.job)-steg")
                if let share = progress.share, share.isFinite {
                    $0.attribute("max", "100")
                    $0.attribute("value", Int((min(max(share, 0), 1) * 100).rounded()))
                }
            }
        }
    }
}
