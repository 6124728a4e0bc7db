// En direct: one stream of news for the whole page, turned into DOM events on <body>.
// An element with data-sujet="programme-1 chantier-3" says what the page follows; a fragment with
// hx-trigger="programme-1 from:body" re-reads itself. Times are durations, so a phone's wrong clock does not matter.
(() => {
  "use strict";
  const SILENCE = 45_000, CONNEXION = 10_000, PERIME = 30_000, SONDAGE = 15_000, ESSAI_MAX = 60_000;
  const FOULE = 30, ETALEMENT = 800, LIMITE = 40, REPRISE = 2_000;
  const isRetour = performance.getEntriesByType("navigation")[0]?.type === "back_forward"; // shown from a cache, of any age

  let sujets = [], flux = null, ouvert = false, debut = 0, echecs = 0, essai = 0, sondage = 0, differe = 0;
  let frais = 0; // when the page was last known to be up to date
  // The last moment at which nothing was missed, by both clocks: one jumps, the other may stop while the device sleeps.
  let sur = { mur: isRetour ? 0 : performance.timeOrigin, machine: 0 };
  let tenu = null; // the field that has the hand while the news is put around it
  let vise = null; // the notice that is being pressed
  let rattrapage = 0, manques = 0, ferme = false; // closed to this person since the page was opened
  const attente = new Set(), manquees = new Set(), avis = new Map();

  // ---- the stream ----
  function brancher() {
    debrancher();
    if (document.hidden || !sujets.length) return;
    const age = Math.ceil(Math.max(0, Date.now() - sur.mur, performance.now() - sur.machine) / 1000);
    const demande = new URLSearchParams(sujets.map((sujet) => ["s", sujet]));
    demande.set("age", Math.min(age, 999_999_999)); // the server answers with what was missed since
    debut = performance.now();
    flux = new EventSource(`/direct/?${demande}`);
    flux.addEventListener("bonjour", () => { ouvert = true; echecs = 0; arreterSondage(); vivre(); });
    flux.addEventListener("battement", vivre);
    flux.addEventListener("nouvelle", (e) => { vivre(); annoncer(JSON.parse(e.data)); });
    flux.onerror = echouer; // EventSource gives up by itself on any HTTP error: trying again is ours
  }

  function debrancher() {
    clearTimeout(essai);
    flux?.close();
    [flux, ouvert] = [null, false];
  }

  function echouer() {
    debrancher();
    echecs += 1;
    if (echecs >= 3 && !sondage) sonder();
    essai = setTimeout(brancher, Math.min(ESSAI_MAX, 500 * 2 ** echecs) * (0.5 + Math.random()));
    dire();
  }

  function vivre() {
    sur = { mur: Date.now(), machine: performance.now() };
    if (!manquees.size && navigator.onLine) frais = sur.machine; // a cut that is known is counted from its start
    dire();
  }

  // Around every 15 seconds, not all pages of a room at once.
  function sonder() {
    clearTimeout(sondage);
    sondage = setTimeout(sonder, SONDAGE * (0.8 + 0.4 * Math.random()));
    if (!document.hidden) annoncer({ sujets, abonnes: 0 });
  }

  function arreterSondage() { clearTimeout(sondage); sondage = 0; }

  // ---- the news ----
  function annoncer(nouvelle) {
    nouvelle.sujets.forEach((sujet) => attente.add(sujet));
    differe ||= setTimeout(repandre, nouvelle.abonnes > FOULE ? Math.random() * ETALEMENT : 0); // not all at once
  }

  function repandre() {
    differe = 0;
    attente.forEach((sujet) => { attente.delete(sujet); emettre(sujet); });
  }

  function emettre(sujet, malgre = null) {
    document.body.dispatchEvent(new CustomEvent(sujet, { detail: { direct: true, malgre } }));
  }

  function relever() {
    const tous = new Set();
    for (const element of document.querySelectorAll("[data-sujet]"))
      element.dataset.sujet.split(/\s+/).filter(Boolean).forEach((sujet) => tous.add(sujet));
    if (tous.size > LIMITE) console.warn(`direct: ${tous.size} subjects, ${LIMITE} followed`);
    const liste = [...tous].slice(0, LIMITE).sort();
    if (liste.join() === sujets.join()) return;
    sujets = liste;
    brancher();
  }

  // ---- what is being typed is never replaced ----
  const isNouvelle = (ctx) => ctx.sourceEvent?.detail?.direct === true || ctx.sourceEvent?.type === "every";

  // In a morph, what stands in [data-saisie] is passed over, so it does not stop the rest from following the news.
  function isOccupe(cible, isMorph) {
    if (!(cible instanceof Element)) return false;
    const compte = (champ) => champ.matches(saisie.CHAMPS) && !(isMorph && champ.closest("[data-saisie]"));
    const actif = document.activeElement;
    if (cible.contains(actif) && (compte(actif) || actif.isContentEditable)) return true;
    return [cible, ...cible.querySelectorAll(saisie.CHAMPS)].some((champ) => compte(champ) && saisie.isModifie(champ));
  }

  // What the person asked for herself is shown; only the news waits.
  function demander(e) {
    const { ctx } = e.detail;
    if (!isNouvelle(ctx)) return;
    ctx.request.headers.Direct = "1"; // what an act has to say waits for the page that it leads to
    if (is_perimee(ctx) || is_attendre(ctx, [ctx.target])) e.preventDefault();
  }

  // Asked for when the page was another: a form was opened or closed since, at an address of its own. Asked again.
  function is_perimee(ctx) {
    const { pathname, search } = new URL(ctx.sourceElement.getAttribute("hx-get") ?? "", location.href);
    if (ctx.request.action === pathname + search) return false;
    if (ctx.sourceEvent.type !== "every") setTimeout(emettre, 0, ctx.sourceEvent.type);
    return true;
  }

  function is_attendre(ctx, cibles) {
    const { malgre } = ctx.sourceEvent.detail, isMorph = /morph/i.test(ctx.swap);
    if (malgre === ctx.target || !cibles.some((cible) => isOccupe(cible, isMorph))) return false;
    if (ctx.sourceEvent.type !== "every") proposer(ctx.target, ctx.sourceEvent.type, isMorph);
    return true;
  }

  function recevoir(e) {
    const { ctx, tasks } = e.detail;
    if (isNouvelle(ctx) && ctx.response.status !== 401 && !is_recevable(ctx, tasks)) return e.preventDefault();
    avis.get(ctx.target)?.boite.remove();
    avis.delete(ctx.target);
  }

  function is_recevable(ctx, tasks) {
    const { status } = ctx.response;
    if (is_perimee(ctx)) return false;
    // An answer without the thing itself is an error, or a network that asks for a password.
    if (!tasks.some(({ target, fragment }) => target instanceof Element && fragment.querySelector?.(`#${CSS.escape(target.id)}`))) {
      ferme = [403, 404].includes(status);
      if (!ferme) manquer(ctx);
      dire();
      return false;
    }
    if (is_attendre(ctx, tasks.map((tache) => tache.target)) || !proteger(tasks)) return false;
    const actif = document.activeElement;
    tenu = actif?.closest("[data-saisie]") && { actif, haut: actif.getBoundingClientRect().top };
    return true;
  }

  // The field in which somebody is typing stays where it is under her eyes.
  function remettre() {
    if (tenu?.actif === document.activeElement) scrollBy({ top: tenu.actif.getBoundingClientRect().top - tenu.haut, behavior: "instant" });
    tenu = null;
  }

  // False when the news does not hold the form that is open: putting it in place would close it.
  function proteger(tasks) {
    for (const { target, fragment, swapSpec } of tasks)
      for (const ouvert of target instanceof Element ? target.querySelectorAll("[data-saisie]") : []) {
        if (!/morph/i.test(swapSpec.style) || !fragment.querySelector(`#${CSS.escape(ouvert.id)}`)) return false;
        ouvert.setAttribute("hx-morph-skip", "");
        ouvert.querySelector("[autofocus]")?.removeAttribute("autofocus"); // or the hand would be taken there again
      }
    return true;
  }

  function proposer(cible, sujet, isMorph) {
    if (avis.get(cible)?.boite.isConnected) return;
    const boite = document.createElement("p"), bouton = document.createElement("button");
    Object.assign(boite, { className: "direct-nouveau", role: "status" });
    Object.assign(bouton, { type: "button", textContent: "Du nouveau\u00a0: actualiser" });
    bouton.addEventListener("click", () => { boite.remove(); avis.delete(cible); emettre(sujet, cible); });
    boite.append(bouton);
    boite.addEventListener("pointerdown", () => { vise = boite; });
    (cible.closest("table, ul, ol, dl") ?? cible).before(boite);
    avis.set(cible, { boite, sujet, isMorph });
  }

  // The field was left as it was found: what waited beside it comes by itself, but no button goes from under a finger.
  function reprendre() {
    for (const [cible, { boite, sujet, isMorph }] of avis) {
      if (boite === vise || boite.contains(document.activeElement)) continue;
      if (cible.isConnected && isOccupe(cible, isMorph)) continue;
      boite.remove();
      avis.delete(cible);
      if (cible.isConnected) emettre(sujet);
    }
  }

  // ---- news whose page did not come is asked for again ----
  function manquer(ctx) {
    if (!ctx.sourceEvent?.detail?.direct) return;
    manquees.add(ctx.sourceEvent.type);
    rattrapage ||= setTimeout(rattraper, Math.min(ESSAI_MAX, REPRISE * 2 ** manques++) * (0.5 + Math.random()));
  }

  function rattraper() {
    if (document.hidden) return void (rattrapage = setTimeout(rattraper, REPRISE));
    const sujetsManques = [...manquees];
    rattrapage = 0;
    manquees.clear();
    sujetsManques.forEach((sujet) => emettre(sujet));
  }

  function arriver(ctx) {
    if (!isNouvelle(ctx) || ctx.response.status === 401) return;
    if (!manquees.size) manques = 0;
    [frais, ferme] = [performance.now(), false];
    dire();
  }

  // ---- the age of the page, in words ----
  function dire() {
    const lieu = document.querySelector("[data-direct-etat]"), passe = performance.now() - frais;
    if (!lieu) return;
    const minutes = Math.floor(passe / 60_000);
    const duree = minutes < 1 ? "de moins d’une minute" : minutes === 1 ? "d’une minute" : `de ${minutes}\u00a0minutes`;
    const cause = navigator.onLine ? "Le serveur ne répond pas" : "Réseau coupé";
    const age = (passe > PERIME || !navigator.onLine) && (ouvert || echecs) ? `${cause}. Cette page date ${duree}.` : "";
    const texte = ferme ? "Cette page ne vous est plus ouverte\u00a0: copiez ce que vous y écriviez." : age;
    if (lieu.textContent !== texte) lieu.textContent = texte;
  }

  function surveiller() {
    if (document.hidden) return;
    const silence = performance.now() - (ouvert ? sur.machine : debut);
    if (flux && silence > (ouvert ? SILENCE : CONNEXION)) echouer();
    dire();
  }

  document.addEventListener("htmx:before:request", demander);
  document.addEventListener("htmx:before:swap", recevoir);
  document.addEventListener("htmx:after:swap", relever);
  document.addEventListener("htmx:finally:swap", () => {
    for (const ouvert of document.querySelectorAll("[data-saisie][hx-morph-skip]")) ouvert.removeAttribute("hx-morph-skip");
  });
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => { remettre(); arriver(ctx); });
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => { if (!ctx.response) manquer(ctx); });
  document.addEventListener("focusout", () => setTimeout(reprendre)); // where the focus goes is known just after
  document.addEventListener("input", reprendre);
  for (const fin of ["pointerup", "pointercancel"]) document.addEventListener(fin, () => setTimeout(() => { vise = null; reprendre(); }));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return debrancher();
    brancher();
    if (sondage) sonder();
  });
  addEventListener("pagehide", debrancher);
  addEventListener("pageshow", (e) => { if (e.persisted) brancher(); });
  addEventListener("online", brancher);
  addEventListener("offline", dire);
  setInterval(surveiller, 5_000);
  relever();
})();
