extension StringProtocol {
    /// The text without outer space, in lower case and with single spaces: the form in which headings and values of
    /// files are compared. Canonically equivalent texts (å as one or two scalars) are equal as Swift strings.
    var folded: String {
        lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
