import FramsynApplication
import HTTPTypes
import Hummingbird
import MarkupKit
import NIOCore
import Presentation

extension WebContext {
    /// The answer that shows a page within its frame.
    func page(_ content: PageContent, status: HTTPResponse.Status = .ok) -> Response {
        Response.html(content.guarded(by: session?.formToken).document(in: site).bytes, status: status)
    }
}

extension Response {
    /// A document.
    static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A file to save, named for the reader; any name is safe.
    static func download(_ bytes: [UInt8], type: String, name: String) -> Response {
        var plain = ""
        var encoded = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                plain.unicodeScalars.append(Unicode.Scalar(byte))
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                plain += "_"
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Sends the reader on to a page of the service after a change, so that a reload does not repeat it. An address
    /// that could lead elsewhere goes to the start page.
    static func seeOther(_ path: String) -> Response {
        let isLocal =
            path.hasPrefix("/") && !path.hasPrefix("//")
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
        return Response(status: .seeOther, headers: [.location: isLocal ? path : "/"])
    }
}
