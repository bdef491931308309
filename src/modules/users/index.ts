export { createUsersModule, usersEntities } from './users.module.ts';
export { UsersService } from './users.service.ts';
export { UserLoader } from './user-loader.ts';
export { toUser, User } from './user.graphql.ts';
export { Viewer } from './viewer.graphql.ts';
export type { Credentials, NewUser, Profile, StoredUser } from './user.ts';
export { ExternalIdTaken, UsernameTaken } from './users.errors.ts';
export { checkUsername, isUsername, toLookupName } from './usernames.ts';
export { checkDisplayName, fitAvatarUrl, fitDisplayName, fitLine } from './profiles.ts';
