import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest begin first, so that all workers end at about the same time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

/** The rest takes milliseconds. */
const folders = ['test/bench', 'test/sdk', 'test/chaos', 'test/e2e', 'test/realtime', 'test/simulation', 'test/api', 'src/modules'];

function rankOf({ moduleId }: TestSpecification): number {
  const place = folders.findIndex((folder) => relative('.', moduleId).startsWith(folder));
  return place === -1 ? folders.length : place;
}
