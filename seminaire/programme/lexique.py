"""The words by which the reader knows a function, an organisation, a room, a first name. All folded by `forme.plier`."""

import re


CIVILITES = frozenset(
    [
        "m.",
        "mm.",
        "mr",
        "mr.",
        "mme",
        "mme.",
        "mmes",
        "mlle",
        "monsieur",
        "madame",
        "mesdames",
        "messieurs",
        "dr",
        "dr.",
        "docteur",
        "pr",
        "pr.",
        "me",
        "maitre",
        "prof",
        "prof.",
        "professeur",
        "professeure",
    ]
)
PARTICULES = frozenset("de du des le la les van von den der el al ben ibn da dos di y d' l'".split())

FONCTION = re.compile(
    r"(?:(?:ex|co|vice|sous)[- ]?)*(?:ancien(?:ne)? |premi(?:er|ere) |jeune |grand(?:e)? )?"
    r"(?:president|directeur|directrice|direction|responsable|charge|chef|cheffe|maire|adjoint|conseill|coordina|"
    r"coordonna|"
    r"professeur|prof\b|maitre|maitresse|mcf\b|docteur|doctorant|chercheu|enseignant|etudiant|ingenieur|sociologue|"
    r"economiste|"
    r"philosophe|historien|geographe|juriste|urbaniste|architecte|politiste|politologue|anthropologue|psycholog|"
    r"ergonome|"
    r"delegue|secretaire|tresorier|tresoriere|fondat(?:eur|rice)|cofondat|gerant|salarie|benevole|administrat|membre|adherent|animat|"
    r"formateur|formatrice|facilitat|consultant|avocat|notaire|elu\b|elue\b|depute|senateur|senatrice|ministre|"
    r"prefet|prefete|"
    r"journaliste|redact|auteur|autrice|ecrivain|realisat|metteu|comedien|artiste|dramaturge|musicien|photographe|"
    r"product|agricult|maraicher|eleveur|artisan|acheteu|boulanger|infirmier|medecin|educat|technicien|agent\b|"
    r"assistant|"
    r"expert|analyste|porteu|representant|referent|temoin|associe|cooperat(?:eur|rice)|sociétaire|pdg\b|dg\b|dgs\b|"
    r"dga\b|drh\b|"
    r"rapporteu|moderat|discutant|inspect|recteur|doyen|archiviste|bibliothecaire|conservat|developpeu|entrepreneu|"
    r"militant|syndicaliste|habitant|usager|stagiaire|alternant|mediat|accompagnat|manager|programmat|porte-parole|"
    r"garant|facteur|greffier|magistrat|juge\b|commissaire|pilote|cadre\b|premier ministre|bourgmestre|echevin|depute)"
)
ORGANISATION = frozenset(
    "universite institut association assoc asso centre maison conseil ville metropole region departement fondation "
    "federation "
    "union reseau cooperative collectif laboratoire labo ecole college lycee agence mairie ministere societe "
    "compagnie cie "
    "credit banque caisse groupe groupement pole cnrs inrae inra insee ademe cress drac direction chambre syndicat "
    "comite "
    "observatoire office etablissement communaute commune agglomeration prefecture confederation mouvement club "
    "cercle bureau "
    "scop scic cae fonds hopital chu umr ihedate iep ens ehess france francas secours restos emmaus ligue mutuelle "
    "forum "
    "tiers fabrique cite parc musee theatre mediatheque bibliotheque service direction delegation pays territoire "
    "coordination plateforme incubateur generateur cabinet atelier ateliers sarl sas".split()
)
# Capitalised words that begin no one's name: the vocabulary of programmes.
PAS_UN_NOM = ORGANISATION | frozenset(
    "accueil cafe pause repas dejeuner petit-dejeuner diner buffet cocktail aperitif apero pot gouter soiree concert "
    "spectacle film "
    "ouverture cloture conclusion conclusions introduction presentation presentations mot mots discours allocution "
    "allocutions "
    "bienvenue table tables ronde rondes conference conferences debat debats discussion discussions echange echanges "
    "temps "
    "session sessions seance seances pleniere plenieres panel assemblee generale journee journees jour matin matinee "
    "apres "
    "midi soir restitution restitutions synthese bilan perspectives temoignage temoignages intervention "
    "interventions visite "
    "visites projection exposition remise constitution deroulement definition programme seminaire colloque rencontre "
    "rencontres salle amphi amphitheatre auditorium hall espace premier premiere deuxieme troisieme quatrieme partie "
    "axe theme "
    "question questions reponses titre lieu date horaires inscription inscriptions contact tarif acces informations "
    "merci "
    "groupe groupes travail world forum village stand stands fin debut depart retour rendez le la les un une des du "
    "de au aux "
    "nos notre votre vos leur ce cette ces et ou avec pour par sur dans en quel quelle quels quelles comment "
    "pourquoi que qui "
    "economie transition ecologique sociale social solidaire solidaires cooperation cooperations charte chantier "
    "chantiers "
    "developpement durable histoire droit droits sciences science culture cultures europe etat etats republique "
    "paris lyon marseille nantes lille toulouse bordeaux rennes grenoble strasbourg montpellier saint sainte "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre "
    "octobre "
    "novembre decembre animation moderation intervenants intervenant intervenante intervenantes actualites retours "
    "regards "
    "restaurant vers enjeux outils acteurs rapport vote election elections resolution signature objectif objectifs "
    "prix ordre expose creche chapelle eglise abbaye chateau".split()
)

