/* Light or dark, decided before anything is drawn: the reader's own choice, else what the device prefers.
   Any element with data-theme-toggle switches; it carries aria-pressed="true" while the theme is dark. */
(function () {
  "use strict";

  const KEY = "wellboard-theme";
  const device = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off: the device decides
    }
  }

  function current() {
    const choice = chosen();
    if (choice === "dark" || choice === "light") return choice;
    return device.matches ? "dark" : "light";
  }

  function markToggles() {
    const pressed = String(document.documentElement.dataset.bsTheme === "dark");
    for (const toggle of document.querySelectorAll("[data-theme-toggle]")) {
      if (toggle.getAttribute("aria-pressed") !== pressed) toggle.setAttribute("aria-pressed", pressed);
    }
  }

  function show(theme) {
    document.documentElement.dataset.bsTheme = theme;
    markToggles();
    document.dispatchEvent(new CustomEvent("wellboard:theme", { detail: theme }));
  }

  show(current());
  device.addEventListener("change", () => show(current()));
  window.addEventListener("storage", (event) => event.key === KEY && show(current())); // another tab switched
  document.addEventListener("DOMContentLoaded", () => {
    markToggles();
    new MutationObserver(markToggles).observe(document.body, { childList: true, subtree: true }); // Dash draws the toggle later
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const theme = document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // storage is switched off: the choice lasts as long as the page
    }
    show(theme);
  });
})();
