import { expect, test } from 'vitest';
import { checkAvatarUrl, checkBio, checkDisplayName, fitAvatarUrl, fitDisplayName } from './profiles.ts';

const refusal: unknown = expect.objectContaining({ code: 'BAD_USER_INPUT', field: 'f' });

test('a display name is trimmed and composed', () => {
  expect(checkDisplayName('  Zoe\u0308 ', 'f')).toBe('Zoë');
});

test('characters are counted as code points, so that 64 emoji fit', () => {
  expect(checkDisplayName('😀'.repeat(64), 'f')).toBe('😀'.repeat(64));
  expect(() => checkDisplayName('😀'.repeat(65), 'f')).toThrow(refusal);
});

test.each(['', '   ', 'a\u0000b', 'a\nb', 'a\u0007', '\uD800', '\u200B\u200D', '\u3164', 'a\u202Eb', 'a\u2028b'])(
  'the display name %j is refused',
  (name) => {
    expect(() => checkDisplayName(name, 'f')).toThrow(refusal);
  },
);

test('a family emoji, held together by joiners, is a display name', () => {
  expect(checkDisplayName('👨‍👩‍👧', 'f')).toBe('👨‍👩‍👧');
});

test('a bio may have lines; an empty one is none', () => {
  expect(checkBio(' one\r\ntwo ', 'f')).toBe('one\ntwo');
  expect(checkBio('  ', 'f')).toBeNull();
  expect(() => checkBio('a'.repeat(501), 'f')).toThrow(refusal);
  expect(() => checkBio('a\u0008b', 'f')).toThrow(refusal);
});

test('an avatar is an http or https URL', () => {
  expect(checkAvatarUrl('https://example.org/a b.png', 'f')).toBe('https://example.org/a%20b.png');
  expect(checkAvatarUrl('', 'f')).toBeNull();
});

test.each([
  'javascript:alert(1)',
  'data:image/png;base64,AA',
  '/a.png',
  'https://',
  'https://a:b@example.org/',
  `https://example.org/${'a'.repeat(2_048)}`,
])('the avatar %s is refused', (url) => {
  expect(() => checkAvatarUrl(url, 'f')).toThrow(refusal);
});

test('a name from outside is made to fit instead of refused', () => {
  expect(fitDisplayName(`a\u0000${'b'.repeat(100)}`, 'x')).toBe(`a ${'b'.repeat(62)}`);
  expect(fitDisplayName(' \u200B ', 'x')).toBe('x');
  expect(fitAvatarUrl('javascript:1')).toBeNull();
});
