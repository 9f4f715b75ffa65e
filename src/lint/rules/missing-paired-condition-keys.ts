import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { clausesAbout } from '../facts/clauses.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const missingPairedConditionKeys = defineRule({
  meta: {
    id: 'missing-paired-condition-keys',
    aws: { code: 'MISSING_PAIRED_CONDITION_KEYS', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'a condition on a private address does not say of which network',
    why: 'the same private addresses are in use in every VPC, also in those of other accounts',
    help: 'ask for `aws:SourceVpc` or `aws:SourceVpce` in the same `Condition`',
    appliesTo: typesWithResource,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/16"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/16"}, "StringEquals": {"aws:SourceVpc": "vpc-0a1b2c3d"}}}',
      },
    },
  },
  check: () => ({
    clause(clause, statement) {
      if (clause.folded !== 'aws:vpcsourceip' || statement.conditionHidden) return [];
      const letsIn = statement.effect === 'Allow' || clause.row?.negated === true;
      if (!letsIn || clausesAbout(statement, networkKeys).length > 0) return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} is not tied to a VPC`,
        },
      ];
    },
  }),
});

/** Keys that say which network, or whose, a request comes from. */
const networkKeys: ReadonlySet<string> = new Set([
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
]);
