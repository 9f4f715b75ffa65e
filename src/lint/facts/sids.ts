import type { WrittenPolicy, WrittenStatement, WrittenText } from '../written.ts';

/** A Sid that an earlier statement has already. */
export interface RepeatedSid {
  readonly sid: WrittenText;
  readonly statement: WrittenStatement;
  readonly first: WrittenText;
  /** A Sid that no statement of the document has. */
  readonly fresh: string;
}

/** Empty Sids do not count: they name nothing. */
export function repeatedSids({ statements }: WrittenPolicy): readonly RepeatedSid[] {
  const firsts = new Map<string, WrittenText>();
  const taken = new Set(statements.map(({ sid }) => sid?.text ?? ''));
  const next = new Map<string, number>();
  const repeated: RepeatedSid[] = [];
  for (const statement of statements) {
    const { sid } = statement;
    if (sid === undefined || sid.text === '') continue;
    const first = firsts.get(sid.text);
    if (first === undefined) {
      firsts.set(sid.text, sid);
      continue;
    }
    let number = next.get(sid.text) ?? 2;
    while (taken.has(`${sid.text}${number}`)) number += 1;
    const fresh = `${sid.text}${number}`;
    taken.add(fresh);
    next.set(sid.text, number + 1);
    repeated.push({ sid, statement, first, fresh });
  }
  return repeated;
}
