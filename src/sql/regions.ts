import type { Region } from '../report.js';

/** Whether a place begins within another. */
export const isWithin = (place: Region, outer: Region): boolean =>
  !startsBefore(place, outer.startLine, outer.startColumn) &&
  startsBefore(place, outer.endLine, outer.endColumn);

const startsBefore = ({ startLine, startColumn }: Region, line: number, column: number): boolean =>
  startLine < line || (startLine === line && startColumn < column);

/** Whether two places share a character, or one of them, which is empty, begins within the other. */
export const overlap = (one: Region, other: Region): boolean => isWithin(one, other) || isWithin(other, one);
