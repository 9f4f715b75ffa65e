import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { accountIdOf, accountKeys, numbersIn, type WrittenNumber } from '../facts/account-ids.ts';
import { placeOf } from '../facts/elements.ts';
import { memberOf } from '../read-written.ts';
import { defineRule, type Finding } from '../rule.ts';

export const accountIdAsNumber = defineRule({
  meta: {
    id: 'account-id-as-number',
    severity: 'error',
    summary: 'the ID of an account is written as a number',
    why: "a number loses its leading zeros, and an ID with fewer than twelve digits is nobody's",
    help: 'put the twelve digits in quotes',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": 12345678901 }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
        type: 'resource',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "012345678901" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
        type: 'resource',
      },
    },
  },
  check: () => ({
    *statement({ node, path }) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const principal = memberOf(node, name)?.value;
        const numbers = numbersIn(memberOf(principal, 'AWS')?.value, [...path, name, 'AWS']);
        yield* numbers.map((number) => told(number));
      }
    },
    *clause({ folded, node, path }) {
      if (!accountKeys.has(folded)) return;
      for (const number of numbersIn(node, path)) {
        // Conditions compare numbers by the way they are written.
        yield { ...told(number), ...(isWhole(number) && { severity: 'suggestion' as const }) };
      }
    },
  }),
});

function isWhole({ lexeme }: WrittenNumber): boolean {
  return /^\d{12}$/.test(lexeme);
}

function told({ lexeme, node, path }: WrittenNumber): Finding {
  const at = placeOf(path, node);
  const id = accountIdOf(lexeme);
  return {
    at,
    message: `the ID of an account is written as the number \`${lexeme.slice(0, 80)}\``,
    ...(id !== undefined && {
      help: `write \`"${id}"\``,
      fix: { kind: 'suggestion', title: `replace with \`"${id}"\``, edits: replaceText(at, id) },
    }),
  };
}
