// The bundler keeps the names of an ES module that is imported on demand, and loses those of a CommonJS one.
export { parse, YAMLParseError } from 'yaml';
