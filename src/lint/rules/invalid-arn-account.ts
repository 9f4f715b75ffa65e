import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { accountIdOf } from '../facts/account-ids.ts';
import { arnOf, arnsOfService, isOpen } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const invalidArnAccount = defineRule({
  meta: {
    id: 'invalid-arn-account',
    aws: { code: 'INVALID_ARN_ACCOUNT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'the account of an ARN is none',
    why: 'the fifth field of an ARN is the ID of an account; with anything else the ARN names nothing',
    help: 'write the twelve digits of the account',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:12345:jobs" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || isOpen(arn.account) || /^(?:\d{12}|aws|)$/.test(arn.account)) return [];
      const { account, service } = arn;
      const listed = arnsOfService(service).map((one) => one.account);
      if (listed.some((field) => field !== 'any' && field.literal === account)) return [];
      const padded = accountIdOf(account);
      return [
        {
          at: entry,
          message: `${quoted(account)} is not the ID of an account`,
          ...(padded !== undefined && {
            help: `did you mean \`${padded}\`, with its leading zeros`,
          }),
        },
      ];
    },
  }),
});
