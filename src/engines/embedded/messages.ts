import type { PostgresErrorFields, Row } from '../engine.js';

/** What a worker is started with. */
export interface WorkerStart {
  /** Compiled once, for all workers. */
  readonly wasm: WebAssembly.Module;
  /** A tar of the cluster. */
  readonly dataFolder: Uint8Array;
  /** Bundles of extensions that the cluster already uses. */
  readonly bundles: readonly string[];
  /** Bytes that the cluster may take; 0: no limit. */
  readonly databaseBytes: number;
}

/** One at a time; the worker answers each with one Reply. */
export type Request =
  | { readonly kind: 'open-session'; readonly role: string }
  | { readonly kind: 'close-session' }
  | { readonly kind: 'execute'; readonly sql: string; readonly copyData?: string }
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly (string | null)[] }
  | { readonly kind: 'save' };

export type Reply =
  /** Unasked, when the cluster runs. */
  | { readonly kind: 'ready'; readonly versionNumber: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'session'; readonly processId: number }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'saved'; readonly dataFolder: ArrayBuffer; readonly bundles: readonly string[] }
  | { readonly kind: 'postgres-error'; readonly message: string; readonly fields: PostgresErrorFields }
  /** PGlite itself failed: it can not be used any more. */
  | { readonly kind: 'broken'; readonly message: string };
