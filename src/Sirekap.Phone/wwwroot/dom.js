// Elements by name: text is always text, never markup.

/** Makes an element; properties that begin with "on" are listeners, null children are left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A QR code from its rows of 0 and 1, black on white whatever the page's colours are. */
export function qr(rows, label) {
  const lines = rows.trim().split("\n");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const runs = lines.flatMap((line, row) => [...line.matchAll(/1+/g)].map(run => `M${run.index} ${row}h${run[0].length}v1H${run.index}z`));
  path.setAttribute("d", runs.join(""));
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${lines.length} ${lines.length}`, class: "qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" })) svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}

/** A part of a picture, turned upright. */
export async function strip(jpeg, [x, y, width, height], turn, label) {
  const part = await createImageBitmap(new Blob([jpeg], { type: "image/jpeg" }), x, y, width, height);
  const canvas = h("canvas", { class: "strip", role: "img", "aria-label": label });
  [canvas.width, canvas.height] = turn % 2 === 0 ? [width, height] : [height, width];
  const pen = canvas.getContext("2d");
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate(-turn * Math.PI / 2);
  pen.drawImage(part, -width / 2, -height / 2);
  part.close();
  return canvas;
}
