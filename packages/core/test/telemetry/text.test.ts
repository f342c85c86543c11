import { detectFormat } from "@telltale/core/telemetry";
import { describe, expect, test } from "vitest";
import { readAll, readOne } from "./reading.ts";

const head = (log: string, id: number, source: string, record = 7) => `03/02/2026 01:00:05 PM
LogName=${log}
EventCode=${id}
EventType=0
ComputerName=ws1.example
SourceName=${source}
Type=Information
RecordNumber=${record}
Keywords=Audit Success
TaskCategory=Process Creation
OpCode=Info
Message=`;

const auditing = "Microsoft Windows security auditing.";

const started = `${head("Security", 4688, auditing)}A new process has been created.

Creator Subject:
	Security ID:		NT AUTHORITY\\SYSTEM
	Account Name:		WS1$
	Account Domain:		EXAMPLE
	Logon ID:		0x3E7

Target Subject:
	Security ID:		NULL SID
	Account Name:		-

Process Information:
	New Process ID:		0x1f4
	New Process Name:	C:\\Windows\\System32\\cmd.exe
	Token Elevation Type:	TokenElevationTypeDefault (1)
	Creator Process Name:	C:\\Windows\\explorer.exe
	Process Command Line:	cmd /c "echo a:b
two"

Token Elevation Type indicates the type of token: that was assigned.
`;

/** The fields of a message of the security log. */
const fieldsOf = (message: string) =>
  readOne("text", `${head("Security", 1, auditing)}${message}\n`).fields;

