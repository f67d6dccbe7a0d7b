; Windows: Postil among "Open with" for the files that it imports, and postil: links. A file's default stays what it was:
; the only extension that the installer makes Postil's own is .postil (build.win.fileAssociations in package.json).
; tests/main/app/package.test.ts holds these lists to what the app imports.

!macro postilOffer EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Postil.Import"
!macroend

!macro postilWithdraw EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Postil.Import"
!macroend

!macro postilEach DO
  !insertmacro ${DO} txt
  !insertmacro ${DO} md
  !insertmacro ${DO} markdown
  !insertmacro ${DO} html
  !insertmacro ${DO} htm
  !insertmacro ${DO} xhtml
  !insertmacro ${DO} mhtml
  !insertmacro ${DO} mht
  !insertmacro ${DO} pdf
  !insertmacro ${DO} docx
  !insertmacro ${DO} epub
  !insertmacro ${DO} jsonld
  !insertmacro ${DO} json
  !insertmacro ${DO} jsonl
  !insertmacro ${DO} ndjson
  !insertmacro ${DO} csv
  !insertmacro ${DO} tsv
  !insertmacro ${DO} qdpx
  !insertmacro ${DO} qdc
  !insertmacro ${DO} ann
  !insertmacro ${DO} xmi
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Postil.Import" "" "Article or annotations"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Postil.Import\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\postil" "" "URL:Place in a Postil library"
  WriteRegStr SHELL_CONTEXT "Software\Classes\postil" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\postil\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro postilEach postilOffer
!macroend

!macro customUnInstall
  !insertmacro postilEach postilWithdraw
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Postil.Import"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\postil"
!macroend
