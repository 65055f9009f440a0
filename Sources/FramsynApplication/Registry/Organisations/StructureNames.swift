internal import SwedishText
internal import WorkforceModel

extension StaffOverTimeContent {
    /// What the places of a structure are called.
    struct Names {
        private let employer: Organisation
        private let tree: OrganisationTree
        private let day: Day

        init(_ employer: Organisation, _ tree: OrganisationTree, _ day: Day) {
            (self.employer, self.tree, self.day) = (employer, tree, day)
        }

        func plain(_ place: OrganisationStructure.Place) -> String {
            switch place {
            case .body(let id): tree[id]?.name ?? "nummer \(id)"
            case .employer: "Direkt under \(employer.name)"
            case .outside: "Hör inte längre till \(employer.name)"
            }
        }

        /// With a mark on what does not exist on the day.
        func name(_ place: OrganisationStructure.Place) -> String {
            guard case .body(let id) = place, let body = tree[id], !body.exists(on: day) else { return plain(place) }
            return plain(place) + (isLater(place) ? " (inte ännu)" : " (upphört)")
        }

        /// Whether it is a body that begins after the day.
        func isLater(_ place: OrganisationStructure.Place) -> Bool {
            guard case .body(let id) = place, let from = tree[id]?.validFrom else { return false }
            return from > day
        }

        /// Bodies by name, then what is in none.
        func order(_ first: OrganisationStructure.Place, _ second: OrganisationStructure.Place) -> Bool {
            func rank(_ place: OrganisationStructure.Place) -> (Int, String, Int64) {
                switch place {
                case .body(let id): (0, plain(place), id)
                case .employer: (1, "", 0)
                case .outside: (2, "", 0)
                }
            }
            return rank(first) < rank(second)
        }
    }

    /// Which bodies a line was added up from in which years.
    struct SourceWords {
        private var spans: [(first: Int, last: Int, names: [String])] = []

        init(_ years: [Int], _ sources: [Set<OrganisationStructure.Place>?], _ names: Names) {
            for (year, places) in zip(years, sources) {
                guard let places else { continue }
                let words = places.sorted(by: names.order).map(names.plain)
                if let last = spans.last, last.last == year - 1, last.names == words {
                    spans[spans.count - 1].last = year
                } else {
                    spans.append((year, year, words))
                }
            }
        }

        private static func years(_ span: (first: Int, last: Int, names: [String])) -> String {
            span.first == span.last ? "\(span.first)" : "\(span.first)–\(span.last)"
        }

        /// "2016–2018: Äldreförvaltningen + Omsorgsförvaltningen".
        var text: String {
            spans.map { "\(Self.years($0)): \($0.names.joined(separator: " + "))" }.joined(separator: "; ")
        }

        /// "är 2016–2018 Äldreförvaltningen och Omsorgsförvaltningen sammanlagda", one a span.
        var sentences: [String] {
            spans.map { span in
                "är \(Self.years(span)) " + Swedish.list(span.names)
                    + (span.names.count > 1 ? " sammanlagda" : ", som uppgick i den")
            }
        }
    }
}
