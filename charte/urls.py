from django.urls import path


app_name = "charte"
urlpatterns = [path("", lambda request: None, name="charte_detail")]
