/* Paper has no summary to open: everything opens for print and closes again. Only the sources of a
   result stay as they are: with all of them it would be thirty pages. */
"use strict";

(function () {
  function openForPrint() {
    const closed = [...document.querySelectorAll("details:not([open], .change, .sources-folded)")];
    closed.forEach((element) => { element.open = true; });
    window.addEventListener("afterprint", () => closed.forEach((element) => { element.open = false; }), { once: true });
  }

  window.addEventListener("beforeprint", openForPrint);
})();
