extension PageCatalogue {
    /// Pages of the text check.
    static let textCheckPages: [PageEntry] = [
        PageEntry("/behov/textkontroll", "Textkontroll", isForPrograms: false) { try TextCheckPage($0) }
    ]

    /// Forms of the text check.
    static let textCheckForms: [FormEntry] = [
        FormEntry("/behov/textkontroll") { try CheckPastedText($0, $1) }
    ]
}
