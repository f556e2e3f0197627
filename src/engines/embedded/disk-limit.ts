import type { PGlite } from '@electric-sql/pglite';

/** The parts of Emscripten's file system in memory that PGlite's types leave out: src/lib/libmemfs.js there. */
interface Files {
  readonly ErrnoError: new (code: number) => Error;
  lookupPath(path: string): { readonly node: { readonly mount: { readonly type: MemoryFileSystem } } };
  getPath(node: FileNode): string;
  readdir(path: string): readonly string[];
  stat(path: string): { readonly size: number; readonly mode: number };
  isDir(mode: number): boolean;
}

interface FileNode {
  readonly usedBytes: number;
}

/** Before a write past the end of a file, and for ftruncate and fallocate. */
interface MemoryFileSystem {
  expandFileStorage: Resize;
  resizeFileStorage: Resize;
}

type Resize = (node: FileNode, bytes: number) => void;

/** WASI's number of ENOSPC: system/include/wasi/api.h of Emscripten. */
const noSpace = 51;

const dataFolder = '/pglite/data';

/** Keeps the files of tables and indexes from growing beyond a limit: Postgres is then told that the disk is full. */
export class DiskLimit {
  readonly #files: Files;
  /** At the most so much is used; what was removed meanwhile is found out when it matters. */
  #used = 0;
  #reached = false;

  /** @param limit bytes of the whole cluster; 0: no limit */
  constructor(
    db: PGlite,
    readonly limit: number,
  ) {
    this.#files = (db as unknown as { readonly Module: { readonly FS: Files } }).Module.FS;
    if (limit === 0) return;
    this.#used = this.#sizeOf(dataFolder);
    const memory = this.#files.lookupPath(dataFolder).node.mount.type;
    memory.expandFileStorage = this.#checked(memory.expandFileStorage);
    memory.resizeFileStorage = this.#checked(memory.resizeFileStorage);
  }

  /** Whether a file was refused more room since this was asked last. */
  takeReached(): boolean {
    const reached = this.#reached;
    this.#reached = false;
    return reached;
  }

  #checked(resize: Resize): Resize {
    return (node, bytes) => {
      const growth = bytes - node.usedBytes;
      if (growth > 0) this.#grow(node, growth);
      resize(node, bytes);
    };
  }

  #grow(node: FileNode, growth: number): void {
    if (this.#used + growth > this.limit) this.#used = this.#sizeOf(dataFolder);
    if (this.#used + growth > this.limit && isData(this.#files.getPath(node))) {
      this.#reached = true;
      throw new this.#files.ErrnoError(noSpace);
    }
    this.#used += growth;
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

/** Without room for its WAL or the status of transactions Postgres panics; here are tables and temporary files. */
const isData = (path: string): boolean => path.startsWith(`${dataFolder}/base/`);
