// An announcement that a person closed stays closed on her device; everybody else goes on reading it. The same for the notice of
// what has changed in the programme, whose reminder shows once the notice itself has been scrolled away.
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
  document.addEventListener("htmx:after:swap", () => { ranger(); suivre(); });
  ranger();
  suivre();
})();
