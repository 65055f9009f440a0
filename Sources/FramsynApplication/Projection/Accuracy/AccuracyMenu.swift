extension PageCatalogue {
    /// Pages of accuracy.
    static let accuracyPages: [PageEntry] = [
        PageEntry("/behov/traffsakerhet", "Träffsäkerhet") { try AccuracyPage($0) }
    ]

    /// Forms of accuracy and intervals.
    static let accuracyForms: [FormEntry] = [
        FormEntry("/behov/traffsakerhet") { try StartBacktest($0, $1) },
        FormEntry("/behov/intervall") { try ComputeIntervals($0, $1) },
    ]
}
