"""What writes the rich text of an article, wherever it is written: its buttons, and where what is pasted is cleaned."""

from django.urls import reverse_lazy


def outiller(form):
    """The text of this form, where it has one."""
    if "corps" in form.fields:
        form.fields["corps"].widget.attrs["data-redaction"] = reverse_lazy("charte:charte_nettoyer")
