import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  visible
} from "./chunk-YGDY6IRJ.js";

// src/reporters/markup.ts
var entities = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
var escaped = (text) => text.split("\n").map(visible).join("\n").replace(/[&<>"']/g, (character) => entities[character] ?? character);
function markupOf(value) {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map((one) => one.markup).join("");
}
var markup = (template, ...values) => ({
  markup: String.raw({ raw: template }, ...values.map(markupOf))
});
var noMarkup = { markup: "" };
var when = (condition, then) => condition ? then() : noMarkup;

export {
  markup,
  noMarkup,
  when
};
