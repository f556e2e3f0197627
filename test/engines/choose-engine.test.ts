import { describe, expect, it } from 'vitest';
import { type EngineLoaders, startEngine } from '../../src/engines/choose-engine.js';
import type { Engine, EngineKind, PostgresServer } from '../../src/engines/engine.js';
import { EngineError } from '../../src/errors.js';

const options = { statementTimeoutMs: 1000 };

const engine = (kind: EngineKind, obstacle?: string, caveat?: string): Engine => ({
  kind,
  caveat: () => caveat,
  unavailable: () => Promise.resolve(obstacle),
  start: () => Promise.resolve({ kind } as unknown as PostgresServer),
});

const loaders = (...engines: readonly Engine[]): EngineLoaders =>
  engines.map((one) => ({ kind: one.kind, load: () => Promise.resolve(one) }));

describe('the engine', () => {
  it.each<readonly [EngineKind | 'auto', readonly Engine[], string]>([
    ['auto', [engine('local'), engine('embedded')], 'local is the first engine that can be used'],
    [
      'auto',
      [engine('local', 'there is none'), engine('embedded', undefined, 'it is 18')],
      'embedded is the first engine that can be used; it is 18; not local, because there is none',
    ],
    ['embedded', [engine('local'), engine('embedded')], 'embedded is asked for'],
    ['local', [engine('local'), engine('embedded')], 'local is asked for'],
  ])('for %s', async (kind, engines, reason) => {
    const started = await startEngine(kind, options, {}, loaders(...engines));
    expect(started.reason).toBe(reason);
    expect(started.server.kind).toBe(reason.split(' ')[0]);
  });

  it('is loaded only when its turn comes', async () => {
    const [local] = loaders(engine('local'));
    const embedded = { kind: 'embedded', load: () => Promise.reject(new Error('loaded')) } as const;
    const { server } = await startEngine('auto', options, {}, local ? [local, embedded] : []);
    expect(server.kind).toBe('local');
  });

  it.each<readonly [EngineKind | 'auto', string, RegExp]>([
    [
      'local',
      'The engine "local" cannot be used: not local, because no a',
      /Install PostgreSQL.*PGBIN.*"auto"/,
    ],
    ['embedded', 'The engine "embedded" cannot be used: not embedded, because no b', /Reinstall Drydock/],
    [
      'auto',
      'No engine can be used: not local, because no a; not embedded, because no b',
      /Reinstall Drydock/,
    ],
  ])('%s that cannot be used is an error that says what to do', async (kind, message, hint) => {
    const none = loaders(engine('local', 'no a'), engine('embedded', 'no b'));
    const error: unknown = await startEngine(kind, options, {}, none).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineError);
    expect((error as EngineError).message).toBe(message);
    expect((error as EngineError).hint).toMatch(hint);
  });

  it('is a real one without more ado', async () => {
    const { server, reason } = await startEngine('embedded', { ...options, postgresMajor: 16 });
    await server[Symbol.asyncDispose]();
    expect(reason).toBe('embedded is asked for; it is PostgreSQL 18, although 16 is asked for');
  });

  it('says of a server that it is another one than was asked for, where that shows only then', async () => {
    const docker = {
      ...engine('docker'),
      start: () => Promise.resolve({ kind: 'docker', major: 15 } as unknown as PostgresServer),
    };
    const reasonFor = async (postgresMajor: number): Promise<string> =>
      (await startEngine('docker', { ...options, postgresMajor }, {}, loaders(docker))).reason;
    expect(await reasonFor(16)).toBe('docker is asked for; it is PostgreSQL 15, although 16 is asked for');
    expect(await reasonFor(15)).toBe('docker is asked for');
  });

  describe('that does not start', () => {
    const failing = (kind: EngineKind): Engine => ({
      ...engine(kind),
      start: () => Promise.reject(new EngineError(`${kind} is broken`)),
    });
    const server = { kind: 'embedded' } as unknown as PostgresServer;
    const working: Engine = { ...engine('embedded'), start: () => Promise.resolve(server) };

    it('is passed over where nobody asked for it', async () => {
      const begun: string[] = [];
      const starting = (kind: EngineKind): void => {
        begun.push(kind);
      };
      const started = await startEngine('auto', options, { starting }, loaders(failing('local'), working));
      expect(started).toEqual({
        server,
        reason: 'embedded is the first engine that can be used; not local, because local is broken',
      });
      expect(begun).toEqual(['local', 'embedded']);
    });

    it.each<readonly [EngineKind | 'auto', string]>([
      ['local', 'local is broken'],
      ['auto', 'No engine can be used: not local, because local is broken'],
    ])('is an error for %s', async (kind, message) => {
      await expect(startEngine(kind, options, {}, loaders(failing('local')))).rejects.toThrow(message);
    });

    it('is not passed over where the run was interrupted', async () => {
      const signal = AbortSignal.abort();
      const both = loaders(failing('local'), working);
      await expect(startEngine('auto', options, { signal }, both)).rejects.toThrow('local is broken');
    });
  });

  it('is never one that has to be asked for, and says so of DATABASE_URL', async () => {
    const [url] = loaders(engine('url'));
    const [embedded] = loaders(engine('embedded'));
    const both = url && embedded ? [{ ...url, onlyWhenAskedFor: true } as const, embedded] : [];
    const withUrl = { ...options, databaseUrl: 'postgres://db/app' };
    expect((await startEngine('auto', withUrl, {}, both)).reason).toBe(
      'embedded is the first engine that can be used; not url, because DATABASE_URL is used only when the engine url is asked for',
    );
    expect((await startEngine('url', withUrl, {}, both)).reason).toBe('url is asked for');
  });
});
