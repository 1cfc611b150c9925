/* The style sheet may count on the script from here on. */
document.documentElement.classList.add("js");
