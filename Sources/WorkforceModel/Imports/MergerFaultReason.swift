/// What is wrong with the body that an organisation is said to have been merged into.
public enum MergerFaultReason: Sendable, Hashable, Codable {
    /// It is in neither the file nor the register.
    case unknownBody
    /// The organisation has no last day.
    case noLastDay
    /// It lies below the organisation.
    case belowItself
    /// Mergers lead back to the organisation; codes in order.
    case ring([String])
}
