import type { ConversationId } from '../../kernel/ids.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoPerson } from './demo-person.ts';

/** How far in the past the story begins. It ends within the last hour before the present. */
export const storyHours = 72;

/** The clientMessageIds of its first message, which stands in the group, and of its last, in a direct conversation. */
export const firstWords = 'demo-the-beginning';
export const lastWords = 'demo-the-end';

export interface Cast {
  readonly alice: DemoPerson;
  readonly bob: DemoPerson;
  readonly carla: DemoPerson;
}

/** Three people plan a walk, and do one of each thing that can be done in a conversation. */
export async function tellStory({ alice, bob, carla }: Cast, clock: DemoClock): Promise<void> {
  const group = await alice.createGroup('Sunday', 'Where to, when, and who brings what.', [bob]);
  await theIdea(group, alice, bob);
  clock.pass({ hours: 21 });
  await carlaComes(group, alice, bob, carla);
  clock.pass({ hours: 25 });
  await thePlan(group, alice, bob, carla);
  clock.pass({ hours: 23 });
  await theEveningBefore(group, alice, bob, carla);
  clock.pass({ minutes: 90 });
  await betweenTwo(alice, bob);
}

async function theIdea(group: ConversationId, alice: DemoPerson, bob: DemoPerson): Promise<void> {
  await alice.say(group, 'The forecast for Sunday is all sun. Who is in for a walk?', { clientMessageId: firstWords });
  const question = await bob.say(group, 'Me! Where to?');
  await alice.say(group, 'I was thinking of the Eibsee. Two hours around the lake, and one can swim.', { replyTo: question });
  await bob.say(group, 'At this time of the year? You swim. I hold the towel.');
  const train = await alice.say(group, 'There is a train at 7:02, we would be there by nine.');
  await alice.edit(train, 'There is a train at 6:47, we would be there by nine.');
  await bob.say(group, 'That is the middle of the night. But fine.', { replyTo: train });
}

async function carlaComes(group: ConversationId, alice: DemoPerson, bob: DemoPerson, carla: DemoPerson): Promise<void> {
  await bob.say(group, 'Carla asks whether she can come along.');
  await alice.add(group, carla);
  await alice.say(group, 'Of course! Welcome, Carla. Scroll up for the plan.', { mentions: [carla] });
  await carla.say(group, 'Thank you! 太好了，我一直想去那里。 🥾');
  await carla.say(group, 'I have a car, by the way. No train in the middle of the night needed.');
  await bob.say(group, 'Carla, you are my favourite person.', { mentions: [carla] });
  await alice.rename(group, 'Around the Eibsee');
}

async function thePlan(group: ConversationId, alice: DemoPerson, bob: DemoPerson, carla: DemoPerson): Promise<void> {
  await alice.makeAdmin(group, carla);
  await carla.share(group, { latitude: 47.457, longitude: 10.99, name: 'Eibsee, the car park by the lake' });
  const start = await carla.say(group, 'We leave the car here. I pick you up at eight, Bob first.');
  await alice.sendCustom(
    group,
    { type: 'poll', question: 'What do we eat?', options: ['Sandwiches', 'Soup from the thermos', 'Cake at the café'] },
    'Poll: What do we eat? Sandwiches, soup from the thermos, or cake at the café?',
  );
  await bob.say(group, 'Sandwiches. I make them, with and without cheese.');
  await carla.say(group, 'And I bring coffee.');
  const slip = await bob.say(group, 'the code for the door is 4711, just come up');
  await bob.recall(slip);
  await bob.say(group, 'Ignore that, wrong window. Eight is good.', { replyTo: start });
}

async function theEveningBefore(group: ConversationId, alice: DemoPerson, bob: DemoPerson, carla: DemoPerson): Promise<void> {
  await alice.say(group, 'Last check for tomorrow: sun, 14 degrees, no wind.');
  await carla.say(group, 'Boots are in the car already.');
  await bob.say(group, 'Sandwiches are ready. Alice, yours is the one without cheese.', { mentions: [alice] });
  await alice.say(group, 'See you at eight! Bob, set an alarm. Two.', { mentions: [bob] });
}

async function betweenTwo(alice: DemoPerson, bob: DemoPerson): Promise<void> {
  const direct = await alice.openDirect(bob);
  await alice.say(direct, "Between us: isn't it Carla's birthday tomorrow?");
  const admission = await bob.say(direct, 'It is. I completely forgot.');
  await alice.say(direct, 'I bake something. You carry it around the lake without dropping it.', { replyTo: admission });
  await bob.say(direct, 'Deal. Not a word in the group!', { clientMessageId: lastWords });
}
