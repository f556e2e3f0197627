import * as v from 'valibot';
import { UserError } from '../errors.js';
import { validate } from './validate.js';

/** A finding that was there when a team began, or that it has put off. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  /** Who is to mend it. */
  readonly owner?: string | undefined;
  /** The last day on which it counts as known, as `2027-01-31`. */
  readonly expires?: string | undefined;
  readonly reason?: string | undefined;
}

const text = v.pipe(v.string(), v.nonEmpty());

const entry = v.strictObject({
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'the 32 digits that --write-baseline writes')),
  rule: text,
  file: text,
  owner: v.optional(text),
  expires: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a day such as 2027-01-31'))),
  reason: v.optional(text),
});

const schema = v.strictObject({ schemaVersion: v.literal(1), findings: v.array(entry) });

const hint = 'drydock check --write-baseline writes one.';

/**
 * Reads the text of a baseline.
 * @param file for messages
 * @throws UserError that names the file and the key
 */
export function parseBaseline(content: string, file: string): readonly BaselineEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new UserError(`baseline: ${file} is no valid JSON`, hint, { cause });
  }
  return validate(schema, value, file).findings;
}

/** The text of a baseline, in the order of the findings. */
export const baselineText = (findings: readonly BaselineEntry[]): string =>
  `${JSON.stringify({ schemaVersion: 1, findings }, null, 2)}\n`;

/** @throws UserError */
export const noBaseline = (file: string): UserError => new UserError(`baseline: there is no ${file}`, hint);
