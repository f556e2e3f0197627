import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { failureStates } from '../../src/lint/claim.js';
import type { Category, Rule } from '../../src/lint/rule.js';
import { supportedMajors } from '../../src/postgres/versions.js';
import { lintExample } from '../support/lint-example.js';

const root = new URL('../../', import.meta.url);

const read = (id: string, file: string): string => readFileSync(new URL(`rules/${id}/${file}`, root), 'utf8');

const folders = readdirSync(new URL('rules/', root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const categories: readonly Category[] = [
  ...(['destructive', 'banner', 'idempotency', 'locks', 'transactions', 'compatibility'] as const),
  ...(['partitions', 'data', 'plpgsql', 'security', 'types', 'files', 'dry-run'] as const),
];

/** The sections of the catalogue that are complete: rules.md. */
const catalogue = `
  drop-table drop-column drop-schema drop-database drop-cascade drop-view drop-routine drop-type drop-sequence
  drop-extension drop-constraint drop-primary-key drop-not-null drop-default drop-trigger drop-replication-object
  drop-owned drop-column-with-constraint weaken-row-security truncate truncate-cascade delete-without-where
  update-without-where narrow-column-type
  missing-banner broken-banner dev-file-would-deploy banner-in-dev-file
  missing-if-not-exists missing-if-exists missing-or-replace if-not-exists-hides-drift concurrently-if-not-exists
  unnamed-index duplicate-column-assignment
  create-index-without-concurrently drop-index-without-concurrently reindex-without-concurrently
  refresh-materialized-view-without-concurrently detach-partition-without-concurrently
  add-check-without-not-valid add-foreign-key-without-not-valid add-unique-without-index
  add-primary-key-without-index add-exclusion-constraint alter-domain-constraint create-domain-with-constraint
  vacuum-full cluster set-logged set-access-method set-tablespace lock-table create-trigger toggle-trigger
  materialized-view-with-data disable-autovacuum
  add-required-column partition-without-helper
  security-definer-without-search-path row-security-incomplete permissive-policy grant-to-public superuser-statement
  secret-in-migration
  int-primary-key int-column smallint-column serial-type varchar-limit char-type timestamp-without-time-zone json-type
  discouraged-type create-enum missing-primary-key unqualified-name unnamed-constraint identifier-too-long wide-index
  create-index-without-concurrently add-required-column partition-without-helper
  add-column-with-volatile-default add-serial-column add-identity-column add-stored-generated-column
  set-generated-expression add-column-with-check add-column-with-unique add-column-with-foreign-key
  create-table-references-existing change-column-type set-not-null-without-check primary-key-on-nullable-column
  foreign-key-without-index multiple-foreign-keys type-using-other-column
  plpgsql-syntax not-allowed-in-function unknown-dynamic-sql destructive-routine raise-format-mismatch
  invalid-format-specifier diagnostics-outside-handler dynamic-sql-injection backfill-without-commit
  missing-lock-timeout missing-statement-timeout timeout-set-too-late timeout-out-of-bounds
  concurrently-with-short-lock-timeout statement-while-holding-access-exclusive wide-lock-window
  backfill-in-ddl-transaction validate-in-same-transaction
  syntax-error unparsed-statement psql-command duplicate-version out-of-order-version missing-down empty-down
  rename-table rename-column rename-schema rename-enum-value set-schema table-swap
  attach-partition-without-check partition-scans-default index-on-partitioned-table constraint-never-validated
  partition-key-not-in-unique-key conflict-target-not-unique
  backfill-with-not-in backfill-with-offset insert-without-column-list
  syntax-error unparsed-statement psql-command duplicate-version out-of-order-version version-gap
  changed-applied-migration missing-down empty-down
  concurrently-in-transaction non-transactional-statement enum-value-used-in-transaction enum-value-without-position
  nested-transaction unclosed-transaction commit-in-wrapped-migration multiple-alter-table
  unused-ignore unknown-rule-in-ignore ignore-without-reason
  migration-failed rerun-failed rerun-changed-schema rollback-failed rollback-incomplete
  role-created extension-unavailable blocked-too-long
  data-lost rollback-loses-data swap-loses-rows table-not-seeded
  unclaimed-effect invalid-index-left half-applied-on-failure partition-gap partition-horizon
`
  .trim()
  .split(/\s+/);

/** One sentence or more, each of which ends. */
const ended = /^\S[^]*[.)”]$/;

describe('the rules together', () => {
  test('each folder holds a rule, and rules/index.ts lists them all', () => {
    expect(rules.map(({ id }) => id)).toEqual(folders);
    for (const folder of folders) {
      for (const file of ['rule.ts', 'bad.sql', 'good.sql', 'README.md']) {
        expect(existsSync(new URL(`rules/${folder}/${file}`, root)), `rules/${folder}/${file}`).toBe(true);
      }
    }
  });

  test('everything that the catalogue asks for so far is there', () => {
    expect(catalogue.filter((id) => !folders.includes(id))).toEqual([]);
  });

  test('what is generated is fresh', () => {
    const script = new URL('.build/generate.mjs', root).pathname;
    expect(() => execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).not.toThrow();
  });

  test('few claims are unprovable', () => {
    const unprovable = rules.filter(({ claim }) => 'unprovable' in claim).map(({ id }) => id);
    expect(unprovable.length, unprovable.join(', ')).toBeLessThanOrEqual(18);
  });
});

describe.each(rules.map((rule) => ({ rule, id: rule.id })))('$id', ({ rule, id }) => {
  test('says what it is', () => {
    expect(rule.summary, 'the summary is one line without a full stop').toMatch(/^\S.{10,118}[^.\s]$/);
    expect(rule.summary, 'the summary says more than the id').not.toBe(id);
    expect(rule.why, 'why: whole sentences on what Postgres does and who is hurt').toMatch(ended);
    expect(rule.why.length, 'why: whole sentences on what Postgres does and who is hurt').toBeGreaterThan(60);
    expect(rule.instead, 'instead: what to write').toMatch(ended);
    expect(categories).toContain(rule.category);
  });

  test('makes a claim', () => {
    expect(claimProblem(rule), 'the claim lacks something').toBeUndefined();
    if (rule.since !== undefined) expect(rule.since).toBeGreaterThan(supportedMajors[0]);
    for (const other of rule.together ?? []) expect(folders).toContain(other);
  });

  test('reports bad.sql, and no other rule does', async () => {
    const findings = await lintExample(read(id, 'bad.sql'), { overrides: turnedOn(rule) });
    const expected = [...(rule.foundBy === 'dry-run' ? [] : [id]), ...(rule.together ?? [])];
    expect(
      [...new Set(findings.map((finding) => finding.rule))].sort(),
      'the smallest migration that this rule must report, and whatever reports it with it (together)',
    ).toEqual(expected.sort());
    for (const { message } of findings) {
      expect(message, 'one sentence that ends').toMatch(/^\S.*[^.]\.$/);
      expect(message, 'one sentence').not.toMatch(/[a-z]\. [A-Z]/);
    }
  });

  test('no rule reports good.sql', async () => {
    const text = read(id, 'good.sql');
    expect(text, 'the safer way, in a section -- migration').toMatch(/^-- migration.*\n[^]*\S/m);
    expect(await lintExample(text, { overrides: turnedOn(rule) })).toEqual([]);
  });
});

/** A rule that the preset leaves off is on in its own examples. */
const turnedOn = ({ id, severity }: Rule): ReadonlyMap<string, 'warning'> =>
  new Map(severity === 'off' ? [[id, 'warning']] : []);

function claimProblem({ claim }: Rule): string | undefined {
  if ('unprovable' in claim) return ended.test(claim.unprovable) ? undefined : 'unprovable: the reason why';
  const states = 'failsOnRerun' in claim ? [claim.failsOnRerun] : failureStates(claim);
  const odd = states.find((state) => !/^[0-9A-Z]{5}$/.test(state));
  if (odd !== undefined) return `${odd}: an SQLSTATE of five characters`;
  if ('effects' in claim && Object.keys(claim.effects).length === 0)
    return 'effects: a lock, scan or rewrite';
  return undefined;
}
