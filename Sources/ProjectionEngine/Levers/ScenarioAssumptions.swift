public import WorkforceModel

extension FlowAssumptions {
    /// The assumptions of `model` under `levers`: their need, turnover and retirement age.
    public init(_ model: FlowModel, need: NeedModel, levers: [Lever]) {
        self.init(model)
        guard levers.contains(where: \.hasEffect) else { return }
        self.need = need.path(levers: levers).need
        let base = model.years.lowerBound
        for lever in levers where lever.hasEffect && (lever.kind == .lowerTurnover || lever.kind == .laterRetirement) {
            for row in 0..<model.professionCount where lever.concerns(need.professions[row]) {
                for year in 1..<max(model.yearCount, 1) {
                    let size = lever.value * lever.phase(in: base + year, baseYear: base)
                    let at = row * model.yearCount + year
                    if lever.kind == .lowerTurnover {
                        turnoverFactor[at] *= max(0, 1 - size)
                    } else {
                        retirementShift[at] += size
                    }
                }
            }
        }
    }
}
