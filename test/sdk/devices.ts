import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ClientOptions, Storage } from '../../sdk/src/index.ts';
import type { Deployment, DeploymentKind } from '../support/deployments.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import type { Node } from '../support/node.ts';
import type { Person } from '../support/person.ts';
import { Device } from './device.ts';

export interface Devices {
  readonly here: Node;
  readonly there: Node;
  /** Between the devices and both nodes; whole again after the test. */
  readonly network: FaultProxy;
  /** One that is not connected yet; closed after the test, like all of them. */
  of(who: Person, options?: Partial<ClientOptions>, storage?: Storage): Device;
  live(who: Person, options?: Partial<ClientOptions>, storage?: Storage): Promise<Device>;
  /** The same device after a reload, not connected yet. */
  reloaded(device: Device): Promise<Device>;
}

/** A deployment, and devices behind a network that can fail, for the tests of a describe. */
export function devicesOn(start: DeploymentKind['start']): Devices {
  let tokenim: Deployment;
  let network: FaultProxy;
  const devices: Device[] = [];
  beforeAll(async () => {
    // So little that tests can miss more.
    tokenim = await start({ TOKENIM_REPLAY_CHANGES_MAX: '20' });
    network = await FaultProxy.start(() => tokenim.nodes.map(({ url }) => url));
  });
  afterEach(async () => {
    await Promise.all(devices.splice(0).map(async ({ client }) => client.close()));
    network.heal();
  });
  afterAll(async () => {
    await network.stop();
    await tokenim.stop();
  });

  const kept = (device: Device): Device => {
    devices.push(device);
    return device;
  };
  const of: Devices['of'] = (who, options, storage) => kept(new Device(who, network.url, options, storage));
  return {
    get here() {
      return tokenim.here;
    },
    get there() {
      return tokenim.there;
    },
    get network() {
      return network;
    },
    of,
    live: async (...args) => {
      const device = of(...args);
      await device.client.connect();
      await device.isLive();
      return device;
    },
    reloaded: async (device) => kept(await device.reloaded()),
  };
}
