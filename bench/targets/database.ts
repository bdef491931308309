import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';

export type Row = Readonly<Record<string, string | number | null>>;

const rowsAtOnce = 1_000;

/** A database of a target's own, for what the API would take too long to make, and to look whether it told the truth. */
export class BenchDatabase {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly pool: Pool,
  ) {}

  static async create(serverUrl: string, name: string): Promise<BenchDatabase> {
    const url = new URL(`/${name}`, serverUrl).href;
    const admin = createPool({ uri: serverUrl, connectionLimit: 1 });
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    await admin.end();
    return new BenchDatabase(name, url, createPool({ uri: url, connectionLimit: 4 }));
  }

  async select(sql: string, values: readonly (string | number)[] = []): Promise<Row[]> {
    const [rows] = await this.pool.query<(RowDataPacket & Row)[]>(sql, [...values]);
    return rows;
  }

  async run(sql: string, values: readonly (string | number)[] = []): Promise<void> {
    await this.pool.query(sql, [...values]);
  }

  /** All rows have the columns of the first. */
  async insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {});
    for (let i = 0; i < rows.length; i += rowsAtOnce) {
      const values = rows.slice(i, i + rowsAtOnce).map((row) => columns.map((column) => row[column] ?? null));
      await this.pool.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [values]);
    }
  }

  async drop(): Promise<void> {
    await this.pool.query(`DROP DATABASE ${this.name}`);
    await this.pool.end();
  }
}
