import { BadInput } from '../../kernel/errors.ts';

const usernamePattern = /^[a-z][a-z0-9._-]{2,31}$/;

/** Names that would let somebody pass for the operator, or that mean something in a chat. */
const reservedUsernames: ReadonlySet<string> = new Set(
  [
    'abuse account admin administrator all anonymous anyone api bot channel contact everybody everyone guest help',
    'helpdesk here host hostmaster info mod moderator moderators nobody noreply null official operator owner',
    'postmaster root security server service staff sudo superuser support sysadmin system team tokenim undefined',
    'unknown user users viewer webmaster',
  ]
    .join(' ')
    .split(' '),
);

/** The name as it is stored and looked up: case makes no difference. */
export function toLookupName(username: string): string {
  return username.trim().toLowerCase();
}

/** Whether anybody can have this name. Takes the name as it is stored. */
export function isUsername(name: string): boolean {
  return usernamePattern.test(name);
}

/** The name as it is stored. @throws BadInput */
export function checkUsername(username: string, field: string): string {
  const name = toLookupName(username);
  if (!isUsername(name)) {
    throw new BadInput(
      field,
      'A username has 3 to 32 characters: letters a to z, digits, dots, underscores and hyphens, and begins with a letter.',
    );
  }
  // Dots and the like do not make another name of it: ad.min is admin to the eye.
  if (reservedUsernames.has(name) || reservedUsernames.has(name.replaceAll(/[._-]/g, ''))) {
    throw new BadInput(field, `The username "${name}" is reserved; choose another one.`);
  }
  return name;
}
