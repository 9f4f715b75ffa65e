import { removeItem } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import type { Finding, Fix, Related } from '../rule.ts';
import type { Place, WrittenPolicy } from '../written.ts';
import type { Covered } from './covered-statements.ts';

/** A finding about a statement that does nothing, with the statements that are to blame. */
export function coveredFinding(
  written: WrittenPolicy,
  { statement, by }: Covered,
  { message, because }: { readonly message: string; readonly because: string },
): Finding {
  const related: readonly Related[] = by.flatMap(({ index }) => {
    const at = placeOf(written, index);
    return at ? [{ at, message: because }] : [];
  });
  return {
    at: placeOf(written, statement.index) ?? written,
    message,
    related,
    fix: removal(written, statement.index),
  };
}

function placeOf({ statements }: WrittenPolicy, index: number): Place | undefined {
  return statements.find((statement) => statement.index === index);
}

function removal({ node }: WrittenPolicy, index: number): Fix {
  const list = memberOf(node, 'Statement')?.value;
  return {
    kind: 'safe',
    title: 'remove the statement',
    edits: list?.kind === 'array' ? removeItem(list, index) : [],
  };
}
