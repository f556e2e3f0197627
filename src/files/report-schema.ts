import * as v from 'valibot';
import type { Report } from '../report.js';
import { mostShards } from '../shard.js';

/** What a report must look like that comes from elsewhere: see report.ts for what it says. */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const amount = v.pipe(v.number(), v.minValue(0));
const names = v.array(v.string());
const verdict = v.picklist(['pass', 'fail']);

const region = { startLine: place, startColumn: place, endLine: place, endColumn: place };

const observation = {
  locks: v.array(v.strictObject({ relation: v.string(), mode: v.string() })),
  scans: names,
  rewrites: names,
};

const finding = v.strictObject({
  rule: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  stage: v.picklist(['lint', 'dry-run', 'rerun', 'rollback']),
  file: v.string(),
  ...region,
  project: v.exactOptional(v.string()),
  message: v.string(),
  help: v.string(),
  docsUrl: v.string(),
  fix: v.exactOptional(
    v.strictObject({
      description: v.string(),
      edits: v.array(v.strictObject({ ...region, text: v.string() })),
    }),
  ),
  suppressed: v.exactOptional(
    v.strictObject({ reason: v.string(), line: place, by: v.exactOptional(v.literal('baseline')) }),
  ),
  observed: v.exactOptional(v.strictObject({ ...observation, confirmed: v.boolean() })),
  postgres: v.exactOptional(
    v.strictObject({
      message: v.string(),
      sqlState: v.string(),
      detail: v.exactOptional(v.string()),
      hint: v.exactOptional(v.string()),
      where: v.exactOptional(v.string()),
    }),
  ),
});

const failure = {
  error: v.exactOptional(v.string()),
  sqlState: v.exactOptional(v.string()),
  file: v.exactOptional(v.string()),
  line: v.exactOptional(place),
};

const differences = v.array(
  v.strictObject({
    object: v.string(),
    attribute: v.string(),
    before: v.nullable(v.string()),
    after: v.nullable(v.string()),
    kind: v.picklist(['added', 'removed', 'changed', 'column-order']),
  }),
);

const proposal = v.strictObject({ sql: v.string(), proven: v.boolean(), losesData: names });

const wait = v.exactOptional(v.nullable(amount));

const blocking = v.strictObject({
  relation: v.string(),
  mode: v.string(),
  growsWith: names,
  rows: v.exactOptional(amount),
  waits: v.exactOptional(v.strictObject({ read: wait, insert: wait, update: wait, delete: wait })),
  unmeasured: v.exactOptional(v.string()),
  projection: v.exactOptional(
    v.strictObject({
      relation: v.string(),
      rows: v.number(),
      ms: v.number(),
      growth: v.picklist(['linear', 'n log n']),
      error: v.number(),
      measuredAt: v.array(v.number()),
    }),
  ),
  unprojected: v.exactOptional(v.string()),
});

const statement = v.strictObject({
  file: v.string(),
  startLine: place,
  sql: v.string(),
  durationMs: amount,
  ...observation,
  blocking: v.exactOptional(v.array(blocking)),
});

const migration = v.strictObject({
  project: v.exactOptional(v.string()),
  id: v.string(),
  up: v.string(),
  down: v.nullable(v.string()),
  pending: v.boolean(),
  dev: v.boolean(),
  apply: v.strictObject({
    ...failure,
    status: v.picklist(['applied', 'failed', 'skipped']),
    durationMs: v.exactOptional(amount),
  }),
  rerun: v.strictObject({
    ...failure,
    status: v.picklist(['idempotent', 'failed', 'changed', 'skipped']),
    differences: v.exactOptional(differences),
  }),
  rollback: v.strictObject({
    ...failure,
    status: v.picklist(['restored', 'differs', 'data-lost', 'failed', 'missing', 'skipped']),
    differences,
    proposal: v.exactOptional(proposal),
  }),
  reapply: v.strictObject({
    ...failure,
    status: v.picklist(['same', 'differs', 'failed', 'skipped']),
    differences: v.exactOptional(differences),
  }),
  statements: v.array(statement),
});

/** What a report says of the whole run, and of each project. */
const result = {
  verdict,
  incomplete: v.exactOptional(v.strictObject({ reason: v.string() })),
  summary: v.strictObject({
    errors: count,
    warnings: count,
    infos: count,
    suppressed: count,
    migrations: count,
    statements: count,
  }),
  framework: v.strictObject({ name: v.string(), reason: v.string() }),
  engine: v.nullable(
    v.strictObject({
      kind: v.string(),
      postgresVersion: v.string(),
      startupMs: amount,
      reason: v.string(),
    }),
  ),
  timings: v.strictObject({
    parseMs: amount,
    lintMs: amount,
    historyMs: amount,
    dryRunMs: amount,
    totalMs: amount,
  }),
};

const shard = v.pipe(
  v.strictObject({ index: place, of: v.pipe(place, v.maxValue(mostShards)) }),
  v.check(({ index, of }) => index <= of, 'a share such as 2 of 3'),
);

/** Who wrote a report: to be asked before anything else, for another version may write another one. */
export const reportOrigin = v.object({
  schemaVersion: v.literal(1),
  tool: v.object({ name: v.literal('drydock'), version: v.pipe(v.string(), v.maxLength(100)) }),
});

const report = v.strictObject({
  ...reportOrigin.entries,
  shard: v.exactOptional(shard),
  ...result,
  projects: v.exactOptional(v.array(v.strictObject({ name: v.string(), ...result }))),
  findings: v.array(finding),
  migrations: v.array(migration),
});

export const reportSchema: v.GenericSchema<unknown, Report> = v.pipe(
  report,
  v.check(isOfItsProjects, 'a report whose findings and migrations are each of one of its projects'),
);

/** What is of none of them would be told nowhere. */
function isOfItsProjects({ projects, findings, migrations }: v.InferOutput<typeof report>): boolean {
  const names = projects?.map(({ name }) => name) ?? [undefined];
  const all = new Set<string | undefined>(names);
  const isKnown = ({ project }: { readonly project?: string }): boolean => all.has(project);
  return names.length > 0 && all.size === names.length && [...findings, ...migrations].every(isKnown);
}
