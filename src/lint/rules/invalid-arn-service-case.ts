import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { isService } from '../facts/actions.ts';
import { arnOf, arnsOfService, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const invalidArnServiceCase = defineRule({
  meta: {
    id: 'invalid-arn-service-case',
    aws: { code: 'INVALID_ARN_SERVICE_CASE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'the service of an ARN has capital letters',
    why: 'services in ARNs are in lower case, and letter case counts there, so the ARN names nothing',
    help: 'write the service in lower case',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:S3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn) return [];
      const service = foldCase(arn.service);
      if (service === arn.service || !(isService(service) || arnsOfService(service).length > 0))
        return [];
      const meant = withFields(arn, { service });
      return [
        {
          at: entry,
          message: `the service ${quoted(arn.service)} must be in lower case in an ARN`,
          help: `write ${quoted(meant)}`,
          fix: {
            kind: 'unsafe',
            title: `replace with ${quoted(meant)}`,
            edits: replaceText(entry, meant),
          },
        },
      ];
    },
  }),
});
