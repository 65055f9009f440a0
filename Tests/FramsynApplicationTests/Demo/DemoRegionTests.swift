import Foundation
import FramsynApplication
import Testing
import WorkforceModel

/// The generated region has the promised size and shares, is fictional and marked so, and breaks no rule of a register.
struct DemoRegionTests {
    private let region: DemoRegion

    init() throws { region = try DemoFixture.whole }

    @Test func totals() {
        let municipalities = (0..<13).reduce(0) { $0 + region.staff(of: $1).count }
        #expect(region.employers.count == 14)
        #expect(abs(municipalities - 77_000) <= 770)
        #expect(abs(region.staff(of: 13).count - 15_000) <= 150)
        let sizes = (0..<13).map { region.staff(of: $0).count }
        #expect((0.45...0.55).contains(Double(sizes[0]) / Double(municipalities)))
        #expect(sizes.dropFirst().allSatisfy { (1400...8000).contains($0) })
        #expect((2700...3300).contains(region.organisations.filter { $0.kind == .unit }.count))
        #expect((25...35).contains(region.professions.count))
    }

    @Test func hourlyPaidPersonsAreBeside() {
        let hourly = region.employers.reduce(0) { $0 + $1.register.form.count { $0 == 1 } }
        #expect(hourly > 5_000)
    }

    /// The digest was taken in another process, so that nothing may hang on the order of a dictionary.
    @Test func sameSeedSameBytes() throws {
        let (catalogue, small) = (try DemoFixture.catalogue, try DemoFixture.small)
        let again = DemoRegion.generate(catalogue, scale: 0.02, today: DemoFixture.today)
        #expect(again.digest == small.digest)
        #expect(again.truth.keys == small.truth.keys)
        #expect(small.digest == 10_861_542_030_266_270_299)
        let other = DemoRegion.generate(catalogue, seed: 2, scale: 0.02, today: DemoFixture.today)
        #expect(other.digest != again.digest)
    }

    @Test func registersEndWithTheLastWholeYear() throws {
        let later = try #require(Day(year: 2028, month: 2, day: 29))
        let region = DemoRegion.generate(try DemoFixture.catalogue, scale: 0.01, today: later)
        #expect(region.years == 2021...2027)
        let last = try #require(Day(year: 2027, month: 12, day: 31)).number
        for employer in region.employers {
            #expect(employer.register.to.allSatisfy { $0 == .max || $0 < last })
            #expect(employer.register.from.allSatisfy { $0 <= last })
        }
    }

    @Test func smallRegionHasEveryEmployer() throws {
        let small = try DemoFixture.small
        let staff = (0..<14).map { small.staff(of: $0).count }
        #expect(staff.count == 14)
        #expect(staff.allSatisfy { $0 >= 20 })
        #expect((1750...1930).contains(staff.reduce(0, +)))
        #expect(small.organisations.count < 400)
    }

    /// Published: 8,5 % in all (2021), undersköterska 14,1, stödassistent 12,7 and gymnasielärare 3,9 (2020).
    @Test func sickLeaveIsNearThePublishedShares() throws {
        func share(_ profession: String?) throws -> Double {
            let id = try profession.map { name in
                try #require(region.professions.first { $0.name == name }).id
            }
            var absent = 0.0
            var paid = 0.0
            for employer in 0..<13 {
                let columns = region.employers[employer].register
                for row in region.staff(of: employer) where id == nil || Int64(columns.profession[row]) == id {
                    paid += Double(columns.rate[row])
                    absent += Double(columns.rate[row]) * Double(columns.absence[row]) / 10_000
                }
            }
            return 100 * absent / paid
        }
        #expect(abs(try share(nil) - 8.5) < 0.2)
        #expect(abs(try share("Undersköterska") - 14.1) < 0.4)
        #expect(abs(try share("Stödassistent") - 12.7) < 0.6)
        #expect(abs(try share("Gymnasielärare") - 3.9) < 0.4)
    }

