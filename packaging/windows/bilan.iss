; How does the bundle become an installer of Windows? For Inno Setup 6: iscc /DVersion=0.1.0 packaging\windows\bilan.iss
; For the person who installs it, without administrator rights. Its data stays when it is removed.

#ifndef Version
  #error Version is given by the build: it is that of app/__init__.py
#endif
#define AppUserModel "org.bilan.Bilan"

[Setup]
AppId={{6C0B9B52-8A0E-4E0B-9D55-0A3F1D2C7E41}
AppName=Bilan
AppVersion={#Version}
AppPublisher=Bilan maintainers
VersionInfoVersion={#Version}
LicenseFile=..\..\LICENSE
DefaultDirName={autopf}\Bilan
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
OutputDir=..\..\dist
OutputBaseFilename=bilan-{#Version}-windows-x64
SetupIconFile=..\..\build\icons\bilan.ico
UninstallDisplayIcon={app}\bilan.exe
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.CheckUp=Bilan check-up
fr.CheckUp=Fichier de Bilan

[Files]
Source: "..\..\build\bundle\bilan\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Bilan"; Filename: "{app}\bilan.exe"; AppUserModelID: "{#AppUserModel}"

[Registry]
; A check-up belongs to Bilan; for a vault and an e-mail it is one more program to open them with.
Root: HKA; Subkey: "Software\Classes\.bilan"; ValueType: string; ValueData: "Bilan.CheckUp"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Bilan.CheckUp"; ValueType: string; ValueData: "{cm:CheckUp}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Bilan.CheckUp\DefaultIcon"; ValueType: string; ValueData: "{app}\bilan.exe,0"
Root: HKA; Subkey: "Software\Classes\Bilan.CheckUp\shell\open\command"; ValueType: string; ValueData: """{app}\bilan.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\bilan.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Bilan"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\bilan.exe\shell\open\command"; ValueType: string; ValueData: """{app}\bilan.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.kdbx\OpenWithList\bilan.exe"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.eml\OpenWithList\bilan.exe"; Flags: uninsdeletekey
