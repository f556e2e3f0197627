import { Buffer } from 'node:buffer';

export interface TarFile {
  readonly path: string;
  readonly data: Uint8Array;
}

const blockBytes = 512;

/** The regular files of a tar archive of the ustar format. POSIX.1-2017, pax, “ustar Interchange Format”. */
export function* filesOfTar(archive: Uint8Array): Generator<TarFile> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const field = (start: number, length: number): string =>
    bytes.toString('latin1', start, start + length).replace(/\0.*$/s, '');
  for (let header = 0; header + blockBytes <= bytes.length && bytes[header] !== 0;) {
    const size = Number.parseInt(field(header + 124, 12), 8);
    const start = header + blockBytes;
    const type = field(header + 156, 1);
    const path = [field(header + 345, 155), field(header, 100)].filter((part) => part !== '').join('/');
    if (type === '' || type === '0') yield { path, data: bytes.subarray(start, start + size) };
    header = start + Math.ceil(size / blockBytes) * blockBytes;
  }
}
