// Small comforts. Every page works without this file.
"use strict";

// An error summary takes the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();

// A refused form stands at the address it was sent to, and what was sent is stored nowhere: Back to it would
// show an error of the browser. From here on that address is opened anew, like any page.
if (performance.getEntriesByType("navigation")[0]?.responseStatus >= 400) history.replaceState(history.state, "", location.href);

// A form that changes something is sent once, also under an impatient thumb.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});

// Print buttons, file names in our own words.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("change", (event) => {
  const name = event.target.closest(".file")?.querySelector(".file-name");
  if (name && event.target.files) name.textContent = [...event.target.files].map((f) => f.name).join(", ") || name.dataset.none;
});

// <form data-draft="account:minutes:12">: typed text outlives a broken network, a locked screen, a closed lid.
// A draft goes when the page after sending confirms it: a success message, [data-taken], or the next page
// reached from the form, without an error summary.
const drafts = {
  name: (form) => `lokmin:draft:${form.dataset.draft}`,
  typed: (form) => [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type)),
  box: (field) => ["checkbox", "radio"].includes(field.type),
  read: (form) => drafts.typed(form).map((field) => [field.name, field.value, drafts.box(field) ? field.checked : null]),
  keep(form) {
    try { localStorage.setItem(drafts.name(form), JSON.stringify(drafts.read(form))); } catch { /* full */ }
  },
  forget() {
    const sent = sessionStorage.getItem("lokmin:sent");
    const followed = performance.getEntriesByType("navigation")[0]?.type === "navigate" && document.referrer !== "";
    const taken = document.querySelector(".message:not(.message-refused), [data-taken]");
    if (sent && (taken || followed) && !document.querySelector("[data-focus]")) localStorage.removeItem(sent);
    sessionStorage.removeItem("lokmin:sent");
  },
  restore(form) {
    const kept = JSON.parse(localStorage.getItem(drafts.name(form)) ?? "[]");
    for (const [name, value, checked] of kept) {
      const field = drafts.typed(form).find((one) => one.name === name && (checked === null || one.value === value));
      if (!field) continue;
      if (checked === null) field.value = value; else field.checked = checked;
    }
    const line = form.querySelector("[data-draft-line]");
    if (line && kept.length) line.hidden = false;
    if (kept.length) form.closest("details")?.setAttribute("open", "");
  },
};
try {
  drafts.forget();
  for (const form of document.querySelectorAll("form[data-draft]")) {
    drafts.restore(form);
    form.addEventListener("input", () => drafts.keep(form));
    form.addEventListener("submit", () => sessionStorage.setItem("lokmin:sent", drafts.name(form)));
  }
} catch { /* without storage the page works as it is */ }
