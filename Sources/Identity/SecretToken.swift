internal import CSodium
internal import Crypto
internal import JWTKit

/// A secret that was drawn at random.
public struct SecretToken: Sendable {}
