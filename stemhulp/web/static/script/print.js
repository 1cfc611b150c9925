/* Paper has no summary to open: everything opens for print and closes again. */
"use strict";

(function () {
  function openForPrint() {
    const closed = [...document.querySelectorAll("details:not([open], .change)")];
    closed.forEach((element) => { element.open = true; });
    window.addEventListener("afterprint", () => closed.forEach((element) => { element.open = false; }), { once: true });
  }

  window.addEventListener("beforeprint", openForPrint);
})();
