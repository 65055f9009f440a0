extension PageCatalogue {
    /// Pages of jobs; they are reached from what started them.
    static let jobPages: [PageEntry] = [
        PageEntry("/jobb", "Jobb", isInMenu: false) { try JobPage($0) }
    ]

    /// Forms of jobs.
    static let jobForms: [FormEntry] = [
        FormEntry("/jobb/avbryt") { try CancelJob($0, $1) },
        FormEntry("/behov/intervall") { try StartIntervals($0, $1) },
    ]
}
