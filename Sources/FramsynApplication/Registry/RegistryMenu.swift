extension PageCatalogue {
    /// Pages of Register.
    static let registryPages: [PageEntry] = [
        PageEntry("/register/leveranser", "Leveranser") { try DeliveryPage($0) },
        PageEntry("/register/import", "Läs in", restsOnStore: false) { try ImportPage($0) },
        PageEntry("/register/vakanser", "Vakanser och utbildning") { try ObservationPage($0) },
        PageEntry("/register/organisation", "Organisation") { try OrganisationPage($0) },
        PageEntry("/register/yrken", "Yrken") { try ProfessionPage($0) },
        PageEntry("/register/befolkning", "Befolkning") { try PopulationPage($0) },
        PageEntry("/register/definitioner", "Definitioner") { try DefinitionPage($0) },
        PageEntry(LogPage.path, "Logg") { try LogPage($0) },
        PageEntry(RetentionPage.path, "Gallring") { try RetentionPage($0) },
        PageEntry(PersonPage.path, "En persons uppgifter", restsOnStore: false) { try PersonPage($0) },
        PageEntry(AppointmentPage.path, "Behörighet") { try AppointmentPage($0) },
        PageEntry(AccountPage.path, "Konton", restsOnStore: false) { try AccountPage($0) },
        PageEntry(RolePage.path, "Roller") { try RolePage($0) },
        PageEntry(MandatePage.path, "Mandat") { try MandatePage($0) },
        PageEntry(AppointmentPage.path + "/andra", "Behörighet", isInMenu: false) { try AppointmentForm($0) },
        PageEntry(AccountPage.path + "/konto", "Konto", isInMenu: false, restsOnStore: false) {
            try AccountDetailPage($0)
        },
        PageEntry("/register/koppling", "Koppling", isInMenu: false, restsOnStore: false) { try MappingPage($0) },
        PageEntry("/register/organisation/andra", "Organisation", isInMenu: false) { try OrganisationForm($0) },
        PageEntry(StaffOverTimePage.path, "Över tid", isInMenu: false) { try StaffOverTimePage($0) },
        PageEntry("/register/yrken/andra", "Yrke", isInMenu: false) { try ProfessionForm($0) },
        PageEntry("/register/befolkning/volymer", "Behovet efter befolkningen", isInMenu: false) { try VolumePage($0) },
    ]

    /// Forms of Register.
    static let registryForms: [FormEntry] = [
        FormEntry("/register/import") { try ReceiveFile($0, $1) },
        FormEntry("/register/koppling") { try ReadFile($0, $1) },
        FormEntry("/register/las-in") { try StoreTriedFile($0, $1) },
        FormEntry("/register/vakanser") { try SaveObservations($0, $1) },
        FormEntry("/register/organisation/andra") { try SaveOrganisation($0, $1) },
        FormEntry("/register/yrken/andra") { try SaveProfession($0, $1) },
        FormEntry("/register/befolkning/rakna-fram") { try StartPopulationProjection($0, $1) },
        FormEntry("/register/befolkning/volymer") { try SaveVolumes($0, $1) },
        FormEntry(PersonPage.path) { try ReadPerson($0, $1) },
        FormEntry(AppointmentPage.path + "/andra") { try SaveAppointment($0, $1) },
        FormEntry(AccountPage.path) { try CreateAccount($0, $1) },
        FormEntry(AccountPage.path + "/konto") { try SteerAccount($0, $1) },
        FormEntry(RolePage.path) { try SaveRole($0, $1) },
        FormEntry(LogPage.path) { try StartLogCheck($0, $1) },
        FormEntry(RetentionPage.path) { try SaveRetentionRules($0, $1) },
        FormEntry(RetentionPage.path + "/gallra") { try ConfirmRetention($0, $1) },
    ]
}
