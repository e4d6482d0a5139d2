// "Bacakan dengan suara": the browser's own voice reads the sentences that stand on the page anyway.
// Without this file, or where the browser has no voice, the button stays hidden and the text is read by a person.
"use strict";

(() => {
  const voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;

  for (const button of document.querySelectorAll("[data-speak]")) {
    const text = button.closest(".reading")?.querySelector("[data-reading]");
    if (!text) continue;
    const word = button.textContent;
    const still = () => { button.textContent = word; };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (voice.speaking) { voice.cancel(); return still(); }
      const lines = [...text.querySelectorAll("p")].map((line) => line.textContent);
      lines.forEach((line, number) => {
        const said = new SpeechSynthesisUtterance(line);
        said.lang = button.closest("[lang]").lang;
        if (number === lines.length - 1) said.addEventListener("end", still);
        said.addEventListener("error", still);
        voice.speak(said);
      });
      button.textContent = button.dataset.stopWord;
    });
  }
  window.addEventListener("pagehide", () => voice.cancel());
})();
