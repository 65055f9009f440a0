/// The cells a profession's staff are counted in: sex × age × completed years of tenure.
///
/// Cell index = (sex · ages + (age − lowest age)) · tenureBands + tenure band. With one tenure band the next year's cell
/// of a person who stays is the next index, as in the C reference.
public struct CellSpace: Sendable, Hashable, Codable {
    /// Ages counted, both ends included. Persons older than the highest age are counted in it.
    public let ages: ClosedRange<Int>
    /// Number of tenure bands: 1 (tenure not used) or more; the last band is open upwards.
    public let tenureBands: Int

    /// A space from its parts.
    ///
    /// - Precondition: `tenureBands ≥ 1`.
    public init(ages: ClosedRange<Int> = 18...74, tenureBands: Int = 1) {
        precondition(tenureBands >= 1, "tenure bands")
        self.ages = ages
        self.tenureBands = tenureBands
    }

    /// Number of cells.
    public var count: Int { 2 * ages.count * tenureBands }

    /// The cell of a sex, an age (clamped to the space) and a tenure in completed years (clamped to the last band).
    public func index(sex: Sex, age: Int, tenure: Int) -> Int {
        let a = min(max(age, ages.lowerBound), ages.upperBound) - ages.lowerBound
        let t = min(max(tenure, 0), tenureBands - 1)
        return (Int(sex.rawValue) * ages.count + a) * tenureBands + t
    }

    /// Sex, age and tenure band of a cell.
    public func parts(of index: Int) -> (sex: Sex, age: Int, tenure: Int) {
        let tenure = index % tenureBands
        let rest = index / tenureBands
        return (rest / ages.count == 0 ? .woman : .man, rest % ages.count + ages.lowerBound, tenure)
    }

    /// The cell one year later of a person who stays.
    public func next(_ index: Int) -> Int {
        let (sex, age, tenure) = parts(of: index)
        return self.index(sex: sex, age: age + 1, tenure: tenure + 1)
    }
}
