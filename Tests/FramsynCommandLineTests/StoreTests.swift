import Foundation
import GRDB
import Testing

@Suite("A store that is missing, locked, damaged or newer is said so, and left as it is")
struct StoreTests {
    static let readers = [
        "organisations", "page /behov", "intervals --org 1", "backtest --org 1", "population list",
        "export case plan --org 1", "import mapping x.csv --employer 1",
    ]

    @Test("what only reads makes no store", arguments: readers)
    func missing(_ command: String) throws {
        try Workplace.with { place in
            let outcome = try place.run(command)
            #expect(outcome.code == 1)
            #expect(outcome.out == "")
            #expect(outcome.err.contains("Det finns inga uppgifter i mappen"), "\(outcome.err)")
            #expect(!FileManager.default.fileExists(atPath: place.store))
        }
    }

    @Test(
        "an organisation that there is not",
        arguments: [
            "intervals --org 99", "backtest --org 99", "export case plan --org 99", "page /behov --org 99",
            "check-text README.md --org 99", "import register README.md --employer 99", "organisations --under 99",
        ])
    func unknownOrganisation(_ command: String) throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let outcome = try place.run(command)
            #expect(outcome.code == 1)
            #expect(outcome.err.contains("framsyn organisations"), "\(command): \(outcome)")
            #expect(outcome.err.split(separator: "\n").count == 1)
        }
    }

    @Test("a locked store, after the time that is waited")
    func locked() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let file = try place.file("o.csv", "Kod;Namn;Slag\n1;Xby;kommun\n")
            let outcome = try DatabaseQueue(path: place.store + "/framsyn.sqlite").writeWithoutTransaction { database in
                var outcome: Outcome?
                try database.inTransaction(.immediate) {
                    outcome = try place.run("import organisations \(file)")
                    return .rollback
                }
                return outcome
            }
            #expect(outcome?.code == 1)
            #expect(outcome?.err.contains("används av ett annat program") == true, "\(String(describing: outcome))")
            #expect(try !place.run("organisations --all").out.contains("Xby"))
        }
    }

    @Test("a damaged store, a newer one and a place that is no directory")
    func unusable() throws {
        try Workplace.with { place in
            try FileManager.default.createDirectory(atPath: place.store, withIntermediateDirectories: true)
            let path = place.store + "/framsyn.sqlite"
            let rubbish = String(repeating: "inte en databas ", count: 500)
            try rubbish.write(toFile: path, atomically: true, encoding: .utf8)
            let damaged = try place.run("organisations")
            #expect(damaged.code == 1)
            #expect(damaged.err.contains("skadad eller ingen databas"), "\(damaged.err)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == rubbish)
        }
        try Workplace.with { place in
            try place.readOrganisation()
            try DatabaseQueue(path: place.store + "/framsyn.sqlite").write { database in
                try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('M999Framtiden')")
            }
            #expect(try place.run("organisations").err.contains("nyare version"))
        }
        try Workplace.with { place in
            _ = try place.file("store", "en fil")
            let outcome = try place.run("import organisations README.md")
            #expect(outcome.code == 1)
            #expect(outcome.err.contains("går inte att skapa eller skriva i"), "\(outcome.err)")
        }
    }

    @Test("a demonstration is made in an empty place only")
    func demonstration() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let outcome = try place.run("demo --small")
            #expect(outcome.code == 1)
            #expect(outcome.err.contains("Det finns redan uppgifter här"))
        }
    }
}
