/// Seconds since 1970-01-01 00:00 UTC, as tokens and one-time codes count them.
public typealias UnixTime = Int
