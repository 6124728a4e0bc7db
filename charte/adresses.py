"""Where the page of an error leads, by the beginning of the address that was asked for."""

from django.urls import reverse_lazy


LA_CHARTE = ("La charte", reverse_lazy("charte:charte_detail"))
LES_VERSIONS = ("Les versions", reverse_lazy("charte:version_list"))
SECOURS = {
    "/charte/": LA_CHARTE,
    "/charte/amendements/": ("Tous les amendements", reverse_lazy("charte:amendement_list")),
    "/charte/versions/": LES_VERSIONS,
    "/charte/comparer/": LES_VERSIONS,
}
