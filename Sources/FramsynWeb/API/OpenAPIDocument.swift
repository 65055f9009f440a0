import FramsynApplication

/// The description of what programs can ask (OpenAPI 3.1), made of the same definitions as the routes and the pages.
enum OpenAPIDocument {
    /// The whole document.
    static func document(version: String) -> JSONValue {
        var paths: [String: JSONValue] = [
            APIAddress.root: ["get": index], APIAddress.document: ["get": itself],
        ]
        for entry in APIAddress.pages { paths[APIAddress.page(entry)] = ["get": operation(entry)] }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Framsyn", "version": .text(version),
                "description":
                    "Samma innehåll som sidorna visar nyckelns ägare, inom nyckelns behörighet och klass. Adresser på en sida (href, why) gäller sidan i Framsyn; samma adress efter /api/v1 ger den här.",
            ],
            "paths": .object(paths),
            "components": [
                "schemas": schemas,
                "securitySchemes": [
                    "nyckel": [
                        "type": "http", "scheme": "bearer",
                        "description": "Åtkomstnyckel, som skapas under Mitt konto och börjar med fsn_.",
                    ]
                ],
                "responses": problems,
            ],
            "security": [["nyckel": []]],
        ]
    }

    private static var schemas: JSONValue {
        guard case .object(var all) = PageSchema.all, case .object(let forms) = PageSchema.forms else { return [:] }
        all.merge(forms) { first, _ in first }
        all["Problem"] = PageSchema.problem
        all["Index"] = PageSchema.index
        return .object(all)
    }

    private static func operation(_ entry: PageEntry) -> JSONValue {
        [
            "operationId": .text(entry.path.split(whereSeparator: { $0 == "/" || $0 == "-" }).joined(separator: "_")),
            "summary": .text(entry.title),
            "tags": [.text(String(entry.path.split(separator: "/").first ?? ""))],
            "parameters": .list(entry.parameters.map(parameter)),
            "responses": responses("Sidans innehåll.", PageSchema.of("PageContent")),
        ]
    }

    private static let index: JSONValue = [
        "operationId": "sidor", "summary": "De sidor som nyckeln kan läsa",
        "responses": responses("Sidorna.", PageSchema.of("Index")),
    ]

    private static let itself: JSONValue = [
        "operationId": "openapi", "summary": "Den här beskrivningen", "security": [],
        "responses": [
            "200": ["description": "Beskrivningen.", "content": ["application/json": ["schema": ["type": "object"]]]],
            "405": ["$ref": "#/components/responses/405"], "503": ["$ref": "#/components/responses/503"],
        ],
    ]

    private static func responses(_ words: String, _ schema: JSONValue) -> JSONValue {
        var all: [String: JSONValue] = [
            "200": ["description": .text(words), "content": ["application/json": ["schema": schema]]]
        ]
        for status in kinds.map(\.status) { all[status] = ["$ref": .text("#/components/responses/" + status)] }
        return .object(all)
    }

    private static let kinds: [(status: String, words: String, header: String?)] = [
        ("400", "Frågan gick inte att förstå.", nil),
        ("401", "Nyckeln saknas eller gäller inte.", "WWW-Authenticate"),
        ("403", "Nyckeln ger inte rätt att läsa det. Om det finns sägs inte.", nil),
        ("404", "Det finns inget här.", nil), ("405", "Bara GET tas emot.", "Allow"),
        ("429", "För många frågor i sekunden.", "Retry-After"),
        ("500", "Ett fel hos Framsyn.", nil), ("503", "Framsyn hinner inte svara.", nil),
    ]

    private static var problems: JSONValue {
        var all: [String: JSONValue] = [:]
        for (status, words, header) in kinds {
            var response: [String: JSONValue] = [
                "description": .text(words),
                "content": .object([Problem.mediaType: ["schema": PageSchema.of("Problem")]]),
            ]
            if let header {
                response["headers"] = .object([header: ["required": true, "schema": ["type": "string"]]])
            }
            all[status] = .object(response)
        }
        return .object(all)
    }

    private static func parameter(_ parameter: PageParameter) -> JSONValue {
        var value: [String: JSONValue] = [
            "name": .text(parameter.name), "in": "query", "description": .text(parameter.words),
            "required": .truth(parameter.isRequired), "schema": schema(parameter),
        ]
        if parameter.kind == .ticks {
            value["style"] = "form"
            value["explode"] = true
        }
        return .object(value)
    }

    private static func schema(_ parameter: PageParameter) -> JSONValue {
        switch parameter.kind {
        case .identity: ["type": "integer", "minimum": 1, "maximum": .number(PageParameter.largestIdentity)]
        case .whole(let range):
            [
                "type": "integer", "minimum": .number(Int64(range.lowerBound)),
                "maximum": .number(Int64(range.upperBound)),
            ]
        case .decimal: ["type": "string", "pattern": "^-?[0-9]{1,9}([.,][0-9]{1,9})?$"]
        case .day: ["type": "string", "format": "date"]
        case .text: ["type": "string", "maxLength": .number(Int64(PageParameter.longestText))]
        case .choice(let values): ["type": "string", "enum": .list(values.map { .text($0) })]
        case .flag: ["type": "string", "enum": ["1"]]
        case .ticks:
            [
                "type": "object", "additionalProperties": false,
                "patternProperties": .object([
                    "^\(parameter.name)[1-9][0-9]{0,14}$": ["type": "string", "enum": ["ja"]]
                ]),
            ]
        }
    }
}
