/** The major version that PGlite is built from. */
export const embeddedMajor = 18;
