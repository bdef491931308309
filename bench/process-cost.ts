import { readdirSync, readFileSync } from 'node:fs';

/** The clock that Linux counts processor time with, on every machine of today: `getconf CLK_TCK`. */
const tickUs = 10_000;

/** Processor time of a process and its descendants so far, user and system, in µs. Steps of 10 ms. */
export function cpuUsOf(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + ownCpuUs(each), 0);
}

/** Resident memory of a process and its descendants, in bytes. */
export function residentBytesOf(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + ownResidentBytes(each), 0);
}

function treeOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(treeOf)];
}

function ownCpuUs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name stands in brackets and may hold anything; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickUs;
}

function ownResidentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) * 1_024;
}
