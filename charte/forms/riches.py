"""What writes the rich text of an article, wherever it is written: its buttons, and where what is pasted is cleaned."""

from django.urls import reverse_lazy
from django.utils.safestring import mark_safe


# Without a script there are no buttons: the marks that they write are told, folded.
SIGNES = mark_safe(
    "<noscript><details><summary>Mettre en forme</summary><p>Une ligne vide sépare deux paragraphes. **gras**, *italique*, "
    "[mots](adresse) pour un lien ; au début d’une ligne, ## fait un intertitre, - une liste, 1. une liste numérotée, "
    "&gt; une citation.</p></details></noscript>"
)


def outiller(form):
    """The text of this form, where it has one."""
    if "corps" in form.fields:
        form.fields["corps"].help_text = SIGNES
        form.fields["corps"].widget.attrs["data-redaction"] = reverse_lazy("charte:charte_nettoyer")
