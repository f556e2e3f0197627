import type { Severity } from '../../src/report.js';

/** Every rule that there must be, with its severity in the preset `recommended`: the ids are public. */
export const catalogue: Readonly<Record<Severity | 'off', readonly string[]>> = {
  error: list(`
    drop-table drop-column drop-schema drop-database drop-cascade drop-type drop-sequence drop-extension
    drop-primary-key drop-replication-object drop-owned drop-column-with-constraint weaken-row-security
    truncate truncate-cascade delete-without-where narrow-column-type broken-banner dev-file-would-deploy
    banner-in-dev-file if-not-exists-hides-drift duplicate-column-assignment create-index-without-concurrently
    reindex-without-concurrently partition-scans-default index-on-partitioned-table
    add-column-with-volatile-default add-serial-column add-identity-column add-stored-generated-column
    set-generated-expression add-column-with-check add-column-with-unique change-column-type
    set-not-null-without-check add-check-without-not-valid add-foreign-key-without-not-valid
    validate-in-same-transaction add-unique-without-index add-primary-key-without-index
    add-exclusion-constraint alter-domain-constraint vacuum-full cluster set-logged set-access-method
    set-tablespace concurrently-in-transaction non-transactional-statement enum-value-used-in-transaction
    nested-transaction unclosed-transaction commit-in-wrapped-migration backfill-in-ddl-transaction
    rename-table rename-column rename-schema rename-enum-value set-schema add-required-column
    partition-key-not-in-unique-key conflict-target-not-unique plpgsql-syntax not-allowed-in-function
    invalid-format-specifier diagnostics-outside-handler superuser-statement secret-in-migration syntax-error
    psql-command duplicate-version out-of-order-version changed-applied-migration empty-down
    unknown-rule-in-ignore ignore-without-reason assertion-failed migration-failed rollback-failed rollback-incomplete
    rollback-loses-data data-lost swap-loses-rows invalid-index-left blocked-too-long unparsed-statement
    partition-helper-fails retention-drops-current
  `),
  warning: list(`
    drop-view drop-routine drop-constraint drop-not-null drop-default drop-trigger update-without-where
    missing-banner concurrently-if-not-exists unnamed-index drop-index-without-concurrently
    refresh-materialized-view-without-concurrently detach-partition-without-concurrently
    attach-partition-without-check add-column-with-foreign-key constraint-never-validated
    primary-key-on-nullable-column create-domain-with-constraint lock-table foreign-key-without-index
    multiple-foreign-keys disable-autovacuum concurrently-with-short-lock-timeout missing-lock-timeout
    timeout-set-too-late timeout-out-of-bounds statement-while-holding-access-exclusive wide-lock-window
    type-using-other-column partition-without-helper partition-gap partition-horizon default-partition-not-empty backfill-without-commit
    backfill-with-offset backfill-with-not-in insert-without-column-list destructive-routine
    raise-format-mismatch security-definer-without-search-path row-security-incomplete permissive-policy
    grant-to-public dynamic-sql-injection missing-down unused-ignore rerun-failed rerun-changed-schema
    half-applied-on-failure file-never-run int-primary-key identifier-too-long swap-leaves-behind
  `),
  info: list(`
    missing-if-not-exists missing-if-exists create-table-references-existing create-trigger toggle-trigger
    materialized-view-with-data unknown-dynamic-sql version-gap unclaimed-effect table-not-seeded
    extension-unavailable role-created table-swap partition-helper-not-called
  `),
  off: list(`
    missing-or-replace enum-value-without-position missing-statement-timeout multiple-alter-table int-column
    smallint-column serial-type varchar-limit char-type timestamp-without-time-zone json-type discouraged-type
    create-enum missing-primary-key unqualified-name unnamed-constraint wide-index
  `),
};

/** What no server can be asked, each with its reason in the rule. */
export const unprovable: readonly string[] = list(`
  backfill-without-commit banner-in-dev-file file-never-run changed-applied-migration concurrently-if-not-exists
  concurrently-with-short-lock-timeout create-domain-with-constraint dev-file-would-deploy drop-database
  duplicate-version empty-down enum-value-without-position ignore-without-reason missing-banner missing-down
  missing-lock-timeout missing-statement-timeout multiple-alter-table out-of-order-version partition-gap
  assertion-failed partition-horizon partition-without-helper rollback-failed rollback-incomplete rollback-loses-data
  secret-in-migration table-not-seeded timeout-out-of-bounds timeout-set-too-late unknown-dynamic-sql
  unknown-rule-in-ignore unused-ignore version-gap partition-helper-not-called
`);

function list(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
