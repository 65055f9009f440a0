/// Reads markup the way a strict reader would, to check what a browser would forgive.
struct MarkupInspection {
    struct Element {
        var name: String
        var attributes: [(name: String, value: String)]

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    /// Elements in the order they open.
    private(set) var elements: [Element] = []
    /// What is wrong with how they nest.
    private(set) var faults: [String] = []
    /// The text between tags, with references still in it.
    private(set) var text = ""

    private static let void: Set<String> = ["meta", "link", "input", "hr", "br", "wbr"]

    init(_ markup: String) {
        var open: [String] = []
        var rest = Substring(markup)
        if rest.hasPrefix("<!doctype html>") { rest = rest.dropFirst("<!doctype html>".count) }
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else {
                faults.append("a tag is not ended")
                return
            }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.first == "/" {
                let name = String(tag.dropFirst())
                if open.last == name { open.removeLast() } else { faults.append("</\(name)> inside \(open)") }
                continue
            }
            let element = Self.element(String(tag))
            elements.append(element)
            if !Self.void.contains(element.name) { open.append(element.name) }
        }
        text += rest
        if !open.isEmpty { faults.append("not closed: \(open)") }
    }

    private static func element(_ tag: String) -> Element {
        let name = String(tag.prefix { $0 != " " })
        var attributes: [(name: String, value: String)] = []
        var rest = tag.dropFirst(name.count)
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
                continue
            }
            let attribute = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(attribute.count)
            guard rest.hasPrefix("=\"") else {
                attributes.append((String(attribute), ""))
                continue
            }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count + 3)
            attributes.append((String(attribute), String(value)))
        }
        return Element(name: name, attributes: attributes)
    }

    /// Every id.
    var ids: [String] { elements.compactMap { $0["id"] } }

    /// Ids that are referred to but are not there.
    var brokenReferences: [String] {
        let known = Set(ids)
        return elements.flatMap { element in
            element.attributes.flatMap { name, value -> [String] in
                switch name {
                case "for", "aria-labelledby", "aria-describedby", "data-for", "data-copies":
                    return value.split(separator: " ").map(String.init)
                case "href" where value.hasPrefix("#") && value.count > 1: return [String(value.dropFirst())]
                case "fill" where value.hasPrefix("url(#"): return [String(value.dropFirst(5).dropLast())]
                default: return []
                }
            }
        }
        .filter { !known.contains($0) }
    }
}
