// A signature drawn with finger, pen or mouse. The form gets `x,y x,y;x,y` on a sheet of 600 × 200; no image is sent.
// Without this file the page says how to sign on paper.
"use strict";

for (const box of document.querySelectorAll("[data-draw]")) {
  const canvas = box.querySelector("canvas");
  const form = box.closest("form");
  const field = form.querySelector("[name=drawing]");
  const pen = canvas.getContext("2d");
  const strokes = [];
  let current = null;

  canvas.hidden = false;
  box.querySelector("[data-no-script]").hidden = true;
  box.querySelector("[data-with-script]").hidden = false;
  pen.lineWidth = 3.5;
  pen.lineCap = pen.lineJoin = "round";

  const point = (event) => {
    const area = canvas.getBoundingClientRect();
    const fit = (value, size, most) => Math.max(0, Math.min(most, Math.round((value / size) * most)));
    return [fit(event.clientX - area.left, area.width, 600), fit(event.clientY - area.top, area.height, 200)];
  };
  const write = () => {
    field.value = strokes.map((stroke) => stroke.map((at) => at.join(",")).join(" ")).join(";");
  };
  const line = (from, to) => {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  };

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    current = [point(event)];
    strokes.push(current);
    line(current[0], current[0]);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!current) return;
    const at = point(event);
    const last = current[current.length - 1];
    if (Math.hypot(at[0] - last[0], at[1] - last[1]) < 2) return;
    line(last, at);
    current.push(at);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, () => { current = null; write(); });
  }
  box.querySelector("[data-clear]").addEventListener("click", () => {
    strokes.length = 0;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    write();
  });
  form.addEventListener("submit", write);
}
