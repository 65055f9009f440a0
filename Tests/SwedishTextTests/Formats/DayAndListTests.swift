import SwedishText
import Testing
import WorkforceModel

@Suite("Days, periods and lists in words")
struct DayAndListTests {
    @Test("A day and its month")
    func days() throws {
        let day = try #require(Day(year: 2026, month: 11, day: 21))
        #expect(Swedish.text(of: day) == "21\u{00A0}november 2026")
        #expect(Swedish.month(1) == "januari")
        #expect(Swedish.month(0) == "")
        #expect(Swedish.month(13) == "")
    }

    @Test("Periods have an en dash, intervals with a minus a word")
    func periods() {
        #expect(Swedish.years(2019, 2027) == "2019–2027")
        #expect(Swedish.years(2019, 2019) == "2019")
        #expect(Swedish.interval(1876, 1968) == "1\u{202F}876–1\u{202F}968")
        #expect(Swedish.interval(-12, 8) == "\u{2212}12 till 8")
        #expect(Swedish.interval(0.08, 0.113, decimals: 1, scale: 100) == "8,0–11,3")
    }

    @Test("Lists")
    func lists() {
        #expect(Swedish.list([]) == "")
        #expect(Swedish.list(["a"]) == "a")
        #expect(Swedish.list(["a", "b"]) == "a och b")
        #expect(Swedish.list(["a", "b", "c"]) == "a, b och c")
        #expect(Swedish.list(["CSV", "XLSX"], last: "eller") == "CSV eller XLSX")
        #expect(Swedish.count(1, one: "rad", many: "rader") == "1\u{00A0}rad")
        #expect(Swedish.count(1200, one: "rad", many: "rader") == "1\u{202F}200\u{00A0}rader")
    }
}
