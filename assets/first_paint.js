/* The server sends the page as plain HTML (#first-paint); Dash draws the same page beside it (#react-entry-point).
   When Dash has drawn it, the copy goes, in the same frame. If Dash never does, the copy stays and can be read.
   Until the copy is gone, links and forms are ordinary ones (see navigation.js). */
(function () {
  "use strict";

  const copy = document.getElementById("first-paint");
  const entry = document.getElementById("react-entry-point");
  if (!copy || !entry) return;

  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

  // Two elements may not share an id: the copy gives its own up as soon as Dash begins to draw.
  function dropIds() {
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  }

  // What the reader did in the copy carries over: where the focus is, what was typed, what was opened.
  function carryOver() {
    const opened = [...copy.querySelectorAll("details")];
    const details = [...entry.querySelectorAll("details")];
    if (opened.length === details.length) opened.forEach((element, place) => element.open && (details[place].open = true));
    carryTexts();
    const before = [...copy.querySelectorAll(CONTROLS)];
    const after = [...entry.querySelectorAll(CONTROLS)];
    return before.length === after.length ? after[before.indexOf(document.activeElement)] : undefined;
  }

  // React owns a field's value: it hears of a change only through the native setter and an input event.
  function carryTexts() {
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const typed = [...copy.querySelectorAll("input")];
    const fields = [...entry.querySelectorAll("input")];
    if (typed.length !== fields.length) return;
    typed.forEach((field, place) => {
      if (field.type === "hidden" || field.value === field.defaultValue) return;
      setValue.call(fields[place], field.value);
      fields[place].dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  const begun = () => entry.querySelector("[id]");
  const drawn = () => entry.querySelector("#_pages_content")?.hasChildNodes(); // the place where Dash Pages puts a page

  function look() {
    if (begun()) dropIds();
    if (!drawn()) return;
    watch.disconnect();
    const focused = carryOver();
    const place = window.scrollY;
    copy.remove(); // what Dash drew becomes visible with this, and can take the focus
    window.scrollTo(0, place);
    focused?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("wellboard:drawn"));
  }

  const watch = new MutationObserver(look);
  watch.observe(entry, { childList: true, subtree: true });
})();
