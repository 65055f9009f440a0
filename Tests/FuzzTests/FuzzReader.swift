import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Interchange
import NIOCore
import WorkforceModel

@testable import FramsynWeb

/// A reader of bytes from outside, with files it can read and the signs of its format.
enum FuzzReader: String, CaseIterable, Sendable {
    case csv
    case xlsx
    case jsonStat
    case caseFolder
    case mapping
    case cookie
    case token
    case query
    case multipart
    case http

    /// Reads; whatever is wrong with the bytes is thrown or told, never trapped.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .csv: Self.readTable(bytes, name: "fil.csv")
        case .xlsx: Self.readTable(bytes, name: "fil.xlsx")
        case .jsonStat: _ = PopulationReader.read(json: bytes, file: "svar.json")
        case .caseFolder: _ = try? CaseReader.read(name: "plan", files: FuzzSeeds.caseFiles(with: bytes))
        case .mapping:
            guard let mapping = try? JSONDecoder().decode(ImportMapping.self, from: Data(bytes)) else { return }
            Self.readRegister(FuzzSeeds.register, mapping: mapping, name: "fil.csv")
        case .cookie:
            let request = Self.request("/", cookie: String(decoding: bytes, as: UTF8.self))
            _ = ChosenOrganisation.of(request)
            _ = Cookies.value("framsyn-session", request).flatMap(SecretToken.init(text:))
        case .token: FuzzTokens.read(bytes)
        case .query:
            let request = Self.request("/behov?" + String(decoding: bytes, as: UTF8.self), cookie: nil)
            _ = SubmittedForm(query: request)
            _ = ChosenOrganisation.of(request)
            _ = try? SubmittedForm(urlEncoded: bytes, limit: .fields)
        case .multipart:
            // The first line is the type, so that it is tried too.
            let end = bytes.firstIndex(of: 10) ?? bytes.count
            let type = String(decoding: bytes[..<end], as: UTF8.self)
            _ = try? SubmittedForm(body: Array(bytes[min(end + 1, bytes.count)...]), type: type, limit: .files)
        case .http: FuzzConnection.feed(bytes)
        }
    }

    /// Files it can read.
    var seeds: [[UInt8]] { FuzzSeeds.of(self) }

    /// How inputs are made of them.
    var mutation: Mutation {
        switch self {
        case .csv: Mutation(words: [";", ",", "\t", "\"", "\"\"", "\r\n", "\r", "\n", "\u{FEFF}"])
        case .xlsx:
            Mutation(words: [
                "<x:c t=\"s\"><x:v>", "</x:v></x:c>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&#x0;", "r=\"ZZZ9\"",
                "r=\"A0\"", "<![CDATA[", "]]>", "PK\u{3}\u{4}", "PK\u{5}\u{6}",
            ])
        case .jsonStat, .mapping:
            Mutation(words: ["{", "}", "[", "]", ":", ",", "null", "true", "\"", "\\u0000", "\\ud800"])
        case .caseFolder:
            Mutation(words: [":", "- ", "\n  ", "&a", "*a", "<<: *a", "!!int", "|", ">", "[", "{", "#", "---"])
        case .cookie: Mutation(words: ["framsyn-organisation=", ";", "=", "; ", "\""])
        case .token: Mutation(words: [".", "=", "{", "}", "[", "]", ":", ",", "null", "\"", "\\u0000", "eyJ", "none"])
        case .query: Mutation(words: ["%", "%%", "%C3", "+", "&", "=", "?", "org=", "#"])
        case .multipart: Mutation(words: ["\r\n", "--", "------x", "\"", "filename=", "; ", "\r\n\r\n", "name="])
        case .http:
            Mutation(words: [
                "\r\n", "\r\n\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "GET / HTTP/1.1\r\n",
                "0\r\n\r\n",
                "Connection: close\r\n", "Expect: 100-continue\r\n", "HTTP/1.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            ])
        }
    }

    /// An input of the reader: a workbook is now changed as it lies on disk, now in one of its parts before it is packed.
    func input(_ draws: inout Draws) -> [UInt8] {
        guard self == .xlsx, draws.below(4) > 0 else { return mutation.apply(to: seeds, &draws) }
        return FuzzSeeds.workbook { mutation.apply(to: [Array($0.utf8)], &draws) }
    }

    private static func readTable(_ bytes: [UInt8], name: String) {
        let source = TableSource(bytes: bytes, name: name)
        guard let sample = try? TableSample(source, rows: 20) else { return }
        readRegister(bytes, mapping: suggestMapping(sample), name: name)
        _ = PopulationReader.read(table: source)
    }

    private static func readRegister(_ bytes: [UInt8], mapping: ImportMapping, name: String) {
        _ = try? parseRegister(
            TableSource(bytes: bytes, name: name), mapping: mapping, organisations: FuzzSeeds.organisations,
            professions: FuzzSeeds.professions, today: Day(number: 20_778))
    }

    private static func request(_ path: String, cookie: String?) -> Request {
        var fields = HTTPFields()
        if let cookie { fields[.cookie] = cookie }
        return Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: "localhost", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer()))
    }
}
