/** Every message carries its number in its room, eight digits behind this mark at the start of its body. */
export const bodyMark = '"body":"#';
export const numberDigits = 8;

/** Stands in a template for the number. */
export const placeholder = '\u0000';

/** A text with the number in several places. */
export class Template {
  private readonly parts: readonly string[];

  constructor(text: string) {
    this.parts = text.split(placeholder);
  }

  with(number: number): string {
    return this.parts.join(String(number).padStart(numberDigits, '0'));
  }
}

/** The eight digits at that place, or -1 where there is anything else. */
export function numberAt(bytes: Buffer, at: number): number {
  let number = 0;
  for (let i = at; i < at + numberDigits; i++) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
