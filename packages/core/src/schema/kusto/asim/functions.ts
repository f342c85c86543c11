import { SourceText } from "../../../source/index.ts";
import type { KustoFunction } from "../catalog.ts";

/**
 * The functions of ASIM as saved functions in Kusto, each over the table of its schema. Names and parameters are those
 * of Microsoft's unifying parsers (https://learn.microsoft.com/azure/sentinel/normalization-parsers-list): a parameter
 * that is not given does not filter.
 */
interface Family {
  readonly names: string;
  readonly table: string;
  readonly where?: string;
  /** Parameter and the column, or columns, that it filters; how, its name says. */
  readonly parameters: string;
}

const families: readonly Family[] = [
  {
    names:
      "imProcessCreate _Im_ProcessCreate ASimProcessEventCreate _ASim_ProcessEvent_Create ASimProcessCreate",
    table: "ASimProcessEventLogs",
    where: 'EventType == "ProcessCreated"',
    parameters: processParameters(),
  },
  {
    names:
      "imProcessTerminate _Im_ProcessTerminate ASimProcessEventTerminate _ASim_ProcessEvent_Terminate ASimProcessTerminate",
    table: "ASimProcessEventLogs",
    where: 'EventType == "ProcessTerminated"',
    parameters: processParameters(),
  },
  {
    names:
      "imProcessEvent _Im_ProcessEvent ASimProcessEvent _ASim_ProcessEvent imProcess ASimProcess",
    table: "ASimProcessEventLogs",
    parameters: processParameters(),
  },
  {
    names: "imFileEvent _Im_FileEvent ASimFileEvent _ASim_FileEvent",
    table: "ASimFileEventLogs",
    parameters:
      "eventtype_in=EventType srcipaddr_has_any_prefix=SrcIpAddr actorusername_has_any=ActorUsername " +
      "targetfilepath_has_any=TargetFilePath srcfilepath_has_any=SrcFilePath " +
      "hashes_has_any=TargetFileMD5,TargetFileSHA1,TargetFileSHA256 dvchostname_has_any=DvcHostname",
  },
  {
    names:
      "imRegistry _Im_RegistryEvent ASimRegistry _ASim_RegistryEvent imRegistryEvent ASimRegistryEvent _Im_Registry",
    table: "ASimRegistryEventLogs",
    parameters:
      "eventtype_in=EventType actorusername_has_any=ActorUsername registrykey_has_any=RegistryKey " +
      "registryvalue_has_any=RegistryValue registryvaluedata_has_any=RegistryValueData " +
      "registrydata_has_any=RegistryValueData dvchostname_has_any=DvcHostname",
  },
  {
    names: "imNetworkSession _Im_NetworkSession ASimNetworkSession _ASim_NetworkSession",
    table: "ASimNetworkSessionLogs",
    parameters:
      "srcipaddr_has_any_prefix=SrcIpAddr dstipaddr_has_any_prefix=DstIpAddr " +
      "ipaddr_has_any_prefix=SrcIpAddr,DstIpAddr dstportnumber=DstPortNumber " +
      "hostname_has_any=SrcHostname,DstHostname,DvcHostname dvcaction=DvcAction eventresult=EventResult",
  },
  {
    names: "imDns _Im_Dns ASimDns _ASim_Dns",
    table: "ASimDnsActivityLogs",
    parameters:
      "srcipaddr=SrcIpAddr domain_has_any=DnsQuery responsecodename=DnsResponseCodeName " +
      "response_has_ipv4=DnsResponseName response_has_any_prefix=DnsResponseName eventtype=EventType",
  },
  {
    names: "imAuthentication _Im_Authentication ASimAuthentication _ASim_Authentication",
    table: "ASimAuthenticationEventLogs",
    parameters:
      "username_has_any=TargetUsername,ActorUsername targetusername_has=TargetUsername " +
      "targetappname_has_any=TargetAppName srcipaddr_has_any_prefix=SrcIpAddr srchostname_has_any=SrcHostname " +
      "targetipaddr_has_any_prefix=TargetIpAddr targethostname_has_any=TargetHostname " +
      "eventtype_in=EventType eventresultdetails_in=EventResultDetails eventresult=EventResult",
  },
  {
    names: "imWebSession _Im_WebSession ASimWebSession _ASim_WebSession",
    table: "ASimWebSessionLogs",
    parameters:
      "srcipaddr_has_any_prefix=SrcIpAddr ipaddr_has_any_prefix=SrcIpAddr,DstIpAddr url_has_any=Url " +
      "httpuseragent_has_any=HttpUserAgent eventresultdetails_in=EventResultDetails eventresult=EventResult " +
      "eventresultdetails_has_any=EventResultDetails",
  },
  {
    names: "imAuditEvent _Im_AuditEvent ASimAuditEvent _ASim_AuditEvent",
    table: "ASimAuditEventLogs",
    parameters:
      "srcipaddr_has_any_prefix=SrcIpAddr actorusername_has_any=ActorUsername operation_has_any=Operation " +
      "eventtype_in=EventType eventresult=EventResult object_has_any=Object newvalue_has_any=NewValue",
  },
  {
    names: "imDhcpEvent _Im_DhcpEvent ASimDhcpEvent _ASim_DhcpEvent",
    table: "ASimDhcpEventLogs",
    parameters:
      "srcipaddr_has_any_prefix=SrcIpAddr srchostname_has_any=SrcHostname srcusername_has_any=SrcUsername " +
      "eventresult=EventResult",
  },
  {
    names: "imUserManagement _Im_UserManagement ASimUserManagement _ASim_UserManagement",
    table: "ASimUserManagementActivityLogs",
    parameters:
      "srcipaddr_has_any_prefix=SrcIpAddr targetusername_has_any=TargetUsername " +
      "actorusername_has_any=ActorUsername eventtype_in=EventType",
  },
];

