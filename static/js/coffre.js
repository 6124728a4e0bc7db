// Le coffre: what this device keeps for a person (drafts, what waits to be sent), for seven days. localStorage, because it
// works on the plain http of a room; whatever it refuses is kept as long as the page, and said once. Nothing here throws.
const coffre = (() => {
  "use strict";
  const PREFIXE = "coffre:", TEMOIN = "coffre-ouvert-par", DUREE = 7 * 86_400_000, REPONSE = 300, NOTE = 10_000, INSECABLE = "\u00a0";
  const personne = document.body.dataset.personne ?? ""; // nobody: nothing is read nor written
  const page = jeton(); // this page, until it is reloaded
  const memoire = new Map(), notes = new Map(), tenus = new Set(), ailleurs = new Set();
  const racine = `${PREFIXE}${personne}:`;
  let canal = null, isDit = false;

  function jeton() {
    return [...crypto.getRandomValues(new Uint8Array(12))].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  }

  // ---- reading and writing ----
  function essayer(acte) {
    try { return [true, acte(window.localStorage)]; } catch { return [false, undefined]; }
  }

  function isEntree(valeur) {
    const isPaire = (p) => Array.isArray(p) && p.length === 2 && p.every((x) => typeof x === "string");
    return Number.isFinite(valeur?.quand) && Array.isArray(valeur.champs) && valeur.champs.every(isPaire);
  }

  function decoder(texte) {
    try { const valeur = JSON.parse(texte); return isEntree(valeur) ? valeur : null; } catch { return null; }
  }

  function lire(nom) {
    if (!personne) return null;
    return memoire.get(nom) ?? decoder(essayer((lieu) => lieu.getItem(racine + nom))[1]);
  }

  function ecrire(nom, valeur) {
    if (!personne) return;
    const [isGarde] = essayer((lieu) => lieu.setItem(racine + nom, JSON.stringify(valeur)));
    if (isGarde) memoire.delete(nom);
    else { memoire.set(nom, valeur); avouer(); }
  }

  function oublier(nom) {
    memoire.delete(nom);
    essayer((lieu) => lieu.removeItem(racine + nom));
  }

  // The names that begin so, with their entries, the oldest first.
  function lister(debut) {
    const noms = new Set([...memoire.keys(), ...cles().filter((cle) => cle.startsWith(racine)).map((cle) => cle.slice(racine.length))]);
    const trouves = [...noms].filter((nom) => nom.startsWith(debut)).map((nom) => [nom, lire(nom)]);
    return trouves.filter(([, valeur]) => valeur).sort(([, a], [, b]) => a.quand - b.quand);
  }

  function cles() {
    return essayer((lieu) => Array.from({ length: lieu.length }, (_, n) => lieu.key(n)))[1] ?? [];
  }

  function avouer() {
    if (isDit) return;
    isDit = true;
    annoncer("Cet appareil ne peut pas garder votre texte. Ne fermez pas cette page avant de lire «\u00a0Enregistré\u00a0».", "attention");
  }

  // Whoever it belongs to: what is too old, or cannot be read. A date to come is that of a clock since set right.
  function purger() {
    for (const cle of cles().filter((c) => c.startsWith(PREFIXE))) {
      const valeur = decoder(essayer((lieu) => lieu.getItem(cle))[1]), age = Date.now() - valeur?.quand;
      if (!(age <= DUREE)) essayer((lieu) => lieu.removeItem(cle));
      if (age > DUREE && cle.startsWith(`${racine}envoi:`))
        annoncer(`Votre texte du ${quand(valeur.quand)} n’a jamais pu être envoyé\u00a0: il est effacé de cet appareil.`, "attention");
      if (age < 0) essayer((lieu) => lieu.setItem(cle, JSON.stringify({ ...valeur, quand: Date.now() })));
    }
  }

  // ---- which open page holds what: they ask and answer each other, so a page that is gone holds nothing ----
  function brancher() {
    if (canal || !personne || !window.BroadcastChannel) return;
    canal = new BroadcastChannel(PREFIXE + personne);
    canal.onmessage = ({ data: { question, tient, lache } }) => {
      if (question && tenus.size) canal.postMessage({ tient: [...tenus] });
      tient?.forEach((nom) => ailleurs.add(nom));
      lache?.forEach((nom) => ailleurs.delete(nom));
      if (tient) document.dispatchEvent(new CustomEvent("coffre:ailleurs"));
    };
    canal.postMessage({ question: true, tient: [...tenus] });
  }

  function debrancher() {
    canal?.postMessage({ lache: [...tenus] });
    canal?.close();
    canal = null;
  }

  function tenir(nom) {
    if (tenus.has(nom)) return;
    tenus.add(nom);
    canal?.postMessage({ tient: [nom] });
  }

  function lacher(nom) {
    if (tenus.delete(nom)) canal?.postMessage({ lache: [nom] });
  }

  // ---- in words ----
  const heure = (h, m) => `${h}${INSECABLE}h${m ? INSECABLE + String(m).padStart(2, "0") : ""}`;

  function quand(instant) {
    const date = new Date(instant), mois = date.toLocaleDateString("fr-FR", { month: "long" });
    const jour = date.getDate() === 1 ? "1er" : date.getDate();
    return `${jour}${INSECABLE}${mois} à ${heure(date.getHours(), date.getMinutes())}`;
  }

  // In the page's own place for announcements; `lien` is [address, words].
  function annoncer(phrase, ton, lien) {
    const zone = document.getElementById("annonce"), avis = document.createElement("div");
    avis.className = `avis avis-${ton}`;
    const texte = document.createElement("p"), fermer = document.createElement("button");
    texte.textContent = phrase;
    if (lien) texte.append(" ", Object.assign(document.createElement("a"), { href: lien[0], textContent: lien[1] }));
    Object.assign(fermer, { type: "button", className: "btn btn-icone", textContent: "✕" });
    fermer.setAttribute("aria-label", "Fermer ce message");
    fermer.dataset.fermer = "annonce";
    fermer.addEventListener("click", () => notes.clear());
    avis.append(texte, fermer);
    for (const autre of [...(zone?.children ?? [])])
      if (ton === "refus" || autre.textContent === avis.textContent) { autre.remove(); notes.delete(autre); }
    notes.set(avis, performance.now());
    montrer(zone);
  }

  function dedire() {
    for (const avis of document.querySelectorAll("#annonce > .avis-refus")) { notes.delete(avis); avis.remove(); }
  }

  // The server's own words for the same act may come just after, and take the whole place.
  function montrer(zone) {
    for (const [avis, instant] of notes) {
      if (performance.now() - instant > NOTE) notes.delete(avis);
      else if (!avis.isConnected) zone?.append(avis);
    }
    if (zone?.childElementCount) zone.classList.add("annonce-vive");
  }

  document.addEventListener("htmx:after:swap", () => { if (notes.size) montrer(document.getElementById("annonce")); });
  addEventListener("pagehide", debrancher);
  addEventListener("pageshow", (e) => {
    // Shown again as it was left: by whom, if somebody else has signed in since?
    if (e.persisted && (essayer((lieu) => lieu.getItem(TEMOIN))[1] ?? personne) !== personne) location.reload();
    else brancher();
  });
  essayer((lieu) => lieu.setItem(TEMOIN, personne));
  purger();
  brancher();

  return {
    personne, page, jeton, lire, ecrire, oublier, lister, tenir, lacher, heure, quand, annoncer, dedire,
    isTenuAilleurs: (nom) => ailleurs.has(nom),
    pret: new Promise((resolve) => setTimeout(resolve, canal ? REPONSE : 0)), // the other pages have answered
  };
})();
