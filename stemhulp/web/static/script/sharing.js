/* A shared result stands behind the # of an address, where no server sees it. It leaves the
   address at once, and goes to this site only when the visitor presses the button. */

/* global sharedCode */
"use strict";

(function () {
  function receive() {
    const offer = document.getElementById("gedeeld");
    const code = sharedCode(location.hash);
    if (!code) return;
    if (!offer) { // a result has the same address: a link opened there must be a new page
      location.replace("?" + location.hash);
      return;
    }
    const heading = document.getElementById("kop");
    offer.querySelector("button").value = code;
    history.replaceState(null, "", location.pathname);
    offer.hidden = false;
    document.getElementById("leeg").hidden = true;
    heading.textContent = offer.dataset.heading;
    heading.focus();
  }

  async function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    let isDone = true;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch { // plain http, or not allowed
      isDone = document.execCommand("copy");
    }
    button.parentElement.querySelector("[role=status]").textContent = isDone ? button.dataset.done : button.dataset.failed;
  }

  // Where a device has its own way to share, it is offered beside copying.
  async function share(button) {
    try {
      await navigator.share({ title: document.title, url: document.getElementById(button.dataset.share).value });
    } catch { /* who changes their mind has shared nothing */ }
  }

  // What the visitor's own address bar says is surer than what the server was told.
  document.addEventListener("toggle", (event) => {
    const field = event.target.querySelector("[data-link]");
    if (field) field.value = location.origin + field.dataset.link;
    const button = event.target.querySelector("[data-share]");
    if (button) button.hidden = !navigator.share;
  }, true);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-share]");
    if (button?.dataset.copy) copy(button);
    else if (button) share(button);
  });

  document.addEventListener("DOMContentLoaded", receive);
  window.addEventListener("hashchange", receive);
})();
