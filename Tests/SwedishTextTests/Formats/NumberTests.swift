import Testing

@testable import SwedishText

@Suite("Numbers the Swedish way")
struct NumberTests {
    @Test(
        "Digits, groups, comma and sign",
        arguments: [
            (0.0, 0, "0"), (-0.0, 0, "0"), (-0.0, 1, "0,0"), (7, 0, "7"), (999, 0, "999"),
            (1000, 0, "1\u{202F}000"), (1527, 0, "1\u{202F}527"), (72_000_000, 0, "72\u{202F}000\u{202F}000"),
            (-53, 0, "\u{2212}53"), (-1234.5, 1, "\u{2212}1\u{202F}234,5"), (0.05, 2, "0,05"),
            (1234.567, 2, "1\u{202F}234,57"),
            (123_456_789_012_345, 0, "123\u{202F}456\u{202F}789\u{202F}012\u{202F}345"),
        ])
    func prints(value: Double, decimals: Int, expected: String) {
        #expect(Swedish.number(value, decimals: decimals) == expected)
    }

    @Test(
        "Halves go away from zero, also when the decimal has no exact binary form",
        arguments: [
            (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "\u{2212}1"), (-2.5, 0, "\u{2212}3"),
            (0.4999999, 0, "0"), (-0.49, 0, "0"), (1.005, 2, "1,01"), (0.285, 2, "0,29"), (-0.285, 2, "\u{2212}0,29"),
            (0.125, 2, "0,13"), (1.0049, 2, "1,00"), (9.995, 2, "10,00"),
        ])
    func rounds(value: Double, decimals: Int, expected: String) {
        #expect(Swedish.number(value, decimals: decimals) == expected)
    }

    @Test("Without decimals the value itself decides, with no nudge over the half")
    func exactAtNoDecimals() {
        #expect(Swedish.number(2.5.nextDown) == "2")
        #expect(Swedish.number((-2.5).nextUp) == "\u{2212}2")
    }

    @Test(
        "Decimals that say nothing are left out",
        arguments: [
            (12.0, 1, "12"), (12.04, 1, "12"), (12.5, 1, "12,5"), (-1200.25, 2, "\u{2212}1\u{202F}200,25"), (0, 2, "0"),
            (1e21, 1, "1,00·10²¹"), (.nan, 1, "–"),
        ])
    func short(value: Double, decimals: Int, expected: String) {
        #expect(Swedish.shortNumber(value, decimals: decimals) == expected)
    }

    @Test("A sign is printed when asked, never before zero")
    func signs() {
        #expect(Swedish.number(9.64, decimals: 1, isSigned: true) == "+9,6")
        #expect(Swedish.number(-9.64, decimals: 1, isSigned: true) == "\u{2212}9,6")
        #expect(Swedish.number(0.04, decimals: 1, isSigned: true) == "0,0")
        #expect(Swedish.number(-0.04, decimals: 1, isSigned: true) == "0,0")
        #expect(Swedish.number(12, isSigned: true) == "+12")
        #expect(Swedish.number(0, isSigned: true) == "0")
        #expect(Swedish.number(Int.min).hasPrefix("\u{2212}9\u{202F}223"))
    }

    @Test("Huge, infinite and undefined values print and never trap")
    func extremes() {
        #expect(Swedish.number(1e15) == "1,00·10¹⁵")
        #expect(Swedish.number(-1.5e21, decimals: 2) == "\u{2212}1,50·10²¹")
        #expect(Swedish.number(.infinity) == "∞")
        #expect(Swedish.number(-.infinity) == "\u{2212}∞")
        #expect(Swedish.number(.nan) == "–")
        #expect(Swedish.number(.greatestFiniteMagnitude, decimals: 400).hasSuffix("10³⁰⁸"))
        #expect(Swedish.number(.greatestFiniteMagnitude, scale: 100) == "∞")
        #expect(Swedish.number(.leastNonzeroMagnitude, decimals: -3) == "0")
        #expect(Swedish.number(1e14, decimals: 9).hasPrefix("1,00·10¹⁴"))
    }

    @Test("Every number printed with decimals is read back within half of the last one")
    func roundTrip() {
        var state: UInt64 = 20_261_121
        for _ in 0..<2_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = (Double(state >> 11) / 9_007_199_254_740_992 - 0.5) * 4e6
            for decimals in 0...4 {
                let printed = Swedish.number(value, decimals: decimals)
                let half = [0.5, 0.05, 0.005, 0.0005, 0.00005][decimals]
                let read = Swedish.value(of: printed)
                #expect(read.map { ($0 - value).magnitude <= half * 1.0001 } == true, "\(value) as \(printed)")
            }
        }
    }

    @Test(
        "Reads what people type",
        arguments: [
            ("1 527,5", 1527.5), ("1\u{202F}527", 1527), ("1527.5", 1527.5), (" 0,285 ", 0.285), ("-3", -3),
            ("\u{2212}3,25", -3.25), ("+4", 4), ("9,6 %", 9.6), (",5", 0.5), ("5,", 5), ("007", 7),
        ])
    func reads(text: String, expected: Double) {
        #expect(Swedish.value(of: text) == expected)
    }

    @Test(
        "Refuses what is no number",
        arguments: [
            "", " ", "abc", "1,2,3", "1e5", "--1", "1-", "%", "5 % x", "nan", "inf", ",", "-", "1234567890123456",
        ])
    func refuses(text: String) {
        #expect(Swedish.value(of: text) == nil)
    }

    @Test("A field holds the bare number and is read back as it was")
    func fields() {
        #expect(Swedish.fieldText(1527.5) == "1527,5")
        #expect(Swedish.fieldText(-0.62) == "-0,62")
        #expect(Swedish.fieldText(40) == "40")
        #expect(Swedish.fieldText(0) == "0")
        #expect(Swedish.fieldText(nil) == "")
        #expect(Swedish.fieldText(.infinity) == "")
        #expect(Swedish.value(of: Swedish.fieldText(0.1)) == 0.1)
    }
}
