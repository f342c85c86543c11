/**
 * Titles of Windows events, compiled 2026-11-20 from the sources below; the third column names which.
 * Titles of our own are descriptive, not the vendor's wording.
 */
export const eventSources = {
  sysmon: "Sysmon documentation",
  ossem: "OSSEM-DM (OTRF, MIT)",
  "ossem-dd": "OSSEM-DD (OTRF, MIT)",
  hayabusa: "hayabusa-rules, channel_eid_info (Yamato Security, DRL 1.1)",
  own: "descriptive, written for this project; not the vendor's wording",
} as const;

/** Show it wherever content of this table is published. */
export const eventsNotice =
  "Compiled for this project from the named sources. Titles marked hayabusa: hayabusa-rules by Yamato Security, Detection Rule License 1.1. Titles marked ossem, ossem-dd: OSSEM by the Open Threat Research community, MIT License.";

/** Provider | short name */
export const providerTable = `
Microsoft-Windows-Sysmon|Sysmon
Microsoft-Windows-Security-Auditing|Security-Auditing
Microsoft-Windows-PowerShell|PowerShell
PowerShellCore|PowerShellCore
PowerShell|PowerShell (classic)
Service Control Manager|Service Control Manager
Microsoft-Windows-Eventlog|Eventlog
Microsoft-Windows-WMI-Activity|WMI-Activity
Microsoft-Windows-DNS-Client|DNS-Client
Microsoft-Windows-TaskScheduler|TaskScheduler
Microsoft-Windows-Windows Defender|Defender
Microsoft-Windows-Bits-Client|BITS
Microsoft-Windows-CodeIntegrity|CodeIntegrity
Microsoft-Windows-AppLocker|AppLocker
Microsoft-Windows-NTLM|NTLM
Microsoft-Windows-Windows Firewall With Advanced Security|Firewall
Microsoft-Windows-Kernel-File|Kernel-File (ETW)
Linux-Sysmon|Sysmon for Linux
auditd|auditd
`;

