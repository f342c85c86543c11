type Codes = Readonly<Record<string, string>>;

const yesNo: Codes = { Yes: "%%1842", No: "%%1843" };

const valueTypes: Codes = {
  REG_NONE: "%%1872",
  REG_SZ: "%%1873",
  REG_EXPAND_SZ: "%%1874",
  REG_BINARY: "%%1875",
  REG_DWORD: "%%1876",
  REG_DWORD_BIG_ENDIAN: "%%1877",
  REG_LINK: "%%1878",
  "REG_MULTI_SZ (New lines are replaced with *)": "%%1879",
  REG_QWORD: "%%1883",
};

/** What events have for the words that their messages show in its place (the message table msobjs.dll). */
export const codesOf: Readonly<Record<string, Codes>> = {
  Direction: { Inbound: "%%14592", Outbound: "%%14593" },
  ElevatedToken: yesNo,
  VirtualAccount: yesNo,
  FailureReason: {
    "Account locked out.": "%%2307",
    "The user has not been granted the requested logon type at this machine.": "%%2308",
    "The specified account's password has expired.": "%%2309",
    "Account currently disabled.": "%%2310",
    "Account logon time restriction violation.": "%%2311",
    "User not allowed to logon at this computer.": "%%2312",
    "Unknown user name or bad password.": "%%2313",
  },
  ImpersonationLevel: {
    Identification: "%%1832",
    Impersonation: "%%1833",
    Delegation: "%%1840",
  },
  NewValueType: valueTypes,
  OldValueType: valueTypes,
  OperationType: {
    "New registry value created": "%%1904",
    "Existing registry value modified": "%%1905",
    "Registry value deleted": "%%1906",
  },
  TokenElevationType: {
    "TokenElevationTypeDefault (1)": "%%1936",
    "TokenElevationTypeFull (2)": "%%1937",
    "TokenElevationTypeLimited (3)": "%%1938",
  },
};
