/// The inner loops over cells, four at a time. Pointers are advanced, never indexed, so that the loops hold nothing but
/// loads, arithmetic and stores; callers have checked the lengths.
enum CellKernels {
    /// Persons lost to each cause.
    struct ExitSums {
        /// Retirements.
        var retirement: Double
        /// Exits to another job.
        var turnover: Double
        /// Deaths and permanent disability.
        var other: Double
    }

    /// Sums a profession's exits over `count` cells (a multiple of four) and writes the survivors. `shares` holds, for
    /// every four cells, four times staying, retirement, turnover and other.
    static func exits(
        stock: UnsafeRawPointer, shares: UnsafeRawPointer, survivors: UnsafeMutableRawPointer, count: Int
    ) -> ExitSums {
        var (stock, shares, survivors) = (stock, shares, survivors)
        let end = stock + count * 8
        var retirement = SIMD4<Double>.zero
        var turnover = SIMD4<Double>.zero
        var other = SIMD4<Double>.zero
        while stock < end {
            let persons = stock.loadUnaligned(as: SIMD4<Double>.self)
            survivors.storeBytes(of: persons * shares.loadUnaligned(as: SIMD4<Double>.self), as: SIMD4<Double>.self)
            retirement += persons * shares.loadUnaligned(fromByteOffset: 32, as: SIMD4<Double>.self)
            turnover += persons * shares.loadUnaligned(fromByteOffset: 64, as: SIMD4<Double>.self)
            other += persons * shares.loadUnaligned(fromByteOffset: 96, as: SIMD4<Double>.self)
            stock += 32
            survivors += 32
            shares += 128
        }
        return ExitSums(
            retirement: laneSum(retirement), turnover: laneSum(turnover), other: laneSum(other))
    }

    /// Writes `values` × `factor` to `target`, for `count` cells.
    static func scale(
        _ values: UnsafeRawPointer, by factor: Double, into target: UnsafeMutableRawPointer, count: Int
    ) {
        var (values, target) = (values, target)
        let fours = values + count / 4 * 32
        let end = values + count * 8
        while values < fours {
            target.storeBytes(of: values.loadUnaligned(as: SIMD4<Double>.self) * factor, as: SIMD4<Double>.self)
            values += 32
            target += 32
        }
        while values < end {
            target.storeBytes(of: values.load(as: Double.self) * factor, as: Double.self)
            values += 8
            target += 8
        }
    }

    /// Adds `values` × `factor` to `target`, for `count` cells.
    static func add(
        _ values: UnsafeRawPointer, times factor: Double, to target: UnsafeMutableRawPointer, count: Int
    ) {
        var (values, target) = (values, target)
        let fours = values + count / 4 * 32
        let end = values + count * 8
        while values < fours {
            let sum =
                target.loadUnaligned(as: SIMD4<Double>.self) + values.loadUnaligned(as: SIMD4<Double>.self) * factor
            target.storeBytes(of: sum, as: SIMD4<Double>.self)
            values += 32
            target += 32
        }
        while values < end {
            target.storeBytes(
                of: target.load(as: Double.self) + values.load(as: Double.self) * factor, as: Double.self)
            values += 8
            target += 8
        }
    }

    /// The sum of four running sums, in a fixed order so that a trace adds up to the same bits.
    static func laneSum(_ lanes: SIMD4<Double>) -> Double { (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) }
}
