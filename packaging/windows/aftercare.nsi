; The installer for Windows: for one person, into that person's own folder, without an administrator or a network.
; `build_installer.py` writes files.nsh (every file by name, so that uninstalling removes those and nothing else) and calls
; makensis with VERSION, NUMBERS, STAGE, ICON, OUT and SIZE.
;
;   /S              says and asks nothing
;   /PACK=FILE      puts this clinic's file beside the program; without it, one that lies beside the installer is taken
;   /D=FOLDER       another folder; has to come last
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "files.nsh"

!define PROGRAM "Aftercare"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Aftercare"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define KIND "Aftercare.ClinicPack"
!define SUFFIX ".aftercare-clinic"
!define SHARE_KIND "Aftercare.Share"
!define SHARE_SUFFIX ".aftercare-share"

Name "${PROGRAM}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Aftercare"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Aftercare ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${PROGRAM}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs Aftercare"
VIAddVersionKey "CompanyName" "The Aftercare developers"
VIAddVersionKey "LegalCopyright" "Apache-2.0; see LICENCES"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\Aftercare.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OPEN_IT)"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"

LangString OPEN_IT ${LANG_ENGLISH} "Open Aftercare"
LangString OPEN_IT ${LANG_SPANISH} "Abrir Aftercare"
LangString IS_OPEN ${LANG_ENGLISH} "Aftercare is open. Close it first: right-click its icon near the clock and choose Quit. Then press Retry."
LangString IS_OPEN ${LANG_SPANISH} "Aftercare está abierto. Ciérrelo primero: haga clic derecho en su icono junto al reloj y elija Salir. Luego pulse Reintentar."
LangString GETTING_READY ${LANG_ENGLISH} "Getting Aftercare ready. This takes about half a minute."
LangString GETTING_READY ${LANG_SPANISH} "Preparando Aftercare. Tarda medio minuto."
LangString KIND_NAME ${LANG_ENGLISH} "Aftercare clinic file"
LangString KIND_NAME ${LANG_SPANISH} "Archivo de clínica de Aftercare"
LangString SHARE_NAME ${LANG_ENGLISH} "Aftercare file for a driver"
LangString SHARE_NAME ${LANG_SPANISH} "Archivo de Aftercare para quien conduce"
LangString NO_PACK ${LANG_ENGLISH} "The clinic's file was not found. Aftercare is installed without it."
LangString NO_PACK ${LANG_SPANISH} "No se encontró el archivo de la clínica. Aftercare se instaló sin él."

Var Pack
Var Handle

; A program that runs cannot be written to; that is how we see that it is open.
!macro WaitUntilClosed
  ${DoWhile} ${FileExists} "$INSTDIR\Aftercare.exe"
    ClearErrors
    FileOpen $Handle "$INSTDIR\Aftercare.exe" a
    ${IfNot} ${Errors}
      FileClose $Handle
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 3
      Abort
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(IS_OPEN)" IDRETRY +2
    Abort
  ${Loop}
!macroend

; What a double-click on a kind of file does, for this person; and no more of it, unless somebody else has taken the kind over.
!macro OpensWithUs SUFFIX_ KIND_ NAME_
  WriteRegStr HKCU "Software\Classes\${SUFFIX_}" "" "${KIND_}"
  WriteRegStr HKCU "Software\Classes\${KIND_}" "" "${NAME_}"
  WriteRegStr HKCU "Software\Classes\${KIND_}\DefaultIcon" "" "$INSTDIR\Aftercare.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND_}\shell\open\command" "" '"$INSTDIR\Aftercare.exe" "%1"'
!macroend

!macro OpensNoMore SUFFIX_ KIND_
  DeleteRegKey HKCU "Software\Classes\${KIND_}"
  ReadRegStr $1 HKCU "Software\Classes\${SUFFIX_}" ""
  ${If} $1 == "${KIND_}"
    DeleteRegKey HKCU "Software\Classes\${SUFFIX_}"
  ${EndIf}
!macroend

Function .onInit
  ${GetParameters} $0
  ${GetOptions} $0 "/PACK=" $Pack
FunctionEnd

Section "Aftercare"
  !insertmacro WaitUntilClosed
  ; What an older version brought goes by that version's own list; the person's choices and data stay.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /KEEP _?=$INSTDIR'
  ${EndIf}
  SetOverwrite on
  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; The clinic's own rules: the file that was named, or those that lie beside the installer.
  ${If} $Pack != ""
    ${If} ${FileExists} "$Pack"
      CreateDirectory "$INSTDIR\clinic-packs"
      CopyFiles /SILENT "$Pack" "$INSTDIR\clinic-packs"
    ${Else}
      SetErrorLevel 4
      MessageBox MB_OK|MB_ICONINFORMATION "$(NO_PACK)" /SD IDOK
    ${EndIf}
  ${ElseIf} ${FileExists} "$EXEDIR\*${SUFFIX}"
    CreateDirectory "$INSTDIR\clinic-packs"
    CopyFiles /SILENT "$EXEDIR\*${SUFFIX}" "$INSTDIR\clinic-packs"
  ${EndIf}

  ; Python reads compiled files faster; they are made once, here, and removed by name with the rest.
  DetailPrint "$(GETTING_READY)"
  nsExec::Exec '"$INSTDIR\runtime\python.exe" -I -m compileall -q "$INSTDIR\app" "$INSTDIR\site"'
  Pop $0

  CreateShortcut "$SMPROGRAMS\Aftercare.lnk" "$INSTDIR\Aftercare.exe"
  !insertmacro OpensWithUs "${SUFFIX}" "${KIND}" "$(KIND_NAME)"
  !insertmacro OpensWithUs "${SHARE_SUFFIX}" "${SHARE_KIND}" "$(SHARE_NAME)"
  ; Reminders need Aftercare to start with the computer. Settings has the switch; an update leaves it as it is.
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 == ""
    WriteRegStr HKCU "${RUN}" "Aftercare" '"$INSTDIR\Aftercare.exe" --at-login'
  ${EndIf}
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Aftercare.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Aftercare developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEP" $1
  ${If} ${Errors}
    ; For good: also what was chosen in Settings, the clinic's file, and what the desktop knows of us.
    Delete "$INSTDIR\clinic-packs\*${SUFFIX}"
    RMDir "$INSTDIR\clinic-packs"
    Delete "$SMPROGRAMS\Aftercare.lnk"
    DeleteRegValue HKCU "${RUN}" "Aftercare"
    DeleteRegValue HKCU "${APPROVED}" "Aftercare"
    nsExec::Exec 'schtasks /Delete /TN "Aftercare\Reminders" /F'
    Pop $1
    !insertmacro OpensNoMore "${SUFFIX}" "${KIND}"
    !insertmacro OpensNoMore "${SHARE_SUFFIX}" "${SHARE_KIND}"
    DeleteRegKey HKCU "${UNINSTALL}"
    RMDir "$INSTDIR"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${EndIf}
SectionEnd
