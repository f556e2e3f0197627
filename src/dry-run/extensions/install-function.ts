import type { Connection } from '../../engines/engine.js';
import { quoteLiteral } from '../../postgres/identifiers.js';

/** In pg_catalog: there pg_dump looks for nothing, and no migration can replace or drop it. */
export const installFunction = 'drydock_create_extension';

/** Routines and operators that no superuser owns: an extension's script would run them with all rights. */
const hide = (catalog: string, schema: string, owner: string): string => `
    UPDATE pg_catalog.${catalog} SET ${schema} = (4294967295 - ${schema}::pg_catalog.int8)::pg_catalog.oid
      WHERE ${owner} IN (SELECT oid FROM pg_catalog.pg_authid WHERE NOT rolsuper);`;

const show = (catalog: string, schema: string): string => `
    UPDATE pg_catalog.${catalog} SET ${schema} = (4294967295 - ${schema}::pg_catalog.int8)::pg_catalog.oid
      WHERE ${schema} NOT IN (SELECT oid FROM pg_catalog.pg_namespace);`;

/**
 * Creates an extension of the list with the supervisor's rights, in the transaction of whoever calls it, and
 * gives it to the role of the session, as CREATE EXTENSION does with a trusted one (manual, 38.17.1).
 *
 * The script of an extension runs as superuser with the target schema and those of the extensions that it requires at
 * the head of its search_path. What migrations made there would be preferred to functions of pg_catalog that fit less
 * well (CVE-2018-1058). So while it runs, no routine or operator of theirs is in any schema. Objects that the
 * script creates or replaces must be new or its own: checkMembershipInCurrentExtension(), src/backend/catalog/pg_depend.c.
 */
const definition = (names: readonly string[]): string => `
CREATE FUNCTION pg_catalog.${installFunction}(
  extension pg_catalog.text, wanted pg_catalog.text, usual pg_catalog.text, version pg_catalog.text,
  cascade pg_catalog.bool, if_not_exists pg_catalog.bool
) RETURNS pg_catalog.void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET transform_null_equals = off
AS $function$
#variable_conflict use_column
DECLARE
  caller CONSTANT pg_catalog.oid := (SELECT oid FROM pg_catalog.pg_authid WHERE rolname = session_user);
  available pg_catalog.pg_available_extension_versions;
  required pg_catalog.text;
  target pg_catalog.text;
  made pg_catalog.oid;
BEGIN
  IF extension <> ALL (ARRAY[${names.map(quoteLiteral).join(', ')}]) THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('permission denied to create extension "%s"', extension),
      HINT = 'Must be superuser to create this extension.';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = extension) THEN
    IF if_not_exists THEN RETURN; END IF;
    RAISE duplicate_object USING MESSAGE = format('extension "%s" already exists', extension);
  END IF;
  SELECT v.* INTO available FROM pg_catalog.pg_available_extension_versions AS v
    WHERE v.name = extension AND v.version = coalesce($4,
      (SELECT e.default_version FROM pg_catalog.pg_available_extensions AS e WHERE e.name = extension));
  target := coalesce(wanted, available.schema, usual);
  IF target IS NULL THEN
    RAISE invalid_schema_name USING MESSAGE = 'no schema has been selected to create in';
  END IF;
  IF available.schema IS NULL AND EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = target)
    AND NOT has_schema_privilege(caller, target, 'CREATE') THEN
    RAISE insufficient_privilege USING MESSAGE = format('permission denied for schema %s', target);
  END IF;
  IF cascade THEN
    FOREACH required IN ARRAY coalesce(available.requires, '{}') LOOP
      PERFORM pg_catalog.${installFunction}(required, wanted, usual, NULL, true, true);
    END LOOP;
  END IF;
  ${hide('pg_proc', 'pronamespace', 'proowner')}
  ${hide('pg_operator', 'oprnamespace', 'oprowner')}
  EXECUTE format('CREATE EXTENSION %I', extension)
    || CASE WHEN wanted IS NULL AND available.schema IS NOT NULL THEN '' ELSE format(' SCHEMA %I', target) END
    || CASE WHEN version IS NULL THEN '' ELSE format(' VERSION %L', version) END;
  ${show('pg_proc', 'pronamespace')}
  ${show('pg_operator', 'oprnamespace')}
  UPDATE pg_catalog.pg_extension SET extowner = caller WHERE extname = extension RETURNING oid INTO made;
  DELETE FROM pg_catalog.pg_shdepend
    WHERE classid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND objid = made AND deptype = 'o'
      AND dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database());
  INSERT INTO pg_catalog.pg_shdepend (dbid, classid, objid, objsubid, refclassid, refobjid, deptype)
    SELECT oid, 'pg_catalog.pg_extension'::pg_catalog.regclass, made, 0,
      'pg_catalog.pg_authid'::pg_catalog.regclass, caller, 'o'
    FROM pg_catalog.pg_database WHERE datname = current_database();
END
$function$`;

/** Makes the function in a database in which no migration has run yet; it refuses every other name. */
export const makeInstallFunction = (supervisor: Connection, names: readonly string[]): Promise<void> =>
  supervisor.execute(definition(names));

/** What CREATE EXTENSION says. */
export interface WantedExtension {
  readonly name: string;
  readonly schema?: string | undefined;
  readonly version?: string | undefined;
  readonly cascade: boolean;
  readonly ifNotExists: boolean;
}

/** Calls the function in place of CREATE EXTENSION; which schema is the usual one only the session itself knows. */
export const installCall = ({ name, schema, version, cascade, ifNotExists }: WantedExtension): string => {
  const text = (value: string | undefined) => (value === undefined ? 'NULL' : quoteLiteral(value));
  return `SELECT pg_catalog.${installFunction}(${text(name)}, ${text(schema)}, pg_catalog.current_schema(), ${text(version)}, ${String(cascade)}, ${String(ifNotExists)}) -- extension`;
};
