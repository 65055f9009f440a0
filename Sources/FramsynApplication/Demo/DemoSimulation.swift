internal import Foundation
internal import StatisticsKit
internal import WorkforceModel

/// One employer's staff, year by year: who leaves, moves and is hired. Only what happens from `firstYear` on is recorded;
/// the years before let ages and tenures settle.
struct DemoSimulation {
    let employer: Int
    private let plan: DemoEmployerPlan
    private let professions: [DemoProfession]
    private let truth: DemoTruth
    private let generator: Philox
    private let firstYear: Int
    private let lastYear: Int
    private let lastDay: Int32
    private let unitTables: [AliasTable?]
    /// Possible moves to another profession, in the catalogue's order.
    private let moves: [[(to: Int, probability: Double)]]
    private var workers: [DemoWorker] = []
    private var vacancies: [[Int32]]
    private var serial: UInt32 = 0
    /// Rows so far whose absence was drawn, per profession.
    private var absences: [Int]
    private(set) var register = DemoRegister()

    init(
        employer: Int, plan: DemoEmployerPlan, professions: [DemoProfession], truth: DemoTruth, generator: Philox,
        years: ClosedRange<Int>, start: Int, nextKey: inout Int32
    ) {
        self.employer = employer
        self.plan = plan
        self.professions = professions
        self.truth = truth
        self.generator = generator
        firstYear = years.lowerBound
        lastYear = years.upperBound
        lastDay = dayNumber(years.upperBound, 12, 31)
        unitTables = plan.placements.map { $0.flatMap { AliasTable(weights: $0.weights) } }
        moves = professions.map { profession in
            professions.indices.compactMap { target in
                guard plan.heads[target] > 0, let probability = profession.moves[professions[target].name] else {
                    return nil
                }
                return (target, probability)
            }
        }
        vacancies = plan.heads.map { _ in [] }
        absences = plan.heads.map { _ in 0 }
        populate(at: start, nextKey: &nextKey)
    }

    /// Heads wanted at the end of a year.
    private func target(_ profession: Int, _ year: Int) -> Int {
        let heads = Double(plan.heads[profession])
        return Int((heads * pow(1 + professions[profession].growth, Double(year - lastYear))).rounded())
    }

    /// The staff that the settling years begin with.
    private mutating func populate(at year: Int, nextKey: inout Int32) {
        for profession in professions.indices {
            let count = target(profession, year)
            let units = spread(count, over: plan.placements[profession])
            for number in 0..<count {
                var stream = PhiloxStream(
                    generator, replicate: UInt32(employer), entity: serial, event: DemoEvent.start)
                let lowest = professions[profession].lowestAge
                let age = min(max(Int(46 + 11 * stream.normal()), lowest), 66)
                let tenure = min(Int(-9 * log(stream.openUniform())), age - lowest)
                let sex: Sex = stream.uniform() < professions[profession].women ? .woman : .man
                workers.append(
                    DemoWorker(
                        key: nextKey, person: -1, serial: serial, birthYear: Int16(clamping: year - age), sex: sex,
                        profession: profession, unit: units[number], rate: professions[profession].rate(sex, &stream),
                        from: day(in: year - tenure, stream.uniform()), tenure: tenure))
                nextKey += 1
                serial += 1
            }
        }
    }

    /// Units for the first `count` persons, evenly by the units' weights.
    private func spread(_ count: Int, over placement: DemoPlacement?) -> [Int32] {
        guard let placement, count > 0 else { return [Int32](repeating: Int32(plan.organisation), count: count) }
        let parts = apportion(count, by: placement.weights)
        return zip(placement.units, parts).flatMap { unit, heads in repeatElement(unit, count: heads) }
    }

    /// Lets persons leave and move in a year; those who leave on own request may be hired elsewhere.
    mutating func leave(in year: Int, candidates: inout [[DemoCandidate]]) {
        var staying: [DemoWorker] = []
        staying.reserveCapacity(workers.count)
        for worker in workers {
            var worker = worker
            var stream = PhiloxStream(
                generator, replicate: UInt32(employer), year: UInt16(year), entity: worker.serial,
                event: DemoEvent.leave)
            let hazards = truth.hazards(
                profession: worker.profession, sex: worker.sex, age: year - 1 - Int(worker.birthYear),
                tenure: worker.tenure, employer: employer, year: year)
            let draw = stream.uniform()
            // The last day lies before the first day of something else, so that half fall on the last of a month.
            let day = day(in: year, stream.uniform()) - 1
            guard draw >= hazards.total else {
                let reason = reason(draw, hazards, tenure: worker.tenure, &stream)
                vacancies[worker.profession].append(worker.unit)
                close(&worker, on: day, reason: reason, year: year)
                if year >= firstYear {
                    leftOver(worker, day: day, reason: reason, &stream, candidates: &candidates)
                }
                continue
            }
            move(&worker, on: day, year: year, &stream)
            worker.tenure += 1
            staying.append(worker)
        }
        workers = staying
    }

