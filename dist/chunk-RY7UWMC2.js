import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  proseBlocks
} from "./chunk-QBB4LN36.js";
import {
  limits
} from "./chunk-FTTAGH4L.js";
import {
  clip,
  isPlainAddress,
  visible,
  visibleLine,
  visibleLines
} from "./chunk-YGDY6IRJ.js";

// src/reporters/markdown-text.ts
var zeroWidthSpace = "​";
var entities = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  [zeroWidthSpace]: "&#8203;"
};
var withEntities = (text) => text.replace(/[&<>|\u200b]/g, (character) => entities[character] ?? character);
var withoutReferences = (text) => text.replace(/[@#](?=[\p{L}\p{N}_-])/gu, `$&${zeroWidthSpace}`).replace(/GH-(?=\d)|:(?=\/\/)|www(?=\.)|(?:mailto|xmpp):/gi, `$&${zeroWidthSpace}`);
var dollar = "<span>$</span>";
var markdownText = (shown) => withEntities(withoutReferences(shown).replace(/[\\`*_[\]~]/g, "\\$&")).replaceAll("$", dollar);
var htmlText = (text) => withEntities(withoutReferences(visibleLine(text))).replace(
  /[`[\]]/g,
  (character) => `&#${character.charCodeAt(0)};`
);
function code(name) {
  const shown = visible(clip(name, limits.name));
  return /^[^`|\\<>&\s](?:[^`|\\<>&]*[^`|\\<>&\s])?$/.test(shown) ? `\`${shown}\`` : `<code>${markdownText(shown)}</code>`;
}
var proseLine = (line) => line.split(/`([^`]+)`/).map((part, index) => index % 2 === 1 ? code(part) : markdownText(part)).join("");
var prose = (text) => visibleLines(clip(text, limits.prose)).map(proseLine).join("<br>");
var paragraphs = (text) => proseBlocks(text).map(({ isCode, lines }) => isCode ? fence(lines, "sql") : paragraph(lines)).filter((block) => block !== "").join("\n\n");
var paragraph = (lines) => lines.map(proseLine).join("<br>").trimStart().replace(/^(\d*)([-+=#.)])/, "$1\\$2");
function fence(lines, language) {
  const shown = lines.map((line) => line.replaceAll("<!--", "<\\u0021--").replaceAll("-->", "--\\u003e"));
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []);
  const ticks = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [ticks + language, ...shown, ticks].join("\n");
}
var link = (text, url) => isPlainAddress(url) ? `[${text}](${url})` : text;
function table(header, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
var details = (summary, body, open = false) => `<details${open ? " open" : ""}>
<summary>${summary}</summary>

${body}

</details>`;

export {
  htmlText,
  code,
  prose,
  paragraphs,
  fence,
  link,
  table,
  details
};
