// Entry grid: arrows and Enter move, every cell saves itself, unsaved text stays until it is safe.
// Without this file the same table is one form with a save button.
//
// <form data-grid data-save-url="…" data-month="2023-04" data-who="account">
//   <p class="save-line" data-save-line aria-live="polite">
//     <span data-saved>Tersimpan</span> <span data-waiting hidden>Menunggu (<b>0</b>)</span>
//     <span data-refused hidden>Ditolak (<b>0</b>)</span> <button type="button" data-retry hidden>Coba kirim lagi</button></p>
//   <td class="cell-saved" data-cell><svg class="icon"><use href="#i-check"></svg>
//     <input inputmode="numeric" data-area="…" data-element="…" data-version="3" value="6"></td>
//   <p data-say role="status">        sentences of the server
//   <template data-conflict> … two buttons [data-keep-mine] [data-take-theirs], text in [data-conflict-text]
"use strict";

(() => {
  const form = document.querySelector("form[data-grid]");
  if (!form) return;

  const LOOKS = { saved: "check", saving: "running", check: "jelek", refused: "cross", pasted: "carried", missing: "" };
  const RETRY_AFTER = 8000;
  const line = document.querySelector("[data-save-line]");
  const say = document.querySelector("[data-say]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const saveUrl = form.dataset.saveUrl;
  const store = `lokmin:${form.dataset.who ?? ""}:${saveUrl}:${form.dataset.month}`;  // never sent under another name
  const waiting = new Map();
  let sending = false;
  let timer = 0;

  const inputs = () => [...form.querySelectorAll("input[data-element]")];
  const key = (input) => `${input.dataset.area}/${input.dataset.element}`;
  const find = (name) => inputs().find((input) => key(input) === name);

  // ---- looks ----
  function look(input, state, message = "") {
    const cell = input.closest("td");
    cell.className = cell.className.replace(/\bcell-\w+/g, "").trim() + ` cell-${state}`;
    const zero = state === "saved" && input.value.trim() === "0";
    const name = zero ? "zero" : LOOKS[state];
    let svg = cell.querySelector("svg.icon");
    if (!name) { svg?.remove(); }
    else {
      if (!svg) {
        svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        svg.setAttribute("class", "icon");
        svg.setAttribute("aria-hidden", "true");
        svg.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
        cell.prepend(svg);
      }
      svg.querySelector("use").setAttribute("href", `#i-${name}`);
    }
    if (state === "refused") input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    input.title = message;
    tell();
  }

  function count(selector, number) {
    const part = line?.querySelector(selector);
    if (!part) return;
    part.hidden = number === 0;
    const figure = part.querySelector("b");
    if (figure) figure.textContent = number;
  }

  function tell() {
    const refused = form.querySelectorAll("td.cell-refused").length;
    count("[data-waiting]", waiting.size);
    count("[data-refused]", refused);
    const saved = line?.querySelector("[data-saved]");
    if (saved) saved.hidden = waiting.size + refused > 0;
    const retry = line?.querySelector("[data-retry]");
    if (retry) retry.hidden = waiting.size === 0 || sending;
  }

  function speak(text) { if (say) say.textContent = text; }

  // ---- text that is not yet safe survives a closed laptop ----
  function remember() {
    try {
      if (waiting.size) localStorage.setItem(store, JSON.stringify([...waiting]));
      else localStorage.removeItem(store);
    } catch { /* a full or forbidden store loses nothing that is on the screen */ }
  }

  function recall() {
    try {
      for (const [name, text] of JSON.parse(localStorage.getItem(store) ?? "[]")) {
        const input = find(name);
        if (input) { input.value = text; queue(input); }
      }
    } catch { localStorage.removeItem(store); }
  }

  // ---- saving ----
  function queue(input) {
    waiting.set(key(input), input.value);
    look(input, "saving");
    remember();
    send();
  }

  async function send() {
    if (sending || !waiting.size) return tell();
    sending = true;
    clearTimeout(timer);
    while (waiting.size) {
      const [name, text] = waiting.entries().next().value;
      const input = find(name);
      if (!input) { waiting.delete(name); continue; }
      if (!(await post(input, name, text))) { timer = setTimeout(send, RETRY_AFTER); break; }
      remember();
    }
    sending = false;
    tell();
  }

  async function post(input, name, text) {
    const body = new URLSearchParams({
      area: input.dataset.area, element: input.dataset.element, month: form.dataset.month,
      count: text, version: input.dataset.version ?? "",
    });
    if (input.dataset.force) body.set("force", input.dataset.force);
    let response, answer;
    try {
      response = await fetch(saveUrl, {
        method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token },
      });
      answer = await response.json();
    } catch { return false; }
    const settled = { 200: accept, 409: conflict, 422: refuse, 403: refuse, 404: refuse }[response.status];
    if (!settled) { speak(answer.message ?? ""); return false; }
    if (waiting.get(name) === text) waiting.delete(name);
    delete input.dataset.force;
    settled(input, answer, text);
    return true;
  }

  function accept(input, answer, text) {
    if (answer.version !== undefined) input.dataset.version = answer.version;
    if (input.value !== text) return queue(input);
    look(input, answer.state ?? (text.trim() === "" ? "missing" : "saved"), answer.message);
    speak(answer.message ?? "");
    if (answer.total !== undefined) {
      const total = form.querySelector(`[data-total="${CSS.escape(input.dataset.element)}"]`);
      if (total) total.textContent = answer.total;
    }
  }

  function refuse(input, answer) {
    look(input, "refused", answer.message);
    speak(answer.message ?? "");
  }

  function conflict(input, answer, text) {
    look(input, "refused", answer.message);
    const template = document.querySelector("template[data-conflict]");
    if (!template) return speak(answer.message ?? "");
    document.querySelector(".conflict")?.remove();
    const box = document.createElement("div");
    box.className = "errors conflict";
    box.setAttribute("role", "alertdialog");
    box.append(template.content.cloneNode(true));
    box.querySelector("[data-conflict-text]").textContent = answer.message ?? "";
    const settle = (value, force) => {
      box.remove();
      input.dataset.version = answer.version ?? input.dataset.version;
      if (force) input.dataset.force = "1";
      input.value = value ?? "";
      input.focus();
      if (force) queue(input); else look(input, input.value === "" ? "missing" : "saved");
    };
    box.querySelector("[data-keep-mine]").addEventListener("click", () => settle(answer.yours ?? text, true));
    box.querySelector("[data-take-theirs]").addEventListener("click", () => settle(answer.theirs, false));
    form.before(box);
    box.querySelector("[data-keep-mine]").focus();
  }

  // ---- keyboard ----
  const DOWN = { ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [1, 0] };

  function neighbour(input, [rows, columns]) {
    const row = input.closest("tr");
    const place = [...row.cells].indexOf(input.closest("td"));
    if (columns) return row.cells[place + columns]?.querySelector("input");
    let next = row;
    do next = rows > 0 ? next.nextElementSibling : next.previousElementSibling;
    while (next && !next.cells[place]?.querySelector("input"));
    return next?.cells[place].querySelector("input");
  }

  function sideways(event, input) {
    if (event.key === "ArrowRight" && input.selectionEnd === input.value.length) return [0, 1];
    if (event.key === "ArrowLeft" && input.selectionStart === 0) return [0, -1];
    return null;
  }

  form.addEventListener("keydown", (event) => {
    const input = event.target.closest("input[data-element]");
    if (!input || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") { input.value = input.dataset.before ?? input.defaultValue; return; }
    const step = event.shiftKey && event.key === "Enter" ? [-1, 0] : DOWN[event.key] ?? sideways(event, input);
    if (!step) return;
    event.preventDefault();
    const next = neighbour(input, step);
    if (next) { next.focus(); next.select(); }
    else if (event.key === "Enter") input.blur();
  });

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("input[data-element]")) event.target.dataset.before = event.target.value;
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[data-element]")) queue(event.target);
  });

  // ---- a block copied from Excel goes to the preview, never straight into the cells ----
  form.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const area = document.querySelector("textarea[data-paste]");
    if (!area || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    area.value = text;
    const start = event.target.closest("input[data-element]");
    const fields = area.form.elements;
    if (start && fields.start_area) fields.start_area.value = start.dataset.area;
    if (start && fields.start_element) fields.start_element.value = start.dataset.element;
    area.form.requestSubmit();
  });

  line?.querySelector("[data-retry]")?.addEventListener("click", send);
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
  form.addEventListener("submit", () => { waiting.clear(); remember(); });

  form.classList.add("grid-live");
  recall();
  tell();
})();
