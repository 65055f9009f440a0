extension PageCatalogue {
    /// Pages of scenarios.
    static let scenarioPages: [PageEntry] = [
        PageEntry("/behov/scenarier", "Scenarier") { try ScenarioPage($0) },
        PageEntry("/behov/scenarier/jamfor", "Jämför scenarier", isInMenu: false) { try CompareScenariosPage($0) },
    ]

    /// Forms of scenarios.
    static let scenarioForms: [FormEntry] = [
        FormEntry("/behov/scenarier/spara") { try SaveScenario($0, $1) },
        FormEntry("/behov/scenarier/ta-bort") { try DeleteScenario($0, $1) },
    ]
}
