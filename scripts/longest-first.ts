import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest begin first, so that all workers end at about the same time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

/** How their paths begin, single files before the folder that they are in. The rest takes milliseconds. */
const longest = [
  'test/bench/smoke',
  'test/e2e/web-history',
  'test/e2e/web-chat',
  'test/sdk',
  'test/e2e',
  'test/api/readme',
  'test/tooling/import-rules',
  'test/chaos',
  'test/api/scheduled',
  'test/api/expiring',
  'src/modules/auth/auth.test',
  'test/realtime',
  'test/simulation',
  'test/api',
  'src/infra',
  'src/modules',
];

function rankOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((folder) => relative('.', moduleId).startsWith(folder));
  return place === -1 ? longest.length : place;
}
