/**
 * ATT&CK Enterprise v19.1, compiled 2026-11-20.
 * Ids and names as in attack-flow for v19 (Apache-2.0) and DeTTECT; platforms, tactics and revocations from
 * MISP galaxy v19 (CC0); the three agree on all 697 techniques. Former names from mitre/cti v18.1.
 */
export const attackVersion = "19.1";

/** Show it wherever content of this table is published. */
export const attackNotice =
  "(c) 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.";

/** id | short name | name, in the order of the matrix */
export const tacticTable = `
TA0043|reconnaissance|Reconnaissance
TA0042|resource-development|Resource Development
TA0001|initial-access|Initial Access
TA0002|execution|Execution
TA0003|persistence|Persistence
TA0004|privilege-escalation|Privilege Escalation
TA0005|stealth|Stealth
TA0112|defense-impairment|Defense Impairment
TA0006|credential-access|Credential Access
TA0007|discovery|Discovery
TA0008|lateral-movement|Lateral Movement
TA0009|collection|Collection
TA0011|command-and-control|Command and Control
TA0010|exfiltration|Exfiltration
TA0040|impact|Impact
`;

/** Short name of a former tactic | those that took its place */
export const tacticAliasTable = `
defense-evasion|stealth,defense-impairment
`;

/** id | name | tactics | platforms | name in v18, where another */
export const techniqueTable = `
T1001|Data Obfuscation|command-and-control|ESXi,Linux,Windows,macOS
T1001.001|Junk Data|command-and-control|ESXi,Linux,Windows,macOS
T1001.002|Steganography|command-and-control|ESXi,Linux,Windows,macOS
T1001.003|Protocol or Service Impersonation|command-and-control|ESXi,Linux,Windows,macOS
T1003|OS Credential Dumping|credential-access|Linux,Windows,macOS
T1003.001|LSASS Memory|credential-access|Windows
T1003.002|Security Account Manager|credential-access|Windows
T1003.003|NTDS|credential-access|Windows
T1003.004|LSA Secrets|credential-access|Windows
T1003.005|Cached Domain Credentials|credential-access|Linux,Windows
T1003.006|DCSync|credential-access|Windows
T1003.007|Proc Filesystem|credential-access|Linux
T1003.008|/etc/passwd and /etc/shadow|credential-access|Linux
T1005|Data from Local System|collection|ESXi,Linux,Network Devices,Windows,macOS
T1006|Direct Volume Access|stealth|Network Devices,Windows
T1007|System Service Discovery|discovery|Linux,Windows,macOS
T1008|Fallback Channels|command-and-control|ESXi,Linux,Windows,macOS
T1010|Application Window Discovery|discovery|Linux,Windows,macOS
T1011|Exfiltration Over Other Network Medium|exfiltration|Linux,Windows,macOS
T1011.001|Exfiltration Over Bluetooth|exfiltration|Linux,Windows,macOS
T1012|Query Registry|discovery|Windows
T1014|Rootkit|stealth|Linux,Windows,macOS
T1016|System Network Configuration Discovery|discovery|ESXi,Linux,Network Devices,Windows,macOS
T1016.001|Internet Connection Discovery|discovery|ESXi,Linux,Windows,macOS
T1016.002|Wi-Fi Discovery|discovery|Linux,Windows,macOS
T1018|Remote System Discovery|discovery|ESXi,Linux,Network Devices,Windows,macOS
T1020|Automated Exfiltration|exfiltration|Linux,Network Devices,Windows,macOS
T1020.001|Traffic Duplication|exfiltration|IaaS,Network Devices
T1021|Remote Services|lateral-movement|ESXi,IaaS,Linux,Windows,macOS
T1021.001|Remote Desktop Protocol|lateral-movement|Windows
T1021.002|SMB/Windows Admin Shares|lateral-movement|Windows
T1021.003|Distributed Component Object Model|lateral-movement|Windows
T1021.004|SSH|lateral-movement|ESXi,Linux,macOS
T1021.005|VNC|lateral-movement|Linux,Windows,macOS
T1021.006|Windows Remote Management|lateral-movement|Windows
T1021.007|Cloud Services|lateral-movement|IaaS,Identity Provider,Office Suite,SaaS
T1021.008|Direct Cloud VM Connections|lateral-movement|IaaS
T1025|Data from Removable Media|collection|Linux,Windows,macOS
T1027|Obfuscated Files or Information|stealth|ESXi,Linux,Network Devices,Windows,macOS
T1027.001|Binary Padding|stealth|Linux,Windows,macOS
T1027.002|Software Packing|stealth|Linux,Windows,macOS
T1027.003|Steganography|stealth|Linux,Windows,macOS
T1027.004|Compile After Delivery|stealth|Linux,Windows,macOS
T1027.005|Indicator Removal from Tools|stealth|Linux,Windows,macOS
T1027.006|HTML Smuggling|stealth|Linux,Windows,macOS
T1027.007|Dynamic API Resolution|stealth|Windows
T1027.008|Stripped Payloads|stealth|Linux,Network Devices,Windows,macOS
T1027.009|Embedded Payloads|stealth|Linux,Windows,macOS
T1027.010|Command Obfuscation|stealth|Linux,Windows,macOS
T1027.011|Fileless Storage|stealth|Linux,Windows
T1027.012|LNK Icon Smuggling|stealth|Windows
T1027.013|Encrypted/Encoded File|stealth|Linux,Windows,macOS
T1027.014|Polymorphic Code|stealth|Linux,Windows,macOS
T1027.015|Compression|stealth|Linux,Windows,macOS
T1027.016|Junk Code Insertion|stealth|Linux,Windows,macOS
T1027.017|SVG Smuggling|stealth|Linux,Windows,macOS
T1027.018|Invisible Unicode|stealth|Linux,Windows,macOS
T1029|Scheduled Transfer|exfiltration|Linux,Windows,macOS
T1030|Data Transfer Size Limits|exfiltration|ESXi,Linux,Windows,macOS
T1033|System Owner/User Discovery|discovery|Linux,Network Devices,Windows,macOS
T1036|Masquerading|stealth|Containers,ESXi,Linux,Windows,macOS
T1036.001|Invalid Code Signature|stealth|Windows,macOS
T1036.002|Right-to-Left Override|stealth|Linux,Windows,macOS
T1036.003|Rename Legitimate Utilities|stealth|Linux,Windows,macOS
T1036.004|Masquerade Task or Service|stealth|Linux,Windows,macOS
T1036.005|Match Legitimate Resource Name or Location|stealth|Containers,ESXi,Linux,Windows,macOS
T1036.006|Space after Filename|stealth|Linux,macOS
T1036.007|Double File Extension|stealth|Windows
T1036.008|Masquerade File Type|stealth|Linux,Windows,macOS
T1036.009|Break Process Trees|stealth|Linux,macOS
T1036.010|Masquerade Account Name|stealth|Containers,IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1036.011|Overwrite Process Arguments|stealth|Linux
T1036.012|Browser Fingerprint|stealth|Linux,Windows,macOS
T1037|Boot or Logon Initialization Scripts|persistence,privilege-escalation|ESXi,Linux,Network Devices,Windows,macOS
T1037.001|Logon Script (Windows)|persistence,privilege-escalation|Windows
T1037.002|Login Hook|persistence,privilege-escalation|macOS
T1037.003|Network Logon Script|persistence,privilege-escalation|Windows
T1037.004|RC Scripts|persistence,privilege-escalation|ESXi,Linux,Network Devices,macOS
T1037.005|Startup Items|persistence,privilege-escalation|macOS
T1039|Data from Network Shared Drive|collection|Linux,Windows,macOS
T1040|Network Sniffing|credential-access,discovery|IaaS,Linux,Network Devices,Windows,macOS
T1041|Exfiltration Over C2 Channel|exfiltration|ESXi,Linux,Windows,macOS
T1046|Network Service Discovery|discovery|Containers,IaaS,Linux,Network Devices,Windows,macOS
T1047|Windows Management Instrumentation|execution|Windows
T1048|Exfiltration Over Alternative Protocol|exfiltration|ESXi,IaaS,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1048.001|Exfiltration Over Symmetric Encrypted Non-C2 Protocol|exfiltration|ESXi,Linux,Windows,macOS
T1048.002|Exfiltration Over Asymmetric Encrypted Non-C2 Protocol|exfiltration|ESXi,Linux,Windows,macOS
T1048.003|Exfiltration Over Unencrypted Non-C2 Protocol|exfiltration|ESXi,Linux,Network Devices,Windows,macOS
T1049|System Network Connections Discovery|discovery|ESXi,IaaS,Linux,Network Devices,Windows,macOS
T1052|Exfiltration Over Physical Medium|exfiltration|Linux,Windows,macOS
T1052.001|Exfiltration over USB|exfiltration|Linux,Windows,macOS
T1053|Scheduled Task/Job|execution,persistence,privilege-escalation|Containers,ESXi,Linux,Network Devices,Windows,macOS
T1053.002|At|execution,persistence,privilege-escalation|Linux,Windows,macOS
T1053.003|Cron|execution,persistence,privilege-escalation|ESXi,Linux,macOS
T1053.005|Scheduled Task|execution,persistence,privilege-escalation|Windows
T1053.006|Systemd Timers|execution,persistence,privilege-escalation|Linux
T1053.007|Container Orchestration Job|execution,persistence,privilege-escalation|Containers
T1055|Process Injection|privilege-escalation,stealth|Linux,Windows,macOS
T1055.001|Dynamic-link Library Injection|privilege-escalation,stealth|Windows
T1055.002|Portable Executable Injection|privilege-escalation,stealth|Windows
T1055.003|Thread Execution Hijacking|privilege-escalation,stealth|Windows
T1055.004|Asynchronous Procedure Call|privilege-escalation,stealth|Windows
T1055.005|Thread Local Storage|privilege-escalation,stealth|Windows
T1055.008|Ptrace System Calls|privilege-escalation,stealth|Linux
T1055.009|Proc Memory|privilege-escalation,stealth|Linux
T1055.011|Extra Window Memory Injection|privilege-escalation,stealth|Windows
T1055.012|Process Hollowing|privilege-escalation,stealth|Windows
T1055.013|Process Doppelgänging|privilege-escalation,stealth|Windows
T1055.014|VDSO Hijacking|privilege-escalation,stealth|Linux
T1055.015|ListPlanting|privilege-escalation,stealth|Windows
T1056|Input Capture|credential-access,collection|Linux,Network Devices,Windows,macOS
T1056.001|Keylogging|credential-access,collection|Linux,Network Devices,Windows,macOS
T1056.002|GUI Input Capture|credential-access,collection|Linux,Windows,macOS
T1056.003|Web Portal Capture|credential-access,collection|Linux,Windows,macOS
T1056.004|Credential API Hooking|credential-access,collection|Linux,Windows,macOS
T1057|Process Discovery|discovery|ESXi,Linux,Network Devices,Windows,macOS
T1059|Command and Scripting Interpreter|execution|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1059.001|PowerShell|execution|Windows
T1059.002|AppleScript|execution|macOS
T1059.003|Windows Command Shell|execution|Windows
T1059.004|Unix Shell|execution|ESXi,Linux,Network Devices,macOS
T1059.005|Visual Basic|execution|Linux,Windows,macOS
T1059.006|Python|execution|ESXi,Linux,Windows,macOS
T1059.007|JavaScript|execution|Linux,Windows,macOS
T1059.008|Network Device CLI|execution|Network Devices
T1059.009|Cloud API|execution|IaaS,Identity Provider,Office Suite,SaaS
T1059.010|AutoHotKey & AutoIT|execution|Windows
T1059.011|Lua|execution|Linux,Network Devices,Windows,macOS
T1059.012|Hypervisor CLI|execution|ESXi
T1059.013|Container CLI/API|execution|Containers
T1068|Exploitation for Privilege Escalation|privilege-escalation|Containers,Linux,Windows,macOS
T1069|Permission Groups Discovery|discovery|Containers,IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1069.001|Local Groups|discovery|Linux,Windows,macOS
T1069.002|Domain Groups|discovery|Linux,Windows,macOS
T1069.003|Cloud Groups|discovery|IaaS,Identity Provider,Office Suite,SaaS
T1070|Indicator Removal|stealth|Containers,ESXi,Linux,Network Devices,Office Suite,Windows,macOS
T1070.003|Clear Command History|stealth|ESXi,Linux,Network Devices,Windows,macOS
T1070.004|File Deletion|stealth|ESXi,Linux,Windows,macOS
T1070.005|Network Share Connection Removal|stealth|Windows
T1070.006|Timestomp|stealth|ESXi,Linux,Windows,macOS
T1070.007|Clear Network Connection History and Configurations|stealth|Linux,Network Devices,Windows,macOS
T1070.008|Clear Mailbox Data|stealth|Linux,Office Suite,Windows,macOS
T1070.009|Clear Persistence|stealth|ESXi,Linux,Windows,macOS
T1070.010|Relocate Malware|stealth|Linux,Network Devices,Windows,macOS
T1071|Application Layer Protocol|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1071.001|Web Protocols|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1071.002|File Transfer Protocols|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1071.003|Mail Protocols|command-and-control|Linux,Network Devices,Windows,macOS
T1071.004|DNS|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1071.005|Publish/Subscribe Protocols|command-and-control|Linux,Network Devices,Windows,macOS
T1072|Software Deployment Tools|execution,lateral-movement|Linux,Network Devices,SaaS,Windows,macOS
T1074|Data Staged|collection|ESXi,IaaS,Linux,Windows,macOS
T1074.001|Local Data Staging|collection|ESXi,Linux,Windows,macOS
T1074.002|Remote Data Staging|collection|ESXi,IaaS,Linux,Windows,macOS
T1078|Valid Accounts|initial-access,persistence,privilege-escalation,stealth|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1078.001|Default Accounts|initial-access,persistence,privilege-escalation,stealth|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1078.002|Domain Accounts|initial-access,persistence,privilege-escalation,stealth|ESXi,Linux,Windows,macOS
T1078.003|Local Accounts|initial-access,persistence,privilege-escalation,stealth|Containers,ESXi,Linux,Network Devices,Windows,macOS
T1078.004|Cloud Accounts|initial-access,persistence,privilege-escalation,stealth|IaaS,Identity Provider,Office Suite,SaaS
T1080|Taint Shared Content|lateral-movement|Linux,Office Suite,SaaS,Windows,macOS
T1082|System Information Discovery|discovery|ESXi,IaaS,Linux,Network Devices,Windows,macOS
T1083|File and Directory Discovery|discovery|ESXi,Linux,Network Devices,Windows,macOS
T1087|Account Discovery|discovery|ESXi,IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1087.001|Local Account|discovery|ESXi,Linux,Windows,macOS
T1087.002|Domain Account|discovery|Linux,Windows,macOS
T1087.003|Email Account|discovery|Office Suite,Windows
T1087.004|Cloud Account|discovery|IaaS,Identity Provider,Office Suite,SaaS
T1090|Proxy|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1090.001|Internal Proxy|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1090.002|External Proxy|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1090.003|Multi-hop Proxy|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1090.004|Domain Fronting|command-and-control|ESXi,Linux,Windows,macOS
T1091|Replication Through Removable Media|initial-access,lateral-movement|Windows
T1092|Communication Through Removable Media|command-and-control|Linux,Windows,macOS
T1095|Non-Application Layer Protocol|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1098|Account Manipulation|persistence,privilege-escalation|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1098.001|Additional Cloud Credentials|persistence,privilege-escalation|IaaS,Identity Provider,SaaS
T1098.002|Additional Email Delegate Permissions|persistence,privilege-escalation|Office Suite,Windows
T1098.003|Additional Cloud Roles|persistence,privilege-escalation|IaaS,Identity Provider,Office Suite,SaaS
T1098.004|SSH Authorized Keys|persistence,privilege-escalation|ESXi,IaaS,Linux,Network Devices,macOS
T1098.005|Device Registration|persistence,privilege-escalation|Identity Provider,Windows
T1098.006|Additional Container Cluster Roles|persistence,privilege-escalation|Containers
T1098.007|Additional Local or Domain Groups|persistence,privilege-escalation|Linux,Windows,macOS
T1102|Web Service|command-and-control|ESXi,Linux,Windows,macOS
T1102.001|Dead Drop Resolver|command-and-control|ESXi,Linux,Windows,macOS
T1102.002|Bidirectional Communication|command-and-control|ESXi,Linux,Windows,macOS
T1102.003|One-Way Communication|command-and-control|ESXi,Linux,Windows,macOS
T1104|Multi-Stage Channels|command-and-control|ESXi,Linux,Windows,macOS
T1105|Ingress Tool Transfer|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1106|Native API|execution|Linux,Windows,macOS
T1110|Brute Force|credential-access|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1110.001|Password Guessing|credential-access|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1110.002|Password Cracking|credential-access|Identity Provider,Linux,Network Devices,Office Suite,Windows,macOS
T1110.003|Password Spraying|credential-access|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1110.004|Credential Stuffing|credential-access|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1111|Multi-Factor Authentication Interception|credential-access|Linux,Windows,macOS
T1112|Modify Registry|persistence,defense-impairment|Windows
T1113|Screen Capture|collection|Linux,Windows,macOS
T1114|Email Collection|collection|Linux,Office Suite,Windows,macOS
T1114.001|Local Email Collection|collection|Windows
T1114.002|Remote Email Collection|collection|Office Suite,Windows
T1114.003|Email Forwarding Rule|collection|Linux,Office Suite,Windows,macOS
T1115|Clipboard Data|collection|Linux,Windows,macOS
T1119|Automated Collection|collection|IaaS,Linux,Office Suite,SaaS,Windows,macOS
T1120|Peripheral Device Discovery|discovery|Linux,Windows,macOS
T1123|Audio Capture|collection|Linux,Windows,macOS
T1124|System Time Discovery|discovery|ESXi,Linux,Network Devices,Windows,macOS
T1125|Video Capture|collection|Linux,Windows,macOS
T1127|Trusted Developer Utilities Proxy Execution|execution,stealth|Windows
T1127.001|MSBuild|execution,stealth|Windows
T1127.002|ClickOnce|execution,stealth|Windows
T1127.003|JamPlus|execution,stealth|Windows
T1129|Shared Modules|execution|Linux,Windows,macOS
T1132|Data Encoding|command-and-control|ESXi,Linux,Windows,macOS
T1132.001|Standard Encoding|command-and-control|ESXi,Linux,Windows,macOS
T1132.002|Non-Standard Encoding|command-and-control|ESXi,Linux,Windows,macOS
T1133|External Remote Services|initial-access,persistence|Containers,Linux,Windows,macOS
T1134|Access Token Manipulation|privilege-escalation,stealth|Windows
T1134.001|Token Impersonation/Theft|privilege-escalation,stealth|Windows
T1134.002|Create Process with Token|privilege-escalation,stealth|Windows
T1134.003|Make and Impersonate Token|privilege-escalation,stealth|Windows
T1134.004|Parent PID Spoofing|privilege-escalation,stealth|Windows
T1134.005|SID-History Injection|privilege-escalation,stealth|Windows
T1135|Network Share Discovery|discovery|Linux,Windows,macOS
T1136|Create Account|persistence|Containers,ESXi,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1136.001|Local Account|persistence|Containers,ESXi,Linux,Network Devices,Windows,macOS
T1136.002|Domain Account|persistence|Linux,Windows,macOS
T1136.003|Cloud Account|persistence|IaaS,Identity Provider,Office Suite,SaaS
T1137|Office Application Startup|persistence|Office Suite,Windows
T1137.001|Office Template Macros|persistence|Office Suite,Windows
T1137.002|Office Test|persistence|Office Suite,Windows
T1137.003|Outlook Forms|persistence|Office Suite,Windows
T1137.004|Outlook Home Page|persistence|Office Suite,Windows
T1137.005|Outlook Rules|persistence|Office Suite,Windows
T1137.006|Add-ins|persistence|Office Suite,Windows
T1140|Deobfuscate/Decode Files or Information|stealth|ESXi,Linux,Windows,macOS
T1176|Software Extensions|persistence|Linux,Windows,macOS
T1176.001|Browser Extensions|persistence|Linux,Windows,macOS
T1176.002|IDE Extensions|persistence|Linux,Windows,macOS
T1185|Browser Session Hijacking|collection|Windows
T1187|Forced Authentication|credential-access|Windows
T1189|Drive-by Compromise|initial-access|Identity Provider,Linux,Windows,macOS
T1190|Exploit Public-Facing Application|initial-access|Containers,ESXi,IaaS,Linux,Network Devices,Windows,macOS
T1195|Supply Chain Compromise|initial-access|Linux,SaaS,Windows,macOS
T1195.001|Compromise Software Dependencies and Development Tools|initial-access|Linux,Windows,macOS
T1195.002|Compromise Software Supply Chain|initial-access|Linux,Windows,macOS
T1195.003|Compromise Hardware Supply Chain|initial-access|Linux,Windows,macOS
T1197|BITS Jobs|execution,persistence,stealth|Windows
T1199|Trusted Relationship|initial-access|IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1200|Hardware Additions|initial-access|Linux,Windows,macOS
T1201|Password Policy Discovery|discovery|IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1202|Indirect Command Execution|stealth|Windows
T1203|Exploitation for Client Execution|execution|Linux,Windows,macOS
T1204|User Execution|execution|Containers,IaaS,Linux,Windows,macOS
T1204.001|Malicious Link|execution|Linux,Windows,macOS
T1204.002|Malicious File|execution|Linux,Windows,macOS
T1204.003|Malicious Image|execution|Containers,IaaS
T1204.004|Malicious Copy and Paste|execution|Linux,Windows,macOS
T1204.005|Malicious Library|execution|Linux,Windows,macOS
T1205|Traffic Signaling|persistence,stealth,command-and-control|Linux,Network Devices,Windows,macOS
T1205.001|Port Knocking|persistence,stealth,command-and-control|Linux,Network Devices,Windows,macOS
T1205.002|Socket Filters|persistence,stealth,command-and-control|Linux,Windows,macOS
T1207|Rogue Domain Controller|defense-impairment|Windows
T1210|Exploitation of Remote Services|lateral-movement|ESXi,Linux,Windows,macOS
T1211|Exploitation for Stealth|stealth|IaaS,Linux,SaaS,Windows,macOS|Exploitation for Defense Evasion
T1212|Exploitation for Credential Access|credential-access|Identity Provider,Linux,Windows,macOS
T1213|Data from Information Repositories|collection|IaaS,Linux,Office Suite,SaaS,Windows,macOS
T1213.001|Confluence|collection|SaaS
T1213.002|Sharepoint|collection|Office Suite,Windows
T1213.003|Code Repositories|collection|SaaS
T1213.004|Customer Relationship Management Software|collection|SaaS
T1213.005|Messaging Applications|collection|Office Suite,SaaS
T1213.006|Databases|collection|IaaS,Linux,SaaS,Windows,macOS
T1216|System Script Proxy Execution|stealth|Windows
T1216.001|PubPrn|stealth|Windows
T1216.002|SyncAppvPublishingServer|stealth|Windows
T1217|Browser Information Discovery|discovery|Linux,Windows,macOS
T1218|System Binary Proxy Execution|stealth|Linux,Windows,macOS
T1218.001|Compiled HTML File|stealth|Windows
T1218.002|Control Panel|stealth|Windows
T1218.003|CMSTP|stealth|Windows
T1218.004|InstallUtil|stealth|Windows
T1218.005|Mshta|stealth|Windows
T1218.007|Msiexec|stealth|Windows
T1218.008|Odbcconf|stealth|Windows
T1218.009|Regsvcs/Regasm|stealth|Windows
T1218.010|Regsvr32|stealth|Windows
T1218.011|Rundll32|stealth|Windows
T1218.012|Verclsid|stealth|Windows
T1218.013|Mavinject|stealth|Windows
T1218.014|MMC|stealth|Windows
T1218.015|Electron Applications|stealth|Linux,Windows,macOS
T1219|Remote Access Tools|command-and-control|Linux,Windows,macOS
T1219.001|IDE Tunneling|command-and-control|Linux,Windows,macOS
T1219.002|Remote Desktop Software|command-and-control|Linux,Windows,macOS
T1219.003|Remote Access Hardware|command-and-control|Linux,Windows,macOS
T1220|XSL Script Processing|stealth|Windows
T1221|Template Injection|stealth|Windows
T1222|File and Directory Permissions Modification|defense-impairment|ESXi,Linux,Windows,macOS
T1222.001|Windows Permissions|defense-impairment|Windows|Windows File and Directory Permissions Modification
T1222.002|Linux and Mac Permissions|defense-impairment|Linux,macOS|Linux and Mac File and Directory Permissions Modification
T1480|Execution Guardrails|stealth|ESXi,Linux,Windows,macOS
T1480.001|Environmental Keying|stealth|Linux,Windows,macOS
T1480.002|Mutual Exclusion|stealth|Linux,Windows,macOS
T1482|Domain Trust Discovery|discovery|Windows
T1484|Domain or Tenant Policy Modification|privilege-escalation,defense-impairment|Identity Provider,Windows
T1484.001|Group Policy Modification|privilege-escalation,defense-impairment|Windows
T1484.002|Trust Modification|privilege-escalation,defense-impairment|Identity Provider,Windows
T1485|Data Destruction|impact|Containers,ESXi,IaaS,Linux,Windows,macOS
T1485.001|Lifecycle-Triggered Deletion|impact|IaaS
T1486|Data Encrypted for Impact|impact|ESXi,IaaS,Linux,Windows,macOS
T1489|Service Stop|impact|ESXi,IaaS,Linux,Windows,macOS
T1490|Inhibit System Recovery|impact|Containers,ESXi,IaaS,Linux,Network Devices,Windows,macOS
T1491|Defacement|impact|ESXi,IaaS,Linux,Windows,macOS
T1491.001|Internal Defacement|impact|ESXi,Linux,Windows,macOS
T1491.002|External Defacement|impact|IaaS,Linux,Windows,macOS
T1495|Firmware Corruption|impact|Linux,Network Devices,Windows,macOS
T1496|Resource Hijacking|impact|Containers,IaaS,Linux,SaaS,Windows,macOS
T1496.001|Compute Hijacking|impact|Containers,IaaS,Linux,Windows,macOS
T1496.002|Bandwidth Hijacking|impact|Containers,IaaS,Linux,Windows,macOS
T1496.003|SMS Pumping|impact|SaaS
T1496.004|Cloud Service Hijacking|impact|SaaS
T1497|Virtualization/Sandbox Evasion|stealth,discovery|Linux,Windows,macOS
T1497.001|System Checks|stealth,discovery|Linux,Windows,macOS
T1497.002|User Activity Based Checks|stealth,discovery|Linux,Windows,macOS
T1497.003|Time Based Checks|stealth,discovery|Linux,Windows,macOS
T1498|Network Denial of Service|impact|Containers,IaaS,Linux,Windows,macOS
T1498.001|Direct Network Flood|impact|IaaS,Linux,Windows,macOS
T1498.002|Reflection Amplification|impact|IaaS,Linux,Windows,macOS
T1499|Endpoint Denial of Service|impact|Containers,IaaS,Linux,Windows,macOS
T1499.001|OS Exhaustion Flood|impact|Linux,Windows,macOS
T1499.002|Service Exhaustion Flood|impact|IaaS,Linux,Windows,macOS
T1499.003|Application Exhaustion Flood|impact|IaaS,Linux,Windows,macOS
T1499.004|Application or System Exploitation|impact|IaaS,Linux,Windows,macOS
T1505|Server Software Component|persistence|ESXi,Linux,Network Devices,Windows,macOS
T1505.001|SQL Stored Procedures|persistence|Linux,Windows
T1505.002|Transport Agent|persistence|Linux,Windows
T1505.003|Web Shell|persistence|Linux,Network Devices,Windows,macOS
T1505.004|IIS Components|persistence|Windows
T1505.005|Terminal Services DLL|persistence|Windows
T1505.006|vSphere Installation Bundles|persistence|ESXi
T1518|Software Discovery|discovery|ESXi,IaaS,Linux,Windows,macOS
T1518.001|Security Software Discovery|discovery|IaaS,Linux,Windows,macOS
T1518.002|Backup Software Discovery|discovery|Linux,Windows,macOS
T1525|Implant Internal Image|persistence|Containers,IaaS
T1526|Cloud Service Discovery|discovery|IaaS,Identity Provider,Office Suite,SaaS
T1528|Steal Application Access Token|credential-access|Containers,IaaS,Identity Provider,Office Suite,SaaS
T1529|System Shutdown/Reboot|impact|ESXi,Linux,Network Devices,Windows,macOS
T1530|Data from Cloud Storage|collection|IaaS,Office Suite,SaaS
T1531|Account Access Removal|impact|ESXi,IaaS,Linux,Office Suite,SaaS,Windows,macOS
T1534|Internal Spearphishing|lateral-movement|Linux,Office Suite,SaaS,Windows,macOS
T1535|Unused/Unsupported Cloud Regions|stealth|IaaS
T1537|Transfer Data to Cloud Account|exfiltration|IaaS,Office Suite,SaaS
T1538|Cloud Service Dashboard|discovery|IaaS,Identity Provider,Office Suite,SaaS
T1539|Steal Web Session Cookie|credential-access|Linux,Office Suite,SaaS,Windows,macOS
T1542|Pre-OS Boot|persistence,stealth|Linux,Network Devices,Windows,macOS
T1542.001|System Firmware|persistence,stealth|Network Devices,Windows
T1542.002|Component Firmware|persistence,stealth|Linux,Windows,macOS
T1542.003|Bootkit|persistence,stealth|Linux,Windows
T1542.004|ROMMONkit|persistence,stealth|Network Devices
T1542.005|TFTP Boot|persistence,stealth|Network Devices
T1543|Create or Modify System Process|persistence,privilege-escalation|Containers,Linux,Windows,macOS
T1543.001|Launch Agent|persistence,privilege-escalation|macOS
T1543.002|Systemd Service|persistence,privilege-escalation|Linux
T1543.003|Windows Service|persistence,privilege-escalation|Windows
T1543.004|Launch Daemon|persistence,privilege-escalation|macOS
T1543.005|Container Service|persistence,privilege-escalation|Containers
T1546|Event Triggered Execution|persistence,privilege-escalation|IaaS,Linux,Office Suite,SaaS,Windows,macOS
T1546.001|Change Default File Association|persistence,privilege-escalation|Windows
T1546.002|Screensaver|persistence,privilege-escalation|Windows
T1546.003|Windows Management Instrumentation Event Subscription|persistence,privilege-escalation|Windows
T1546.004|Unix Shell Configuration Modification|persistence,privilege-escalation|Linux,macOS
T1546.005|Trap|persistence,privilege-escalation|Linux,macOS
T1546.006|LC_LOAD_DYLIB Addition|persistence,privilege-escalation|macOS
T1546.007|Netsh Helper DLL|persistence,privilege-escalation|Windows
T1546.008|Accessibility Features|persistence,privilege-escalation|Windows
T1546.009|AppCert DLLs|persistence,privilege-escalation|Windows
T1546.010|AppInit DLLs|persistence,privilege-escalation|Windows
T1546.011|Application Shimming|persistence,privilege-escalation|Windows
T1546.012|Image File Execution Options Injection|persistence,privilege-escalation|Windows
T1546.013|PowerShell Profile|persistence,privilege-escalation|Windows
T1546.014|Emond|persistence,privilege-escalation|macOS
T1546.015|Component Object Model Hijacking|persistence,privilege-escalation|Windows
T1546.016|Installer Packages|persistence,privilege-escalation|Linux,Windows,macOS
T1546.017|Udev Rules|persistence,privilege-escalation|Linux
T1546.018|Python Startup Hooks|persistence,privilege-escalation|Linux,Windows,macOS
T1547|Boot or Logon Autostart Execution|persistence,privilege-escalation|Linux,Network Devices,Windows,macOS
T1547.001|Registry Run Keys / Startup Folder|persistence,privilege-escalation|Windows
T1547.002|Authentication Package|persistence,privilege-escalation|Windows
T1547.003|Time Providers|persistence,privilege-escalation|Windows
T1547.004|Winlogon Helper DLL|persistence,privilege-escalation|Windows
T1547.005|Security Support Provider|persistence,privilege-escalation|Windows
T1547.006|Kernel Modules and Extensions|persistence,privilege-escalation|Linux,macOS
T1547.007|Re-opened Applications|persistence,privilege-escalation|macOS
T1547.008|LSASS Driver|persistence,privilege-escalation|Windows
T1547.009|Shortcut Modification|persistence,privilege-escalation|Windows
T1547.010|Port Monitors|persistence,privilege-escalation|Windows
T1547.012|Print Processors|persistence,privilege-escalation|Windows
T1547.013|XDG Autostart Entries|persistence,privilege-escalation|Linux
T1547.014|Active Setup|persistence,privilege-escalation|Windows
T1547.015|Login Items|persistence,privilege-escalation|macOS
T1548|Abuse Elevation Control Mechanism|privilege-escalation|IaaS,Identity Provider,Linux,Office Suite,Windows,macOS
T1548.001|Setuid and Setgid|privilege-escalation|Linux,macOS
T1548.002|Bypass User Account Control|privilege-escalation|Windows
T1548.003|Sudo and Sudo Caching|privilege-escalation|Linux,macOS
T1548.004|Elevated Execution with Prompt|privilege-escalation|macOS
T1548.005|Temporary Elevated Cloud Access|privilege-escalation|IaaS,Identity Provider,Office Suite
T1548.006|TCC Manipulation|privilege-escalation|macOS
T1550|Use Alternate Authentication Material|lateral-movement|Containers,IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows
T1550.001|Application Access Token|lateral-movement|Containers,IaaS,Identity Provider,Office Suite,SaaS
T1550.002|Pass the Hash|lateral-movement|Windows
T1550.003|Pass the Ticket|lateral-movement|Windows
T1550.004|Web Session Cookie|lateral-movement|IaaS,Office Suite,SaaS
T1552|Unsecured Credentials|credential-access|Containers,IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1552.001|Credentials In Files|credential-access|Containers,IaaS,Linux,Windows,macOS
T1552.002|Credentials in Registry|credential-access|Windows
T1552.003|Shell History|credential-access|Linux,Windows,macOS
T1552.004|Private Keys|credential-access|Linux,Network Devices,Windows,macOS
T1552.005|Cloud Instance Metadata API|credential-access|IaaS
T1552.006|Group Policy Preferences|credential-access|Windows
T1552.007|Container API|credential-access|Containers
T1552.008|Chat Messages|credential-access|Office Suite,SaaS
T1553|Subvert Trust Controls|defense-impairment|Linux,Windows,macOS
T1553.001|Gatekeeper Bypass|defense-impairment|macOS
T1553.002|Code Signing|defense-impairment|Windows,macOS
T1553.003|SIP and Trust Provider Hijacking|defense-impairment|Windows
T1553.004|Install Root Certificate|defense-impairment|Linux,Windows,macOS
T1553.005|Mark-of-the-Web Bypass|defense-impairment|Windows
T1553.006|Code Signing Policy Modification|defense-impairment|Windows,macOS
T1554|Compromise Host Software Binary|persistence|ESXi,Linux,Windows,macOS
T1555|Credentials from Password Stores|credential-access|IaaS,Linux,Windows,macOS
T1555.001|Keychain|credential-access|macOS
T1555.002|Securityd Memory|credential-access|Linux,macOS
T1555.003|Credentials from Web Browsers|credential-access|Linux,Windows,macOS
T1555.004|Windows Credential Manager|credential-access|Windows
T1555.005|Password Managers|credential-access|Linux,Windows,macOS
T1555.006|Cloud Secrets Management Stores|credential-access|IaaS
T1556|Modify Authentication Process|persistence,defense-impairment,credential-access|IaaS,Identity Provider,Linux,Network Devices,Office Suite,SaaS,Windows,macOS
T1556.001|Domain Controller Authentication|persistence,defense-impairment,credential-access|Windows
T1556.002|Password Filter DLL|persistence,defense-impairment,credential-access|Windows
T1556.003|Pluggable Authentication Modules|persistence,defense-impairment,credential-access|Linux,macOS
T1556.004|Network Device Authentication|persistence,defense-impairment,credential-access|Network Devices
T1556.005|Reversible Encryption|persistence,defense-impairment,credential-access|Windows
T1556.006|Multi-Factor Authentication|persistence,defense-impairment,credential-access|IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1556.007|Hybrid Identity|persistence,defense-impairment,credential-access|IaaS,Identity Provider,Office Suite,SaaS,Windows
T1556.008|Network Provider DLL|persistence,defense-impairment,credential-access|Windows
T1556.009|Conditional Access Policies|persistence,defense-impairment,credential-access|IaaS,Identity Provider
T1557|Adversary-in-the-Middle|credential-access,collection|Linux,Network Devices,Windows,macOS
T1557.001|Name Resolution Poisoning and SMB Relay|credential-access,collection|Windows|LLMNR/NBT-NS Poisoning and SMB Relay
T1557.002|ARP Cache Poisoning|credential-access,collection|Linux,Windows,macOS
T1557.003|DHCP Spoofing|credential-access,collection|Linux,Windows,macOS
T1557.004|Evil Twin|credential-access,collection|Network Devices
T1558|Steal or Forge Kerberos Tickets|credential-access|Linux,Windows,macOS
T1558.001|Golden Ticket|credential-access|Windows
T1558.002|Silver Ticket|credential-access|Windows
T1558.003|Kerberoasting|credential-access|Windows
T1558.004|AS-REP Roasting|credential-access|Windows
T1558.005|Ccache Files|credential-access|Linux,macOS
T1559|Inter-Process Communication|execution|Linux,Windows,macOS
T1559.001|Component Object Model|execution|Windows
T1559.002|Dynamic Data Exchange|execution|Windows
T1559.003|XPC Services|execution|macOS
T1560|Archive Collected Data|collection|Linux,Windows,macOS
T1560.001|Archive via Utility|collection|Linux,Windows,macOS
T1560.002|Archive via Library|collection|Linux,Windows,macOS
T1560.003|Archive via Custom Method|collection|Linux,Windows,macOS
T1561|Disk Wipe|impact|Linux,Network Devices,Windows,macOS
T1561.001|Disk Content Wipe|impact|Linux,Network Devices,Windows,macOS
T1561.002|Disk Structure Wipe|impact|Linux,Network Devices,Windows,macOS
T1563|Remote Service Session Hijacking|lateral-movement|Linux,Windows,macOS
T1563.001|SSH Hijacking|lateral-movement|Linux,macOS
T1563.002|RDP Hijacking|lateral-movement|Windows
T1564|Hide Artifacts|stealth|ESXi,Linux,Office Suite,Windows,macOS
T1564.001|Hidden Files and Directories|stealth|Linux,Windows,macOS
T1564.002|Hidden Users|stealth|Linux,Windows,macOS
T1564.003|Hidden Window|stealth|Linux,Windows,macOS
T1564.004|NTFS File Attributes|stealth|Windows
T1564.005|Hidden File System|stealth|Linux,Windows,macOS
T1564.006|Run Virtual Instance|stealth|ESXi,Linux,Windows,macOS
T1564.007|VBA Stomping|stealth|Linux,Windows,macOS
T1564.008|Email Hiding Rules|stealth|Linux,Office Suite,Windows,macOS
T1564.009|Resource Forking|stealth|macOS
T1564.010|Process Argument Spoofing|stealth|Windows
T1564.011|Ignore Process Interrupts|stealth|Linux,Windows,macOS
T1564.012|File/Path Exclusions|stealth|Linux,Windows,macOS
T1564.013|Bind Mounts|stealth|Linux
T1564.014|Extended Attributes|stealth|Linux,macOS
T1565|Data Manipulation|impact|Linux,Windows,macOS
T1565.001|Stored Data Manipulation|impact|Linux,Windows,macOS
T1565.002|Transmitted Data Manipulation|impact|Linux,Windows,macOS
T1565.003|Runtime Data Manipulation|impact|Linux,Windows,macOS
T1566|Phishing|initial-access|Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1566.001|Spearphishing Attachment|initial-access|Linux,Windows,macOS
T1566.002|Spearphishing Link|initial-access|Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1566.003|Spearphishing via Service|initial-access|Linux,Windows,macOS
T1566.004|Spearphishing Voice|initial-access|Identity Provider,Linux,Windows,macOS
T1567|Exfiltration Over Web Service|exfiltration|ESXi,Linux,Office Suite,SaaS,Windows,macOS
T1567.001|Exfiltration to Code Repository|exfiltration|ESXi,Linux,Windows,macOS
T1567.002|Exfiltration to Cloud Storage|exfiltration|ESXi,Linux,Windows,macOS
T1567.003|Exfiltration to Text Storage Sites|exfiltration|ESXi,Linux,Windows,macOS
T1567.004|Exfiltration Over Webhook|exfiltration|ESXi,Linux,Office Suite,SaaS,Windows,macOS
T1568|Dynamic Resolution|command-and-control|ESXi,Linux,Windows,macOS
T1568.001|Fast Flux DNS|command-and-control|ESXi,Linux,Windows,macOS
T1568.002|Domain Generation Algorithms|command-and-control|ESXi,Linux,Windows,macOS
T1568.003|DNS Calculation|command-and-control|ESXi,Linux,Windows,macOS
T1569|System Services|execution|Linux,Windows,macOS
T1569.001|Launchctl|execution|macOS
T1569.002|Service Execution|execution|Windows
T1569.003|Systemctl|execution|Linux
T1570|Lateral Tool Transfer|lateral-movement|ESXi,Linux,Windows,macOS
T1571|Non-Standard Port|command-and-control|ESXi,Linux,Windows,macOS
T1572|Protocol Tunneling|command-and-control|ESXi,Linux,Windows,macOS
T1573|Encrypted Channel|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1573.001|Symmetric Cryptography|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1573.002|Asymmetric Cryptography|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1574|Hijack Execution Flow|execution,stealth|Linux,Windows,macOS
T1574.001|DLL|execution,stealth|Windows
T1574.004|Dylib Hijacking|execution,stealth|macOS
T1574.005|Executable Installer File Permissions Weakness|execution,stealth|Windows
T1574.006|Dynamic Linker Hijacking|execution,stealth|Linux,macOS
T1574.007|Path Interception by PATH Environment Variable|execution,stealth|Linux,Windows,macOS
T1574.008|Path Interception by Search Order Hijacking|execution,stealth|Windows
T1574.009|Path Interception by Unquoted Path|execution,stealth|Windows
T1574.010|Services File Permissions Weakness|execution,stealth|Windows
T1574.011|Services Registry Permissions Weakness|execution,stealth|Windows
T1574.012|COR_PROFILER|execution,stealth|Windows
T1574.013|KernelCallbackTable|execution,stealth|Windows
T1574.014|AppDomainManager|execution,stealth|Windows
T1578|Modify Cloud Compute Infrastructure|defense-impairment|IaaS
T1578.001|Create Snapshot|defense-impairment|IaaS
T1578.002|Create Cloud Instance|defense-impairment|IaaS
T1578.003|Delete Cloud Instance|defense-impairment|IaaS
T1578.004|Revert Cloud Instance|defense-impairment|IaaS
T1578.005|Modify Cloud Compute Configurations|defense-impairment|IaaS
T1580|Cloud Infrastructure Discovery|discovery|IaaS
T1583|Acquire Infrastructure|resource-development|PRE
T1583.001|Domains|resource-development|PRE
T1583.002|DNS Server|resource-development|PRE
T1583.003|Virtual Private Server|resource-development|PRE
T1583.004|Server|resource-development|PRE
T1583.005|Botnet|resource-development|PRE
T1583.006|Web Services|resource-development|PRE
T1583.007|Serverless|resource-development|PRE
T1583.008|Malvertising|resource-development|PRE
T1584|Compromise Infrastructure|resource-development|PRE
T1584.001|Domains|resource-development|PRE
T1584.002|DNS Server|resource-development|PRE
T1584.003|Virtual Private Server|resource-development|PRE
T1584.004|Server|resource-development|PRE
T1584.005|Botnet|resource-development|PRE
T1584.006|Web Services|resource-development|PRE
T1584.007|Serverless|resource-development|PRE
T1584.008|Network Devices|resource-development|PRE
T1585|Establish Accounts|resource-development|PRE
T1585.001|Social Media Accounts|resource-development|PRE
T1585.002|Email Accounts|resource-development|PRE
T1585.003|Cloud Accounts|resource-development|PRE
T1586|Compromise Accounts|resource-development|PRE
T1586.001|Social Media Accounts|resource-development|PRE
T1586.002|Email Accounts|resource-development|PRE
T1586.003|Cloud Accounts|resource-development|PRE
T1587|Develop Capabilities|resource-development|PRE
T1587.001|Malware|resource-development|PRE
T1587.002|Code Signing Certificates|resource-development|PRE
T1587.003|Digital Certificates|resource-development|PRE
T1587.004|Exploits|resource-development|PRE
T1588|Obtain Capabilities|resource-development|PRE
T1588.001|Malware|resource-development|PRE
T1588.002|Tool|resource-development|PRE
T1588.003|Code Signing Certificates|resource-development|PRE
T1588.004|Digital Certificates|resource-development|PRE
T1588.005|Exploits|resource-development|PRE
T1588.006|Vulnerabilities|resource-development|PRE
T1588.007|Artificial Intelligence|resource-development|PRE
T1589|Gather Victim Identity Information|reconnaissance|PRE
T1589.001|Credentials|reconnaissance|PRE
T1589.002|Email Addresses|reconnaissance|PRE
T1589.003|Employee Names|reconnaissance|PRE
T1590|Gather Victim Network Information|reconnaissance|PRE
T1590.001|Domain Properties|reconnaissance|PRE
T1590.002|DNS|reconnaissance|PRE
T1590.003|Network Trust Dependencies|reconnaissance|PRE
T1590.004|Network Topology|reconnaissance|PRE
T1590.005|IP Addresses|reconnaissance|PRE
T1590.006|Network Security Appliances|reconnaissance|PRE
T1591|Gather Victim Org Information|reconnaissance|PRE
T1591.001|Determine Physical Locations|reconnaissance|PRE
T1591.002|Business Relationships|reconnaissance|PRE
T1591.003|Identify Business Tempo|reconnaissance|PRE
T1591.004|Identify Roles|reconnaissance|PRE
T1592|Gather Victim Host Information|reconnaissance|PRE
T1592.001|Hardware|reconnaissance|PRE
T1592.002|Software|reconnaissance|PRE
T1592.003|Firmware|reconnaissance|PRE
T1592.004|Client Configurations|reconnaissance|PRE
T1593|Search Open Websites/Domains|reconnaissance|PRE
T1593.001|Social Media|reconnaissance|PRE
T1593.002|Search Engines|reconnaissance|PRE
T1593.003|Code Repositories|reconnaissance|PRE
T1594|Search Victim-Owned Websites|reconnaissance|PRE
T1595|Active Scanning|reconnaissance|PRE
T1595.001|Scanning IP Blocks|reconnaissance|PRE
T1595.002|Vulnerability Scanning|reconnaissance|PRE
T1595.003|Wordlist Scanning|reconnaissance|PRE
T1596|Search Open Technical Databases|reconnaissance|PRE
T1596.001|DNS/Passive DNS|reconnaissance|PRE
T1596.002|WHOIS|reconnaissance|PRE
T1596.003|Digital Certificates|reconnaissance|PRE
T1596.004|CDNs|reconnaissance|PRE
T1596.005|Scan Databases|reconnaissance|PRE
T1597|Search Closed Sources|reconnaissance|PRE
T1597.001|Threat Intel Vendors|reconnaissance|PRE
T1597.002|Purchase Technical Data|reconnaissance|PRE
T1598|Phishing for Information|reconnaissance|PRE
T1598.001|Spearphishing Service|reconnaissance|PRE
T1598.002|Spearphishing Attachment|reconnaissance|PRE
T1598.003|Spearphishing Link|reconnaissance|PRE
T1598.004|Spearphishing Voice|reconnaissance|PRE
T1599|Network Boundary Bridging|defense-impairment|Network Devices
T1599.001|Network Address Translation Traversal|defense-impairment|Network Devices
T1600|Weaken Encryption|defense-impairment|Network Devices
T1600.001|Reduce Key Space|defense-impairment|Network Devices
T1600.002|Disable Crypto Hardware|defense-impairment|Network Devices
T1601|Modify System Image|defense-impairment|Network Devices
T1601.001|Patch System Image|defense-impairment|Network Devices
T1601.002|Downgrade System Image|defense-impairment|Network Devices
T1602|Data from Configuration Repository|collection|Network Devices
T1602.001|SNMP (MIB Dump)|collection|Network Devices
T1602.002|Network Device Configuration Dump|collection|Network Devices
T1606|Forge Web Credentials|credential-access|IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1606.001|Web Cookies|credential-access|IaaS,Linux,SaaS,Windows,macOS
T1606.002|SAML Tokens|credential-access|IaaS,Identity Provider,Office Suite,SaaS,Windows
T1608|Stage Capabilities|resource-development|PRE
T1608.001|Upload Malware|resource-development|PRE
T1608.002|Upload Tool|resource-development|PRE
T1608.003|Install Digital Certificate|resource-development|PRE
T1608.004|Drive-by Target|resource-development|PRE
T1608.005|Link Target|resource-development|PRE
T1608.006|SEO Poisoning|resource-development|PRE
T1609|Container Administration Command|execution|Containers
T1610|Deploy Container|execution|Containers
T1611|Escape to Host|privilege-escalation|Containers,ESXi,Linux,Windows
T1612|Build Image on Host|stealth|Containers
T1613|Container and Resource Discovery|discovery|Containers
T1614|System Location Discovery|discovery|IaaS,Linux,Windows,macOS
T1614.001|System Language Discovery|discovery|Linux,Windows,macOS
T1615|Group Policy Discovery|discovery|Windows
T1619|Cloud Storage Object Discovery|discovery|IaaS
T1620|Reflective Code Loading|stealth|Linux,Windows,macOS
T1621|Multi-Factor Authentication Request Generation|credential-access|IaaS,Identity Provider,Linux,Office Suite,SaaS,Windows,macOS
T1622|Debugger Evasion|stealth,discovery|Linux,Windows,macOS
T1647|Plist File Modification|defense-impairment|macOS
T1648|Serverless Execution|execution|IaaS,Office Suite,SaaS
T1649|Steal or Forge Authentication Certificates|credential-access|Identity Provider,Linux,Windows,macOS
T1650|Acquire Access|resource-development|PRE
T1651|Cloud Administration Command|execution|IaaS
T1652|Device Driver Discovery|discovery|Linux,Windows,macOS
T1653|Power Settings|persistence|Linux,Network Devices,Windows,macOS
T1654|Log Enumeration|discovery|ESXi,IaaS,Linux,Windows,macOS
T1657|Financial Theft|impact|Linux,Office Suite,SaaS,Windows,macOS
T1659|Content Injection|initial-access,command-and-control|Linux,Windows,macOS
T1665|Hide Infrastructure|command-and-control|ESXi,Linux,Network Devices,Windows,macOS
T1666|Modify Cloud Resource Hierarchy|defense-impairment|IaaS
T1667|Email Bombing|impact|Linux,Office Suite,Windows,macOS
T1668|Exclusive Control|persistence|Linux,Windows,macOS
T1669|Wi-Fi Networks|initial-access|Linux,Network Devices,Windows,macOS
T1671|Cloud Application Integration|persistence|Office Suite,SaaS
T1673|Virtual Machine Discovery|discovery|ESXi,Linux,Windows,macOS
T1674|Input Injection|execution|Linux,Windows,macOS
T1675|ESXi Administration Command|execution|ESXi
T1677|Poisoned Pipeline Execution|execution|SaaS
T1678|Delay Execution|stealth|Linux,Windows,macOS
T1679|Selective Exclusion|stealth|Windows
T1680|Local Storage Discovery|discovery|ESXi,IaaS,Linux,Windows,macOS
T1681|Search Threat Vendor Data|reconnaissance|PRE
T1682|Query Public AI Services|reconnaissance|PRE
T1683|Generate Content|resource-development|PRE
T1683.001|Written Content|resource-development|PRE
T1683.002|Audio-Visual Content|resource-development|PRE
T1684|Social Engineering|stealth|Linux,Office Suite,SaaS,Windows,macOS
T1684.001|Impersonation|stealth|Linux,Office Suite,SaaS,Windows,macOS
T1684.002|Email Spoofing|stealth|Linux,Office Suite,Windows,macOS
T1685|Disable or Modify Tools|defense-impairment|Containers,ESXi,IaaS,Linux,Network Devices,Windows,macOS
T1685.001|Disable or Modify Windows Event Log|defense-impairment|Windows
T1685.002|Disable or Modify Cloud Log|defense-impairment|IaaS,Identity Provider,Office Suite,SaaS
T1685.003|Modify or Spoof Tool UI|defense-impairment|Linux,Windows,macOS
T1685.004|Disable or Modify Linux Audit System Log|defense-impairment|Linux
T1685.005|Clear Windows Event Logs|defense-impairment|Windows
T1685.006|Clear Linux or Mac System Logs|defense-impairment|Linux,macOS
T1686|Disable or Modify System Firewall|defense-impairment|ESXi,Linux,Network Devices,Windows,macOS
T1686.001|Cloud Firewall|defense-impairment|IaaS
T1686.002|Network Device Firewall|defense-impairment|Network Devices
T1686.003|Windows Host Firewall|defense-impairment|Windows
T1687|Exploitation for Defense Impairment|defense-impairment|IaaS,Linux,SaaS,Windows,macOS
T1688|Safe Mode Boot|defense-impairment|Windows
T1689|Downgrade Attack|defense-impairment|Linux,Windows,macOS
T1690|Prevent Command History Logging|defense-impairment|ESXi,Linux,Network Devices,Windows,macOS
`;

