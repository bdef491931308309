import { BadInput } from '../../kernel/errors.ts';
import { commonPasswords } from './common-passwords.ts';

const charsMin = 8;
const charsMax = 128;

/** Length and guessability as NIST SP 800-63B asks for them: no rules about kinds of characters. @throws BadInput */
export function checkNewPassword(password: string, username: string, field: string): void {
  const chars = Array.from(password).length;
  if (chars < charsMin || chars > charsMax) {
    throw new BadInput(field, `The password has ${chars} characters; it may have ${charsMin} to ${charsMax}.`);
  }
  const plain = password.normalize('NFKC').toLowerCase().trim();
  if (plain === username) throw new BadInput(field, 'The password is the username; choose another one.');
  if (commonPasswords.has(plain) || isOneCharacter(plain)) {
    throw new BadInput(field, 'This is one of the commonest passwords, which are tried first; choose another one.');
  }
}

/** Whether a password of this length can be anybody's. */
export function isPasswordLength(password: string): boolean {
  return password.length <= 2 * charsMax && Array.from(password).length <= charsMax;
}

function isOneCharacter(text: string): boolean {
  return new Set(text).size <= 1;
}
