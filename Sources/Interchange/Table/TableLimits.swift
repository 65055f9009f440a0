/// How much of an outside file is read at most.
public struct TableLimits: Sendable, Equatable {
    /// Bytes of a file.
    public var fileBytes: Int
    /// Bytes of a row.
    public var rowBytes: Int
    /// Bytes of a cell.
    public var cellBytes: Int
    /// Columns of a row.
    public var columns: Int
    /// Rows of a table, the headings included.
    public var rows: Int
    /// Bytes of a packed file when unpacked.
    public var unpackedBytes: Int
    /// Unpacked bytes per packed byte, for parts above a megabyte.
    public var packingRatio: Int
    /// Parts of a packed file.
    public var parts: Int
    /// Bytes of the texts that a workbook keeps apart from its sheets; they are held in memory.
    public var sharedTextBytes: Int

    /// Limits from their parts; without arguments the ordinary ones: room for five million employments.
    public init(
        fileBytes: Int = 4 << 30, rowBytes: Int = 1 << 20, cellBytes: Int = 1 << 17, columns: Int = 1000,
        rows: Int = 5_000_000, unpackedBytes: Int = 1 << 30, packingRatio: Int = 250, parts: Int = 2000,
        sharedTextBytes: Int = 128 << 20
    ) {
        self.fileBytes = fileBytes
        self.rowBytes = rowBytes
        self.cellBytes = cellBytes
        self.columns = columns
        self.rows = rows
        self.unpackedBytes = unpackedBytes
        self.packingRatio = packingRatio
        self.parts = parts
        self.sharedTextBytes = sharedTextBytes
    }
}
