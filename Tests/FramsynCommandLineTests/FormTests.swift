import Foundation
import Testing

@Suite("Forms can be filled in without a browser")
struct FormTests {
    @Test("fields are listed, kept where nothing is said, and faults stop the program with the field's name")
    func form() throws {
        try Workplace.with { place in
            #expect(try place.run("import case Cases/linkoping-2021").code == 0)
            let fields = try place.run("form /rapporter --org 1")
            #expect(fields.out.contains("rubrik=") && fields.out.contains("/behov/gap  Gap mot ram"))
            #expect(try place.run("form /rapporter --org 1 --json").json()["id"] as? String == "frys")

            let done = try place.run("form /rapporter --org 1 sida=/behov/gap rubrik=Underlag --json").json()
            #expect((done["path"] as? String)?.hasPrefix("/rapporter/rapport") == true)
            #expect(try place.run("page /rapporter/rapport --org 1 --query id=1").out.contains("125\u{a0}Mkr"))

            let empty = try place.run("form /rapporter --org 1 rubrik=")
            #expect(empty.code == 1)
            #expect(empty.err.contains("rubrik: Skriv ett namn"))
            let unknown = try place.run("form /rapporter --org 1 namn=x")
            #expect(unknown.code == 1)
            #expect(unknown.err.contains("inget fält namn"))
        }
    }

    @Test("a typed table from nothing but the command line")
    func typedPlan() throws {
        try Workplace.with { place in
            let listed = try place.run("form /behov/fyll-i --query ny=1").out
            #expect(listed.contains("organisation=\n    Nämnd eller förvaltning (måste fyllas i)"))
            let saved = try place.run(
                "form /behov/fyll-i --query ny=1 organisation=Socialnämnden baseYear=2026 lastYear=2030 name-0=Kock need-0=40 turnover-0=10 retirements-0=1"
            )
            #expect(saved.code == 0, "\(saved.err)")
            #expect(try place.run("export case \(place.directory)/plan --org 1").code == 0)
            let plan = try Program.run(["project", place.directory + "/plan", "--json"]).json()
            #expect(plan["years"] as? [Int] == Array(2026...2030))
            let printed = try #require(plan["printed"] as? [String: Any])
            #expect(printed["needTotal"] as? [Int] == [40, 40, 40, 40, 40])
            let wrong = try place.run("form /behov/fyll-i --org 1 need-0=många")
            #expect(wrong.code == 1)
            #expect(wrong.err.contains("need-0: "))
        }
    }

    @Test("what is no form is said", arguments: ["/finns-inte", "/register/definitioner", "/register/las-in"])
    func unknown(path: String) throws {
        try Workplace.with { place in
            let answer = try place.run("form \(path)")
            #expect(answer.code == 1)
            #expect(!answer.err.isEmpty && answer.out.isEmpty)
        }
    }
}
