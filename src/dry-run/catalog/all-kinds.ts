import type { CatalogKind } from './catalog-kind.js';
import { columns } from './kinds/columns.js';
import { constraints, indexes } from './kinds/constraints.js';
import { foreignDataWrappers, foreignServers, userMappings } from './kinds/foreign-data.js';
import { accessMethods, operatorClasses, operatorFamilies, operators } from './kinds/operators.js';
import { relations, sequences } from './kinds/relations.js';
import { publications, subscriptions } from './kinds/replication.js';
import { roles } from './kinds/roles.js';
import { aggregates, languages, routines, transforms } from './kinds/routines.js';
import { database, defaultPrivileges, extensions, schemas } from './kinds/schemas.js';
import {
  textSearchConfigurations,
  textSearchDictionaries,
  textSearchParsers,
  textSearchTemplates,
} from './kinds/text-search.js';
import { eventTriggers, policies, rules, statistics, triggers } from './kinds/triggers.js';
import { casts, collations, conversions, types } from './kinds/types.js';

/** Every kind of object that is compared. A container comes before what lives in it. */
export const allKinds: readonly CatalogKind[] = [
  roles,
  database,
  schemas,
  extensions,
  languages,
  accessMethods,
  foreignDataWrappers,
  foreignServers,
  userMappings,
  types,
  relations,
  columns,
  constraints,
  indexes,
  sequences,
  routines,
  aggregates,
  triggers,
  rules,
  policies,
  statistics,
  casts,
  collations,
  conversions,
  transforms,
  operators,
  operatorFamilies,
  operatorClasses,
  textSearchParsers,
  textSearchTemplates,
  textSearchDictionaries,
  textSearchConfigurations,
  eventTriggers,
  defaultPrivileges,
  publications,
  subscriptions,
];
