extension PageCatalogue {
    /// Pages of Behov in the order of the menu.
    static let needPages: [PageEntry] =
        [
            PageEntry("/behov", "Översikt") { try OverviewPage($0) },
            PageEntry("/behov/framskrivning", "Framskrivning") { try ProjectionPage($0) },
            PageEntry("/behov/rekrytering", "Rekrytering") { try RecruitmentPage($0) },
            PageEntry("/behov/gap", "Gap mot ram") { try GapPage($0) },
        ] + scenarioPages + supplyPages + assumptionPages + textCheckPages + [
            PageEntry("/behov/fyll-i", "Egen tabell", isForPrograms: false) { try TypedPlanPage($0) }
        ]

    /// Forms of Behov.
    static let needForms: [FormEntry] =
        [
            FormEntry("/behov/fyll-i") { try SaveTypedPlan($0, $1) }
        ] + scenarioForms + supplyForms + assumptionForms + textCheckForms
}
