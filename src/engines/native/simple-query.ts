import { Buffer } from 'node:buffer';
import type { Client, Connection as PgWire, Submittable } from 'pg';
import { noCopyData } from '../server-errors.js';

/** The parts of node-postgres' wire that its types leave out. */
interface CopyWire {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const chunkBytes = 1 << 20;

/**
 * Sends a text as one simple query. Rejects with what node-postgres gives for an error.
 * @param onStatementDone is called whenever a statement of the text has ended
 */
export const sendSimpleQuery = (
  client: Client,
  text: string,
  copyData: string | undefined,
  onStatementDone: () => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(new SimpleQuery(text, copyData, { onStatementDone, resolve, reject }));
  });

interface Listener {
  onStatementDone(): void;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * A query whose rows nobody asks for. node-postgres' own Query would keep all of them, and tells nothing of the
 * statements that are done. Manual, 54.2.2 “Simple Query” and 54.2.6 “COPY Operations”.
 */
class SimpleQuery implements Submittable {
  #copyData: string | undefined;

  constructor(
    private readonly text: string,
    copyData: string | undefined,
    private readonly listener: Listener,
  ) {
    this.#copyData = copyData;
  }

  submit(wire: PgWire): void {
    wire.query(this.text);
  }

  handleCommandComplete(): void {
    this.listener.onStatementDone();
  }

  handleCopyInResponse(wire: CopyWire): void {
    if (this.#copyData === undefined) {
      wire.sendCopyFail(noCopyData);
      return;
    }
    const data = Buffer.from(this.#copyData);
    this.#copyData = undefined;
    for (let start = 0; start < data.length; start += chunkBytes) {
      wire.sendCopyFromChunk(data.subarray(start, start + chunkBytes));
    }
    wire.endCopyFrom();
  }

  handleError(error: Error): void {
    this.listener.reject(error);
  }

  handleReadyForQuery(): void {
    this.listener.resolve();
  }

  handleRowDescription(): void {
    // Rows are dropped.
  }

  handleDataRow(): void {
    // Rows are dropped.
  }

  handleCopyData(): void {
    // So is what COPY TO STDOUT sends.
  }

  handleEmptyQuery(): void {
    // ReadyForQuery follows.
  }
}
