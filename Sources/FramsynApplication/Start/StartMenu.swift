extension PageCatalogue {
    /// Pages of Start.
    static let startPages: [PageEntry] = [
        PageEntry("/", "Start", isForPrograms: false) { try StartPage($0) }
    ]
}
