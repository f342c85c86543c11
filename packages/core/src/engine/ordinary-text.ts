/**
 * Texts that ordinary Windows events are full of: a literal that occurs here is a poor witness. A choice of words
 * for speed only, with no bearing on what matches.
 */
export const ordinaryText = [
  "c:\\windows\\system32\\svchost.exe -k netsvcs -p -s c:\\windows\\syswow64\\ c:\\windows\\explorer.exe",
  "c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe -noprofile -noninteractive -command c:\\windows\\system32\\cmd.exe /c ",
  "c:\\program files (x86)\\microsoft\\edge\\application\\msedge.exe --type= c:\\program files\\common files\\ c:\\programdata\\",
  "c:\\windows\\system32\\services.exe c:\\windows\\system32\\lsass.exe c:\\windows\\system32\\wbem\\wmiprvse.exe \\rundll32.exe \\conhost.exe",
  "\\registry\\machine\\software\\microsoft\\windows\\currentversion\\ hklm\\system\\currentcontrolset\\services\\ hku\\s-1-5-21- hkcr\\ hkcu\\software\\classes\\clsid\\",
  "c:\\users\\administrator\\appdata\\local\\temp\\ c:\\users\\public\\desktop\\ \\appdata\\roaming\\microsoft\\windows\\start menu\\ .dll .exe .ps1 .lnk .log .tmp .txt .xml",
  "nt authority\\system nt authority\\network service microsoft corporation microsoft windows operating system system integrity high medium",
  "md5= sha256= imphash= kernel32.dll ntdll.dll kernelbase.dll user32.dll advapi32.dll c:\\windows\\system32\\ntdll.dll+ unknown",
  "function param foreach-object write-host new-object system.net get-process import-module set-strictmode $env: $_ http:// https:// localhost 127.0.0.1",
  "dword (0x00000001) dword (0x00000000) binary data (empty) setvalue createkey true false tcp udp %%",
].join("\n");
