internal import WorkforceModel

/// One employed person of a simulated employer.
struct DemoWorker {
    /// The same with every employer.
    var key: Int32
    /// Number among the employer's persons; −1 until a row is written.
    var person: Int32
    /// Serial number with the employer, the place of the person's random numbers.
    var serial: UInt32
    var birthYear: Int16
    var sex: Sex
    var profession: Int
    /// Position of the unit among the region's organisations.
    var unit: Int32
    /// Employment rate in 1/10 000.
    var rate: UInt16
    /// First day of the row to be written.
    var from: Int32
    /// Ends of years at which the person was employed, less one.
    var tenure: Int
    /// Came from another employer of the region. Nobody does so twice, for a person who came back to an employer would
    /// have to bear the same pseudonym there.
    var cameFromRegion = false
}

/// Someone who left an employer on own request and may be hired by another one of the region.
struct DemoCandidate {
    var key: Int32
    var birthYear: Int16
    var sex: Sex
    var leftOn: Int32
    var employer: Int
}
