// Reading aloud with the keys of a presenter: right and page down to the next promise, left and page up back.
"use strict";

document.addEventListener("keydown", (event) => {
  const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  const parts = [...document.querySelectorAll(".aloud > li")];
  const middle = window.innerHeight / 2;
  const here = parts.findIndex((part) => part.getBoundingClientRect().bottom > middle);
  const next = parts[here + way];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView();
  next.focus({ preventScroll: true });
});
