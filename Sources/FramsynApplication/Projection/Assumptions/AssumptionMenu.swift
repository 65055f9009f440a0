extension PageCatalogue {
    /// Pages of assumptions and accuracy.
    static let assumptionPages: [PageEntry] = []

    /// Forms of assumptions and accuracy.
    static let assumptionForms: [FormEntry] = []
}
