import { expect, test } from 'vitest';
import { findBreaks } from '../../scripts/schema-breaks.ts';

const before = 'type Query { user(id: ID!): String viewer: String! }';

test('what is added breaks nobody', async () => {
  expect(await findBreaks(before, 'type Query { user(id: ID!, as: ID): String viewer: String! group: String }', '')).toEqual([]);
});

test('a field that goes and an argument that becomes required are breaks', async () => {
  const breaks = await findBreaks(before, 'type Query { user(id: ID!, as: ID!): String }', '');
  expect(breaks.map(({ name }) => name).toSorted()).toEqual(['FIELD_ARGUMENT_ADDED Query.user.as', 'FIELD_REMOVED Query.viewer']);
});

test('a break is accepted by its line, if the line gives a reason', async () => {
  const after = 'type Query { user(id: ID!): String }';
  expect(await findBreaks(before, after, '# Breaks\nFIELD_REMOVED Query.viewer: nobody ever used it\n')).toEqual([]);
  expect(await findBreaks(before, after, 'FIELD_REMOVED Query.viewer:\n')).toHaveLength(1);
  expect(await findBreaks(before, after, 'FIELD_REMOVED Query.user: another one\n')).toHaveLength(1);
});
