/// Figures in Prometheus' text format: for each name a line of help, one of its kind, and a line a value.
struct MetricsText {
    /// What a figure is.
    enum Kind: String {
        /// Only grows.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts by class.
        case histogram
    }

    /// The text so far.
    private(set) var text = ""

    /// Begins the figures of a name.
    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// One figure.
    mutating func add(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        let number = value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        text += name + (pairs.isEmpty ? "" : "{\(pairs)}") + " \(number)\n"
    }

    /// A name with a single figure.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        begin(name, kind, help)
        add(name, [], value)
    }

    /// Backslash, quote and line break are written as the format demands.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

extension Metrics.Reading {
    /// Writes what was counted.
    func write(to text: inout MetricsText) {
        let kinds = requests.sorted { ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method) }
        text.begin("framsyn_http_requests_total", .counter, "Requests answered.")
        for (kind, tally) in kinds {
            for (status, count) in tally.statuses.sorted(by: { $0.key < $1.key }) {
                text.add(
                    "framsyn_http_requests_total",
                    [("method", kind.method), ("route", kind.route), ("status", "\(status)xx")], Double(count))
            }
        }
        let name = "framsyn_http_request_duration_seconds"
        text.begin(name, .histogram, "Time from a request until its answer is made.")
        for (kind, tally) in kinds {
            let labels = [("method", kind.method), ("route", kind.route)]
            var sum = 0
            for (bound, count) in zip(Metrics.bounds.map { "\($0)" } + ["+Inf"], tally.durations) {
                sum += count
                text.add(name + "_bucket", labels + [("le", bound)], Double(sum))
            }
            text.add(name + "_sum", labels, tally.seconds)
            text.add(name + "_count", labels, Double(sum))
        }
        text.single("framsyn_http_requests_in_flight", .gauge, "Requests at work.", Double(underWay))
        text.begin("framsyn_http_refused_total", .counter, "Connections refused before any route.")
        for refusal in Refusal.allCases {
            text.add(
                "framsyn_http_refused_total", [("reason", refusal.rawValue)], Double(refusals[refusal] ?? 0))
        }
    }
}
