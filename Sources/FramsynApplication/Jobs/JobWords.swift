internal import Foundation
internal import Presentation
internal import SwedishText
internal import WorkforceStore

/// A job in words.
extension StoredJob {
    /// What it does.
    var words: String {
        switch kind {
        case IntervalManifest.kind: "Osäkerhet i framskrivningen"
        case BacktestManifest.kind: "Träffsäkerhet"
        case ImportJob.kind: "Inläsning"
        case PopulationJob.kind: "Framräkning av befolkning"
        case LogCheckJob.kind: "Kontroll av loggen"
        default: "Beräkning"
        }
    }

    /// Where it stands, in one word.
    var stateWords: String {
        switch state {
        case .waiting: "väntar"
        case .running: "pågår"
        case .done: "klart"
        case .failed: "gick inte"
        case .cancelled: "avbrutet"
        case .interrupted: "avbrutet när servern stoppades"
        }
    }

    /// What is going on, in a sentence.
    var stageWords: String {
        switch state {
        case .waiting: "Väntar på sin tur."
        case .running: stage.isEmpty ? "Pågår." : stage
        case .done: "Klart."
        case .failed: stage.isEmpty ? "Beräkningen gick inte att göra. Inget har ändrats." : stage
        case .cancelled: "Avbrutet. Inget har ändrats."
        case .interrupted: "Servern stoppades innan jobbet var klart. Inget har ändrats. Starta det igen."
        }
    }

    /// The page that shows the result, or where the job is started again.
    func destination(_ organisation: Int64) -> Action? {
        switch kind {
        case IntervalManifest.kind:
            Action("Till framskrivningen", href: NeedLinks.page("framskrivning", organisation), isPrimary: true)
        case BacktestManifest.kind:
            state == .done
                ? Action(
                    "Se resultatet", href: NeedLinks.page("traffsakerhet", organisation) + "&jobb=\(id)",
                    isPrimary: true)
                : Action("Till Träffsäkerhet", href: NeedLinks.page("traffsakerhet", organisation), isPrimary: true)
        default: nil
        }
    }

    /// Where the job stands, with a button that stops it while it goes on.
    var progressBlocks: [Block] {
        var blocks: [Block] = [
            .progress(Progress(job: id, stage: stageWords, share: share, hasEnded: hasEnded))
        ]
        if !hasEnded {
            blocks.append(
                .form(Form(id: "avbryt", action: "/jobb/avbryt?id=\(id)", groups: [], submit: "Avbryt jobbet")))
        }
        return blocks
    }

    /// The job's own page.
    var path: String { "/jobb?id=\(id)" }

    /// A time of the store as it reads in Sweden: "21 november 2026 kl. 13.05".
    static func text(ofTime time: String) -> String {
        guard let date = try? Date(time, strategy: .iso8601), let zone = TimeZone(identifier: "Europe/Stockholm") else {
            return time
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
            let minute = parts.minute
        else { return time }
        return "\(day) \(Swedish.month(month)) \(year) kl. \(hour).\(minute < 10 ? "0" : "")\(minute)"
    }
}
