// Les brouillons: what is typed in a form[data-brouillon] is kept on the device with the version it was typed on, and offered
// again. A draft belongs to a person, to the address of its form and to the page that typed it.
const brouillons = (() => {
  "use strict";
  const DELAI = 400, JAMAIS = ["csrfmiddlewaretoken", "cle"], RENVOYE = "brouillon-renvoye";
  const CHAMPS = "textarea, select, input:not([type=button], [type=submit], [type=reset], [type=image], [type=file], [type=password])";
  const RAPPEL = { remettre: true, raison: "quelque chose a changé entre-temps" }, EXTRAIT = 90, ELAN = 25;
  const suivis = new Map(); // form → { nom, adresse, cle, minuteur, dernier, isParti, offre }

  // ---- a form as pairs of a name and a value, as it would be sent ----
  function adresse(form) {
    const url = new URL(form.getAttribute("hx-post") || form.getAttribute("action") || location.href, location.href);
    return url.pathname + url.search;
  }

  const champs = (form) => [...form.elements].filter((e) => e.matches(CHAMPS) && e.name && !JAMAIS.includes(e.name));
  const isCoche = (champ) => ["checkbox", "radio"].includes(champ.type);

  function paires(form) {
    return champs(form).flatMap((champ) => {
      if (isCoche(champ)) return champ.checked ? [[champ.name, champ.value]] : [];
      if (champ.multiple) return [...champ.selectedOptions].map((option) => [champ.name, option.value]);
      return [[champ.name, champ.value]];
    });
  }

  // As the server gave it, whatever the browser has put back in since.
  function parDefaut(form) {
    return champs(form).flatMap((champ) => {
      if (isCoche(champ)) return champ.defaultChecked ? [[champ.name, champ.value]] : [];
      if (!champ.options) return [[champ.name, champ.defaultValue]];
      const choisies = [...champ.options].filter((option) => option.defaultSelected);
      if (!champ.multiple && !choisies.length) choisies.push(...[...champ.options].slice(0, 1));
      return choisies.map((option) => [champ.name, option.value]);
    });
  }

  // What the person sees of it: two that read the same are the same.
  function vues(form, liste) {
    const caches = new Set(champs(form).filter((champ) => champ.type === "hidden").map((champ) => champ.name));
    const dites = liste.filter(([nom, valeur]) => !caches.has(nom) && valeur !== "");
    return dites.map(([nom, valeur]) => [nom, valeur.replace(/\r\n?/g, "\n")]).sort();
  }

  const texte = (form, liste) => JSON.stringify(vues(form, liste));

  // All that the one says stands in the other, in the same field.
  function tient(form, liste, dans) {
    const autres = vues(form, dans), isDedans = (nom, mots, valeur) => (form.elements[nom]?.options ? mots === valeur : mots.includes(valeur));
    return vues(form, liste).every(([nom, valeur]) => autres.some(([n, mots]) => n === nom && isDedans(nom, mots, valeur)));
  }

  const isIntact = (form) => texte(form, paires(form)) === texte(form, parDefaut(form));

  function remplir(form, liste) {
    const restes = new Map();
    for (const [nom, valeur] of liste) restes.set(nom, [...(restes.get(nom) ?? []), valeur]);
    for (const champ of champs(form)) {
      const siennes = restes.get(champ.name) ?? [];
      if (isCoche(champ)) champ.checked = siennes.includes(champ.value);
      else if (champ.multiple) for (const option of champ.options) option.selected = siennes.includes(option.value);
      else if (!champ.options) champ.value = siennes.shift() ?? champ.value;
      else if ([...champ.options].some((option) => option.value === siennes[0])) champ.value = siennes.shift();
      champ.dispatchEvent(new Event("input", { bubbles: true })); // counters, presence
    }
  }

  // ---- keeping ----
  function garder(form, plus = {}) {
    const suivi = suivis.get(form);
    if (!suivi || suivi.isParti || !form.isConnected) return;
    clearTimeout(suivi.minuteur);
    suivi.minuteur = 0;
    const lu = { ...coffre.lire(suivi.nom), ...plus };
    if (isIntact(form) && form.dataset.lie === undefined && !lu.remettre) return coffre.oublier(suivi.nom);
    coffre.ecrire(suivi.nom, { ...lu, ...fiche(form), quand: plus.quand ?? Date.now() });
    coffre.tenir(suivi.nom);
  }

  const fiche = (form) => ({ quand: Date.now(), adresse: adresse(form), titre: titre(form), lieu: lieu(form), champs: paires(form) });

  // Where the form can be read again: an editor opened in place has an address of its own.
  const lieu = (form) => (form.hasAttribute("hx-post") ? adresse(form) : location.pathname + location.search);
  const titre = (form) => (form.elements.titre?.value || document.querySelector("h1")?.textContent || document.title).trim().slice(0, 80);

  function plus_tard(e) {
    const suivi = suivis.get(e.target.form);
    if (!suivi || suivi.isParti || !e.target.matches(CHAMPS)) return;
    if (e.isTrusted) suivi.dernier = e.target;
    suivi.minuteur ||= setTimeout(() => garder(e.target.form), DELAI);
  }

  function tout_garder() {
    for (const [form, suivi] of suivis) if (suivi.minuteur) garder(form);
  }

  // Sent: the outbox holds the words now. `revenir` is when it gives them back.
  function partir(form) {
    const suivi = suivis.get(form);
    if (!suivi) return;
    clearTimeout(suivi.minuteur);
    [suivi.isParti, suivi.minuteur] = [true, 0];
    suivi.offre?.remove();
    coffre.oublier(suivi.nom);
    coffre.lacher(suivi.nom);
  }

  function revenir(form, plus) {
    const suivi = suivis.get(form);
    if (!suivi) return;
    suivi.isParti = false;
    suivi.offre?.remove();
    garder(form, plus);
  }

  // What came back while its form was not shown waits for it there.
  function deposer(entree, raison) {
    coffre.ecrire(`brouillon:${entree.adresse}:${coffre.jeton()}`, { ...entree, remettre: true, raison });
  }

  // ---- offering ----
  function libres(form) {
    const debut = `brouillon:${adresse(form)}:`;
    return coffre.lister(debut).reverse().filter(([nom]) => !coffre.isTenuAilleurs(nom) && nom !== suivis.get(form).nom);
  }

  function offrir(form) {
    const suivi = suivis.get(form);
    if (!suivi || suivi.isParti || !form.isConnected) return;
    const montre = texte(form, paires(form)), defaut = texte(form, parDefaut(form));
    const autres = sansRedites(form, libres(form)).filter(([nom, lu]) => {
      const sien = texte(form, lu.champs);
      if (sien === defaut) coffre.oublier(nom);
      else if (sien === montre) reprendre(form, nom, lu); // put back by the browser itself, but without its version
      return sien !== defaut && sien !== montre;
    });
    const aRemettre = autres.findIndex(([, lu]) => lu.remettre);
    if (aRemettre >= 0 && montre === defaut && form.dataset.lie === undefined) {
      const [[nom, lu]] = autres.splice(aRemettre, 1);
      remettre(form, nom, lu);
    }
    const [derniere, ...anciennes] = autres;
    if (derniere) proposer(form, ...derniere);
    const pli = anciennes.length ? plier(form) : null;
    anciennes.forEach(([nom, lu]) => proposer(form, nom, lu, null, pli));
  }

  // Typed again and again, one text leaves many drafts: what a newer one holds whole goes, but what came back from the server.
  function sansRedites(form, liste) {
    return liste.filter(([nom, lu], rang) => {
      const isRedite = !lu.remettre && liste.slice(0, rang).some(([, recent]) => tient(form, lu.champs, recent.champs));
      if (isRedite) coffre.oublier(nom);
      return !isRedite;
    });
  }

  // The form stays in sight: the older ones wait under one line, which counts them.
  function plier(form) {
    const pli = Object.assign(document.createElement("details"), { className: "pli" }), mot = document.createElement("summary");
    const compter = (n) => { pli.hidden = !n; mot.textContent = n > 1 ? `${n} autres textes gardés` : "1 autre texte gardé"; };
    pli.append(mot);
    new MutationObserver(() => compter(pli.children.length - 1)).observe(pli, { childList: true });
    setTimeout(() => suivis.get(form)?.offre?.append(pli));
    return pli;
  }

  // What stands there and is not saved gives way to another draft, and is offered in its turn.
  function ceder(form) {
    if (isIntact(form)) return;
    const nom = `brouillon:${adresse(form)}:${coffre.jeton()}`, lu = { ...coffre.lire(suivis.get(form).nom), ...fiche(form) };
    coffre.ecrire(nom, lu);
    proposer(form, nom, lu);
  }

  // The longest thing written in it, from where it differs from what the form says: it tells one from another.
  function extrait(form, lu) {
    const caches = new Set(champs(form).filter((champ) => champ.type === "hidden" || champ.options).map((champ) => champ.name));
    const defauts = parDefaut(form).map(([nom, valeur]) => [nom, plat(valeur)]), deja = new Set(defauts.map(([, valeur]) => valeur));
    const ecrits = lu.champs.map(([nom, valeur]) => [nom, plat(valeur)]).filter(([nom, valeur]) => !caches.has(nom) && !deja.has(valeur));
    const [nom, mots] = ecrits.sort(([, a], [, b]) => b.length - a.length)[0] ?? ["", ""], ancien = new Map(defauts).get(nom) ?? "";
    let pareils = 0;
    while (pareils < mots.length && mots[pareils] === ancien[pareils]) pareils++;
    const debut = pareils > ELAN ? mots.lastIndexOf(" ", pareils - ELAN) + 1 : 0, fin = debut + EXTRAIT;
    return `${debut ? "… " : ""}${mots.slice(debut, fin).trim()}${fin < mots.length ? "…" : ""}`;
  }

  const plat = (valeur) => valeur.replace(/\s+/g, " ").trim();

  function reprendre(form, nom, lu) {
    const isEntier = lu.champs.every(([n]) => form.elements[n]); // else the rest of it stays
    remplir(form, lu.champs);
    garder(form, { quand: lu.quand });
    if (isEntier) coffre.oublier(nom);
  }

  function remettre(form, nom, lu) {
    const avant = paires(form);
    reprendre(form, nom, lu);
    const ligne = dire(form, `Votre texte du ${coffre.quand(lu.quand)} est remis dans le formulaire. Il n’est pas encore enregistré.`);
    bouton(ligne, "Enlever ce texte", () => {
      remplir(form, avant);
      garder(form);
      coffre.ecrire(nom, { ...lu, remettre: false });
      proposer(form, nom, lu, ligne);
    });
  }

  function proposer(form, nom, lu, ancienne, pli) {
    const date = `le texte du ${coffre.quand(lu.quand)}`, ligne = dire(form, `Reprendre ${date}\u00a0?`, ancienne, pli);
    ligne.dataset.gardeSous = nom;
    const mots = extrait(form, lu);
    if (mots) ligne.firstChild.append(Object.assign(document.createElement("q"), { className: "brouillon-extrait", textContent: mots }));
    bouton(ligne, "Reprendre", () => { ceder(form); reprendre(form, nom, lu); ligne.remove(); viser(form); }, `Reprendre ${date}`);
    bouton(ligne, "Jeter", () => {
      coffre.oublier(nom);
      const regret = dire(form, "Texte jeté.", ligne);
      bouton(regret, "Le récupérer", () => { coffre.ecrire(nom, lu); proposer(form, nom, lu, regret).focus(); }).focus();
    }, `Jeter ${date}`);
    return ligne.querySelector("button");
  }

  // Where the person was writing last.
  const viser = (form) => (suivis.get(form)?.dernier ?? champs(form).find((champ) => champ.type !== "hidden"))?.focus();

  // A line of the strip above the form, or of what is folded there; in the place of another when there is one.
  function dire(form, phrase, ancienne, pli) {
    const suivi = suivis.get(form), ligne = document.createElement("div"), mots = document.createElement("p");
    if (!suivi.offre?.isConnected) {
      suivi.offre = Object.assign(document.createElement("div"), { className: "brouillons" });
      suivi.offre.setAttribute("role", "status");
      form.before(suivi.offre);
    }
    ligne.className = "avis rangee rangee-ecartee";
    mots.textContent = phrase;
    ligne.append(mots);
    if (ancienne?.isConnected) ancienne.replaceWith(ligne);
    else setTimeout(() => (pli ?? suivi.offre).append(ligne)); // a live region speaks of what comes into it
    return ligne;
  }

  function bouton(ligne, mot, acte, nom = mot) {
    const b = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: mot });
    b.setAttribute("aria-label", nom);
    b.addEventListener("click", acte);
    ligne.append(b);
    return b;
  }

  // ---- the forms of the page, now and after each swap ----
  function relever() {
    for (const form of suivis.keys()) if (!form.isConnected) { coffre.lacher(suivis.get(form).nom); suivis.delete(form); }
    for (const form of document.querySelectorAll("form[data-brouillon]")) {
      const connu = suivis.get(form), cle = form.elements.cle?.value ?? "";
      if (connu?.adresse === adresse(form) && connu.cle === cle) continue;
      connu?.offre?.remove(); // a morph has made another form of this one
      // Opened anew in the same page, it is offered what was left in it; given back by the server, it is the same still.
      const nom = connu?.adresse === adresse(form) ? connu.nom : `brouillon:${adresse(form)}:${coffre.jeton()}`;
      if (connu && connu.nom !== nom) coffre.lacher(connu.nom);
      suivis.set(form, { nom, adresse: adresse(form), cle, minuteur: 0, dernier: null, isParti: form.getAttribute("aria-busy") === "true", offre: null });
      if (form.dataset.lie !== undefined) { oublierRenvoye(form); garder(form, document.querySelector(".conflit") ? RAPPEL : {}); }
      coffre.pret.then(() => offrir(form)); // a page that was given back, and is read again, has forgotten what was typed in it
    }
  }

  // Another page that is open has just said that it holds them.
  function retirer() {
    for (const ligne of document.querySelectorAll("[data-garde-sous]")) if (coffre.isTenuAilleurs(ligne.dataset.gardeSous)) ligne.remove();
  }

  // A plain send (a file, no outbox): if the server gives the text back, that is the draft.
  function noterEnvoi({ target }) {
    tout_garder();
    const suivi = suivis.get(target);
    if (suivi) try { sessionStorage.setItem(RENVOYE, suivi.nom); } catch { /* it will be offered */ }
  }

  function oublierRenvoye(form) {
    try {
      const nom = sessionStorage.getItem(RENVOYE);
      if (nom?.startsWith(`brouillon:${adresse(form)}:`)) coffre.oublier(nom);
      sessionStorage.removeItem(RENVOYE);
    } catch { /* nothing was noted */ }
  }

  if (coffre.personne) {
    document.addEventListener("input", plus_tard);
    document.addEventListener("change", plus_tard);
    document.addEventListener("submit", noterEnvoi);
    document.addEventListener("visibilitychange", tout_garder);
    document.addEventListener("coffre:ailleurs", retirer);
    document.addEventListener("htmx:after:swap", relever);
    addEventListener("pagehide", tout_garder);
    addEventListener("pageshow", () => suivis.forEach((suivi, form) => { suivi.isParti &&= form.getAttribute("aria-busy") === "true"; }));
    relever();
  }

  return { adresse, titre, lieu, remplir, isIntact, viser, partir, revenir, deposer, dire };
})();
