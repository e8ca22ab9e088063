// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "trunkline",
    products: [
        .executable(name: "trunkline", targets: ["trunkline"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // What is not Swift.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),

        // The stages, in the order in which a trunk file passes through them.
        .target(name: "Diagnostics"),
        .target(
            name: "TrunkModel",
            dependencies: ["CPhoneNumber", "Diagnostics", "Yams"],
            exclude: ["Resources"],
            plugins: ["EmbedFiles"]
        ),
        .target(name: "DialPlan", dependencies: ["TrunkModel"], exclude: ["Data"], plugins: ["EmbedFiles"]),
        .target(name: "ConfigFormats", dependencies: ["CLibXML2", "Diagnostics"]),
        .target(name: "Templating", dependencies: ["Diagnostics"]),
        .target(
            name: "PBXBackends",
            dependencies: ["ConfigFormats", "DialPlan", "Templating"],
            plugins: ["EmbedFiles"]
        ),
        .target(name: "ConfigDiff", dependencies: ["ConfigFormats", "PBXBackends", "Templating", "TrunkModel"]),

        // The stages that a packet passes through.
        .target(name: "SIPMessages", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "SIPServer",
            dependencies: [
                "SIPMessages", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        // How a running Asterisk is asked; it knows nothing of trunks.
        .target(
            name: "AsteriskManager",
            dependencies: [
                "ConfigFormats", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "LiveTest",
            dependencies: [
                "AsteriskManager", "ConfigFormats", "DialPlan", "PBXBackends", "SIPServer", "Templating", "TrunkModel",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),

        .executableTarget(
            name: "trunkline",
            dependencies: [
                "AsteriskManager", "ConfigDiff", "LiveTest", "PBXBackends",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Not shipped: `Benchmarks/generate/run` compares rendering with Jinja2.
        .executableTarget(
            name: "generate-benchmark",
            dependencies: ["PBXBackends"],
            path: "Benchmarks/generate",
            exclude: ["jinja.py", "run"]
        ),
        // Not shipped: `Benchmarks/diff/run` compares large diffs with hier_config.
        .executableTarget(
            name: "diff-benchmark",
            dependencies: ["ConfigDiff", "PBXBackends"],
            path: "Benchmarks/diff",
            exclude: ["hier.py", "run"]
        ),
        // Not shipped: `Benchmarks/registrar/run` compares our registrar with Kamailio.
        .target(name: "CLoadSystem", path: "Benchmarks/registrar/system"),
        .executableTarget(
            name: "registrar-load",
            dependencies: [
                "CLoadSystem", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/registrar/load"
        ),
        .executableTarget(
            name: "registrar-server",
            dependencies: ["SIPServer", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Benchmarks/registrar/server"
        ),

        // Files that ship inside the product: Templates, profiles, numbering data.
        .executableTarget(name: "embed-files"),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),

        // Tests. RealAsteriskTests needs the Asterisk that Scripts/get-asterisk brings, RealSIPTests the programs that
        // Scripts/setup installs, RealLiveTests both; Scripts/test runs all.
        .target(
            name: "TestSupport",
            dependencies: [
                "CLibXML2", "Diagnostics", "DialPlan", "TrunkModel", .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "TrunkModelTests", dependencies: ["TrunkModel", "TestSupport"], exclude: ["BadFiles"]),
        .testTarget(name: "DialPlanTests", dependencies: ["DialPlan", "TestSupport"]),
        .testTarget(name: "ConfigFormatsTests", dependencies: ["ConfigFormats", "TestSupport", "Yams"]),
        // swift-mustache judges our renderer, which is nine times as fast and strict.
        .testTarget(
            name: "TemplatingTests",
            dependencies: ["Templating", "TestSupport", .product(name: "Mustache", package: "swift-mustache")]
        ),
        .testTarget(
            name: "PBXBackendsTests",
            dependencies: ["PBXBackends", "TestSupport"],
            exclude: ["FreePBX/Apply/Fake", "ThreeCX/provider-template.rng", "ThreeCX/setupconfig.rng"]
        ),
        .testTarget(
            name: "ConfigDiffTests",
            dependencies: ["ConfigDiff", "PBXBackends", "TestSupport"],
            exclude: ["Asterisk/Folders", "Reports/Golden"]
        ),
        .testTarget(name: "SIPMessagesTests", dependencies: ["SIPMessages", "TestSupport"]),
        .testTarget(name: "SIPServerTests", dependencies: ["SIPServer", "TestSupport"]),
        .testTarget(name: "AsteriskManagerTests", dependencies: ["AsteriskManager", "TestSupport"]),
        .testTarget(
            name: "LiveTestTests",
            dependencies: [
                "AsteriskManager", "LiveTest", "PBXBackends", "SIPServer", "Templating", "TestSupport", "TrunkModel",
            ],
            exclude: ["Report/Golden", "Report/junit.xsd"]
        ),
        .testTarget(name: "TrunklineTests", dependencies: ["trunkline", "TestSupport"]),
        .testTarget(
            name: "RealSIPTests",
            dependencies: [
                "ConfigFormats", "Diagnostics", "DialPlan", "PBXBackends", "SIPMessages", "SIPServer", "TestSupport",
                "TrunkModel",
            ],
            exclude: ["Scenarios"]
        ),
        .testTarget(
            name: "RealAsteriskTests",
            dependencies: [
                "AsteriskManager", "ConfigFormats", "LiveTest", "PBXBackends", "SIPMessages", "SIPServer",
                "TestSupport",
            ],
            exclude: ["Reading/Folders"]
        ),
        .testTarget(
            name: "RealLiveTests",
            dependencies: [
                "CLibXML2", "DialPlan", "LiveTest", "PBXBackends", "TestSupport", "TrunkModel", "trunkline",
            ],
            exclude: ["Foreign/Scenarios"]
        ),
    ],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
