"""A DOCX opened by LibreOffice without a screen, and what it says once all its tracked changes are accepted, or rejected."""

import shutil
import subprocess


MACRO = """
Sub Reviser(adresse As String, sortie As String, commande As String)
  Dim cache(0) As New com.sun.star.beans.PropertyValue
  cache(0).Name = "Hidden" : cache(0).Value = True
  document = StarDesktop.loadComponentFromURL(adresse, "_blank", 0, cache())
  repartiteur = createUnoService("com.sun.star.frame.DispatchHelper")
  repartiteur.executeDispatch(document.CurrentController.Frame, commande, "", 0, Array())
  Dim filtre(0) As New com.sun.star.beans.PropertyValue
  filtre(0).Name = "FilterName" : filtre(0).Value = "Text (encoded)"
  document.storeToURL(sortie, filtre())
  document.close(True)
End Sub
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}</script:module>
"""
BIBLIOTHEQUE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""
BIBLIOTHEQUES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""
COMMANDES = {True: ".uno:AcceptAllTrackedChanges", False: ".uno:RejectAllTrackedChanges"}


def revise(octets: bytes, dossier, *, accepter: bool) -> str:
    """The text that LibreOffice writes."""
    profil, source, sortie = dossier / "profil", dossier / "charte.docx", dossier / "charte.txt"
    basic = profil / "user" / "basic"
    commande = [shutil.which("soffice"), f"-env:UserInstallation={profil.as_uri()}", "--headless", "--norestore"]
    # A first start makes the profile, and would put its own module in the place of ours.
    subprocess.run([*commande, "--terminate_after_init"], check=True, timeout=120)
    (basic / "script.xlc").write_text(BIBLIOTHEQUES)
    (basic / "Standard" / "script.xlb").write_text(BIBLIOTHEQUE)
    (basic / "Standard" / "Module1.xba").write_text(MODULE.format(MACRO.replace("&", "&amp;").replace('"', "&quot;")))
    source.write_bytes(octets)
    sortie.unlink(missing_ok=True)
    arguments = ", ".join(f'"{mot}"' for mot in (source.as_uri(), sortie.as_uri(), COMMANDES[accepter]))
    subprocess.run([*commande, f"macro:///Standard.Module1.Reviser({arguments})"], check=True, timeout=120)
    return sortie.read_text(encoding="utf-8-sig")
