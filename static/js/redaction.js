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

  function lier(zone) {
    const { debut, fin, mots } = choix(zone), isAdresse = /^https?:\/\/\S+$/.test(mots);
    const texte = isAdresse || !mots ? "texte du lien" : mots, adresse = isAdresse ? mots : "https://";
    const la = isAdresse || !mots ? debut + 1 : debut + texte.length + 3;
    ecrire(zone, debut, fin, `[${texte}](${adresse})`, la, la + (isAdresse || !mots ? texte : adresse).length);
  }

  // A line further in a list: its mark comes by itself, and goes when nothing was written after it.
  function continuer(e, zone) {
    const debut = zone.value.lastIndexOf("\n", zone.selectionStart - 1) + 1, ligne = zone.value.slice(debut, zone.selectionStart);
    const lue = ligne.match(/^(\s*)(?:([-*+]|>)|(\d{1,9})([.)])) (.*)$/);
    if (!lue || zone.selectionStart !== zone.selectionEnd) return;
    e.preventDefault();
    if (!lue[5].trim()) return ecrire(zone, debut, zone.selectionStart, "");
    ecrire(zone, zone.selectionStart, zone.selectionEnd, `\n${lue[1]}${lue[2] ?? Number(lue[3]) + 1 + lue[4]} `);
  }

  // ---- pasting ----
  async function coller(e, zone) {
    const html = e.clipboardData?.getData("text/html") ?? "", brut = e.clipboardData?.getData("text/plain") ?? "";
    if (!html || html.length > COLLAGE_MAX || !zone.dataset.redaction) return;
    e.preventDefault();
    zone.setAttribute("aria-busy", "true");
    const texte = await nettoyer(zone, html) || brut.replace(/\r\n?/g, "\n");
    zone.removeAttribute("aria-busy");
    if (!zone.isConnected) return;
    const ligne = zone.value.slice(zone.value.lastIndexOf("\n", zone.selectionStart - 1) + 1, zone.selectionStart);
    const isBloc = texte.includes("\n\n") || MARQUE.test(texte); // a heading or a list begins a line
    ecrire(zone, zone.selectionStart, zone.selectionEnd, (isBloc && ligne.trim() ? "\n\n" : "") + texte);
  }

  async function nettoyer(zone, html) {
    try {
      const headers = { "Content-Type": "text/html; charset=utf-8", "X-CSRFToken": cookie("csrftoken") ?? "" };
      const reponse = await fetch(zone.dataset.redaction, { method: "POST", body: html, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      return reponse.status === 200 && reponse.headers.get("Content-Type")?.startsWith("text/plain") ? await reponse.text() : "";
    } catch {
      return "";
    }
  }

  // ---- the bar ----
  function barre(zone) {
    const outils = document.createElement("div");
    outils.className = "redaction";
    outils.setAttribute("role", "toolbar");
    outils.setAttribute("aria-label", "Mise en forme");
    outils.setAttribute("aria-controls", zone.id);
    outils.append(...OUTILS.map(([mot, acte, touches], rang) => {
      const bouton = document.createElement("button");
      Object.assign(bouton, { type: "button", className: "btn btn-outil", textContent: mot, tabIndex: rang ? -1 : 0 });
      if (touches) bouton.setAttribute("aria-keyshortcuts", touches);
      bouton.addEventListener("mousedown", (e) => e.preventDefault()); // the choice stays, on a phone the keyboard too
      bouton.addEventListener("click", () => acte(zone));
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
  document.addEventListener("beforeinput", (e) => { if (e.inputType === "insertLineBreak" && zoneDe(e)) continuer(e, zoneDe(e)); });
  document.addEventListener("paste", (e) => { if (zoneDe(e)) coller(e, zoneDe(e)); });
  document.addEventListener("htmx:after:swap", equiper);
  equiper();
})();
