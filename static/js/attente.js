// L'attente: what waits to be sent from pages that are gone is sent by whichever page of the same person is open, and said;
// while something waits, or has come back to be corrected, every page shows it.
(() => {
  "use strict";
  if (!coffre.personne) return;
  const BAIL = 90_000; // longer than an answer is waited for
  const DIFFERE = { "Envoi-Differe": "1" }; // said here from the receipt: the next page must not say it again
  const RAISONS = {
    409: "quelque chose a changé entre-temps", 413: "il est trop long", 422: "il reste quelque chose à y corriger",
    500: "le serveur n’a pas réussi",
  };
  const bandeau = Object.assign(document.createElement("div"), { className: "envoi-bandeau" });
  let isOccupe = false, connexion = "", dits = "[0,\"\",[]]";

  const attendent = () => coffre.lister("envoi:").filter(([nom, { adresse }]) => /^\/(?!\/)/.test(adresse) && !envoi.isIci(nom));
  const libres = () => attendent().filter(([nom]) => !coffre.isTenuAilleurs(nom));

  async function vider() {
    if (isOccupe || !libres().length) return;
    isOccupe = true;
    try {
      for (const [nom, entree] of libres()) {
        if (!(await louer())) return envoi.programmer();
        if (envoi.isIci(nom) || !coffre.lire(nom)) continue; // taken meanwhile
        if (!conclure(nom, entree, await envoi.poster(entree, new AbortController(), DIFFERE))) return;
      }
    } finally {
      isOccupe = false;
      rendreLeBail();
      afficher();
    }
  }

  // Whether to go on with the next one.
  function conclure(nom, entree, reponse) {
    const fait = envoi.recu(reponse);
    if (reponse.status === 401) connexion = reponse.connexion ?? "/connexion/";
    else if (fait) {
      envoi.reussi();
      connexion = "";
      coffre.oublier(nom);
      coffre.annoncer(`Votre texte du ${coffre.quand(entree.quand)} (${entree.titre}) est enregistré.`, "succes", [fait.vers, "Le voir"]);
    } else if (reponse.status === 500 || envoi.RENDU.includes(reponse.status)) {
      const page = new DOMParser().parseFromString(reponse.texte, "text/html");
      brouillons.deposer(entree, RAISONS[reponse.status] ?? envoi.raison(page, reponse.status));
      coffre.oublier(nom);
    } else envoi.programmer();
    return Boolean(fait) || envoi.RENDU.includes(reponse.status);
  }

  // One page at a time sends what waits (the server would sort two out, but both would say it).
  async function louer() {
    const bail = coffre.lire("bail"), age = Date.now() - bail?.quand;
    if (bail && bail.page !== coffre.page && age >= 0 && age < BAIL) return false;
    coffre.ecrire("bail", { quand: Date.now(), champs: [], page: coffre.page });
    await new Promise((resolve) => setTimeout(resolve, 50));
    return coffre.lire("bail")?.page === coffre.page;
  }

  function rendreLeBail() {
    if (coffre.lire("bail")?.page === coffre.page) coffre.oublier("bail");
  }

  // The form itself is open again: what waits is shown in it, and sent from it.
  function accueillir() {
    for (const form of document.querySelectorAll("form[data-envoi]:not([data-lie], [aria-busy])")) {
      const trouve = isOccupe ? null : libres().find(([, entree]) => entree.adresse === brouillons.adresse(form));
      if (!trouve || !brouillons.isIntact(form)) continue;
      brouillons.remplir(form, trouve[1].champs);
      envoi.confier(form, trouve[1]);
      const ligne = brouillons.dire(form, "Ce texte attend d’être envoyé\u00a0: il est montré tel qu’il partira.");
      ligne.append(envoi.bouton("Continuer à écrire", () => envoi.reprendre(form)));
    }
  }

  // ---- on every page, while something waits ----
  function afficher() {
    const ici = [...document.querySelectorAll("form[data-brouillon]")].map(brouillons.adresse);
    const rendus = coffre.lister("brouillon:").filter(([, lu]) => lu.remettre && lu.raison && !ici.includes(lu.adresse));
    const enAttente = attendent(), n = enAttente.length, resume = JSON.stringify([enAttente, connexion, rendus]);
    if (resume === dits) return;
    dits = resume;
    const lignes = rendus.map(([nom, lu]) => ligneRendue(nom, lu));
    const combien = n > 1 ? `${n} textes pas encore envoyés` : "1 texte pas encore envoyé";
    const liens = connexion ? [[connexion, "Reconnectez-vous pour l’envoyer"]] : enAttente.map(([, { lieu, titre }]) => [lieu, titre]);
    if (n) lignes.unshift(ligne(liens.length && !connexion ? `${combien}\u00a0:` : combien, ...liens));
    bandeau.replaceChildren(...lignes);
  }

  function ligneRendue(nom, lu) {
    const l = ligne(`«\u00a0${lu.titre}\u00a0» n’est pas enregistré\u00a0: ${lu.raison}.`, [lu.lieu, `Reprendre le texte du ${coffre.quand(lu.quand)}`]);
    const pli = document.createElement("details"), mots = document.createElement("p");
    pli.append(Object.assign(document.createElement("summary"), { textContent: "Le lire" }), mots);
    mots.textContent = lu.champs.filter(([champ]) => lu.ecrits?.includes(champ)).map(([, valeur]) => valeur).join("\n");
    const jeter = envoi.bouton("Jeter", () => {
      coffre.oublier(nom);
      afficher();
      const regret = ligne("Texte jeté.");
      regret.append(envoi.bouton("Le récupérer", () => { coffre.ecrire(nom, lu); afficher(); }));
      bandeau.append(regret);
    });
    l.append(pli, jeter);
    return l;
  }

  function ligne(phrase, ...liens) {
    const p = Object.assign(document.createElement("div"), { className: "rangee", textContent: phrase });
    for (const [href, textContent] of liens) p.append(Object.assign(document.createElement("a"), { href, textContent }));
    return p;
  }

  // ---- an act of one button has no text to keep: it only must not seem done ----
  function avouer(bouton) {
    const coupe = bouton?.matches?.("[name=apercu]") ? "L’aperçu demande le réseau\u00a0; votre texte est gardé." : envoi.COUPE;
    coffre.annoncer(navigator.onLine ? envoi.PERDU : coupe, "refus");
  }

  function echouer({ detail: { ctx, error } }) {
    const isVoulu = ctx?.request?.method === "POST" || ctx?.sourceEvent?.type === "click"; // the news fails in silence, and comes back
    if (isVoulu && !ctx.response && error?.name !== "AbortError") avouer(ctx.sourceElement);
  }

  // A portal answers 200 to everything: what it says takes the place of nothing.
  function douter(e) {
    const { ctx, tasks } = e.detail;
    if (ctx.request?.method !== "POST" || ctx.response?.status !== 200 || !tasks?.length) return;
    if (tasks.some(({ target, fragment }) => target?.id && fragment.querySelector?.(`#${CSS.escape(target.id)}`))) return;
    e.preventDefault();
    avouer();
  }

  document.querySelector("main").before(bandeau);
  bandeau.setAttribute("role", "status");
  document.addEventListener("htmx:error", echouer);
  document.addEventListener("htmx:before:swap", douter);
  document.addEventListener("envoi:orphelin", ({ detail: [entree, reponse] }) => { conclure(`envoi:${entree.cle}`, entree, reponse); afficher(); });
  document.addEventListener("htmx:after:swap", () => { accueillir(); afficher(); });
  document.addEventListener("envoi:relance", vider);
  document.addEventListener("envoi:change", afficher);
  // Said of what was tried before: it goes when something is tried again, or can be.
  addEventListener("online", coffre.dedire);
  document.addEventListener("submit", coffre.dedire, true);
  addEventListener("storage", afficher);
  addEventListener("pagehide", rendreLeBail);
  afficher();
  coffre.pret.then(() => { accueillir(); vider(); });
})();
