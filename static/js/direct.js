// En direct: one stream of news for the whole page, turned into DOM events on <body>.
// An element with data-sujet="programme-1 chantier-3" says what the page follows; a fragment with
// hx-trigger="programme-1 from:body" re-reads itself. Times are durations, so a phone's wrong clock does not matter.
(() => {
  "use strict";
  const SILENCE = 45_000, CONNEXION = 10_000, PERIME = 30_000, SONDAGE = 15_000, ESSAI_MAX = 60_000;
  const FOULE = 30, ETALEMENT = 800, LIMITE = 40;
  const CHAMPS = "textarea, select, input:not([type=button], [type=submit], [type=reset], [type=image], [type=hidden])";
  const isRetour = performance.getEntriesByType("navigation")[0]?.type === "back_forward"; // shown from a cache, of any age

  let sujets = [], flux = null, ouvert = false, debut = 0, echecs = 0, essai = 0, sondage = 0, differe = 0;
  let frais = 0; // when the page was last known to be up to date
  // The last moment at which nothing was missed, by both clocks: one jumps, the other may stop while the device sleeps.
  let sur = { mur: isRetour ? 0 : performance.timeOrigin, machine: 0 };
  const attente = new Set(), avis = new WeakMap();

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
    if (echecs >= 3 && !sondage) { sonder(); sondage = setInterval(sonder, SONDAGE); }
    essai = setTimeout(brancher, Math.min(ESSAI_MAX, 500 * 2 ** echecs) * (0.5 + Math.random()));
    dire();
  }

  function vivre() {
    frais = performance.now();
    sur = { mur: Date.now(), machine: frais };
    dire();
  }

  function sonder() { if (!document.hidden) annoncer({ sujets, abonnes: 0 }); }
  function arreterSondage() { clearInterval(sondage); sondage = 0; }

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
  function isModifie(champ) {
    if (champ.type === "checkbox" || champ.type === "radio") return champ.checked !== champ.defaultChecked;
    if (champ.type === "file") return champ.value !== "";
    if (!champ.options) return champ.value !== champ.defaultValue;
    const options = [...champ.options];
    if (champ.multiple || options.some((o) => o.defaultSelected)) return options.some((o) => o.selected !== o.defaultSelected);
    return champ.selectedIndex > Math.max(0, options.findIndex((o) => !o.disabled));
  }

  function isOccupe(cible) {
    const actif = document.activeElement;
    if (!(cible instanceof Element)) return false;
    if (cible.contains(actif) && (actif.matches(CHAMPS) || actif.isContentEditable)) return true;
    return [cible, ...cible.querySelectorAll(CHAMPS)].some((champ) => champ.matches(CHAMPS) && isModifie(champ));
  }

  function garder(e) {
    const { ctx, tasks = [] } = e.detail, nouvelle = ctx.sourceEvent?.detail;
    const cibles = [ctx.target, ...tasks.map((tache) => tache.target)];
    // What the person asked for herself is shown; only the news waits.
    if (nouvelle?.direct && nouvelle.malgre !== ctx.target && cibles.some(isOccupe)) {
      e.preventDefault();
      proposer(ctx.target, ctx.sourceEvent.type);
    } else if (e.type === "htmx:before:swap") avis.get(ctx.target)?.remove();
  }

  function proposer(cible, sujet) {
    if (avis.get(cible)?.isConnected) return;
    const boite = document.createElement("p"), bouton = document.createElement("button");
    Object.assign(boite, { className: "direct-nouveau", role: "status" });
    Object.assign(bouton, { type: "button", textContent: "Du nouveau\u00a0: actualiser" });
    bouton.addEventListener("click", () => { boite.remove(); emettre(sujet, cible); });
    boite.append(bouton);
    (cible.closest("table, ul, ol, dl") ?? cible).before(boite);
    avis.set(cible, boite);
  }

  // ---- the age of the page, in words ----
  function dire() {
    const lieu = document.querySelector("[data-direct-etat]"), passe = performance.now() - frais;
    if (!lieu) return;
    const minutes = Math.floor(passe / 60_000);
    const duree = minutes < 1 ? "moins d’une minute" : minutes === 1 ? "une minute" : `${minutes}\u00a0minutes`;
    const cause = navigator.onLine ? "le serveur ne répond pas" : "le réseau est coupé";
    const texte = passe > PERIME && (ouvert || echecs) ? `Page à jour il y a ${duree}\u00a0: ${cause}.` : "";
    if (lieu.textContent !== texte) lieu.textContent = texte;
  }

  function surveiller() {
    if (document.hidden) return;
    const silence = performance.now() - (ouvert ? sur.machine : debut);
    if (flux && silence > (ouvert ? SILENCE : CONNEXION)) echouer();
    dire();
  }

  document.addEventListener("htmx:before:request", garder);
  document.addEventListener("htmx:before:swap", garder);
  document.addEventListener("htmx:after:swap", relever);
  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    if (ctx.response.status < 400 && ctx.sourceEvent?.detail?.direct) { frais = performance.now(); dire(); }
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? debrancher() : brancher()));
  addEventListener("pagehide", debrancher);
  addEventListener("pageshow", (e) => { if (e.persisted) brancher(); });
  addEventListener("online", brancher);
  addEventListener("offline", dire);
  setInterval(surveiller, 5_000);
  relever();
})();
