import { posix } from 'node:path';
import type { ReporterContext } from './reporter.js';

/** Where a file of the report lies in the repository: no `.`, no `..` but where it lies outside. */
export const repositoryPath = (file: string, { pathPrefix = '' }: ReporterContext): string =>
  posix.normalize(file.startsWith('/') ? file : pathPrefix + file);
