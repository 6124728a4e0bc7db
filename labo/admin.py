"""For repair only: what people do, they do on the pages."""

from django.contrib import admin
from django.db import transaction

from labo import direct
from labo.models import Organisation, Personne, Representation


class AccesAdmin(admin.ModelAdmin):
    """Rows that decide what a person may follow: after a repair her open streams are checked again."""

    def personne_de(self, obj):
        return obj.personne

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        direct.publier_acces(self.personne_de(obj))

    def delete_model(self, request, obj):
        direct.publier_acces(self.personne_de(obj))
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        direct.publier_acces(*(self.personne_de(obj) for obj in queryset))
        super().delete_queryset(request, queryset)


@admin.register(Personne)
class PersonneAdmin(AccesAdmin):
    list_display = ("__str__", "email", "is_equipe", "is_active")
    search_fields = ("nom", "prenom", "email")
    fields = ("prenom", "nom", "email", "is_equipe", "is_active", "is_staff", "is_superuser")

    def personne_de(self, obj):
        return obj


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    search_fields = ("nom",)


@admin.register(Representation)
class RepresentationAdmin(admin.ModelAdmin):
    autocomplete_fields = ("personne", "organisation")
