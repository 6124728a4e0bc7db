"""Who: persons, organisations, and who speaks for which."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from labo.champs import Ligne
from labo.textes import cle_de_recherche, cle_de_tri


class PersonneQuerySet(models.QuerySet):
    def actives(self):
        return self.filter(is_active=True)

    def by_email(self, email):
        return self.filter(email=email.strip().lower())


class PersonneManager(BaseUserManager.from_queryset(PersonneQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email=email.lower())

    def create_superuser(self, email, password=None, **champs):
        personne = self.model(email=email, is_staff=True, is_superuser=True, is_equipe=True, **champs)
        personne.set_password(password)
        personne.save()
        return personne


class Personne(AbstractBaseUser, PermissionsMixin):
    prenom = Ligne("prénom", max_length=80)
    nom = Ligne("nom", max_length=80)
    # Optional: a walk-in has no address, and a shared one belongs to her organisation.
    # Kept in lower case, so that unique means unique.
    email = models.EmailField(
        "courriel",
        max_length=254,
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": "Une autre personne a déjà cette adresse."},
    )
    is_equipe = models.BooleanField("équipe du Labo", default=False)
    is_active = models.BooleanField("active", default=True)
    is_staff = models.BooleanField("accès à l’administration", default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    tri = models.CharField(max_length=500, editable=False, db_collation="C")
    recherche = models.CharField(max_length=500, editable=False)
    # Never filled: a personal link is the door, a password the exception; both leave no last_login of a person.
    last_login = None

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ("prenom", "nom")

    objects = PersonneManager()

    class Meta:
        verbose_name = "personne"
        ordering = ("tri",)
        constraints = (
            models.CheckConstraint(
                name="personne_email_en_minuscules",
                condition=models.Q(email=None) | (models.Q(email=Lower("email")) & ~models.Q(email="")),
                violation_error_message="Une adresse s’écrit en minuscules ; absente, elle reste vide.",
            ),
        )

    def __str__(self):
        return f"{self.prenom} {self.nom}".strip()

    def clean(self):
        self.email = self.email.strip().lower() if self.email else None

    def save(self, *args, **kwargs):
        self.clean()
        self.tri = cle_de_tri(f"{self.nom} {self.prenom}")
        self.recherche = cle_de_recherche(f"{self.prenom} {self.nom}")[:500]
        super().save(*args, **kwargs)


class Organisation(models.Model):
    nom = Ligne("nom", max_length=160, unique=True)
    forme = Ligne("forme", max_length=80, blank=True)
    territoire = Ligne("territoire", max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    tri = models.CharField(max_length=500, editable=False, db_collation="C")

    class Meta:
        verbose_name = "organisation"
        ordering = ("tri",)

    def __str__(self):
        return self.nom

    def save(self, *args, **kwargs):
        self.tri = cle_de_tri(self.nom)
        super().save(*args, **kwargs)


class Representation(models.Model):
    personne = models.ForeignKey(Personne, models.CASCADE, related_name="representations", verbose_name="personne")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="representations", verbose_name="organisation"
    )
    fonction = Ligne("fonction", max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "représentation"
        ordering = ("organisation__tri", "personne__tri")
        constraints = (
            models.UniqueConstraint(
                fields=("personne", "organisation"),
                name="representation_unique",
                violation_error_message="Cette personne représente déjà cette organisation.",
            ),
        )

    def __str__(self):
        return f"{self.personne}, {self.organisation}"
