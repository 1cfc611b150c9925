/* Wiping what is kept, from the page of a result; and saying what is on the device. */

/* global keeping */
/* exported sayWhatIsKept */
"use strict";

function sayWhatIsKept() {
  const note = document.getElementById("bewaard");
  if (note) note.hidden = !keeping.isOnDevice();
}

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-wipe], [data-restart]");
  if (!control) return;
  keeping.forget(document.getElementById("antwoorden").dataset.key);
  if (!control.dataset.wipe) return;
  sayWhatIsKept();
  control.nextElementSibling.textContent = control.dataset.wipe;
});
