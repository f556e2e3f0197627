import type { Reporter } from './reporter.js';

/** Characters that JSON allows raw and a terminal acts on: DEL and C1 controls, format characters, separators. */
const raw = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

const escapedUnits = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/**
 * JSON indented by two. Inside strings, what a terminal or a GitHub runner would act on (`##[`) is written as a JSON
 * escape: it parses to the same value.
 */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(raw, escapedUnits).replaceAll('##[', '##\\u005b')}\n`;

/** The report as it is. */
export const jsonReporter: Reporter = jsonText;
