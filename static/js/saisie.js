// What is being typed: which fields hold words that the server has not seen.
const saisie = (() => {
  "use strict";
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

  return { CHAMPS, isModifie, isEnCours };
})();
