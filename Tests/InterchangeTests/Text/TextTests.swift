import Interchange
import Testing
import WorkforceModel

@Suite("Numbers and days are read the way Swedish files write them")
struct TextTests {
    @Test(arguments: [
        ("0,75", 0.75), ("0.75", 0.75), ("1 234,5", 1234.5), ("1\u{A0}234", 1234),
        ("12\u{202F}345\u{202F}678", 12_345_678),
        ("-3", -3), ("\u{2212}3,5", -3.5), ("+2", 2), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
        ("1.234.567", 1_234_567),
        (" 5 ", 5), ("1E-2", 0.01), ("0.80000000000000004", 0.8), (",5", 0.5), ("100", 100), ("8e-05", 0.00008),
        ("12345678901234567890", 1.2345678901234567e19),
    ])
    func numbers(_ text: String, _ value: Double) {
        #expect(NumberText(text)?.value == value)
        #expect(NumberText(text)?.isPercent == false)
    }

    @Test func percentSignIsNoted() {
        #expect(NumberText("75 %")?.value == 75)
        #expect(NumberText("75\u{A0}%")?.isPercent == true)
    }

    @Test(arguments: [
        "", " ", "-", "%", "abc", "1,2,3.4.5", "12 34", "1 23", "1..2", "1 2345", "1e", "1e9999", "0x10", "٣",
        "5 5,5 5", "1e-9223372036854775808", "1e9223372036854775808",
    ])
    func notNumbers(_ text: String) {
        #expect(NumberText(text) == nil)
    }

    @Test(arguments: [
        ("2026-11-21", DayFormat.yearMonthDay), ("20261121", .yearMonthDay), ("2026/11/21", .yearMonthDay),
        ("2026-11-21 00:00:00", .yearMonthDay), ("2026-11-21T08:00:00.000Z", .yearMonthDay),
        ("21/11/2026", .dayMonthYear), ("21.11.2026", .dayMonthYear), ("21112026", .dayMonthYear),
        ("2026-11-21", .dayMonthYear), ("11/21/2026", .monthDayYear),
    ])
    func days(_ text: String, _ format: DayFormat) {
        #expect(DayText.day(utf8: Array(text.utf8)[...], format: format) == Day("2026-11-21"))
    }

    @Test(arguments: [
        "", "2026", "2026-02-30", "21/11/2026", "26-11-21", "2026-11", "2026-11-21 kl 8", "2026-11/21", "202611211",
        "2026-11-21-1",
    ])
    func notDays(_ text: String) {
        #expect(DayText.day(utf8: Array(text.utf8)[...], format: .yearMonthDay) == nil)
    }

    @Test func wholeTextsAreDecoded() {
        #expect(TextEncoding.decode(Array("\u{FEFF}åäö".utf8)).text == "åäö")
        let old = TextEncoding.decode([0xE5, 0xE4, 0xF6, 0x81, 0x94])
        #expect(old.text == "åäö\u{81}”")
        #expect(old.encoding == .windows1252)
    }
}
