import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { changeOperator, keyPlace, withBase } from '../facts/conditions.ts';
import { type KeyFacts, type KeyType, keyFacts } from '../facts/keys.ts';
import { writeInstead } from '../facts/replacement.ts';
import { familyOf, type OperatorFamily } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const typeMismatch = defineRule({
  meta: {
    id: 'type-mismatch',
    aws: { code: 'TYPE_MISMATCH', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'an operator does not fit what a condition key holds',
    why: 'the operator reads the value of the request as something that it is not',
    help: 'use an operator for the type of the key',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:SecureTransport": "true" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      const { row, folded, key, operator } = clause;
      const facts = row && keyFacts(folded);
      if (!row || !facts || facts.scope === 'federation') return [];
      const wanted = operatorFor(facts, familyOf(row));
      if (wanted === undefined) return [];
      const name = withBase(operator, wanted);
      const [value] = clause.values;
      const isTruth = clause.values.length === 1 && /^(?:true|false)$/.test(value?.text ?? '');
      return [
        {
          at: clause.operatorPlace,
          also: [keyPlace(clause)],
          message: `${quoted(operator.text)} does not fit ${quoted(key)}, which holds ${nouns[wanted]}`,
          help: `write ${quoted(name)}`,
          ...(row.name === 'StringEquals' &&
            wanted === 'Bool' &&
            isTruth &&
            writeInstead('safe', name, changeOperator(policy, statement, clause, name))),
        },
      ];
    },
  }),
});

const nouns = {
  StringEquals: 'text',
  NumericEquals: 'a number',
  DateEquals: 'a date',
  Bool: '`true` or `false`',
  IpAddress: 'an IP address',
  ArnLike: 'an ARN',
} as const;

const plainOperator: Readonly<Record<KeyType, keyof typeof nouns | undefined>> = {
  String: 'StringEquals',
  Numeric: 'NumericEquals',
  Date: 'DateEquals',
  Bool: 'Bool',
  IpAddress: 'IpAddress',
  Arn: 'ArnLike',
  Binary: undefined,
};

/** An operator that fits the key; absent where the one that is there does. */
function operatorFor({ types, name }: KeyFacts, family: OperatorFamily) {
  if (family === 'Null' || family === 'Binary' || types.some((type) => type === family))
    return undefined;
  // Text operators on ARNs are another rule's; tags and the like may hold an ARN.
  if (family === 'String' && types.includes('Arn')) return undefined;
  if (family === 'Arn' && (name.includes('${') || name.endsWith('/'))) return undefined;
  const [type] = types;
  return type && plainOperator[type];
}
