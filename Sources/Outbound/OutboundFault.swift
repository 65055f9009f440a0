/// Why a request was not sent or got no answer. An answer with an error status is no fault: it is a ``Response``.
public enum OutboundFault: Error, Hashable, Sendable {
    /// The text is no address that a request can go to.
    ///
    /// *Adressen går inte att använda. Skriv den som https://id.kommunen.se.*
    case notAnAddress(String)
    /// Plain http to another machine than this one.
    ///
    /// *Adressen måste börja med https.*
    case notEncrypted(host: String)
    /// The host is not in the list; nothing was sent.
    ///
    /// *Servern id.example.se finns inte bland dem som Framsyn får anropa. Lägg till den i inställningarna.*
    case hostNotAllowed(host: String)
    /// The answer leads to another host, or a sent form would have to be sent again.
    ///
    /// *Servern hänvisar till en annan adress. Kontrollera adressen i inställningarna.*
    case redirected(to: String)
    /// No whole answer within the time limit.
    ///
    /// *Servern svarade inte i tid. Försök igen om en stund.*
    case timedOut(seconds: Double)
    /// The answer is larger than the limit; reading stopped there.
    ///
    /// *Svaret var för stort och lästes inte.*
    case tooLarge(limit: Int)
    /// No connection, or it broke; the reason is the system's own words, for a log.
    ///
    /// *Servern går inte att nå. Kontrollera adressen och att servern är i gång.*
    case notReached(host: String, reason: String)
    /// The task that asked was cancelled.
    case cancelled
}
