import { pathIn } from './file-names.js';
import { foldersAbove } from './files-above.js';
import type { ProjectFiles } from './migration-tool.js';

/** What a project, or one script, sets of what says how scripts are run; what is not set is left out. */
export interface FlywaySettings {
  readonly executeInTransaction?: boolean;
  /** Whether one script may hold statements of both kinds. */
  readonly mixed?: boolean;
  readonly placeholderReplacement?: boolean;
}

const names = ['executeInTransaction', 'mixed', 'placeholderReplacement'] as const;

/** Lines such as `executeInTransaction=false`, `flyway.mixed = true`; in a TOML file they stand below `[flyway]`. */
const property = /^[ \t]*(?:flyway\.)?(\w+)[ \t]*[=:][ \t]*"?(true|false)"?[ \t]*(?:#.*)?$/gim;

export function readProperties(text: string): FlywaySettings {
  const found: { -readonly [name in keyof FlywaySettings]: boolean } = {};
  for (const [, key, value = ''] of text.matchAll(property)) {
    const name = names.find((one) => one === key);
    if (name) found[name] = value.toLowerCase() === 'true';
  }
  return found;
}

/** Where Flyway and its projects keep the configuration: documentation, “Configuration files”. */
const fileNames = ['flyway.conf', 'conf/flyway.conf', 'flyway.toml', 'conf/flyway.toml'];

/** The nearest configuration file at or above the folder of the migrations. */
export async function readFlywaySettings(files: ProjectFiles, folder: string): Promise<FlywaySettings> {
  for (const path of foldersAbove(folder).flatMap((at) => fileNames.map((name) => pathIn(at, name)))) {
    const source = await files.readIfThere(path);
    if (source) return readProperties(source.text);
  }
  return {};
}
