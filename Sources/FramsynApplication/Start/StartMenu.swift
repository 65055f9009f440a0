extension PageCatalogue {
    /// Pages of Start.
    static let startPages: [PageEntry] = [
        PageEntry("/", "Start") { try StartPage($0) }
    ]
}
