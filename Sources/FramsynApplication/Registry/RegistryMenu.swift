extension PageCatalogue {
    /// Pages of Register.
    static let registryPages: [PageEntry] = []

    /// Forms of Register.
    static let registryForms: [FormEntry] = []
}
