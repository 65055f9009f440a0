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

    /// Adds `values` × `factor` × `weights` to `target`, for `count` cells; weights are 1 where a cell counts, else 0.
    static func add(
        _ values: UnsafeRawPointer, times factor: Double, weights: UnsafeRawPointer,
        to target: UnsafeMutableRawPointer, count: Int
    ) {
        var (values, weights, target) = (values, weights, target)
        let fours = values + count / 4 * 32
        let end = values + count * 8
        while values < fours {
            let share = weights.loadUnaligned(as: SIMD4<Double>.self) * factor
            let sum =
                target.loadUnaligned(as: SIMD4<Double>.self) + values.loadUnaligned(as: SIMD4<Double>.self) * share
            target.storeBytes(of: sum, as: SIMD4<Double>.self)
            values += 32
            weights += 32
            target += 32
        }
        while values < end {
            let sum =
                target.load(as: Double.self) + values.load(as: Double.self) * (weights.load(as: Double.self) * factor)
            target.storeBytes(of: sum, as: Double.self)
            values += 8
            weights += 8
            target += 8
        }
    }

    /// Writes (1 − `fraction`) × `below` + `fraction` × `above` to `target`, for `count` cells.
    static func blend(
        _ below: UnsafeRawPointer, _ above: UnsafeRawPointer, fraction: Double,
        into target: UnsafeMutableRawPointer, count: Int
    ) {
        var (below, above, target) = (below, above, target)
        let fours = below + count / 4 * 32
        let end = below + count * 8
        let rest = 1 - fraction
        while below < fours {
            let mean =
                rest * below.loadUnaligned(as: SIMD4<Double>.self)
                + fraction * above.loadUnaligned(as: SIMD4<Double>.self)
            target.storeBytes(of: mean, as: SIMD4<Double>.self)
            below += 32
            above += 32
            target += 32
        }
        while below < end {
            target.storeBytes(
                of: rest * below.load(as: Double.self) + fraction * above.load(as: Double.self), as: Double.self)
            below += 8
            above += 8
            target += 8
        }
    }

    /// Writes the ``ExitShares`` of `count` cells (a multiple of four) in the form ``exits(stock:shares:survivors:count:)``
    /// reads, with the turnover hazard multiplied by `factor` and at most 1. The operations are those of ``ExitShares``
    /// in the same order, so that a trace finds the same bits.
    static func shares(
        turnover: UnsafeRawPointer, factor: Double, retirement: UnsafeRawPointer, other: UnsafeRawPointer,
        into shares: UnsafeMutableRawPointer, count: Int
    ) {
        var (turnover, retirement, other, shares) = (turnover, retirement, other, shares)
        let end = turnover + count * 8
        let one = SIMD4<Double>(repeating: 1)
        while turnover < end {
            let scaled = turnover.loadUnaligned(as: SIMD4<Double>.self) * factor
            let τ = scaled.replacing(with: one, where: scaled .> one)
            let ρ = retirement.loadUnaligned(as: SIMD4<Double>.self)
            let μ = other.loadUnaligned(as: SIMD4<Double>.self)
            let stay = (one - τ) * (one - ρ) * (one - μ)
            let sum = τ + ρ + μ
            let scale = ((one - stay) / sum).replacing(with: SIMD4<Double>.zero, where: sum .<= SIMD4<Double>.zero)
            shares.storeBytes(of: stay, as: SIMD4<Double>.self)
            shares.storeBytes(of: ρ * scale, toByteOffset: 32, as: SIMD4<Double>.self)
            shares.storeBytes(of: τ * scale, toByteOffset: 64, as: SIMD4<Double>.self)
            shares.storeBytes(of: μ * scale, toByteOffset: 96, as: SIMD4<Double>.self)
            turnover += 32
            retirement += 32
            other += 32
            shares += 128
        }
    }

    /// The sum of four running sums, in a fixed order so that a trace adds up to the same bits.
    static func laneSum(_ lanes: SIMD4<Double>) -> Double { (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) }
}
