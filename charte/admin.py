from django.contrib import admin

from charte.models import Charte, MembreComite


admin.site.register(Charte)
admin.site.register(MembreComite)
