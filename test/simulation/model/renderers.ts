import type { LiveEvent, Renderer } from '../../../src/realtime/index.ts';
import type { World } from '../world/world.ts';
import type { Body } from './bodies.ts';

/** What a document asks for decides whether it can be answered from the event alone. */
export const documents = ['plain', 'with a loader', 'sometimes with a loader', 'with something of their own'] as const;
export type Document = (typeof documents)[number];

/** The renderers of one node, each shared by those who ask the same. */
export class ModelRenderers {
  private readonly renderers = new Map<string, Renderer<Body>>();

  constructor(
    private readonly world: World,
    private readonly node: string,
  ) {}

  of(field: 'inbox' | 'messageAdded', document: Document): Renderer<Body> {
    const key = `${field} ${document}`;
    const known = this.renderers.get(key);
    if (known !== undefined) return document === 'with something of their own' ? new OwnRenderer(known) : known;
    this.renderers.set(key, new ModelRenderer(this.world, `${this.node} ${key}`, document));
    return this.of(field, document);
  }
}

class ModelRenderer implements Renderer<Body> {
  readonly group = this;
  private readonly random;

  constructor(
    private readonly world: World,
    name: string,
    private readonly document: Document,
  ) {
    this.random = world.random.fork(`renderer ${name}`);
  }

  isShared(): boolean {
    return true;
  }

  render(event: LiveEvent<Body>): string | Promise<string> {
    const { faults } = this.world;
    if (this.document === 'plain' || (this.document === 'sometimes with a loader' && this.random.chance(0.5))) {
      if (this.random.chance(faults.renderFails / 2)) throw new Error('It cannot be rendered now.');
      return this.world.write(event);
    }
    return this.later(event);
  }

  private async later(event: LiveEvent<Body>): Promise<string> {
    await this.world.time.sleep(this.random.upTo(this.world.faults.renderDelayMaxMs));
    if (this.random.chance(this.world.faults.renderFails)) throw new Error('It cannot be rendered now.');
    return this.world.write(event);
  }
}

/** Messages look the same to everybody, what else happens does not. */
class OwnRenderer implements Renderer<Body> {
  readonly group;

  constructor(private readonly shared: Renderer<Body>) {
    this.group = shared.group;
  }

  isShared(event: LiveEvent<Body>): boolean {
    return event.type === 'change' && event.change.messageSeq !== null;
  }

  render(event: LiveEvent<Body>): string | Promise<string> {
    return this.shared.render(event);
  }
}
