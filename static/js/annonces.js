// An announcement that a person closed stays closed on her device; everybody else goes on reading it.
(() => {
  "use strict";
  const NOM = "annonces-fermees", GARDEES = 20;

  function fermees() {
    try { return JSON.parse(localStorage.getItem(NOM)) ?? []; } catch { return []; }
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
    bouton.closest("[data-annonce]").hidden = true;
    document.getElementById("contenu").focus({ preventScroll: true });
  });
  document.addEventListener("htmx:after:swap", ranger);
  ranger();
})();
