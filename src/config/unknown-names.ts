import { nearest } from './nearest.ts';
import { settings } from './settings.ts';

const names: readonly string[] = settings.map(({ name }) => name);

/** A sentence per variable that looks like ours and is none: a setting with a typo is a setting that does nothing. */
export function problemsOfUnknownNames(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(env)
    .filter(([name, value]) => /^tokenim_/i.test(name) && !names.includes(name) && !isForOthers(name, value))
    .map(([name]) => describe(name));
}

/** The variables of the test suite, and those that Kubernetes makes for a service that is called tokenim. */
function isForOthers(name: string, value = ''): boolean {
  return (
    name.startsWith('TOKENIM_TEST_') ||
    /_SERVICE_(HOST|PORT)(_|$)/.test(name) ||
    /_PORT_\d+_(TCP|UDP|SCTP)(_|$)/.test(name) ||
    /^(tcp|udp|sctp):\/\//.test(value)
  );
}

function describe(name: string): string {
  const meant = nearest(name, names, (text) => text.toUpperCase().replace(/^TOKENIM_/, ''));
  return meant === undefined
    ? `There is no setting ${name}; see --help for what there is, or unset it.`
    : `There is no setting ${name}; did you mean ${meant}?`;
}
