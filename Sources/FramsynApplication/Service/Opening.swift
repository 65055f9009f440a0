internal import Foundation
public import Logging
internal import WorkforceStore

/// Why the store could not be opened, as a Swedish sentence with remedy.
public struct OpeningFault: Error {
    /// The sentence.
    public var words: String
}

extension Service {
    /// Opens, and where needed creates or migrates, the store in `directory`.
    ///
    /// - Throws: ``OpeningFault``.
    public static func open(directory: String, logger: Logger) throws -> Service {
        do {
            return Service(store: try Store(directory: directory), logger: logger)
        } catch let fault as StoreFault {
            switch fault {
            case .newerVersion(let path):
                throw OpeningFault(
                    words:
                        "\(path) är skriven av en nyare version av Framsyn. Uppgradera Framsyn, eller välj en annan mapp med --data. Filen är orörd."
                )
            case .unusableDirectory(let path, let reason):
                throw OpeningFault(
                    words:
                        "Mappen \(path) går inte att använda: \(reason). Välj en annan med --data, eller ändra rättigheterna."
                )
            default:
                throw OpeningFault(words: "Uppgifterna i \(directory) går inte att öppna: \(fault).")
            }
        } catch {
            throw OpeningFault(words: "Uppgifterna i \(directory) går inte att öppna: \(error).")
        }
    }
}
