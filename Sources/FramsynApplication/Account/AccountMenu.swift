extension PageCatalogue {
    /// Pages of one's own account; they are reached from the head of every page.
    static let accountPages: [PageEntry] = [
        PageEntry(OwnAccountPage.path, "Mitt konto", isInMenu: false, restsOnStore: false, isForPrograms: false) {
            try OwnAccountPage($0)
        }
    ]

    /// Forms of one's own account.
    static let accountForms: [FormEntry] = [
        FormEntry(OwnAccountPage.path + "/uppgifter") { try ReadOwnRecord($0, $1) },
        FormEntry(OwnAccountPage.path + "/inloggningar") { try EndOwnSessions($0, $1) },
        FormEntry(OwnAccountPage.path + "/losenord") { try ChangeOwnPassword($0, $1) },
        FormEntry(OwnAccountPage.path + "/koder") { try SetOwnCodes($0, $1) },
        FormEntry(OwnAccountPage.path + "/nycklar") { try CreateAccessToken($0, $1) },
        FormEntry(OwnAccountPage.path + "/nycklar/dra-in") { try RevokeAccessToken($0, $1) },
    ]
}
