export { RecentReads } from './recent-reads.ts';
