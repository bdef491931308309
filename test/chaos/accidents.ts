import type { Node } from '../support/node.ts';

/** What should not be in the log of a node, whatever is broken beside it: bugs of ours, and what people wrote. */
export async function accidentsOf(node: Node): Promise<string[]> {
  const lines = (await node.output()).split('\n');
  const accidents = lines.filter((line) => /unhandled|uncaught|TypeError|RangeError|ReferenceError|"parameters"|Is it over\?/i.test(line));
  return node.isRunning ? accidents : [...accidents, `The node has ended with code ${node.exitCode}.`];
}
