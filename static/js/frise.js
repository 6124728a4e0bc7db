// The timeline opens on today, in the middle of its frame; where the person scrolls it, it stays.
(() => {
  "use strict";
  const ouvertes = new WeakSet();

  function ouvrir() {
    for (const cadre of document.querySelectorAll(".frise-cadre")) {
      const jour = cadre.querySelector(".frise-jour");
      if (!jour || !cadre.clientWidth || ouvertes.has(cadre)) continue;
      ouvertes.add(cadre);
      const { left, width } = jour.getBoundingClientRect();
      cadre.scrollLeft += left + width / 2 - cadre.getBoundingClientRect().left - cadre.clientWidth / 2;
    }
  }

  document.addEventListener("htmx:after:swap", ouvrir);
  ouvrir();
})();
