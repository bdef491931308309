/** Loaded before anything that an old Node could not even read. */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`TokenIM needs Node 20.19 or later; this is ${version}. Install a newer one from https://nodejs.org, then start again.`);
  process.exit(1);
}
