import { UserError } from './errors.js';
import type { Config } from './files/config.js';
import { matcher } from './files/matcher.js';
import type { SeverityFor } from './lint/run-rules.js';
import { nearest } from './nearest-name.js';
import { oneOf, type SeveritySetting, severitySettings } from './setting-words.js';

type Severities = ReadonlyMap<string, SeveritySetting>;

/** What the user says of severities, by rule id; each part wins over those before it. */
export interface RuleSeverities {
  /** Config `rules`. */
  readonly everywhere: Severities;
  /** Config `overrides`; a later one wins over an earlier one. */
  readonly inFiles: readonly { readonly globs: readonly string[]; readonly severities: Severities }[];
  /** `--rule`. */
  readonly commandLine: Severities;
}

/** @throws UserError that names the option or key, for a rule that there is not. */
export function readRuleSeverities(
  settings: readonly string[],
  { rules = {}, overrides = [] }: Config,
  knownRules: readonly string[],
  configFile: string,
): RuleSeverities {
  const keyed = (key: string, entries: Readonly<Record<string, SeveritySetting>>): Severities =>
    new Map(
      Object.entries(entries).map(([id, severity]) => [
        knownRule(id, `${configFile}: ${key}`, knownRules),
        severity,
      ]),
    );
  return {
    everywhere: keyed('rules', rules),
    inFiles: overrides.map((entry, index) => ({
      globs: entry.files,
      severities: keyed(`overrides[${index}].rules`, entry.rules),
    })),
    commandLine: new Map(settings.map((setting) => parseSetting(setting, knownRules))),
  };
}

/** `<id>=<severity>` of `--rule`. */
function parseSetting(setting: string, knownRules: readonly string[]): [string, SeveritySetting] {
  const [id = '', severity = ''] = setting.split('=');
  const word = oneOf(`--rule ${id}`, severity, severitySettings) ?? 'off';
  return [knownRule(id, '--rule', knownRules), word];
}

/** Compiles the globs once and matches each file once, however many rules and findings ask. */
export async function severityLookup({
  everywhere,
  inFiles,
  commandLine,
}: RuleSeverities): Promise<SeverityFor> {
  const everyFile = new Map([...everywhere, ...commandLine]);
  if (inFiles.length === 0) return (id) => everyFile.get(id);
  const entries = await Promise.all(
    inFiles.map(async ({ globs, severities }) => ({ matches: await matcher(globs), severities })),
  );
  const byFile = new Map<string, Severities>();
  const inFile = (file: string): Severities => {
    const matching = entries.filter(({ matches }) => matches(file)).map(({ severities }) => severities);
    if (matching.length === 0) return everyFile;
    return new Map([...everywhere, ...matching.flatMap((severities) => [...severities]), ...commandLine]);
  };
  return (id, file) => {
    const known = byFile.get(file) ?? inFile(file);
    byFile.set(file, known);
    return known.get(id);
  };
}

/** @throws UserError for an id that no rule has, with the nearest one. */
export function knownRule(id: string, where: string, knownRules: readonly string[]): string {
  if (knownRules.includes(id)) return id;
  const meant = nearest(id, knownRules);
  const hint = meant === undefined ? 'List them with: drydock rules' : `Did you mean ${meant}?`;
  throw new UserError(`${where}: there is no rule "${id}"`, hint);
}
