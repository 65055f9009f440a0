internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Events in words.
enum EventWords {
    /// What was done; a use case without words of its own is named as in code, so that nothing is hidden.
    static func what(_ event: Event) -> String {
        uses[event.useCase] ?? objects[event.object].map { "\($0) ändrad (\(event.useCase))" }
            ?? "\(event.useCase): \(event.object)"
    }

    /// What sort of thing happened.
    static func kind(_ kind: Event.Kind) -> String {
        switch kind {
        case .change: "ändring"
        case .reading: "läsning av känsliga uppgifter"
        case .administration: "drift och behörighet"
        }
    }

    /// What a state before or after is called where it is not words already.
    static func state(_ text: String?, of event: Event) -> String {
        guard let text else { return event.isErased ? "gallrat" : "" }
        if event.useCase == Erasure.useCase, let erasure = Erasure(text) { return RetentionWords.done(erasure) }
        return text
    }

    /// Use cases whose words hold some others, whatever their case.
    static func useCases(holding words: String) -> [String] {
        let sought = words.lowercased()
        return uses.filter { $0.value.contains(sought) }.map(\.key).sorted()
    }

    /// The things that events concern, to choose among.
    static var objectChoices: [Choice] {
        objects.map { Choice($0.key, $0.value) }.sorted { ($0.label, $0.value) < ($1.label, $1.value) }
    }

    /// The thing's name in code, from that or from its Swedish one.
    static func object(named name: String) -> String {
        objects.first { $0.value == name.lowercased() }?.key ?? name
    }

    private static let uses = [
        "ImportRegister": "personalregister inläst", "ImportOrganisations": "organisation inläst",
        "ImportProfessions": "yrken inlästa", "ImportPopulation": "befolkning inläst", "ImportCase": "plan inläst",
        "EstimateRates": "avgångstal räknade", "SaveOrganisation": "organisation sparad",
        "SaveProfession": "yrke sparat", "SaveTypedPlan": "egen tabell sparad",
        "SaveRegisterPlan": "antaganden sparade", "SaveScenario": "scenario sparat",
        "DeleteScenario": "scenario borttaget", "SaveUnitStep": "verksamhetsanalys sparad",
        "CreateDemo": "demonstration klar",
        "ProjectPopulation": "befolkning framräknad", "SaveVolumes": "behovets befolkning vald",
        "Demo": "demonstration inlagd", "FreezeReport": "rapport fryst", "AddReportNote": "rapport fick tillägg",
        "SaveObservations": "vakanser och utbildning sparade",
        "ImportObservations": "vakanser och utbildning inlästa",
        "SaveRetentionRules": "gallringsregel ändrad", "ApplyRetention": "gallring gjord",
        "ReadPerson": "en persons uppgifter lästa", "ReadOwnRecord": "egna uppgifter lästa",
        "SaveAppointment": "behörighet sparad", "CreateAccount": "konto upplagt", "SteerAccount": "konto ändrat",
        "SaveRole": "roll tillagd", "ChangeOwnPassword": "eget lösenord bytt", "SetOwnCodes": "engångskoder ändrade",
        "CreateAccessToken": "nyckel skapad", "IssueAccessToken": "nyckel skapad",
        "RevokeAccessToken": "nyckel indragen",
        "ChoosePassword": "lösenord valt", "CreateFirstAdministrator": "första kontot upplagt",
        "UseRecoveryCode": "reservkod använd", "TieAccount": "konto knutet till inloggningstjänst",
        "CreateBackup": "säkerhetskopia", "RestoreStore": "säkerhetskopia återlagd",
    ]

    private static let objects =
        [
            "plan": "framskrivning", "scenario": "scenario", "organisation": "organisation", "profession": "yrke",
            "population": "befolkning", "delivery": "leverans", "rates": "avgångstal", "setting": "inställning",
            "unitAnalysis": "verksamhetsanalys", "report": "rapport", "observation": "vakanser och utbildning",
            "backup": "säkerhetskopia", "retentionRule": "gallringsregel", "account": "konto",
            "appointment": "behörighet", "role": "roll", "accessToken": "nyckel", "person": "en persons uppgifter",
        ].merging(
            RetentionClass.allCases.map { ($0.rawValue, "gallring: \(RetentionWords.name($0).lowercasedFirst)") },
            uniquingKeysWith: { first, _ in first })
}

extension String {
    /// The same with a small first letter, for use within a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
