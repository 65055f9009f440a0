import Foundation
import Testing

@Suite("framsyn import: all faults at once, nothing stored unless everything is right")
struct ImportTests {
    /// The register with five faults, and for each the row, column, value and what is said.
    private static func faulty() -> (lines: [String], expected: [(Int, String?, String?, String)]) {
        var lines = Workplace.register
        func change(_ row: Int, _ column: Int, _ value: String) {
            var cells = lines[row - 1].split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            cells[column] = value
            lines[row - 1] = cells.joined(separator: ";")
        }
        change(3, 5, "1,2")
        change(5, 3, "Okänd enhet")
        change(7, 1, "1850")
        change(10, 7, "1999-01-01")
        lines[11] += ";extra"
        return (
            lines,
            [
                (3, "Sysselsättningsgrad", "1,2", "mellan 0 och 1"),
                (5, "Enhet", "Okänd enhet", "inte känt som enhet"), (7, "Födelseår", "1850", "ålder utanför"),
                (10, "Till", "1999-01-01", "före första dagen"), (12, nil, nil, "10 celler"),
            ]
        )
    }

    @Test("a register with faults: a table and JSON with file, row, column, value and what was expected")
    func faults() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let before = try place.contents()
            let (lines, expected) = Self.faulty()
            let path = try place.registerFile(lines, name: "fel.csv")

            let text = try place.run("import register \(path) --employer 1")
            #expect(text.code == 1)
            #expect(text.out.contains("5 fel hittades. Ingenting har sparats."))
            let table = text.out.split(separator: "\n").filter { $0.hasPrefix("fel.csv ") }
            #expect(table.count == 5)

