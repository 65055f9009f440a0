internal import ProjectionEngine

/// Totals as tables print them: sums of rounded rows and years, so that every table adds up and pages agree.
extension [ProfessionFlows] {
    /// A figure of one year (its position from the base year) over all rows; nil when a row does not know it.
    func printedSum(_ figure: (ProfessionFlows) -> [Double?], at position: Int) -> Double? {
        PrintedNumber.sumOfRounded(map { figure($0)[position] }).map(Double.init)
    }

    /// A flow over years (positions from the base year) and all rows; nil when a row does not know it for some year.
    func printedSum(_ flow: (ProfessionFlows) -> [Double?], over positions: ClosedRange<Int>) -> Double? {
        positions.reduce(Double?.some(0)) { sum, position in
            sum.flatMap { sum in printedSum(flow, at: position).map { sum + $0 } }
        }
    }
}

extension ProjectionContext {
    /// Recruitment of rows over years as every page prints it: the sum of the cells of Framskrivning.
    func printedRecruitment(_ rows: [ProfessionFlows], over years: ClosedRange<Int>) -> Double? {
        rows.printedSum(\.recruitment, over: years.lowerBound - baseYear...years.upperBound - baseYear)
    }
}
