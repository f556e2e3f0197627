/** Triggers and defaults write the present time into a column of such a type whenever a row is touched. */
export const isStamp = (type: string): boolean => /^(?:timestamp|date|time)\b/.test(type);