function processParameters(): string {
  return (
    "commandline_has_any=TargetProcessCommandLine commandline_has_all=TargetProcessCommandLine " +
    "commandline_has_any_ip_prefix=TargetProcessCommandLine actingprocess_has_any=ActingProcessName " +
    "targetprocess_has_any=TargetProcessName parentprocess_has_any=ParentProcessName " +
    "targetusername_has=TargetUsername targetusername=TargetUsername actorusername_has=ActorUsername " +
    "dvcipaddr_has_any_prefix=DvcIpAddr dvchostname_has_any=DvcHostname dvcname_has_any=DvcHostname " +
    "hashes_has_any=TargetProcessMD5,TargetProcessSHA1,TargetProcessSHA256 eventtype=EventType"
  );
}

/** The table that a function of ASIM is over. */
export function tableOfFunction(name: string): string | undefined {
  return families.find((family) => family.names.split(" ").includes(name))?.table;
}

/** The functions of ASIM by name. */
export const storedFunctions: ReadonlyMap<string, KustoFunction> = new Map(
  families.flatMap((family) =>
    family.names
      .split(" ")
      .map((name): [string, KustoFunction] => [name, functionOf(name, family)]),
  ),
);

function functionOf(name: string, { table, where, parameters }: Family): KustoFunction {
  const filters = parameters.split(" ").map(parameterOf);
  const declared = [
    "starttime:datetime=datetime(null)",
    "endtime:datetime=datetime(null)",
    ...filters.map(({ declaration }) => declaration),
    "disabled:bool=false",
    "pack:bool=false",
  ];
  const conditions = [
    ...(where === undefined ? [] : [where]),
    "not(disabled)",
    "isnull(starttime) or TimeGenerated >= starttime",
    "isnull(endtime) or TimeGenerated <= endtime",
    ...filters.map(({ condition }) => condition),
  ];
  const steps = conditions.map((condition) => `| where ${condition}`);
  const body = new SourceText(name, [table, ...steps].join("\n"));
  return { name, parameters: declared.join(", "), body };
}

function parameterOf(text: string): { readonly declaration: string; readonly condition: string } {
  const [name = "", columnList = ""] = text.split("=");
  const columns = columnList.split(",");
  const any = (test: (column: string) => string) => columns.map(test).join(" or ");
  const list = `${name}:dynamic=dynamic([])`;
  const unlessEmpty = (test: string) => `array_length(${name}) == 0 or ${test}`;
  if (/_(ip_)?prefix$/.test(name))
    return {
      declaration: list,
      condition: unlessEmpty(any((column) => `has_any_ipv4_prefix(${column}, ${name})`)),
    };
  if (name.endsWith("_has_any"))
    return {
      declaration: list,
      condition: unlessEmpty(any((column) => `${column} has_any (${name})`)),
    };
  if (name.endsWith("_has_all"))
    return {
      declaration: list,
      condition: unlessEmpty(any((column) => `${column} has_all (${name})`)),
    };
  if (name.endsWith("_in"))
    return {
      declaration: list,
      condition: unlessEmpty(any((column) => `${column} in~ (${name})`)),
    };
  if (name === "dstportnumber")
    return {
      declaration: `${name}:int=int(null)`,
      condition: `isnull(${name}) or ${any((column) => `${column} == ${name}`)}`,
    };
  const operator = /_has(_ipv4)?$/.test(name) ? "has" : "=~";
  return {
    declaration: `${name}:string='*'`,
    condition: `${name} == '*' or ${any((column) => `${column} ${operator} ${name}`)}`,
  };
}
