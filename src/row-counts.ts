/** `10 000`. */
export const exactly = (rows: number): string =>
  String(Math.round(rows)).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0');

const million = 1e6;

/** `72 M`, `1.25 M`, `100 000`: as exactly as anybody knows the rows of production. */
export const roughly = (rows: number): string =>
  rows < million ? exactly(rows) : `${exactlyToThree(rows / million)}\u00a0M`;

const exactlyToThree = (count: number): string =>
  count >= 1000 ? exactly(count) : String(Number(count.toPrecision(3)));
