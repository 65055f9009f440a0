import WorkforceModel

/// A synthetic plan of a school board: other professions, every fifth year, falling need.
enum SchoolFacts {
    static let facts = PlanFacts(
        need: PublishedTable(
            title: "Personalbehov", years: [2024, 2029, 2034], rows: ["Lärare", "Förskollärare", "Rektor"],
            values: [[600, 575, 560], [280, 250, 272], [20, 22, 24]], totals: [900, 847, 856]),
        recruitment: PublishedTable(
            title: "Rekryteringsbehov", years: [2024, 2029, 2034], rows: ["Lärare", "Förskollärare", "Rektor"],
            values: [[40, 41, 38], [25, 21, 20], [2, 3, 2]], totals: [67, 65, 60]))
}
