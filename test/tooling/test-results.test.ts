import { expect, test } from 'vitest';
import { closingLine, countTests, isSuccess } from '../../scripts/test-results.ts';

function reportOf(...files: readonly { status: string; tests: readonly string[] }[]): string {
  return JSON.stringify({
    numTotalTests: 99,
    testResults: files.map(({ status, tests }) => ({ name: 'a.test.ts', status, assertionResults: tests.map((one) => ({ status: one })) })),
  });
}

test('the closing line counts passed and failed tests', () => {
  const counts = countTests(reportOf({ status: 'passed', tests: ['passed', 'passed'] }, { status: 'failed', tests: ['failed', 'passed'] }));
  expect(closingLine(counts)).toBe('3 passed, 1 failed');
  expect(isSuccess(counts)).toBe(false);
});

test('skipped tests are named only where there are any', () => {
  const counts = countTests(reportOf({ status: 'passed', tests: ['passed', 'skipped', 'todo'] }));
  expect(closingLine(counts)).toBe('1 passed, 0 failed, 2 skipped');
  expect(isSuccess(counts)).toBe(true);
});

test('a file that does not load is a failure', () => {
  const counts = countTests(reportOf({ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] }));
  expect(closingLine(counts)).toBe('1 passed, 1 failed');
});

test('a run of no test, or of skipped ones only, is no success', () => {
  expect(isSuccess(countTests(reportOf()))).toBe(false);
  expect(isSuccess(countTests(reportOf({ status: 'passed', tests: ['skipped'] })))).toBe(false);
});
