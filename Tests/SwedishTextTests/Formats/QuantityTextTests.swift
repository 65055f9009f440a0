import Presentation
import SwedishText
import Testing

@Suite("Quantities in words")
struct QuantityTextTests {
    private static let nbsp = "\u{00A0}"

    @Test(
        "Each unit with its scale and words",
        arguments: [
            (Quantity(1527, .persons), "1\u{202F}527\(nbsp)personer"),
            (Quantity(1, .persons), "1\(nbsp)person"),
            (Quantity(-1, .persons), "\u{2212}1\(nbsp)person"),
            (Quantity(1, .persons, decimals: 1), "1,0\(nbsp)personer"),
            (Quantity(0.6, .persons), "1\(nbsp)person"),
            (Quantity(12.5, .fullTimeEquivalents, decimals: 1), "12,5\(nbsp)årsarbetare"),
            (Quantity(0.096, .percent, decimals: 1, isSigned: true), "+9,6\(nbsp)%"),
            (Quantity(0.285, .percent), "29\(nbsp)%"),
            (Quantity(0.0016, .percentagePoints, decimals: 2), "0,16\(nbsp)procentenheter"),
            (Quantity(0.01, .percentagePoints), "1\(nbsp)procentenhet"),
            (Quantity(72_000_000, .millionKronor), "72\(nbsp)Mkr"),
            (Quantity(-53_400_000, .millionKronor, decimals: 1), "\u{2212}53,4\(nbsp)Mkr"),
            (Quantity(600_000, .thousandKronor), "600\(nbsp)tkr"),
            (Quantity(28_499.5, .kronor), "28\u{202F}500\(nbsp)kr"),
            (Quantity(1, .hours), "1\(nbsp)timme"),
            (Quantity(37.5, .hours, decimals: 1), "37,5\(nbsp)timmar"),
            (Quantity(2, .years), "2\(nbsp)år"),
            (Quantity(2027, .calendarYear), "2027"),
            (Quantity(1.034, .number, decimals: 3), "1,034"),
        ])
    func units(quantity: Quantity, expected: String) {
        #expect(Swedish.text(of: quantity) == expected)
    }

    @Test("A missing, infinite or undefined value reads as missing, with the words asked for")
    func missing() {
        #expect(Swedish.text(of: Quantity(nil, .persons)) == "ej angivet")
        #expect(Swedish.text(of: Quantity(.nan, .percent)) == "ej angivet")
        #expect(Swedish.text(of: Quantity(.infinity, .kronor, missing: "kan inte räknas")) == "kan inte räknas")
        #expect(Swedish.cellText(of: Quantity(nil, .percent)) == "ej angivet")
    }

    @Test("Without unit the bare number; in a cell percent keeps its sign")
    func bare() {
        #expect(Swedish.text(of: Quantity(1527, .persons), withUnit: false) == "1\u{202F}527")
        #expect(Swedish.text(of: Quantity(0.096, .percent, decimals: 1), withUnit: false) == "9,6")
        #expect(Swedish.text(of: Cell.quantity(Quantity(0.096, .percent, decimals: 1))) == "9,6\(Self.nbsp)%")
        #expect(Swedish.text(of: Cell.persons(815)) == "815")
        #expect(Swedish.text(of: Cell.text("Ledning")) == "Ledning")
        #expect(Swedish.text(of: Cell.empty) == "")
    }

    @Test("Prose becomes one plain sentence")
    func prose() {
        let prose = Prose([
            .text("Nämnden behöver "), .quantity(Quantity(1527, .persons)), .text(" 2027, "), .strong("134"),
            .text(" fler än 2019 ("), .link("så räknas det", href: "/varfor"), .text(")."),
        ])
        #expect(
            Swedish.text(of: prose)
                == "Nämnden behöver 1\u{202F}527\(Self.nbsp)personer 2027, 134 fler än 2019 (så räknas det).")
    }
}
