import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../simulation/world/random.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { person, type Person } from '../support/person.ts';
import { Device } from './device.ts';

const steps = 60;
const seed = Number(process.env['TOKENIM_TEST_SEED'] ?? Date.now() % 1_000_000);

describe.each(deployments)('On $name', ({ start }) => {
  let tokenim: Deployment;
  beforeAll(async () => {
    // So few that some of what is missed is too much, and has to be read afresh.
    tokenim = await start({ TOKENIM_REPLAY_CHANGES_MAX: '10' });
  });
  afterAll(async () => tokenim.stop());

  test(`after random faults the client has what the server has (TOKENIM_TEST_SEED=${seed})`, async () => {
    const random = new Random(seed);
    const network = await FaultProxy.start(() => tokenim.nodes.map(({ url }) => url));
    const [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
    const rooms = [await alice.direct(bob), await alice.group('team', [bob])];
    const pick = <T>(things: readonly T[]): T => {
      const thing = things[random.upTo(things.length - 1)];
      if (thing === undefined) throw new Error('Nothing to pick from.');
      return thing;
    };
    const fast = { heartbeatMs: 200, timeoutMs: 500 };
    const devices = await Promise.all([alice, bob].map(async (who) => Device.live(who, network, fast)));
    const written = new Map(rooms.map((room) => [room, new Map<Device | null, string[]>()]));

    const actions: (() => Promise<void> | void)[] = [
      () => network.cut(),
      () => network.down(),
      () => network.freeze(),
      () => network.delay(random.upTo(40)),
      () => network.heal(),
      () => network.heal(),
      async () => {
        const index = random.upTo(1);
        const device = pick(devices.slice(index, index + 1));
        devices[index] = await device.reloaded(device.url, fast);
        for (const texts of written.values()) texts.set(devices[index], texts.get(device) ?? []);
        await devices[index].client.connect();
      },
      // Around the faults: what others do, of which much is missed.
      ...[1, 2, 15].map((count) => async () => {
        const room = pick(rooms);
        for (let i = 0; i < count; i++) await changeSomething(room, alice, random, pick);
      }),
    ];
    for (let step = 0; step < steps; step++) {
      if (random.chance(0.5)) {
        const [device, room] = [pick(devices), pick(rooms)];
        const body = `${devices.indexOf(device)} writes at ${step}`;
        const texts = written.get(room);
        texts?.set(device, [...(texts.get(device) ?? []), body]);
        device.client.outbox.send(room, body);
      } else await pick(actions)();
    }
    network.heal();

    for (const device of devices) {
      await device.isLive();
      for (const room of rooms) {
        const what = `a device of ${devices.indexOf(device) === 0 ? 'alice' : 'bob'} to have what the server has`;
        await eventually(async () => (await truthOf(room, bob)) === stateOf(device, room), { what }).catch(async (error: unknown) => {
          // Says where they differ.
          expect(stateOf(device, room)).toBe(await truthOf(room, bob));
          throw error;
        });
        const bodies = (await bob.history(room)).map(({ body }) => body);
        const mine = written.get(room)?.get(device) ?? [];
        expect(bodies.filter((body) => mine.includes(body ?? ''))).toEqual(mine);
      }
    }
    await Promise.all(devices.map(async ({ client }) => client.close()));
    await network.stop();
  });
});

/** Not by way of a device: of another one of hers. */
async function changeSomething(room: string, alice: Person, random: Random, pick: <T>(things: readonly T[]) => T): Promise<void> {
  const sent = await alice.send(room, `other ${random.next()}`);
  const mine = (await alice.history(room)).filter(({ body, sender }) => sender?.id === alice.id && body?.startsWith('other') === true);
  const message = pick([sent, ...mine]);
  if (random.chance(0.3)) await alice.edit(message.id, `other, edited ${random.next()}`);
  else if (random.chance(0.2)) await alice.recall(message.id);
}

/** The newest, as many as a client has for certain. */
const compared = 40;

async function truthOf(room: string, who: Person): Promise<string> {
  return JSON.stringify((await who.history(room, compared)).map(({ seq, version, body }) => [seq, version, body]));
}

/** With what is still on its way, of which there must be nothing in the end. */
function stateOf(device: Device, room: string): string {
  const { messages, outgoing } = device.client.inbox.timeline(room).get();
  return JSON.stringify([...messages.slice(-compared).map(({ seq, version, body }) => [seq, version, body]), ...outgoing]);
}
