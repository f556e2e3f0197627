/** libpg-query ships no types for the factory behind its public functions. */
declare module 'libpg-query/wasm/libpg-query.js' {
  /** Makes an instance of its own of the WebAssembly module; `Module` of emscripten. */
  const createModule: <Module>(options: {
    /** Take what the module would write to the standard output and the standard error. */
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }) => Promise<Module>;
  export default createModule;
}
