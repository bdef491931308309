import { expect, test } from 'vitest';
import { closingLine, countTests, failedFiles, flaky, isSuccess, withLater, type FileResult } from '../../scripts/test-results.ts';

function file(status: string, tests: readonly string[], name = 'a.test.ts'): FileResult {
  return { name, status, assertionResults: tests.map((one, i) => ({ fullName: `test ${i}`, status: one })) };
}

test('the closing line counts passed and failed tests', () => {
  const counts = countTests([file('passed', ['passed', 'passed']), file('failed', ['failed', 'passed'])]);
  expect(closingLine(counts)).toBe('3 passed, 1 failed');
  expect(isSuccess(counts)).toBe(false);
});

test('skipped tests are named only where there are any', () => {
  const counts = countTests([file('passed', ['passed', 'skipped', 'todo'])]);
  expect(closingLine(counts)).toBe('1 passed, 0 failed, 2 skipped');
  expect(isSuccess(counts)).toBe(true);
});

test('a file that does not load is a failure', () => {
  const counts = countTests([file('failed', []), file('passed', ['passed'])]);
  expect(closingLine(counts)).toBe('1 passed, 1 failed');
});

test('a run of no test, or of skipped ones only, is no success', () => {
  expect(isSuccess(countTests([]))).toBe(false);
  expect(isSuccess(countTests([file('passed', ['skipped'])]))).toBe(false);
});

test('what fails first and then passes is named, and counts as passed', () => {
  const first = [file('failed', ['passed', 'failed', 'failed'], 'a'), file('passed', ['passed'], 'b'), file('failed', [], 'c')];
  expect(failedFiles(first)).toEqual(['a', 'c']);
  const later = [file('failed', ['failed', 'passed', 'failed'], 'a'), file('passed', ['passed'], 'c')];
  expect(flaky(first, later)).toEqual(['a test 1', 'c']);
  expect(countTests(withLater(first, later))).toEqual({ passed: 3, failed: 2, skipped: 0 });
});
