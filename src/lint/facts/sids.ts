import type { WrittenPolicy, WrittenText } from '../written.ts';

/** A `Sid` that an earlier statement has, and one that none has. */
export interface RepeatedSid {
  readonly sid: WrittenText;
  readonly first: WrittenText;
  readonly free: string;
}

/** The second and further statements of each `Sid` that is not empty. */
export function repeatedSids({ statements }: WrittenPolicy): readonly RepeatedSid[] {
  const sids = statements.flatMap(({ sid }) => (sid && sid.text !== '' ? [sid] : []));
  const taken = new Set(sids.map(({ text }) => text));
  const firsts = new Map<string, WrittenText>();
  const numbers = new Map<string, number>();
  return sids.flatMap((sid) => {
    const first = firsts.get(sid.text);
    if (!first) {
      firsts.set(sid.text, sid);
      return [];
    }
    let number = numbers.get(sid.text) ?? 2;
    while (taken.has(`${sid.text}${number}`)) number += 1;
    numbers.set(sid.text, number + 1);
    return { sid, first, free: `${sid.text}${number}` };
  });
}
