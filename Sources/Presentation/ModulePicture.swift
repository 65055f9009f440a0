/// A picture of dark and light squares that a device reads, such as a QR code.
public struct ModulePicture: Sendable, Equatable, Codable {
    /// What it is, for those who do not see it.
    public var title: String
    /// Rows of squares, true where dark; without the light margin.
    public var rows: [[Bool]]

    /// A picture from its parts.
    public init(title: String, rows: [[Bool]]) {
        self.title = title
        self.rows = rows
    }
}
