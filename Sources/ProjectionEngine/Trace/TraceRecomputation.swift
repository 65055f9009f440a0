extension TraceNode {
    /// The value worked out again from the children and inputs by the formula, for the formulas that add; nil for
    /// those that read other cells of the table. It has the same bits as ``value``.
    public var recomputed: Double? {
        let parts = children.map(\.value)
        switch formula {
        case .sumOfProfessions:
            return parts.isEmpty
                ? nil : parts.reduce(Double?(0)) { sum, part in sum.flatMap { s in part.map { s + $0 } } }
        case .sumOfCells:
            var lanes = SIMD4<Double>.zero
            for (position, part) in parts.enumerated() { lanes[position % 4] += part ?? .nan }
            return CellKernels.laneSum(lanes)
        case .volume:
            guard inputs.count == 2, let base = inputs[0].value, let volume = inputs[1].value else { return nil }
            return volume * base
        case .growth, .opening:
            guard parts.count == 2, let last = parts[0], let first = parts[1] else { return nil }
            return last - first
        case .staff:
            guard parts.count == 2, let need = parts[0], let surplus = parts[1] else { return nil }
            return need + surplus
        case .cellExits:
            guard let persons = figure(.change), let share = figure(.exitShare) else { return nil }
            return persons * share
        case .rateTurnover:
            guard let rate = figure(.turnoverRate), let factor = figure(.turnoverFactor), let staff = parts[0] else {
                return nil
            }
            return min(rate * factor, 1) * staff
        case .moves:
            guard parts.count == 4 * inputs.count, !parts.contains(nil) else { return nil }
            let p = parts.map { $0 ?? .nan }
            var sum = 0.0
            for (position, input) in inputs.enumerated() {
                let exits = p[4 * position + 1] + p[4 * position + 2] + p[4 * position + 3]
                sum += (p[4 * position] - exits) * (input.value ?? .nan)
            }
            return sum
        case .recruitment, .surplus:
            guard parts.count == 7, !parts.contains(nil) else { return nil }
            let p = parts.map { $0 ?? .nan }
            let wanted = p[0] + (p[1] + p[2] + p[3]) + p[4] - p[5] - p[6]
            return formula == .recruitment ? max(wanted, 0) : max(-wanted, 0)
        case .digitalisation, .taskShift, .workingTime, .otherSolutions, .countedRetirements, .carriedSurplus,
            .baseStaff, .notKnown, .none:
            return nil
        }
    }

    private func figure(_ name: TraceInput.Name) -> Double? { inputs.first { $0.name == name }?.value }
}
