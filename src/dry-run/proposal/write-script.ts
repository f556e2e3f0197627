import { safeIdentity } from '../catalog/safe-identity.js';
import type { Step } from './step.js';

/** What is said of the script before its first statement. */
export interface Said {
  /** The up script. */
  readonly file: string;
  readonly proven: boolean;
  readonly losesData: readonly string[];
  /** Objects that are not brought back to what they were. */
  readonly left: readonly string[];
}

const mostNamed = 20;

/** The proposal as the text of a down script. */
export function writeScript(steps: readonly Step[], { file, proven, losesData, left }: Said): string {
  const shown = (names: readonly string[]): string =>
    names.slice(0, mostNamed).map(safeIdentity).join(', ') +
    (names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '');
  const head = [
    `Undoes ${safeIdentity(file)}. Proposed by Drydock${proven ? ', and proven: run after it, it restores the schema.' : '.'}`,
    ...(proven
      ? []
      : [
          left.length > 0
            ? 'NOT PROVEN: it does not restore the schema. Read it, and complete it.'
            : 'Nothing of it can be undone: the schema is as it was, and the data is gone.',
        ]),
    ...(left.length > 0 ? [`Not as before: ${shown(left)}.`] : []),
    ...(losesData.length > 0 ? [`Data that does not come back: ${shown(losesData)}.`] : []),
  ];
  return [...head.map(comment), '', steps.length === 0 ? `${refusal};\n` : statementsOf(steps)].join('\n');
}

/** A script that undid nothing and succeeded would be taken for a rollback. */
const refusal = `DO $$ BEGIN RAISE EXCEPTION 'nothing of this migration can be undone'; END $$`;

/** The statements with what is said of each. */
export const statementsOf = (steps: readonly Step[]): string => steps.map(statement).join('\n');

const statement = ({ sql, note }: Step): string =>
  `${note === undefined ? '' : `${comment(note)}\n`}${sql.trim().replace(/;$/, '')};\n`;

const comment = (text: string): string => `-- ${text}`;
