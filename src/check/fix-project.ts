import type { LintProject } from '../lint/project.js';
import { runRules } from '../lint/run-rules.js';
import type { ProjectFiles, SourceFile } from '../migration-tools/migration-tool.js';
import type { Finding } from '../report.js';
import { applyFixes } from './apply-fixes.js';
import { notRun } from './dry-run-project.js';
import { judgeFindings } from './judge-findings.js';
import { readProject } from './read-project.js';
import type { CheckRequest, FixedFile } from './request.js';

export interface FixOutcome {
  /** The project with the fixed texts. */
  readonly project: LintProject;
  readonly fixed: readonly FixedFile[];
  /** How many fixes were written. */
  readonly count: number;
}

/** A fix may give rise to the next one; chains are short, and a circle of rules must end some time. */
const mostRounds = 10;

/**
 * Writes the fixes of what lint finds in the pending migrations and nobody ignores, lints again, and so on until there
 * is none left. Nothing reaches the disk here.
 */
export async function fixProject(request: CheckRequest): Promise<FixOutcome> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const files = overlaid(request.files, after);
  let project = await readProject({ ...request, files });
  let count = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const applied = await fixOnce(project, request, files, (path, old, text) => {
      before.set(path, before.get(path) ?? old);
      after.set(path, text);
    });
    if (applied === 0) break;
    count += applied;
    project = await readProject({ ...request, files });
  }
  const fixed = [...after].map(([path, text]) => ({ path, before: before.get(path) ?? '', after: text }));
  return { project, fixed: fixed.filter((file) => file.before !== file.after), count };
}

/** Gives how many fixes were written. */
async function fixOnce(
  project: LintProject,
  request: CheckRequest,
  files: ProjectFiles,
  put: (path: string, before: string, after: string) => void,
): Promise<number> {
  const fixable = fixableFindings(project, request);
  let count = 0;
  for (const path of new Set(fixable.map(({ file }) => file))) {
    const findings = fixable.filter(({ file }) => file === path);
    const { text } = await files.read(path);
    const { text: next, applied } = applyFixes(text, findings);
    if (next === text) continue;
    put(path, text, next);
    count += applied.length;
  }
  return count;
}

/** What is ignored stays as it is. */
const fixableFindings = (project: LintProject, request: CheckRequest): readonly Finding[] =>
  judgeFindings(project, runRules(project, request.ruleSet), notRun, request).filter(
    ({ fix, suppressed }) => fix !== undefined && suppressed === undefined,
  );

/** Files of which some have another text by now. */
const overlaid = (files: ProjectFiles, texts: ReadonlyMap<string, string>): ProjectFiles => ({
  paths: files.paths,
  read: async (path) => withText(await files.read(path), texts),
  readIfThere: (path) => files.readIfThere(path),
  readIncluded: async (path) => {
    const source = await files.readIncluded(path);
    return source && withText(source, texts);
  },
});

function withText(source: SourceFile, texts: ReadonlyMap<string, string>): SourceFile {
  const text = texts.get(source.path);
  return text === undefined ? source : { ...source, text };
}
