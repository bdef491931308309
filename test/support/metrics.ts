import type { Node } from './node.ts';

/** One figure of a node's /metrics. */
export async function metric(node: Node, name: string): Promise<number> {
  const text = await (await fetch(`${node.url}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`The node has no metric ${name}.`);
  return Number(value);
}
