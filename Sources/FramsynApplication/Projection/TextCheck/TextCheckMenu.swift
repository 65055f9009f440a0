extension PageCatalogue {
    /// Pages of the text check.
    static let textCheckPages: [PageEntry] = []

    /// Forms of the text check.
    static let textCheckForms: [FormEntry] = []
}
