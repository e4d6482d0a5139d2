// <form data-send>: sent in the background, with a word on how far it is. A cut line leaves the page, its words and
// its photo as they are. The hidden key goes along again, also after the page died, so that what had arrived although
// nobody heard so counts once. Without this file the form is sent like any other.
"use strict";

const PATIENCE = 60_000; // so long nothing may move on the line before we call it cut

const attempt = {
  name: (form) => `lokmin:key:${form.dataset.draft}`,
  keep(form) {
    try { localStorage.setItem(attempt.name(form), form.elements.key.value); } catch { /* full */ }
  },
  take(form) {
    try { form.elements.key.value = localStorage.getItem(attempt.name(form)) ?? form.elements.key.value; } catch { /* none */ }
  },
  answered(form, taken) {
    try {
      localStorage.removeItem(attempt.name(form));
      if (taken) localStorage.removeItem(`lokmin:draft:${form.dataset.draft}`);
    } catch { /* none */ }
  },
};

// One line of [data-tell] is shown: shrinking, sending, cut or refused; none when `what` is empty.
function tell(form, what, words = "") {
  for (const line of form.querySelectorAll("[data-tell]")) {
    line.hidden = line.dataset.tell !== what;
    if (!line.hidden && words) line.querySelector("[data-words]").textContent = words;
  }
}

function busy(form, on) {
  if (on) form.dataset.sending = "1"; else delete form.dataset.sending;
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    if (on) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
  }
}

function deliver(form) {
  const request = new XMLHttpRequest();
  const bar = form.querySelector("progress");
  let watch;
  const moving = () => {
    clearTimeout(watch);
    watch = setTimeout(() => request.abort(), PATIENCE);
  };
  return new Promise((done) => {
    request.open("POST", form.getAttribute("action"));
    request.upload.addEventListener("progress", (event) => {
      moving();
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener("progress", moving);
    request.addEventListener("loadend", () => { clearTimeout(watch); done(request); });
    bar.value = 0;
    moving();
    request.send(new FormData(form));
  });
}

// What the server did not take: its sentence comes into the form, which keeps its words and its photo.
function refused(form, request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const again = [...page.forms].find((one) => one.getAttribute("action") === form.getAttribute("action"));
  const errors = (again ?? page).querySelector(".errors");
  const words = [...page.querySelectorAll("main h1, main .lead")].map((part) => part.textContent.trim()).filter(Boolean);
  if (again?.elements.key) form.elements.key.value = again.elements.key.value;
  if (errors) {
    form.prepend(document.adoptNode(errors));
    tell(form, "");
    errors.focus();
  } else if (words.length) tell(form, "refused", words.join(". "));
  else tell(form, "cut");
}

async function send(form) {
  busy(form, true);
  form.querySelector(".errors")?.remove();
  tell(form, "shrinking");
  await Promise.all([...form.elements].map((field) => field.ready));
  tell(form, "sending");
  attempt.keep(form);
  const request = await deliver(form);
  busy(form, false);
  if (request.status === 0) { tell(form, "cut"); return; }
  if (request.status < 500) attempt.answered(form, request.status < 400); // a failing server may have taken it
  if (request.status < 400) location.assign(request.responseURL); else refused(form, request);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("send" in form.dataset)) return;
  event.preventDefault();
  if (!form.dataset.sending) send(form);
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-sending]")) event.preventDefault();
});
for (const form of document.querySelectorAll("form[data-send]")) attempt.take(form);
