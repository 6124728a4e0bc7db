"""The demonstration's people and organisations: plainly fictional, plants for names and imaginary places for territories."""

# nom, forme, territoire
ORGANISATIONS = (
    ("La Fabrique des Possibles de Brumeval", "SCIC", "Brumeval"),
    ("Les Jardins de Sainte-Fiction", "association", "Sainte-Fiction"),
    ("Coopérative d’énergie du Mont-Exemple", "SCIC", "Mont-Exemple"),
    ("PTCE des Trois-Rivières-Imaginaires", "association", "Trois-Rivières-Imaginaires"),
    ("Tiers-lieu L’Étincelle fictive", "association", "Brumeval"),
    ("Foncière solidaire d’Outre-Page", "coopérative", "Outre-Page"),
    ("Communauté de communes du Pays d’Ailleurs", "collectivité", "Pays d’Ailleurs"),
    ("Fonds coopératif des Lointains", "fondation", "Lointains"),
    ("Mutuelle de la Combe-Rêvée", "mutuelle", "Combe-Rêvée"),
    ("Réseau des recycleries du Haut-Conte", "association", "Haut-Conte"),
    ("Épicerie paysanne de Valfable", "coopérative", "Valfable"),
    ("Atelier vélo du Faubourg inventé", "association", "Faubourg inventé"),
    ("Habitat partagé de la Nouvelle-Anse", "coopérative", "Nouvelle-Anse"),
    ("Université populaire de Songemont", "association", "Songemont"),
    ("Régie de quartier des Hauts-Récits", "association", "Hauts-Récits"),
    ("Société coopérative des Bois de Légende", "SCOP", "Bois-de-Légende"),
    ("Crèche parentale Les Virgules", "association", "Songemont"),
    ("Collectif Mobilités du Bas-Poème", "collectif", "Bas-Poème"),
    ("Maison de santé de Port-Chimère", "SCIC", "Port-Chimère"),
    ("Agence d’essaimage des Marges", "association", "Les Marges"),
    ("Banque de temps de Rive-Fable", "association", "Rive-Fable"),
    ("Conserverie solidaire de Mirage-sur-Mer", "SCOP", "Mirage-sur-Mer"),
    ("Ferme-école du Plateau des Contes", "SCIC", "Plateau-des-Contes"),
    ("Chambre des communs de l’Archipel", "association", "Archipel"),
    ("Observatoire imaginaire des coopérations", "association", "Lointains"),
)

# prénom, nom; the first eleven have a role, and an address of the demonstration
EQUIPE = ("Alix", "Achillée")
FACILITATION = (
    ("Noa", "Bardane"),
    ("Camille", "Campanule"),
    ("Sacha", "Centaurée"),
    ("Charlie", "Ciboulette"),
    ("Dominique", "Clématite"),
)
PILOTES = (
    ("Yasmine", "Coquelicot"),
    ("Bertrand", "Cyclamen"),
    ("Awa", "Digitale"),
    ("Maïwenn", "Églantine"),
    ("Gaspard", "Fougère"),
)
PARTICIPANTE = ("Inès", "Garance")
AUTRES = (
    ("Louise", "Genêt"), ("Karim", "Giroflée"), ("Anaïs", "Glycine"), ("Théo", "Guimauve"), ("Mariam", "Hellébore"),
    ("Paul", "Hysope"), ("Zoé", "Jacinthe"), ("Émile", "Jonquille"), ("Fatou", "Lavande"), ("Jeanne", "Lichen"),
    ("Malik", "Lierre"), ("Rose", "Liseron"), ("Hugo", "Lupin"), ("Nadia", "Marjolaine"), ("Basile", "Mauve"),
    ("Clara", "Mélisse"), ("Ousmane", "Millepertuis"), ("Élodie", "Mimosa"), ("Victor", "Muguet"), ("Leïla", "Myosotis"),
    ("Adèle", "Narcisse"), ("Samir", "Nénuphar"), ("Julie", "Nigelle"), ("Antoine", "Olivier"), ("Aminata", "Orchis"),
    ("Pauline", "Ortie"), ("Gabriel", "Oseille"), ("Soline", "Pâquerette"), ("Idris", "Passiflore"), ("Manon", "Pensée"),
    ("Félix", "Pervenche"), ("Héloïse", "Pivoine"), ("Omar", "Plantain"), ("Agathe", "Primevère"), ("Simon", "Réséda"),
    ("Naïma", "Romarin"), ("Lucie", "Sarriette"), ("Martin", "Sauge"), ("Coline", "Scabieuse"), ("Rayan", "Serpolet"),
    ("Mathilde", "Souci"), ("Elias", "Tanaisie"), ("Judith", "Thym"), ("Bilal", "Tournesol"), ("Apolline", "Trèfle"),
    ("Corentin", "Valériane"), ("Salomé", "Verveine"), ("Youssef", "Violette"),
)  # fmt: skip

MOTIVATIONS = (
    "Sortir du chacun pour soi : sur notre territoire, trois structures montent le même dossier chaque année.",
    "Comprendre comment d’autres financent le temps passé à coopérer.",
    "J’aimerais que ce qui marche chez nous serve ailleurs, sans recette toute faite.",
    "Rencontrer des gens qui essaient, et essayer avec eux.",
)
ATTENTES = (
    "Des rendez-vous réguliers, courts, et des comptes rendus que je peux partager.",
    "Repartir avec une première étape datée.",
    "Un groupe où l’on ose dire ce qui n’a pas marché.",
    "",
)
IMPLICATIONS = (
    "Deux jours par trimestre, et un terrain d’expérimentation.",
    "Je peux accueillir une réunion et partager nos modèles de conventions.",
    "Relire, mettre en page, relancer.",
    "Un peu de temps, à préciser après l’été.",
)
