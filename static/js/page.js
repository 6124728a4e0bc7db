// Small comforts of every page. Nothing here is needed for an act to succeed.

const cookie = (nom) => document.cookie.split("; ").find((c) => c.startsWith(`${nom}=`))?.split("=")[1];

// A sign-in in another tab turns the token that this page was served with.
document.addEventListener("htmx:config:request", (e) => {
  const jeton = cookie("csrftoken");
  if (jeton) e.detail.ctx.request.headers["X-CSRFToken"] = jeton;
});

// A form of several buttons goes where the one that was pressed says, as without JavaScript.
document.addEventListener("htmx:config:request", (e) => {
  const lieu = e.detail.ctx.request.submitter?.getAttribute("formaction");
  if (lieu) e.detail.ctx.request.action = lieu;
});

// Our forms leave the checking to the server, which never sees a date half typed: the browser sends nothing in its place.
document.addEventListener("submit", (e) => {
  const champ = [...e.target.elements].find((un) => un.validity?.badInput);
  if (!champ) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  champ.reportValidity();
}, true);

// After a refused form, the reading point goes to the summary, else to the first field in error.
document.addEventListener("htmx:after:swap", (e) => {
  if (![409, 422].includes(e.detail.ctx.response?.status)) return;
  const page = document.getElementById("contenu");
  const cible = page.querySelector(".erreurs, #erreurs.avis, .conflit, .avis-refus") ?? page.querySelector("[aria-invalid=true], .is-invalid");
  if (!cible) return;
  if (!cible.matches("input, select, textarea")) cible.tabIndex = -1;
  cible.focus();
  cible.labels?.[0]?.scrollIntoView({ block: "nearest" }); // and its error, just below: a field in sight itself would not move
});

// What an act takes away hands the reading point on, to what its button names.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const suite = document.getElementById(ctx.request?.submitter?.dataset.ensuite);
  if (document.activeElement === document.body) suite?.focus();
});

// Where one turns pages before a room, the arrow keys follow the links to the one before and the one after.
document.addEventListener("keydown", (e) => {
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[e.key];
  if (!rel || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || e.target.closest("input, select, textarea")) return;
  document.querySelector(`[data-fleches] a[rel=${rel}]`)?.click();
});

function fermer(zone) {
  zone.replaceChildren();
  zone.classList.remove("annonce-vive");
}

document.addEventListener("click", (e) => {
  const bouton = e.target.closest("[data-fermer]");
  if (!bouton) return;
  fermer(document.getElementById(bouton.dataset.fermer));
  document.getElementById("contenu").focus({ preventScroll: true });
});

// Who opens something has read what was announced: it does not stand over a form.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.sourceElement?.matches?.("a[hx-get]") && ctx.response?.status < 400) fermer(document.getElementById("annonce"));
});

// Counts from the first key on; the limit itself is kept by the server, so a long paste is never cut.
document.addEventListener("input", ({ target }) => {
  const limite = Number(target.dataset.compteur ?? target.getAttribute("maxlength"));
  if (!target.matches("textarea") || !(limite > 0)) return;
  let compteur = target.parentElement.querySelector(":scope > .compteur");
  if (!compteur) {
    compteur = document.createElement("p");
    compteur.className = "compteur";
    target.after(compteur);
  }
  const reste = limite - [...target.value].length;
  const mots = (n) => `${n.toLocaleString("fr-FR")} ${n > 1 ? "caractères" : "caractère"}`;
  compteur.textContent = reste < 0 ? `${mots(-reste)} de trop` : `encore ${mots(reste)}`;
  compteur.classList.toggle("compteur-trop", reste < 0);
  saisie.direLaLongueur(target, [...target.value].length, reste >= 0);
  // Spoken only near the end: a voice at every key would cover the writing.
  if (reste < 50) compteur.setAttribute("role", "status");
  else compteur.removeAttribute("role");
});

// Where the device can share (on a secure page), one tap does it; elsewhere the address stands there to be copied.
const offrirLePartage = () => document.querySelectorAll("[data-partager]").forEach((bouton) => { bouton.hidden = !navigator.share; });
offrirLePartage();
document.addEventListener("htmx:after:swap", offrirLePartage);
document.addEventListener("click", ({ target }) => {
  const adresse = target.closest?.("[data-partager]")?.dataset.partager;
  if (adresse) navigator.share({ title: document.title, url: adresse }).catch(() => {}); // closed without choosing: nothing to say
});
