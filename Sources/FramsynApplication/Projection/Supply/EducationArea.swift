internal import WorkforceModel

/// Whom an area of education concerns, read from its name as entered.
///
/// Graduates are compared with a need only where both concern the same employers.
enum EducationArea: Equatable {
    /// The organisation that states it, whole.
    case own
    /// A whole employer that the stating organisation is only a part of: its need cannot be compared.
    case employerAbove
    /// An area that several employers recruit from.
    case shared

    init(_ area: String, statedBy organisation: Organisation) {
        let name = area.trimmed.lowercased()
        if name == organisation.name.lowercased() || Self.partWords.contains(name) {
            self = .own
        } else if Self.employerWords.contains(name) {
            self = organisation.isEmployer ? .own : .employerAbove
        } else {
            self = organisation.isEmployer ? .shared : .employerAbove
        }
    }

    private static let employerWords: Set<String> = ["kommunen", "regionen", "arbetsgivaren", "huvudmannen"]
    private static let partWords: Set<String> = ["nämnden", "förvaltningen", "enheten", "organisationen"]
}