    private func reason(
        _ draw: Double, _ hazards: DemoTruth.Hazards, tenure: Int, _ stream: inout PhiloxStream
    ) -> ExitReason {
        if draw < hazards.retirement { return .retirement }
        if draw < hazards.retirement + hazards.death { return .death }
        if draw < hazards.retirement + hazards.death + hazards.disability { return .disability }
        let kind = stream.uniform()
        if kind < (tenure == 0 ? 0.3 : 0.06) { return .fixedTermEnd }
        return kind < 0.94 ? .ownRequest : kind < 0.955 ? .redundancy : .other
    }

    /// What comes after: some who retire go on by the hour, some who leave are hired within the region.
    private mutating func leftOver(
        _ worker: DemoWorker, day: Int32, reason: ExitReason, _ stream: inout PhiloxStream,
        candidates: inout [[DemoCandidate]]
    ) {
        switch reason {
        case .retirement where professions[worker.profession].hourly > 0.1 && stream.uniform() < 0.12:
            let from = day + 30 + Int32(stream.uniform() * 90)
            guard from <= lastDay else { return }
            let to = from + 90 + Int32(stream.uniform() * 400)
            register.append(
                row(worker, from: from, rate: 2500), form: .hourly, to: to > lastDay ? nil : to,
                reason: to > lastDay ? nil : .fixedTermEnd, absence: nil)
        case .ownRequest where !worker.cameFromRegion && stream.uniform() < 0.12:
            candidates[worker.profession].append(
                DemoCandidate(
                    key: worker.key, birthYear: worker.birthYear, sex: worker.sex, leftOn: day, employer: employer))
        default: break
        }
    }

    /// Moves a person who stays to another profession or unit, sometimes.
    private mutating func move(_ worker: inout DemoWorker, on day: Int32, year: Int, _ stream: inout PhiloxStream) {
        var draw = stream.uniform()
        for (target, probability) in moves[worker.profession] {
            if draw < probability {
                go(&worker, to: target, on: day, year: year, &stream)
                return
            }
            draw -= probability
        }
        if draw < 0.04, (plan.placements[worker.profession]?.units.count ?? 0) > 1 {
            go(&worker, to: worker.profession, on: day, year: year, &stream)
        }
    }

    private mutating func go(
        _ worker: inout DemoWorker, to profession: Int, on day: Int32, year: Int, _ stream: inout PhiloxStream
    ) {
        // A vacancy first, so that units keep their staff over the years.
        let vacant = vacancies[profession].popLast()
        let unit = vacant ?? drawUnit(profession, stream.uniform())
        guard unit != worker.unit || profession != worker.profession else {
            if let vacant { vacancies[profession].append(vacant) }
            return
        }
        vacancies[worker.profession].append(worker.unit)
        close(&worker, on: day, reason: .internalMove, year: year)
        if profession != worker.profession || stream.uniform() < 0.3 {
            worker.rate = professions[profession].rate(worker.sex, &stream)
        }
        worker.profession = profession
        worker.unit = unit
        // Before the register begins a move leaves no trace: the row goes on from the first day of employment.
        if year >= firstYear { worker.from = day + 1 }
    }

    /// Hires up to the wanted number in a year.
    mutating func hire(in year: Int, candidates: inout [[DemoCandidate]], nextKey: inout Int32) {
        var count = plan.heads.map { _ in 0 }
        for worker in workers { count[worker.profession] += 1 }
        for profession in professions.indices {
            let hires = max(0, target(profession, year) - count[profession])
            for _ in 0..<hires {
                var stream = PhiloxStream(
                    generator, replicate: UInt32(employer), entity: serial, event: DemoEvent.hire)
                workers.append(newcomer(profession, year, &stream, &candidates, &nextKey))
                serial += 1
            }
            vacancies[profession].removeAll(keepingCapacity: true)
            if year >= firstYear {
                addBriefAndHourly(profession, hires: hires, year: year, nextKey: &nextKey)
            }
        }
    }

    private mutating func newcomer(
        _ profession: Int, _ year: Int, _ stream: inout PhiloxStream, _ candidates: inout [[DemoCandidate]],
        _ nextKey: inout Int32
    ) -> DemoWorker {
        let unit = vacancies[profession].popLast() ?? drawUnit(profession, stream.uniform())
        var worker = fresh(profession, year, unit: unit, &stream)
        let other = candidates[profession].lastIndex { $0.employer != employer }
        if let other, stream.uniform() < 0.5 {
            let candidate = candidates[profession].remove(at: other)
            worker.key = candidate.key
            worker.cameFromRegion = true
            worker.birthYear = candidate.birthYear
            worker.sex = candidate.sex
            worker.from = candidate.leftOn + 1
        } else {
            worker.key = nextKey
            nextKey += 1
        }
        return worker
    }

