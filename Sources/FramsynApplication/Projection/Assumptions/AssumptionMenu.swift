extension PageCatalogue {
    /// Pages of assumptions and accuracy, the explanations that every number leads to, and jobs.
    static let assumptionPages: [PageEntry] =
        [
            PageEntry("/behov/antaganden", "Antaganden") { try AssumptionPage($0) },
            PageEntry("/behov/antaganden/yrke", "Andelar", isInMenu: false) { try RateDetailPage($0) },
            PageEntry("/behov/traffsakerhet", "Träffsäkerhet") { try AccuracyPage($0) },
            PageEntry("/behov/varfor", "Varför?", isInMenu: false) { try WhyPage($0) },
        ] + jobPages

    /// Forms of assumptions, accuracy and jobs.
    static let assumptionForms: [FormEntry] =
        [
            FormEntry("/behov/antaganden") { try SaveRegisterPlan($0, $1) },
            FormEntry("/behov/traffsakerhet") { try StartBacktest($0, $1) },
        ] + jobForms
}
