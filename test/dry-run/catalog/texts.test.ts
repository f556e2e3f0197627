import { describe, expect, it } from 'vitest';
import { maskCreationTimes } from '../../../src/dry-run/catalog/creation-time.js';
import { renderGrants } from '../../../src/dry-run/catalog/grants.js';

describe('moments of creation', () => {
  const now = new Date('2026-11-21T12:00:00Z');

  it.each([
    [`'2026-11-21 11:59:59.123456+00'::timestamp with time zone`, `'now'::timestamp with time zone`],
    [`'2026-11-21 11:59:59+00'::timestamp(0) with time zone`, `'now'::timestamp(0) with time zone`],
    [`'2026-11-22 01:59:59.5'::timestamp without time zone`, `'now'::timestamp without time zone`],
    [`'12:34:56.789'::time without time zone`, `'now'::time without time zone`],
    [`'12:34:56.789+02'::time with time zone`, `'now'::time with time zone`],
  ])('%s is hidden', (text, masked) => {
    expect(maskCreationTimes(`(${text} > a)`, now)).toBe(`(${masked} > a)`);
  });

  it.each([
    `'2026-11-21 00:00:00+00'::timestamp with time zone`,
    `'2026-11-01 11:59:59.123456+00'::timestamp with time zone`,
    `'2027-11-21 11:59:59.123456+00'::timestamp with time zone`,
    `'2026-11-21'::date`,
    `'12:34:56'::time without time zone`,
    `'infinity'::timestamp with time zone`,
    `FOR VALUES FROM ('2026-11-21 11:00:00+00') TO ('2026-11-21 12:00:00+00')`,
    `'a ''2026-11-21 11:59:59'' b'::text`,
  ])('%s stays', (text) => {
    expect(maskCreationTimes(text, now)).toBe(text);
  });
});

describe('grants', () => {
  const byDefault = ['owner=arwdDxt/owner'];

  it.each([
    [undefined, byDefault, undefined],
    [['owner=arwdDxt/owner'], byDefault, undefined],
    [['owner=arwdDxt/owner', 'app=ra/owner'], byDefault, 'INSERT, SELECT to app (by owner)'],
    [
      ['app=r*w/owner', 'owner=arwdDxt/owner'],
      byDefault,
      'SELECT WITH GRANT OPTION, UPDATE to app (by owner)',
    ],
    [['owner=arwdDxt/owner', '=r/owner'], byDefault, 'SELECT to PUBLIC (by owner)'],
    [['owner=arwdDx/owner'], byDefault, 'revoked: TRIGGER to owner (by owner)'],
    [
      [],
      byDefault,
      'revoked: DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE to owner (by owner)',
    ],
    [['"a=b/c ""d"""=X/"o p"'], [], 'EXECUTE to "a=b/c ""d""" (by "o p")'],
  ])('%j beside the default %j', (acl, defaultAcl, text) => {
    expect(renderGrants(acl && JSON.stringify(acl), JSON.stringify(defaultAcl))).toBe(text);
  });
});
