/** The words that options, inputs of the Action and keys of `drydock.yml` take. */
import { UserError } from './errors.js';

export const presetSettings = ['recommended', 'strict'] as const;

export const engineSettings = ['auto', 'embedded', 'local', 'docker', 'url', 'none'] as const;
export type EngineSetting = (typeof engineSettings)[number];

export const transactionSettings = ['auto', 'wrapped', 'none'] as const;
export type TransactionSetting = (typeof transactionSettings)[number];

export const failOnSettings = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof failOnSettings)[number];

export const severities = ['error', 'warning', 'info'] as const;
export const severitySettings = [...severities, 'off'] as const;
export type SeveritySetting = (typeof severitySettings)[number];

export const seedSettings = ['auto', 'off', 'file'] as const;

export const bannerSettings = ['auto', 'all', 'partitioned', 'never'] as const;
/** Globs where it is a list. */
export type BannerSetting = (typeof bannerSettings)[number] | readonly string[];

/**
 * The word that an option was given; undefined where it was not.
 * @throws UserError that names the option and the words that it takes.
 */
export function oneOf<Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined) return undefined;
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  throw new UserError(`${option} cannot be "${value}"`, `It takes ${words.join(', ')}.`);
}
