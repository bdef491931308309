/** Runs one piece of work at a time; work that is handed in by other work runs after it, in order. The work must not throw. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private isRunning = false;

  /** Has run the work when it returns, unless it was called from inside such work. */
  run(work: () => void): void {
    this.waiting.push(work);
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) next();
    } finally {
      this.isRunning = false;
    }
  }
}
