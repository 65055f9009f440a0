import HTTPTypes
import Hummingbird
import NIOCore

/// What a form sent: fields in order, and files.
struct SubmittedForm: Sendable, Equatable {
    /// A file that was sent.
    struct File: Sendable, Equatable {
        /// Name of the field.
        var field: String
        /// The file's own name, without folders.
        var name: String
        /// What it holds.
        var bytes: [UInt8]
    }

    /// How much a form may hold.
    struct Limit: Sendable {
        /// Bytes of the whole body.
        var bytes: Int
        /// Fields and files together.
        var parts: Int

        /// A form without files.
        static let fields = Limit(bytes: 2 << 20, parts: 20_000)
        /// A form with files.
        static let files = Limit(bytes: 100 << 20, parts: 200)
    }

    /// Why a body could not be read.
    enum Fault: Error, Equatable {
        /// More bytes or parts than allowed.
        case tooLarge
        /// Not what it says it is.
        case malformed
        /// Neither of the two kinds that forms send.
        case unknownKind
    }

    /// Fields in the order they came; a name may come more than once.
    var fields: [(name: String, value: String)] = []
    /// Files in the order they came.
    var files: [File] = []

    /// A form with nothing in it.
    init() {}

    /// The query of a request; empty when it is longer than a form may be.
    init(query request: Request) {
        self =
            (try? SubmittedForm(urlEncoded: Array((request.uri.query ?? "").utf8), limit: .fields)) ?? SubmittedForm()
    }

    /// The body of a request. Throws the error whose page tells what is wrong.
    init(body request: Request, limit: Limit) async throws {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit.bytes {
            throw HTTPError(.contentTooLarge)
        }
        let body = Array(buffer: try await request.body.collect(upTo: limit.bytes))
        do {
            self = try SubmittedForm(body: body, type: request.headers[.contentType] ?? "", limit: limit)
        } catch .tooLarge {
            throw HTTPError(.contentTooLarge)
        } catch .malformed {
            throw HTTPError(.badRequest)
        } catch .unknownKind {
            throw HTTPError(.unsupportedMediaType)
        }
    }

    /// A body of one of the two kinds that forms send.
    init(body: [UInt8], type: String, limit: Limit) throws(Fault) {
        guard body.count <= limit.bytes else { throw .tooLarge }
        let kind = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        switch kind {
        case "application/x-www-form-urlencoded":
            self = try SubmittedForm(urlEncoded: body, limit: limit)
        case "multipart/form-data":
            guard let boundary = MultipartReader.boundary(in: type) else { throw .malformed }
            self = try MultipartReader(body: body, boundary: boundary, limit: limit).read()
        default:
            throw .unknownKind
        }
    }

    /// Fields as a form without files sends them: `name=value&…`, plus for space, percent and two hexadecimal digits for
    /// other bytes. A percent sign that is followed by something else stands for itself; bytes that are not UTF-8
    /// become U+FFFD.
    init(urlEncoded body: [UInt8], limit: Limit) throws(Fault) {
        guard body.count <= limit.bytes else { throw .tooLarge }
        for pair in body.split(separator: UInt8(ascii: "&")) {
            guard fields.count < limit.parts else { throw .tooLarge }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = equals < pair.endIndex ? pair[(equals + 1)...] : []
            fields.append((SubmittedForm.decoded(pair[..<equals]), SubmittedForm.decoded(value)))
        }
    }

    /// The last value of a name; nil when it was not sent.
    subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

    /// Every value of a name.
    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    static func == (lhs: SubmittedForm, rhs: SubmittedForm) -> Bool {
        lhs.files == rhs.files && lhs.fields.elementsEqual(rhs.fields) { $0 == $1 }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "+") {
                result.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), bytes.endIndex - index >= 2, let high = hex(bytes[index]),
                let low = hex(bytes[index + 1])
            {
                result.append(high << 4 | low)
                index += 2
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}