PRENOMS = frozenset(
    "adele adrien agathe agnes aicha aissatou alain albert alexandra alexandre alexis alice alina aline ali alix "
    "amadou "
    "amandine amelie amina ana anais andre andrea anita anna anne annette annick annie anouk anthony antoine ariane "
    "arnaud arthur "
    "assia astrid audrey aude aurelie aurelien aymeric baptiste barbara bastien beatrice benedicte benjamin benoit "
    "bernadette "
    "bernard bertrand blandine boris brahim brice brigitte bruno camille capucine carine carla carole caroline "
    "catherine cecile "
    "cedric celia celine chantal charles charlotte chloe christelle christian christiane christine christophe claire "
    "clara clarisse claude claudine clement clementine clotilde colette coline corentin corinne cyril damien daniel "
    "daniele david "
    "deborah delphine denis denise diane didier dominique dorothee edith edouard elena eleonore eliane elisa "
    "elisabeth elise ella "
    "elodie elsa emeline emile emilie emma emmanuel emmanuelle eric erwan esther estelle etienne eugenie eva eve "
    "evelyne fabien "
    "fabienne fabrice fanny farid fatima fatou faustine felix fernand flora florence florent florian francis franck "
    "francois "
    "francoise frederic frederique gabriel gabrielle gael gaelle genevieve georges gerard gilbert gilles ginette "
    "gisele "
    "gregoire gregory guillaume gustave guy gwenaelle habib hakim hassan helene henri hamid hector herve hubert hugo "
    "hugues "
    "ibrahim ines irene iris isabelle ismael ivan jacqueline jacques jamila jean jeanne jerome jessica joel joelle "
    "johanna "
    "jonathan jordan joseph josephine josette josiane judith jules julia julie julien juliette justine karim karima "
    "karine "
    "kevin khadija kim laetitia lamine laura laure laurence laurent lea leila leo leon leonie lila lilian lina line "
    "lionel lisa "
    "loic lola louis louise luc lucas lucie lucien lucienne ludovic lydia lydie madeleine magali mael maeva malik "
    "manon marc "
    "marcel marguerite maria marianne marie marielle marine marion marius martial martin martine maryline maryse "
    "mathias "
    "mathieu mathilde mathis matthieu maud maurice max maxime mehdi melanie melissa michel michele micheline "
    "mireille mohamed "
    "monique morgane mounir moussa muriel mustapha myriam nabil nadege nadia nadine naima natacha nathalie nathan "
    "nicolas nicole "
    "nina noel noelle noemie nora odette odile olga olivia olivier omar oriane oscar ousmane pascal pascale patrice "
    "patricia patrick paul paule paulette pauline perrine philippe pierre quentin rachel rachid raphael raymond "
    "regine regis remi "
    "remy rene renee richard robert robin roger roland romain rosa rosalie rose roxane sabine sabrina salima salome "
    "sami samira "
    "samuel sandra sandrine sara sarah sebastien serge severine sidonie simon simone sofia solange solene sonia "
    "sophie stephane "
    "stephanie suzanne sylvain sylvette sylvie tanguy tatiana thais theo therese thibault thibaut thierry thomas "
    "timothee tristan ulysse "
    "valentin valentine valerie vanessa vera veronique victor victoire vincent violaine violette virginie vivien "
    "viviane wassila "
    "abdou abdoulaye aminata anissa annabelle arlette armelle awa axel axelle bintou candice cassandre charlene "
    "cheikh christel cindy coumba cynthia cyrille dalila danielle dany djamila dounia eddy edgar edwige elias elie "
    "eloise elouan emilien enora enzo erika ernest eugene ewen fadila faiza farida fatiha fatoumata felicie "
    "ferdinand fiona flavie flavien francine gaetan gaspard gautier geoffrey geoffroy georgette germain gildas "
    "gladys gwendoline gwenola hadrien halima hanane heloise hippolyte houria ibrahima idriss ilyes ingrid isaac "
    "ismail jade jamel jeannine jennifer jeremie jeremy jimmy joachim jocelyn jocelyne joris josselin kamel kamila "
    "karen katia kenza laila latifa lenaig leonard leslie liliane linda lise loick loig lorenzo lucile ludivine "
    "lukas magalie magda maite maiwenn malika mamadou mandy manuel manuela marcelle margaux margot mariam mariama "
    "marina marjorie marlene marthe maryam maryvonne melina meriem michael mickael mikael milena mohammed mona "
    "mouna murielle mylene nabila nafissatou naomi nasser nassim natalia nawel nelly nestor nolwenn norbert oceane "
    "octave ophelie oumar paola pascaline peter priscilla rabah rania raoul rebecca rita rodolphe rodrigue rokhaya "
    "romane romeo romuald ronan rosine ruben ruth saida salim selim selma seydou sibylle siham sofiane soizic "
    "solenn solenne soraya souad stella stephan steve steven tania tarik teddy tiphaine tom tony tugdual ursula "
    "vianney virgile walid wilfried yacine yael yamina yanis yannis youcef zakaria zelie zohra "
    "william xavier yann yannick yasmina yasmine yohan yolande youssef yvan yves yvette yvon yvonne zoe zineb".split()
)

