/* What is remembered of the form: answers are kept at every change, come back with who comes back,
   and are wiped for who asks twice. */

/* global keeping, words, isKeptNewer */
/* exported remember */
"use strict";

function remember(form, sheet, begin, refresh) {
  const key = form.dataset.key;
  const details = form.querySelector(".keep");
  const box = details.querySelector("input");
  const here = details.querySelector(".here");
  const wipe = form.querySelector("[data-action=wipe]");
  const isOlder = keeping.dropOlder(key);
  const isSent = Boolean(form.querySelector("[checked]")); // the page itself came with answers
  const isFresh = performance.getEntriesByType("navigation")[0].type === "navigate";
  let [kept, isOnDevice] = keeping.read(key);
  let hasBegun = false;

  function settle(isNew) {
    box.checked = isOnDevice;
    if (!isKeptNewer(kept, isSent, isNew)) return;
    sheet.clear();
    sheet.fill(kept);
  }

  box.addEventListener("change", () => {
    if (!box.checked) keeping.leaveDevice(key);
  });

  wipe.addEventListener("blur", () => { wipe.textContent = words.wipe; });

  window.addEventListener("storage", (event) => {
    if (event.newValue !== null || !keeping.isKey(event.key, key)) return;
    box.checked = false; // another tab took the answers from the device
    refresh();
  });

  // Who comes back from the result may get the answers back from the browser after this moment.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) [kept, isOnDevice] = keeping.read(key);
    settle(isFresh && !event.persisted);
    if (event.persisted) refresh();
    else begin();
  });

  return {
    // Returns which of the words to say about it, if any.
    begin() {
      settle(isFresh);
      details.open = isOnDevice;
      begin();
      hasBegun = true;
      if (isOlder) return "changed";
      return isOnDevice && isFresh && !isSent ? "kept" : "";
    },

    refresh() {
      const fields = sheet.fields();
      keeping.write(key, fields, box.checked);
      if (hasBegun) kept = fields;
      here.hidden = box.checked;
      wipe.hidden = !fields;
      wipe.textContent = words.wipe;
    },

    // Returns whether it is done: the first time the button asks.
    wipe() {
      if (wipe.textContent !== words.sure) {
        wipe.textContent = words.sure;
        return false;
      }
      sheet.clear();
      box.checked = false;
      keeping.wipe(key);
      return true;
    },
  };
}
