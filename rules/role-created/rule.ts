import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'role-created',
  summary: 'A role that no script makes, or that the dry-run made without the rights of a superuser',
  severity: 'info',
  category: 'dry-run',
  why: 'Roles belong to the server and not to the database, and a new server has none of them: without the role the statement would fail there. The one that Drydock makes cannot log in, has no attribute that the manual names for CREATE ROLE, may create in the schemas of the database, and has the role of the migrations as a member. In production the role may lack what OWNER TO and GRANT ask for, or be allowed more than a policy reckons with. Of the roles that scripts make or alter, SUPERUSER, CREATEDB, CREATEROLE, REPLICATION, BYPASSRLS and memberships that lead out of the database are left out, for migrations are no matter of trust here.',
  instead:
    'Make the role in the file that the config names as setup, with the attributes and memberships that it has in production; then it is part of the proof.',
  claim: { fails: '42704' },
  foundBy: 'dry-run',
});