describe("Splunk's WinEventLog", () => {
  test("has the event's parts above its message, and its fields in it", () => {
    expect(detectFormat(new TextEncoder().encode(started))).toBe("text");
    const event = readOne("text", started);
    expect(event).toMatchObject({
      time: "2026-03-02T13:00:05Z",
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      eventId: 4688,
      computer: "ws1.example",
      recordId: "7",
      fields: {
        SubjectUserSid: "NT AUTHORITY\\SYSTEM",
        SubjectUserName: "WS1$",
        SubjectDomainName: "EXAMPLE",
        SubjectLogonId: "0x3E7",
        TargetUserSid: "NULL SID",
        TargetUserName: "-",
        NewProcessId: "0x1f4",
        NewProcessName: "C:\\Windows\\System32\\cmd.exe",
        TokenElevationType: "%%1936",
        ParentProcessName: "C:\\Windows\\explorer.exe",
        CommandLine: 'cmd /c "echo a:b\ntwo"',
      },
    });
    expect(String(event.fields["Message"])).toMatch(/^A new process has been created\./);
    expect(Object.keys(event.fields).join()).not.toContain("indicates");
  });

  test("is read alike in blocks of any size, with any line breaks, as UTF-16, without times", () => {
    const second = started.replace("RecordNumber=7", "RecordNumber=8");
    const input = started + second;
    const whole = readAll("text", input);
    expect(whole.records.map(({ recordId }) => recordId)).toEqual(["7", "8"]);
    for (const size of [1, 7, 100, started.length - 3])
      expect(readAll("text", input, size)).toEqual(whole);
    const windows = readAll("text", input.replaceAll("\n", "\r\n"));
    expect(windows.records.map(({ fields }) => fields["CommandLine"])).toEqual(
      whole.records.map(({ fields }) => fields["CommandLine"]),
    );
    const wide = readAll("text", Buffer.from(`\uFEFF${input}`, "utf16le"));
    expect(wide.records).toEqual(whole.records);
    const untimed = readAll("text", input.replaceAll(/^03.*\n/gm, ""));
    expect(untimed.records.map(({ eventId, time }) => [eventId, time])).toEqual([
      [4688, ""],
      [4688, ""],
    ]);
  });

  test("says what is no event", () => {
    const { records, account } = readAll("text", `a note\n${started}`);
    expect(records).toHaveLength(1);
    expect(account).toMatchObject({ skippedCount: 1, skipped: [{ offset: 0, length: 7 }] });
  });

  test("has services by the names that their events give them", () => {
    const event = readOne(
      "text",
      `${head("System", 7045, "Microsoft-Windows-Service Control Manager")}A service was installed in the system.

Service Name:  svc
Service File Name:  C:\\x.exe -k
Service Type:  user mode service
Service Start Type:  demand start
Service Account:  LocalSystem
`,
    );
    expect(event).toMatchObject({
      provider: "Service Control Manager",
      fields: {
        ServiceName: "svc",
        ImagePath: "C:\\x.exe -k",
        ServiceType: "user mode service",
        StartType: "demand start",
        AccountName: "LocalSystem",
      },
    });
  });

  test("has the text of script blocks", () => {
    expect(
      fieldsOf(
        "Creating Scriptblock text (1 of 2):\nGet-Process\n\nScript: x\n\nScriptBlock ID: 4a-b\nPath: C:\\a.ps1",
      ),
    ).toMatchObject({
      MessageNumber: "1",
      MessageTotal: "2",
      ScriptBlockText: "Get-Process\n\nScript: x",
      ScriptBlockId: "4a-b",
      Path: "C:\\a.ps1",
    });
  });

  test.each([
    [
      "An account was successfully logged on.\n\nSubject:\n\tAccount Name:\t\t-\n\nLogon Type:\t\t\t3\n\nNew Logon:\n\tSecurity ID:\t\tS-1-5-7\n\tAccount Name:\t\tANONYMOUS\n\tLogon ID:\t\t0x1\n\nNetwork Information:\n\tWorkstation Name:\tw\n\tSource Network Address:\t10.0.0.1\n\tSource Port:\t\t5\n\nDetailed Authentication Information:\n\tLogon Process:\t\tNtLmSsp \n\tAuthentication Package:\tNTLM\n\tPackage Name (NTLM only):\tNTLM V1\n\tKey Length:\t\t128",
      {
        SubjectUserName: "-",
        LogonType: "3",
        TargetUserSid: "S-1-5-7",
        TargetUserName: "ANONYMOUS",
        TargetLogonId: "0x1",
        WorkstationName: "w",
        IpAddress: "10.0.0.1",
        IpPort: "5",
        LogonProcessName: "NtLmSsp",
        AuthenticationPackageName: "NTLM",
        LmPackageName: "NTLM V1",
        KeyLength: "128",
      },
    ],
    [
      "An account was logged off.\n\nSubject:\n\tSecurity ID:\t\tS-1\n\tAccount Name:\t\ta\n\nLogon Type:\t\t\t3",
      { TargetUserSid: "S-1", TargetUserName: "a", LogonType: "3" },
    ],
    [
      "An operation was performed on an object.\n\nSubject :\n\tSecurity ID:\t\tS-1\n\nObject:\n\tObject Server:\t\tDS\n\tHandle ID:\t\t0x0\n\nOperation:\n\tOperation Type:\t\tObject Access\n\tAccesses:\t\tControl Access\n\t\t\t\t\n\tAccess Mask:\t\t0x100\n\tProperties:\t\tControl Access\n\t\tReplicating Directory Changes All\n\tdomainDNS",
      {
        SubjectUserSid: "S-1",
        ObjectServer: "DS",
        HandleId: "0x0",
        OperationType: "Object Access",
        AccessList: "%%7688",
        AccessMask: "0x100",
        Properties:
          "%%7688\n{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}\n{19195a5b-6da0-11d0-afd3-00c04fd930c9}",
      },
    ],
    [
      "The Windows Filtering Platform has permitted a connection.\n\nApplication Information:\n\tProcess ID:\t\t1752\n\tApplication Name:\t\\\\device\\\\dns.exe\n\nNetwork Information:\n\tDirection:\t\tInbound\n\tSource Address:\t\t10.45.45.103\n\tSource Port:\t\t53\n\tDestination Address:\t10.45.45.104\n\tDestination Port:\t\t50146\n\tProtocol:\t\t17",
      {
        ProcessID: "1752",
        SourceAddress: "10.45.45.103",
        SourcePort: "53",
        DestAddress: "10.45.45.104",
        DestPort: "50146",
        Direction: "%%14592",
        Protocol: "17",
      },
    ],
    [
      "A member was added to a security-enabled local group.\n\nMember:\n\tSecurity ID:\t\tS-1-5-21-1\n\nGroup:\n\tSecurity ID:\t\tS-1-5-32-544\n\tGroup Name:\t\tAdministrators\n\tGroup Domain:\t\tBuiltin",
      {
        MemberSid: "S-1-5-21-1",
        TargetSid: "S-1-5-32-544",
        TargetUserName: "Administrators",
        TargetDomainName: "Builtin",
      },
    ],
    [
      "A Kerberos service ticket was requested.\n\nAccount Information:\n\tAccount Name:\t\tu@X\n\nService Information:\n\tService Name:\t\tsvc\n\tService ID:\t\tS-1\n\nNetwork Information:\n\tClient Address:\t\t::ffff:10.0.0.2\n\tClient Port:\t\t49158\n\nAdditional Information:\n\tTicket Options:\t\t0x40810000\n\tTicket Encryption Type:\t0x17\n\tFailure Code:\t\t0x0",
      {
        TargetUserName: "u@X",
        ServiceName: "svc",
        ServiceSid: "S-1",
        IpAddress: "::ffff:10.0.0.2",
        TicketOptions: "0x40810000",
        TicketEncryptionType: "0x17",
        Status: "0x0",
      },
    ],
  ])("has the fields of: %s", (message, fields) => expect(fieldsOf(message)).toMatchObject(fields));

  test("has numbers where events have them, and messages words", () => {
    expect(
      fieldsOf(
        "A registry value was modified.\n\nObject:\n\tObject Name:\t\t\\REGISTRY\\MACHINE\\Run\n\tObject Value Name:\tx\n\tOperation Type:\t\tNew registry value created\n\nChange Information:\n\tOld Value Type:\t\t-\n\tNew Value Type:\t\tREG_SZ\n\tNew Value:\t\tc:\\x.exe",
      ),
    ).toMatchObject({
      OperationType: "%%1904",
      NewValueType: "%%1873",
      OldValueType: "-",
      NewValue: "c:\\x.exe",
    });
  });

  test("has the rights of an access as events have them, and no field for each", () => {
    expect(
      fieldsOf(
        "A handle to an object was requested.\n\nAccess Request Information:\n\tAccesses:\t\tDELETE\n\t\t\t\tReadData (or ListDirectory)\n\t\t\t\t\n\tAccess Reasons:\t\tDELETE:\tGranted by\tD:(A;;0x1200a9;;;BA)\n\t\t\t\tReadData (or ListDirectory):\tGranted by Ownership\n\tAccess Mask:\t\t0x10001",
      ),
    ).toMatchObject({
      AccessList: "%%1537\n%%4416",
      AccessReason:
        "DELETE:\tGranted by\tD:(A;;0x1200a9;;;BA)\nReadData (or ListDirectory):\tGranted by Ownership",
      AccessMask: "0x10001",
    });
  });

  test("takes names that every object has for the names that they are", () => {
    const event = readOne(
      "text",
      started
        .replace("Type=Information", "__proto__=a\nconstructor=b")
        .replace("Creator Subject:", "constructor:\n\tname:\tx\n\ttoString:\ty\n\nCreator Subject:")
        .replace("TokenElevationTypeDefault (1)", "constructor"),
    );
    expect(event.fields).toMatchObject({
      constructor: "b",
      Name: "x",
      ToString: "y",
      TokenElevationType: "constructor",
      SubjectUserName: "WS1$",
    });
    expect(event.texts).toContainEqual(["__proto__", "a"]);
  });

  test("has what a pipeline of PowerShell ran, and where", () => {
    expect(
      fieldsOf(
        'CommandInvocation(Get-Date): "Get-Date"\nParameterBinding(Get-Date): name="x"; value="a: b"\n\n\nContext:\n        Severity = Informational\n        Command Name = Get-Date\n\n\nUser Data:\n\n',
      ),
    ).toMatchObject({
      Payload:
        'CommandInvocation(Get-Date): "Get-Date"\nParameterBinding(Get-Date): name="x"; value="a: b"',
      ContextInfo: "        Severity = Informational\n        Command Name = Get-Date",
    });
  });

  test.each([
    "The time service: is synchronizing with 10.0.0.1:123.",
    "Remote Desktop Services: User authentication succeeded:\n\nUser: bob\nDomain: x\nSource Network Address: 10.0.0.1",
  ])("leaves messages of other forms alone: %s", (message) => {
    const { Message, ...others } = fieldsOf(message);
    expect(Message).toBe(message);
    expect(Object.keys(others)).toEqual(["_time", "EventType", "Type"]);
  });
});
