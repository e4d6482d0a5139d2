// The cockpit: what is typed is kept within seconds, keys save it as what it is, the sides follow by themselves.
// Without this file every button works; then "Simpan konsep" keeps the text.
"use strict";

const cockpit = document.querySelector("[data-room]");
const form = document.querySelector("form[data-autosave]");

if (form) {
  const [text, who, item, version] = ["text", "who", "item", "version"].map((one) => form.elements.namedItem(one));
  const line = document.querySelector("[data-saved]");
  const conflict = form.querySelector("[data-conflict]");
  const name = `lokmin:room:${form.dataset.keep}`;
  let running = null, timer = 0, since = 0, sending = false, saved = text.value;

  const local = {
    keep() { try { localStorage.setItem(name, JSON.stringify({ text: text.value, version: version.value })); } catch { /* full */ } },
    read() { try { return JSON.parse(localStorage.getItem(name) ?? "null"); } catch { return null; } },
    forget() { try { localStorage.removeItem(name); } catch { /* none */ } },
  };
  const say = (words) => { if (line) line.textContent = words; };
  const body = () => {
    const data = new FormData();
    for (const field of ["csrfmiddlewaretoken", "text", "who", "item", "version"]) data.append(field, form.elements.namedItem(field).value);
    return data;
  };

  const differ = (theirs, number) => {
    version.value = number;
    conflict.querySelector("[data-theirs]").textContent = theirs;
    conflict.hidden = false;
    say("");
  };

  const save = async () => {
    clearTimeout(timer);
    timer = since = 0;
    if (running || sending || !conflict.hidden || text.value === saved) return;
    const typed = text.value;
    running = (async () => {
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: body(), headers: { Accept: "application/json" } });
        const told = await answer.json();
        if (answer.status === 409) return differ(told.theirs, told.version);
        if (!answer.ok) return say(told.message ?? form.dataset.offlineText);
        version.value = told.version;
        saved = typed;
        local.keep();
        say(`${form.dataset.savedText} ${told.at}`);
      } catch {
        say(form.dataset.offlineText);
        timer = setTimeout(save, 5000);
      }
    })();
    await running;
    running = null;
    if (text.value !== saved && !timer && conflict.hidden) timer = setTimeout(save, 1500);
  };

  const typing = () => {
    local.keep();
    say(form.dataset.typingText);
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(1500, since + 4000 - Date.now())));
  };

  // What a killed tab had not sent yet lies in this browser; the server's text is kept beside it.
  const kept = local.read();
  if (sessionStorage.getItem(name) && document.querySelector(".message:not(.message-refused)")) local.forget();
  else if (kept?.text && kept.text !== text.value) {
    if (kept.version === version.value || !text.value) { text.value = kept.text; typing(); }
    else { const theirs = text.value; text.value = kept.text; differ(theirs, version.value); }
  }
  sessionStorage.removeItem(name);

  // The browser goes to the place named in the address after this script ran, and takes the focus along.
  if (["", "#tulis", "#t-teks", "#terakhir"].includes(location.hash)) {
    const back = () => text.focus({ preventScroll: true });
    back();
    addEventListener("load", () => setTimeout(back));
  }
  text.setSelectionRange(text.value.length, text.value.length);
  text.addEventListener("input", typing);
  for (const field of [who, item]) field.addEventListener("change", () => { if (text.value) { saved = null; typing(); } });
  addEventListener("pagehide", () => {
    if (!sending && text.value !== saved && conflict.hidden) navigator.sendBeacon(form.dataset.autosave, body());
  });

  conflict.addEventListener("click", (event) => {
    const use = event.target.dataset.use;
    const theirs = conflict.querySelector("[data-theirs]").textContent;
    if (!use || conflict.hidden || (use !== "mine" && !theirs.trim())) return;
    if (use === "theirs") text.value = theirs;
    if (use === "both") text.value = `${theirs}\n${text.value}`;
    conflict.hidden = true;
    saved = null;
    typing();
    text.focus();
  });

  // A draft that is on its way arrives before the sentence that ends it.
  form.addEventListener("submit", (event) => {
    if (running) {
      event.preventDefault();
      event.stopPropagation();
      running.finally(() => form.requestSubmit(event.submitter));
      return;
    }
    sending = true;
    clearTimeout(timer);
    sessionStorage.setItem(name, "1");
    setTimeout(() => { sending = false; }, 5000);
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const button = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
}

// Clock, presence, phones and last entries follow; what is being touched stays as it is.
if (cockpit) {
  let etag = "";
  const follow = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(cockpit.dataset.room, { headers: etag ? { "If-None-Match": etag } : {} });
      if (answer.status !== 200 || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      let whole = true;
      for (const part of fresh.querySelectorAll("[data-live]")) {
        const here = document.getElementById(part.id);
        const touched = here?.contains(document.activeElement) || here?.querySelector("details[open]");
        if (here && !touched) here.replaceWith(document.adoptNode(part)); else whole = false;
      }
      if (whole) etag = answer.headers.get("ETag") ?? "";
    } catch { /* the next time */ }
  };
  setInterval(follow, 4000);
}
