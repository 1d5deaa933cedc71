/* A small Excel workbook of plain cells, made here: no formula, no link, nothing that is not given. */
(function () {
  "use strict";

  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const FIRST_FORMAT = 164; // those below are Excel's own
  const [NARROWEST, WIDEST] = [8, 60]; // letters of a column
  const [PLAIN, HEADING, FIRST_STYLE] = [0, 1, 2];

  const escaped = (text) =>
    text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]);

  /* ---- sheets ---- */

  // A cell is its words and, for a number, its value and Excel's format for it.
  function written(cell, isHeading, formats) {
    if (cell.value !== undefined) return `<c s="${FIRST_STYLE + formats.indexOf(cell.format)}"><v>${cell.value}</v></c>`;
    if (!cell.words) return `<c s="${PLAIN}"/>`;
    return `<c s="${isHeading ? HEADING : PLAIN}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.words)}</t></is></c>`;
  }

  function sheet({ rows }, formats) {
    const places = [...Array(Math.max(...rows.map((row) => row.length))).keys()];
    const widths = places.map((place) => Math.max(...rows.map((row) => row[place]?.words.length || 0)) + 2);
    const columns = widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${Math.min(WIDEST, Math.max(NARROWEST, width))}" customWidth="1"/>`);
    const lines = rows.map((row, number) => `<row r="${number + 1}">${row.map((cell) => written(cell, number === 0, formats)).join("")}</row>`);
    const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    const views = `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`;
    return `${HEAD}<worksheet xmlns="${MAIN}">${views}<cols>${columns.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
  }

  function styles(formats) {
    const named = formats.map((format, place) => `<numFmt numFmtId="${FIRST_FORMAT + place}" formatCode="${escaped(format)}"/>`);
    const numbers = formats.map((_, place) => `<xf numFmtId="${FIRST_FORMAT + place}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`);
    const top = '<alignment vertical="top" wrapText="1"/>';
    const words = [0, 1].map((font) => `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${top}</xf>`);
    const font = '<sz val="10"/><name val="Arial"/>';
    return [
      `${HEAD}<styleSheet xmlns="${MAIN}">`,
      named.length ? `<numFmts count="${named.length}">${named.join("")}</numFmts>` : "",
      `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>`,
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${FIRST_STYLE + numbers.length}">${words.join("")}${numbers.join("")}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      "</styleSheet>",
    ].join("");
  }

  function parts(sheets) {
    const formats = [...new Set(sheets.flatMap(({ rows }) => rows.flat().flatMap((cell) => cell.format ?? [])))];
    const each = (write) => sheets.map((one, place) => write(one, place + 1)).join("");
    const types = each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${PARTS}.worksheet+xml"/>`);
    const links = each((_, number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`);
    const named = each(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`);
    return [
      [
        "[Content_Types].xml",
        `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PARTS}.sheet.main+xml"/>` +
          `<Override PartName="/xl/styles.xml" ContentType="${PARTS}.styles+xml"/>${types}</Types>`,
      ],
      ["_rels/.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
      ["xl/workbook.xml", `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named}</sheets></workbook>`],
      [
        "xl/_rels/workbook.xml.rels",
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ],
      ["xl/styles.xml", styles(formats)],
      ...sheets.map((one, place) => [`xl/worksheets/sheet${place + 1}.xml`, sheet(one, formats)]),
    ];
  }

  /* ---- the archive: every part stored as it is ---- */

  const REMAINDERS = Uint32Array.from({ length: 256 }, (_, start) => {
    let left = start;
    for (let bit = 0; bit < 8; bit++) left = left & 1 ? (left >>> 1) ^ 0xedb88320 : left >>> 1;
    return left;
  });

  function checksum(bytes) {
    let left = 0xffffffff;
    for (const byte of bytes) left = (left >>> 8) ^ REMAINDERS[(left ^ byte) & 0xff];
    return (left ^ 0xffffffff) >>> 0;
  }

  // Numbers of two bytes (given as text) and four, the lowest byte first.
  function packed(...numbers) {
    return Uint8Array.from(numbers.flatMap((number) => Array.from({ length: typeof number === "string" ? 2 : 4 }, (_, place) => (Number(number) >>> (8 * place)) & 0xff)));
  }

  function archive(files) {
    const [encoder, local, central] = [new TextEncoder(), [], []];
    let [start, listed] = [0, 0];
    for (const [name, text] of files) {
      const [named, bytes] = [encoder.encode(name), encoder.encode(text)];
      const facts = ["20", "2048", "0", "0", "33", checksum(bytes), bytes.length, bytes.length, String(named.length), "0"]; // names in UTF-8, of 1 January 1980
      const head = packed(0x04034b50, ...facts);
      const entry = packed(0x02014b50, "20", ...facts, "0", "0", "0", 0, start);
      local.push(head, named, bytes);
      central.push(entry, named);
      start += head.length + named.length + bytes.length;
      listed += entry.length + named.length;
    }
    const count = String(files.length);
    return [...local, ...central, packed(0x06054b50, "0", "0", count, count, listed, start, "0")];
  }

  window.wellboardWorkbook = (sheets) => new Blob(archive(parts(sheets)), { type: TYPE });
})();
