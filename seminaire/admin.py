"""For repair only; what is repaired here is a new edition too, since pages are kept under its number."""

from django.contrib import admin

from labo.admin import AccesAdmin
from seminaire.models import Creneau, Intervention, Participation, Salle, Seance, Seminaire, Temps


admin.site.register(Participation, AccesAdmin)


class ProgrammeAdmin(admin.ModelAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        Seminaire.objects.update(edition=Seminaire.SUIVANTE)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        Seminaire.objects.update(edition=Seminaire.SUIVANTE)

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        Seminaire.objects.update(edition=Seminaire.SUIVANTE)


admin.site.register((Creneau, Intervention, Salle, Seance, Seminaire, Temps), ProgrammeAdmin)
