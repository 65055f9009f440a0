internal import Foundation
internal import WorkforceStore

/// Whether the service can do its work.
public struct ServiceHealth: Sendable {
    /// What keeps it from it, in Swedish; empty when nothing does. Names no person, organisation or path.
    public var faults: [String]
}

extension Service {
    /// Free space under which the service calls itself not ready, in bytes.
    static let leastRoom = 64 << 20

    /// Whether the store can be read, a change with its event can be written, and there is room.
    public func health() async -> ServiceHealth {
        var faults: [String] = []
        do {
            _ = try await store.jobCounts()
        } catch {
            faults.append("uppgifterna går inte att läsa")
        }
        do {
            try await store.proveWritable(at: now)
        } catch {
            faults.append("uppgifterna och loggen går inte att skriva")
        }
        let room = store.room()
        if room.isReadOnly { faults.append("disken går bara att läsa") }
        if room.freeBytes < Self.leastRoom { faults.append("disken är nästan full") }
        return ServiceHealth(faults: faults)
    }

    /// How many jobs there are in each state.
    public func jobCounts() async throws -> [String: Int] { try await store.jobCounts() }

    /// Bytes of the store with its journal, and bytes free where it lies.
    public func room() -> (storeBytes: Int, freeBytes: Int) {
        let room = store.room()
        return (room.storeBytes, room.freeBytes)
    }

    /// Stops what goes on here: jobs are marked interrupted and told to end.
    public func stop() async {
        await jobs.interruptAll(at: now)
    }

    /// Closes the store. Nothing can be done after it.
    public func close() throws { try store.close() }
}

/// Why a change could not be kept although nothing is wrong with what was asked.
public enum StorageTrouble: Sendable {
    /// The disk is full, read-only or failing.
    case notWritable
    /// Another program holds the store.
    case busy
    /// The store is damaged.
    case damaged

    /// The trouble behind an error; nil when it is of another kind.
    public init?(_ error: any Error) {
        switch error {
        case StoreFault.notWritable, StoreFault.unusableDirectory: self = .notWritable
        case StoreFault.busy: self = .busy
        case StoreFault.damagedFile, StoreFault.damagedSegment: self = .damaged
        default:
            let error = error as NSError
            let under = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
            let isSpace = under.domain == NSPOSIXErrorDomain && [ENOSPC, EDQUOT, EROFS].contains(Int32(under.code))
            let isFile =
                error.domain == NSCocoaErrorDomain
                && [CocoaError.fileWriteOutOfSpace, .fileWriteVolumeReadOnly].contains {
                    $0.rawValue == error.code
                }
            guard isSpace || isFile else { return nil }
            self = .notWritable
        }
    }
}
