public import Outbound

/// Why a sign-in at a provider did not come about.
public enum OpenIDFault: Error, Hashable, Sendable {
    /// *Utfärdaren ska vara en adress som börjar med https, utan frågedel.*
    case badIssuer(String)
    /// The provider was not reached.
    ///
    /// *Inloggningstjänsten går inte att nå. Försök igen om en stund.*
    case notReached(OutboundFault)
    /// The provider answered with another status than 200.
    ///
    /// *Inloggningstjänsten svarade med ett fel (503). Försök igen om en stund.*
    case badStatus(Int)
    /// What the provider tells of itself cannot be read, or lacks something.
    ///
    /// *Inloggningstjänstens uppgifter om sig själv saknar jwks_uri. Kontrollera utfärdaren i inställningarna.*
    case badMetadata(member: String?)
    /// What was found at the issuer's address names another issuer.
    ///
    /// *Adressen hör till en annan utfärdare, https://…. Skriv utfärdaren exakt så i inställningarna.*
    case otherIssuer(String)
    /// An address of the provider leads to a host that is not in the list.
    ///
    /// *Inloggningstjänsten hänvisar till login.example.se. Lägg till servern i inställningarna om den är rätt.*
    case foreignAddress(member: String, String)
    /// The provider's keys cannot be read.
    ///
    /// *Inloggningstjänstens nycklar går inte att läsa.*
    case badKeys
    /// The sign-in was begun too long ago, or in the future.
    ///
    /// *Inloggningen tog för lång tid. Försök igen.*
    case tooLate
    /// The answer belongs to another sign-in.
    ///
    /// *Svaret hör inte till den här inloggningen. Börja om från inloggningssidan.*
    case otherSignIn
    /// The user or the provider said no; the code is the provider's own, such as `access_denied`.
    ///
    /// *Inloggningen avbröts hos inloggningstjänsten (access_denied).*
    case refused(code: String)
    /// The answer has neither a code nor a refusal.
    ///
    /// *Svaret från inloggningstjänsten är ofullständigt. Börja om från inloggningssidan.*
    case noCode
    /// The provider did not take the code or our secret; the code is the provider's own, such as `invalid_grant`.
    ///
    /// *Inloggningstjänsten godkände inte inloggningen (invalid_grant). Börja om från inloggningssidan.*
    case codeRefused(code: String)
    /// The answer to the code has no ID token.
    ///
    /// *Inloggningstjänsten lämnade inget id-intyg. Kontrollera att openid är bland det som begärs.*
    case noIDToken
    /// The ID token is not believed.
    case idToken(IDTokenFault)
}
