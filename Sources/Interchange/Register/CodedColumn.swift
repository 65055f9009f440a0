/// A column with few distinct values: each value is looked up once as text, then by its number.
struct CodedColumn {
    /// The code of a value that leads to nothing.
    static let unknown = Int32.min

    private var keys = KeyIndex()
    private var codes: [Int32] = []
    private var rows: [Int] = []

    /// The code of `cell`; `resolve` gives that of a value not seen before.
    mutating func code(_ cell: ArraySlice<UInt8>, resolve: (String) -> Int32) -> Int32 {
        let index = keys.index(of: cell)
        if index == codes.count {
            codes.append(resolve(keys.text(index)))
            rows.append(0)
        }
        rows[index] += 1
        return codes[index]
    }

    /// Values that lead to nothing, with their rows.
    var unknownValues: [(value: String, rows: Int)] {
        codes.indices.filter { codes[$0] == Self.unknown }.map { (keys.text($0), rows[$0]) }
    }
}
