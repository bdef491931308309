import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../kernel/errors.ts';
import { loadConfig, loadEnvFile, resolveJwtSecret } from './index.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokenim-config-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('a secret that is set is taken, and nothing is written', async () => {
  const secret = 'a secret of at least thirty-two bytes';
  expect(await resolveJwtSecret(loadConfig({ TOKENIM_JWT_SECRET: secret, TOKENIM_DATA_DIR: folder }, []))).toBe(secret);
  expect(await readdir(folder)).toEqual([]);
});

test('a secret is made once and kept where only its owner reads it', async () => {
  const config = loadConfig({ TOKENIM_DATA_DIR: join(folder, 'new', 'data') }, []);
  const secret = await resolveJwtSecret(config);
  const file = join(folder, 'new', 'data', 'jwt-secret');
  expect(Buffer.from(secret, 'base64')).toHaveLength(48);
  expect((await readFile(file, 'utf8')).trim()).toBe(secret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await resolveJwtSecret(config)).toBe(secret);
});

test('starts at the same moment end up with one secret and leave nothing else behind', async () => {
  const config = loadConfig({ TOKENIM_DATA_DIR: folder }, []);
  const secrets = await Promise.all(Array.from({ length: 20 }, async () => resolveJwtSecret(config)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(folder)).toEqual(['jwt-secret']);
});

test('a kept secret that is too short is refused', async () => {
  await writeFile(join(folder, 'jwt-secret'), 'short\n');
  await expect(resolveJwtSecret(loadConfig({ TOKENIM_DATA_DIR: folder }, []))).rejects.toThrow(
    `The secret in ${join(folder, 'jwt-secret')} is 5 bytes long, which is less than 32; delete the file, and the next start makes a new one.`,
  );
});

test('a data folder that is none is refused by its setting', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const refusal = resolveJwtSecret(loadConfig({ TOKENIM_DATA_DIR: file }, []));
  await expect(refusal).rejects.toThrow(StartError);
  await expect(refusal).rejects.toThrow(/^TOKENIM_DATA_DIR: .*; choose a folder that this user may write to, or set TOKENIM_JWT_SECRET\.$/);
});

test('a .env file adds to the environment, which wins', async () => {
  await writeFile(join(folder, '.env'), 'TOKENIM_TEST_ENV_FILE_A=file\nTOKENIM_TEST_ENV_FILE_B="from file"\n');
  process.env['TOKENIM_TEST_ENV_FILE_A'] = 'environment';
  try {
    loadEnvFile(folder);
    expect(process.env['TOKENIM_TEST_ENV_FILE_A']).toBe('environment');
    expect(process.env['TOKENIM_TEST_ENV_FILE_B']).toBe('from file');
  } finally {
    delete process.env['TOKENIM_TEST_ENV_FILE_A'];
    delete process.env['TOKENIM_TEST_ENV_FILE_B'];
  }
});

test('no .env file is fine, and one that cannot be read is refused', async () => {
  loadEnvFile(folder);
  await mkdir(join(folder, '.env'));
  expect(() => loadEnvFile(folder)).toThrow(/^The settings in .* cannot be read \(.*\); mend or remove the file\.$/);
});
