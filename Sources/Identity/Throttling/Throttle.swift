/// How many wrong sign-ins are borne before the next one has to wait. Pure: the caller stores the times and asks.
///
/// Three rules hold at the same time, and the longest wait counts:
///
/// 1. *Account.* Five wrong attempts since the last right one are free. After the fifth the next has to wait 15 seconds from
///    the latest wrong one, after the sixth 30, then 60 … at most 15 minutes. Attempts older than a day are forgotten.
/// 2. *Account from a known address.* From an address that the account has signed in from before, only the wrong attempts
///    from that address count. So nobody elsewhere can keep the account's owner out, however long they try.
/// 3. *Address.* Thirty wrong attempts within 15 minutes, whatever the accounts; then the oldest must fall out first. The limit
///    is loose, since a whole office may share one address.
///
/// An attempt that has to wait is not tried and must not be stored, so a lock never grows by itself. A right password from a new
/// address waits at most 15 minutes; a link for a new password, which is sent by e-mail, does not wait at all.
public struct Throttle: Hashable, Sendable {
    /// Whether an attempt may be made.
    public enum Decision: Hashable, Sendable {
        /// The password may be tried.
        case allowed
        /// Not before this time.
        ///
        /// *För många försök. Försök igen klockan 14.05.*
        case wait(until: UnixTime)
    }

    /// Wrong attempts on an account that cost nothing.
    public let freeAttempts: Int
    /// Seconds to wait after the last free one; it doubles with each further.
    public let firstDelay: Int
    /// Longest wait, in seconds.
    public let longestDelay: Int
    /// Seconds after which a wrong attempt on an account is forgotten.
    public let memory: Int
    /// Wrong attempts from an address within ``addressWindow``.
    public let addressAttempts: Int
    /// Seconds that attempts from an address count.
    public let addressWindow: Int

    /// A rule; the values that are not given are those described above.
    public init(
        freeAttempts: Int = 5, firstDelay: Int = 15, longestDelay: Int = 900, memory: Int = 86_400,
        addressAttempts: Int = 30, addressWindow: Int = 900
    ) {
        self.freeAttempts = max(1, freeAttempts)
        self.firstDelay = max(1, firstDelay)
        self.longestDelay = max(firstDelay, longestDelay)
        self.memory = memory
        self.addressAttempts = max(1, addressAttempts)
        self.addressWindow = addressWindow
    }

    /// Whether a sign-in may be tried now.
    ///
    /// - Parameters:
    ///   - account: times of the wrong attempts on the account since the last right one, in any order.
    ///   - accountFromAddress: those of them that came from the address that asks now.
    ///   - address: times of the wrong attempts from the address, whatever the account.
    ///   - isKnownAddress: whether the account has signed in from the address before.
    public func decision(
        account: [UnixTime], accountFromAddress: [UnixTime], address: [UnixTime], isKnownAddress: Bool, now: UnixTime
    ) -> Decision {
        let ends = [
            accountWait(after: isKnownAddress ? accountFromAddress : account, now: now),
            addressWait(after: address, now: now),
        ].compactMap { $0 }
        guard let end = ends.max(), end > now else { return .allowed }
        return .wait(until: end)
    }

    private func accountWait(after failures: [UnixTime], now: UnixTime) -> UnixTime? {
        let counted = failures.filter { isWithin(memory, $0, now: now) }
        guard counted.count >= freeAttempts, let latest = counted.max() else { return nil }
        let doublings = min(counted.count - freeAttempts, 20)
        return latest + min(longestDelay, firstDelay << doublings)
    }

    private func addressWait(after failures: [UnixTime], now: UnixTime) -> UnixTime? {
        let counted = failures.filter { isWithin(addressWindow, $0, now: now) }.sorted()
        guard counted.count >= addressAttempts else { return nil }
        return counted[counted.count - addressAttempts] + addressWindow
    }

    /// A time to come is from before the clock was set back; it is passed over, or it would lock until then.
    private func isWithin(_ seconds: Int, _ time: UnixTime, now: UnixTime) -> Bool {
        time <= now && time > now - seconds
    }
}
