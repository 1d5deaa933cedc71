/* Pages change without a reload. A link or a form[data-navigate] writes the address and tells Dash Pages, as its own
   links do; one callback then draws the page. Focus, scroll and history behave as on a page that was loaded. */
(function () {
  "use strict";

  const PREFIX = document.documentElement.dataset.prefix || "/";
  const CHANGED = "_dashprivate_pushstate"; // what Dash's dcc.Link sends, and its Location listens for
  const NOT_PAGES = /^(?:api|export|assets|_dash[^/]*|_favicon|health|ready|version)(?:[/.]|$)/;
  const CONTENT = "_pages_content"; // where Dash Pages puts the page

  let here = location.pathname;
  let pending = null; // the navigation that Dash has not drawn yet
  let arrived = false; // whether the reader came to a new page and has pressed nothing since
  let field = null; // where the reader was when a filter was asked for, until the next key or click

  const ready = () => !document.getElementById("first-paint") && document.getElementById(CONTENT);

  /* ---- which addresses are pages ---- */

  function isPage(url) {
    return url.origin === location.origin && url.pathname.startsWith(PREFIX) && !NOT_PAGES.test(url.pathname.slice(PREFIX.length));
  }

  function isSamePlace(url) {
    return url.pathname === location.pathname && url.search === location.search;
  }

  /* ---- going somewhere ---- */

  function go(url) {
    if (isSamePlace(url)) {
      if (url.hash) location.hash = url.hash;
      return;
    }
    keepScroll();
    history.scrollRestoration = "manual";
    history.pushState({}, "", url.href);
    history.scrollRestoration = "manual";
    window.dispatchEvent(new CustomEvent(CHANGED));
  }

  // Links of Dash itself announce themselves in the same way, so every navigation passes here.
  window.addEventListener(CHANGED, () => begin(null));
  window.addEventListener("popstate", (event) => begin(event.state?.scroll ?? 0));

  function begin(scroll) {
    const samePage = location.pathname === here && !(pending && !pending.samePage); // a page that is not drawn yet is still new
    here = location.pathname;
    pending = { samePage, scroll };
    field = samePage ? mark(document.activeElement) || field : null;
  }

  /* ---- when Dash has drawn ---- */

  function settle() {
    if (field) giveBack();
    if (arrived && document.activeElement === document.body) toHeading(); // the page was drawn again, over the heading
    if (!pending) return;
    const { samePage, scroll } = pending;
    pending = null;
    arrived = !samePage;
    if (arrived) toHeading();
    place(samePage, scroll);
    document.dispatchEvent(new CustomEvent("wellboard:navigated", { detail: { samePage } }));
  }

  function toHeading() {
    document.querySelector(`#${CONTENT} h1[tabindex="-1"]`)?.focus({ preventScroll: true });
  }

  // A new page begins at its top or its anchor, a filtered one stays, back and forward return to where the reader was.
  function place(samePage, scroll) {
    const anchor = location.hash && document.getElementById(location.hash.slice(1));
    if (scroll !== null) window.scrollTo(0, scroll);
    else if (anchor) anchor.scrollIntoView();
    else if (!samePage) window.scrollTo(0, 0);
  }

  // A filter must not throw the reader out of the field: Dash draws the field anew, once for each of several quick answers.
  function mark(element) {
    if (!element || element === document.body) return null;
    return { id: element.id, name: element.getAttribute("name"), href: element.getAttribute("href") };
  }

  function giveBack() {
    if (!field || document.activeElement !== document.body) return;
    const content = document.getElementById(CONTENT);
    const among = (attribute) => field[attribute] && content.querySelector(`[${attribute}="${CSS.escape(field[attribute])}"]`);
    (among("id") || among("name") || among("href"))?.focus({ preventScroll: true });
  }

  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => ([field, arrived] = [null, false]), true);

  function watchPages() {
    const content = document.getElementById(CONTENT);
    if (!content) return;
    new MutationObserver(settle).observe(content, { childList: true }); // Dash hangs a new page in; a chart that draws late lies deeper
  }
  document.addEventListener("wellboard:drawn", watchPages);

  /* ---- scroll positions ---- */

  function keepScroll() {
    history.replaceState({ ...history.state, scroll: window.scrollY }, "");
  }

  let timer = 0;
  window.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => !pending && keepScroll(), 100);
  }, { passive: true });
  if (history.scrollRestoration === "manual" && history.state?.scroll) window.scrollTo(0, history.state.scroll); // a reload

  /* ---- links ---- */

  function plainClick(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !plainClick(event) || !ready()) return;
    if (link.hasAttribute("download") || (link.target && link.target !== "_self") || link.hasAttribute("data-reload")) return;
    const url = new URL(link.href, location.href);
    if (!isPage(url) || (isSamePlace(url) && url.hash)) return; // an anchor on this page is the browser's affair
    event.preventDefault();
    go(url);
  });

  /* ---- forms ---- */

  function asked(form, submitter) {
    const url = new URL(form.action, location.href);
    const answers = [...new FormData(form, submitter)].filter(([, value]) => typeof value === "string" && value.trim() !== "");
    url.search = new URLSearchParams(answers).toString();
    url.hash = "";
    return url;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-navigate]") || form.method !== "get" || event.defaultPrevented) return;
    const url = asked(form, event.submitter);
    event.preventDefault();
    if (ready()) go(url);
    else location.assign(url);
  });

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("form[data-navigate][data-auto]") && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
})();
