import { z } from 'zod';

/** How many tests ended how. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What became of the tests of one file. */
export type FileResult = z.infer<typeof fileResult>;

/** What we read of the report that vitest's `json` reporter writes. */
const fileResult = z.object({
  name: z.string(),
  status: z.string(),
  assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
});
const report = z.object({ testResults: z.array(fileResult) });

export function readReport(reportJson: string): readonly FileResult[] {
  return report.parse(JSON.parse(reportJson)).testResults;
}

/** Counts tests. A file that failed as a whole (it did not load, or its cleaning up threw) counts as one more failed test. */
export function countTests(files: readonly FileResult[]): TestCounts {
  const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { passed, failed: failed + brokenFiles, skipped: statuses.length - passed - failed };
}

/** The files that failed, with their names as vitest takes them. */
export function failedFiles(files: readonly FileResult[]): readonly string[] {
  return files.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/** Those results, where later ones of the same files take the place of earlier ones. */
export function withLater(files: readonly FileResult[], later: readonly FileResult[]): readonly FileResult[] {
  return files.map((file) => later.find(({ name }) => name === file.name) ?? file);
}

/** What failed before and passed later: a file that failed as a whole by its name, else each of its tests. */
export function flaky(files: readonly FileResult[], later: readonly FileResult[]): readonly string[] {
  return later.flatMap(({ name, status, assertionResults }) => {
    const before = files.find((file) => file.name === name);
    const failed = new Set(before?.assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName));
    if (failed.size === 0 && status === 'passed') return [name];
    return assertionResults
      .filter((test) => test.status === 'passed' && failed.has(test.fullName))
      .map(({ fullName }) => `${name} ${fullName}`);
  });
}

/** The line that a test run ends with, in the form that CI systems look for. */
export function closingLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A run in which nothing ran has shown nothing, so it is no success. */
export function isSuccess({ passed, failed }: TestCounts): boolean {
  return failed === 0 && passed > 0;
}
