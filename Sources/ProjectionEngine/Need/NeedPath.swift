public import WorkforceModel

/// The steps from base to need of one scenario, each in heads per profession and year (`profession · years + year`).
/// Kept so that the chain can be opened; the next step starts where the last one ended.
public struct NeedPath: Sendable, Equatable {
    /// Base × volume, with volume beyond demography.
    public var volume: [Double]
    /// After digitalisation.
    public var digitalised: [Double]
    /// After tasks have moved between professions.
    public var shifted: [Double]
    /// After a changed employment rate and sick leave.
    public var heads: [Double]
    /// After other solutions: the need.
    public var need: [Double]
    /// Levers without effect, and why.
    public var faults: [LeverFault]
}

extension NeedModel {
    /// The need under `levers`, with every step of the chain. Levers that do not touch need are passed over.
    public func path(levers: [Lever]) -> NeedPath {
        var faults: [LeverFault] = []
        let acting = levers.enumerated().filter { check($0.element, position: $0.offset, faults: &faults) }
        let volume = applyVolume(acting.map(\.element))
        let digitalised = applyDigitalisation(acting.map(\.element), to: volume)
        let shifted = applyTaskShifts(acting.map(\.element), to: digitalised)
        let heads = applyWorkingTime(acting, to: shifted, faults: &faults)
        let need = applyOtherSolutions(acting, to: heads, faults: &faults)
        return NeedPath(
            volume: volume, digitalised: digitalised, shifted: shifted, heads: heads, need: need, faults: faults)
    }

    /// Whether a lever can act on this input.
    private func check(_ lever: Lever, position: Int, faults: inout [LeverFault]) -> Bool {
        guard lever.value.isFinite else {
            faults.append(LeverFault(lever: position, profession: lever.profession, reason: .notANumber))
            return false
        }
        if let name = lever.profession, !professions.contains(name) {
            faults.append(LeverFault(lever: position, profession: name, reason: .unknownProfession))
            return false
        }
        if lever.kind == .taskShift {
            guard let to = lever.toProfession, professions.contains(to), to != lever.profession else {
                faults.append(LeverFault(lever: position, profession: lever.profession, reason: .receiverMissing))
                return false
            }
        }
        return lever.value != 0
    }

    /// The calendar year at position `year`.
    private func calendar(_ year: Int) -> Int { years.lowerBound + year }

    /// Base × volume × growth beyond demography, compounded from the lever's first year.
    private func applyVolume(_ levers: [Lever]) -> [Double] {
        var need = unchanged
        for lever in levers where lever.kind == .volume {
            for row in 0..<professionCount where lever.concerns(professions[row]) {
                var factor = 1.0
                for year in 1..<max(yearCount, 1) {
                    factor *= max(0, 1 + lever.value * lever.phase(in: calendar(year), baseYear: years.lowerBound))
                    need[row * yearCount + year] *= factor
                }
            }
        }
        return need
    }

    private func applyDigitalisation(_ levers: [Lever], to need: [Double]) -> [Double] {
        var need = need
        for lever in levers where lever.kind == .digitalisation {
            for row in 0..<professionCount where lever.concerns(professions[row]) {
                for year in 1..<max(yearCount, 1) {
                    let share = lever.value * lever.phase(in: calendar(year), baseYear: years.lowerBound)
                    need[row * yearCount + year] *= max(0, 1 - share)
                }
            }
        }
        return need
    }

    /// Moves hours between professions. All shifts of a year are taken from the same starting point; together they
    /// cannot take more than the giving profession has.
    private func applyTaskShifts(_ levers: [Lever], to need: [Double]) -> [Double] {
        let shifts = levers.filter { $0.kind == .taskShift }
        guard !shifts.isEmpty else { return need }
        var shifted = need
        for year in 1..<max(yearCount, 1) {
            for row in 0..<professionCount {
                let giving = shifts.filter { $0.concerns(professions[row]) && $0.toProfession != professions[row] }
                let shares = giving.map {
                    max(0, $0.value) * $0.phase(in: calendar(year), baseYear: years.lowerBound)
                }
                let total = shares.reduce(0, +)
                let scale = total > 1 ? 1 / total : 1
                for (lever, share) in zip(giving, shares) {
                    guard let to = professions.firstIndex(where: { $0 == lever.toProfession }) else { continue }
                    let heads = need[row * yearCount + year] * share * scale
                    shifted[row * yearCount + year] -= heads
                    shifted[to * yearCount + year] += heads * hoursRatio(from: row, to: to)
                }
            }
            for row in 0..<professionCount {
                shifted[row * yearCount + year] = max(0, shifted[row * yearCount + year])
            }
        }
        return shifted
    }

