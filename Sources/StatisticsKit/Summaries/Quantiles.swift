/// The quantile of values that are sorted upwards, by linear interpolation between order statistics ("type 7" of
/// Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996)).
///
/// The probability is cut to 0…1. Not a number for no values.
public func quantile(sorted values: Span<Double>, _ probability: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    let place = Double(values.count - 1) * min(max(probability, 0), 1)
    let below = Int(place)
    let above = min(below + 1, values.count - 1)
    return values[below] + (place - Double(below)) * (values[above] - values[below])
}

/// The quantiles of values in any order, type 7; see ``quantile(sorted:_:)``.
public func quantiles(of values: [Double], _ probabilities: [Double]) -> [Double] {
    let sorted = values.sorted()
    return probabilities.map { quantile(sorted: sorted.span, $0) }
}

/// The arithmetic mean; not a number for no values.
public func mean(of values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
}

/// The variance with n − 1 in the denominator; not a number for fewer than two values.
public func variance(of values: [Double]) -> Double {
    guard values.count > 1 else { return .nan }
    let centre = mean(of: values)
    return values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - 1)
}
