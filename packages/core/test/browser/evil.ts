/**
 * Rules that hang a backtracking engine on the event below, which almost matches. With look-around refused and
 * everything else on a linear-time engine, both must be over at once.
 */
export const evilRule = `title: Evil Regular Expressions
id: 5f4f7a52-6d7a-4d0e-9d37-3a1a4c0b7c11
logsource:
  category: process_creation
  product: windows
detection:
  nested:
    CommandLine|re: '(a+)+$'
  overlapping:
    CommandLine|re: '^(\\w+\\s?)*$'
  alternatives:
    CommandLine|re: '(a|aa)+b$'
  condition: 1 of them
`;

export const evilLog = [`${"a".repeat(50_000)}!`, "a ".repeat(20_000) + "!", "aaab"]
  .map((commandLine, i) =>
    JSON.stringify({
      Channel: "Microsoft-Windows-Sysmon/Operational",
      Provider_Name: "Microsoft-Windows-Sysmon",
      EventID: 1,
      EventRecordID: i + 1,
      UtcTime: "2026-03-02 09:00:00.000",
      Image: "C:\\x.exe",
      CommandLine: commandLine,
    }),
  )
  .join("\n");
