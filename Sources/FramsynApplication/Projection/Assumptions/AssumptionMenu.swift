extension PageCatalogue {
    /// Pages of assumptions and accuracy, the explanations that every number leads to, and jobs.
    static let assumptionPages: [PageEntry] = [
        PageEntry("/behov/varfor", "Varför?", isInMenu: false) { try WhyPage($0) }
    ]

    /// Forms of assumptions and accuracy.
    static let assumptionForms: [FormEntry] = []
}
