import type { Reporter } from './reporter.js';

/** Each loads its module when called, so that a run pays for the formats that it writes. */
export const reporters = {
  text: async () => (await import('./text.js')).textReporter,
  json: async () => (await import('./json.js')).jsonReporter,
  github: async () => (await import('./github.js')).githubReporter,
  markdown: async () => (await import('./markdown.js')).markdownReporter,
  sarif: async () => (await import('./sarif.js')).sarifReporter,
  gitlab: async () => (await import('./gitlab.js')).gitlabReporter,
  junit: async () => (await import('./junit.js')).junitReporter,
  html: async () => (await import('./html.js')).htmlReporter,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type ReporterName = keyof typeof reporters;

export const reporterNames = Object.keys(reporters).filter(isReporterName);

/** Whether `--format` knows this name. */
export function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
