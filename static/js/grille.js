// The day grid: a séance taken by mouse, by a long press of the finger or by the arrow keys, and put elsewhere.
// Whatever the hand, it ends in the same POST as the button « Placer » (the form #grille-geste). Nothing here is needed for it.
(() => {
  "use strict";
  const PAS = 5, MINUIT = 1440, APPUI = 350, TREMBLE = 8, BORD = 56, VITESSE = 14;
  const CASE = ".grille-cases > .grille-case", NB = "\u00a0";
  let geste = null; // the séance that is held: where it was, where it would go
  let pressee = null; // a pointer that is down on a séance and has not moved yet
  let retenue = null; // the news that came while a séance was held
  let clic = false; // the click that ends a drag opens nothing
  let rendre = null; // where the hand goes back to after the next answer

  const grille = () => document.querySelector("#grille .grille");
  const minutes = (heure) => { const [h, m] = heure.split(":").map(Number); return h * 60 + m; };
  const ecrire = (m) => `${Math.floor(m / 60)}${NB}h${m % 60 ? NB + String(m % 60).padStart(2, "0") : ""}`;
  const poster = (m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  const colonnes = () => [...grille().querySelectorAll(".grille-colonne")];
  const nomDe = (salle) => (salle ? `salle «${NB}${salle}${NB}»` : "sans salle");

  function dire(texte) {
    const lieu = document.getElementById("grille-etat");
    if (lieu) lieu.textContent = texte;
  }

  // ---- what is held ----
  function prendre(element, { clavier = false } = {}) {
    const { debut, fin, salle } = element.dataset;
    const depuis = minutes(debut), duree = fin ? minutes(fin) - depuis : 0;
    geste = { element, clavier, depuis, duree, salle, debut: depuis, vers: salle, large: element.matches(".grille-large") };
    element.classList.add("grille-prise");
    grille().classList.add("grille-en-main");
    geste.ombre = document.createElement("div");
    geste.ombre.className = "grille-ombre";
    geste.ombre.setAttribute("aria-hidden", "true");
    grille().append(geste.ombre);
    montrer();
  }

  function viser(debut, vers) {
    const dernier = MINUIT - Math.max(PAS, geste.duree + 1);
    debut = Math.max(0, Math.min(debut, dernier - (dernier % PAS)));
    if (debut === geste.debut && vers === geste.vers) return false;
    [geste.debut, geste.vers] = [debut, vers];
    montrer();
    return true;
  }

  function ou() {
    const heures = ecrire(geste.debut) + (geste.duree ? ` – ${ecrire(geste.debut + geste.duree)}` : "");
    return `${heures}, ${nomDe(geste.vers)}`;
  }

  const isAilleurs = () => geste.debut !== geste.depuis || geste.vers !== geste.salle;

  // The shadow lies on the lines of the grid and moves none of them.
  function montrer() {
    const premiere = Number(grille().dataset.premiere) * 60, colonne = colonnes().find((c) => c.dataset.salle === geste.vers);
    const nombre = getComputedStyle(grille()).gridTemplateRows.split(" ").length - 1;
    const rangee = Math.max(0, Math.min(nombre - 1, Math.floor((geste.debut - premiere) / PAS)));
    const style = geste.ombre.style, { piste, pistes } = colonne.dataset;
    style.gridRow = `${2 + rangee} / span ${Math.max(1, Math.min(nombre - rangee, Math.round((geste.duree || 30) / PAS)))}`;
    style.gridColumn = geste.large && !geste.vers ? "2 / -1" : `${1 + Number(piste)} / span ${pistes}`;
    geste.ombre.textContent = ou();
  }

  function lacher() {
    const tenu = geste;
    geste = null;
    tenu.ombre.remove();
    tenu.element.classList.remove("grille-prise");
    grille()?.classList.remove("grille-en-main");
    return tenu;
  }

  function renoncer(mots = "Déplacement abandonné.") {
    lacher();
    dire(mots);
    rattraper();
  }

  function poser() {
    if (!isAilleurs()) return renoncer("La séance reste où elle est.");
    const texte = ou(), { element, debut, vers } = lacher(), form = document.getElementById("grille-geste");
    const { seance, version, versionCreneau, luDans } = element.dataset, adresse = grille().dataset.adresse.replace("/0/", `/${seance}/`);
    form.elements.debut.value = poster(debut);
    form.elements.salle.value = vers;
    form.elements.version.value = version;
    form.elements.version_creneau.value = versionCreneau;
    form.elements.lu_dans.value = luDans;
    form.action = adresse;
    form.setAttribute("hx-post", adresse);
    rendre = element.querySelector(".grille-titre").id;
    dire(`Envoi : ${texte}…`);
    form.requestSubmit();
  }

  // ---- by pointer ----
  // The row under the finger: rows have not all the same height.
  function rangeeSous(y) {
    const haut = grille().getBoundingClientRect().top, hauteurs = getComputedStyle(grille()).gridTemplateRows.split(" ").map(parseFloat);
    let bas = haut, n = -1;
    for (const hauteur of hauteurs) {
      bas += hauteur;
      if (y < bas) break;
      n += 1;
    }
    return n;
  }

  function suivre({ clientX: x, clientY: y }) {
    geste.x = x;
    geste.y = y;
    const premiere = Number(grille().dataset.premiere) * 60;
    const rangees = rangeeSous(y - geste.prise), sous = colonnes().find((c) => { const r = c.getBoundingClientRect(); return x >= r.left && x < r.right; });
    // What is for all rooms stays so until it is clearly taken aside.
    const isDroit = geste.large && Math.abs(x - geste.x0) < 48;
    viser(premiere + rangees * PAS + (geste.depuis % PAS), isDroit || !sous ? geste.vers : sous.dataset.salle);
  }

  function commencer() {
    const { element, x, y, pointerId, isDoigt } = pressee;
    clearTimeout(pressee.attente);
    pressee = null;
    prendre(element);
    // Held as far below its head as it was taken: in pixels, since rows have not all the same height.
    Object.assign(geste, { pointerId, isDoigt, x0: x, x, y, prise: y - element.getBoundingClientRect().top });
    if (isDoigt) navigator.vibrate?.(15);
    dire(`Séance prise. Relâchez où la placer${isDoigt ? "" : ", Échap pour renoncer"}.`);
    glisser();
  }

  // Near an edge, the box and the page go on.
  function glisser() {
    if (!geste || geste.clavier) return;
    const cadre = document.getElementById("grille-cadre"), r = cadre.getBoundingClientRect(), { x, y } = geste;
    const pousse = (valeur, bas, haut) => (valeur < bas + BORD ? -1 : valeur > haut - BORD ? 1 : 0);
    const dx = pousse(x, r.left, r.right) * VITESSE, dy = pousse(y, Math.max(0, r.top), Math.min(innerHeight, r.bottom)) * VITESSE;
    const avant = [cadre.scrollLeft, cadre.scrollTop, scrollY].join();
    if (geste.aBouge && (dx || dy)) {
      cadre.scrollBy({ left: dx, top: dy, behavior: "instant" });
      if (y < BORD || y > innerHeight - BORD) scrollBy({ top: dy, behavior: "instant" });
      if (avant !== [cadre.scrollLeft, cadre.scrollTop, scrollY].join()) suivre({ clientX: x, clientY: y });
    }
    requestAnimationFrame(glisser);
  }

  document.addEventListener("pointerdown", (e) => {
    clic = false;
    const element = e.target.closest?.(CASE);
    if (geste?.clavier && !element) return renoncer();
    if (!element || !e.isPrimary || e.button || geste) return;
    const isDoigt = e.pointerType !== "mouse";
    pressee = { element, x: e.clientX, y: e.clientY, pointerId: e.pointerId, isDoigt };
    if (isDoigt) pressee.attente = setTimeout(commencer, APPUI); // before that, a finger scrolls
  });

  document.addEventListener("pointermove", (e) => {
    if (pressee?.pointerId === e.pointerId && Math.hypot(e.clientX - pressee.x, e.clientY - pressee.y) > TREMBLE) {
      if (pressee.isDoigt) oublier();
      else commencer();
    }
    if (!geste || geste.pointerId !== e.pointerId) return;
    geste.aBouge ||= Math.hypot(e.clientX - geste.x0, e.clientY - geste.y) > TREMBLE;
    if (geste.aBouge || !geste.isDoigt) suivre(e);
  });

  function oublier() {
    clearTimeout(pressee?.attente);
    pressee = null;
  }

  document.addEventListener("pointerup", (e) => {
    oublier();
    if (geste?.pointerId !== e.pointerId) return;
    clic = true;
    setTimeout(() => { clic = false; }, 50);
    poser();
  });
  document.addEventListener("pointercancel", (e) => {
    oublier();
    if (geste?.pointerId === e.pointerId) renoncer("Déplacement interrompu : la séance reste où elle est.");
  });
  // A séance is held: the page does not scroll under the finger, and no menu opens.
  document.addEventListener("touchmove", (e) => { if (geste && !geste.clavier && e.cancelable) e.preventDefault(); }, { passive: false });
  document.addEventListener("contextmenu", (e) => { if (geste || pressee?.isDoigt) e.preventDefault(); });
  document.addEventListener("dragstart", (e) => { if (e.target.closest?.(CASE)) e.preventDefault(); });
  document.addEventListener("click", (e) => {
    if (!clic || !e.target.closest?.(CASE)) return;
    clic = false;
    e.preventDefault();
    e.stopPropagation();
  }, true);

  // ---- by keyboard ----
  const PAS_DE = { ArrowUp: -PAS, ArrowDown: PAS, PageUp: -30, PageDown: 30 }, COTE = { ArrowLeft: -1, ArrowRight: 1 };

  document.addEventListener("keydown", (e) => {
    if (geste && e.key === "Escape") return e.preventDefault(), renoncer();
    const titre = e.target.closest?.(".grille-titre"), element = titre?.closest(CASE);
    if (!element || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey || (geste && !geste.clavier)) return;
    if (e.key === "Enter" && geste) return e.preventDefault(), poser();
    if (!(e.key in PAS_DE || e.key in COTE)) return;
    e.preventDefault();
    if (!geste) prendre(element, { clavier: true });
    const salles = colonnes().map((c) => c.dataset.salle), rang = salles.indexOf(geste.vers) + (COTE[e.key] ?? 0);
    const depuisLarge = geste.large && !geste.vers && e.key in COTE ? salles[e.key === "ArrowRight" ? 0 : salles.length - 1] : null;
    const vers = depuisLarge ?? salles[Math.max(0, Math.min(rang, salles.length - 1))];
    const bouge = viser(geste.debut + (PAS_DE[e.key] ?? 0), vers);
    dire(bouge ? `${ou()}. Entrée pour placer, Échap pour renoncer.` : `${ou()} : on ne peut pas aller plus loin.`);
    geste.ombre.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  });

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".grille-cases .grille-titre")) target.setAttribute("aria-describedby", "grille-mode");
  });
  document.addEventListener("focusout", ({ target }) => {
    if (geste?.clavier && geste.element.contains(target)) setTimeout(() => { if (geste?.clavier && !geste.element.contains(document.activeElement)) renoncer(); });
  });

  // ---- the news waits until the séance is put down ----
  const isNouvelle = ({ sourceElement, sourceEvent }) => sourceElement?.id === "grille" && (sourceEvent?.detail?.direct || sourceEvent?.type === "every");

  function retenir(e) {
    const { ctx } = e.detail;
    if (!geste || !isNouvelle(ctx)) return;
    e.preventDefault();
    retenue = ctx.sourceEvent.type === "every" ? retenue : ctx.sourceEvent.type;
    dire(`Le programme vient de changer. Votre geste continue : ${ou()}.`);
  }

  function rattraper() {
    const sujet = retenue;
    retenue = null;
    if (sujet) document.body.dispatchEvent(new CustomEvent(sujet, { detail: { direct: true, malgre: null } }));
  }

  // Any other answer changes the page under the hand: the drag ends, and says so.
  function recevoir(e) {
    const { ctx } = e.detail;
    if (geste && !e.defaultPrevented && !isNouvelle(ctx)) renoncer("La page vient de changer : le déplacement est abandonné.");
  }

  document.addEventListener("htmx:before:request", retenir);
  document.addEventListener("htmx:before:swap", (e) => { retenir(e); recevoir(e); });

  // ---- « + 5 min » pressed again before the answer: the presses add up, and go together with what it brings ----
  let enVol = false, aFaire = 0;

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (!form.id?.startsWith("grille-avance-")) return;
    if (!enVol) return void (enVol = true);
    e.preventDefault();
    e.stopImmediatePropagation();
    aFaire += Number(form.elements.minutes.value);
  }, true);

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    if (!ctx.sourceElement?.id?.startsWith("grille-avance-")) return;
    const minutes = ctx.response?.status === 200 ? aFaire : 0, form = document.getElementById(ctx.sourceElement.id);
    [enVol, aFaire] = [false, 0];
    if (!minutes || !form) return;
    form.elements.minutes.value = minutes;
    form.requestSubmit();
  });

  // ---- after an answer, the hand goes back to where it was ----
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    if (isNouvelle(ctx)) return;
    const source = ctx.sourceElement, panneau = document.getElementById("grille-panneau");
    if (source?.id === "grille-geste") retenue = null; // this answer is newer
    if (source?.matches?.(".grille-titre")) {
      rendre = source.id;
      return document.getElementById("grille-panneau-titre")?.focus();
    }
    if (ctx.response?.status >= 400) return; // page.js leads to the reason
    if (rendre && !panneau) document.getElementById(rendre)?.focus();
    if (source?.id === "grille-geste") dire("");
  });

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (ctx?.sourceElement?.id === "grille-geste" && !ctx.response) {
      dire("Le réseau ne répond pas : la séance reste où elle est. Recommencez quand il revient.");
      rattraper();
    }
  });
})();
