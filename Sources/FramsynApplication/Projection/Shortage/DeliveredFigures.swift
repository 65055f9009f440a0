internal import WorkforceModel

/// What employers have delivered about one profession: vacancies, and persons without required training.
struct DeliveredFigures: Equatable {
    /// One employer that has the profession, or that delivers figures about it.
    struct Part: Equatable {
        var employer: Organisation
        /// Staff at the base year; nil without a projection.
        var staff: Double?
        var vacancies: EmployerFigure?
        var untrained: EmployerFigure?

        /// Vacancies as a share of the staff; nil where the figure is of some units only.
        var vacancyShare: Double? {
            guard let vacancies, vacancies.isWhole, let staff, staff > 0 else { return nil }
            return vacancies.value / staff
        }

        /// Persons without training among the staff; nil when not delivered.
        var training: Training? {
            untrained.map { Training(without: $0.value, staff: $0.isWhole ? staff.flatMap { $0 > 0 ? $0 : nil } : nil) }
        }
    }

    /// By the employers' order.
    var parts: [Part]

    /// The sum of what is delivered; nil when nothing is.
    var vacancies: Double? {
        let known = parts.compactMap(\.vacancies)
        return known.isEmpty ? nil : known.reduce(0) { $0 + $1.value }
    }

    /// Vacancies as a share of the staff of those employers that both are known of.
    var vacancyShare: Double? {
        let known = parts.filter { $0.vacancyShare != nil }
        let staff = known.reduce(0) { $0 + ($1.staff ?? 0) }
        return staff > 0 ? known.reduce(0) { $0 + ($1.vacancies?.value ?? 0) } / staff : nil
    }

    /// Days that the vacancies speak of.
    var vacancyDays: [Day] { parts.compactMap(\.vacancies).flatMap(\.days) }
    /// Employers that have the profession but have not delivered its vacancies, by name.
    var withoutVacancies: [String] { parts.filter { $0.vacancies == nil }.map(\.employer.name) }

    /// The sum over employers whose own figure is shown.
    var training: Training? { Training.sum(parts.compactMap(\.training)) }
    /// Whether any employer has delivered training, shown or not.
    var hasTraining: Bool { parts.contains { $0.untrained != nil } }

    subscript(employer: Int64) -> Part? { parts.first { $0.employer.id == employer } }
}
