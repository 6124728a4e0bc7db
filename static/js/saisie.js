// What is being typed: which fields hold words that the server has not seen.
const saisie = (() => {
  "use strict";
  const TROP_LONG = /^(\s*Raccourcissez ce texte.* il en a )[\d\s]+/;
  const CHAMPS = "textarea, select, input:not([type=button], [type=submit], [type=reset], [type=image], [type=hidden])";

  function isModifie(champ) {
    if (champ.type === "checkbox" || champ.type === "radio") return champ.checked !== champ.defaultChecked;
    if (champ.type === "file") return champ.value !== "";
    if (!champ.options) return champ.value !== champ.defaultValue;
    const options = [...champ.options];
    if (champ.multiple || options.some((o) => o.defaultSelected)) return options.some((o) => o.selected !== o.defaultSelected);
    return champ.selectedIndex > Math.max(0, options.findIndex((o) => !o.disabled));
  }

  // A form that the server gave back with what was typed (data-lie) has not been saved either.
  function isEnCours(form) {
    return form.dataset.lie !== undefined || [...form.querySelectorAll(CHAMPS)].some(isModifie);
  }

  // What the server said of the length of a text is of the text that it was sent: it goes as soon as this one fits.
  function direLaLongueur(champ, longueur, tient) {
    const erreurs = [...champ.parentElement.querySelectorAll(":scope > .invalid-feedback")];
    const trop = erreurs.find((erreur) => TROP_LONG.test(erreur.textContent));
    if (!trop) return;
    const mots = trop.querySelector("strong") ?? trop;
    mots.textContent = mots.textContent.replace(TROP_LONG, `$1${longueur.toLocaleString("fr-FR")}`);
    trop.hidden = tient;
    const isFautif = erreurs.some((erreur) => !erreur.hidden);
    champ.classList.toggle("is-invalid", isFautif);
    if (isFautif) champ.setAttribute("aria-invalid", "true");
    else champ.removeAttribute("aria-invalid");
  }

  return { CHAMPS, direLaLongueur, isModifie, isEnCours };
})();
