import type { ArtifactLocation, Fix, Region, Result, Suppression } from 'sarif';
import type { Finding, Region as Place } from '../report.js';
import { repositoryPath } from './repository-path.js';
import type { ReporterContext } from './reporter.js';
import { levels } from './sarif-rules.js';
import { clip, visible, visibleLine } from './untrusted-text.js';
import { limits, toldLines } from './wording.js';

/** Stands for the root of the repository, as in the files that GitHub's own analyses write. */
export const rootBase = '%SRCROOT%';

/**
 * One finding. GitHub tells alerts apart by a fingerprint of its own, `primaryLocationLineHash`: upload-sarif puts it in,
 * and complains of another one in its place.
 */
export function resultOf(
  finding: Finding,
  ruleIndex: number,
  fingerprint: string,
  context: ReporterContext,
): Result {
  const { rule, severity, stage, project, observed, suppressed, fix } = finding;
  const instead = context.rules?.find(({ id }) => id === rule)?.instead;
  const lines = toldLines(finding, finding.help === instead ? '' : finding.help);
  const artifactLocation = locationOf(finding.file, context);
  return {
    ruleId: visible(rule),
    ruleIndex,
    level: levels[severity],
    message: { text: withoutLinks(clip(lines.join('\n'), limits.prose)) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    partialFingerprints: { 'drydockFinding/v1': fingerprint },
    ...(fix ? { fixes: [fixOf(fix, artifactLocation)] } : {}),
    ...(suppressed ? { suppressions: [suppressionOf(suppressed, artifactLocation)] } : {}),
    properties: {
      stage,
      ...(project === undefined ? {} : { project: visible(project) }),
      ...(observed ? { confirmed: observed.confirmed } : {}),
    },
  };
}

/** `[text](target)` would be a link, also in plain text (SARIF 2.1.0, 3.11.6). */
const withoutLinks = (text: string): string => text.replace(/\[(?=[^\]]*\]\()/g, '\\[');

/** What lies outside the repository is relative to nothing that a reader knows. */
function locationOf(file: string, context: ReporterContext): ArtifactLocation {
  const path = repositoryPath(file, context);
  const uri = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  return /^\.\.(?:\/|$)/.test(path) ? { uri } : { uri, uriBaseId: rootBase };
}

const regionOf = ({ startLine, startColumn, endLine, endColumn }: Place): Region => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});

const fixOf = (
  { description, edits }: NonNullable<Finding['fix']>,
  artifactLocation: ArtifactLocation,
): Fix => ({
  description: { text: visibleLine(clip(description, limits.prose)) },
  artifactChanges: [
    {
      artifactLocation,
      replacements: edits.map((edit) => ({
        deletedRegion: regionOf(edit),
        insertedContent: { text: edit.text },
      })),
    },
  ],
});

const suppressionOf = (
  { reason, line, by }: NonNullable<Finding['suppressed']>,
  artifactLocation: ArtifactLocation,
): Suppression => ({
  kind: by === 'baseline' ? 'external' : 'inSource',
  status: 'accepted',
  justification: visibleLine(clip(reason, limits.prose)),
  ...(by === 'baseline'
    ? {}
    : { location: { physicalLocation: { artifactLocation, region: { startLine: line } } } }),
});
