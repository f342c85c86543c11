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

const rights: Codes = {
  DELETE: "%%1537",
  READ_CONTROL: "%%1538",
  WRITE_DAC: "%%1539",
  WRITE_OWNER: "%%1540",
  SYNCHRONIZE: "%%1541",
  "ReadData (or ListDirectory)": "%%4416",
  "WriteData (or AddFile)": "%%4417",
  "AppendData (or AddSubdirectory or CreatePipeInstance)": "%%4418",
  ReadEA: "%%4419",
  WriteEA: "%%4420",
  "Execute/Traverse": "%%4421",
  DeleteChild: "%%4422",
  ReadAttributes: "%%4423",
  WriteAttributes: "%%4424",
  "Query key value": "%%4432",
  "Set key value": "%%4433",
  "Create sub-key": "%%4434",
  "Enumerate sub-keys": "%%4435",
  "Notify about changes to keys": "%%4436",
  "Create Link": "%%4437",
  "Force process termination": "%%4480",
  "Create new thread in process": "%%4481",
  "Perform virtual memory operation": "%%4483",
  "Read from process memory": "%%4484",
  "Write to process memory": "%%4485",
  "Duplicate handle into or out of process": "%%4486",
  "Query process information": "%%4490",
  "Query secret value": "%%5649",
  "Create a new service": "%%7169",
  "Control Access": "%%7688",
};

/** Extended rights of Active Directory by which directories are copied (MS-ADTS 5.1.3.2.1), and the class they are of. */
const directoryRights: Codes = {
  "Replicating Directory Changes": "{1131f6aa-9c07-11d1-f79f-00c04fc2dcd2}",
  "Replicating Directory Changes All": "{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}",
  "Replicating Directory Changes In Filtered Set": "{89e95b76-444d-4c62-991a-0facbeda640c}",
  domainDNS: "{19195a5b-6da0-11d0-afd3-00c04fd930c9}",
};

/** What events have for the words that their messages show in their place, line by line (the message table msobjs.dll). */
export const codesOf: Readonly<Record<string, Codes>> = {
  AccessList: rights,
  Properties: { ...rights, ...directoryRights },
  DSType: { "Active Directory Domain Services": "%%14676" },
  Direction: { Inbound: "%%14592", Outbound: "%%14593" },
  ElevatedToken: yesNo,
  VirtualAccount: yesNo,
  FailureReason: {
    "An Error occured during Logon.": "%%2304",
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
  LayerName: {
    "Resource Assignment": "%%14608",
    Listen: "%%14609",
    "Receive/Accept": "%%14610",
    Connect: "%%14611",
  },
  NewValueType: valueTypes,
  OldValueType: valueTypes,
  OperationType: {
    "New registry value created": "%%1904",
    "Existing registry value modified": "%%1905",
    "Registry value deleted": "%%1906",
    "Value Added": "%%14674",
    "Value Deleted": "%%14675",
  },
  TokenElevationType: {
    "TokenElevationTypeDefault (1)": "%%1936",
    "TokenElevationTypeFull (2)": "%%1937",
    "TokenElevationTypeLimited (3)": "%%1938",
  },
};