    /// Heads of the receiving profession that do the hours of one head of the giving one: by employment rate and by
    /// share of paid time worked, each where both professions state it.
    public func hoursRatio(from: Int, to: Int) -> Double {
        var ratio = 1.0
        if let giving = employmentRate[from], let receiving = employmentRate[to] { ratio *= giving / receiving }
        if let giving = sickLeaveShare[from], let receiving = sickLeaveShare[to] {
            ratio *= (1 - giving) / (1 - receiving)
        }
        return ratio
    }

    /// Need in heads = worked full-time equivalents / (employment rate × (1 − sick share)): the same work by staff who
    /// work more.
    private func applyWorkingTime(
        _ levers: [(offset: Int, element: Lever)], to need: [Double], faults: inout [LeverFault]
    ) -> [Double] {
        var need = need
        for (position, lever) in levers where lever.kind == .higherEmploymentRate || lever.kind == .lowerSickLeave {
            let isRate = lever.kind == .higherEmploymentRate
            for row in 0..<professionCount where lever.concerns(professions[row]) {
                guard (isRate ? employmentRate[row] : sickLeaveShare[row]) == nil else { continue }
                faults.append(
                    LeverFault(
                        lever: position, profession: professions[row],
                        reason: isRate ? .employmentRateMissing : .sickLeaveShareMissing))
            }
        }
        for row in 0..<professionCount {
            for year in 1..<max(yearCount, 1) {
                let change = { (kind: LeverKind) in
                    levers.reduce(0.0) { sum, entry in
                        guard entry.element.kind == kind, entry.element.concerns(professions[row]) else { return sum }
                        let phase = entry.element.phase(in: calendar(year), baseYear: years.lowerBound)
                        return sum + entry.element.value * phase
                    }
                }
                if let rate = employmentRate[row] {
                    let rise = change(.higherEmploymentRate)
                    if rise != 0 { need[row * yearCount + year] *= rate / min(max(rate + rise, 0.01), 1) }
                }
                if let sick = sickLeaveShare[row] {
                    let fall = change(.lowerSickLeave)
                    if fall != 0 {
                        need[row * yearCount + year] *= (1 - sick) / (1 - min(max(sick - fall, 0), 0.99))
                    }
                }
            }
        }
        return need
    }

    /// The directive: a share of the increase in need since a year, never of the need. Where need has fallen since that
    /// year nothing is covered; several directives together never cover more than the largest increase.
    private func applyOtherSolutions(
        _ levers: [(offset: Int, element: Lever)], to heads: [Double], faults: inout [LeverFault]
    ) -> [Double] {
        var need = heads
        let directives = levers.filter { $0.element.kind == .otherSolutions }
        for directive in directives where !years.contains(directive.element.sinceYear ?? years.lowerBound) {
            faults.append(
                LeverFault(
                    lever: directive.offset, profession: directive.element.profession, reason: .sinceYearOutside))
        }
        for row in 0..<professionCount {
            for year in 1..<max(yearCount, 1) {
                var covered = 0.0
                var largest = 0.0
                for (_, lever) in directives where lever.concerns(professions[row]) {
                    let since = (lever.sinceYear ?? years.lowerBound) - years.lowerBound
                    guard since >= 0, since < year else { continue }
                    let increase = max(0, heads[row * yearCount + year] - heads[row * yearCount + since])
                    let share = min(max(lever.value, 0), 1)
                    covered += share * lever.phase(in: calendar(year), baseYear: years.lowerBound) * increase
                    largest = max(largest, increase)
                }
                if covered > 0 { need[row * yearCount + year] -= min(covered, largest) }
            }
        }
        return need
    }
}
