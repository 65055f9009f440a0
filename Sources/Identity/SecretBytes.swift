internal import CSodium
internal import Crypto

/// Bytes that nobody can foresee.
func secretBytes(_ count: Int) -> [UInt8] {
    SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
}

/// Whether two texts are the same, in a time that tells only whether their lengths are.
func isSameSecret(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    return first.count == second.count && sodium_memcmp(first, second, first.count) == 0
}

/// SHA-256 of a text's UTF-8, 32 bytes.
func digestBytes(of text: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(text.utf8)))
}

/// SHA-256 of a text's UTF-8, as 64 hexadecimal digits.
func hexDigest(of text: String) -> String {
    digestBytes(of: text).map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }.joined()
}
