import type { Finding, FindingStage, MigrationReport, Report } from '../report.js';
import { type Step, stepsOf, wasNotRun } from './steps.js';
import { nameText } from './wording.js';

/** What a viewer shows as one test: what was found at one step of one migration. */
export interface Case {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Absent where the files were only read. */
  readonly step?: Step;
}

/** One migration, or one file that belongs to none. */
export interface Suite {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly Case[];
  readonly migration?: MigrationReport;
}

const stepOfStage: Readonly<Record<FindingStage, string>> = {
  lint: 'lint',
  'dry-run': 'apply',
  rerun: 'rerun',
  rollback: 'rollback',
};

/** The pending migrations, those of the history that something is said of, and the other files. */
export function suitesOf({ migrations, findings }: Report): readonly Suite[] {
  const own = new Map<MigrationReport | string, Finding[]>();
  for (const finding of findings) {
    const owner = ownerOf(finding, migrations) ?? finding.file;
    own.set(owner, [...(own.get(owner) ?? []), finding]);
  }
  const told = migrations.filter((migration) => migration.pending || own.has(migration));
  const files = [...own.keys()].filter((owner) => typeof owner === 'string');
  return [
    ...told.map((migration) => migrationSuite(migration, own.get(migration) ?? [])),
    ...files.map((file) => fileSuite(file, own.get(file) ?? [])),
  ];
}

/** Some tools keep several migrations in a file: it is that of the last statement above. */
function ownerOf(finding: Finding, migrations: readonly MigrationReport[]): MigrationReport | undefined {
  const candidates = migrations.filter(
    ({ project, up, down }) => project === finding.project && (up === finding.file || down === finding.file),
  );
  const beginsAbove = ({ statements: [first] }: MigrationReport): boolean =>
    first?.file === finding.file && first.startLine <= finding.startLine;
  return candidates.findLast(beginsAbove) ?? candidates[0];
}

function migrationSuite(migration: MigrationReport, findings: readonly Finding[]): Suite {
  const { project, id, up } = migration;
  const at = (name: string): readonly Finding[] =>
    findings.filter(({ stage }) => stepOfStage[stage] === name);
  const isTold = (step: Step): boolean => !wasNotRun(migration) || at(step.name).length > 0;
  return {
    name: project === undefined ? nameText(id) : `${nameText(project)} / ${nameText(id)}`,
    file: up,
    cases: [
      { name: 'lint', findings: at('lint') },
      ...stepsOf(migration)
        .filter(isTold)
        .map((step) => ({ name: step.name, findings: at(step.name), step })),
    ],
    migration,
  };
}

function fileSuite(file: string, findings: readonly Finding[]): Suite {
  const names = [...new Set(findings.map(({ stage }) => stepOfStage[stage]))];
  return {
    name: nameText(file),
    file,
    cases: names.map((name) => ({
      name,
      findings: findings.filter(({ stage }) => stepOfStage[stage] === name),
    })),
  };
}
