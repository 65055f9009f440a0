import ArgumentParser
import FramsynApplication
import Logging

/// Where the store is, for commands that use one.
struct StoreOption: ParsableArguments {
    @Option(
        name: .customLong("data"), help: ArgumentHelp("Mappen där uppgifterna finns.", valueName: "mapp"),
        completion: .directory)
    var directory = "./framsyn-data"

    /// A service on the store.
    ///
    /// - Parameter creates: whether a store is made where there is none.
    func service(creates: Bool = false) throws -> Service {
        try Service.open(directory: directory, creates: creates, logger: Logger(label: "framsyn"))
    }
}

/// The organisation that a command is about.
struct OrganisationOption: ParsableArguments {
    @Option(
        name: .customLong("org"),
        help: ArgumentHelp("Organisationens nummer; se framsyn organisations.", valueName: "nummer"))
    var number: Int64
}
