import { privilegeName } from '../catalog/grants.js';
import { step, type Step } from './step.js';

const entry =
  /^default privileges for role (.+?)(?: in schema (.+))? on (tables|sequences|functions|types|schemas)$/;

/** What everybody may do by itself (manual, table 5.2), which an entry for all schemas replaces. */
const ofPublic: Readonly<Record<string, string>> = { functions: 'X', types: 'U' };

/** What makes an entry of `ALTER DEFAULT PRIVILEGES` what it was: one that says no more than the built-in default goes. */
export function alterDefaultPrivileges(
  identity: string,
  was: string | null | undefined,
  is: string | null | undefined,
): readonly Step[] {
  const [, role = '', schema, objects = ''] = entry.exec(identity) ?? [];
  if (role === '' || was === is) return [];
  const builtIn = schema === undefined && ofPublic[objects] ? `=${ofPublic[objects]}/` : '';
  const [old, present] = [privileges(was ?? builtIn, role), privileges(is ?? builtIn, role)];
  const alter = `ALTER DEFAULT PRIVILEGES FOR ROLE ${role}${schema === undefined ? '' : ` IN SCHEMA ${schema}`}`;
  const gone = [...present]
    .filter((one) => !old.has(one))
    .map((one) => phrase('REVOKE', 'FROM', one, objects));
  const back = [...old].filter((one) => !present.has(one)).map((one) => phrase('GRANT', 'TO', one, objects));
  return [...gone, ...back].map((what) => step(`${alter} ${what}`));
}

/** `app=ar/owner, =X/owner` → `ar` one by one, but for what the owner has. */
function privileges(list: string, owner: string): ReadonlySet<string> {
  const items = list.split(', ').flatMap((text) => {
    const [, grantee = '', letters = ''] = /^(.*)=([A-Za-z*]*)\//.exec(text) ?? [];
    if (grantee === owner) return [];
    return (letters.match(/[A-Za-z]\*?/g) ?? []).map((letter) => `${letter} ${grantee || 'PUBLIC'}`);
  });
  return new Set(items);
}

function phrase(verb: 'GRANT' | 'REVOKE', preposition: string, one: string, objects: string): string {
  const [letter = '', ...role] = one.split(' ');
  const option = verb === 'GRANT' && letter.endsWith('*') ? ' WITH GRANT OPTION' : '';
  return `${verb} ${privilegeName(letter.charAt(0))} ON ${objects.toUpperCase()} ${preposition} ${role.join(' ')}${option}`;
}
