import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/reporters/findings.ts
var rank = { error: 0, warning: 1, info: 2 };
var byPlace = (left, right) => left.startLine - right.startLine || left.startColumn - right.startColumn;
var bySeverity = (left, right) => rank[left.severity] - rank[right.severity];
var spokenOf = (findings) => findings.filter((finding) => !finding.suppressed);
var suppressedOf = (findings) => findings.filter((finding) => finding.suppressed !== void 0);
function groupedByFile(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return [...groups.values()].map(
    (group) => group.toSorted((left, right) => bySeverity(left, right) || byPlace(left, right))
  );
}
var worstFirst = (findings) => groupedByFile(findings).flat().toSorted(bySeverity);
function lineReader(sources) {
  const known = /* @__PURE__ */ new Map();
  return (file) => {
    const lines = known.get(file) ?? sources.get(file)?.replace(/^\ufeff/, "").split("\n") ?? [];
    known.set(file, lines);
    return lines;
  };
}

export {
  spokenOf,
  suppressedOf,
  groupedByFile,
  worstFirst,
  lineReader
};
