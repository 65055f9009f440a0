import FramsynApplication
import HTTPTypes
import Hummingbird
import NIOCore

/// What those who run the service ask it: whether it lives, whether it is ready, and its figures. Answered without
/// sign-in and whatever name the request is addressed to, since monitoring asks by address.
struct OperationsController: Sendable {
    let service: Service
    let metrics: Metrics
    let connections: OpenConnections
    let version: String
    /// What a reader of the figures who is not on this machine must show; nil when nobody else may read them.
    let metricsToken: String?

    func addRoutes(to router: Router<WebContext>) {
        router.get("/halsa/lever") { _, _ in Self.plain("lever\n") }
        router.get("/halsa/redo") { _, _ in
            let health = await service.health()
            return Self.plain(
                health.faults.isEmpty ? "redo\n" : "inte redo: \(health.faults.joined(separator: "; "))\n",
                status: health.faults.isEmpty ? .ok : .serviceUnavailable)
        }
        router.get("/matvarden") { request, context in
            guard mayReadFigures(request, context) else { return Self.plain("ej tillåtet\n", status: .forbidden) }
            return Self.plain(await figures(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    /// Whoever asks directly from this machine, or shows the token. What a proxy sends on is never from this machine.
    private func mayReadFigures(_ request: Request, _ context: WebContext) -> Bool {
        if let metricsToken, let given = request.headers[.authorization], given.hasPrefix("Bearer ") {
            return Self.isSame(given.dropFirst(7).utf8, metricsToken.utf8)
        }
        return !context.isProxied && AddressRange.isLoopback(context.clientAddress)
    }

    /// Compared to the end, so that the time it takes tells nothing of how much was right.
    private static func isSame(_ one: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
        one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func figures() async -> String {
        var text = MetricsText()
        metrics.reading.write(to: &text)
        text.single("framsyn_http_connections", .gauge, "Connections open.", Double(connections.count))
        if let jobs = try? await service.jobCounts() {
            text.begin("framsyn_jobs", .gauge, "Jobs in the store by state.")
            for (state, count) in jobs.sorted(by: { $0.key < $1.key }) {
                text.add("framsyn_jobs", [("state", state)], Double(count))
            }
        }
        let room = service.room()
        text.single("framsyn_store_bytes", .gauge, "Size of the store with its journal.", Double(room.storeBytes))
        text.single("framsyn_disk_free_bytes", .gauge, "Free where the store lies.", Double(room.freeBytes))
        if let bytes = OwnProcess.residentBytes {
            text.single("process_resident_memory_bytes", .gauge, "Resident memory.", Double(bytes))
        }
        if let files = OwnProcess.openFiles {
            text.single("process_open_fds", .gauge, "Open files and connections.", Double(files))
        }
        text.single("process_start_time_seconds", .gauge, "Start, seconds since 1970.", OwnProcess.start)
        text.begin("framsyn_build_info", .gauge, "Version of the program.")
        text.add("framsyn_build_info", [("version", version)], 1)
        return text.text
    }

    private static func plain(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
