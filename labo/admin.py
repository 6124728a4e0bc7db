"""For repair only: what people do, they do on the pages."""

from django.contrib import admin

from labo.models import Organisation, Personne, Representation


@admin.register(Personne)
class PersonneAdmin(admin.ModelAdmin):
    list_display = ("__str__", "email", "is_equipe", "is_active")
    search_fields = ("nom", "prenom", "email")
    fields = ("prenom", "nom", "email", "is_equipe", "is_active", "is_staff", "is_superuser")


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    search_fields = ("nom",)


@admin.register(Representation)
class RepresentationAdmin(admin.ModelAdmin):
    autocomplete_fields = ("personne", "organisation")
