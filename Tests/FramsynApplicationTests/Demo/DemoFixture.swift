import FramsynApplication
import Foundation
import WorkforceModel

/// The demonstration regions that the tests look at, generated once.
enum DemoFixture {
    static let dataDirectory: String = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "Data").path()
    }()
    static let today = day(2026, 11, 21)
    static let catalogue: DemoCatalogue = {
        do { return try DemoCatalogue(dataDirectory: dataDirectory) } catch { fatalError("\(error)") }
    }()
    static let whole = DemoRegion.generate(catalogue, today: today)
    static let small = DemoRegion.generate(catalogue, scale: 0.02, today: today)
    static let lastDay = day(2025, 12, 31).number

    /// A day that exists.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else { fatalError("no such day") }
        return day
    }
}

extension DemoRegion {
    /// Rows of monthly-paid staff on a day.
    func staff(of employer: Int, on day: Int32 = DemoFixture.lastDay) -> [Int] {
        let columns = employers[employer].register
        return (0..<columns.count).filter {
            columns.form[$0] == 0 && columns.from[$0] <= day && columns.to[$0] >= day
        }
    }

    /// FNV-1a over every register's columns and pseudonyms.
    var digest: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ value: Int) { hash = (hash ^ UInt64(truncatingIfNeeded: value)) &* 0x100_0000_01b3 }
        for employer in employers {
            let columns = employer.register
            for row in 0..<columns.count {
                mix(Int(columns.person[row]))
                mix(Int(columns.birthYear[row]))
                mix(Int(columns.sex[row]))
                mix(Int(columns.organisation[row]))
                mix(Int(columns.profession[row]))
                mix(Int(columns.form[row]))
                mix(Int(columns.rate[row]))
                mix(Int(columns.from[row]))
                mix(Int(columns.to[row]))
                mix(Int(columns.exitReason[row]))
                mix(Int(columns.absence[row]))
            }
            for pseudonym in employer.pseudonyms { for byte in pseudonym.utf8 { mix(Int(byte)) } }
        }
        for organisation in organisations { for byte in organisation.name.utf8 { mix(Int(byte)) } }
        return hash
    }
}
