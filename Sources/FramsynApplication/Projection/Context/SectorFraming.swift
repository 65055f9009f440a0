internal import Presentation
internal import SwedishText

/// The sector in addresses.
public enum SectorLinks {
    /// Its name in a query.
    public static let name = "sektor"

    /// An address with the sector put in: those of Behov that do not name one themselves. Nil and empty mean all.
    public static func following(_ address: String, sector: String?) -> String {
        guard let sector, !sector.isEmpty,
            address == "/behov" || address.hasPrefix("/behov/") || address.hasPrefix("/behov?"),
            !address.contains("?\(name)="), !address.contains("&\(name)=")
        else { return address }
        return address + (address.contains("?") ? "&" : "?") + "\(name)=" + NeedLinks.encode(sector)
    }
}

extension SectorChoice {
    /// The choice as it stands beside the organisation; nil where there is nothing to choose.
    var field: Field? {
        guard !sectors.isEmpty else { return nil }
        return Field(
            SectorLinks.name, label: "Område",
            kind: .choice([Choice("", "Alla områden")] + sectors.map { Choice($0.name, $0.title) }),
            value: chosen?.name ?? "")
    }

    /// Says that the address names no sector here, and which there are.
    var notice: [Notice] {
        if let left {
            return [
                Notice(
                    .warning,
                    Prose("\(left.profession) hör inte till området \(left.sector.name), så området är inte valt här."))
            ]
        }
        guard let unknown else { return [] }
        let known =
            sectors.isEmpty
            ? "Yrkena här är inte delade på områden." : "Områdena är \(Swedish.list(sectors.map(\.name)))."
        return [
            Notice(.warning, Prose("Området ”\(unknown)” finns inte här, så alla yrken visas. \(known)"))
        ]
    }

    fileprivate func following(_ address: String) -> String {
        SectorLinks.following(address, sector: chosen?.name)
    }
}

extension PageContent {
    /// The page with a sector as its context: named first in the lead sentence, chosen beside the organisation, and kept
    /// by every link and form that stays in Behov.
    func about(_ choice: SectorChoice) -> PageContent {
        var page = self
        page.filter = choice.field
        page.notices = choice.notice + page.notices
        if let chosen = choice.chosen, let lead {
            page.lead = Prose([.strong("\(chosen.title): ")] + lead.phrases)
        }
        return page.keeping(choice)
    }

    /// The page with a sector kept by every link and form that stays in Behov, though the page itself is about all
    /// professions.
    func keeping(_ choice: SectorChoice) -> PageContent {
        guard let chosen = choice.chosen else { return self }
        return mappingLinks(choice.following).mappingForms { form in
            var form = form
            guard choice.following(form.action) != form.action else { return form }
            guard form.method == .get else {
                form.action = choice.following(form.action)
                return form
            }
            form.groups.append(
                .fields(
                    legend: nil,
                    [Field(SectorLinks.name, label: "Område", kind: .hidden, value: chosen.name)]))
            return form
        }
    }
}

extension Service {
    /// A page of Behov about the organisation and the sector that a request names: `make` gets the projection narrowed to
    /// them. Without anything to project the page says what to do.
    ///
    /// - Parameter profession: the profession that the page is about, when it is about one.
    func page(
        _ title: String, _ request: PageRequest, for viewer: Viewer, about profession: String? = nil,
        _ make: (ProjectionContext) async throws -> PageContent
    ) async throws -> PageContent {
        let id = try await organisation(of: request, for: viewer)
        guard var context = try await projection(of: id)?.asked(request, about: profession) else {
            return EmptyNeed.page(title)
        }
        context.smallGroups.isShown = try await standing(of: viewer).seesSmallGroups(at: id)
        return try await make(context).about(context.choice)
    }
}
