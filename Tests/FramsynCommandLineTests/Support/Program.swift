import Foundation
import Testing

/// What came of a run of the program.
struct Outcome {
    let code: Int32
    let out: String
    let err: String

    /// The answer as JSON.
    func json<Value>(_ type: Value.Type = [String: Any].self) throws -> Value {
        let value = try JSONSerialization.jsonObject(with: Data(out.utf8))
        return try #require(value as? Value, "\(out.prefix(200))")
    }
}

/// The program that was built beside these tests.
enum Program {
    static let path: String = {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: own ?? "").deletingLastPathComponent().appendingPathComponent("framsyn").path
    }()

    /// Runs a program to its end. Its output goes to files, so that no amount of it can block.
    static func run(_ arguments: [String], program: String = path, input: String? = nil) throws -> Outcome {
        try withDirectory { directory in
            let files = try ["out", "err", "in"].map { name in
                let path = directory + "/" + name
                try Data((name == "in" ? input ?? "" : "").utf8).write(to: URL(filePath: path))
                return try #require(FileHandle(forUpdatingAtPath: path))
            }
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.currentDirectoryURL = URL(filePath: projectDirectory)
            (process.standardOutput, process.standardError, process.standardInput) = (files[0], files[1], files[2])
            try process.run()
            process.waitUntilExit()
            func text(_ name: String) throws -> String {
                String(decoding: try Data(contentsOf: URL(filePath: directory + "/" + name)), as: UTF8.self)
            }
            // Ended by a signal means crashed; no run may.
            #expect(process.terminationReason == .exit, "\(arguments) ended by signal \(process.terminationStatus)")
            return Outcome(code: process.terminationStatus, out: try text("out"), err: try text("err"))
        }
    }
}

/// The project's own directory, from this file's place.
let projectDirectory = String(#filePath.split(separator: "/Tests/")[0])

/// A directory that goes away afterwards.
func withDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
    let directory = NSTemporaryDirectory() + "framsyn-cli-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try body(directory)
}

/// A directory with a store of its own and files to read in.
struct Workplace {
    let directory: String
    var store: String { directory + "/store" }

    /// Runs `body` in a directory that goes away afterwards.
    static func with(_ body: (Workplace) throws -> Void) throws {
        try withDirectory { try body(Workplace(directory: $0)) }
    }

    /// Runs the program on the store with words separated by spaces.
    func run(_ words: String, input: String? = nil) throws -> Outcome {
        try Program.run(words.split(separator: " ").map(String.init) + ["--data", store], input: input)
    }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = directory + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// A municipality with two units and two professions, read in from files; the municipality's number is 1.
    func readOrganisation() throws {
        let organisations = try file(
            "organisation.csv",
            "Kod;Namn;Slag;Överordnad\n1780;Åmåla kommun;kommun;\nE1;Hemtjänst Öst;enhet;1780\nE2;Ängen;enhet;1780\n")
        let professions = try file(
            "yrken.csv", "Namn;Verksamhetsområde\nUndersköterska;vård och omsorg\nFörskollärare;skola\n")
        #expect(try run("import organisations \(organisations)").code == 0)
        #expect(try run("import professions \(professions)").code == 0)
    }

    /// The lines of a register: 240 persons over 2018–2025 with exits each year.
    static let register: [String] =
        ["Person;Födelseår;Kön;Enhet;Yrke;Sysselsättningsgrad;Från;Till;Avgångsorsak"]
        + (0..<240).map { number in
            let leaves = number % 4 == 0
            let end = "\(2019 + number / 4 % 7)-0\(1 + number % 3)-28"
            return [
                "p\(number)", "\(1958 + number % 26)", number % 5 == 0 ? "M" : "K", number % 2 == 0 ? "E1" : "E2",
                number % 2 == 0 ? "Undersköterska" : "Förskollärare", number % 3 == 0 ? "0,75" : "1",
                "\(2000 + number % 17)-0\(1 + number % 9)-01", leaves ? end : number == 239 ? "2025-12-19" : "",
                leaves ? (number % 8 == 0 ? "Egen begäran" : "Pension") : "",
            ].joined(separator: ";")
        }

    /// Writes a register file and returns its path.
    func registerFile(_ lines: [String] = register, name: String = "register.csv") throws -> String {
        try file(name, lines.joined(separator: "\n"))
    }

    /// What is stored, to see that nothing has changed.
    func contents() throws -> [String] {
        try ["organisations --all --json", "page /register/leveranser --json", "page /register/logg --json"].map {
            try run($0).out
        }
    }
}
