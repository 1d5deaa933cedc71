/* Reports: a field for a file, which Dash's own components lack; a bar that moves; the answer to a check. */
(function () {
  "use strict";

  const OFTEN = 700; // milliseconds between two looks at a report in the making

  function field(attributes) {
    return Object.assign(document.createElement("input"), attributes);
  }

  function fill(root) {
    const place = root.querySelector("#verify-field:empty");
    if (place) place.append(field({ type: "file", name: "file", id: "verify-file", required: true, accept: ".docx,.pptx,.xlsx" }));
  }

  async function look(section) {
    const answer = await fetch(section.dataset.report, { cache: "no-store" }).catch(() => null);
    if (!section.isConnected) return;
    const found = answer && answer.ok ? await answer.json() : null;
    if (found && found.standing === "running") {
      document.getElementById("report-bar").value = Math.round(100 * found.share);
      document.getElementById("report-words").textContent = found.words;
    } else if (found) {
      location.reload();
      return;
    }
    setTimeout(look, OFTEN, section);
  }

  function watch() {
    fill(document);
    const section = document.querySelector("#_pages_content [data-report]");
    if (section && !section.dataset.watched) {
      section.dataset.watched = "yes";
      look(section);
    }
  }

  function listed(words) {
    const list = document.createElement("ul");
    words.forEach((text) => list.appendChild(document.createElement("li")).append(text));
    return list;
  }

  document.addEventListener("submit", async (event) => {
    if (event.target.id !== "verify-form") return;
    event.preventDefault();
    const place = document.getElementById("verify-answer");
    place.textContent = "Checking …";
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) }).catch(() => null);
    const found = answer && (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : null;
    const words = document.createElement("p");
    words.append(found ? found.words : "The file could not be sent. It may be too large.");
    place.replaceChildren(words, ...(found?.differences?.length ? [listed(found.differences)] : []));
  });

  new MutationObserver(watch).observe(document.documentElement, { childList: true, subtree: true });
  watch();
})();
