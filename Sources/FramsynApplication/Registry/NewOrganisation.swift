internal import WorkforceModel
internal import WorkforceStore

extension Service {
    /// Adds an organisation whose code is made from its name, and returns its identity.
    func newOrganisation<Case: UseCase>(
        named name: String, kind: OrganisationKind, isSynthetic: Bool = false, by useCase: Case, _ viewer: Viewer
    ) async throws -> Int64 {
        let code = Self.freeCode(from: name, among: try await store.organisations())
        return try await store.saveOrganisation(
            Organisation(id: 0, code: code, name: name, kind: kind, isSynthetic: isSynthetic), before: nil,
            event: event(useCase, by: viewer, object: "organisation", after: name))
    }

    /// A code made from `name` that none of `organisations` has, whatever its case.
    static func freeCode(from name: String, among organisations: [Organisation]) -> String {
        let taken = Set(organisations.map { $0.code.lowercased() })
        let stem = code(from: name)
        var code = stem
        var number = 2
        while taken.contains(code) {
            code = "\(stem)-\(number)"
            number += 1
        }
        return code
    }

    /// ASCII letters and digits of a name, å ä ö written a a o: "Social- och omsorgsnämnden" → "social-och-omsorgsnamnden".
    static func code(from name: String) -> String {
        let plain: [Character: Character] = ["å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u"]
        var code = ""
        for character in name.lowercased() {
            let letter = plain[character] ?? character
            if letter.isASCII, letter.isLetter || letter.isNumber {
                code.append(letter)
            } else if !code.isEmpty, code.last != "-" {
                code.append("-")
            }
        }
        while code.last == "-" { code.removeLast() }
        return code.isEmpty ? "organisation" : String(code.prefix(60))
    }
}
