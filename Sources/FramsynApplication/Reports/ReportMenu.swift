extension PageCatalogue {
    /// Pages of Rapporter.
    static let reportPages: [PageEntry] = [
        PageEntry("/rapporter", "Frysta rapporter") { try ReportListPage($0) },
        PageEntry("/rapporter/rapport", "Rapport", isInMenu: false) { try ReportPage($0) },
    ]

    /// Forms of Rapporter.
    static let reportForms: [FormEntry] = [
        FormEntry("/rapporter") { try FreezeReport($0, $1) },
        FormEntry("/rapporter/rapport") { try AddReportNote($0, $1) },
    ]
}
