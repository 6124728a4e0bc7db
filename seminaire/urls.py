from django.urls import path


app_name = "seminaire"
urlpatterns = [path("programme/", lambda request: None, name="programme")]
