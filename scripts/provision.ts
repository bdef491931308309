import { findProgram } from '../test/support/programs.ts';
import { run } from './commands.ts';

interface Requirement {
  /** Any one of these programs will do. */
  readonly programs: readonly string[];
  /** The packages of Debian and Ubuntu that bring it. */
  readonly packages: readonly string[];
  readonly purpose: string;
}

const requirements: readonly Requirement[] = [
  { programs: ['mariadbd'], packages: ['mariadb-server-core', 'mariadb-client-core'], purpose: 'the database of the tests' },
  { programs: ['redis-server'], packages: ['redis-server'], purpose: 'the bus of the tests' },
  {
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium'],
    purpose: 'the browser of the tests',
  },
];

/** A person has to install something first; the message says what. */
export class MissingPrograms extends Error {}

/** Installs with apt-get what the tests need and this machine lacks, and says so. Throws `MissingPrograms` where it cannot. */
export async function provision(): Promise<void> {
  const missing = requirements.filter(isMissing);
  if (missing.length === 0) return;
  console.log(`Missing: ${missing.map((one) => `${one.programs[0]} (${one.purpose})`).join(', ')}.`);

  const packages = missing.flatMap((one) => one.packages);
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  const aptGet = await aptGetAsRoot();
  if (aptGet === undefined) throw new MissingPrograms(whatToInstall(missing));

  console.log(`Running apt-get ${install.join(' ')} …`);
  await aptGet(['update']);
  const { exitCode, output } = await aptGet(install);
  const stillMissing = missing.filter(isMissing);
  if (stillMissing.length > 0) throw new MissingPrograms(`apt-get ended with ${exitCode}:\n${output}\n${whatToInstall(stillMissing)}`);
}

function isMissing(requirement: Requirement): boolean {
  return findProgram(...requirement.programs) === undefined;
}

function whatToInstall(missing: readonly Requirement[]): string {
  const programs = missing.map((one) => one.programs.join(' or ')).join(', ');
  const packages = missing.flatMap((one) => one.packages).join(' ');
  return `Please install ${programs}, so that they are on the PATH, and run the tests again. On Debian: sudo apt-get install ${packages}`;
}

type AptGet = (args: readonly string[]) => ReturnType<typeof run>;

/** undefined where there is no apt-get, or nobody here may use it without being asked for a password. */
async function aptGetAsRoot(): Promise<AptGet | undefined> {
  const aptGet = findProgram('apt-get');
  if (aptGet === undefined) return undefined;
  if (process.getuid?.() === 0) return (args) => run('env', [...quietly, aptGet, ...args]);
  const sudo = findProgram('sudo');
  if (sudo === undefined || (await run(sudo, ['-n', 'true'])).exitCode !== 0) return undefined;
  return (args) => run(sudo, ['-n', 'env', ...quietly, aptGet, ...args]);
}

/** No questions; and RUNLEVEL keeps the packages from starting services of their own, as the tests start theirs. */
const quietly = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
