// La rédaction: above textarea[data-redaction], a bar of buttons that write our few marks, so that nobody has to know them; what
// Word or a web page pastes comes clean, from the server. Every change goes through the browser's own undo.
(() => {
  "use strict";
  const MARQUE = /^(?:#{1,6} |> ?|[-*+] |\d{1,9}[.)] )/, COLLAGE_MAX = 2_000_000, PATIENCE = 8_000;
  const OUTILS = [
    ["Gras", (zone) => entourer(zone, "**"), "Control+B"], ["Italique", (zone) => entourer(zone, "*"), "Control+I"],
    ["Intertitre", (zone) => commencer(zone, () => "## ")], ["Liste", (zone) => commencer(zone, () => "- ")],
    ["Numéros", (zone) => commencer(zone, (n) => `${n}. `)], ["Citation", (zone) => commencer(zone, () => "> ")], ["Lien", lier],
  ];

  // ---- writing in the field ----
  function ecrire(zone, debut, fin, texte, de = debut + texte.length, a = de) {
    zone.focus();
    zone.setSelectionRange(debut, fin);
    const fait = texte ? document.execCommand("insertText", false, texte) : debut === fin || document.execCommand("delete");
    if (!fait) {
      zone.setRangeText(texte, debut, fin, "end");
      zone.dispatchEvent(new Event("input", { bubbles: true }));
    }
    zone.setSelectionRange(de, a);
  }

  // The words selected, without the blanks at their ends: « **mot **» is no mark.
  function choix(zone) {
    const brut = zone.value.slice(zone.selectionStart, zone.selectionEnd), debut = zone.selectionStart + brut.length - brut.trimStart().length;
    return brut.trim() ? { debut, fin: debut + brut.trim().length, mots: brut.trim() } : { debut: zone.selectionStart, fin: zone.selectionStart, mots: "" };
  }

  function entourer(zone, signe) {
    const { debut, fin, mots } = choix(zone), n = signe.length;
    const etoiles = (texte, ou) => texte.match(ou)[0].length;
    const autour = Math.min(etoiles(zone.value.slice(0, debut), /\**$/), etoiles(zone.value.slice(fin), /^\**/));
    if (mots && (n === 2 ? autour >= 2 : autour % 2 === 1)) return ecrire(zone, debut - n, fin + n, mots, debut - n, fin - n);
    const texte = mots || "texte";
    ecrire(zone, debut, fin, signe + texte + signe, debut + n, debut + n + texte.length);
  }

  // Each line of the choice begins with the mark; where all do, none does any more.
  function commencer(zone, marque) {
    const debut = zone.value.lastIndexOf("\n", zone.selectionStart - 1) + 1, suite = zone.value.indexOf("\n", zone.selectionEnd);
    const fin = suite < 0 ? zone.value.length : suite, lignes = zone.value.slice(debut, fin).split("\n");
    let n = 0;
    const marquees = lignes.map((ligne) => (ligne.trim() || lignes.length === 1 ? marque(++n) + ligne.trimStart().replace(MARQUE, "") : ligne));
    const isDeja = marquees.every((ligne, rang) => ligne === lignes[rang]);
    const texte = (isDeja ? lignes.map((ligne) => ligne.replace(MARQUE, "")) : marquees).join("\n");
    const avant = !isDeja && debut > 1 && zone.value[debut - 2] !== "\n" && !MARQUE.test(zone.value.slice(0, debut - 1).split("\n").at(-1)) ? "\n" : "";
    const la = debut + avant.length + texte.length;
    ecrire(zone, debut, fin, avant + texte, lignes.length > 1 ? debut + avant.length : la, la);
  }

  // The address is asked for in a row of its own, above the bar: nobody has to write between two brackets.
  function lier(zone) {
    const { mots } = choix(zone);
    if (/^https?:\/\/\S+$/.test(mots)) return poserLien(zone, "", mots);
    if (fermerLeLien(zone)) return zone.focus(); // asked for twice
    const ligne = document.createElement("p"), champ = document.createElement("input"), nom = document.createElement("label");
    const finir = (adresse) => { ligne.remove(); if (adresse) poserLien(zone, choix(zone).mots, adresse); else zone.focus(); };
    ligne.className = "redaction-lien";
    Object.assign(champ, { type: "text", inputMode: "url", autocomplete: "off", id: `${zone.id}-lien`, className: "form-control", placeholder: "https://" });
    Object.assign(nom, { htmlFor: champ.id, textContent: "Adresse du lien" });
    champ.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" && e.key !== "Escape") return;
      e.preventDefault(); // the form is not sent
      finir(e.key === "Enter" ? adresseEntiere(champ.value) : "");
    });
    ligne.append(nom, champ, outil("Mettre le lien", () => finir(adresseEntiere(champ.value))), outil("Renoncer", () => finir("")));
    zone.previousElementSibling.before(ligne);
    champ.focus();
  }

  function fermerLeLien(zone) {
    const ligne = zone.parentElement.querySelector(":scope > .redaction-lien");
    ligne?.remove();
    return Boolean(ligne);
  }

  // As people write them: « www.exemple.fr », « nom@exemple.fr ».
  function adresseEntiere(saisie) {
    const nue = saisie.trim().replace(/\s/g, "%20").replaceAll("(", "%28").replaceAll(")", "%29");
    if (!nue || /^(?:https?:\/\/|mailto:)$/i.test(nue)) return "";
    if (/^[a-z][a-z0-9+.-]*:/i.test(nue) && !/^[^/]*:\d/.test(nue)) return nue;
    return /^[^/@]+@[^/@]+$/.test(nue) ? `mailto:${nue}` : `https://${nue}`;
  }

  // In the place of what is chosen by then.
  function poserLien(zone, mots, adresse) {
    const { debut, fin } = choix(zone), texte = mots || "texte du lien", la = mots ? debut + texte.length + adresse.length + 4 : debut + 1;
    ecrire(zone, debut, fin, `[${texte}](${adresse})`, la, mots ? la : la + texte.length);
  }

  // A line further in a list: its mark comes by itself. When nothing was written after it, it goes, and an empty line ends the
  // list: without one, what follows would be part of its last item.
  function continuer(e, zone) {
    const debut = zone.value.lastIndexOf("\n", zone.selectionStart - 1) + 1, ligne = zone.value.slice(debut, zone.selectionStart);
    const lue = ligne.match(/^(\s*)(?:([-*+]|>)|(\d{1,9})([.)])) (.*)$/);
    if (!lue || zone.selectionStart !== zone.selectionEnd) return;
    e.preventDefault();
    if (!lue[5].trim()) return ecrire(zone, debut, zone.selectionStart, /(?:^|\n)[ \t]*\n$|^$/.test(zone.value.slice(0, debut)) ? "" : "\n");
    ecrire(zone, zone.selectionStart, zone.selectionEnd, `\n${lue[1]}${lue[2] ?? Number(lue[3]) + 1 + lue[4]} `);
  }

  // Who types the mark as well: once is enough.
  function retenir(e, zone) {
    const debut = zone.value.lastIndexOf("\n", zone.selectionStart - 1) + 1, ligne = zone.value.slice(debut, zone.selectionStart);
    if (zone.selectionStart !== zone.selectionEnd || !/^\s*(?:([-*+>]) [-*+>]|\d{1,9}[.)] \d{1,9}[.)])$/.test(ligne)) return;
    e.preventDefault();
    const la = debut + ligne.trimEnd().lastIndexOf(" ") + 1;
    ecrire(zone, la, zone.selectionStart, "");
  }

  // ---- pasting ----
  async function coller(e, zone) {
    const html = e.clipboardData?.getData("text/html") ?? "", brut = e.clipboardData?.getData("text/plain") ?? "";
    if (!html || html.length > COLLAGE_MAX || !zone.dataset.redaction) return;
    e.preventDefault();
    zone.setAttribute("aria-busy", "true");
    const [propre, pertes] = await nettoyer(zone, html), texte = propre || brut.replace(/\r\n?/g, "\n");
    zone.removeAttribute("aria-busy");
    if (!zone.isConnected) return;
    const ligne = zone.value.slice(zone.value.lastIndexOf("\n", zone.selectionStart - 1) + 1, zone.selectionStart);
    const isBloc = texte.includes("\n\n") || MARQUE.test(texte); // a heading or a list begins a line
    ecrire(zone, zone.selectionStart, zone.selectionEnd, (isBloc && ligne.trim() ? "\n\n" : "") + texte);
    dire(zone, pertes);
  }

  // Under the field, what the last paste left aside.
  function dire(zone, phrase) {
    let dit = zone.parentElement.querySelector(":scope > .redaction-dit");
    if (!dit) {
      if (!phrase) return;
      dit = Object.assign(document.createElement("p"), { className: "redaction-dit discret" });
      dit.setAttribute("role", "status");
      zone.after(dit);
    }
    setTimeout(() => { dit.textContent = phrase; }); // a live region speaks of what comes into it
  }

  async function nettoyer(zone, html) {
    try {
      const headers = { "Content-Type": "text/html; charset=utf-8", "X-CSRFToken": cookie("csrftoken") ?? "" };
      const reponse = await fetch(zone.dataset.redaction, { method: "POST", body: html, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      const isPropre = reponse.status === 200 && reponse.headers.get("Content-Type")?.startsWith("text/plain");
      return isPropre ? [await reponse.text(), decodeURIComponent(reponse.headers.get("Laisse-De-Cote") ?? "")] : ["", ""];
    } catch {
      return ["", ""];
    }
  }

  // ---- the bar ----
  function outil(mot, acte) {
    const bouton = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outil", textContent: mot });
    bouton.addEventListener("mousedown", (e) => e.preventDefault()); // the choice stays, on a phone the keyboard too
    bouton.addEventListener("click", acte);
    return bouton;
  }

  function barre(zone) {
    const outils = document.createElement("div");
    outils.className = "redaction";
    outils.setAttribute("role", "toolbar");
    outils.setAttribute("aria-label", "Mise en forme");
    outils.setAttribute("aria-controls", zone.id);
    outils.append(...OUTILS.map(([mot, acte, touches], rang) => {
      const bouton = outil(mot, () => acte(zone));
      bouton.tabIndex = rang ? -1 : 0;
      if (touches) bouton.setAttribute("aria-keyshortcuts", touches);
      return bouton;
    }));
    outils.addEventListener("keydown", (e) => {
      const pas = { ArrowRight: 1, ArrowLeft: -1 }[e.key], boutons = [...outils.children];
      if (!pas) return;
      e.preventDefault();
      const suivant = boutons[(boutons.indexOf(document.activeElement) + pas + boutons.length) % boutons.length];
      for (const bouton of boutons) bouton.tabIndex = bouton === suivant ? 0 : -1;
      suivant.focus();
    });
    return outils;
  }

  function equiper() {
    for (const zone of document.querySelectorAll("textarea[data-redaction]:not([data-sans-barre])")) {
      if (!zone.previousElementSibling?.matches(".redaction")) zone.before(barre(zone));
    }
  }

  const zoneDe = (e) => (e.target.matches?.("textarea[data-redaction]") ? e.target : null);
  document.addEventListener("keydown", (e) => {
    const acte = (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey ? { b: "**", i: "*" }[e.key.toLowerCase()] : "";
    if (!acte || !zoneDe(e)) return;
    e.preventDefault();
    entourer(zoneDe(e), acte);
  });
  document.addEventListener("beforeinput", (e) => {
    if (!zoneDe(e)) return;
    if (e.inputType === "insertLineBreak") continuer(e, zoneDe(e));
    else if (e.inputType === "insertText" && e.data === " ") retenir(e, zoneDe(e));
  });
  document.addEventListener("paste", (e) => { if (zoneDe(e)) coller(e, zoneDe(e)); });
  // Who goes on with something else is done with the link.
  document.addEventListener("input", (e) => { if (zoneDe(e)) fermerLeLien(e.target); });
  document.addEventListener("htmx:before:request", (e) => { e.target.closest?.("form")?.querySelectorAll("textarea[data-redaction]").forEach(fermerLeLien); });
  // A change that was shown is no longer the one that would be sent.
  document.addEventListener("input", (e) => {
    const apercu = e.target.form?.querySelector("#apercu");
    if (!apercu?.firstElementChild || !e.target.matches("[name=titre], [name=corps]") || apercu.querySelector(".apercu-ancien")) return;
    apercu.prepend(Object.assign(document.createElement("p"), { className: "apercu-ancien avis", textContent: "Le texte a changé depuis cet aperçu." }));
  });
  document.addEventListener("htmx:after:swap", equiper);
  equiper();
})();
