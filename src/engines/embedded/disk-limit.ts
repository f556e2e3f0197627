import type { PGlite } from '@electric-sql/pglite';

/** The parts of Emscripten's file system in memory that PGlite's types leave out: src/lib/libmemfs.js there. */
interface MemoryFiles {
  readonly ErrnoError: new (code: number) => Error;
  lookupPath(path: string): { readonly node: { readonly mount: { readonly type: MemoryFileSystem } } };
  readdir(path: string): readonly string[];
  stat(path: string): { readonly size: number; readonly mode: number };
  isDir(mode: number): boolean;
}

interface MemoryFileSystem {
  readonly ops_table: { readonly file: { readonly stream: { write: Write } } };
}

interface Stream {
  readonly path?: string;
  readonly node: { readonly usedBytes: number };
}

type Write = (
  stream: Stream,
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
  canOwn?: boolean,
) => number;

/** WASI's number of ENOSPC: system/include/wasi/api.h of Emscripten. */
const noSpace = 51;

const dataFolder = '/pglite/data';

/** Keeps the files of tables and indexes from growing beyond a limit: Postgres is then told that the disk is full. */
export class DiskLimit {
  readonly #files: MemoryFiles;
  readonly #stream: { write: Write };
  readonly #write: Write;
  /** At the most so much is used; files that were removed meanwhile are found out when it matters. */
  #used: number;
  #reached = false;

  /** @param limit bytes of the whole cluster; 0: no limit */
  constructor(
    db: PGlite,
    readonly limit: number,
  ) {
    this.#files = (db as unknown as { readonly Module: { readonly FS: MemoryFiles } }).Module.FS;
    this.#stream = this.#files.lookupPath(dataFolder).node.mount.type.ops_table.file.stream;
    this.#write = this.#stream.write;
    this.#used = limit === 0 ? 0 : this.#sizeOf(dataFolder);
    if (limit > 0) this.#stream.write = (...call) => this.#checked(...call);
  }

  /** Whether a write was refused since this was asked last. */
  takeReached(): boolean {
    const reached = this.#reached;
    this.#reached = false;
    return reached;
  }

  #checked(...[stream, buffer, offset, length, position, canOwn]: Parameters<Write>): number {
    const growth = position + length - stream.node.usedBytes;
    if (growth > 0 && isData(stream)) this.#refuseBeyondLimit(growth);
    const before = stream.node.usedBytes;
    const written = this.#write.call(this.#stream, stream, buffer, offset, length, position, canOwn);
    this.#used += Math.max(0, stream.node.usedBytes - before);
    return written;
  }

  #refuseBeyondLimit(growth: number): void {
    if (this.#used + growth <= this.limit) return;
    this.#used = this.#sizeOf(dataFolder);
    if (this.#used + growth <= this.limit) return;
    this.#reached = true;
    throw new this.#files.ErrnoError(noSpace);
  }

  #sizeOf(path: string): number {
    const { mode, size } = this.#files.stat(path);
    if (!this.#files.isDir(mode)) return size;
    return this.#files
      .readdir(path)
      .filter((name) => name !== '.' && name !== '..')
      .reduce((sum, name) => sum + this.#sizeOf(`${path}/${name}`), 0);
  }
}

/** Without room for its WAL or its status of transactions Postgres panics; tables and temporary files it can do without. */
const isData = ({ path = '' }: Stream): boolean => path.startsWith('base/') || path.includes('/base/');
