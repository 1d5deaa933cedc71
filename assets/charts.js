/* Charts take their inks from the style sheet, so that they follow the theme, and swap end labels for a legend where it is narrow. */
(function () {
  "use strict";

  const NARROW = 560; // pixels; below it, labels at the lines' ends would leave no room for the lines

  function ink(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function faded(colour) {
    const [red, green, blue] = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
    return `rgba(${red}, ${green}, ${blue}, 0.18)`;
  }

  function wanted(graph) {
    const theme = document.documentElement.dataset.bsTheme === "dark" ? "dark" : "light";
    return `${theme}-${graph.clientWidth < NARROW ? "narrow" : "wide"}`;
  }

  function paint(graph) {
    const state = wanted(graph);
    const meta = graph.layout.meta || {};
    if (meta.painted === state || (meta.painted === undefined && state === "light-wide")) return;
    const narrow = state.endsWith("narrow");
    const lines = graph.data.filter((trace) => trace.type === "scatter" && trace.meta).length;
    const layout = {
      meta: { ...meta, painted: state },
      "font.color": ink("--muted"),
      "xaxis.gridcolor": ink("--line"),
      "xaxis.linecolor": ink("--line"),
      "yaxis.gridcolor": ink("--line"),
      "yaxis.linecolor": ink("--line"),
      showlegend: narrow && lines > 1,
    };
    if (lines) layout["margin.r"] = narrow ? 16 : 130;
    (graph.layout.annotations || []).forEach((note, index) => {
      layout[`annotations[${index}].visible`] = !narrow;
      layout[`annotations[${index}].font.color`] = ink("--ink");
    });
    const colours = graph.data.map((trace) => (trace.meta ? ink(`--chart-${trace.meta.role}`) : null));
    const data = {
      "line.color": graph.data.map((trace, index) => colours[index] || trace.line?.color),
      "marker.color": graph.data.map((trace, index) => colours[index] || trace.marker?.color),
      fillcolor: graph.data.map((trace) => (trace.fill ? faded(ink("--chart-own")) : undefined)),
    };
    window.Plotly.update(graph, data, layout);
  }

  function watch(graph) {
    if (!graph.on || graph.dataset.watched) return;
    graph.dataset.watched = "yes";
    graph.on("plotly_afterplot", () => requestAnimationFrame(() => graph.isConnected && paint(graph)));
    paint(graph);
  }

  const graphs = () => document.querySelectorAll(".js-plotly-plot");
  new MutationObserver(() => graphs().forEach(watch)).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("wellboard:theme", () => graphs().forEach((graph) => graph.layout && paint(graph)));
})();