/** id | name | revoked or deprecated | the technique that took its place */
export const retiredTable = `
T1002|Data Compressed|revoked|T1560
T1004|Winlogon Helper DLL|revoked|T1547.004
T1009|Binary Padding|revoked|T1027.001
T1013|Port Monitors|revoked|T1547.010
T1015|Accessibility Features|revoked|T1546.008
T1017|Application Deployment Software|revoked|T1072
T1019|System Firmware|revoked|T1542.001
T1022|Data Encrypted|revoked|T1560
T1023|Shortcut Modification|revoked|T1547.009
T1024|Custom Cryptographic Protocol|revoked|T1573
T1026|Multiband Communication|deprecated
T1028|Windows Remote Management|revoked|T1021.006
T1031|Modify Existing Service|revoked|T1543.003
T1032|Standard Cryptographic Protocol|revoked|T1573
T1034|Path Interception|deprecated
T1035|Service Execution|revoked|T1569.002
T1038|DLL Search Order Hijacking|revoked|T1574.001
T1042|Change Default File Association|revoked|T1546.001
T1043|Commonly Used Port|deprecated
T1044|File System Permissions Weakness|revoked|T1574.010
T1045|Software Packing|revoked|T1027.002
T1050|New Service|revoked|T1543.003
T1051|Shared Webroot|deprecated
T1053.001|At (Linux)|revoked|T1053.002
T1053.004|Launchd|deprecated
T1054|Indicator Blocking|revoked|T1685
T1058|Service Registry Permissions Weakness|revoked|T1574.011
T1060|Registry Run Keys / Startup Folder|revoked|T1547.001
T1061|Graphical User Interface|deprecated
T1062|Hypervisor|deprecated
T1063|Security Software Discovery|revoked|T1518.001
T1064|Scripting|deprecated
T1065|Uncommonly Used Port|revoked|T1571
T1066|Indicator Removal from Tools|revoked|T1027.005
T1067|Bootkit|revoked|T1542.003
T1070.001|Clear Windows Event Logs|revoked|T1685.005
T1070.002|Clear Linux or Mac System Logs|revoked|T1685.006
T1073|DLL Side-Loading|revoked|T1574.001
T1075|Pass the Hash|revoked|T1550.002
T1076|Remote Desktop Protocol|revoked|T1021.001
T1077|Windows Admin Shares|revoked|T1021.002
T1079|Multilayer Encryption|revoked|T1573
T1081|Credentials in Files|revoked|T1552.001
T1084|Windows Management Instrumentation Event Subscription|revoked|T1546.003
T1085|Rundll32|revoked|T1218.011
T1086|PowerShell|revoked|T1059.001
T1088|Bypass User Account Control|revoked|T1548.002
T1089|Disabling Security Tools|revoked|T1685
T1093|Process Hollowing|revoked|T1055.012
T1094|Custom Command and Control Protocol|revoked|T1095
T1096|NTFS File Attributes|revoked|T1564.004
T1097|Pass the Ticket|revoked|T1550.003
T1099|Timestomp|revoked|T1070.006
T1100|Web Shell|revoked|T1505.003
T1101|Security Support Provider|revoked|T1547.005
T1103|AppInit DLLs|revoked|T1546.010
T1107|File Deletion|revoked|T1070.004
T1108|Redundant Access|deprecated
T1109|Component Firmware|revoked|T1542.002
T1116|Code Signing|revoked|T1553.002
T1117|Regsvr32|revoked|T1218.010
T1118|InstallUtil|revoked|T1218.004
T1121|Regsvcs/Regasm|revoked|T1218.009
T1122|Component Object Model Hijacking|revoked|T1546.015
T1126|Network Share Connection Removal|revoked|T1070.005
T1128|Netsh Helper DLL|revoked|T1546.007
T1130|Install Root Certificate|revoked|T1553.004
T1131|Authentication Package|revoked|T1547.002
T1138|Application Shimming|revoked|T1546.011
T1139|Bash History|revoked|T1552.003
T1141|Input Prompt|revoked|T1056.002
T1142|Keychain|revoked|T1555.001
T1143|Hidden Window|revoked|T1564.003
T1144|Gatekeeper Bypass|revoked|T1553.001
T1145|Private Keys|revoked|T1552.004
T1146|Clear Command History|revoked|T1070.003
T1147|Hidden Users|revoked|T1564.002
T1148|HISTCONTROL|revoked|T1690
T1149|LC_MAIN Hijacking|deprecated
T1150|Plist Modification|revoked|T1647
T1151|Space after Filename|revoked|T1036.006
T1152|Launchctl|revoked|T1569.001
T1153|Source|deprecated
T1154|Trap|revoked|T1546.005
T1155|AppleScript|revoked|T1059.002
T1156|Malicious Shell Modification|revoked|T1546.004
T1157|Dylib Hijacking|revoked|T1574.004
T1158|Hidden Files and Directories|revoked|T1564.001
T1159|Launch Agent|revoked|T1543.001
T1160|Launch Daemon|revoked|T1543.004
T1161|LC_LOAD_DYLIB Addition|revoked|T1546.006
T1162|Login Item|revoked|T1647
T1163|Rc.common|revoked|T1037.004
T1164|Re-opened Applications|revoked|T1547.007
T1165|Startup Items|revoked|T1037.005
T1166|Setuid and Setgid|revoked|T1548.001
T1167|Securityd Memory|revoked|T1555.002
T1168|Local Job Scheduling|revoked|T1053
T1169|Sudo|revoked|T1548.003
T1170|Mshta|revoked|T1218.005
T1171|LLMNR/NBT-NS Poisoning and Relay|revoked|T1557.001
T1172|Domain Fronting|revoked|T1090.004
T1173|Dynamic Data Exchange|revoked|T1559.002
T1174|Password Filter DLL|revoked|T1556.002
T1175|Component Object Model and Distributed COM|deprecated
T1177|LSASS Driver|revoked|T1547.008
T1178|SID-History Injection|revoked|T1134.005
T1179|Hooking|revoked|T1056.004
T1180|Screensaver|revoked|T1546.002
T1181|Extra Window Memory Injection|revoked|T1055.011
T1182|AppCert DLLs|revoked|T1546.009
T1183|Image File Execution Options Injection|revoked|T1546.012
T1184|SSH Hijacking|revoked|T1563.001
T1186|Process Doppelgänging|revoked|T1055.013
T1188|Multi-hop Proxy|revoked|T1090.003
T1191|CMSTP|revoked|T1218.003
T1192|Spearphishing Link|revoked|T1566.002
T1193|Spearphishing Attachment|revoked|T1566.001
T1194|Spearphishing via Service|revoked|T1566.003
T1196|Control Panel Items|revoked|T1218.002
T1198|SIP and Trust Provider Hijacking|revoked|T1553.003
T1206|Sudo Caching|revoked|T1548.003
T1208|Kerberoasting|revoked|T1558.003
T1209|Time Providers|revoked|T1547.003
T1214|Credentials in Registry|revoked|T1552.002
T1215|Kernel Modules and Extensions|revoked|T1547.006
T1223|Compiled HTML File|revoked|T1218.001
T1483|Domain Generation Algorithms|revoked|T1568.002
T1487|Disk Structure Wipe|revoked|T1561.002
T1488|Disk Content Wipe|revoked|T1561.001
T1492|Stored Data Manipulation|revoked|T1565.001
T1493|Transmitted Data Manipulation|revoked|T1565.002
T1494|Runtime Data Manipulation|revoked|T1565.003
T1500|Compile After Delivery|revoked|T1027.004
T1501|Systemd Service|revoked|T1543.002
T1502|Parent PID Spoofing|revoked|T1134.004
T1503|Credentials from Web Browsers|revoked|T1555.003
T1504|PowerShell Profile|revoked|T1546.013
T1506|Web Session Cookie|revoked|T1550.004
T1514|Elevated Execution with Prompt|revoked|T1548.004
T1519|Emond|revoked|T1546.014
T1522|Cloud Instance Metadata API|revoked|T1552.005
T1527|Application Access Token|revoked|T1550.001
T1536|Revert Cloud Instance|revoked|T1578.004
T1547.011|Plist Modification|revoked|T1647
T1562|Impair Defenses|revoked|T1685
T1562.001|Disable or Modify Tools|revoked|T1685
T1562.002|Disable Windows Event Logging|revoked|T1685.001
T1562.003|Impair Command History Logging|revoked|T1690
T1562.004|Disable or Modify System Firewall|revoked|T1686
T1562.006|Indicator Blocking|revoked|T1685
T1562.007|Disable or Modify Cloud Firewall|revoked|T1686.001
T1562.008|Disable or Modify Cloud Logs|revoked|T1685.002
T1562.009|Safe Mode Boot|revoked|T1688
T1562.010|Downgrade Attack|revoked|T1689
T1562.011|Spoof Security Alerting|revoked|T1685.003
T1562.012|Disable or Modify Linux Audit System|revoked|T1685.004
T1562.013|Disable or Modify Network Device Firewall|revoked|T1686.002
T1574.002|DLL Side-Loading|revoked|T1574.001
T1656|Impersonation|revoked|T1684.001
T1672|Email Spoofing|revoked|T1684.002
`;
