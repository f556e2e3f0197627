import { splitScript } from '../sql/split-script.js';
import type { Script } from './migration-tool.js';

const breakpoint = '--> statement-breakpoint';

/** The end of a statement that has none; as long as the breakpoint, so that every place stays. */
const blank = ';'.padEnd(breakpoint.length);

/**
 * The migrator cuts a file at each breakpoint, wherever it stands, and sends the pieces one by one (drizzle-orm,
 * src/migrator.ts): no statement before one needs its semicolon, what follows on its line is no comment, and one inside
 * a statement leaves two broken halves. Gives a script that Postgres takes as it would take the pieces.
 */
export function cutAtBreakpoints(script: Script): Script {
  const pieces = script.text.split(breakpoint);
  const text = pieces.map(withoutOpenComment).join(blank);
  const broken = firstInside(text, placesBetween(pieces));
  if (broken === undefined) return { ...script, text };
  const line = text.slice(0, broken).split('\n').length;
  const message = `Drizzle cuts it at the breakpoint in line ${line}, which stands inside a statement`;
  return { ...script, unreadable: { message, line } };
}

/** A comment ends with its piece: it hides nothing of the next one, though that goes on in the same line. */
function withoutOpenComment(piece: string, index: number, pieces: readonly string[]): string {
  if (!/^[^\r\n]*\S/.test(pieces[index + 1] ?? '')) return piece;
  const { start } = splitScript(piece).comments.at(-1) ?? { start: piece.length };
  return /^--[^\r\n]*$/.test(piece.slice(start)) ? piece.slice(0, start).padEnd(piece.length) : piece;
}

function placesBetween(pieces: readonly string[]): readonly number[] {
  let place = 0;
  return pieces.slice(0, -1).map((piece, index) => {
    place += piece.length + (index === 0 ? 0 : breakpoint.length);
    return place;
  });
}

/** The first of the places, in rising order, that a statement or a comment goes on behind. */
function firstInside(text: string, places: readonly number[]): number | undefined {
  const { pieces, comments } = splitScript(text);
  const blocks = comments.filter(({ start }) => text.startsWith('/*', start));
  const spans = [...pieces, ...blocks].sort((a, b) => a.start - b.start);
  let next = 0;
  return places.find((place) => {
    while ((spans[next]?.end ?? Infinity) <= place + 1) next += 1;
    return (spans[next]?.start ?? Infinity) < place;
  });
}
