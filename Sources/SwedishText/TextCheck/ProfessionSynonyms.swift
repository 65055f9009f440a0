/// Words for professions. A row takes the words of every set that one of its own words stands in; sets that no row
/// touches are professions the table does not cover.
enum ProfessionSynonyms {
    static let sets: [[String]] = [
        [
            "vårdare", "undersköterska", "usk", "vårdbiträde", "skötare", "stödassistent", "stödpedagog",
            "vårdpersonal", "omsorgspersonal", "vård- och omsorgspersonal", "omvårdnadspersonal", "baspersonal",
            "boendestödjare", "vårdassistent", "omsorgsassistent",
        ],
        [
            "socialsekreterare", "biståndsbedömare", "biståndshandläggare", "handläggare", "myndighetsutövare",
            "myndighetsutövning", "socialhandläggare", "socsekr", "socsek", "myndighetspersonal", "myndighetssida",
            "myndighetshandläggare",
        ],
        ["administratör", "administrativ personal", "administration", "administrativ medarbetare", "adminpersonal"],
        [
            "ledning", "chef", "enhetschef", "ledare", "ledningspersonal", "chefsgrupp", "första linjens chef",
            "chefstjänst", "avdelningschef", "ledningsfunktion",
        ],
        ["personlig assistent", "personlig assistans", "persass"],
        [
            "övriga yrkeskategorier", "övriga yrkesgrupper", "övriga yrken", "övriga grupper", "övriga medarbetare",
            "övriga kategorier", "övrig personal", "gruppen övriga", "kategorin övriga", "övriga anställda",
            "övrigt", "övriga befattningar",
        ],
        ["sjuksköterska", "distriktssköterska", "specialistsjuksköterska"], ["läkare", "specialistläkare"],
        ["lärare", "grundskollärare", "ämneslärare"], ["förskollärare"], ["barnskötare"], ["fritidspedagog"],
        ["socionom"], ["fysioterapeut", "sjukgymnast"], ["arbetsterapeut"], ["psykolog"], ["kurator"], ["barnmorska"],
        ["rektor"], ["kock", "måltidspersonal"], ["brandman"], ["ingenjör"], ["vaktmästare"], ["lokalvårdare"],
        ["hemtjänst"], ["äldreomsorg"], ["hemsjukvård"], ["skola"], ["förskola"],
        ["ekonom"], ["jurist"], ["bibliotekarie"], ["logoped"], ["dietist"], ["tandläkare"], ["konsult"],
    ]

    /// Words that are too general to stand for a row alone.
    static let tooGeneral: Set<String> = ["övriga", "övrig", "personal", "yrken", "assistans", "övrigt"]

    /// All inflected forms of a word, by its ending.
    static func forms(of word: String) -> [String] {
        if word.hasSuffix("are") {
            let stem = String(word.dropLast())
            return [word, word + "s", word + "n", word + "ns", stem + "na", stem + "nas"]
        }
        if word.hasSuffix("a") {
            let stem = String(word.dropLast())
            return [word, word + "s", word + "n", word + "ns"] + ["or", "ors", "orna", "ornas"].map { stem + $0 }
        }
        if word.hasSuffix("e") {
            return [word] + ["s", "t", "ts", "n", "ns", "na", "nas", "r", "rna", "rnas"].map { word + $0 }
        }
        return [word]
            + [
                "s", "en", "ens", "et", "ets", "er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas", "n", "ns",
                "a",
            ]
            .map { word + $0 }
    }

    /// The form a word takes as first part of a compound ("undersköterske", "socialsekreterar").
    static func compoundStem(of word: String) -> String {
        if word.hasSuffix("are") { return String(word.dropLast()) }
        if word.hasSuffix("a") { return String(word.dropLast()) + "e" }
        return word
    }

    /// Second parts of compounds that still mean the group's staff.
    static let compoundTails = ["grupp", "behov", "tjänst", "kår", "rekryter", "bemanning", "personal", "kollektiv"]
}
