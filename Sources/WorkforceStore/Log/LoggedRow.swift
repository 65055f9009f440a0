internal import Foundation
internal import GRDB

/// Values as bytes that can be read in one way only: a byte for the kind (0 nothing, 1 whole number, 2 words, 3 bytes), then
/// the number as 8 bytes in two's complement, or the length as 8 bytes and the bytes (words as UTF-8). High bytes first.
struct CanonicalBytes {
    private(set) var bytes: [UInt8]

    /// - Parameter form: number of the form that follows; another list of fields is another form.
    init(form: UInt8) {
        bytes = [form]
        bytes.reserveCapacity(256)
    }

    mutating func append(_ value: Int64?) {
        guard let value else { return bytes.append(0) }
        bytes.append(1)
        append(number: UInt64(bitPattern: value))
    }

    mutating func append(_ value: String?) {
        guard let value else { return bytes.append(0) }
        bytes.append(2)
        append(number: UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func append(_ value: Data?) {
        guard let value else { return bytes.append(0) }
        bytes.append(3)
        append(number: UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func append(number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

/// The details of an event. They can be erased: the chain keeps their digest, and the salt, which goes with them, keeps
/// anyone from guessing the words back from it.
struct LoggedDetail: Equatable {
    var salt: Data
    var reason: String?
    var before: String?
    var after: String?

    /// Bytes of a salt.
    static let saltLength = 16

    /// Details with a new salt; nil when there is nothing to tell.
    init?(reason: String?, before: String?, after: String?) {
        guard reason != nil || before != nil || after != nil else { return nil }
        var generator = SystemRandomNumberGenerator()
        salt = Data((0..<Self.saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        self.reason = reason
        self.before = before
        self.after = after
    }

    /// Details from `salt`, `reason`, `before` and `after` at `place` of a row; nil where there are none.
    init?(_ row: Row, from place: Int) {
        guard let salt = Data.fromDatabaseValue(row[place]) else { return nil }
        self.salt = salt
        reason = String.fromDatabaseValue(row[place + 1])
        before = String.fromDatabaseValue(row[place + 2])
        after = String.fromDatabaseValue(row[place + 3])
    }

    /// Digest of form 1: salt, reason, before, after.
    var digest: Digest {
        var form = CanonicalBytes(form: 1)
        form.append(salt)
        form.append(reason)
        form.append(before)
        form.append(after)
        return Digest(of: form.bytes)
    }

    func insert(_ event: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO eventDetail (eventID, salt, reason, before, after) VALUES (?,?,?,?,?)"
        ).execute(arguments: [event, salt, reason, before, after])
    }
}

/// An event as a link of the chain: its own fields, in the order in which they are digested.
struct LoggedRow {
    var id: Int64
    var time: String
    var actor: String
    var accountID: Int64?
    var appointmentID: Int64?
    var right: String?
    var kind: String
    var useCase: String
    var object: String
    var objectID: Int64?
    var organisationID: Int64?
    var rowCount: Int64?
    var detailDigest: Data?

    /// The fields in their order, as they are selected and inserted.
    static let columns = """
        id, time, actor, accountID, appointmentID, "right", kind, useCase, object, objectID, organisationID, rowCount, \
        detailDigest
        """

    /// How many columns there are; the digest stands after them where it is selected too.
    static let columnCount = 13

    /// The first fields of a row; nil when they are of kinds that no event has.
    init?(_ row: Row) {
        guard let id = Int64.fromDatabaseValue(row[0]), let time = String.fromDatabaseValue(row[1]),
            let actor = String.fromDatabaseValue(row[2]), let kind = String.fromDatabaseValue(row[6]),
            let useCase = String.fromDatabaseValue(row[7]), let object = String.fromDatabaseValue(row[8])
        else { return nil }
        self.init(
            id: id, time: time, actor: actor, accountID: .fromDatabaseValue(row[3]),
            appointmentID: .fromDatabaseValue(row[4]), right: .fromDatabaseValue(row[5]), kind: kind, useCase: useCase,
            object: object, objectID: .fromDatabaseValue(row[9]), organisationID: .fromDatabaseValue(row[10]),
            rowCount: .fromDatabaseValue(row[11]), detailDigest: .fromDatabaseValue(row[12]))
    }

    init(
        id: Int64, time: String, actor: String, accountID: Int64?, appointmentID: Int64?, right: String?, kind: String,
        useCase: String, object: String, objectID: Int64?, organisationID: Int64?, rowCount: Int64?, detailDigest: Data?
    ) {
        self.id = id
        self.time = time
        self.actor = actor
        self.accountID = accountID
        self.appointmentID = appointmentID
        self.right = right
        self.kind = kind
        self.useCase = useCase
        self.object = object
        self.objectID = objectID
        self.organisationID = organisationID
        self.rowCount = rowCount
        self.detailDigest = detailDigest
    }

    /// Digest of form 1: the digest of the event before, then the fields.
    func digest(after previous: Digest) -> Digest {
        var form = CanonicalBytes(form: 1)
        form.append(previous.bytes)
        form.append(id)
        form.append(time)
        form.append(actor)
        form.append(accountID)
        form.append(appointmentID)
        form.append(right)
        form.append(kind)
        form.append(useCase)
        form.append(object)
        form.append(objectID)
        form.append(organisationID)
        form.append(rowCount)
        form.append(detailDigest)
        return Digest(of: form.bytes)
    }

    func insert(digest: Digest, into table: String = "event", _ database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO \(table) (\(Self.columns), digest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        ).execute(
            arguments: [
                id, time, actor, accountID, appointmentID, right, kind, useCase, object, objectID, organisationID,
                rowCount, detailDigest, digest.bytes,
            ])
    }
}
