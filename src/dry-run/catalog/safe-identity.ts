/** Control and format characters, line separators: a name with a line end in it could forge lines of a report. */
const unsafe = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Printable ASCII without the backslash: nearly every name, told apart quickly. */
const plain = /^[ -[\]-~]*$/;

/**
 * An object's identity as one line of visible text: what is unsafe is written as `\u{a}`, and the backslash twice, so
 * that two different names never become one.
 */
export const safeIdentity = (identity: string): string =>
  plain.test(identity)
    ? identity
    : identity.replaceAll(unsafe, (character) =>
        character === '\\' ? '\\\\' : `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
      );
