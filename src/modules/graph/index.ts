export { connectionOf, type Connection, type Edge } from './connection.graphql.ts';
export { Node } from './node.graphql.ts';
export { NodeResolver, type NodeFinder } from './node.resolver.ts';
export { JoiningDependent, joiningDependentKey, ViewerDependent, viewerDependentKey } from './viewer-dependent.graphql.ts';
export { GraphQLDateTime as DateTime } from 'graphql-scalars';
export { toConnection, toId } from './to-connection.ts';
export { subscribedByApp, type LiveFields } from './live-fields.ts';
