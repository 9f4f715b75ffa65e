import { quoted } from '../../../grammar/json/members.ts';
import { nearest } from '../../text/suggest.ts';
import { typesWithResource } from '../applies-to.ts';
import {
  type ArnText,
  arnOf,
  arnsOfService,
  fittingArns,
  isOpen,
  withFields,
} from '../facts/arns.ts';
import { unknownName } from '../facts/unknown-names.ts';
import { defineRule } from '../rule.ts';

export const invalidArnResource = defineRule({
  meta: {
    id: 'invalid-arn-resource',
    aws: { code: 'INVALID_ARN_RESOURCE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN whose last field is no resource of its service',
    why: 'each service has formats for its resources; an ARN of none of them names nothing',
    help: 'write the resource in a format of the service',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::111122223333:rol/x" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::111122223333:role/x" }',
      },
    },
  },
  check: (context) => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      // Measured: wildcards make AWS silent, and so does a known word at the beginning.
      if (!arn || isOpen(arn.resource) || fittingArns(arn).length > 0) return [];
      const heads = new Set(arnsOfService(arn.service).map((one) => one.head));
      const head = headOf(arn);
      if (heads.size === 0 || head === '' || heads.has(head)) return [];
      const message = `\`${arn.service}\` has no resource of the form ${quoted(arn.resource)}`;
      return [unknownName({ at: entry, message, meant: resourceMeant(arn, heads) }, context)];
    },
  }),
});

function headOf({ resource }: ArnText): string {
  return /^[^/:]*/.exec(resource)?.[0] ?? '';
}

/** The same with the word that resources of the service begin with. */
function resourceMeant(arn: ArnText, heads: ReadonlySet<string>): string | undefined {
  const head = headOf(arn);
  const meant = nearest(head, heads);
  if (meant === undefined) return undefined;
  const other = { ...arn, resource: meant + arn.resource.slice(head.length) };
  return fittingArns(other).length > 0 ? withFields(other, {}) : undefined;
}
