import { resolve } from 'node:path';
import process from 'node:process';
import { baselineOf } from '../check/apply-baseline.js';
import type { CheckResult } from '../check/request.js';
import { readConfig, readIfThere } from '../files/read-config.js';
import { writeOver } from '../files/write-over.js';
import { counted } from '../reporters/wording.js';

/** Writes what stands into the baseline, and says how much that is; of what was known, owner, day and reason are kept. */
export async function writeBaseline(
  cwd: string,
  configFile: string | undefined,
  { report, sources }: CheckResult,
): Promise<void> {
  const { baselineText, parseBaseline } = await import('../files/baseline-file.js');
  const { config } = await readConfig(cwd, configFile);
  const file = config.baseline ?? 'drydock-baseline.json';
  const content = await readIfThere(resolve(cwd, file));
  const before = content === undefined ? [] : parseBaseline(content, file);
  const entries = baselineOf(report.findings, sources, before);
  await writeOver(resolve(cwd, file), baselineText(entries));
  const hint = config.baseline === undefined ? `; name it in drydock.yml: baseline: ${file}` : '';
  process.stderr.write(`drydock: wrote ${counted(entries.length, 'finding')} to ${file}${hint}\n`);
}
