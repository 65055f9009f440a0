internal import CQREncode

/// A text as a QR code: rows of modules, true where dark, without the quiet margin (four modules) that a drawing must add.
public struct QRMatrix: Hashable, Sendable {
    /// As many rows as columns.
    public let rows: [[Bool]]

    /// Encodes a text at error correction level M; nil for an empty one and for more than 1,000 bytes.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...1_000).contains(bytes.count),
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data else { return nil }
        rows = (0..<width).map { row in (0..<width).map { modules[row * width + $0] & 1 == 1 } }
    }
}
