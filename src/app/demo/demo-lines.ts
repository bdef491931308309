import type { DemoWorld } from './seed-demo.ts';

/** What the start says about the demo. */
export function demoLines({ usernames, password, groupId }: DemoWorld): string[] {
  return [
    'The demo is in the database. Sign in with the login mutation:',
    `  Usernames  ${usernames.join(', ')}`,
    `  Password   ${password} (the same for all)`,
    ...(groupId === null ? [] : [`  Group      ${groupId}`]),
  ];
}
