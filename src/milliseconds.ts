/** Microseconds are as far as the clock can be believed. */
export const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
