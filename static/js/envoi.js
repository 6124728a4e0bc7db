// L'envoi: what is sent from a form[data-envoi] is written on the device first, then sent until the server gives its receipt:
// JSON that says where it led, with the number of the revision that holds the words, or null where none does. Sent twice, it is saved once: the server knows the form's key
// with its words (labo/cles.py). Whatever waits is sent by the next page that opens, for the same person only.
const envoi = (() => {
  "use strict";
  const DELAI_MAX = 60_000, REPONSE_MAX = 60_000, PATIENCE = 4_000;
  const RENDU = [400, 403, 404, 405, 409, 410, 413, 422]; // the server has read it and does not take it
  const PERDU = "Le serveur n’a pas répondu. Regardez si cela a changé, puis réessayez.", COUPE = "Pas de réseau\u00a0: rien n’a changé. Réessayez.";
  const RESEAU = "votre texte partira au retour du réseau.", SERVEUR = "votre texte partira dès que le serveur répondra.";
  const TEXTES = "textarea, input:not([type=checkbox], [type=radio], [type=hidden], [type=button], [type=submit], [type=file], [type=range], [type=color])";
  const envois = new Map(); // form → { entree, coupe, bloques, isEnAttente, isOrphelin }
  const CONTINUER = ["Continuer à écrire", reprendre], REESSAYER = ["Réessayer", (form) => form.requestSubmit(derniers.get(form))];
  const derniers = new WeakMap(); // form → the button it was last sent with
  let essais = 0, prochain = 0;

  // ---- one POST, and what its answer means ----
  async function poster(entree, coupe, plus = {}) {
    const delai = setTimeout(() => coupe.abort(), REPONSE_MAX);
    try {
      if (!cookie("csrftoken")) await fetch(location.href, { signal: coupe.signal });
      const headers = { Envoi: coffre.personne, "X-CSRFToken": cookie("csrftoken") ?? "", ...plus };
      if (entree.cible) headers["HX-Request"] = "true";
      const body = new URLSearchParams([...entree.champs, ["cle", entree.cle]]);
      // No redirection is followed: the only one would be that of a portal between us and the server.
      const reponse = await fetch(entree.adresse, { method: "POST", body, headers, redirect: "manual", cache: "no-store", signal: coupe.signal });
      return { status: reponse.status, connexion: reponse.headers.get("Connexion"), texte: await reponse.text() };
    } catch {
      return { status: 0, texte: "" };
    } finally {
      clearTimeout(delai);
    }
  }

  // Of the server's own hand: a portal answers 200 to everything.
  function recu({ status, texte }) {
    try {
      const lu = status === 200 ? JSON.parse(texte) : null, isNumero = lu?.numero === null || Number.isInteger(lu?.numero);
      return isNumero && typeof lu.vers === "string" && new URL(lu.vers, location.href).origin === location.origin ? lu : null;
    } catch { return null; }
  }

  // ---- from a form of this page ----
  function soumettre(e) {
    const form = e.target;
    if (!form.matches("form[data-envoi]")) return;
    const donnees = [...new FormData(form)], { submitter } = e;
    if (donnees.some(([, valeur]) => valeur instanceof File && valeur.name)) return; // a file cannot wait here: sent plainly
    e.preventDefault();
    e.stopPropagation();
    if (envois.has(form)) return; // a second click
    if (submitter?.name) donnees.push([submitter.name, submitter.value]);
    const champs = donnees.filter(([nom, valeur]) => typeof valeur === "string" && !["csrfmiddlewaretoken", "cle"].includes(nom));
    const adresse = brouillons.adresse(form), cle = form.elements.cle?.value || coffre.jeton();
    const cible = form.getAttribute("hx-target"), ecrits = [...form.elements].filter((champ) => champ.matches(TEXTES)).map((champ) => champ.name);
    confier(form, { quand: Date.now(), adresse, cle, cible, champs, ecrits, titre: brouillons.titre(form), lieu: brouillons.lieu(form) });
    derniers.set(form, submitter);
  }

  // What cannot be undone (data-envoi="immediat") does not wait: it is not written for another page to send.
  const isImmediat = (form) => form.dataset.envoi === "immediat";

  function confier(form, entree) {
    const nom = `envoi:${entree.cle}`;
    if (!isImmediat(form)) coffre.ecrire(nom, entree);
    coffre.tenir(nom);
    brouillons.partir(form);
    envois.set(form, { entree, bloques: bloquer(form), isEnAttente: false, coupe: null });
    envoyer(form);
  }

  async function envoyer(form) {
    const mien = envois.get(form), coupe = new AbortController();
    if (!mien || mien.coupe) return;
    mien.coupe = coupe;
    if (!mien.isEnAttente) dire(form, "Envoi…");
    const patience = setTimeout(() => { if (!mien.isEnAttente && !isImmediat(form)) dire(form, "Envoi…", "", CONTINUER); }, PATIENCE);
    const reponse = await poster(mien.entree, coupe);
    clearTimeout(patience);
    mien.coupe = null;
    if (mien.isOrphelin) return void document.dispatchEvent(new CustomEvent("envoi:orphelin", { detail: [mien.entree, reponse] }));
    if (envois.get(form) !== mien) return; // taken back meanwhile
    const fait = recu(reponse);
    if (fait) reussir(form, fait);
    else if (reponse.status === 401) expirer(form, reponse.connexion);
    else if (reponse.status === 500) rendre(form, "Le serveur n’a pas réussi à l’enregistrer. Votre texte est gardé ici.", REESSAYER);
    else if (RENDU.includes(reponse.status)) await remplacer(form, reponse);
    else attendre(form, reponse.status);
    changer();
  }

  function attendre(form, status) {
    const mien = envois.get(form);
    if (isImmediat(form)) return rendre(form, navigator.onLine ? PERDU : COUPE);
    if (!mien.isEnAttente) dire(form, `Pas encore envoyé\u00a0: ${status >= 400 ? SERVEUR : RESEAU}`, "attente", CONTINUER);
    mien.isEnAttente = true;
    programmer();
  }

  function reussir(form, { vers, heure }) {
    const { entree } = envois.get(form), [h, m] = String(heure).split(":").map(Number);
    essais = 0;
    dire(form, `Enregistré à ${coffre.heure(h, m)}`, "fait");
    form.dispatchEvent(new CustomEvent("envoi:fait", { bubbles: true }));
    lacher(form);
    if (entree.cible && document.querySelector(entree.cible)) {
      // From <main>, which asks for nothing else: the target's own requests may already wait in line, and this one be dropped.
      const relu = htmx.ajax("GET", vers.split("#")[0], { source: "main", target: entree.cible, swap: style(form) });
      return relu.then(() => { brouillons.revenir(form); montrer(vers); }); // where it could not be read again, the form is still there
    }
    const url = new URL(vers, location.href), isIci = url.pathname + url.search === location.pathname + location.search;
    location.assign(url);
    if (isIci) location.reload(); // only the anchor differs
  }

  // Where what was saved now stands.
  function montrer(vers) {
    const place = document.getElementById(new URL(vers, location.href).hash.slice(1));
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }

  function expirer(form, adresse) {
    rendre(form, "Votre session est terminée. Votre texte est gardé ici\u00a0:", null, { remettre: true });
    etat(form).append(" ", Object.assign(document.createElement("a"), { href: adresse ?? "/connexion/", textContent: "reconnectez-vous pour le retrouver" }));
  }

  // The form that the server gives back takes the place of the one that was sent; without one, only its reason is shown. Where
  // sending it again is pointless (data-envoi-clos), the page that says why, and holds the words, takes its place too.
  async function remplacer(form, { status, texte }) {
    const { entree } = envois.get(form), id = entree.cible?.slice(1) ?? "contenu", cible = document.getElementById(id);
    const page = new DOMParser().parseFromString(texte, "text/html");
    const rendus = [...(page.getElementById(id)?.querySelectorAll("form[data-lie]") ?? [])];
    const isClos = page.querySelector(`#${id} [data-envoi-clos]`) !== null;
    if (!cible || !(isClos || rendus.some((rendu) => brouillons.adresse(rendu) === entree.adresse)))
      return rendre(form, `${raison(page, status)} Votre texte est gardé ici.`, REESSAYER);
    lacher(form);
    const [swap, select] = entree.cible ? [style(form), null] : ["outerHTML", "#contenu"];
    await htmx.swap({ sourceElement: form, target: cible, text: texte, swap, select, request: {}, response: { status }, hx: {} });
  }

  const style = (form) => form.getAttribute("hx-swap") ?? "outerMorph";

  function raison(page, status) {
    const mots = page.querySelector(".avis-refus > p:last-child, .erreur .chapeau")?.textContent.trim();
    if (status === 413) return "C’est trop long pour un envoi\u00a0: raccourcissez le texte.";
    return mots || `Le serveur n’a pas accepté cet envoi (${status}).`;
  }

  // ---- back in the hands of the person ----
  function lacher(form) {
    coffre.oublier(`envoi:${envois.get(form).entree.cle}`);
    debloquer(form);
  }

  function debloquer(form) {
    const { entree, bloques } = envois.get(form);
    envois.delete(form);
    coffre.lacher(`envoi:${entree.cle}`);
    form.removeAttribute("aria-busy");
    bloques.forEach(([champ, attribut]) => champ.removeAttribute(attribut));
  }

  function rendre(form, phrase, bouton, plus) {
    brouillons.revenir(form, plus); // kept there before it is let go here
    lacher(form);
    dire(form, phrase, phrase && "attente", bouton);
  }

  function reprendre(form) {
    envois.get(form).coupe?.abort();
    rendre(form, "Gardé sur cet appareil. Rien ne part tant que vous n’appuyez pas à nouveau sur le bouton.");
    brouillons.viser(form);
    changer();
  }

  // The words shown are the words sent: nothing is typed over them meanwhile.
  function bloquer(form) {
    const attribut = (champ) => (champ.matches("button, [type=submit]") ? "aria-disabled" : champ.matches(TEXTES) ? "readonly" : "disabled");
    const champs = [...form.elements].filter((champ) => champ.matches("button, select, textarea, input:not([type=hidden])"));
    const bloques = champs.map((champ) => [champ, attribut(champ)]).filter(([champ, nom]) => !champ.hasAttribute(nom));
    bloques.forEach(([champ, nom]) => champ.setAttribute(nom, "true"));
    form.setAttribute("aria-busy", "true");
    return bloques;
  }

  // The form is no longer shown (another was opened in its place): what it sent goes on by itself.
  function detacher() {
    for (const [form, mien] of [...envois]) {
      if (form.isConnected && brouillons.adresse(form) === mien.entree.adresse) continue;
      mien.isOrphelin = true;
      debloquer(form);
      if (!mien.coupe) relancer();
    }
  }

  // ---- beside the button ----
  function etat(form) {
    const lieu = form.querySelector("[data-envoi-etat]");
    if (lieu) return lieu;
    const neuf = Object.assign(document.createElement("p"), { className: "envoi-etat" });
    neuf.setAttribute("role", "status");
    neuf.dataset.envoiEtat = "";
    (form.querySelector(".actions") ?? form).append(neuf);
    return neuf;
  }

  function dire(form, phrase, ton = "", acte = null) {
    const lieu = etat(form);
    lieu.dataset.etat = ton;
    lieu.textContent = phrase;
    if (acte) lieu.append(" ", bouton(acte[0], () => acte[1](form)));
  }

  function bouton(mot, acte) {
    const b = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: mot });
    b.addEventListener("click", acte);
    return b;
  }

  // ---- again ----
  function programmer() {
    clearTimeout(prochain);
    prochain = setTimeout(relancer, Math.min(DELAI_MAX, 1_000 * 2 ** essais) * (0.5 + Math.random()));
    essais += 1;
  }

  function relancer() {
    clearTimeout(prochain);
    for (const form of envois.keys()) envoyer(form);
    document.dispatchEvent(new CustomEvent("envoi:relance"));
  }

  // What was said of the cut itself; « once it is back » is no more to be waited for.
  function dedire() {
    for (const lieu of document.querySelectorAll("[data-envoi-etat]")) if (lieu.textContent.startsWith(COUPE)) lieu.replaceChildren();
  }

  function oser() { essais = 0; setTimeout(relancer, Math.random() * 800); } // a whole room comes back at once

  const changer = () => document.dispatchEvent(new CustomEvent("envoi:change"));
  const isIci = (nom) => [...envois.values()].some(({ entree }) => `envoi:${entree.cle}` === nom);

  if (coffre.personne) {
    document.addEventListener("submit", soumettre, true); // before htmx
    document.addEventListener("htmx:after:swap", detacher);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) relancer(); });
    addEventListener("online", oser);
    addEventListener("online", dedire);
  }

  return { RENDU, PERDU, COUPE, poster, recu, raison, confier, reprendre, isIci, bouton, programmer, reussi: () => { essais = 0; } };
})();
