import type { ReportingDescriptor, Result } from 'sarif';
import type { Finding, Severity } from '../report.js';
import { paragraphs } from './markdown-text.js';
import type { ReporterContext, RuleDescription } from './reporter.js';
import { clip, isPlainAddress, visible, visibleLine, visibleLines } from './untrusted-text.js';
import { limits } from './wording.js';

export const levels = {
  error: 'error',
  warning: 'warning',
  info: 'note',
} as const satisfies Readonly<Record<Severity, Result.level>>;

/** How GitHub names severities of what is no security alert. */
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** GitHub takes no longer description. UTF-16 code units. */
const maxDescription = 1024;

/** The rules of these findings as GitHub wants to know them, and which of them a finding came of. */
export function rulesOf(
  findings: readonly Finding[],
  { rules = [] }: ReporterContext,
): {
  readonly descriptors: readonly ReportingDescriptor[];
  readonly indexOf: (finding: Finding) => number;
} {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const firsts = new Map(findings.toReversed().map((finding) => [finding.rule, finding]));
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const indexes = new Map(ids.map((id, index) => [id, index]));
  return {
    descriptors: ids.flatMap((id) => {
      const first = firsts.get(id);
      return first ? [descriptorOf(first, known.get(id) ?? descriptionFrom(first))] : [];
    }),
    indexOf: ({ rule }) => indexes.get(rule) ?? -1,
  };
}

/** Of a rule that a team wrote no more is known than what it says. */
const descriptionFrom = ({ rule, message, help, severity }: Finding): RuleDescription => ({
  id: rule,
  summary: rule.replaceAll('-', ' '),
  why: message,
  instead: help,
  severity,
  category: 'policy',
});

function descriptorOf({ docsUrl }: Finding, rule: RuleDescription): ReportingDescriptor {
  const { id, summary, why, instead, category, foundBy } = rule;
  // The preset `strict` turns on, as warnings, what is off.
  const severity = rule.severity === 'off' ? 'warning' : rule.severity;
  const help = [why, instead].filter((text) => text !== '');
  return {
    id: visible(id),
    shortDescription: { text: described(summary) },
    fullDescription: { text: described(why) },
    help: {
      text: help.map((text) => visibleLines(clip(text, limits.prose)).join('\n')).join('\n\n'),
      markdown: help.map(paragraphs).join('\n\n'),
    },
    ...(isPlainAddress(docsUrl) ? { helpUri: docsUrl } : {}),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['postgresql', 'migration', visible(category)],
      // What the dry-run reports has happened on a server.
      precision: foundBy === 'dry-run' ? 'very-high' : 'high',
      'problem.severity': problemSeverities[severity],
    },
  };
}

const described = (text: string): string => clip(visibleLine(text), maxDescription);
