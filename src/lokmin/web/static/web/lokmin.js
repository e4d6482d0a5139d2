// Small comforts. Every page works without this file.
"use strict";

// An error summary takes the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();

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
