/// Recognises Swedish personal identity and coordination numbers, so that they are refused where pseudonyms belong.
enum PersonalIdentityNumber {
    /// Whether `bytes` is ten or twelve digits, with or without `-` or `+` before the last four, that hold a date
    /// (the day may be raised by 60) and a right check digit (Luhn). Source: Folkbokföringslagen (1991:481) 18–18 b §§.
    static func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (10...13).contains(bytes.count) else { return false }
        var digits: [Int] = []
        digits.reserveCapacity(12)
        for (offset, byte) in bytes.enumerated() {
            if (48...57).contains(byte) {
                digits.append(Int(byte - 48))
            } else {
                guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), offset == bytes.count - 5 else {
                    return false
                }
            }
        }
        if digits.count == 12 {
            let century = digits[0] * 10 + digits[1]
            guard century == 18 || century == 19 || century == 20 else { return false }
            digits.removeFirst(2)
        }
        guard digits.count == 10 else { return false }
        let month = digits[2] * 10 + digits[3]
        var day = digits[4] * 10 + digits[5]
        if day > 60 { day -= 60 }
        guard (1...12).contains(month), (1...31).contains(day) else { return false }
        var sum = 0
        for (position, digit) in digits.enumerated() {
            let product = position % 2 == 0 ? digit * 2 : digit
            sum += product > 9 ? product - 9 : product
        }
        return sum % 10 == 0
    }
}
