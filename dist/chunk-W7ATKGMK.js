import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  limits,
  nameText
} from "./chunk-FTTAGH4L.js";
import {
  clip,
  visibleLines
} from "./chunk-YGDY6IRJ.js";

// src/reporters/proposals.ts
var longest = 2e4;
var mostNames = 10;
var proposedFor = (migrations) => migrations.flatMap(({ id, rollback: { proposal } }) => proposal ? [{ id, proposal }] : []);
function proposalHeading({ proven, losesData }) {
  const more = losesData.length > mostNames ? ` and ${losesData.length - mostNames} more` : "";
  const names = losesData.slice(0, mostNames).map(nameText).join(", ");
  const lost = losesData.length === 0 ? "" : `, the data of ${names}${more} does not come back`;
  return `no down script; ${proven ? "proposed and proven" : "what is proposed is not proven"}${lost}`;
}
var proposalLines = ({ sql }) => visibleLines(clip(sql, Math.max(longest, limits.prose)));

export {
  proposedFor,
  proposalHeading,
  proposalLines
};
