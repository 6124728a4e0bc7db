// La présence: an open form says so every few seconds, and whether it holds unsaved words; the answer, who else is there and
// what was saved meanwhile, goes into the place [data-presence="article-12"] beside it. The form itself is never touched.
// A hidden tab counts as long as it holds unsaved words. Cuts are passed over in silence: the next beat mends.
(() => {
  "use strict";
  const PATIENCE = 10_000, OUBLI = 45_000, CLOS = [403, 404, 409];
  const { metronome } = document.currentScript.dataset;
  const TENUS = "presence-onglet:", REPONSE = 300; // what each tab of this browser holds; how long the others may take to answer
  const PAUSE = 3_000; // after a save: the page is leaving, a beat on its way would leave a ghost
  const onglet = nommer();
  const suivis = new Map(); // object → { etat: what the server was told, attente: the beat under way, recu, isClos }
  const vivants = new Set();
  let rythme = 0, horloge = null, canal = null;

  const place = (objet) => document.querySelector(`[data-presence="${objet}"]`);
  const formulaire = (objet) => place(objet)?.parentElement.querySelector("form.formulaire");

  // A name for this tab, kept when it is reloaded: one is not « in another tab » of oneself.
  function nommer() {
    const hasard = () => [...crypto.getRandomValues(new Uint8Array(8))].map((octet) => octet.toString(16).padStart(2, "0")).join("");
    try { return (sessionStorage.onglet ??= hasard()); } catch { return hasard(); }
  }

  function etatDe(objet) {
    const form = formulaire(objet);
    if (!form) return "parti";
    return saisie.isEnCours(form) ? "ecrit" : document.hidden ? "parti" : "lit";
  }

  function demande(objet, etat, options, qui = onglet) {
    const champs = new URLSearchParams({ onglet: qui, etat });
    for (const champ of formulaire(objet)?.querySelectorAll("input[type=hidden][name^=version]") ?? []) champs.set(champ.name, champ.value);
    const jeton = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
    const headers = { "X-CSRFToken": jeton, "HX-Request": "true" }; // so that nobody is led to the sign-in page
    return fetch(`/presence/${objet}/`, { method: "POST", body: champs, headers, ...options });
  }

  // One at a time for each object, so that what is said last is heard last.
  async function battre(objet) {
    const suivi = suivis.get(objet), etat = etatDe(objet);
    if (!suivi || suivi.isClos || suivi.attente || performance.now() < suivi.pause || formulaire(objet)?.ariaBusy === "true" || (etat === "parti" && suivi.etat === "parti")) return;
    const avant = suivi.etat, coupure = new AbortController(), garde = setTimeout(() => coupure.abort(), PATIENCE);
    [suivi.etat, suivi.attente] = [etat, coupure];
    try {
      const reponse = await demande(objet, etat, { signal: coupure.signal, keepalive: etat === "parti" });
      if (CLOS.includes(reponse.status)) clore(objet);
      if (reponse.status === 200) montrer(objet, await reponse.text());
      else if (!reponse.ok) suivi.etat = avant;
    } catch {
      suivi.etat = avant;
    }
    clearTimeout(garde);
    if (suivi.attente === coupure) suivi.attente = null;
    noter();
    if (performance.now() - suivi.recu > OUBLI) place(objet)?.querySelectorAll(".presence").forEach((phrase) => phrase.remove());
    if (suivi.etat === etat && etatDe(objet) !== etat) battre(objet); // it has changed meanwhile
  }

  function montrer(objet, texte) {
    const lieu = place(objet), recu = new DOMParser().parseFromString(texte, "text/html").body.firstElementChild;
    if (!lieu || recu?.id !== lieu.id) return; // a network that asks for a password answers everything with 200
    suivis.get(objet).recu = performance.now();
    regler(Number(recu.dataset.rythme));
    // Only what is new, or a voice would say it all again.
    if (lieu.innerHTML !== recu.innerHTML) sans_bouger(formulaire(objet), () => lieu.replaceChildren(...recu.childNodes));
  }

  // The field in which somebody is typing stays where it is under her eyes.
  function sans_bouger(form, changer) {
    const actif = document.activeElement, champ = form?.contains(actif) ? actif : null;
    const avant = champ?.getBoundingClientRect().top;
    changer();
    if (champ) scrollBy({ top: champ.getBoundingClientRect().top - avant, behavior: "instant" });
  }

  // Deleted meanwhile, or no longer hers to edit: said beside the words, which stay.
  function clore(objet) {
    suivis.get(objet).isClos = true;
    const avis = Object.assign(document.createElement("p"), { className: "avis avis-attention" });
    avis.textContent = "Ce texte vient d’être supprimé, ou ne vous est plus ouvert. Vos mots restent dans le formulaire et sur cet appareil.";
    if (formulaire(objet)) sans_bouger(formulaire(objet), () => place(objet).replaceChildren(avis));
  }

  // What was written is saved: nothing unsaved is left to be told.
  function saluer({ target }) {
    for (const [objet, suivi] of suivis) {
      if (formulaire(objet) !== target) continue;
      partir_de(objet, suivi);
      suivi.pause = performance.now() + PAUSE;
    }
  }

  // The page is going: this may be the last moment at which anything can be said.
  function partir() {
    canal?.close(); // or the page could not be kept to go back to
    canal = null;
    try { if (navigator.onLine) localStorage.removeItem(TENUS + onglet); } catch { /* nothing was noted */ }
    suivis.forEach((suivi, objet) => partir_de(objet, suivi));
  }

  function partir_de(objet, suivi) {
    suivi.attente?.abort();
    if (suivi.etat !== "parti" && !suivi.isClos) demande(objet, "parti", { keepalive: true }).catch(() => {});
    [suivi.etat, suivi.attente] = ["parti", null];
  }

  // ---- the other tabs of this browser ----
  // One that was killed, or closed while the network was cut, could not say that it was going: those that no longer answer here
  // are said gone by the next page that has a form.
  function noter() {
    const tenus = [...suivis].filter(([, { etat }]) => etat !== "parti").map(([objet]) => objet);
    try { if (tenus.length) localStorage.setItem(TENUS + onglet, JSON.stringify(tenus)); } catch { /* they will be gone in time */ }
  }

  function lire_les_autres() {
    try {
      const cles = Object.keys(localStorage).filter((cle) => cle.startsWith(TENUS) && cle !== TENUS + onglet);
      return cles.map((cle) => [cle.slice(TENUS.length), JSON.parse(localStorage.getItem(cle))]);
    } catch { return []; }
  }

  async function saluer_les_disparus() {
    const autres = canal && document.querySelector("[data-presence]") ? lire_les_autres() : [];
    if (!autres.length) return;
    canal.postMessage({ question: true });
    await new Promise((resolve) => setTimeout(resolve, REPONSE));
    const disparus = autres.filter(([nom]) => !vivants.has(nom));
    await Promise.allSettled(disparus.map(([nom, objets]) => Promise.all(objets.map((objet) => demande(objet, "parti", {}, nom)))
      .then(() => localStorage.removeItem(TENUS + nom))));
  }

  function brancher() {
    if (canal || !window.BroadcastChannel) return;
    canal = new BroadcastChannel("presence");
    canal.onmessage = ({ data: { question, vivant } }) => {
      if (question) canal.postMessage({ vivant: onglet });
      if (vivant) vivants.add(vivant);
    };
  }

  // ---- the clock ----
  function regler(secondes) {
    if (!(secondes > 0) || secondes === rythme) return;
    rythme = secondes;
    if (typeof horloge === "number") clearInterval(horloge);
    try {
      if (!(horloge instanceof Worker)) {
        horloge = new Worker(metronome);
        horloge.addEventListener("message", tout_battre);
        horloge.addEventListener("error", se_rabattre);
      }
      horloge.postMessage(rythme * 1000);
    } catch {
      se_rabattre();
    }
  }

  function se_rabattre() {
    horloge = setInterval(tout_battre, rythme * 1000);
  }

  function tout_battre() {
    for (const objet of suivis.keys()) battre(objet);
  }

  // ---- the forms of the page, now and after each swap ----
  function relever() {
    for (const lieu of document.querySelectorAll("[data-presence]")) adopter(lieu.dataset.presence, Number(lieu.dataset.rythme));
    pret.then(tout_battre); // a form that was closed says so
  }

  function adopter(objet, secondes) {
    regler(secondes);
    if (suivis.has(objet)) { suivis.get(objet).isClos = false; return; } // opened again
    suivis.set(objet, { etat: "parti", attente: null, recu: performance.now(), isClos: false, pause: 0 });
    document.body.addEventListener(`presence-${objet}`, () => battre(objet)); // direct.js: somebody came, went or began to write
  }

  function remarquer({ target }) {
    for (const [objet, suivi] of suivis)
      if (formulaire(objet)?.contains(target) && etatDe(objet) !== suivi.etat) battre(objet);
  }

  document.addEventListener("input", remarquer);
  document.addEventListener("change", remarquer);
  document.addEventListener("reset", (e) => setTimeout(remarquer, 0, e)); // the fields are put back just after
  document.addEventListener("htmx:after:swap", relever);
  document.addEventListener("envoi:fait", saluer);
  document.addEventListener("visibilitychange", tout_battre);
  addEventListener("pagehide", partir);
  addEventListener("pageshow", (e) => { if (e.persisted) { brancher(); tout_battre(); } });
  brancher();
  const pret = saluer_les_disparus();
  relever();
})();