ROLES = (
    r"intervenant(?:e?s?|\(e?s?\)|\(e\)\(s\)|[.\-/]e[.\-/]?s|es?)?(?: et temoignages?)?|interventions?|"
    r"interventions? (?:de|d')|avec(?: la participation de)?|"
    r"co-?animat(?:ion|eur|rice)|animat(?:ion|eurs?|rices?)(?: de l'atelier)?|animee?s? par|"
    r"mode(?:ration(?: de la table ronde)?|rateurs?|"
    r"ratrices?|re par|ree par)|"
    r"presidente?s?(?: de (?:seance|session))?|"
    r"presidence(?: de (?:la )?(?:seance|session))?|discutante?s?|"
    r"chair|repondante?s?|communications?|facilitat(?:ion|eurs?|rices?)|grands? temoins?|"
    r"temoin(?:s)?|temoignages?|"
    r"rapporteu(?:r|se)s?|orat(?:eurs?|rices?)|conferencier(?:e)?s?|format(?:eurs?|rices?)|invite(?:e)?s?|par|"
    r"introduction par|"
    r"debats? anime(?:s)? par|table ronde animee par|en presence de|pilotage|panelistes?|participants a la table ronde|"
    r"accompagnement|discussion|coordination"
)
ETIQUETTE = re.compile(rf"(?P<role>{ROLES})(?P<paren> ?\([es)(]{{1,6}}\))?(?P<point>[·.][es·.]{{1,5}})? ?:(?= |$)")
ROLE_NEUTRE = re.compile(
    r"intervenant|intervention|avec|par$|orat|conferencier|invite|temoignages|en presence|introduction par|participants|"
    r"qui$|nom|communications?$"
)

