import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  repositoryPath
} from "./chunk-ZJYVIYTS.js";
import {
  fingerprintsOf
} from "./chunk-IJLWDW4H.js";
import "./chunk-RAWYUV7P.js";
import "./chunk-FT4P7JIM.js";
import "./chunk-26MOL57G.js";
import "./chunk-OCH7LVHQ.js";
import {
  jsonText
} from "./chunk-54JJZGG6.js";
import {
  incompleteText,
  limits
} from "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import {
  clip,
  visible,
  visibleLine
} from "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/reporters/gitlab.ts
var severities = {
  error: "critical",
  warning: "minor",
  info: "info"
};
var gitlabReporter = (report, context) => {
  const fingerprints = fingerprintsOf(report.findings, context.sources);
  const issues = report.findings.flatMap(
    (finding, index) => finding.suppressed ? [] : [issueOf(finding, fingerprints[index] ?? "", context)]
  );
  return jsonText([...stopped(report, context), ...issues]);
};
var issueOf = (finding, fingerprint, context) => ({
  description: visibleLine(clip(finding.message, limits.prose)),
  check_name: visible(finding.rule),
  fingerprint,
  severity: severities[finding.severity],
  location: {
    path: visible(repositoryPath(finding.file, context)),
    lines: { begin: finding.startLine, end: Math.max(finding.startLine, finding.endLine) }
  }
});
function stopped(report, context) {
  const description = incompleteText(report);
  if (description === void 0) return [];
  const file = report.migrations.find(({ pending }) => pending)?.up ?? "drydock.yml";
  return [
    {
      description,
      check_name: "incomplete",
      fingerprint: "drydock-incomplete",
      severity: "blocker",
      location: { path: visible(repositoryPath(file, context)), lines: { begin: 1 } }
    }
  ];
}
export {
  gitlabReporter
};
