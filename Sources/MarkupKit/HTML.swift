/// Markup under construction: elements, attributes and text are appended to one buffer of UTF-8.
///
/// Whatever comes in as a `String` is escaped, in text and in attributes alike; only what stands in the program itself
/// (`StaticString`) is written as it is. An element is closed by the call that opened it, so markup is always nested
/// rightly. Attributes come before content.
///
///     html.element("p") {
///         $0.attribute("class", "lead")
///         $0.text(sentence)
///     }
public struct HTML: Sendable {
    /// The markup so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var isInStartTag = false

    /// Empty markup with room for `capacity` bytes.
    public init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// The markup as a string.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether nothing has been written.
    public var isEmpty: Bool { bytes.isEmpty }

    /// An element with what `content` writes: its attributes first, then text and elements.
    public mutating func element(_ name: StaticString, _ content: (inout HTML) -> Void) {
        open(name)
        content(&self)
        endStartTag()
        write("</")
        write(name)
        bytes.append(Byte.greater)
    }

    /// An element with one class and what `content` writes.
    public mutating func element(_ name: StaticString, class names: StaticString, _ content: (inout HTML) -> Void) {
        element(name) {
            $0.attribute("class", names)
            content(&$0)
        }
    }

    /// An element with nothing but text, and a class if one is given.
    public mutating func element(_ name: StaticString, class names: StaticString? = nil, text: String) {
        element(name) {
            if let names { $0.attribute("class", names) }
            $0.text(text)
        }
    }

    /// An element that cannot have content (`input`, `meta`, `link` …), with the attributes that `attributes` writes.
    public mutating func void(_ name: StaticString, _ attributes: (inout HTML) -> Void = { _ in }) {
        open(name)
        attributes(&self)
        endStartTag()
    }

    /// An attribute with an escaped value. Only directly after its element was opened.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        begin(name)
        escape(value)
        bytes.append(Byte.quote)
    }

    /// An attribute whose value stands in the program.
    public mutating func attribute(_ name: StaticString, _ value: StaticString) {
        begin(name)
        write(value)
        bytes.append(Byte.quote)
    }

    /// An attribute with a whole number.
    public mutating func attribute(_ name: StaticString, _ value: Int) {
        begin(name)
        bytes.append(contentsOf: String(value).utf8)
        bytes.append(Byte.quote)
    }

    /// An attribute without value, such as `required`.
    public mutating func attribute(_ name: StaticString) {
        assert(isInStartTag, "an attribute comes before content")
        bytes.append(Byte.space)
        write(name)
    }

    /// An address (`href`, `src`, `action`): a path, query or fragment within the service, or http, https or mailto.
    /// Anything else, such as `javascript:`, is written as "#".
    public mutating func address(_ name: StaticString, _ value: String) {
        attribute(name, HTML.isSafe(address: value) ? value : "#")
    }

    /// Escaped text.
    public mutating func text(_ text: String) {
        endStartTag()
        escape(text)
    }

    /// Markup that stands in the program; written as it is.
    public mutating func raw(_ markup: StaticString) {
        endStartTag()
        write(markup)
    }

    /// Markup made elsewhere.
    public mutating func append(_ other: HTML) {
        endStartTag()
        bytes.append(contentsOf: other.bytes)
    }

    private mutating func open(_ name: StaticString) {
        endStartTag()
        bytes.append(Byte.less)
        write(name)
        isInStartTag = true
    }

    private mutating func endStartTag() {
        guard isInStartTag else { return }
        bytes.append(Byte.greater)
        isInStartTag = false
    }

    private mutating func begin(_ name: StaticString) {
        attribute(name)
        bytes.append(Byte.equals)
        bytes.append(Byte.quote)
    }

    /// Appends UTF-8 with whatever would be read as markup replaced.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices {
            let reference: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\""): reference = "&quot;"
            case UInt8(ascii: "'"): reference = "&#39;"
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: reference = "\u{FFFD}"
            default: continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            write(reference)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    private mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}

/// The bytes that markup itself is made of.
enum Byte {
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let equals = UInt8(ascii: "=")
}
