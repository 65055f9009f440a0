import Foundation
import FramsynApplication
import WorkforceModel

/// The demonstration regions that the tests look at, generated once.
enum DemoFixture {
    static let dataDirectory: String = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "Data").path()
    }()
    /// 2026-11-21.
    static let today = Day(number: 20_778)
    /// The catalogue; a test that needs it throws when its files cannot be read.
    static var catalogue: DemoCatalogue { get throws { try read.get() } }
    static var whole: DemoRegion { get throws { try generatedWhole.get() } }
    static var small: DemoRegion { get throws { try generatedSmall.get() } }
    /// 2025-12-31.
    static let lastDay: Int32 = 20_453

    private static let read = Result { try DemoCatalogue(dataDirectory: dataDirectory) }
    private static let generatedWhole = read.map { DemoRegion.generate($0, today: today) }
    private static let generatedSmall = read.map { DemoRegion.generate($0, scale: 0.02, today: today) }
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
