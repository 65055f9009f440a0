/// How values read in Swedish (sv-SE): numbers, money, shares, days, lists and sentences.
///
/// A page, a file and a terminal all print through these, so that a figure looks the same wherever it is met. Rounding
/// happens here and nowhere else.
public enum Swedish {}
