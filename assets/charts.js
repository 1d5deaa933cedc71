/* Charts take their inks from the style sheet, so that they follow the theme, and swap end labels for a legend where it is narrow. */
(function () {
  "use strict";

  const NARROW = 560; // pixels; below it, labels at the lines' ends would leave no room for the lines
  const PAPER = 640; // pixels; the width of A4 within its margins
  const NARROW_LETTERS = 36; // how many letters of tick labels stand side by side there
  const BEYOND = 1.04; // a time axis reaches so much further than its figures

  function ink(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function inks(trace) {
    if (trace.meta?.roles) return trace.meta.roles.map((role) => ink(`--chart-${role}`));
    return trace.meta?.role ? ink(`--chart-${trace.meta.role}`) : null;
  }

  // The ticks, from the latest backwards, whose labels do not touch where the chart is narrow; every second, third … of even ones.
  function spaced(ticks, words, range) {
    const days = ticks.map((tick) => Date.parse(tick));
    const [first, last] = range.map((day) => Date.parse(day));
    const least = (last - first) / BEYOND / Math.max(1, Math.floor(NARROW_LETTERS / (Math.max(...words.map((word) => word.length)) + 2)));
    const steps = days.slice(1).map((day, index) => day - days[index]);
    if (steps.length && Math.max(...steps) <= 1.5 * Math.min(...steps)) {
      const step = Math.ceil(least / (1.01 * Math.max(...steps)));
      return ticks.filter((_, index) => (ticks.length - 1 - index) % step === 0);
    }
    const kept = [ticks.length - 1];
    for (let index = ticks.length - 2; index >= 0; index--) {
      if (days[kept.at(-1)] - days[index] >= least) kept.push(index);
    }
    return kept.reverse().map((index) => ticks[index]);
  }

  // A band keeps the strength that the server gave it.
  function faded(trace) {
    const colour = ink(`--chart-${trace.meta.band}`);
    const [red, green, blue] = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
    return `rgba(${red}, ${green}, ${blue}, ${trace.fillcolor.split(",").at(-1)}`;
  }

  // Intervals of the many are quiet, and left out where their bars are but two pixels wide.
  function intervals(graph, narrow) {
    const each = (value) => graph.data.map((trace) => (trace.error_y?.array ? value(trace.meta?.role === "other") : undefined));
    return { "error_y.color": each((other) => ink(other ? "--muted" : "--ink")), "error_y.visible": each((other) => !(narrow && other)) };
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
    const lines = graph.data.filter((trace) => trace.type === "scatter" && trace.meta?.role).length;
    const layout = {
      meta: { ...meta, painted: state },
      "font.color": ink("--muted"),
      "xaxis.gridcolor": ink("--line"),
      "xaxis.linecolor": ink("--line"),
      "yaxis.gridcolor": ink("--line"),
      "yaxis.linecolor": ink("--line"),
      showlegend: narrow && lines > 1 && !meta.keyed, // some charts have their key below them, in the page
    };
    if (lines) layout["margin.r"] = narrow ? 48 : 156;
    (graph.layout.annotations || []).forEach((note, index) => {
      layout[`annotations[${index}].visible`] = !narrow;
      layout[`annotations[${index}].font.color`] = ink("--ink");
      if (note.arrowcolor) layout[`annotations[${index}].arrowcolor`] = ink("--ink");
    });
    const every = meta.ticks || graph.layout.xaxis.tickvals;
    if (every) {
      layout.meta.ticks = every;
      layout.meta.words = meta.words || graph.layout.xaxis.ticktext;
      const kept = narrow ? spaced(every, layout.meta.words, graph.layout.xaxis.range) : every;
      layout["xaxis.tickvals"] = kept;
      layout["xaxis.ticktext"] = kept.map((tick) => layout.meta.words[every.indexOf(tick)]);
    }
    const colours = graph.data.map((trace) => inks(trace));
    const data = {
      "line.color": graph.data.map((trace, index) => (trace.type === "scatter" && colours[index]) || trace.line?.color),
      "marker.color": graph.data.map((trace, index) => colours[index] || trace.marker?.color),
      "textfont.color": graph.data.map((trace, index) => (trace.textfont ? colours[index] : undefined)),
      ...intervals(graph, narrow),
      fillcolor: graph.data.map((trace) => (trace.meta?.band ? faded(trace) : undefined)),
    };
    window.Plotly.update(graph, data, layout);
  }

  // A sheet of paper is narrower than the screen that the chart was drawn for.
  function fit(width) {
    graphs().forEach((graph) => graph.layout && window.Plotly.relayout(graph, width ? { autosize: false, width } : { autosize: true, width: null }));
  }
  window.addEventListener("beforeprint", () => fit(PAPER));
  window.addEventListener("afterprint", () => fit(null));

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
