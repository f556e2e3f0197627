import { rules } from '../rules/index.js';
import type { ReadConfig } from './files/read-config.js';
import type { RestrictedStatement } from './lint/restricted-statements.js';
import type { Rule } from './lint/rule.js';

/** The entries of config `restrictedStatements`, with their defaults. */
export const restrictedStatements = ({ config, file }: ReadConfig): readonly RestrictedStatement[] =>
  (config.restrictedStatements ?? []).map((entry, index) => ({
    ...entry,
    name: entry.name ?? 'restricted-statement',
    severity: entry.severity ?? 'error',
    where: `${file}: restrictedStatements[${index}]`,
  }));

/**
 * The rules that the config makes. Loads what reads patterns only where it makes some.
 * @throws UserError that names the key.
 */
export async function policyRules(found: ReadConfig): Promise<readonly Rule[]> {
  const entries = restrictedStatements(found);
  if (entries.length === 0) return [];
  const { restrictedRules } = await import('./lint/restricted-statements.js');
  return restrictedRules(
    entries,
    rules.map(({ id }) => id),
  );
}