    @Test func municipalitiesAreFictional() throws {
        struct Kolada: Decodable {
            struct Body: Decodable { var title: String }
            var values: [Body]
        }
        let file = URL(filePath: DemoFixture.dataDirectory + "/formats/kolada/municipality_all.json")
        let real = try JSONDecoder().decode(Kolada.self, from: Data(contentsOf: file)).values.map(\.title)
        #expect(real.contains("Linköping"))
        #expect(real.count >= 290)
        // A real name with or without the ending of a genitive must not begin a fictional one.
        let roots = Set(real.flatMap { [$0.lowercased(), $0.lowercased() + "s"] })
        for employer in region.employers {
            let name = employer.name.lowercased().replacing("region ", with: "").replacing(" kommun", with: "")
            #expect(!roots.contains(name), "\(employer.name)")
        }
    }

    @Test func everythingIsMarkedSynthetic() {
        #expect(region.organisations.allSatisfy { $0.isSynthetic })
        #expect(Set(region.organisations.map(\.code)).count == region.organisations.count)
        for organisation in region.organisations {
            #expect(organisation.parentID.map { $0 < organisation.id } ?? (organisation.kind == .association))
        }
    }

    @Test func codesAreUniqueAndWellFormed() {
        let codes = region.professions.flatMap(\.aidCodes)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.prefix(6).allSatisfy(\.isNumber) && (6...7).contains($0.count) })
        #expect(region.professions.allSatisfy { $0.ssyk.map { $0.count == 4 && $0.allSatisfy(\.isNumber) } ?? true })
    }

    @Test func noRowBreaksARule() {
        for (index, employer) in region.employers.enumerated() {
            let columns = employer.register
            var isRight = true
            var rowsOf = [[Int]](repeating: [], count: employer.pseudonyms.count)
            for row in 0..<columns.count {
                let born = Int(columns.birthYear[row])
                let isOpen = columns.to[row] == .max
                isRight = isRight && (1...10_000).contains(columns.rate[row]) && columns.from[row] <= columns.to[row]
                isRight = isRight && (columns.absence[row] <= 10_000 || columns.absence[row] == .max)
                isRight = isRight && isOpen == (columns.exitReason[row] == 0)
                isRight = isRight && (1930...2010).contains(born)
                isRight = isRight && region.organisations[Int(columns.organisation[row])].kind == .unit
                isRight = isRight && region.professions.indices.contains(Int(columns.profession[row]))
                isRight = isRight && Day(number: columns.from[row]).year - born >= 18
                rowsOf[Int(columns.person[row])].append(row)
            }
            #expect(isRight, "\(employer.name)")
            #expect(rowsOf.allSatisfy { !$0.isEmpty }, "a person without rows")
            let overlaps = rowsOf.contains { rows in
                let sorted = rows.sorted { columns.from[$0] < columns.from[$1] }
                return zip(sorted, sorted.dropFirst()).contains { columns.from[$1] <= columns.to[$0] }
            }
            #expect(!overlaps, "\(employer.name)")
            #expect(Set(employer.pseudonyms).count == employer.pseudonyms.count)
            #expect(region.truth.keys[index].count == employer.pseudonyms.count)
        }
    }

    @Test func personsWhoMoveBetweenEmployersCarryTheSamePseudonymAndNobodyElseDoes() {
        var employersOf: [Int32: [Int]] = [:]
        var keysOf: [String: Set<Int32>] = [:]
        for (index, employer) in region.employers.enumerated() {
            for (key, pseudonym) in zip(region.truth.keys[index], employer.pseudonyms) {
                employersOf[key, default: []].append(index)
                keysOf[pseudonym, default: []].insert(key)
            }
        }
        #expect(keysOf.count == employersOf.count)
        #expect(keysOf.values.allSatisfy { $0.count == 1 })
        let moved = employersOf.filter { $0.value.count > 1 }
        #expect(moved.count > 500)
        #expect(moved.allSatisfy { Set($0.value).count == $0.value.count })
    }

    @Test func oneEmployerIsMissingAndOneHasTitlesWithoutProfession() {
        #expect(region.employers.filter { !$0.isDelivered }.count == 1)
        let unmapped = region.employers.filter { !$0.unmapped.isEmpty }
        #expect(unmapped.count == 1)
        #expect(unmapped.first?.unmapped.count == 3)
        #expect(region.employers.filter { $0.hasDirective }.count == 3)
    }
}
