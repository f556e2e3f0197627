import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  databaseTooLarge,
  runTooLong
} from "./chunk-XOAKYAUD.js";

// src/engines/server-limits.ts
var lookEveryMs = 250;
var ServerLimits = class {
  #server;
  #databaseBytes;
  #deadline;
  #look;
  #reached;
  #toldTo;
  #looking = false;
  constructor({ runTimeoutMs = 0, databaseBytes = 0 }, server) {
    this.#server = server;
    this.#databaseBytes = databaseBytes;
    if (runTimeoutMs > 0)
      this.#deadline = setTimeout(() => void this.#reach(runTooLong(runTimeoutMs)), runTimeoutMs).unref();
    if (databaseBytes > 0 && server.databaseBytes)
      this.#look = setInterval(() => void this.#lookAtSize(), lookEveryMs).unref();
  }
  /** Why the server counts as gone. */
  get why() {
    return this.#reached?.message;
  }
  /** Whether a statement has been blamed: nothing more is to be run then. */
  get told() {
    return this.#toldTo !== void 0;
  }
  /** The limit, for the first session that asks: the one whose statement met it. */
  tell(processId) {
    if (!this.#reached || this.#toldTo !== void 0 && this.#toldTo !== processId) return void 0;
    this.#toldTo = processId;
    return this.#reached;
  }
  stop() {
    clearTimeout(this.#deadline);
    clearInterval(this.#look);
  }
  async #lookAtSize() {
    if (this.#looking) return;
    this.#looking = true;
    const bytes = await this.#server.databaseBytes?.().catch(() => 0);
    this.#looking = false;
    if (bytes !== void 0 && bytes > this.#databaseBytes)
      await this.#reach(databaseTooLarge(this.#databaseBytes));
  }
  async #reach(limit) {
    if (this.#reached) return;
    this.#reached = limit;
    this.stop();
    await this.#server.reached().catch(() => void 0);
  }
};

export {
  ServerLimits
};
