import Foundation
import GRDB
import Testing

@Suite("The log, retention, copies and checks from the command line")
struct KeepingTests {
    /// Changes the store as somebody with the file in hand can.
    private func tamper(_ place: Workplace, _ sql: String) throws {
        try DatabaseQueue(path: place.store + "/framsyn.sqlite").writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA foreign_keys = OFF; DROP TRIGGER event_unchanged; DROP TRIGGER report_unchanged")
            try database.execute(sql: sql)
        }
    }

    /// A server on the place's store, for as long as `body` runs.
    private func serving(_ place: Workplace, _ arguments: [String] = [], _ body: () throws -> Void) throws {
        let portFile = place.directory + "/port"
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["serve", "--data", place.store, "--port", "0", "--port-file", portFile] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        for _ in 0..<600 where !FileManager.default.fileExists(atPath: portFile) { usleep(50_000) }
        try #require(FileManager.default.fileExists(atPath: portFile), "the server did not start")
        try body()
    }

    @Test("the log is listed, has an end, is whole, and names its first broken link with code 1")
    func log() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let head = try place.run("log head").out.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(head.wholeMatch(of: /2:[0-9a-f]{64}/) != nil, "\(head)")
            #expect(try place.run("log head --json").json()["id"] as? Int == 2)
            let whole = try place.run("log verify --from-head \(head) --json")
            #expect(whole.code == 0)
            #expect(try whole.json()["whole"] as? Bool == true && whole.json()["comparedHeads"] as? Int == 1)
            let listed = try place.run("log list --csv").out
            #expect(listed.contains("organisation inläst") && listed.contains("yrken inlästa"))
            #expect(try !place.run("log list --object yrke --csv").out.contains("organisation inläst"))
            #expect(try place.run("log list --object yrke").out.contains("yrken inlästa"))
            #expect(try place.run("log list --from igår").err.contains("”igår” är ingen dag"))
            #expect(try place.run("log list --from igår").code == 1)
            #expect(try place.run("log verify --from-head x").err.contains("framsyn log head"))

            try tamper(place, "UPDATE event SET actor = 'någon annan' WHERE id = 1")
            let broken = try place.run("log verify --json")
            #expect(broken.code == 1)
            let fault = try #require(try broken.json()["fault"] as? [String: Any])
            #expect(fault["event"] as? Int == 1 && fault["kind"] as? String == "changed")
            #expect(try place.run("log verify").out.contains("Händelse 1 är inte den som skrevs"))
            let check = try place.run("check")
            #expect(check.code == 1)
            #expect(check.out.contains("1\u{a0}fel") && check.out.contains("Händelse 1"))
        }
    }

    @Test("retention changes nothing until it is told to")
    func retention() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            #expect(try place.run("retention").out == "Ingenting är äldre än reglerna tillåter.\n")
            try DatabaseQueue(path: place.store + "/framsyn.sqlite").write { database in
                try database.execute(
                    sql: """
                        INSERT INTO job (kind, owner, manifest, state, createdAt, endedAt)
                            VALUES ('k', 'o', '{}', 'done', '2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z')
                        """)
            }
            let dry = try place.run("retention")
            #expect(dry.out.contains("Skulle gallras") && dry.out.contains("jobb med resultat: 1, äldst 2020-01-02"))
            let before = try place.run("log head").out
            let applied = try place.run("retention --apply --json").json()
            #expect(applied["applied"] as? Bool == true)
            let counts = (applied["rules"] as? [[String: Any]])?.compactMap { $0["count"] as? Int }
            #expect(counts?.reduce(0, +) == 1)
            #expect(try place.run("retention").out.hasPrefix("Ingenting"))
            #expect(try place.run("log head").out != before)
            #expect(try place.run("log verify").code == 0)
        }
    }

    @Test("a copy while the server serves, put back elsewhere and in place; a served store is not replaced")
    func copies() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let copies = place.directory + "/kopior"
            var copy = ""
            try serving(place) {
                let made = try place.run("backup \(copies) --keep 2 --json")
                #expect(made.code == 0, "\(made)")
                copy = try #require(try made.json()["file"] as? String)
                let refused = try place.run("restore \(copy) --replace")
                #expect(refused.code == 1)
                #expect(refused.err.contains("Stoppa det och försök igen"), "\(refused)")
            }
            #expect(try place.run("restore \(copy)").err.contains("--replace"))
            #expect(try Program.run(["check", copy]).code == 0)
            let contents = try place.contents().prefix(2)
            let extra = try place.file("o.csv", "Kod;Namn;Slag\n9;Xby;kommun\n")
            #expect(try place.run("import organisations \(extra)").code == 0)
            #expect(try place.contents().prefix(2) != contents)
            let restored = try place.run("restore \(copy) --replace --json")
            #expect(restored.code == 0, "\(restored)")
            #expect(try place.contents().prefix(2) == contents)
            let aside = try #require(try restored.json()["replaced"] as? String)
            #expect(try Program.run(["check", aside]).code == 0)
            #expect(try place.run("check --json").json()["sound"] as? Bool == true)
            for _ in 0..<3 { #expect(try place.run("backup \(copies) --keep 2").code == 0) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: copies).count == 4, "two copies, two manifests")
        }
    }

    @Test("a copy with a changed byte is refused, and the store stays")
    func damagedCopy() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let copy = try #require(try place.run("backup \(place.directory)/k --json").json()["file"] as? String)
            var bytes = try Data(contentsOf: URL(filePath: copy))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(filePath: copy))
            let before = try place.contents()
            let refused = try place.run("restore \(copy) --replace")
            #expect(refused.code == 1)
            #expect(refused.err.contains("kontrollsumman stämmer inte"), "\(refused)")
            #expect(try place.contents() == before)
        }
    }

    @Test("a full disk and a place that is no directory: words, and nothing half-made")
    func fullDisk() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let copies = place.directory + "/kopior"
            // A limit on the size of files gives the same refusal as a full disk, for this process alone.
            let script = "trap '' XFSZ; ulimit -f 64; exec '\(Program.path)' backup '\(copies)' --data '\(place.store)'"
            let full = try Program.run(["-c", script], program: "/bin/bash")
            #expect(full.code == 1)
            #expect(full.err.contains("går inte att skriva i") && full.err.contains("ledigt utrymme"), "\(full)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: copies).isEmpty)
            let file = try place.file("fil", "x")
            let none = try place.run("backup \(file)")
            #expect(none.code == 1)
            #expect(none.err.contains("Ingen säkerhetskopia är gjord") && none.err.split(separator: "\n").count <= 2)
            #expect(try place.run("check").code == 0)
        }
    }

    @Test("the server makes the copy that is due when it starts")
    func scheduled() throws {
        try Workplace.with { place in
            try place.readOrganisation()
            let copies = place.directory + "/kopior"
            try serving(place, ["--backup-dir", copies, "--backup-hour", "3", "--backup-keep", "5"]) {
                func found() -> [String] {
                    ((try? FileManager.default.contentsOfDirectory(atPath: copies)) ?? []).filter {
                        $0.hasSuffix(".sqlite") && $0.hasPrefix("framsyn-")
                    }
                }
                for _ in 0..<600 where found().isEmpty { usleep(50_000) }
                #expect(found().count == 1)
                let checked = try Program.run(["check", copies + "/" + (found().first ?? "")])
                #expect(checked.code == 0)
            }
        }
    }
}
