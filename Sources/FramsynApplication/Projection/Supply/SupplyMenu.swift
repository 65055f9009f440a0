extension PageCatalogue {
    /// Pages of supply, unit analysis and shortage professions.
    static let supplyPages: [PageEntry] = [
        PageEntry("/behov/tillgang", "Tillgång") { try SupplyPage($0) },
        PageEntry("/behov/verksamhetsanalys", "Verksamhetsanalys") { try UnitAnalysisPage($0) },
        PageEntry("/behov/verksamhetsanalys/plan", "Verksamhetens plan", isInMenu: false) { try UnitPlanPage($0) },
        PageEntry("/behov/bristyrken", "Bristyrken") { try ShortagePage($0) },
        PageEntry("/behov/jamfor", "Jämför") { try ComparisonPage($0) },
    ]

    /// Forms of supply, unit analysis and shortage professions.
    static let supplyForms: [FormEntry] = [
        FormEntry("/behov/verksamhetsanalys") { try SaveUnitStep($0, $1) }
    ]
}