    private func fresh(_ profession: Int, _ year: Int, unit: Int32, _ stream: inout PhiloxStream) -> DemoWorker {
        let age = professions[profession].ageAtHire(&stream)
        let sex: Sex = stream.uniform() < professions[profession].women ? .woman : .man
        return DemoWorker(
            key: 0, person: -1, serial: serial, birthYear: Int16(clamping: year - age), sex: sex,
            profession: profession, unit: unit, rate: professions[profession].rate(sex, &stream),
            from: day(in: year, stream.uniform()), tenure: 0)
    }

    /// Persons seen at no end of year (hired and gone within it), and hourly-paid persons.
    private mutating func addBriefAndHourly(_ profession: Int, hires: Int, year: Int, nextKey: inout Int32) {
        var counts = PhiloxStream(
            generator, replicate: UInt32(employer), year: UInt16(year), entity: UInt32(profession),
            event: DemoEvent.brief)
        let brief = counts.poisson(0.04 * Double(hires))
        let hourly = counts.poisson(0.6 * professions[profession].hourly * Double(target(profession, year)))
        for number in 0..<(brief + hourly) {
            var stream = PhiloxStream(
                generator, replicate: UInt32(employer), year: UInt16(year), entity: serial, event: DemoEvent.hourly)
            var worker = fresh(profession, year, unit: drawUnit(profession, stream.uniform()), &stream)
            worker.key = nextKey
            nextKey += 1
            serial += 1
            if number < brief {
                worker.from = min(worker.from, dayNumber(year, 9, 1))
                let to = worker.from + 30 + Int32(stream.uniform() * 80)
                close(&worker, on: min(to, dayNumber(year, 12, 30)), reason: .fixedTermEnd, year: year)
            } else {
                let to = worker.from + 60 + Int32(stream.uniform() * 420)
                worker.rate = UInt16(1000 + 500 * Int(stream.uniform() * 8))
                let isOpen = to > lastDay
                worker.person = register.number(worker.person, key: worker.key)
                register.append(
                    row(worker, from: worker.from, rate: worker.rate), form: .hourly, to: isOpen ? nil : to,
                    reason: isOpen ? nil : .fixedTermEnd, absence: nil)
            }
        }
    }

    /// Writes the rows of those who are still employed.
    mutating func finish() {
        for index in workers.indices {
            workers[index].person = register.number(workers[index].person, key: workers[index].key)
            let worker = workers[index]
            let absence = absence(worker)
            register.append(
                row(worker, from: worker.from, rate: worker.rate), form: .monthly, to: nil, reason: nil,
                absence: absence)
        }
        workers = []
    }

    private mutating func close(_ worker: inout DemoWorker, on day: Int32, reason: ExitReason, year: Int) {
        guard year >= firstYear else { return }
        worker.person = register.number(worker.person, key: worker.key)
        let absence = absence(worker)
        register.append(
            row(worker, from: worker.from, rate: worker.rate), form: .monthly, to: day, reason: reason,
            absence: absence)
    }

    private func row(_ worker: DemoWorker, from: Int32, rate: UInt16) -> DemoRegister.Row {
        DemoRegister.Row(
            person: worker.person, birthYear: worker.birthYear, sex: worker.sex, unit: worker.unit,
            profession: Int32(worker.profession), rate: rate, from: from)
    }

    private func drawUnit(_ profession: Int, _ uniform: Double) -> Int32 {
        guard let table = unitTables[profession], let placement = plan.placements[profession] else {
            return Int32(plan.organisation)
        }
        return placement.units[table.index(UInt32(min(uniform * 0x1p32, 0xFFFF_FFFF)))]
    }

    /// Share of paid time absent. Who is absent long is drawn systematically (golden-ratio steps), so that small
    /// professions too lie near their mean.
    private mutating func absence(_ worker: DemoWorker) -> Double {
        var stream = PhiloxStream(
            generator, replicate: UInt32(employer), entity: UInt32(register.columns.count), event: DemoEvent.absence)
        absences[worker.profession] += 1
        let place = Double(absences[worker.profession]) * 0.618_033_988_749_895 + Double(employer) * 0.37
        return professions[worker.profession].absence(
            worker.sex, age: lastYear - Int(worker.birthYear), place: place - place.rounded(.down), &stream)
    }
}
