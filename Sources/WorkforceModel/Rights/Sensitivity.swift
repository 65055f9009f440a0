/// How carefully an object must be kept; from open plans to single people's health.
public enum Sensitivity: String, Sendable, CaseIterable, Codable {
    /// K0: plans, agreed terms, published indicators.
    case open = "K0"
    /// K1: work in preparation and aggregates within the organisation.
    case inside = "K1"
    /// K2: single people's employment, competence, bookings and placements.
    case personal = "K2"
    /// K3: absence, rehabilitation, free text, protected identity. Every reading is logged.
    case sensitive = "K3"
    /// K1f: offers and preparation before an agreement; readable by one's own party only.
    case negotiation = "K1f"
}
