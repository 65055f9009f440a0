import SwedishText
import Testing
import WorkforceModel

@Suite struct PopulationFaultSentenceTests {
    @Test func agesAreWrittenAsInSwedish() {
        #expect(AgeGroup(7, 7).swedishName == "7 år")
        #expect(AgeGroup(65, 79).swedishName == "65–79 år")
        #expect(AgeGroup(80, nil).swedishName == "80 år och äldre")
    }

    @Test(arguments: [
        (
            PopulationFaultReason.missingCell(region: "Karlstad", ages: AgeGroup(0, 64), sex: .man, year: 2023),
            "uppgift saknas för Karlstad, 0–64 år, män, 2023"
        ),
        (
            .missingCell(region: "Karlstad", ages: AgeGroup(80, nil), sex: nil, year: 2023),
            "uppgift saknas för Karlstad, 80 år och äldre, 2023"
        ),
        (.noYearEnd(months: ["2026M03"]), "tabellen har månader (2026M03) men ingen december"),
    ])
    func problemsNameWhatIsWrong(_ reason: PopulationFaultReason, _ sentence: String) {
        #expect(reason.problemAndRemedy.problem == sentence)
        #expect(reason.problemAndRemedy.remedy.hasSuffix("."))
    }
}
