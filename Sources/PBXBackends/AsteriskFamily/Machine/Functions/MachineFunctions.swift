/// Which functions of the dial plan the machine runs, and which it knows to ask the world.
enum MachineFunctions {
    /// Functions that are run.
    static let run: Set<String> = [
        "ARRAY", "BASE64_DECODE", "BASE64_ENCODE", "CALLERID", "CDR", "CHANNEL", "CONNECTEDLINE", "CUT", "DB",
        "DB_DELETE",
        "DB_EXISTS", "DB_KEYS", "DEC", "DIALPLAN_EXISTS", "EVAL", "EXISTS", "FIELDNUM", "FIELDQTY", "FILTER", "GLOBAL",
        "GROUP",
        "GROUP_COUNT", "GROUP_LIST", "GROUP_MATCH_COUNT", "HANGUPCAUSE", "HANGUPCAUSE_KEYS", "HASH", "HASHKEYS", "IF",
        "IFTIME",
        "IMPORT", "INC", "ISNULL", "KEYPADHASH", "LEN", "LISTFILTER", "LOCAL", "LOCAL_PEEK", "MATH", "PASSTHRU",
        "PJSIP_DIAL_CONTACTS", "PJSIP_HEADER", "POP", "PUSH", "QUOTE", "REDIRECTING", "REGEX", "REPLACE", "SET",
        "SHIFT",
        "SIPCHANINFO", "SIP_HEADER", "SIP_HEADERS", "SORT", "SPRINTF", "STACK_PEEK", "STRFTIME", "STRREPLACE",
        "TIMEOUT",
        "TOLOWER", "TOUPPER", "UNSHIFT", "URIDECODE", "URIENCODE", "VALID_EXTEN", "CSV_QUOTE",
    ]

    /// Whether Asterisk has such a function, as far as the machine knows.
    static func isKnown(_ name: String) -> Bool { run.contains(name) }
}

/// The arguments of a function: its text, taken apart in the ways in which functions do it.
struct FunctionCall {
    let name: String
    /// What stands between the brackets.
    let text: String
    let channel: MachineChannel
    let depth: Int

    /// The arguments without quotes and backslashes.
    func arguments(_ limit: Int = 100) -> [String] { ArgumentList.split(text, limit: limit) }

    /// The arguments as they stand.
    func rawArguments(_ limit: Int) -> [String] { ArgumentList.split(text, limit: limit, isRaw: true) }
}
