import type { Storage } from './storage.ts';

/** Writes changes in their order, those of one moment together, one write at a time. */
export class Journal {
  private waiting = new Map<string, unknown>();
  private writing: Promise<void> | null = null;

  constructor(
    private readonly storage: Storage,
    private readonly onError: (error: unknown) => void,
  ) {}

  put(key: string, value: unknown): void {
    this.waiting.set(key, value);
    this.writing ??= this.write();
  }

  /** Resolves once everything that was put is stored, or could not be. */
  async written(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    // What else changes in this moment belongs to it.
    await Promise.resolve();
    while (this.waiting.size > 0) {
      const changes = this.waiting;
      this.waiting = new Map();
      try {
        await this.storage.save(changes);
      } catch (error) {
        // With the next change it is tried again; what has changed since counts.
        this.waiting = new Map([...changes, ...this.waiting]);
        this.onError(error);
        break;
      }
    }
    this.writing = null;
  }
}
