import type { Report } from '../report.js';

/** What the report says of each project, as a report of its own; empty where there is but one. */
export const projectSections = (
  report: Report,
): readonly { readonly name: string; readonly report: Report }[] =>
  (report.projects ?? []).map(({ name, ...own }) => {
    const { schemaVersion, tool } = report;
    const findings = report.findings.filter(({ project }) => project === name);
    const migrations = report.migrations.filter(({ project }) => project === name);
    return { name, report: { schemaVersion, tool, ...own, findings, migrations } };
  });
