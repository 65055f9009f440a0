import CExpat
import Glibc
import WorkforceModel

/// What happens at the elements of an XML part. Names are compared without their namespace prefix.
class XMLHandler {
    /// What went wrong in the part's contents; the scanning stops.
    var fault: ImportFaultReason?

    func start(_ element: XMLName, _ attributes: XMLAttributes) {}
    func end(_ element: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// An element or attribute name as the parser gives it.
struct XMLName {
    private let local: UnsafePointer<CChar>
    private let length: Int

    init(_ name: UnsafePointer<CChar>) {
        local = strchr(name, 58).map { UnsafePointer($0 + 1) } ?? name
        length = strlen(local)
    }

    static func ~= (pattern: StaticString, name: XMLName) -> Bool {
        pattern.utf8CodeUnitCount == name.length && memcmp(pattern.utf8Start, name.local, name.length) == 0
    }
}

/// Attributes of an element.
struct XMLAttributes {
    private let pairs: UnsafePointer<UnsafePointer<CChar>?>

    init(_ pairs: UnsafePointer<UnsafePointer<CChar>?>) {
        self.pairs = pairs
    }

    /// UTF-8 of the attribute `name`; nil when it is not there. Valid during the call of the handler only.
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        var pair = pairs
        while let key = pair[0], let value = pair[1] {
            if name ~= XMLName(key) {
                return UnsafeRawBufferPointer(start: value, count: strlen(value)).assumingMemoryBound(to: UInt8.self)
            }
            pair += 2
        }
        return nil
    }

    /// Text of the attribute `name`.
    func text(_ name: StaticString) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number ≥ 0 in the attribute `name`, nine digits at most.
    func number(_ name: StaticString) -> Int? {
        guard let bytes = bytes(name), (1...9).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}

/// Feeds an XML part to a handler piece by piece. Document types, and with them entities, are refused.
final class XMLScanner {
    private let parser: XML_Parser
    private let handler: XMLHandler
    private let part: ZipPart
    private let file: String
    private var isFinished = false

    /// A tag longer than this is no spreadsheet's, and would be held in memory whole.
    private static let longestTag = 4 << 20

    init(_ part: ZipPart, handler: XMLHandler, file: String) throws(ImportFault) {
        guard let parser = XML_ParserCreate(nil) else {
            throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: "memory"))
        }
        self.parser = parser
        self.handler = handler
        self.part = part
        self.file = file
        // The handler is kept by this object, which outlives the parser.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let scanner = XMLScanner.of(data), let name, let attributes else { return }
                scanner.handler.start(XMLName(name), XMLAttributes(attributes))
                scanner.stopAtFault()
            },
            { data, name in
                guard let scanner = XMLScanner.of(data), let name else { return }
                scanner.handler.end(XMLName(name))
                scanner.stopAtFault()
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let scanner = XMLScanner.of(data), let text, length > 0 else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
            scanner.handler.text(bytes.assumingMemoryBound(to: UInt8.self))
            scanner.stopAtFault()
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let scanner = XMLScanner.of(data) else { return }
            scanner.handler.fault = .documentTypeRefused
            scanner.stopAtFault()
        }
    }

    deinit {
        XML_ParserFree(parser)
    }

    /// Scans the next piece; false when the part is at its end.
    func advance() throws(ImportFault) -> Bool {
        if isFinished { return false }
        let count = try part.next()
        let isMore = count > 0
        try part.chunk.withUnsafeBufferPointer { (bytes) throws(ImportFault) in
            try feed(bytes.baseAddress, count: count, isLast: !isMore)
        }
        isFinished = !isMore
        return isMore
    }

    /// Scans the whole part.
    func run() throws(ImportFault) {
        while try advance() {}
    }

    private func feed(_ bytes: UnsafePointer<UInt8>?, count: Int, isLast: Bool) throws(ImportFault) {
        let status = XML_Parse(
            parser, bytes.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }, Int32(count), isLast ? 1 : 0
        )
        if let reason = handler.fault { throw ImportFault(file: file, reason: reason) }
        let isStuck = part.bytesRead - Int(XML_GetCurrentByteIndex(parser)) > Self.longestTag
        if status != XML_STATUS_OK || isStuck {
            let line = XML_GetCurrentLineNumber(parser)
            throw ImportFault(file: file, reason: .unreadable(.xlsx, detail: "XML, line \(line)"))
        }
    }

    private func stopAtFault() {
        if handler.fault != nil { XML_StopParser(parser, 0) }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLScanner? {
        data.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
    }
}
