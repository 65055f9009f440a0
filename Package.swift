// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// Engines and the byte readers are compiled with -O also in debug, so that statistical tests and large imports run at
// speed in `swift test`.
let fast: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "framsyn",
    products: [
        .executable(name: "framsyn", targets: ["framsyn"]),
        // For the benchmarks, which are a package of their own
        .library(name: "Engines", targets: ["WorkforceModel", "StatisticsKit", "ProjectionEngine"]),
        .library(name: "Application", targets: ["FramsynApplication", "WorkforceStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        // Values and pure engines
        .target(name: "WorkforceModel", swiftSettings: fast),
        .target(
            name: "StatisticsKit",
            dependencies: ["WorkforceModel", .product(name: "RealModule", package: "swift-numerics")],
            swiftSettings: fast
        ),
        .target(
            name: "ProjectionEngine",
            dependencies: [
                "WorkforceModel", "StatisticsKit", .product(name: "RealModule", package: "swift-numerics"),
            ],
            swiftSettings: fast
        ),

        // What a page says, and how it reads in Swedish
        .target(name: "Presentation", dependencies: ["WorkforceModel"], swiftSettings: strict),
        .target(name: "SwedishText", dependencies: ["WorkforceModel", "Presentation"], swiftSettings: strict),
        .target(name: "MarkupKit", swiftSettings: strict),

        // Files in and out, and the store
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(
            name: "Interchange",
            dependencies: [
                "WorkforceModel", "CZip", "CExpat", "CXlsxWriter", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: fast
        ),
        .target(
            name: "Reporting",
            dependencies: ["WorkforceModel", "Presentation", "SwedishText", "MarkupKit", "Interchange"],
            swiftSettings: strict
        ),
        .target(
            name: "WorkforceStore",
            dependencies: [
                "WorkforceModel", "CSodium", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),

        // Who somebody is, and the only way out to other servers
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "Outbound", swiftSettings: strict),
        .target(
            name: "Identity",
            dependencies: [
                "Outbound", "CSodium", "CQREncode", .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),

        // Use cases and the two ways to reach them
        .target(
            name: "FramsynApplication",
            dependencies: [
                "WorkforceModel", "StatisticsKit", "ProjectionEngine", "Presentation", "SwedishText", "Interchange",
                "Reporting", "WorkforceStore", "Identity", "Outbound", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "FramsynWeb",
            dependencies: [
                "FramsynApplication", "WorkforceModel", "Presentation", "SwedishText", "MarkupKit",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Public")],
            swiftSettings: strict
        ),
        .target(
            name: "FramsynCommandLine",
            dependencies: [
                "FramsynApplication", "FramsynWeb", "WorkforceModel", "Presentation", "SwedishText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(name: "framsyn", dependencies: ["FramsynCommandLine"], swiftSettings: strict),

        // Tests, a folder per target
        .testTarget(name: "WorkforceModelTests", dependencies: ["WorkforceModel"], swiftSettings: strict),
        .testTarget(
            name: "StatisticsKitTests",
            dependencies: ["StatisticsKit", .product(name: "RealModule", package: "swift-numerics")],
            swiftSettings: fast
        ),
        .testTarget(
            name: "ProjectionEngineTests",
            dependencies: [
                "ProjectionEngine", "StatisticsKit", "WorkforceModel",
                .product(name: "RealModule", package: "swift-numerics"),
            ],
            swiftSettings: fast
        ),
        .testTarget(
            name: "SwedishTextTests", dependencies: ["SwedishText", "Presentation", "WorkforceModel"],
            swiftSettings: strict),
        .testTarget(name: "MarkupKitTests", dependencies: ["MarkupKit"], swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests", dependencies: ["Interchange", "WorkforceModel", "ProjectionEngine"],
            swiftSettings: fast),
        .testTarget(name: "OutboundTests", dependencies: ["Outbound"], swiftSettings: strict),
        // Signs in at a provider's process, which Scripts/identity-provider.sh installs.
        .testTarget(
            name: "IdentityTests",
            dependencies: [
                "Identity", "Outbound", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WorkforceStoreTests",
            dependencies: ["WorkforceStore", "WorkforceModel", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FramsynApplicationTests",
            dependencies: [
                "FramsynApplication", "WorkforceStore", "WorkforceModel", "Presentation", "ProjectionEngine",
                "Interchange", "Reporting", "SwedishText", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "CZip", "Interchange", "Identity", "FramsynWeb", "WorkforceModel",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            exclude: ["Found"], swiftSettings: fast
        ),
        // Runs the program as a user does; it depends on it so that it is built first.
        .testTarget(
            name: "FramsynCommandLineTests",
            dependencies: ["framsyn", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict
        ),
        .testTarget(
            name: "FramsynWebTests",
            dependencies: [
                "FramsynWeb", "FramsynApplication", "WorkforceStore", "WorkforceModel", "Presentation", "MarkupKit",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
