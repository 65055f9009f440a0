import Foundation
import Testing

@Suite("Every command answers in text and JSON, and what the pages do can be done without them")
struct AnswerTests {
    @Test("from files to need, intervals, backtest and an exported plan")
    func wholeWay() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            #expect(try place.run("import register \(try place.registerFile()) --employer 1").code == 0)

            let listed = try place.run("organisations --json").json([[String: Any]].self)
            #expect(listed.map { $0["name"] as? String } == ["Åmåla kommun"])
            #expect(listed.first?["hasPlan"] as? Bool == true)
            #expect(try place.run("organisations --search ost --json").json([Any].self).isEmpty)
            #expect(try place.run("organisations --search öst --json").json([Any].self).count == 1)
            #expect(try place.run("organisations --all").out.contains("Hemtjänst Öst"))

            let intervals = try place.run("intervals --org 1 --json").json()
            let years = try #require(intervals["years"] as? [Int])
            #expect((intervals["need"] as? [Any])?.count == years.count)
            #expect((intervals["recruitment"] as? [Any])?.first is NSNull)
            for interval in try #require(intervals["need"] as? [[String: Double]]) {
                #expect(try #require(interval["lower"]) <= #require(interval["upper"]))
            }
            #expect(try place.run("intervals --org 1").out.contains("åtta"))

            let backtest = try place.run("backtest --org 1 --years 3 --json").json()
            #expect(backtest["hiddenYears"] as? [Int] == [2023, 2024, 2025])
            for row in try #require(backtest["professions"] as? [[String: Any]]) + [
                #require(backtest["total"] as? [String: Any])
            ] {
                let exits = try #require(row["exits"] as? [String: Any])
                for key in ["actual", "forecast", "error", "bias", "coverage80", "lastYearError", "constantRateError"] {
                    #expect(exits[key] is Double, "\(key) of \(row)")
                }
            }
            // The page's history has the run, and its files and JSON are to be had.
            let page = try place.run("page /behov/traffsakerhet --org 1")
            #expect(page.out.contains("3  klart"))
            #expect(try place.run("page /behov/traffsakerhet --org 1 --json").json()["title"] is String)
            #expect(try place.run("backtest --org 1 --years 9").err.contains("Välj 1–4"))

            let folder = place.directory + "/plan"
            let exported = try place.run("export case \(folder) --org 1 --json").json()
            #expect((exported["files"] as? [String])?.contains("case.yaml") == true)
            let again = try Program.run(["project", folder, "--json"]).json()
            #expect((again["printed"] as? [String: Any])?["needTotal"] as? [Int] == Array(repeating: 179, count: 11))
            #expect(try place.run("export case \(folder) --org 1").code == 1, "nothing is written over")
        }
    }

    @Test("a plan, its text check and its pages")
    func plan() throws {
        try Workplace.with { place in
            let stored = try place.run("import case Cases/linkoping-2021 --json").json()
            let number = try #require(stored["organisation"] as? Int)
            let right = try place.file(
                "ratt.txt", "Personalbehovet ökar från 1 407 personer 2020 till 1 527 år 2027.\n")
            let wrong = try place.file("fel.txt", "Personalbehovet är 1 999 personer år 2027.\n")
            #expect(try place.run("check-text \(right) --org \(number)").code == 0)
            let checked = try place.run("check-text \(wrong) --org \(number) --json")
            #expect(checked.code == 1)
            let finding = try #require(try checked.json([[String: String]].self).first)
            #expect(Set(finding.keys) == ["figure", "code", "verdict", "sentence", "explanation"])
            #expect(finding["code"] == "disagrees")
            let text = try String(contentsOfFile: right, encoding: .utf8)
            #expect(try place.run("check-text - --org \(number)", input: text).code == 0)
            #expect(try place.run("check-text - --org \(number)", input: "").err.contains("är tom"))

            let addresses = try Program.run(["page", "--json"]).json([[String: String]].self)
            #expect(addresses.contains { $0["path"] == "/behov/scenarier" })
            let csv = try place.run("page /behov/framskrivning --org \(number) --format csv")
            #expect(csv.out.contains("Socialsekreterare"))
            let scenario = try place.run("page /behov/scenarier --org \(number) --query andra=30")
            #expect(scenario.code == 0)
            for (query, words) in [
                ("page /hemlig", "Det finns ingen sida"), ("page /behov/gap --query x", "namn=värde"),
                ("page /behov/gap --query basar=x", "inget tal"), ("page /behov/gap --org 99", "finns inte"),
                ("page /behov/gap --format csv --table x", "Välj någon av dem"),
            ] {
                let refused = try place.run(query)
                #expect(refused.code == 1)
                #expect(refused.err.contains(words), "\(refused.err)")
            }
        }
    }

    @Test("population is read in, listed and projected")
    func population() throws {
        try Workplace.with { place in
            let counted = try place.run("import population Data/scb/folkmangd_lan_1968_2015.csv --json").json()
            #expect(counted["rows"] as? Int == 21)
            let made = try place.run("population project 17 --through 2025 --json").json()
            #expect(made["lastYear"] as? Int == 2025)
            let tables = try place.run("population list --json").json([[String: Any]].self)
            #expect(tables.count == 22)
            #expect(tables.contains { $0["kind"] as? String == "ownProjection" && $0["lastYear"] as? Int == 2025 })
            #expect(try place.run("population list").code == 0)
            #expect(try place.run("population project 99").err.contains("ingen räknad befolkning"))
            #expect(try place.run("population project 17 --through 9999").err.contains("senast 2065"))
        }
    }
}
