from django.contrib import admin

from charte.models import Charte, MembreComite
from labo.admin import AccesAdmin


admin.site.register(Charte)
admin.site.register(MembreComite, AccesAdmin)
