import type { Node } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { stringsOf } from '../../src/sql/names.js';
import { optionsOf, textOf } from '../../src/sql/options.js';
import { nodesOfKind } from '../../src/sql/tree.js';
import { isHash, isPlaceholder, passwordInConnection } from './secrets.js';

export default defineRule({
  id: 'secret-in-migration',
  summary: 'A password stands in the migration, where everybody who reads the repository reads it',
  severity: 'error',
  category: 'security',
  why: 'What is committed stays in the history, in every clone and in the logs of CI, and the statement is written to the log of the server as it stands (manual, CREATE ROLE, Notes). A SCRAM verifier or an MD5 hash is a secret too: it can be tried out offline, and an MD5 hash is itself enough to log in with. Take the password for known from now on, and change it.',
  instead:
    'Create the role without a password, and set it where secrets are kept: psql’s \\password sends only the verifier. For foreign servers and subscriptions use a passfile or a service name, or create them when the server is set up.',
  claim: {
    unprovable: 'Who may read a file and not the password in it is nothing that a server could be asked.',
  },
  on: {
    CreateRoleStmt: ({ role = '', options }) => ofRole(`the role ${role}`, options),
    AlterRoleStmt: ({ role, options }) => ofRole(`the role ${role?.rolename ?? 'that runs it'}`, options),
    CreateUserMappingStmt: ({ servername = '', options }) => ofMapping(servername, options),
    AlterUserMappingStmt: ({ servername = '', options }) => ofMapping(servername, options),
    CreateSubscriptionStmt: ({ subname = '', conninfo }) =>
      ofConnection(`the subscription ${subname}`, conninfo),
    AlterSubscriptionStmt: ({ subname = '', conninfo }) =>
      ofConnection(`the subscription ${subname}`, conninfo),
    SelectStmt: ofCalls,
    CallStmt: ofCalls,
    InsertStmt: ofCalls,
    CreateTableAsStmt: ofCalls,
    ViewStmt: ofCalls,
  },
});

/** The secret itself is never told: the finding is read by more people than the file. */
const problem = (what: string, of: string): Problem => ({
  message: `${what} of ${of} stands in the migration.`,
});

function ofRole(whose: string, options: readonly Node[] | undefined): Problem | undefined {
  const password = optionsOf(options).find(({ defname }) => defname === 'password');
  const value = password && textOf(password);
  if (value === undefined || isPlaceholder(value)) return undefined;
  return problem(isHash(value) ? 'The hash of the password' : 'The password', whose);
}

const secretOptions = new Set([
  'password',
  'passwd',
  'secret',
  'token',
  'api_key',
  'access_key',
  'secret_key',
]);

function ofMapping(server: string, options: readonly Node[] | undefined): Problem | undefined {
  const found = optionsOf(options).some((option) => {
    const value = textOf(option);
    const named = secretOptions.has(option.defname?.toLowerCase() ?? '');
    return named && value !== undefined && !isPlaceholder(value);
  });
  return found ? problem('The password', `the user mapping for the server ${server}`) : undefined;
}

const ofConnection = (whose: string, conninfo = ''): Problem | undefined => {
  const password = passwordInConnection(conninfo);
  return password === undefined || isPlaceholder(password) ? undefined : problem('The password', whose);
};

/** dblink('host=… password=…', …), dblink_connect(…) and their like; looked for once, in the statement as a whole. */
function ofCalls(node: object, { statement }: StatementContext): readonly Problem[] {
  if (statement.node !== node || !/dblink/i.test(statement.text)) return [];
  return nodesOfKind(node, 'FuncCall').flatMap(({ funcname, args = [] }) => {
    const name = stringsOf(funcname).at(-1) ?? '';
    if (!/^dblink(_|$)/.test(name)) return [];
    return args.flatMap((arg) =>
      'A_Const' in arg
        ? (ofConnection(`the connection that ${name} opens`, arg.A_Const.sval?.sval) ?? [])
        : [],
    );
  });
}
