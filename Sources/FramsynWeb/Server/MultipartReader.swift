/// Reads `multipart/form-data` (RFC 7578): parts between boundaries, each with a few header lines and its bytes.
struct MultipartReader {
    private let body: [UInt8]
    private let delimiter: [UInt8]
    private let limit: SubmittedForm.Limit

    /// Header lines of a part may be no longer than this in all.
    private static let longestHead = 8192

    /// A reader of a body with the boundary that its type names.
    init(body: [UInt8], boundary: String, limit: SubmittedForm.Limit) {
        self.body = body
        self.limit = limit
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// The boundary in a content type; nil when it is missing or not 1–70 characters, as the format demands.
    static func boundary(in type: String) -> String? {
        guard let value = parameter("boundary", in: type), (1...70).contains(value.utf8.count),
            value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return value
    }

    /// All parts. Throws when the body does not hold together or holds more than allowed.
    func read() throws(SubmittedForm.Fault) -> SubmittedForm {
        var form = SubmittedForm()
        // The first boundary has no line break before it.
        guard body.starts(with: delimiter.dropFirst(2)) else { throw .malformed }
        var index = delimiter.count - 2
        while true {
            if hasBytes("--", at: index) { return form }
            guard hasBytes("\r\n", at: index) else { throw .malformed }
            guard form.fields.count + form.files.count < limit.parts else { throw .tooLarge }
            let start = index + 2
            guard let headEnd = find(Array("\r\n\r\n".utf8), from: start, to: start + Self.longestHead),
                let end = find(delimiter, from: headEnd + 2, to: body.count)
            else { throw .malformed }
            // A part may be empty, in which case its boundary follows the blank line at once.
            let content = body[min(headEnd + 4, end)..<end]
            try add(content, head: String(decoding: body[start..<headEnd], as: UTF8.self), to: &form)
            index = end + delimiter.count
        }
    }

    private func add(
        _ content: ArraySlice<UInt8>, head: String, to form: inout SubmittedForm
    ) throws(SubmittedForm.Fault) {
        let lines = head.split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = Self.parameter("name", in: String(line))
        else { throw .malformed }
        guard let fileName = Self.parameter("filename", in: String(line)) else {
            form.fields.append((name, String(decoding: content, as: UTF8.self)))
            return
        }
        // A file field that was left empty sends a part without name and bytes.
        guard !fileName.isEmpty || !content.isEmpty else { return }
        let last = fileName.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        form.files.append(SubmittedForm.File(field: name, name: last, bytes: Array(content)))
    }

    /// A parameter after a semicolon, quoted or not. Browsers write a quote inside a name as %22.
    private static func parameter(_ name: String, in line: String) -> String? {
        var rest = Substring(line)
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " || $0 == "\t" }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let found = rest[..<equals]
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let quote = rest.firstIndex(of: "\"") else { return nil }
                value = rest[..<quote]
                rest = rest[rest.index(after: quote)...]
            } else {
                value = rest.prefix { $0 != ";" && $0 != " " }
                rest = rest[value.endIndex...]
            }
            if found.lowercased() == name { return String(value).replacing("%22", with: "\"") }
        }
        return nil
    }

    private func hasBytes(_ text: StaticString, at index: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            index + wanted.count <= body.count && body[index..<(index + wanted.count)].elementsEqual(wanted)
        }
    }

    /// The first place of `wanted` that begins in `from..<to`.
    private func find(_ wanted: [UInt8], from start: Int, to limit: Int) -> Int? {
        let last = min(limit, body.count - wanted.count + 1)
        guard start < last, let first = wanted.first else { return nil }
        return body.withUnsafeBufferPointer { bytes in
            wanted.withUnsafeBufferPointer { wanted in
                var index = start
                search: while index < last {
                    if bytes[index] == first {
                        for offset in 1..<wanted.count where bytes[index + offset] != wanted[offset] {
                            index += 1
                            continue search
                        }
                        return index
                    }
                    index += 1
                }
                return nil
            }
        }
    }
}
