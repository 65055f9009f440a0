import ArgumentParser
import Foundation
import FramsynApplication
import Presentation
import SwedishText

struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Fyll i ett formulär: allt som går att spara på en sida.",
        discussion: """
            Fält som inte nämns behåller sina värden, som i webbläsaren. Utan fält skrivs formulärets fält med namn, \
            nuvarande värde och möjliga val. Utan adress skrivs de adresser som har formulär.

            Exempel:
              framsyn form
              framsyn form /behov/scenarier --org 3
              framsyn form /behov/scenarier --org 3 omsattning=-10 "namn=Färre slutar" gor=spara
              framsyn form /rapporter --org 3 sida=/behov/gap "rubrik=Underlag till nämnden"
              framsyn form /behov/fyll-i --query ny=1 "namn=Socialnämnden" basar=2026
            """)

    private struct Answer: Encodable {
        var message: String
        var path: String
    }

    @OptionGroup var store: StoreOption
    @Argument(
        help: ArgumentHelp("Sidans adress.", valueName: "adress"),
        completion: .list(PageCatalogue.forms.map(\.path)))
    var path: String?
    @Argument(help: ArgumentHelp("Fält i formuläret. Kan anges flera gånger.", valueName: "namn=värde"))
    var fields: [String] = []
    @Option(help: ArgumentHelp("Organisationens nummer; se framsyn organisations.", valueName: "nummer")) var org:
        Int64?
    @Option(help: ArgumentHelp("Val på sidan. Kan anges flera gånger.", valueName: "namn=värde")) var query: [String] =
        []
    @Option(help: ArgumentHelp("Formulärets namn, när sidan har flera.", valueName: "namn")) var form: String?
    @OptionGroup var output: OutputOption

    func run() async throws {
        guard let path else { return StandardOutput.write(Self.addresses.joined(separator: "\n") + "\n") }
        guard let entry = PageCatalogue.forms.first(where: { $0.path == path }) else {
            throw Refusal(
                "Inget formulär skickas till \(path.prefix(80)). framsyn form skriver de adresser som finns.")
        }
        guard let shown = PageCatalogue.pages.first(where: { $0.path == path }) else {
            throw Refusal("\(path) är ett steg efter en annan sida. Filer läses in med framsyn import.")
        }
        var asked = try NamedValues.read(query)
        if let org { asked["org"] = [String(org)] }
        let service = try store.service(creates: true)
        let page = try await service.perform(
            try shown.useCase(PageRequest(path: path, values: asked)), as: .localAdministrator)
        let found = try chosen(of: page, sentTo: path)
        guard !fields.isEmpty else { return try output.show(text: Self.description(of: found), found) }
        let sent = try values(of: found)
        let request = PageRequest(
            path: path, values: AddressQuery.values(String(found.action.drop { $0 != "?" }.dropFirst())))
        switch try await service.perform(
            try entry.useCase(request, FormValues(values: sent)), as: .localAdministrator)
        {
        case .done(let path, let message):
            await service.finishJobs()
            try output.show(text: message + "\n" + path, Answer(message: message, path: path))
        case .page(let page): try output.show(page, page)
        case .again(let page):
            let faults = page.notices.filter { $0.kind == .fault }.map { Swedish.text(of: $0.text) }
            let wrong = page.forms.flatMap(\.fields).compactMap { field in
                field.fault.map { "\(field.name): \($0)" }
            }
            throw Refusal((faults + wrong).joined(separator: "\n"))
        }
    }

    private static var addresses: [String] {
        PageCatalogue.forms.map(\.path).filter { path in PageCatalogue.pages.contains { $0.path == path } }
    }

    private func chosen(of page: PageContent, sentTo path: String) throws -> Form {
        let forms = page.forms.filter { $0.method != .get && Self.path(of: $0.action) == path }
        if let form {
            guard let found = forms.first(where: { $0.id == form }) else {
                throw Refusal("Sidan har inget formulär \(form). Välj \(Self.names(forms)).")
            }
            return found
        }
        guard let found = forms.first else {
            throw Refusal("Sidan har inget att fylla i just nu. framsyn page \(path) visar vad som står där.")
        }
        guard forms.count == 1 else {
            throw Refusal("Sidan har flera formulär. Välj med --form: \(Self.names(forms)).")
        }
        return found
    }

    /// The form's present values with those of the command put in.
    private func values(of form: Form) throws -> [String: [String]] {
        let known = form.fields
        var values: [String: [String]] = [:]
        for field in known where field.kind != .check || !field.value.isEmpty {
            values[field.name, default: []].append(field.value)
        }
        for (name, written) in try NamedValues.read(fields) {
            guard name == Form.otherName || known.contains(where: { $0.name == name }) else {
                throw Refusal(
                    "Formuläret har inget fält \(name.prefix(80)). Utan fält skriver samma kommando vilka som finns.")
            }
            values[name] = written
        }
        return values
    }

    private static func path(of action: String) -> String {
        String(action.prefix { $0 != "?" })
    }

    private static func names(_ forms: [Form]) -> String {
        Swedish.list(forms.map(\.id), last: "eller")
    }

    private static func description(of form: Form) -> String {
        var lines: [String] = []
        for field in form.fields where field.kind != .hidden {
            lines.append("\(field.name)=\(field.value)")
            lines.append("    \(field.label)\(field.isRequired ? " (måste fyllas i)" : "")")
            if let hint = field.hint { lines.append("    \(hint)") }
            if case .choice(let choices) = field.kind {
                lines += choices.prefix(40).map { "    \($0.value)  \($0.label)" }
            }
        }
        lines += form.otherSubmits.map { "\(Form.otherName)=\($0.value)\n    \($0.label)" }
        return lines.joined(separator: "\n") + "\n"
    }
}
