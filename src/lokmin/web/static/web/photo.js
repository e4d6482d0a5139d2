// Photos are made smaller on the phone, before they are sent: longest side data-downscale pixels, JPEG.
// The metadata (place, time) stays behind. Whatever fails, the original goes and the server reduces it.
"use strict";

async function reduced(file, side) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const factor = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * factor);
  canvas.height = Math.round(picture.height * factor);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

async function shrink(input) {
  const chosen = [...input.files];
  try {
    const box = new DataTransfer();
    for (const file of chosen) {
      const small = file.type.startsWith("image/") ? await reduced(file, Number(input.dataset.downscale)) : file;
      box.items.add(small.size < file.size ? small : file);
    }
    if (chosen.every((file, i) => file === input.files[i])) input.files = box.files;
  } catch { /* the original stays */ }
}

// `input.ready` is done when the photo is small; who sends the form waits for it.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.dataset?.downscale && input.files.length) input.ready = shrink(input);
});
