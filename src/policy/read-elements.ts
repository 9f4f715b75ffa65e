import { type Members, quoted } from '../../grammar/json/members.ts';
import type { JsonMember } from '../../grammar/json/tree.ts';
import { foldCase } from '../text/fold-case.ts';
import type { Path, Reading } from './policy-faults.ts';

/** Tells of elements that do not exist and of elements that occur twice. */
export function reportStray<Name extends string>(
  reading: Reading,
  { unknown, repeated }: Members<Name>,
  path: Path,
  what: string,
): void {
  for (const { member, meant } of unknown) {
    const help = meant && elementHelp(member.key, meant);
    reading.report({
      code: 'policy/unknown-element',
      at: { span: member.keySpan },
      path: [...path, member.key],
      message: `${what} has no element ${quoted(member.key)}`,
      ...(help && { help }),
    });
  }
  reportRepeated(reading, repeated, path);
}

function elementHelp(key: string, meant: string): string {
  return foldCase(key) === foldCase(meant)
    ? `element names are case-sensitive: write \`${meant}\``
    : `did you mean \`${meant}\`?`;
}

export function reportRepeated(
  reading: Reading,
  repeated: readonly JsonMember[],
  path: Path,
): void {
  for (const { key, keySpan } of repeated) {
    reading.report({
      code: 'policy/duplicate-element',
      ...(reading.lenientDuplicates && { severity: 'warning' }),
      at: { span: keySpan },
      path: [...path, key],
      message: `\`${key}\` occurs twice`,
      why: reading.lenientDuplicates
        ? 'the last one counts'
        : 'it is not defined which of them would count',
    });
  }
}

/** Whether the element is missing, and no misspelt element tells why. */
export function lacks<Name extends string>(members: Members<Name>, name: Name): boolean {
  return !members.known.has(name) && !members.unknown.some(({ meant }) => meant === name);
}
