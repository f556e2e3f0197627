/** libpg-query ships no types for the factory behind its public functions. */
declare module 'libpg-query/wasm/libpg-query.js' {
  /** Makes an instance of its own of the WebAssembly module; `Module` of emscripten. */
  const createModule: <Module>() => Promise<Module>;
  export default createModule;
}
