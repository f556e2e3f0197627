import { UserError } from './errors.js';
import type { Config } from './files/config.js';
import type { ReadConfig } from './files/read-config.js';

/** A project, with the config as it holds for it. */
export interface ConfiguredProject {
  /** Undefined where there is but the one that the top level of the config speaks of. */
  readonly name?: string;
  readonly found: ReadConfig;
}

/**
 * The projects that the config names, each with what it says for itself before what the top level says.
 * @throws UserError where two bear one name, or the top level has migrations of its own.
 */
export function projectsIn(found: ReadConfig): readonly ConfiguredProject[] {
  const { config, file } = found;
  const { projects, ...shared } = config;
  if (projects === undefined) return [{ found }];
  if (shared.migrations !== undefined)
    throw new UserError(
      `${file}: there are "projects" as well as "migrations"`,
      'Make a project of these migrations: - { name: …, migrations: … }',
    );
  const names = projects.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UserError(`${file}: two projects are named "${twice}"`);
  return projects.map(({ name, ...own }) => ({ name, found: { ...found, config: { ...shared, ...own } } }));
}

/** What the top level says, for files that belong to no project. */
export function sharedBy(found: ReadConfig): ReadConfig {
  const config: Config = { ...found.config };
  delete config.projects;
  return { ...found, config };
}
