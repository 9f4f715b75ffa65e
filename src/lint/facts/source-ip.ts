import { quoted } from '../../../grammar/json/members.ts';
import { replaceValue } from '../edits.ts';
import type { Finding } from '../rule.ts';
import type { WrittenClause, WrittenStatement } from '../written.ts';
import { sourceRanges } from './addresses.ts';
import { renameKey } from './conditions.ts';

// `aws:SourceIp` is a public address: a private one in a policy never makes a difference.

/** A clause whose addresses are all private, under an operator that is negated or not. */
export function* onlyPrivateAddresses(
  clause: WrittenClause,
  statement: WrittenStatement,
  negated: boolean,
): Iterable<Finding> {
  const ranges = sourceRanges(clause);
  if (ranges?.negated !== negated || ranges.others.length > 0 || ranges.privates.length === 0)
    return;
  yield {
    at: clause,
    message: `no request has a private address in \`aws:SourceIp\`, so that this ${negated ? 'always' : 'never'} holds`,
    fix: {
      kind: 'unsafe',
      title: 'compare with `aws:VpcSourceIp`',
      edits: renameKey(statement, clause, 'aws:VpcSourceIp'),
    },
  };
}

/** A clause some of whose addresses are private. */
export function* somePrivateAddresses(clause: WrittenClause, negated: boolean): Iterable<Finding> {
  const ranges = sourceRanges(clause);
  const [first, ...also] = ranges?.privates ?? [];
  if (ranges?.negated !== negated || !first || ranges.others.length === 0) return;
  const kept = JSON.stringify(ranges.others.map(({ text }) => text));
  yield {
    at: first,
    also,
    message: `no request has the private address ${quoted(first.text)} in \`aws:SourceIp\``,
    fix: {
      kind: 'unsafe',
      title: 'remove the private addresses',
      edits: replaceValue(clause, kept),
    },
  };
}
