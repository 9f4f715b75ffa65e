import { quoted } from '../../../grammar/json/members.ts';
import type { Edit, Finding, FixKind } from '../rule.ts';

/** Help and fix that both say to write something else instead. */
export function writeInstead(
  kind: FixKind,
  text: string,
  edits: readonly Edit[],
): Pick<Finding, 'help' | 'fix'> {
  return {
    help: `write ${quoted(text)}`,
    fix: { kind, title: `replace with ${quoted(text)}`, edits },
  };
}

/** The same for what somebody most likely meant, if there is such a thing. */
export function perhapsMeant(
  text: string | undefined,
  edits: (text: string) => readonly Edit[],
): Pick<Finding, 'help' | 'fix'> {
  if (text === undefined) return {};
  return {
    ...writeInstead('suggestion', text, edits(text)),
    help: `did you mean ${quoted(text)}?`,
  };
}
