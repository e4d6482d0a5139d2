// The note-taker's grid: arrow up and down stay in the column, Ctrl+Enter saves. Without it Tab does the same work.
"use strict";

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const form = field.closest?.("form[data-rows]");
  if (!form) return;
  if (event.key === "Enter" && !event.ctrlKey && field.tagName === "INPUT") {
    event.preventDefault(); // one save at the end, not one a line
    move(form, field, 1);
  } else if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (field.tagName === "INPUT" && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    move(form, field, event.key === "ArrowDown" ? 1 : -1);
  }
});

function move(form, field, step) {
  const column = field.name.slice(field.name.lastIndexOf("-"));
  const cells = [...form.querySelectorAll(`.grid-row [name$="${column}"]`)];
  const next = cells[cells.indexOf(field) + step];
  if (next) next.focus();
}
