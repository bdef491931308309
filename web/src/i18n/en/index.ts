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

/** The texts of the messenger by feature. Those of other languages have the same keys. */
export const en = { channels, common, conversation, conversations, errors, information, notices, people, search, settings, shell, signIn };
