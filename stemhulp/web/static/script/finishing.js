/* With a result the answers in this tab are finished; what is on the device is said, and can be wiped. */

/* global keeping */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("antwoorden");
  if (!form) return;
  if (!("shared" in form.dataset)) keeping.finish(); // what somebody else answered finishes nothing
  document.querySelector("[data-restart]")?.addEventListener("click", () => {
    keeping.finish();
    keeping.wipeDevice();
  });
  const note = document.getElementById("bewaard");
  const button = note.querySelector("button");
  note.hidden = !keeping.isOnDevice();
  button.addEventListener("click", () => {
    keeping.wipeDevice();
    note.textContent = button.dataset.done;
  });
});
