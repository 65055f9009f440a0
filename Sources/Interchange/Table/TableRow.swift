/// One row of a table file, reused from row to row: the cells' UTF-8 behind each other.
public struct TableRow: Sendable {
    /// The cells' UTF-8, behind each other.
    public internal(set) var bytes: [UInt8] = []
    /// End of each cell in ``bytes``.
    public internal(set) var ends: [Int] = []
    /// The row as a spreadsheet counts it, from 1.
    public internal(set) var number = 0

    /// A row without cells.
    public init() {}

    /// Number of cells.
    public var count: Int { ends.count }

    /// Where cell `index` stands in ``bytes``, without outer spaces; empty when there is no such cell.
    public func cell(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]].trimmingSpaces()
    }

    /// Text of cell `index` without outer spaces; empty when there is no such cell.
    public func text(_ index: Int) -> String {
        String(decoding: cell(index), as: UTF8.self)
    }

    /// All cells as text.
    public var texts: [String] { (0..<count).map { text($0) } }

    /// Number of cells up to the last one with anything in it.
    var countWithoutEmptyTail: Int {
        var count = ends.count
        while count > 1, ends[count - 1] == ends[count - 2] { count -= 1 }
        return count == 1 && bytes.isEmpty ? 0 : count
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
