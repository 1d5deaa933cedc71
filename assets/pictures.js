/* Export menus: pictures (PNG, SVG) and tables (CSV, Excel, clipboard) of what is shown, made here. Always on white, for a report. */
(function () {
  "use strict";

  const WIDTH = 960; // pixels of a picture, whatever the screen
  const MARGIN = 24;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const INK = "#1b2430";
  const MUTED = "#4f5d6b";
  const OWN = "#0b5cad";
  const SPARK = { left: 576, width: 360 };
  const BARS = { left: 270, right: 260, row: 40, step: 17, size: 13 }; // the labels end at the left, the words have room at the right
  const RUNS = /^[=+\-@\t\r]/; // what a spreadsheet would run
  const NUMBER = /^[-+]?\s?[£$€]?[\d.,]+\s?%?$/; // and what it would not: a plain number
  const FIGURE = /^(-?)([£$€]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)$/; // one that can be reckoned with: 12,012 or 8.8%
  const ITEMS = [
    ["png", "Picture (PNG)"],
    ["png2", "Large picture (PNG)"],
    ["svg", "Drawing (SVG)"],
    ["csv", "Table (CSV)"],
    ["xlsx", "Table (Excel)"],
    ["copy-picture", "Copy picture"],
    ["copy-table", "Copy table"],
    ["copy-link", "Copy link"],
  ];

  /* ---- the menu ---- */

  function fill(menu) {
    const items = menu.querySelector(".export-items");
    if (!items || items.childElementCount) return;
    for (const [kind, words] of ITEMS) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.kind = kind;
      button.textContent = words;
      items.append(button);
    }
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    items.append(said);
    menu.classList.add("export-ready");
  }

  const menus = () => document.querySelectorAll("details.export:not(.export-ready)").forEach(fill);
  new MutationObserver(menus).observe(document.documentElement, { childList: true, subtree: true });
  menus();

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.activeElement?.closest("details.export[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".export-items button");
    document.querySelectorAll("details.export[open]").forEach((menu) => {
      if (event.isTrusted && !menu.contains(event.target)) menu.open = false; // saving a file clicks a link of its own
    });
    if (!button) return;
    const menu = button.closest("details.export");
    const said = menu.querySelector("[role=status]");
    said.textContent = "";
    said.textContent = await run(button.dataset.kind, menu).catch(() => "That did not work in this browser.");
  });

  async function run(kind, menu) {
    const told = JSON.parse(menu.dataset.export);
    if (kind === "copy-link") {
      await navigator.clipboard.writeText(location.href);
      return "Link copied.";
    }
    if (["csv", "xlsx", "copy-table"].includes(kind)) return table(kind, menu, told);
    const drawing = await drawn(menu, told);
    if (kind === "svg") {
      save(new Blob([drawing], { type: "image/svg+xml" }), `${told.file}.svg`);
      return "Drawing saved.";
    }
    if (kind === "copy-picture") {
      if (!window.ClipboardItem) return "This browser cannot copy pictures. Save it instead.";
      await navigator.clipboard.write([new ClipboardItem({ "image/png": painted(drawing, 2) })]);
      return "Picture copied.";
    }
    save(await painted(drawing, kind === "png2" ? 2 : 1), `${told.file}.png`);
    return "Picture saved.";
  }

  function save(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* ---- tables ---- */

  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const neutral = (text) => (RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text);

  // A cell of Excel: a number where the table has one, with the unit that is shown; else the words.
  function typed(text, isFigure) {
    const words = neutral(text);
    const found = isFigure && FIGURE.exec(text);
    if (!found) return { words };
    const [, sign, currency, whole, part = "", percent] = found;
    const format = `${currency && `"${currency}"`}${whole.length > 3 && !whole.includes(",") ? "0" : "#,##0"}${part.replace(/\d/g, "0")}${percent && '"%"'}`;
    return { words, value: Number(sign + whole.replaceAll(",", "") + part), format };
  }

  function rows(menu, told) {
    const found = menu.closest("figure, section, article")?.querySelector("table");
    const isFigure = (cell) => cell.tagName === "TD" && cell.classList.contains("number");
    if (found) return [...found.rows].map((row) => [...row.cells].map((cell) => typed(plain(cell.textContent), isFigure(cell))));
    const { value, period, status, beside } = told.tile;
    return [
      ["Indicator", "Figure", "Period", "Status", "Compared with"],
      [told.title, value, period, status, beside.join("; ")],
    ].map((row) => row.map((text, place) => typed(plain(text), place === 1)));
  }

  // The table as it is shown, and beside it what a picture has around it.
  function sheets(cells, told) {
    const about = [told.title, ...told.facts, told.source, told.product].filter(Boolean);
    return [
      { name: "Table", rows: cells },
      { name: "About", rows: about.map((text) => [typed(plain(text), false)]) },
    ];
  }

  async function table(kind, menu, told) {
    const cells = rows(menu, told);
    if (kind === "xlsx") {
      save(window.wellboardWorkbook(sheets(cells, told)), `${told.file}.xlsx`);
      return "Table saved.";
    }
    const lines = cells.map((row) => row.map((cell) => cell.words));
    if (kind === "csv") {
      const quoted = lines.map((line) => line.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","));
      save(new Blob([`\ufeff${quoted.join("\r\n")}\r\n`], { type: "text/csv" }), `${told.file}.csv`);
      return "Table saved.";
    }
    const text = lines.map((line) => line.join("\t")).join("\n");
    const html = document.createElement("table");
    lines.forEach((line) => {
      const row = html.insertRow();
      line.forEach((cell) => (row.insertCell().textContent = cell));
    });
    if (window.ClipboardItem) {
      const item = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html.outerHTML], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return "Table copied.";
  }

  /* ---- pictures ---- */

  const escaped = (text) => text.replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]);

  const pen = document.createElement("canvas").getContext("2d");

  function wide(text, size, weight) {
    pen.font = `${weight} ${size}px ${FONT}`;
    return pen.measureText(text).width;
  }

  // The lines of a text that fit a width; a single word that does not is parted, so that nothing is ever cut off.
  function broken(text, size, weight, room = WIDTH - 2 * MARGIN) {
    const lines = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && wide(longer, size, weight) <= room) lines[lines.length - 1] = longer;
      else lines.push(...parted(word, size, weight, room));
    }
    return lines;
  }

  function parted(word, size, weight, room) {
    const parts = [""];
    for (const letter of word) {
      if (parts.at(-1) && wide(parts.at(-1) + letter, size, weight) > room) parts.push("");
      parts[parts.length - 1] += letter;
    }
    return parts;
  }

  const line = (text, x, y, size, weight, colour, more = "") =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}" ${more}>${escaped(text)}</text>`;

  async function drawn(menu, told) {
    let y = MARGIN;
    const pieces = [];
    const say = (text, size, weight, colour, step) =>
      broken(text, size, weight).forEach((words) => {
        y += step;
        pieces.push(line(words, MARGIN, y, size, weight, colour));
      });
    say(told.title, 20, 700, INK, 26);
    y += 4;
    told.facts.forEach((fact) => say(fact, 14, 400, MUTED, 20));
    y += 12;
    const [body, height] = await inside(menu, told);
    pieces.push(`<g transform="translate(0 ${y})">${body}</g>`);
    y += height;
    if (told.source) say(told.source, 12, 400, MUTED, 17);
    say(told.product, 12, 400, MUTED, 17);
    y += MARGIN / 2;
    const head = `xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${Math.ceil(y)}"`;
    const box = `viewBox="0 0 ${WIDTH} ${Math.ceil(y)}" font-family="${escaped(FONT)}"`;
    return `<svg ${head} ${box}><title>${escaped(told.title)}</title><rect width="100%" height="100%" fill="#ffffff"/>${pieces.join("")}</svg>`;
  }

  function inside(menu, told) {
    if (told.tile) return tile(menu, told.tile);
    if (told.bars) return bars(told.bars);
    return chart(menu.closest("figure").querySelector(".js-plotly-plot"));
  }

  // The inks of the light theme, read while no frame can be drawn, so that nothing flickers.
  function lightInks(names) {
    const root = document.documentElement;
    const theme = root.dataset.bsTheme;
    root.dataset.bsTheme = "light";
    const style = getComputedStyle(root);
    const inks = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
    root.dataset.bsTheme = theme ?? "";
    if (theme === undefined) delete root.dataset.bsTheme;
    return inks;
  }

  function light(graph) {
    const copy = (found) => JSON.parse(JSON.stringify(found));
    const [data, layout] = [graph.data.map((trace) => ({ ...trace })), copy(graph.layout)];
    const roles = data.flatMap((trace) => trace.meta?.roles || [trace.meta?.role, trace.meta?.band].filter(Boolean));
    const inks = lightInks(["--line", "--ink", "--muted", ...roles.map((role) => `--chart-${role}`)]);
    const of = (role) => inks[`--chart-${role}`];
    data.forEach((trace) => {
      const colour = trace.meta?.roles ? trace.meta.roles.map(of) : trace.meta?.role && of(trace.meta.role);
      if (trace.marker && colour) trace.marker = { ...trace.marker, color: colour };
      if (trace.line && trace.meta?.role) trace.line = { ...trace.line, color: of(trace.meta.role) };
      if (trace.textfont && trace.meta?.role) trace.textfont = { ...trace.textfont, color: of(trace.meta.role) };
      if (trace.meta?.band) {
        const [red, green, blue] = [1, 3, 5].map((start) => parseInt(of(trace.meta.band).slice(start, start + 2), 16));
        trace.fillcolor = `rgba(${red}, ${green}, ${blue}, ${trace.fillcolor.split(",").at(-1)}`;
      }
      if (trace.error_y?.array) trace.error_y = { ...trace.error_y, color: trace.meta?.role === "other" ? inks["--muted"] : inks["--ink"], visible: true };
    });
    layout.paper_bgcolor = layout.plot_bgcolor = "#ffffff";
    layout.font = { ...layout.font, color: inks["--muted"] };
    [layout.xaxis, layout.yaxis].forEach((axis) => Object.assign(axis, { gridcolor: inks["--line"], linecolor: inks["--line"] }));
    (layout.annotations || []).forEach((note) => {
      note.visible = true;
      note.font = { ...note.font, color: inks["--ink"] };
      if (note.arrowcolor) note.arrowcolor = inks["--ink"];
    });
    if (layout.meta?.ticks) Object.assign(layout.xaxis, { tickvals: layout.meta.ticks, ticktext: layout.meta.words });
    if (layout.annotations?.length && layout.margin) layout.margin.r = Math.max(layout.margin.r || 0, 156);
    layout.showlegend = !layout.annotations?.length && data.filter((trace) => trace.name && trace.type === "scatter" && !trace.meta?.band).length > 1;
    // Plotly draws the picture in a graph of its own, which the theme's script would paint: it is told that this is done.
    const painted = `${document.documentElement.dataset.bsTheme === "dark" ? "dark" : "light"}-wide`;
    return { data, layout: { ...layout, meta: { ...layout.meta, painted }, width: WIDTH, autosize: false } };
  }

  async function chart(graph) {
    const height = graph.layout.height || 380;
    const picture = await window.Plotly.toImage(light(graph), { format: "svg", width: WIDTH, height });
    const text = decodeURIComponent(picture.replace(/^data:image\/svg\+xml,/, ""));
    return [text.replace(/^<\?xml[^>]*>/, ""), height];
  }

  async function tile(menu, told) {
    const pieces = [];
    const spark = menu.closest("article")?.querySelector("img.spark");
    const room = spark ? SPARK.left - 2 * MARGIN : WIDTH - 2 * MARGIN;
    const size = wide(told.value, 48, 700) <= room ? 48 : 24; // a judgement in words takes more room than a number
    let y = 56 - size;
    broken(told.value, size, 700, room).forEach((words) => pieces.push(line(words, MARGIN, (y += size), size, 700, INK)));
    broken(told.period, 16, 400, room).forEach((words) => pieces.push(line(words, MARGIN, (y += 28), 16, 400, MUTED)));
    y += 16;
    const status = broken(told.status, 16, 700, room - 52);
    const [width, height] = [Math.max(...status.map((words) => wide(words, 16, 700))) + 52, 14 + 20 * status.length];
    pieces.push(`<rect x="${MARGIN}" y="${y}" width="${width}" height="${height}" rx="6" fill="${told.fill}" stroke="${told.ink}"/>`);
    pieces.push(`<path transform="translate(${MARGIN + 12} ${y + 9})" fill-rule="evenodd" fill="${told.ink}" d="${escaped(told.icon)}"/>`);
    status.forEach((words, place) => pieces.push(line(words, MARGIN + 38, y + 23 + 20 * place, 16, 700, told.ink)));
    if (spark) {
      const inner = decodeURIComponent(spark.src.replace(/^data:image\/svg\+xml,/, ""));
      pieces.push(inner.replace("<svg ", `<svg x="${SPARK.left}" y="10" width="${SPARK.width}" height="108" `));
    }
    y = Math.max(y + height, spark ? 118 : 0);
    broken(told.beside.join(" · "), 14, 400).forEach((words) => pieces.push(line(words, MARGIN, (y += 22), 14, 400, INK)));
    return [pieces.join(""), y + 20];
  }

  async function bars(told) {
    const most = Math.max(...told.map(([, value]) => value || 0), 1);
    const pieces = [];
    let y = 0;
    for (const [label, value, words] of told) {
      const length = ((WIDTH - BARS.left - BARS.right) * (value || 0)) / most;
      const [ink, weight] = value === null ? [MUTED, 400] : [INK, 600];
      const names = broken(label, BARS.size, 600, BARS.left - MARGIN - 12);
      const said = broken(words, BARS.size, weight, WIDTH - BARS.left - length - 8 - MARGIN);
      const height = Math.max(BARS.row, BARS.step * Math.max(names.length, said.length) + 10);
      const first = (lines) => y + (height - BARS.step * lines.length) / 2 + BARS.size; // they stand in the middle of the row
      names.forEach((one, place) => pieces.push(line(one, MARGIN, first(names) + BARS.step * place, BARS.size, 600, INK)));
      if (value !== null) pieces.push(`<rect x="${BARS.left}" y="${y + (height - 24) / 2}" width="${Math.max(2, length)}" height="24" fill="${OWN}"/>`);
      said.forEach((one, place) => pieces.push(line(one, BARS.left + length + 8, first(said) + BARS.step * place, BARS.size, weight, ink)));
      y += height;
    }
    return [pieces.join(""), y + 16];
  }

  function painted(drawing, scale) {
    return new Promise((resolve, reject) => {
      const picture = new Image();
      picture.onerror = reject;
      picture.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = picture.width * scale;
        canvas.height = picture.height * scale;
        const brush = canvas.getContext("2d");
        brush.scale(scale, scale);
        brush.drawImage(picture, 0, 0);
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
      };
      picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
    });
  }
})();
