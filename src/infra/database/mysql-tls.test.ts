import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from '../../../test/support/programs.ts';
import { startMariaDb, type PrivateService } from '../../../test/support/services.ts';
import { openDatabase, select, type Database } from './index.ts';

const openssl = findProgram('openssl');

describe.runIf(openssl !== undefined)('TLS to MariaDB', () => {
  let dir: string;
  let mariaDb: PrivateService;
  const file = (name: string): string => join(dir, name);

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tokenim-tls-'));
    await Promise.all([makeAuthority('ours'), makeAuthority('other')]);
    await makeCertificate('server', 'localhost');
    mariaDb = await startMariaDb({
      args: [`--ssl-ca=${file('ours.pem')}`, `--ssl-cert=${file('server.pem')}`, `--ssl-key=${file('server.key')}`],
    });
    await onServer('CREATE DATABASE tokenim CHARACTER SET utf8mb4');
    await onServer("CREATE USER 'careful'@'%' IDENTIFIED BY 'pw' REQUIRE SSL");
    await onServer("GRANT ALL ON tokenim.* TO 'careful'@'%'");
  });
  afterAll(async () => {
    await mariaDb.stop();
    await rm(dir, { recursive: true });
  });

  test('encrypts what goes over the line, and is cut like any other connection', async () => {
    const database = await open(file('ours.pem'));
    const [row] = await select<{ Value: string }>(database.unitOfWork.reader, "SHOW STATUS LIKE 'Ssl_version'");
    expect(row?.Value).toMatch(/^TLSv1\.[23]$/);
    await mariaDb.freeze();
    await expect(database.ping()).rejects.toThrow('MySQL has not answered within 1000 ms.');
    mariaDb.thaw();
    await database.ping();
    await database.close();
  });

  test('refuses a certificate from somebody else, in one sentence', async () => {
    const sentence = /^TOKENIM_MYSQL_TLS: the certificate of localhost:\d+ does not convince \(.*certificate.*\); set the path of a file/;
    await expect(open(file('other.pem'))).rejects.toThrow(sentence);
    await expect(open(null)).rejects.toThrow(sentence);
  });

  test('says which file it cannot use', async () => {
    await expect(open(file('missing.pem'))).rejects.toThrow(/^TOKENIM_MYSQL_TLS: the file .*missing\.pem cannot be read/);
    await writeFile(file('empty.pem'), '');
    await expect(open(file('empty.pem'))).rejects.toThrow(/^TOKENIM_MYSQL_TLS: the file .*empty\.pem holds no certificate/);
  });

  test('refuses a certificate for another name', async () => {
    await makeCertificate('server', 'elsewhere.example.com');
    await mariaDb.restart();
    await expect(open(file('ours.pem'))).rejects.toThrow(/^TOKENIM_MYSQL_TLS: the certificate of .*does not match.*elsewhere/);
  });

  async function open(authoritiesFile: string | null): Promise<Database> {
    return openDatabase({
      location: {
        mysqlUrl: `mysql://careful:pw@localhost:${mariaDb.port}/tokenim`,
        dataDir: '',
        tls: { authoritiesFile },
        connectionsMax: 2,
        answerMs: 1_000,
      },
      entities: [],
      migrateAtStart: true,
      publish: () => undefined,
      pause: () => Promise.resolve(),
    });
  }

  async function onServer(sql: string): Promise<void> {
    const connection = await createConnection(mariaDb.url);
    await connection.query(sql);
    await connection.end();
  }

  async function makeAuthority(name: string): Promise<void> {
    await run(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
    )(name);
  }

  /** From our authority. */
  async function makeCertificate(name: string, host: string): Promise<void> {
    const authority = ['-CA', file('ours.pem'), '-CAkey', file('ours.key')];
    const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
    await run(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      ...authority,
      ...subject,
    )(name);
  }

  function run(...args: string[]): (name: string) => Promise<void> {
    return async (name) => {
      await promisify(execFile)(openssl ?? '', [...args, '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)]);
    };
  }
});
