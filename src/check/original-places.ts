import { type LintProject, scriptsOf } from '../lint/project.js';
import type { Fix, Finding, MigrationReport, StepFailure } from '../report.js';
import type { Origins } from '../sql/composed-text.js';

/**
 * Rules and stages speak of places in the text of a script. Where that was put together of several files, or values
 * stand in it, this says where their author has written it. One file has one such text.
 */
export class OriginalPlaces {
  readonly #byFile: ReadonlyMap<string, Origins>;

  constructor({ migrations, baseline }: LintProject) {
    const scripts = [...migrations.flatMap((one) => [...scriptsOf(one), ...(one.verify ?? [])])];
    this.#byFile = new Map(
      [...scripts, ...(baseline ? [baseline] : [])].flatMap(({ file, origins }) =>
        origins ? [[file, origins]] : [],
      ),
    );
  }

  /** What several scripts include is told once. */
  ofFindings(findings: readonly Finding[]): readonly Finding[] {
    if (this.#byFile.size === 0) return findings;
    const told = new Set<string>();
    return findings
      .map((finding) => this.#ofFinding(finding))
      .filter((finding) => {
        const key = JSON.stringify(finding);
        return !told.has(key) && told.add(key);
      });
  }

  ofReport(report: MigrationReport): MigrationReport {
    if (this.#byFile.size === 0) return report;
    return {
      ...report,
      apply: this.#ofStep(report.apply),
      rerun: this.#ofStep(report.rerun),
      rollback: this.#ofStep(report.rollback),
      reapply: this.#ofStep(report.reapply),
      statements: report.statements.map((statement) => {
        const { file, line: startLine } = this.#lineOf(statement.file, statement.startLine);
        return { ...statement, file, startLine };
      }),
    };
  }

  #ofFinding(finding: Finding): Finding {
    const origins = this.#byFile.get(finding.file);
    if (!origins) return finding;
    const { fix, suppressed, ...told } = finding;
    const { file, at } = origins.placeOf(finding);
    const quote = origins.quoteOf(finding) ?? '';
    const message = quote === '' ? told.message : `${told.message} (${quote})`;
    const own = fix && originalFix(fix, origins, file);
    return {
      ...{ ...told, message, file, ...at },
      ...(own ? { fix: own } : {}),
      ...(suppressed
        ? { suppressed: { ...suppressed, line: this.#lineOf(finding.file, suppressed.line).line } }
        : {}),
    };
  }

  #ofStep<Step extends StepFailure>(step: Step): Step {
    if (step.file === undefined || step.line === undefined) return step;
    return { ...step, ...this.#lineOf(step.file, step.line) };
  }

  #lineOf(file: string, line: number): { readonly file: string; readonly line: number } {
    const origins = this.#byFile.get(file);
    if (!origins) return { file, line };
    const place = origins.placeOfLine(line);
    return { file: place.file, line: place.at.startLine };
  }
}

/** A fix is written where the file has the very text that it changes; else it is not offered. */
function originalFix(fix: Fix, origins: Origins, file: string): Fix | undefined {
  const edits = fix.edits.flatMap((edit) => {
    const place = origins.verbatimPlaceOf(edit);
    return place?.file === file ? [{ ...edit, ...place.at }] : [];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}
