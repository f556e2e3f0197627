import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PGlite } from '@electric-sql/pglite';
import { describe, expect, it } from 'vitest';
import { usualAssets } from '../../src/engines/embedded/assets.js';
import { bundledExtensions, bundlesMentionedIn } from '../../src/engines/embedded/extensions.js';
import { filesOfTar } from '../../src/engines/embedded/tar.js';
import { BrokenPostgres, sendSimple } from '../../src/engines/embedded/wire.js';

describe('bundles of extensions', () => {
  it.each<readonly [string, readonly string[]]>([
    ['SELECT hstore(1)', []],
    ['CREATE EXTENSION hstore', ['hstore']],
    [
      'create extension if not exists "uuid-ossp" with schema x; create extension PG_TRGM',
      ['pg_trgm', 'uuid-ossp'],
    ],
    ["DO $$ BEGIN EXECUTE 'CREATE EXTENSION ' || 'citext'; END $$", ['citext']],
    ['CREATE EXTENSION earthdistance CASCADE', ['cube', 'earthdistance']],
    ['CREATE EXTENSION moddatetime; CREATE EXTENSION refint', ['spi']],
    ['CREATE EXTENSION postgis', []],
    ['CREATE EXTENSION my_hstore', []],
  ])('for %s', (sql, bundles) => {
    expect([...bundlesMentionedIn(sql)].sort()).toEqual(bundles);
  });

  it('are all that PGlite ships', () => {
    const shipped = readdirSync(usualAssets).filter(
      (name) => name.endsWith('.tar.gz') && !name.startsWith('pglite'),
    );
    const controls = shipped.flatMap((name) =>
      [...filesOfTar(gunzipSync(readFileSync(new URL(name, usualAssets))))].flatMap(
        ({ path }) => /([^/]+)\.control$/.exec(path)?.[1] ?? [],
      ),
    );
    expect(controls.sort()).toEqual(bundledExtensions);
  });
});

describe('a tar', () => {
  const entry = (name: string, type: string, text: string, prefix = ''): Buffer => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(text.length.toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    header.write(prefix, 345);
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text);
    return Buffer.concat([header, body]);
  };

  it('has files, of which only the regular ones are read', () => {
    const long = 'x'.repeat(600);
    const archive = Buffer.concat([
      entry('folder/', '5', ''),
      entry('a', '0', 'one'),
      entry('b', '0', '', 'far/away'),
      entry('link', '2', ''),
      entry('c', '\0', long),
      Buffer.alloc(1024),
    ]);
    const files = [...filesOfTar(archive)].map(({ path, data }) => [path, Buffer.from(data).toString()]);
    expect(files).toEqual([
      ['a', 'one'],
      ['far/away/b', ''],
      ['c', long],
    ]);
  });
});

describe('what is sent to PGlite', () => {
  const standIn = (answer: () => readonly { readonly name: string }[]): PGlite =>
    ({ execProtocolStream: () => Promise.resolve(answer()) }) as unknown as PGlite;

  it('sets no timer: it would hang when the timer fires', async () => {
    const timers: unknown[] = [];
    const db = standIn(() => {
      timers.push(setTimeout(() => timers.push('fired'), 0));
      return [{ name: 'readyForQuery' }];
    });
    const before = globalThis.setTimeout;
    await sendSimple(db, 'BEGIN');
    expect(timers).toEqual([0]);
    expect(globalThis.setTimeout).toBe(before);
  });

  it('is answered to the end, or PGlite is broken', async () => {
    await expect(
      sendSimple(
        standIn(() => [{ name: 'rowDescription' }]),
        'SELECT r(1)',
      ),
    ).rejects.toThrow(BrokenPostgres);
  });
});
