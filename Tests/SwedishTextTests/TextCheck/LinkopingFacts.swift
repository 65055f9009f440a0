import WorkforceModel

/// The published plan's tables and stated facts.
enum LinkopingFacts {
    static let years = Array(2019...2027)
    static let rows = [
        "Administratör", "Ledning", "Personlig assistent", "Socialsekreterare/biståndsbedömare",
        "Vårdare/undersköterska/assistent", "Övriga yrkeskategorier",
    ]
    static let need = PublishedTable(
        title: "Personalbehov", years: years, rows: rows,
        values: [
            [56, 56, 57, 57, 58, 59, 60, 60, 61], [63, 63, 64, 65, 66, 66, 67, 68, 69],
            [124, 126, 127, 128, 130, 131, 133, 135, 136], [268, 271, 274, 277, 280, 284, 287, 291, 294],
            [743, 751, 759, 768, 777, 787, 796, 806, 815], [139, 140, 141, 143, 145, 146, 148, 150, 152],
        ], totals: [1393, 1407, 1422, 1438, 1456, 1473, 1491, 1510, 1527])
    static let recruitment = PublishedTable(
        title: "Rekryteringsbehov", years: years, rows: rows,
        values: [
            [10, 10, 13, 9, 11, 11, 14, 11, 12], [14, 13, 16, 14, 17, 15, 16, 14, 17],
            [19, 18, 20, 19, 19, 19, 19, 19, 18], [51, 44, 51, 49, 46, 52, 50, 51, 55],
            [106, 104, 118, 115, 117, 124, 112, 123, 129], [24, 22, 22, 26, 30, 25, 32, 29, 32],
        ], totals: [224, 211, 240, 232, 240, 246, 243, 247, 263])
    static let facts = PlanFacts(
        need: need, recruitment: recruitment,
        retirements: [
            RetirementFact(row: nil, firstYear: 2020, lastYear: 2027, persons: 280),
            RetirementFact(row: rows[3], firstYear: 2020, lastYear: 2027, persons: 40),
        ], costPerPerson: 600_000, directiveShare: 0.3,
        frame: FrameFact(kronor: -53e6, firstYear: 2021, lastYear: 2023),
        figures: [
            PublishedFigure(label: "Befolkningens tillväxt till 2027", printed: "11 %"),
            PublishedFigure(label: "Extern personalomsättning augusti 2020", printed: "0,62 %"),
        ], organisationNames: ["Linköpings kommun"])
}
