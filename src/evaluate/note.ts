/** A near miss or a trap, in words that teach. */
export interface Note {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

export function note(code: string, message: string, help?: string): Note {
  return { code, message, ...(help !== undefined && { help }) };
}
