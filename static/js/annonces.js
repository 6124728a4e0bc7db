// Les annonces: those of the day, and what an act has just said. The first, closed by a person, stays closed on her device;
// everybody else goes on reading it. The same for the notice of what has changed in the programme, whose reminder shows once
// the notice itself has been scrolled away.
(() => {
  "use strict";
  const NOM = "annonces-fermees", GARDEES = 20;

  function fermees() {
    try { return JSON.parse(localStorage.getItem(NOM)) ?? []; } catch { return []; }
  }

  const vue = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) =>
    document.body.classList.toggle("nouveautes-loin", !isIntersecting && boundingClientRect.bottom <= 0));

  function suivre() {
    vue.disconnect();
    const lieu = document.getElementById("nouveautes");
    if (lieu) vue.observe(lieu);
  }

  function ranger() {
    const cachees = fermees();
    for (const annonce of document.querySelectorAll("[data-annonce]"))
      annonce.hidden = cachees.includes(annonce.dataset.annonce);
    for (const bouton of document.querySelectorAll("[data-annonce-fermer]")) bouton.hidden = false; // useless without this script
  }

  document.addEventListener("click", ({ target }) => {
    const bouton = target.closest?.("[data-annonce-fermer]");
    if (!bouton) return;
    try {
      localStorage.setItem(NOM, JSON.stringify([...fermees(), bouton.dataset.annonceFermer].slice(-GARDEES)));
    } catch { /* a device that keeps nothing: closed until the next page */ }
    for (const annonce of document.querySelectorAll("[data-annonce]"))
      if (annonce.dataset.annonce === bouton.dataset.annonceFermer) annonce.hidden = true;
    document.getElementById("contenu").focus({ preventScroll: true });
  });
  // What an act has just said stays in sight while it is read, then gives way: to the field in use, or once one has gone on
  // reading. It waits at the foot of the page. What offers to undo the act gives way to a field that it covers only.
  const LU = 5_000, ECART = 120, zone = document.getElementById("annonce");
  let depuis = 0, hauteur = 0;

  function paraitre() {
    [depuis, hauteur] = [performance.now(), scrollY];
    zone.classList.remove("annonce-a-part");
  }

  const mettreAPart = () => zone.classList.add("annonce-a-part");
  const isADefaire = () => zone.querySelector("form") !== null;

  function ceder({ target }) {
    if (!target.matches(saisie.CHAMPS) || zone.contains(target)) return;
    const champ = target.getBoundingClientRect(), avis = zone.getBoundingClientRect();
    if (!isADefaire() || (champ.bottom > avis.top && champ.top < avis.bottom)) mettreAPart();
  }

  function avancer() {
    if (performance.now() - depuis > LU && Math.abs(scrollY - hauteur) > ECART && !isADefaire()) mettreAPart();
  }

  if (zone) {
    new MutationObserver(paraitre).observe(zone, { childList: true });
    document.addEventListener("focusin", ceder);
    addEventListener("scroll", avancer, { passive: true });
    paraitre();
  }
  document.addEventListener("htmx:after:swap", () => { ranger(); suivre(); });
  ranger();
  suivre();
})();
