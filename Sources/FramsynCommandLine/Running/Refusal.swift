/// Why a command did not do what it was asked to, as a Swedish sentence with remedy; the program ends with code 1.
struct Refusal: Error {
    var words: String

    init(_ words: String) {
        self.words = words
    }
}
