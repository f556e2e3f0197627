import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/reporters/project-sections.ts
var projectSections = (report) => (report.projects ?? []).map(({ name, ...own }) => {
  const { schemaVersion, tool } = report;
  const findings = report.findings.filter(({ project }) => project === name);
  const migrations = report.migrations.filter(({ project }) => project === name);
  return { name, report: { schemaVersion, tool, ...own, findings, migrations } };
});

export {
  projectSections
};