/** A channel in brackets (the provider, where events have none), then its events: id | title | source | provider | subcategories of the audit policy */
export const eventTable = `
[Linux-Sysmon/Operational]
1|Process creation|sysmon|Linux-Sysmon
3|Network connection|sysmon|Linux-Sysmon
11|FileCreate|sysmon|Linux-Sysmon
[Microsoft-Windows-Kernel-File]
12|File opened or created.|own|Microsoft-Windows-Kernel-File
19|File renamed.|own|Microsoft-Windows-Kernel-File
[Application]
1000|Application crash.|own|Application Error
1001|Error report.|own|Windows Error Reporting
1033|Product installed.|own|MsiInstaller
1034|Product removed.|own|MsiInstaller
1040|Install transaction began.|own|MsiInstaller
1042|Install transaction ended.|own|MsiInstaller
18456|Login failed.|own|MSSQL
33205|Audit event.|own|MSSQL
[Microsoft-Windows-USB-USBHUB3-Analytic]
43|New device information|hayabusa
[Microsoft-Windows-AppLocker/EXE and DLL]
8003|Would have been blocked (audit).|hayabusa|Microsoft-Windows-AppLocker
8004|Blocked.|hayabusa|Microsoft-Windows-AppLocker
[Microsoft-Windows-AppLocker/MSI and Script]
8005|AppLocker permitted the execution of a PowerShell script|hayabusa
8006|Would have been blocked (audit).|hayabusa|Microsoft-Windows-AppLocker
8007|Blocked.|hayabusa|Microsoft-Windows-AppLocker
[Microsoft-Windows-Application-Experience/Program-Inventory]
800|Summary of software activities|hayabusa
903|New application installed|hayabusa
904|New application installed|hayabusa
905|Updated application|hayabusa
906|Updated application|hayabusa
907|Removed application|hayabusa
908|Removed application|hayabusa
[Microsoft-Windows-Bits-Client/Operational]
3|Transfer job created.|own|Microsoft-Windows-Bits-Client
59|Transfer started.|own|Microsoft-Windows-Bits-Client
16403|Transfer job file added.|own|Microsoft-Windows-Bits-Client
[Microsoft-Windows-CodeIntegrity/Operational]
3001|Code Integrity check warning|hayabusa|Microsoft-Windows-CodeIntegrity
3002|Code Integrity check warning|hayabusa|Microsoft-Windows-CodeIntegrity
3003|Code Integrity check warning|hayabusa|Microsoft-Windows-CodeIntegrity
3004|Code Integrity check warning|hayabusa|Microsoft-Windows-CodeIntegrity
3010|Code Integrity check warning|hayabusa|Microsoft-Windows-CodeIntegrity
3023|Code Integrity check warning|hayabusa|Microsoft-Windows-CodeIntegrity
[Microsoft-Windows-DNS Client Events/Operational]
3008|DNS query completed.|own|Microsoft-Windows-DNS-Client
[Microsoft-Windows-Kernel-PnP/Device Configuration]
400|New mass storage installed|hayabusa
410|New mass storage installed|hayabusa
[Microsoft-Windows-NTLM/Operational]
8001|Outgoing NTLM authentication.|own|Microsoft-Windows-NTLM
8002|Incoming NTLM authentication.|own|Microsoft-Windows-NTLM
8004|Domain NTLM authentication.|own|Microsoft-Windows-NTLM
[Microsoft-Windows-NetworkProfile/Operational]
10000|Network connection and disconnection status|hayabusa
10001|Network connection and disconnection status|hayabusa
[Microsoft-Windows-PowerShell/Operational]
4103|Module logging: pipeline execution details.|hayabusa|Microsoft-Windows-PowerShell
4104|Script block logging.|hayabusa|Microsoft-Windows-PowerShell
4105|CommandStart started|hayabusa|Microsoft-Windows-PowerShell
4106|CommandStart stopped|hayabusa|Microsoft-Windows-PowerShell
[Microsoft-Windows-Sysmon/Operational]
1|Process creation|sysmon|Microsoft-Windows-Sysmon
2|A process changed a file creation time|sysmon|Microsoft-Windows-Sysmon
3|Network connection|sysmon|Microsoft-Windows-Sysmon
4|Sysmon service state changed|sysmon|Microsoft-Windows-Sysmon
5|Process terminated|sysmon|Microsoft-Windows-Sysmon
6|Driver loaded|sysmon|Microsoft-Windows-Sysmon
7|Image loaded|sysmon|Microsoft-Windows-Sysmon
8|CreateRemoteThread|sysmon|Microsoft-Windows-Sysmon
9|RawAccessRead|sysmon|Microsoft-Windows-Sysmon
10|ProcessAccess|sysmon|Microsoft-Windows-Sysmon
11|FileCreate|sysmon|Microsoft-Windows-Sysmon
12|RegistryEvent (Object create and delete)|sysmon|Microsoft-Windows-Sysmon
13|RegistryEvent (Value Set)|sysmon|Microsoft-Windows-Sysmon
14|RegistryEvent (Key and Value Rename)|sysmon|Microsoft-Windows-Sysmon
15|FileCreateStreamHash|sysmon|Microsoft-Windows-Sysmon
16|ServiceConfigurationChange|sysmon|Microsoft-Windows-Sysmon
17|PipeEvent (Pipe Created)|sysmon|Microsoft-Windows-Sysmon
18|PipeEvent (Pipe Connected)|sysmon|Microsoft-Windows-Sysmon
19|WmiEvent (WmiEventFilter activity detected)|sysmon|Microsoft-Windows-Sysmon
20|WmiEvent (WmiEventConsumer activity detected)|sysmon|Microsoft-Windows-Sysmon
21|WmiEvent (WmiEventConsumerToFilter activity detected)|sysmon|Microsoft-Windows-Sysmon
22|DNSEvent (DNS query)|sysmon|Microsoft-Windows-Sysmon
23|FileDelete (File Delete archived)|sysmon|Microsoft-Windows-Sysmon
24|ClipboardChange (New content in the clipboard)|sysmon|Microsoft-Windows-Sysmon
25|ProcessTampering (Process image change)|sysmon|Microsoft-Windows-Sysmon
26|FileDeleteDetected (File Delete logged)|sysmon|Microsoft-Windows-Sysmon
27|FileBlockExecutable|sysmon|Microsoft-Windows-Sysmon
28|FileBlockShredding|sysmon|Microsoft-Windows-Sysmon
29|FileExecutableDetected|sysmon|Microsoft-Windows-Sysmon
255|Error|sysmon|Microsoft-Windows-Sysmon
[Microsoft-Windows-TaskScheduler/Operational]
106|Task registered.|hayabusa|Microsoft-Windows-TaskScheduler
129|Task process created.|own|Microsoft-Windows-TaskScheduler
140|Task registration updated.|own|Microsoft-Windows-TaskScheduler
141|Task registration deleted.|own|Microsoft-Windows-TaskScheduler
142|Task disabled.|own|Microsoft-Windows-TaskScheduler
200|Action started.|own|Microsoft-Windows-TaskScheduler
[Microsoft-Windows-TerminalServices-LocalSessionManager/Operational]
21|Session logon succeeded.|hayabusa|Microsoft-Windows-TerminalServices-LocalSessionManager
23|Session logoff|hayabusa
24|Session disconnected|hayabusa
[Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational]
1149|User authentication|hayabusa
[Microsoft-Windows-WLAN-AutoConfig/Operational]
8000|Starting wireless connection|hayabusa
8001|Successful wireless connection|hayabusa
8002|Wireless connection failed|hayabusa
8003|Disconnected from wireless connection|hayabusa
8011|Starting wireless connection|hayabusa
11000|Wireless asociation status|hayabusa
11001|Wireless association status|hayabusa
11002|Wireless association status|hayabusa
11004|Wireless security started, stopped, successful, or failed|hayabusa
11005|Wireless security started, stopped, successful, or failed|hayabusa
11006|Wireless security started, stopped, successful, or failed|hayabusa
11010|Wireless security started, stopped, successful, or failed|hayabusa
12011|Wireless authentication started and failed|hayabusa
12012|Wireless authentication started and failed|hayabusa
12013|Wireless authentication started and failed|hayabusa
[Microsoft-Windows-WMI-Activity/Operational]
5857|WMI provider started.|own|Microsoft-Windows-WMI-Activity
5858|WMI operation failed.|own|Microsoft-Windows-WMI-Activity
5859|Permanent event filter with non-admin owner.|own|Microsoft-Windows-WMI-Activity
5860|Temporary event subscription registered.|own|Microsoft-Windows-WMI-Activity
5861|Permanent event subscription registered.|own|Microsoft-Windows-WMI-Activity
[Microsoft-Windows-WinRM/Operational]
6|Creating WSMan session on client|hayabusa
81|Processing client request for operation CreateShell|hayabusa
82|Entering the plugin for operation CreateShell with a ResourceURI|hayabusa
134|Sending response for operation CreateShell|hayabusa
169|Creating WSMan session on server|hayabusa
[Microsoft-Windows-Windows Defender/Operational]
1005|Scan failed|hayabusa|Microsoft-Windows-Windows Defender
1006|Scan found malware.|hayabusa|Microsoft-Windows-Windows Defender
1007|Action taken against malware.|own|Microsoft-Windows-Windows Defender
1008|Action on malware failed|hayabusa|Microsoft-Windows-Windows Defender
1009|Quarantined item restored.|own|Microsoft-Windows-Windows Defender
1010|Failed to remove item from quarantine|hayabusa|Microsoft-Windows-Windows Defender
1011|Item deleted from quarantine.|own|Microsoft-Windows-Windows Defender
1012|Item could not be deleted from quarantine.|own|Microsoft-Windows-Windows Defender
1013|History of malware deleted.|own|Microsoft-Windows-Windows Defender
1015|Suspicious behavior detected.|own|Microsoft-Windows-Windows Defender
1116|Malware detected.|own|Microsoft-Windows-Windows Defender
1117|Action taken on malware.|own|Microsoft-Windows-Windows Defender
1119|Critical failure acting on malware.|own|Microsoft-Windows-Windows Defender
1121|Attack surface reduction rule fired (block).|own|Microsoft-Windows-Windows Defender
2001|Failed to update signatures|hayabusa|Microsoft-Windows-Windows Defender
2003|Failed to update engine|hayabusa|Microsoft-Windows-Windows Defender
2004|Reverting to last known good set of signatures|hayabusa|Microsoft-Windows-Windows Defender
3002|Real-time protection failed.|hayabusa|Microsoft-Windows-Windows Defender
3007|Real-time protection recovered.|own|Microsoft-Windows-Windows Defender
5001|Real-time protection disabled.|own|Microsoft-Windows-Windows Defender
5007|Configuration changed.|own|Microsoft-Windows-Windows Defender
5008|Unexpected error|hayabusa|Microsoft-Windows-Windows Defender
5010|Anti-malware scanning disabled.|own|Microsoft-Windows-Windows Defender
5012|Virus scanning disabled.|own|Microsoft-Windows-Windows Defender
5013|Tamper protection blocked a change.|own|Microsoft-Windows-Windows Defender
5101|Product expired.|own|Microsoft-Windows-Windows Defender
[Microsoft-Windows-Windows Firewall With Advanced Security/Firewall]
2002|A setting changed.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2003|A profile setting changed.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2004|A rule was added.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2005|A rule was modified.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2006|A rule was deleted.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2008|Group Policy settings applied.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2009|Group Policy object failed to load.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2032|Reset to defaults.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2033|All rules deleted.|own|Microsoft-Windows-Windows Firewall With Advanced Security
2052|A rule was deleted (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2059|All rules deleted (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2060|Reset to defaults (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2071|A rule was added (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2073|A rule was modified (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2082|A setting changed (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2083|A profile setting changed (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
2097|A rule was added (newer builds).|own|Microsoft-Windows-Windows Firewall With Advanced Security
[Microsoft-Windows-WindowsUpdateClient/Operational]
20|Windows update failed|hayabusa
24|Windows update failed|hayabusa
25|Windows update failed|hayabusa
31|Windows update failed|hayabusa
34|Windows update failed|hayabusa
35|Windows update failed|hayabusa
[PowerShellCore/Operational]
4103|Module logging.|own|PowerShellCore
4104|Script block logging.|own|PowerShellCore
[Security]
1100|Event logging service shutdown|hayabusa|Microsoft-Windows-Security-Auditing
1101|Audit events dropped by transport|hayabusa|Microsoft-Windows-Security-Auditing
1102|The audit log was cleared.|hayabusa|Microsoft-Windows-Eventlog
1104|Security log is full|hayabusa|Microsoft-Windows-Security-Auditing
1105|Event log automatic backup|hayabusa|Microsoft-Windows-Security-Auditing
1108|Event logging service error|hayabusa|Microsoft-Windows-Security-Auditing
4608|Windows startup|hayabusa|Microsoft-Windows-Security-Auditing
4609|Windows shutdown|hayabusa|Microsoft-Windows-Security-Auditing
4610|An authentication package has been loaded by the Local Security Authority.|ossem|Microsoft-Windows-Security-Auditing|Security System Extension
4611|A trusted logon process has been registered with the Local Security Authority.|ossem|Microsoft-Windows-Security-Auditing|Security System Extension
4612|Audit message queuing resoures exhausted (Possible loss of logs)|hayabusa|Microsoft-Windows-Security-Auditing
4614|A notification package has been loaded by the Security Account Manager.|ossem|Microsoft-Windows-Security-Auditing|Security System Extension
4615|Invalid use of LPC port|hayabusa|Microsoft-Windows-Security-Auditing
4616|The system time was changed.|ossem|Microsoft-Windows-Security-Auditing|Security State Change
4618|A monitored security event pattern has occurred.|ossem-dd|Microsoft-Windows-Security-Auditing
4621|Administrator recovered system from CrashOnAuditFail|hayabusa|Microsoft-Windows-Security-Auditing
4622|A security package has been loaded by the Local Security Authority.|ossem|Microsoft-Windows-Security-Auditing|Security System Extension
4624|An account was successfully logged on.|ossem|Microsoft-Windows-Security-Auditing|Logon
4625|An account failed to log on.|ossem|Microsoft-Windows-Security-Auditing|Account Lockout
4626|User/Device claims information.|ossem-dd|Microsoft-Windows-Security-Auditing
4627|Group membership information.|ossem-dd|Microsoft-Windows-Security-Auditing
4634|An account was logged off.|ossem|Microsoft-Windows-Security-Auditing|Logoff
4646|IKE DoS-prevention mode started|hayabusa|Microsoft-Windows-Security-Auditing
4647|User initiated logoff.|ossem|Microsoft-Windows-Security-Auditing|Logoff
4648|A logon was attempted using explicit credentials.|ossem|Microsoft-Windows-Security-Auditing|Logon
4649|Replay attack was detected|hayabusa|Microsoft-Windows-Security-Auditing
4650|An IPsec Main Mode security association was established|hayabusa|Microsoft-Windows-Security-Auditing
4651|An IPsec Main Mode security association was established|hayabusa|Microsoft-Windows-Security-Auditing
4652|An IPsec Main Mode negotiation failed|hayabusa|Microsoft-Windows-Security-Auditing
4653|An IPsec Main Mode negotiation failed|hayabusa|Microsoft-Windows-Security-Auditing
4654|An IPsec Quick Mode negotiation failed|hayabusa|Microsoft-Windows-Security-Auditing
4655|An IPsec Main Mode security association ended|hayabusa|Microsoft-Windows-Security-Auditing
4656|A handle to an object was requested.|ossem|Microsoft-Windows-Security-Auditing|Detailed File Share,File System,Kernel Object,Other Object Access Events,Registry
4657|A registry value was modified.|ossem|Microsoft-Windows-Security-Auditing|Registry
4658|The handle to an object was closed.|ossem-dd|Microsoft-Windows-Security-Auditing
4659|A handle to an object was requested with intent to delete.|ossem-dd|Microsoft-Windows-Security-Auditing
4660|An object was deleted.|ossem|Microsoft-Windows-Security-Auditing|File System,Registry
4661|A handle to an object was requested.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Access,SAM
4662|An operation was performed on an object.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Access
4663|An attempt was made to access an object.|ossem|Microsoft-Windows-Security-Auditing|File System,Kernel Object,Registry
4664|An attempt was made to create a hard link.|ossem-dd|Microsoft-Windows-Security-Auditing
4665|An attempt was made to create an application client context.|ossem-dd|Microsoft-Windows-Security-Auditing
4666|An application attempted an operation.|ossem-dd|Microsoft-Windows-Security-Auditing
4667|An application client context was deleted.|ossem-dd|Microsoft-Windows-Security-Auditing
4668|An application was initialized.|ossem-dd|Microsoft-Windows-Security-Auditing
4670|Permissions on an object were changed.|ossem|Microsoft-Windows-Security-Auditing|File System,Registry
4671|Application attempted to access a blocked ordinal through the TBS|hayabusa|Microsoft-Windows-Security-Auditing
4672|Special privileges assigned to new logon.|ossem|Microsoft-Windows-Security-Auditing|Special Logon
4673|A privileged service was called.|ossem|Microsoft-Windows-Security-Auditing|Sensitive Privilege Use
4674|An operation was attempted on a privileged object.|ossem|Microsoft-Windows-Security-Auditing|Sensitive Privilege Use
4675|SIDs filtered|hayabusa|Microsoft-Windows-Security-Auditing
4685|Transaction state changed|hayabusa|Microsoft-Windows-Security-Auditing
4688|A new process has been created.|ossem|Microsoft-Windows-Security-Auditing|Process Creation
4689|A process has exited.|ossem|Microsoft-Windows-Security-Auditing|Process Termination
4690|An attempt was made to duplicate a handle to an object.|ossem-dd|Microsoft-Windows-Security-Auditing
4691|Indirect access to an object was requested.|ossem-dd|Microsoft-Windows-Security-Auditing
4692|Backup of data protection master key was attempted.|ossem|Microsoft-Windows-Security-Auditing|DPAPI Activity
4693|Recovery of data protection master key was attempted.|ossem-dd|Microsoft-Windows-Security-Auditing
4694|Protection of auditable protected data was attempted.|ossem-dd|Microsoft-Windows-Security-Auditing
4695|Unprotection of auditable protected data was attempted.|ossem-dd|Microsoft-Windows-Security-Auditing
4696|A primary token was assigned to process.|ossem-dd|Microsoft-Windows-Security-Auditing
4697|A service was installed in the system.|ossem|Microsoft-Windows-Security-Auditing|Security System Extension
4698|A scheduled task was created.|ossem|Microsoft-Windows-Security-Auditing|Other Object Access Events
4699|A scheduled task was deleted.|ossem|Microsoft-Windows-Security-Auditing|Other Object Access Events
4700|A scheduled task was enabled.|ossem|Microsoft-Windows-Security-Auditing|Other Object Access Events
4701|A scheduled task was disabled.|ossem|Microsoft-Windows-Security-Auditing|Other Object Access Events
4702|A scheduled task was updated.|ossem|Microsoft-Windows-Security-Auditing|Other Object Access Events
4703|A token right was adjusted.|ossem|Microsoft-Windows-Security-Auditing|Authorization Policy Change
4704|A user right was assigned.|ossem-dd|Microsoft-Windows-Security-Auditing
4705|A user right was removed.|ossem-dd|Microsoft-Windows-Security-Auditing
4706|A new trust was created to a domain.|ossem-dd|Microsoft-Windows-Security-Auditing
4707|A trust to a domain was removed.|ossem-dd|Microsoft-Windows-Security-Auditing
4709|IPsec services started|hayabusa|Microsoft-Windows-Security-Auditing
4710|IPsec services disabled|hayabusa|Microsoft-Windows-Security-Auditing
4711|PAStore Engine|hayabusa|Microsoft-Windows-Security-Auditing
4712|IPsec services encountered a potentially serious failure|hayabusa|Microsoft-Windows-Security-Auditing
4713|Kerberos policy was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4714|Encrypted data recovery policy changed|hayabusa|Microsoft-Windows-Security-Auditing
4715|The audit policy (SACL) on an object was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4716|Trusted domain information was modified.|ossem-dd|Microsoft-Windows-Security-Auditing
4717|System security access was granted to an account.|ossem|Microsoft-Windows-Security-Auditing|Authentication Policy Change
4718|System security access was removed from an account.|ossem|Microsoft-Windows-Security-Auditing|Authentication Policy Change
4719|System audit policy was changed.|ossem|Microsoft-Windows-Security-Auditing|Policy Change
4720|A user account was created.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4722|A user account was enabled.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4723|An attempt was made to change an account's password.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4724|An attempt was made to reset an account's password.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4725|A user account was disabled.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4726|A user account was deleted.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4727|A security-enabled global group was created.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4728|A member was added to a security-enabled global group.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4729|A member was removed from a security-enabled global group.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4730|A security-enabled global group was deleted.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4731|A security-enabled local group was created.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4732|A member was added to a security-enabled local group.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4733|A member was removed from a security-enabled local group.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4734|A security-enabled local group was deleted.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4735|A security-enabled local group was changed.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4737|A security-enabled global group was changed.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4738|A user account was changed.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4739|Domain Policy was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4740|A user account was locked out.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4741|A computer account was created.|ossem|Microsoft-Windows-Security-Auditing|Computer Account Management
4742|A computer account was changed.|ossem|Microsoft-Windows-Security-Auditing|Computer Account Management
4743|A computer account was deleted.|ossem|Microsoft-Windows-Security-Auditing|Computer Account Management
4744|A security-disabled local group was created.|ossem-dd|Microsoft-Windows-Security-Auditing
4745|A security-disabled local group was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4746|A member was added to a security-disabled local group.|ossem-dd|Microsoft-Windows-Security-Auditing
4747|A member was removed from a security-disabled local group.|ossem-dd|Microsoft-Windows-Security-Auditing
4748|A security-disabled global group was deleted.|ossem-dd|Microsoft-Windows-Security-Auditing
4749|A security-disabled global group was created.|ossem-dd|Microsoft-Windows-Security-Auditing
4750|A security-disabled global group was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4751|A member was added to a security-disabled global group.|ossem-dd|Microsoft-Windows-Security-Auditing
4752|A member was removed from a security-disabled global group.|ossem-dd|Microsoft-Windows-Security-Auditing
4753|A security-disabled global group was deleted.|ossem-dd|Microsoft-Windows-Security-Auditing
4754|A security-enabled universal group was created.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4755|A security-enabled universal group was changed.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4756|A member was added to a security-enabled universal group.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4757|A member was removed from a security-enabled universal group.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4758|A security-enabled universal group was deleted.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4759|A security-disabled universal group was created.|ossem-dd|Microsoft-Windows-Security-Auditing
4760|A security-disabled universal group was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4761|A member was added to a security-disabled universal group.|ossem-dd|Microsoft-Windows-Security-Auditing
4762|A member was removed from a security-disabled universal group.|ossem-dd|Microsoft-Windows-Security-Auditing
4763|A security-disabled universal group was deleted.|ossem-dd|Microsoft-Windows-Security-Auditing
4764|A groups type was changed.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4765|SID history added to account|hayabusa|Microsoft-Windows-Security-Auditing
4766|Attempt to add SID history to account failed|hayabusa|Microsoft-Windows-Security-Auditing
4767|A user account was unlocked.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4768|A Kerberos authentication ticket (TGT) was requested.|ossem|Microsoft-Windows-Security-Auditing|Kerberos Authentication Service
4769|A Kerberos service ticket was requested.|ossem|Microsoft-Windows-Security-Auditing|Kerberos Service Ticket Operations
4770|Kerberos service ticket renewed|hayabusa|Microsoft-Windows-Security-Auditing
4771|Kerberos pre-authentication failed.|ossem-dd|Microsoft-Windows-Security-Auditing
4772|Kerberos authentication ticket request failed|hayabusa|Microsoft-Windows-Security-Auditing
4773|Kerberos service ticket request failed|hayabusa|Microsoft-Windows-Security-Auditing
4774|An account was mapped for logon.|ossem-dd|Microsoft-Windows-Security-Auditing
4775|An account could not be mapped for logon.|ossem-dd|Microsoft-Windows-Security-Auditing
4776|The domain controller or local computer attempted to validate the credentials for an account.|ossem|Microsoft-Windows-Security-Auditing|Credential Validation
4777|The domain controller failed to validate the credentials for an account.|ossem-dd|Microsoft-Windows-Security-Auditing
4778|A session was reconnected to a Window Station.|ossem|Microsoft-Windows-Security-Auditing|Other Logon/Logoff Events
4779|A session was disconnected from a Window Station.|ossem-dd|Microsoft-Windows-Security-Auditing
4780|Administrators group account's ACL set|hayabusa|Microsoft-Windows-Security-Auditing
4781|The name of an account was changed.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4782|The password hash an account was accessed.|ossem-dd|Microsoft-Windows-Security-Auditing
4783|Basic application group created|hayabusa|Microsoft-Windows-Security-Auditing
4784|Basic application group changed|hayabusa|Microsoft-Windows-Security-Auditing
4785|Member added to basic application group|hayabusa|Microsoft-Windows-Security-Auditing
4786|Member removed from basic application group|hayabusa|Microsoft-Windows-Security-Auditing
4787|Non-member added to basic application group|hayabusa|Microsoft-Windows-Security-Auditing
4788|Non-member removed from basic application group|hayabusa|Microsoft-Windows-Security-Auditing
4789|Basic application group deleted|hayabusa|Microsoft-Windows-Security-Auditing
4790|LDAP query group created|hayabusa|Microsoft-Windows-Security-Auditing
4791|Basic application group changed|hayabusa|Microsoft-Windows-Security-Auditing
4792|LDAP query group deleted|hayabusa|Microsoft-Windows-Security-Auditing
4793|The Password Policy Checking API was called.|ossem-dd|Microsoft-Windows-Security-Auditing
4794|An attempt was made to set the Directory Services Restore Mode administrator password.|ossem-dd|Microsoft-Windows-Security-Auditing
4797|An attempt was made to query the existence of a blank password for an account.|ossem-dd|Microsoft-Windows-Security-Auditing
4798|A user's local group membership was enumerated.|ossem|Microsoft-Windows-Security-Auditing|User Account Management
4799|A security-enabled local group membership was enumerated.|ossem|Microsoft-Windows-Security-Auditing|Security Group Management
4800|The workstation was locked.|ossem-dd|Microsoft-Windows-Security-Auditing
4801|The workstation was unlocked.|ossem-dd|Microsoft-Windows-Security-Auditing
4802|The screen saver was invoked.|ossem-dd|Microsoft-Windows-Security-Auditing
4803|The screen saver was dismissed.|ossem-dd|Microsoft-Windows-Security-Auditing
4816|RPC integrity violation when decrypting an incoming message|hayabusa|Microsoft-Windows-Security-Auditing
4817|Auditing settings on object were changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4818|Proposed Central Access Policy does not grant the same access permissions as the current Central Access Policy.|ossem-dd|Microsoft-Windows-Security-Auditing
4819|Central Access Policies on the machine have been changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4825|A user was denied the access to Remote Desktop.|ossem-dd|Microsoft-Windows-Security-Auditing
4826|Boot Configuration Data loaded.|ossem-dd|Microsoft-Windows-Security-Auditing
4864|Namespace collision detected|hayabusa|Microsoft-Windows-Security-Auditing
4865|A trusted forest information entry was added.|ossem-dd|Microsoft-Windows-Security-Auditing
4866|A trusted forest information entry was removed.|ossem-dd|Microsoft-Windows-Security-Auditing
4867|A trusted forest information entry was modified.|ossem-dd|Microsoft-Windows-Security-Auditing
4868|Certificate manager denied pending certificate request|hayabusa|Microsoft-Windows-Security-Auditing
4869|Certificate Services received resubmitted certificate request|hayabusa|Microsoft-Windows-Security-Auditing
4870|Certificate Services revoked certificate|hayabusa|Microsoft-Windows-Security-Auditing
4871|Certificate Services received request to publish CRL|hayabusa|Microsoft-Windows-Security-Auditing
4872|Certificate Services published CRL|hayabusa|Microsoft-Windows-Security-Auditing
4873|Certificate request extension changed|hayabusa|Microsoft-Windows-Security-Auditing
4874|One or more certificate request attributes changed|hayabusa|Microsoft-Windows-Security-Auditing
4875|Certificate Services received shutdown request|hayabusa|Microsoft-Windows-Security-Auditing
4876|Certificate Services backup started|hayabusa|Microsoft-Windows-Security-Auditing
4877|Certificate Services backup completed|hayabusa|Microsoft-Windows-Security-Auditing
4878|Certificate Services restore started|hayabusa|Microsoft-Windows-Security-Auditing
4879|Certificate Services restore completed|hayabusa|Microsoft-Windows-Security-Auditing
4880|Certificate Services started|hayabusa|Microsoft-Windows-Security-Auditing
4881|Certificate Services stopped|hayabusa|Microsoft-Windows-Security-Auditing
4882|Certificate Services security permissions changed|hayabusa|Microsoft-Windows-Security-Auditing
4883|Certificate Services retrieved archived key|hayabusa|Microsoft-Windows-Security-Auditing
4884|Certificate Services imported certificate into its database|hayabusa|Microsoft-Windows-Security-Auditing
4885|Certificate Services audit filter changed|hayabusa|Microsoft-Windows-Security-Auditing
4886|Certificate Services received certificate request|hayabusa|Microsoft-Windows-Security-Auditing
4887|Certificate Services approved certificate request and issued certificate|hayabusa|Microsoft-Windows-Security-Auditing
4888|Certificate Services denied certificate request|hayabusa|Microsoft-Windows-Security-Auditing
4889|Certificate Services set status of certificate request to pending|hayabusa|Microsoft-Windows-Security-Auditing
4890|Certificate Services certificate manager settings changed|hayabusa|Microsoft-Windows-Security-Auditing
4891|Certificate Services configuration entry changed|hayabusa|Microsoft-Windows-Security-Auditing
4892|Certificate Services property changed|hayabusa|Microsoft-Windows-Security-Auditing
4893|Certificate Services archived a key|hayabusa|Microsoft-Windows-Security-Auditing
4894|Certificate Services imported and archived a key|hayabusa|Microsoft-Windows-Security-Auditing
4895|Certificate Services published CA certificate to AD|hayabusa|Microsoft-Windows-Security-Auditing
4896|One or more rows have been deleted from the certificate DB|hayabusa|Microsoft-Windows-Security-Auditing
4897|Role separation enabled|hayabusa|Microsoft-Windows-Security-Auditing
4898|Certificate Services loaded a template|hayabusa|Microsoft-Windows-Security-Auditing
4899|Certificate Services template updated|hayabusa|Microsoft-Windows-Security-Auditing
4900|Certificate Services template security updated|hayabusa|Microsoft-Windows-Security-Auditing
4902|The Per-user audit policy table was created.|ossem-dd|Microsoft-Windows-Security-Auditing
4904|An attempt was made to register a security event source.|ossem-dd|Microsoft-Windows-Security-Auditing
4905|An attempt was made to unregister a security event source.|ossem-dd|Microsoft-Windows-Security-Auditing
4906|The CrashOnAuditFail value has changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4907|Auditing settings on object were changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4908|Special Groups Logon table modified.|ossem-dd|Microsoft-Windows-Security-Auditing
4909|Local policy settings for TBS changed|hayabusa|Microsoft-Windows-Security-Auditing
4910|Group policy settings for TBS changed|hayabusa|Microsoft-Windows-Security-Auditing
4911|Resource attributes of the object were changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4912|Per User Audit Policy was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4913|Central Access Policy on the object was changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4928|An Active Directory replica source naming context was established.|ossem-dd|Microsoft-Windows-Security-Auditing
4929|An Active Directory replica source naming context was removed.|ossem-dd|Microsoft-Windows-Security-Auditing
4930|An Active Directory replica source naming context was modified.|ossem-dd|Microsoft-Windows-Security-Auditing
4931|An Active Directory replica destination naming context was modified.|ossem-dd|Microsoft-Windows-Security-Auditing
4932|Synchronization of a replica of an Active Directory naming context has begun.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Replication
4933|Synchronization of a replica of an Active Directory naming context has begun.|ossem-dd|Microsoft-Windows-Security-Auditing
4934|AD object attributes were replicated|hayabusa|Microsoft-Windows-Security-Auditing
4935|Replication failure begins.|ossem-dd|Microsoft-Windows-Security-Auditing
4936|Replication failure ends|hayabusa|Microsoft-Windows-Security-Auditing
4937|A lingering object was removed from a replica|hayabusa|Microsoft-Windows-Security-Auditing
4944|The following policy was active when the Windows Firewall started.|ossem-dd|Microsoft-Windows-Security-Auditing
4945|A rule was listed when the Windows Firewall started.|ossem-dd|Microsoft-Windows-Security-Auditing
4946|A change has been made to Windows Firewall exception list. A rule was added.|ossem|Microsoft-Windows-Security-Auditing|MPSSVC Rule-Level Policy Change
4947|A change has been made to Windows Firewall exception list. A rule was modified.|ossem|Microsoft-Windows-Security-Auditing|MPSSVC Rule-Level Policy Change
4948|A change has been made to Windows Firewall exception list. A rule was deleted.|ossem|Microsoft-Windows-Security-Auditing|MPSSVC Rule-Level Policy Change
4949|Firewall settings restored to default values|hayabusa|Microsoft-Windows-Security-Auditing
4950|A Windows Firewall setting has changed.|ossem-dd|Microsoft-Windows-Security-Auditing
4951|A rule has been ignored because its major version number was not recognized by Windows Firewall.|ossem-dd|Microsoft-Windows-Security-Auditing
4952|Parts of a firewall rule ignored because its minor version number was not recognized|hayabusa|Microsoft-Windows-Security-Auditing
4953|Windows Firewall ignored a rule because it could not be parsed.|ossem-dd|Microsoft-Windows-Security-Auditing
4954|Firewall Group Policy settings changed New settings applied|hayabusa|Microsoft-Windows-Security-Auditing
4956|Windows Firewall has changed the active profile.|ossem-dd|Microsoft-Windows-Security-Auditing
4957|Windows Firewall did not apply the following rule.|ossem-dd|Microsoft-Windows-Security-Auditing
4958|Firewall did not apply rule because it referred to items not configured on this computer|hayabusa|Microsoft-Windows-Security-Auditing
4960|IPsec dropped inbound packet Integrity check failed|hayabusa|Microsoft-Windows-Security-Auditing
4961|IPsec dropped inbound packet Replay check failed|hayabusa|Microsoft-Windows-Security-Auditing
4962|IPsec dropped inbound packet Replay check failed|hayabusa|Microsoft-Windows-Security-Auditing
4963|IPsec dropped inbound cleartext packet that should have been secured|hayabusa|Microsoft-Windows-Security-Auditing
4964|Special groups have been assigned to a new logon.|ossem|Microsoft-Windows-Security-Auditing|Special Logon
4965|IPsec received packet from remote computer with an incorrect SPI|hayabusa|Microsoft-Windows-Security-Auditing
4976|IPsec received invalid negotiation packet during Main Mode negotiation|hayabusa|Microsoft-Windows-Security-Auditing
4977|IPsec received invalid negotiation packet during Quick Mode negotiation|hayabusa|Microsoft-Windows-Security-Auditing
4978|IPsec received invalid negotiation packet during Extended Mode negotiation|hayabusa|Microsoft-Windows-Security-Auditing
4979|IPsec Main Mode and Extended Mode SAs established|hayabusa|Microsoft-Windows-Security-Auditing
4980|IPsec Main Mode and Extended Mode SAs established|hayabusa|Microsoft-Windows-Security-Auditing
4981|IPsec Main Mode and Extended Mode SAs established|hayabusa|Microsoft-Windows-Security-Auditing
4982|IPsec Main Mode and Extended Mode SAs established|hayabusa|Microsoft-Windows-Security-Auditing
4983|IPsec Extended Mode negotiation failed|hayabusa|Microsoft-Windows-Security-Auditing
4984|IPsec Extended Mode negotiation failed|hayabusa|Microsoft-Windows-Security-Auditing
4985|The state of a transaction has changed.|ossem-dd|Microsoft-Windows-Security-Auditing
5024|The Windows Firewall Service has started successfully.|ossem|Microsoft-Windows-Security-Auditing|Other System Events
5025|The Windows Firewall Service has been stopped.|ossem|Microsoft-Windows-Security-Auditing|Other System Events
5027|The Windows Firewall Service was unable to retrieve the security policy from the local storage. The service will continue enforcing the current policy.|ossem-dd|Microsoft-Windows-Security-Auditing
5028|The Windows Firewall Service was unable to parse the new security policy. The service will continue with currently enforced policy.|ossem-dd|Microsoft-Windows-Security-Auditing
5029|Firewall service failed to initialize driver|hayabusa|Microsoft-Windows-Security-Auditing
5030|Firewall service failed to start|hayabusa|Microsoft-Windows-Security-Auditing
5031|The Windows Firewall Service blocked an application from accepting incoming connections on the network.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5032|Firewall unable to notify user that it blocked an application from accepting incoming connections|hayabusa|Microsoft-Windows-Security-Auditing
5033|Firewall driver started|hayabusa|Microsoft-Windows-Security-Auditing
5034|The Windows Firewall Driver was stopped.|ossem|Microsoft-Windows-Security-Auditing|Other System Events
5035|Firewall driver failed to start|hayabusa|Microsoft-Windows-Security-Auditing
5037|Firewall driver critical runtime error|hayabusa|Microsoft-Windows-Security-Auditing
5038|Code Integrity invalid file hash|hayabusa|Microsoft-Windows-Security-Auditing
5039|Registry key virtualized|hayabusa|Microsoft-Windows-Security-Auditing
5040|IPsec settings changed Authentication Set added|hayabusa|Microsoft-Windows-Security-Auditing
5041|IPsec settings changed Authentication Set modified|hayabusa|Microsoft-Windows-Security-Auditing
5042|IPsec settings changed Authentication Set deleted|hayabusa|Microsoft-Windows-Security-Auditing
5043|IPsec settings changed Connection Security Rule added|hayabusa|Microsoft-Windows-Security-Auditing
5044|IPsec settings changed Connection Security Rule modified|hayabusa|Microsoft-Windows-Security-Auditing
5045|IPsec settings changed Connection Security Rule deleted|hayabusa|Microsoft-Windows-Security-Auditing
5046|IPsec settings changed Crypto Set added|hayabusa|Microsoft-Windows-Security-Auditing
5047|IPsec settings changed Crypto Set modified|hayabusa|Microsoft-Windows-Security-Auditing
5048|IPsec settings changed Crypto Set deleted|hayabusa|Microsoft-Windows-Security-Auditing
5049|IPsec SA deleted|hayabusa|Microsoft-Windows-Security-Auditing
5050|Attempt to disable firewall using call to INetFwProfile|hayabusa|Microsoft-Windows-Security-Auditing
5051|A file was virtualized.|ossem-dd|Microsoft-Windows-Security-Auditing
5056|A cryptographic self test was performed|hayabusa|Microsoft-Windows-Security-Auditing
5057|A cryptographic primitive operation failed|hayabusa|Microsoft-Windows-Security-Auditing
5058|Key file operation.|ossem-dd|Microsoft-Windows-Security-Auditing
5059|Key migration operation.|ossem-dd|Microsoft-Windows-Security-Auditing
5060|Verification operation failed|hayabusa|Microsoft-Windows-Security-Auditing
5061|Cryptographic operation.|ossem-dd|Microsoft-Windows-Security-Auditing
5062|kernel-mode cryptographic self test performed|hayabusa|Microsoft-Windows-Security-Auditing
5063|Cryptographic provider operation attempted|hayabusa|Microsoft-Windows-Security-Auditing
5064|Cryptographic context operation attempted|hayabusa|Microsoft-Windows-Security-Auditing
5065|Cryptographic context modification attempted|hayabusa|Microsoft-Windows-Security-Auditing
5066|Cryptographic function operation attempted|hayabusa|Microsoft-Windows-Security-Auditing
5067|Cryptographic function modification attempted|hayabusa|Microsoft-Windows-Security-Auditing
5068|Cryptographic function provider operation attempted|hayabusa|Microsoft-Windows-Security-Auditing
5069|Cryptographic function property operation attempted|hayabusa|Microsoft-Windows-Security-Auditing
5070|Cryptographic function property operation attempted|hayabusa|Microsoft-Windows-Security-Auditing
5120|OCSP responder service started|hayabusa|Microsoft-Windows-Security-Auditing
5121|OCSP responder service stopped|hayabusa|Microsoft-Windows-Security-Auditing
5122|Configuration entry changed in the OCSP responder service|hayabusa|Microsoft-Windows-Security-Auditing
5123|Configuration entry changed in the OCSP responder service|hayabusa|Microsoft-Windows-Security-Auditing
5124|Security setting updated on OCSP responder service|hayabusa|Microsoft-Windows-Security-Auditing
5125|Request submitted to OCSP responder service|hayabusa|Microsoft-Windows-Security-Auditing
5126|Signing certificate automatically updated by OCSP responder service|hayabusa|Microsoft-Windows-Security-Auditing
5127|OCSP revocation provider updated revocation information|hayabusa|Microsoft-Windows-Security-Auditing
5136|A directory service object was modified.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Changes
5137|A directory service object was created.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Changes
5138|A directory service object was undeleted.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Changes
5139|A directory service object was moved.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Changes
5140|A network share object was accessed.|ossem|Microsoft-Windows-Security-Auditing|File Share
5141|A directory service object was deleted.|ossem|Microsoft-Windows-Security-Auditing|Directory Service Changes
5142|A network share object was added.|ossem|Microsoft-Windows-Security-Auditing|File Share
5143|A network share object was modified.|ossem|Microsoft-Windows-Security-Auditing|File Share
5144|A network share object was deleted.|ossem|Microsoft-Windows-Security-Auditing|File Share
5145|A network share object was checked to see whether client can be granted desired access.|ossem|Microsoft-Windows-Security-Auditing|Detailed File Share
5148|Firewall has detected a DoS attack and entered a defensive mode; packets associated with this attack will be discarded|hayabusa|Microsoft-Windows-Security-Auditing
5149|DoS attack subsided and normal processing resumed|hayabusa|Microsoft-Windows-Security-Auditing
5150|Firewall blocked a packet|hayabusa|Microsoft-Windows-Security-Auditing
5151|A more restrictive firewall filter blocked a packet|hayabusa|Microsoft-Windows-Security-Auditing
5152|The Windows Filtering Platform blocked a packet.|ossem-dd|Microsoft-Windows-Security-Auditing
5153|A more restrictive firewall filter blocked a packet|hayabusa|Microsoft-Windows-Security-Auditing
5154|The Windows Filtering Platform has permitted an application or service to listen on a port for incoming connections.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5155|The Windows Filtering Platform has blocked an application or service from listening on a port for incoming connections.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5156|The Windows Filtering Platform has permitted a connection.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5157|The Windows Filtering Platform has blocked a connection.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5158|The Windows Filtering Platform has permitted a bind to a local port.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5159|The Windows Filtering Platform has blocked a bind to a local port.|ossem|Microsoft-Windows-Security-Auditing|Filtering Platform Connection
5168|SPN check for SMB/SMB2 failed.|ossem-dd|Microsoft-Windows-Security-Auditing
5376|Credential Manager credentials were backed up.|ossem-dd|Microsoft-Windows-Security-Auditing
5377|Credential Manager credentials were restored from a backup.|ossem-dd|Microsoft-Windows-Security-Auditing
5378|The requested credentials delegation was disallowed by policy.|ossem-dd|Microsoft-Windows-Security-Auditing
5379|Credential Manager credentials were read.|ossem-dd|Microsoft-Windows-Security-Auditing
5440|Callout present when firewall base filtering engine started|hayabusa|Microsoft-Windows-Security-Auditing
5441|Filter present when firewall base filtering engine started|hayabusa|Microsoft-Windows-Security-Auditing
5442|Provider present when firewall base filtering engine started|hayabusa|Microsoft-Windows-Security-Auditing
5443|Provider context present when firewall base filtering engine started|hayabusa|Microsoft-Windows-Security-Auditing
5444|Sub-layer present when firewall base filtering engine started|hayabusa|Microsoft-Windows-Security-Auditing
5446|Firewall callout changed|hayabusa|Microsoft-Windows-Security-Auditing
5447|A Windows Filtering Platform filter has been changed.|ossem-dd|Microsoft-Windows-Security-Auditing
5448|Firewall provider changed|hayabusa|Microsoft-Windows-Security-Auditing
5449|Firewall provider context changed|hayabusa|Microsoft-Windows-Security-Auditing
5450|Firewall sub-layer changed|hayabusa|Microsoft-Windows-Security-Auditing
5451|IPsec quick mode SA established|hayabusa|Microsoft-Windows-Security-Auditing
5452|IPsec quick mode SA ended|hayabusa|Microsoft-Windows-Security-Auditing
5453|IPsec negotiation failed because IKEEXT service is not started|hayabusa|Microsoft-Windows-Security-Auditing
5456|PAStore engine applied AD storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5457|PAStore engine failed to apply AD storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5458|PAStore engine applied locally cached copy of AD storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5459|PAStore engine failed to apply locally cached copy of AD storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5460|PAStore engine applied local registry storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5461|PAStore engine failed to apply local registry storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5462|PAStore engine failed to apply some rules of the active IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5463|PAStore engine polled for changes to the active IPsec policy and detected no changes|hayabusa|Microsoft-Windows-Security-Auditing
5464|PAStore engine polled for changes to the active IPsec policy, detected changes, and applied them to IPsec Services|hayabusa|Microsoft-Windows-Security-Auditing
5465|PAStore engine received a control for forced reloading of IPsec policy and processed the control|hayabusa|Microsoft-Windows-Security-Auditing
5466|PAStore engine polled for changes to the AD IPsec policy, determined that AD cannot be reached, and will use the cached copy of the AD IPsec policy instead|hayabusa|Microsoft-Windows-Security-Auditing
5467|PAStore engine polled for changes to the AD IPsec policy, determined that AD can be reached, and found no changes to the policy|hayabusa|Microsoft-Windows-Security-Auditing
5468|PAStore engine polled for changes to the AD IPsec policy, determined that AD can be reached, found changes to the policy, and applied those changes|hayabusa|Microsoft-Windows-Security-Auditing
5471|PAStore engine loaded local storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5472|PAStore engine failed to load local storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5473|PAStore engine loaded directory storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5474|PAStore engine failed to load directory storage IPsec policy|hayabusa|Microsoft-Windows-Security-Auditing
5477|PAStore engine failed to add quick mode filter|hayabusa|Microsoft-Windows-Security-Auditing
5478|IPsec services started|hayabusa|Microsoft-Windows-Security-Auditing
5479|IPsec services shutdown|hayabusa|Microsoft-Windows-Security-Auditing
5480|IPsec services failed to get the complete list of network interfaces|hayabusa|Microsoft-Windows-Security-Auditing
5483|IPsec services failed to initialize RPC server and could not be started|hayabusa|Microsoft-Windows-Security-Auditing
5484|IPsec services shut down due to critical failure|hayabusa|Microsoft-Windows-Security-Auditing
5485|IPsec services failed to process some IPsec filters on a PnP event for network interfaces|hayabusa|Microsoft-Windows-Security-Auditing
5632|A request was made to authenticate to a wireless network.|ossem-dd|Microsoft-Windows-Security-Auditing
5633|A request was made to authenticate to a wired network.|ossem-dd|Microsoft-Windows-Security-Auditing
5888|An object in the COM+ Catalog was modified.|ossem-dd|Microsoft-Windows-Security-Auditing
5889|An object was deleted from the COM+ Catalog.|ossem-dd|Microsoft-Windows-Security-Auditing
5890|An object was added to the COM+ Catalog.|ossem-dd|Microsoft-Windows-Security-Auditing
6144|Security policy in the group policy objects has been applied successfully.|ossem-dd|Microsoft-Windows-Security-Auditing
6145|One or more errors occurred while processing security policy in the group policy objects.|ossem-dd|Microsoft-Windows-Security-Auditing
6272|Network Policy Server granted user access|hayabusa|Microsoft-Windows-Security-Auditing
6273|Network Policy Server denied user access|hayabusa|Microsoft-Windows-Security-Auditing
6274|Network Policy Server discarded user request|hayabusa|Microsoft-Windows-Security-Auditing
6275|Network Policy Server discarded user accounting request|hayabusa|Microsoft-Windows-Security-Auditing
6276|Network Policy Server quarantined a user|hayabusa|Microsoft-Windows-Security-Auditing
6277|Network Policy Server granted access to a user but put it on probation because the host did not meet the defined health policy|hayabusa|Microsoft-Windows-Security-Auditing
6278|Network Policy Server granted full access to a user because the host met the defined health policy|hayabusa|Microsoft-Windows-Security-Auditing
6279|Network Policy Server locked the user account due to repeated failed authentication attempts|hayabusa|Microsoft-Windows-Security-Auditing
6280|Network Policy Server unlocked user account|hayabusa|Microsoft-Windows-Security-Auditing
6281|Code Integrity determined that the page hashes of an image file are not valid|hayabusa|Microsoft-Windows-Security-Auditing
6400|BranchCache: Received an incorrectly formatted response while discovering availability of content|hayabusa|Microsoft-Windows-Security-Auditing
6401|BranchCache: Received invalid data from a peer Data discarded|hayabusa|Microsoft-Windows-Security-Auditing
6402|BranchCache: The message to the hosted cache offering it data is incorrectly formatted|hayabusa|Microsoft-Windows-Security-Auditing
6403|BranchCache: The hosted cache sent an incorrectly formatted response to the client|hayabusa|Microsoft-Windows-Security-Auditing
6404|BranchCache: Hosted cache could not be authenticated using the provisioned SSL certificate|hayabusa|Microsoft-Windows-Security-Auditing
6405|BranchCache: %2 instance(s) of event id %1 occurred|hayabusa|Microsoft-Windows-Security-Auditing
6406|%1 registered to firewall to control filtering for the following: %2|hayabusa|Microsoft-Windows-Security-Auditing
6407|No info|hayabusa|Microsoft-Windows-Security-Auditing
6408|Registered product %1 failed and firewall is now controlling the filtering for %2|hayabusa|Microsoft-Windows-Security-Auditing
6410|Code integrity determined that a file does not meet the security requirements to load into a process|hayabusa|Microsoft-Windows-Security-Auditing
6416|A new external device was recognized by the system.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
6419|A request was made to disable a device.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
6420|A device was disabled.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
6421|A request was made to enable a device.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
6422|A device was enabled.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
6423|The installation of this device is forbidden by system policy.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
6424|The installation of this device was allowed, after having previously been forbidden by policy.|ossem|Microsoft-Windows-Security-Auditing|PNP Activity
[Setup]
2|Update packages installed|hayabusa
1009|Hotpatching failed|hayabusa
[System]
6|New kernel filter driver|hayabusa
16|Kerberos key integrity|hayabusa
19|Windows Update Installed|hayabusa
27|KDC encryption type configuration|hayabusa
104|The log file was cleared.|hayabusa|Microsoft-Windows-Eventlog
1001|BSOD|hayabusa
1022|New MSI file installed|hayabusa
1033|New MSI file installed|hayabusa
1125|Group Policy internal error|hayabusa
1127|Group Policy generic internal error|hayabusa
1129|Group Policy application failed due to connectivity|hayabusa
7022|Windows service fail or crash|hayabusa
7023|A service terminated with an error.|hayabusa|Service Control Manager
7024|Windows service fail or crash|hayabusa
7026|Windows service fail or crash|hayabusa
7030|The service is marked as an interactive service but the system is configured to not allow interactive services|hayabusa
7031|Windows service fail or crash|hayabusa
7032|Windows service fail or crash|hayabusa
7034|A service terminated unexpectedly.|hayabusa|Service Control Manager
7035|The %1 service was successfully sent a %2 control|hayabusa
7036|A service entered a new state.|hayabusa|Service Control Manager
7040|Service start type changed|hayabusa
7045|A service was installed in the system.|hayabusa|Service Control Manager
[Windows PowerShell]
400|Engine state changed to Available.|own|PowerShell
600|Provider started.|own|PowerShell
800|Pipeline execution details.|own|PowerShell
`;
