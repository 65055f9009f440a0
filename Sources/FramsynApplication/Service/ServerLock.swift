internal import Foundation

/// Keeps a second server off the same store. The lock is the operating system's and goes with the process however that
/// ends; the file that it lies on stays and says who holds it.
public final class ServerLock: Sendable {
    private let descriptor: Int32
    private let name: String

    /// Takes the lock of `directory`, which exists.
    ///
    /// - Throws: ``OpeningFault`` when another server has it or the file cannot be written.
    public init(directory: String) throws {
        name = directory + "/framsyn.lock"
        descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw OpeningFault(
                words: "Mappen \(directory) går inte att skriva i. Ändra rättigheterna, eller välj en annan med --data."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: name, encoding: .utf8))?
                .trimmingCharacters(in: .whitespacesAndNewlines)
            close(descriptor)
            throw OpeningFault(
                words: """
                    Uppgifterna i \(directory) visas redan av en annan Framsyn-server\
                    \(holder.map { $0.isEmpty ? "" : " (\($0))" } ?? ""). Använd den, stoppa den, \
                    eller välj en annan mapp med --data.
                    """)
        }
        write("process \(ProcessInfo.processInfo.processIdentifier)")
    }

    deinit {
        write("")
        close(descriptor)
    }

    /// Writes where the server is found, for whoever is refused.
    public func tell(address: String) {
        write("process \(ProcessInfo.processInfo.processIdentifier), \(address)")
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        // What stands in the file only helps a message; the lock holds whether or not it can be written.
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }
}
