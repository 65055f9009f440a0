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
    /// - Parameter creates: whether a store is made where there is none; what only reads says false.
    /// - Throws: ``OpeningFault``.
    public static func open(directory: String, creates: Bool = true, logger: Logger) throws -> Service {
        guard creates || FileManager.default.fileExists(atPath: directory + "/framsyn.sqlite") else {
            throw OpeningFault(
                words:
                    "Det finns inga uppgifter i mappen \(directory). Ange rätt mapp med --data, eller skapa en demonstration där med framsyn demo."
            )
        }
        do {
            return Service(store: try Store(directory: directory), logger: logger)
        } catch let fault as StoreFault {
            throw OpeningFault(words: fault.words)
        } catch {
            throw OpeningFault(words: "Uppgifterna i \(directory) går inte att öppna: \(error).")
        }
    }
}
