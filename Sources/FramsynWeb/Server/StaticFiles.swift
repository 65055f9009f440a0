import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The style sheet, script and icon: read once, answered from memory, asked about again by their digest.
struct StaticFiles: Sendable {
    private struct File: Sendable {
        var body: ByteBuffer
        var type: String
        var tag: String
    }

    /// Where the package keeps them.
    static var bundled: URL { Bundle.module.bundleURL.appendingPathComponent("Public") }

    private let files: [String: File]

    /// Reads the files of a folder. Throws when it cannot be read.
    init(directory: URL) throws {
        var files: [String: File] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil) {
            guard let type = StaticFiles.types[url.pathExtension] else { continue }
            let data = try Data(contentsOf: url)
            files[url.lastPathComponent] = File(
                body: ByteBuffer(bytes: data), type: type, tag: "\"\(StaticFiles.digest(data))\"")
        }
        self.files = files
    }

    /// Adds the route that answers with them.
    func addRoutes(to router: Router<WebContext>) {
        router.get("/public/:file") { request, context in
            guard let name = context.parameters.get("file"), let file = files[name] else {
                throw HTTPError(.notFound)
            }
            let headers: HTTPFields = [.eTag: file.tag, .cacheControl: "no-cache", .contentType: file.type]
            if request.headers[.ifNoneMatch]?.contains(file.tag) == true {
                return Response(status: .notModified, headers: headers)
            }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.body))
        }
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// FNV-1a, 64 bits: tells versions of a file apart; guards nothing.
    private static func digest(_ data: Data) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in data { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
