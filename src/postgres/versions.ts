/** The majors that every claim is proven on. */
export const supportedMajors = [14, 15, 16, 17, 18] as const;

export type Major = (typeof supportedMajors)[number];

export const newestMajor: Major = 18;

export const isSupportedMajor = (major: number): major is Major =>
  supportedMajors.some((supported) => supported === major);

/** `server_version_num` → `15.18`; since PostgreSQL 10 it is major × 10000 + minor. */
export const versionText = (versionNumber: number): string =>
  `${Math.floor(versionNumber / 10_000)}.${versionNumber % 10_000}`;
