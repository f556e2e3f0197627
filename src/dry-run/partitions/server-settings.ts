/** Session settings under which bounds and names come out alike: see the snapshot. */
export const plainSettings = `SET search_path = pg_catalog, pg_temp; SET datestyle = ISO; SET intervalstyle = postgres;
  SET timezone = 'UTC'; SET quote_all_identifiers = off`;