            let json = try place.run("import register \(path) --employer 1 --json")
            #expect(json.code == 1)
            let document = try json.json()
            #expect(document["stored"] as? Bool == false)
            #expect(document["faultCount"] as? Int == 5)
            let faults = try #require(document["faults"] as? [[String: Any]])
            #expect(faults.count == 5)
            for (row, column, value, words) in expected {
                let fault = try #require(faults.first { $0["row"] as? Int == row }, "row \(row) of \(faults)")
                #expect(fault["file"] as? String == "fel.csv")
                #expect(fault["column"] as? String == column)
                #expect(fault["value"] as? String == value)
                let sentence = try #require(fault["expected"] as? String)
                #expect(sentence.contains(words), "\(sentence)")
                #expect((fault["code"] as? String)?.isEmpty == false)
                let line = try #require(table.first { $0.contains(" \(row)  ") }, "row \(row) of the table")
                for part in [column, value, words].compactMap({ $0 }) { #expect(line.contains(part)) }
            }
            #expect(try place.contents() == before, "nothing is stored")
        }
    }

    @Test("at most a thousand faults are listed, and all are counted")
    func manyFaults() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let row = "x;1850;K;E1;Undersköterska;1;2020-01-01;;"
            let path = try place.registerFile([Workplace.register[0]] + (0..<1200).map { "q\($0)" + row.dropFirst() })
            let document = try place.run("import register \(path) --employer 1 --json").json()
            #expect(document["faultCount"] as? Int == 1200)
            #expect((document["faults"] as? [Any])?.count == 1000)
        }
    }

    @Test("a dry run says what would come of it and stores nothing; then the same file is stored")
    func dryRun() throws {
        try Workplace.with { place in
            let organisations = try place.file("o.csv", "Kod;Namn;Slag\n1;Xby;kommun\n")
            let tried = try place.run("import organisations \(organisations) --dry-run")
            #expect(tried.code == 0)
            #expect(tried.out.contains("Ingenting är sparat"))
            #expect(try place.run("organisations --all --json").json([Any].self).isEmpty)

            try place.readOrganisation()
            let before = try place.contents()
            let path = try place.registerFile()
            for command in [
                "import register \(path) --employer 1", "import population \(Self.population)",
                "import case Cases/linkoping-2021",
            ] {
                let outcome = try place.run(command + " --dry-run --json")
                #expect(outcome.code == 0)
                let document = try outcome.json()
                #expect(document["stored"] as? Bool == false)
                #expect(document["dryRun"] as? Bool == true)
            }
            #expect(try place.contents() == before)
            #expect(try place.run("population list --json").json([Any].self).isEmpty)

            let stored = try place.run("import register \(path) --employer 1 --json").json()
            #expect(stored["stored"] as? Bool == true)
            #expect((stored["register"] as? [String: Any])?["persons"] as? Int == 240)
            #expect((stored["register"] as? [String: Any])?["plan"] as? String == "made")
            #expect(try place.contents() != before)
        }
    }

    static let population = "Data/scb/karlstad_framskrivning_2024_2050.csv"

    @Test("a mapping is written as a file, changed and used")
    func mapping() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            var lines = Workplace.register
            lines[0] = lines[0].replacing("Enhet", with: "Avd")
            lines[1] = lines[1].replacing("E1", with: "Avdelning 7")
            let path = try place.registerFile(lines)
            #expect(try place.run("import register \(path) --employer 1 --dry-run").code == 1)
            var mapping = try place.run("import mapping \(path) --employer 1").json()
            var columns = try #require(mapping["columns"] as? [String: String])
            #expect(columns["person"] == "Person")
            columns["unit"] = "Avd"
            mapping["columns"] = columns
            mapping["units"] = ["Avdelning 7": "E1"]
            let file = try place.file(
                "koppling.json", String(decoding: try JSONSerialization.data(withJSONObject: mapping), as: UTF8.self))
            let outcome = try place.run("import register \(path) --employer 1 --mapping \(file) --dry-run --json")
            #expect(outcome.code == 0, "\(outcome.out)")
            let broken = try place.file("trasig.json", "{}")
            let refused = try place.run("import register \(path) --employer 1 --mapping \(broken)")
            #expect(refused.code == 1)
            #expect(refused.err.contains("är ingen koppling"))
        }
    }

    @Test("vacancies: faults listed and nothing stored, then stored and shown on their page")
    func observations() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let before = try place.contents()
            let wrong = try place.file(
                "fel.csv", "Enhet;Yrke;Vakanser;Saknar utbildning\nE1;Undersköterska;-2;3\nE9;Kock;1,5;\n")
            let refused = try place.run("import observations \(wrong) --employer 1 --day 2026-10-31 --json")
            #expect(refused.code == 1)
            let document = try refused.json()
            #expect(document["kind"] as? String == "observations" && document["stored"] as? Bool == false)
            let faults = try #require(document["faults"] as? [[String: Any]])
            #expect(faults.compactMap { $0["row"] as? Int } == [2, 3, 3, 3])
            #expect(
                faults.compactMap { $0["code"] as? String } == [
                    "outOfRange", "unknownValue", "unknownValue", "notAWholeNumber",
                ])
            #expect(
                (document["unmapped"] as? [[String: Any]])?.compactMap { $0["value"] as? String } == ["E9", "Kock"])
            let undated = try place.run("import observations \(wrong) --employer 1")
            #expect(undated.code == 1)
            #expect(undated.out.contains("ngen kolumn är vald för dag"))
            #expect(try place.contents() == before)

            let right = try place.file(
                "ratt.csv", "Enhet;Yrke;Vakanser;Saknar utbildning\nE1;Undersköterska;2;30\n;Förskollärare;0;\n")
            let tried = try place.run("import observations \(right) --employer 1 --day 2026-10-31 --dry-run")
            #expect(tried.code == 0 && tried.out.contains("Ingenting är sparat"))
            #expect(try place.contents() == before)
            #expect(try place.run("import observations \(right) --employer 1 --day 2026-10-31").code == 0)
            let page = try place.run("page /register/leveranser --json")
            #expect(page.out.contains("Vakanser är levererade av 1 av 1 arbetsgivare."))
            let unit = try place.run(
                "page /register/vakanser --org 2 --query dag=2026-10-31 --format csv --table uppgifter")
            #expect(unit.code == 0 && unit.out.contains("Undersköterska"), "\(unit.out) \(unit.err)")
            #expect(try place.run("import observations \(right) --employer 1 --day 31/10").code == 64)
        }
    }

    /// A ZIP archive of a few bytes that states that it unfolds to 900 MB.
    private static let bomb = """
        UEsDBBQAAAgAAAAAISgAAAAAAQAAAAAAQDgIAAAAeGwvYS54bWx4UEsBAhQAFAAACAAAAAAhKAAAAAABAAAAAABAOAgAAAAAAAAAAAAAAAAAAAAA\
        AHhsL2EueG1sUEsFBgAAAAABAAEANgAAACcAAAAAAA==
        """

    @Test("files that attack or are not what they should be are refused with a sentence")
    func hostileFiles() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let before = try place.contents()
            let heading = Workplace.register[0] + "\n"
            // A line of two gigabytes, without taking the room of it.
            let endless = try place.file("endless.csv", heading)
            try #require(FileHandle(forWritingAtPath: endless)).truncate(atOffset: 2 << 30)
            let bomb = place.directory + "/bomb.xlsx"
            try #require(Data(base64Encoded: Self.bomb)).write(to: URL(filePath: bomb))
            let files: [(String, String, String)] = [
                (endless, "större än", "fileTooLarge"),
                (
                    try place.file("long.csv", heading + String(repeating: "a", count: 2 << 20)), "är längre än",
                    "cellTooLong"
                ),
                (bomb, "när den packas upp", "unpacksTooLarge"),
                (try place.file("empty.csv", ""), "är tom", "emptyFile"),
                (try place.file("headings.csv", heading), "inga rader", "noRows"),
                (
                    try place.file("delimiter.csv", heading.replacing(";", with: "#")), "bara en kolumn",
                    "wrongDelimiter"
                ),
                (place.directory + "/missing.csv", "går inte att öppna", "cannotOpen"),
                (place.directory, "går inte att öppna", "cannotOpen"),
            ]
            for (path, words, code) in files {
                let outcome = try place.run("import register \(path) --employer 1 --json")
                #expect(outcome.code == 1)
                let document = try outcome.json()
                let fault = try #require((document["faults"] as? [[String: Any]])?.first)
                #expect(fault["code"] as? String == code, "\(path): \(fault)")
                #expect((fault["expected"] as? String)?.lowercased().contains(words) == true, "\(fault)")
            }
            for kind in ["organisations", "professions", "population", "observations"] {
                for path in [endless, bomb, place.directory + "/missing.csv", place.directory] {
                    let outcome = try place.run("import \(kind) \(path)")
                    #expect(outcome.code == 1, "\(kind) \(path)")
                    #expect(outcome.out.contains("Ingenting har sparats"))
                }
            }
            #expect(try place.contents() == before)
        }
    }
}
