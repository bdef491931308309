import type { Texts } from '../texts.ts';
import { channels } from './channels.ts';
import { common } from './common.ts';
import { conversation } from './conversation.ts';
import { conversations } from './conversations.ts';
import { errors } from './errors.ts';
import { information } from './information.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

export const zh: Texts = {
  channels,
  common,
  conversation,
  conversations,
  errors,
  information,
  notices,
  people,
  search,
  settings,
  shell,
  signIn,
};