ACTIVITE = re.compile(
    r"(?:la |le |l'|les |un |une |\d{1,2} )?(?:petit[- ]dejeuner|pause|repas|dejeuner|diner|accueil|ouverture|"
    r"cloture|conference|table|"
    r"pleniere|seance|session|visite|projection|concert|spectacle|apero|aperitif|cocktail|pot\b|buffet|restitution|"
    r"synthese|debat|"
    r"echange|assemblee|presentation|introduction|conclusion|mots?\b|discours|forum|world|balade|soiree|gouter|cafe|"
    r"fin\b|depart|"
    r"retour|rendez|rdv|remise|signature|temps|acte|atelier|activite|jeu|inclusion|cercle|tour\b|reprise|bilan|"
    r"evaluation|plateau|"
    r"partie|etape|module|sequence|groupe|intervention|allocution|premier|deuxieme|troisieme|pique|brise|cine|bal\b|"
    r"debut|reunion|degustation|animations?\b|messe|office\b|celebration|ceremonie|match|demi-finale|finale|"
    r"tombola|tirage|feu d'artifice|defile|emargement|"
    r"vote\b|randonnee|rando\b|marche\b|course|demonstration|initiation|embarquement|hommage|depot de gerbe|"
    r"fete|arrivee|installation|rangement|rassemblement|inauguration|vernissage|keynote)"
)
PAUSE = re.compile(
    r"(?:la |le |les |l'|une |un |midi ?: ?|grande )?(?:petit[- ]dejeuner|pauses?|repas|dejeuner|diner|collation|"
    r"pause[- ]cafe|"
    r"cafe|"
    r"pique[- ]nique|soiree libre|apres-midi libre|temps libre|quartier libre|"
    r"buffet|lunch|gouter|cocktail|aperitif|apero|pot|entracte|recreation|coffee break)\b"
)
# A part of a séance that the text numbers: « Atelier 2 : … », « Premier temps : … », « Groupe B – … ».
PARTIE = re.compile(
    r"(?:(?P<fort>atelier|table ronde|conference|session|seance|panel|plateau|communication|intervention|parcours|"
    r"visite|stand)s? ?"
    r"(?:n ?° ?)?(?:[1-9]\d?|[a-h]|[ivx]{1,4})(?![\w'])|"
    r"(?:temps|etape|groupe|sous-groupe|sequence|phase|module|acte|partie|volet|point|question|table|theme|axe) ?"
    r"(?:n ?° ?)?(?:[1-9]\d?|[a-h]|[ivx]{1,4})(?![\w'])|"
    r"(?:premiere?|deuxieme|second|seconde|troisieme|quatrieme|cinquieme|1er|1ere|2e|2eme|3e|3eme|4e|4eme|dernier) "
    r"(?:temps|etape|partie|phase|sequence|atelier|table ronde|groupe|tour|volet|question)\b|"
    r"atelier ?[:\-\"«])"
)
# « II. Les remèdes », « III – … »: the heading of a part, where it names nobody (« I. Dupont »).
ROMAIN = re.compile(r"(?P<chiffre>i{1,3}|iv|vi{0,3}|ix|x) ?[.)-] ?(?=\S)")
# A séance among parallel ones, at the head of what names it.
PARTIE_FORTE = re.compile(
    r"\b(?P<sorte>atelier|conference|session|panel|parcours|commission|stand|visite|forum|table ronde) ?(?:n ?° ?)?"
    r"(?:[1-9]\d?|[a-h]|[ivx]{1,4})(?![\w'])"
)
SALLE = re.compile(
    r"(?:(?:en |dans la |dans le |dans l'|a la |a l'|au |lieu ?: ?|salle ?: ?)?"
    r"(?:salles? (?!comble)|amphi(?:theatre)?s?\b|auditorium|auditoire|hall\b|gymnase|chapiteau|cafeteria|atrium|"
    r"foyer\b|grande salle|"
    r"petite salle|rez-de-chaussee|refectoire|patio\b|parvis|preau|agora\b|batiment )|"
    r"(?:dans la |dans le |dans l'|a la |a l'|au |lieu ?: ?|salle ?: ?)(?:espace|bibliotheque|mediatheque|salon|"
    r"terrasse|cour\b|"
    r"jardin|studio|theatre|restaurant|cantine)|espace (?-i:[A-Z]))"
)
LIEU_ETIQUETTE = re.compile(r"(?:salle|lieu|ou) ?: ?")
# What a déroulé says of a séance, line after line: never its title.
CONSIGNE = re.compile(
    r"(?:objectifs?|methodes?|materiel|consignes?|duree|deroule|contenus?|supports?|public|outils?|notes?) ?:"
)
# « Animée par Paul Lenoir », without a colon.
ROLE_NU = re.compile(
    r"(?P<role>(?:co-?)?animee?s? par|moderee?s? par|presidee?s? par|facilitee?s? par|"
    r"sous la presidence de|sous la presidence d'|en presence de|avec|par)(?: |(?<='))"
)
PIED = re.compile(
    r"(?:lien (?:de connexion|visio|zoom)|"
    r"informations?(?: pratiques?| et | :)|infos? ?(?:pratiques?|:)|inscriptions?\b|contacts?\b|renseignements?\b|"
    r"tarifs?\b|acces\b|"
    r"partenaires?\b|avec le soutien|organise(?:e|s)? par|organisation ?:|organisateurs?\b|comite (?:d'organisation|"
    r"scientifique)|"
    r"plan d'acces|participation (?:gratuite|libre|aux frais)|reservations?\b|pour (?:s'inscrire|venir|"
    r"tout renseignement)|www\.|https?:|"
    r"tel\b|telephone|bibliographie|hebergement|adresse ?:|nombre de places|entree (?:libre|gratuite)|site (?:web|"
    r"internet)|"
    r"lien d'inscription|courriel|mail ?:|e-mail|gratuit|n\.?b\.?\b|attention|"
    r"toutes les .{3,30} sont |le point (?:accueil|info)|"
    r"(?:le colloque|la journee|la rencontre|le seminaire|l'evenement|le forum) est (?:gratuit|ouvert|accessible|organise)|"
    r"programme (?:sous reserve|susceptible|"
    r"provisoire)|"
    r"telecharger|aucun commentaire|partager|imprimer|sous reserve|ce programme|le programme|a noter|cet evenement|"
    r"cette journee|heures ?\|? ?evenement|horaires d'ouverture|merci (?:de|d'avance|pour)|cordialement|amicalement|"
    r"solidairement|fraternellement|bien a vous|bien cordialement|a (?:tres )?bientot|au plaisir|bonne journee|dans l'attente|"
    r"\S+@\S+\.[a-z]{2,}$|(?:\+?\d[ ./()-]{0,2}){9,}$)"
)
A_CONFIRMER = re.compile(r"a confirmer|a definir|a preciser|sous reserve|\btbc\b|\? ?[)\]]")
# The words of a table's first row.
EN_TETES = frozenset(
    "heure heures horaire horaires evenement evenements activite activites titre intitule duree sequence sequences "
    "intervenant intervenants intervenante intervenantes salle lieu contenu objectif theme quoi qui materiel methode".split()
)
