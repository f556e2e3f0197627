import type { Case } from './case.js';
import { columnCases } from './columns.js';
import { constraintCases, indexCases } from './constraints.js';
import { rareCases, schemaCases } from './rare.js';
import { routineCases } from './routines.js';
import { tableCases } from './tables.js';
import { typeCases } from './types.js';
import { sequenceCases, viewCases } from './views-and-sequences.js';

export const cases: readonly Case[] = [
  ...columnCases,
  ...tableCases,
  ...constraintCases,
  ...indexCases,
  ...viewCases,
  ...sequenceCases,
  ...routineCases,
  ...typeCases,
  ...schemaCases,
  ...rareCases,
];
