import RealModule

extension PhiloxStream {
    /// An exact binomial draw: successes in `trials` with `probability`, which is cut to 0…1.
    ///
    /// By inversion where the smaller mean is below 10, otherwise by transformed rejection with squeeze (BTRS).
    /// Source: Hörmann, "The generation of binomial random variates", J. Statist. Comput. Simul. 46 (1993).
    public mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
        guard trials > 0, probability > 0 else { return 0 }
        guard probability < 1 else { return trials }
        if probability > 0.5 { return trials - binomialBelowHalf(trials, 1 - probability) }
        return binomialBelowHalf(trials, probability)
    }

    private mutating func binomialBelowHalf(_ trials: Int, _ p: Double) -> Int {
        Double(trials) * p < 10 ? binomialByInversion(trials, p) : binomialByRejection(trials, p)
    }

    private mutating func binomialByInversion(_ trials: Int, _ p: Double) -> Int {
        let odds = p / (1 - p)
        let a = Double(trials + 1) * odds
        var mass = Double.exp(Double(trials) * .log(onePlus: -p))
        var u = uniform()
        var k = 0
        while u >= mass {
            u -= mass
            k += 1
            // Rounding may leave a sliver of u beyond the last mass.
            if k > trials { return trials }
            mass *= a / Double(k) - odds
        }
        return k
    }

    private mutating func binomialByRejection(_ trials: Int, _ p: Double) -> Int {
        let n = Double(trials)
        let deviation = (n * p * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let centre = n * p + 0.5
        let alpha = (2.83 + 5.1 / b) * deviation
        let squeeze = 0.92 - 4.2 / b
        let mode = ((n + 1) * p).rounded(.down)
        let odds = p / (1 - p)
        while true {
            let u = uniform() - 0.5
            let v = openUniform()
            let us = 0.5 - u.magnitude
            guard us > 0 else { continue }
            let k = ((2 * a / us + b) * u + centre).rounded(.down)
            guard k >= 0, k <= n else { continue }
            if us >= 0.07, v <= squeeze { return Int(k) }
            let height = Double.log(v * alpha / (a / (us * us) + b))
            var bound = (mode + 0.5) * .log((mode + 1) / (odds * (n - mode + 1)))
            bound += (n + 1) * .log((n - mode + 1) / (n - k + 1))
            bound += (k + 0.5) * .log(odds * (n - k + 1) / (k + 1))
            bound += stirlingTail(mode) + stirlingTail(n - mode) - stirlingTail(k) - stirlingTail(n - k)
            if height <= bound { return Int(k) }
        }
    }

    /// An exact multinomial draw, as binomials conditional on what is left.
    ///
    /// - Parameters:
    ///   - trials: how many to distribute.
    ///   - shares: the classes' shares; they need not add up to 1, only their proportions count. With none above 0
    ///     nothing is distributed.
    ///   - counts: what each class gets is added here; as long as `shares`.
    public mutating func multinomial(_ trials: Int, _ shares: Span<Double>, addingTo counts: inout MutableSpan<Int32>) {
        var left = trials
        var rest = 0.0
        var last = -1
        for i in shares.indices where shares[i] > 0 {
            rest += shares[i]
            last = i
        }
        for i in shares.indices where left > 0 && shares[i] > 0 {
            let drawn = i == last ? left : binomial(left, shares[i] / rest)
            counts[i] &+= Int32(truncatingIfNeeded: drawn)
            left -= drawn
            rest -= shares[i]
        }
    }
}

/// log k! − (log √(2π) + (k + ½) log(k + 1) − (k + 1)): what Stirling's formula lacks.
private func stirlingTail(_ k: Double) -> Double {
    switch k {
    case 0: 0.081_061_466_795_327_26
    case 1: 0.041_340_695_955_409_29
    case 2: 0.027_677_925_684_998_34
    case 3: 0.020_790_672_103_765_09
    case 4: 0.016_644_691_189_821_19
    case 5: 0.013_876_128_823_070_75
    case 6: 0.011_896_709_945_891_77
    case 7: 0.010_411_265_261_972_09
    case 8: 0.009_255_462_182_712_733
    case 9: 0.008_330_563_433_362_87
    default:
        (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / ((k + 1) * (k + 1))) / ((k + 1) * (k + 1))) / (k + 1)
    }
}
