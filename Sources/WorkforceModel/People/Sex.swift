/// Legal sex as registers state it. Raw values are the order used in arrays.
public enum Sex: UInt8, Sendable, CaseIterable, Codable {
    case woman = 0
    case man = 1
}
