from django.contrib import admin

from chantiers.models import Chantier, Membre


admin.site.register(Chantier)
admin.site.register(Membre)
