"""The compared charter read by the programs that people have: slow, for `make test-long`."""

import subprocess

import pytest

from tests.charte.bureau import revise
from tests.charte.test_comparaison_documents import attendu, lettres, produire, versions


__all__ = ["versions"]


@pytest.mark.long
@pytest.mark.parametrize("accepter", [True, False])
def test_libreoffice_accepts_and_rejects_what_is_tracked(versions, tmp_path, accepter):
    contenu, _ = versions[1 if accepter else 0]
    lu = revise(produire(versions, "docx"), tmp_path, accepter=accepter)
    # its text file writes the signs of lists too
    lu = "\n".join(ligne.strip().lstrip("•–▪ ") for ligne in lu.splitlines())
    for numero in ("1. ", "2. "):
        lu = lu.replace(f"\n{numero}un", "\nun").replace(f"\n{numero}deux", "\ndeux")
    assert lettres(lu) == attendu(contenu)


@pytest.mark.long
def test_two_other_programs_read_the_pdf(versions, tmp_path):
    pdf = tmp_path / "charte.pdf"
    pdf.write_bytes(produire(versions, "pdf"))
    subprocess.run(["qpdf", "--check", pdf], check=True, capture_output=True)
    dit = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert "Tagged:          yes" in dit
    structure = subprocess.run(["pdfinfo", "-struct-text", pdf], check=True, capture_output=True).stdout.decode(
        errors="replace"
    )
    for attendu_ in ("H1", "H2", "H3", "Nous disons tout.", "partout"):
        assert attendu_ in structure
