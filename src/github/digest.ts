import { createHash } from 'node:crypto';

/** 16 hexadecimal digits that stand for a value, in a place where what the value holds could be acted on. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
