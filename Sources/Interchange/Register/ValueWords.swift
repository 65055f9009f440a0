import WorkforceModel

/// Words that files commonly use for fixed values, folded. What a mapping says comes before them.
enum ValueWords {
    static let sexes: [String: Sex] = [
        "k": .woman, "kv": .woman, "kvinna": .woman, "kvinnor": .woman, "f": .woman, "female": .woman,
        "woman": .woman, "m": .man, "man": .man, "män": .man, "male": .man,
    ]

    static let forms: [String: EmploymentForm] = [
        "m": .monthly, "mån": .monthly, "månad": .monthly, "månadslön": .monthly, "månadsavlönad": .monthly,
        "månadsanställd": .monthly, "monthly": .monthly, "t": .hourly, "tim": .hourly, "timme": .hourly,
        "timlön": .hourly, "timavlönad": .hourly, "timanställd": .hourly, "hourly": .hourly,
    ]

    static let exitReasons: [String: ExitReason] = [
        "pension": .retirement, "ålderspension": .retirement, "pensionsavgång": .retirement,
        "pensionering": .retirement, "retirement": .retirement, "egen begäran": .ownRequest,
        "egen uppsägning": .ownRequest, "på egen begäran": .ownRequest, "ownrequest": .ownRequest,
        "tidsbegränsad anställning upphör": .fixedTermEnd, "tidsbegränsad anställning slut": .fixedTermEnd,
        "visstid": .fixedTermEnd, "visstid slut": .fixedTermEnd, "vikariat slut": .fixedTermEnd,
        "fixedtermend": .fixedTermEnd, "intern rörlighet": .internalMove, "internt byte": .internalMove,
        "intern övergång": .internalMove, "internalmove": .internalMove, "dödsfall": .death, "avliden": .death,
        "död": .death, "death": .death, "sjukersättning": .disability, "disability": .disability,
        "arbetsbrist": .redundancy, "redundancy": .redundancy, "övrigt": .other, "övriga": .other, "annat": .other,
        "annan orsak": .other, "other": .other,
    ]

    static let kinds: [String: OrganisationKind] = [
        "förbund": .association, "kommunalförbund": .association, "association": .association, "region": .region,
        "kommun": .municipality, "municipality": .municipality, "nämnd": .board, "board": .board,
        "förvaltning": .administration, "administration": .administration, "enhet": .unit, "unit": .unit,
        "utförare": .provider, "provider": .provider, "lärosäte": .university, "university": .university,
        "facklig organisation": .union, "union": .union, "nätverk": .forum, "forum": .forum,
    ]

    static let yesNo: [String: Bool] = [
        "ja": true, "j": true, "1": true, "true": true, "sant": true, "x": true, "yes": true, "nej": false,
        "n": false, "0": false, "false": false, "falskt": false, "no": false, "": false,
    ]
}
