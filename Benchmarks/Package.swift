// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "framsyn", path: "..")],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [.product(name: "Engines", package: "framsyn")],
            swiftSettings: strict
        ),
        // Builds the whole program beneath the pages.
        .executableTarget(
            name: "pages",
            dependencies: [.product(name: "Application", package: "framsyn")],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
