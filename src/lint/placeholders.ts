import type { Region } from '../report.js';

/** Whether a place begins within another. */
export const isWithin = (place: Region, outer: Region): boolean =>
  !startsBefore(place, outer.startLine, outer.startColumn) &&
  startsBefore(place, outer.endLine, outer.endColumn);

const startsBefore = ({ startLine, startColumn }: Region, line: number, column: number): boolean =>
  startLine < line || (startLine === line && startColumn < column);
