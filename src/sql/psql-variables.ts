import type { Region } from '../report.js';
import type { SourceText } from './source-text.js';

const variable = /^:(?:'\w+'|"\w+"|[A-Za-z_]\w*|\{\?\w+\})/;

/**
 * The variable that psql would put a value for at this place (`:name`, `:'name'`, `:"name"`), where the grammar
 * stumbles over its colon; undefined where there is none. Manual, psql, “SQL Interpolation”.
 */
export function psqlVariableAt(source: SourceText, at: Region): string | undefined {
  const start = (source.offsetOfLine(at.startLine) ?? 0) + at.startColumn - 1;
  return variable.exec(source.text.slice(start, start + 100))?.[0];
}
