import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/engines/values.ts
var asText = (text) => text;
var asBoolean = (text) => text === "t";
var asJson = (text) => JSON.parse(text);
var scalars = /* @__PURE__ */ new Map([
  [16, asBoolean],
  [21, Number],
  // int2
  [23, Number],
  // int4
  [26, Number],
  // oid
  [700, Number],
  // float4
  [701, Number],
  // float8
  [114, asJson],
  [3802, asJson]
  // jsonb
]);
var arrays = /* @__PURE__ */ new Map([
  [1e3, 16],
  // boolean[]
  [1002, 18],
  // "char"[]
  [1003, 19],
  // name[]
  [1005, 21],
  // int2[]
  [1007, 23],
  // int4[]
  [1009, 25],
  // text[]
  [1015, 1043],
  // varchar[]
  [1016, 20],
  // int8[]
  [1028, 26],
  // oid[]
  [1034, 1033],
  // aclitem[]
  [2211, 2206]
  // regtype[]
]);
function parseValue(typeId, text) {
  const element = arrays.get(typeId);
  return element === void 0 ? (scalars.get(typeId) ?? asText)(text) : parseArray(text, scalars.get(element) ?? asText);
}
var arrayToken = /[{}]|"(?:[^"\\]|\\.)*"|[^,{}"]+/gs;
function parseArray(text, parse) {
  const outermost = [];
  const open = [outermost];
  for (const [token] of text.slice(text.indexOf("{")).matchAll(arrayToken)) {
    if (token === "{") open.push([]);
    else if (token === "}") open.at(-2)?.push(open.pop());
    else open.at(-1)?.push(parseElement(token, parse));
  }
  return outermost[0];
}
function parseElement(token, parse) {
  if (token.startsWith('"')) return parse(token.slice(1, -1).replaceAll(/\\(.)/gs, "$1"));
  return token === "NULL" ? null : parse(token);
}
function toParameter(value) {
  if (value === null || value === void 0) return null;
  if (Array.isArray(value)) return `{${value.map(toArrayElement).join(",")}}`;
  if (typeof value === "bigint") return value.toString();
  return typeof value === "string" ? value : JSON.stringify(value);
}
function toArrayElement(value) {
  if (Array.isArray(value)) return toParameter(value) ?? "";
  const text = toParameter(value);
  return text === null ? "NULL" : `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

export {
  parseValue,
  parseArray,
  toParameter
};
