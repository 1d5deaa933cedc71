/* New figures while a page is open. The page says which release it shows (data-release); the server is asked which one
   is live. When they differ, the bar #new-figures appears; its link loads the same address again, filters and all. */
(function () {
  "use strict";

  const EVERY = 10_000; // milliseconds
  const ADDRESS = `${document.documentElement.dataset.prefix || "/"}api/v1/release`;
  const NEWS = "New figures have been published.";

  let timer = 0;
  let announced = "";

  // Screen readers hear a change inside a region that was there before; the bar itself was hidden.
  const region = document.createElement("div");
  region.setAttribute("role", "status");
  region.className = "visually-hidden";
  document.body.append(region);

  const shown = () => document.querySelector("[data-release]")?.dataset.release;

  function offer(live) {
    const bar = document.getElementById("new-figures");
    if (!bar) return;
    const isNew = Boolean(live && shown() && live !== shown());
    bar.hidden = !isNew;
    if (isNew && announced !== live) region.textContent = NEWS;
    if (!isNew) region.textContent = "";
    announced = isNew ? live : "";
  }

  async function ask() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(ADDRESS, { headers: { Accept: "application/json" } });
      if (answer.ok) offer((await answer.json()).release_id);
    } catch {
      // the server is away for a moment; the next question may find it
    }
    clearTimeout(timer); // the tab may have been hidden and shown while the answer was on its way
    timer = setTimeout(ask, EVERY);
  }

  document.addEventListener("visibilitychange", ask);
  document.addEventListener("wellboard:navigated", ask); // another page may already show the new figures
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#new-figures a")) return;
    event.preventDefault();
    location.reload();
  });
  timer = setTimeout(ask, EVERY);
})();
