from django.contrib import admin

from chantiers.models import Chantier, Membre
from labo.admin import AccesAdmin


admin.site.register(Chantier)
admin.site.register(Membre, AccesAdmin)
