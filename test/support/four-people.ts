import type { Deployment } from './deployments.ts';
import { person, type Person } from './person.ts';

/** Alice, Bob, Carla and Dave, every second one at the other node. */
export async function fourPeople({ here, there }: Deployment): Promise<[Person, Person, Person, Person]> {
  return Promise.all([person(here, 'alice'), person(there, 'bob'), person(here, 'carla'), person(there, 'dave')]);
}
