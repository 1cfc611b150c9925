/* The style sheet may count on the script from here on. */
"use strict";

document.documentElement.classList.add("js");
