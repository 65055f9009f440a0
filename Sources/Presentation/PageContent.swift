/// What a page says, as values: page, files, JSON and terminal all render this one value.
public struct PageContent: Sendable, Equatable, Codable {
    /// Heading.
    public var title: String
    /// The sentence that says what the figures mean; can be pasted into a plan.
    public var lead: Prose?
    /// A choice that narrows everything on the page; it stands beside the organisation. Nil where there is none.
    public var filter: Field?
    /// Base year of every figure that does not say otherwise; nil on pages without figures.
    public var baseYear: Int?
    /// Marks and warnings that stand above the content.
    public var notices: [Notice]
    /// The content in order.
    public var blocks: [Block]

    /// A page from its parts.
    public init(
        title: String, lead: Prose? = nil, filter: Field? = nil, baseYear: Int? = nil, notices: [Notice] = [],
        blocks: [Block] = []
    ) {
        self.title = title
        self.lead = lead
        self.filter = filter
        self.baseYear = baseYear
        self.notices = notices
        self.blocks = blocks
    }
}

/// A message above the content.
public struct Notice: Sendable, Equatable, Codable {
    /// How much it matters.
    public enum Kind: String, Sendable, Codable {
        /// A standing mark: reconstruction, synthetic data.
        case mark
        /// Something to look at.
        case warning
        /// Something failed; nothing was changed.
        case fault
        /// Something succeeded.
        case done
    }

    /// How much it matters.
    public var kind: Kind
    /// The message.
    public var text: Prose

    /// A notice from its parts.
    public init(_ kind: Kind, _ text: Prose) {
        self.kind = kind
        self.text = text
    }
}

/// A part of a page.
public indirect enum Block: Sendable, Equatable, Codable {
    /// Key figures side by side.
    case figures([Figure])
    /// A framed part with a heading.
    case card(Card)
    /// Cards side by side where there is room.
    case pair([Card])
    /// A chart; its table is one step away.
    case chart(Chart)
    /// A table.
    case table(Table)
    /// Paragraphs.
    case paragraphs([Prose])
    /// A bulleted list.
    case list([Prose])
    /// A numbered list.
    case steps([Prose])
    /// Terms with their explanations.
    case terms([Term])
    /// Content that opens on demand.
    case disclosure(summary: String, [Block])
    /// Links shown as buttons.
    case actions([Action])
    /// A form.
    case form(Form)
    /// A job under way or ended.
    case progress(Progress)
    /// A picture that a device reads.
    case picture(ModulePicture)
}

/// A key figure.
public struct Figure: Sendable, Equatable, Codable {
    /// What it is.
    public var label: String
    /// The figure.
    public var quantity: Quantity
    /// Base, interval or comparison, in words.
    public var note: Prose?
    /// Path to the explanation of the number.
    public var why: String?

    /// A figure from its parts.
    public init(_ label: String, _ quantity: Quantity, note: Prose? = nil, why: String? = nil) {
        self.label = label
        self.quantity = quantity
        self.note = note
        self.why = why
    }
}

/// A framed part with a heading.
public struct Card: Sendable, Equatable, Codable {
    /// Heading.
    public var heading: String
    /// Path to the explanation.
    public var why: String?
    /// Links in the card's corner (CSV, XLSX, print).
    public var actions: [Action]
    /// Content.
    public var blocks: [Block]

    /// A card from its parts.
    public init(_ heading: String, why: String? = nil, actions: [Action] = [], blocks: [Block]) {
        self.heading = heading
        self.why = why
        self.actions = actions
        self.blocks = blocks
    }
}

/// A term and what it means.
public struct Term: Sendable, Equatable, Codable {
    /// The term.
    public var name: String
    /// Its explanation.
    public var explanation: Prose

    /// A term from its parts.
    public init(_ name: String, _ explanation: Prose) {
        self.name = name
        self.explanation = explanation
    }
}

/// A link shown as a button.
public struct Action: Sendable, Equatable, Codable {
    /// Words on the button.
    public var label: String
    /// Path within the service.
    public var href: String
    /// Whether it is the main thing to do here.
    public var isPrimary: Bool

    /// An action from its parts.
    public init(_ label: String, href: String, isPrimary: Bool = false) {
        self.label = label
        self.href = href
        self.isPrimary = isPrimary
    }
}

/// A job as its page shows it.
public struct Progress: Sendable, Equatable, Codable {
    /// Identity of the job.
    public var job: Int64
    /// What is going on now.
    public var stage: String
    /// Share done, 0…1; nil when not known.
    public var share: Double?
    /// Whether it has ended, whatever the outcome.
    public var hasEnded: Bool

    /// A progress from its parts.
    public init(job: Int64, stage: String, share: Double?, hasEnded: Bool) {
        self.job = job
        self.stage = stage
        self.share = share
        self.hasEnded = hasEnded
    }
}
