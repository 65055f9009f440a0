/// Why an ID token is not believed. For the user all are one sentence: *Inloggningen gick inte att bekräfta. Försök igen, och
/// säg till den som sköter Framsyn om det händer på nytt.* The case is for the log and for the one who sets up the provider.
public enum IDTokenFault: Error, Hashable, Sendable {
    /// Larger than any honest token.
    case tooLarge(bytes: Int)
    /// Not three parts of base64url with JSON objects in the first two.
    case notAToken
    /// The header or the claims have a member twice.
    case duplicate(name: String)
    /// Not RS256, PS256 or ES256.
    case algorithmNotAllowed(String)
    /// The header asks for something that must be understood and is not (`crit`).
    case notUnderstood
    /// No key of the provider has the identifier and fits the algorithm.
    case unknownKey(identifier: String?)
    /// The signature is not by the key.
    case wrongSignature
    /// A claim is missing or of the wrong kind.
    case missing(claim: String)
    /// Another issuer.
    case wrongIssuer(String)
    /// Made for others.
    case wrongAudience([String])
    /// Made for several, and asked for by another.
    case wrongAuthorizedParty(String?)
    /// No longer valid.
    case expired(at: UnixTime)
    /// Not valid yet, or made in the future.
    case notYetValid(until: UnixTime)
    /// Made for another sign-in: an old token, or somebody else's.
    case wrongNonce
}
