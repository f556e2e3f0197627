import { isSwitchedOn, optionsOf, textOf } from '../../sql/options.js';
import type { DryRunPlan, PlannedScript } from '../plan.js';
import type { AnyStatement } from '../transaction-plan.js';
import type { WantedExtension } from './install-function.js';

/** What a CREATE EXTENSION asks for. */
export function wantedBy(statement: AnyStatement): WantedExtension | undefined {
  if (statement.kind !== 'CreateExtensionStmt' || statement.node.extname === undefined) return undefined;
  const { extname, if_not_exists, options } = statement.node;
  const option = (name: string) => optionsOf(options).find(({ defname }) => defname === name);
  const schema = option('schema');
  const version = option('new_version');
  return {
    name: extname,
    schema: schema && textOf(schema),
    version: version && textOf(version),
    cascade: isSwitchedOn(options, 'cascade'),
    ifNotExists: if_not_exists === true,
  };
}

const creation = /\bcreate\s+extension\s+(if\s+not\s+exists\s+)?(?:"([^"]+)"|([a-z_][\w$]*))/gi;

/** The extensions that a body creates, or a text that it runs, as far as they are spelt out. */
export const wantedInside = ({ text }: AnyStatement): readonly WantedExtension[] =>
  [...text.matchAll(creation)].map(([, guard, quoted, bare]) => ({
    name: quoted ?? (bare ?? '').toLowerCase(),
    cascade: false,
    ifNotExists: guard !== undefined,
  }));

/** Every name that a script of the plan says CREATE EXTENSION of. */
export const extensionsNamedBy = (plan: DryRunPlan): readonly string[] => [
  ...new Set(
    scriptsOf(plan)
      .flatMap(({ parsed }) => parsed.statements)
      .flatMap(wantedInside)
      .map(({ name }) => name),
  ),
];

/** All but the setup, which a superuser runs. */
export const scriptsOf = ({ baseline, migrations, seed }: DryRunPlan): readonly PlannedScript[] => [
  ...(baseline ? [baseline] : []),
  ...migrations.flatMap(({ up, down }) => (down ? [up, down] : [up])),
  ...(seed ? [seed] : []),
];
